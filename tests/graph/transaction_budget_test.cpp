#include "graph/store/engine.h"
#include "graph/store/transaction_impl.h"

#include <catch2/catch.hpp>

using namespace dossier;         // NOLINT
using namespace dossier::graph;  // NOLINT

namespace {

constexpr std::size_t kAllowed = std::size_t{4} << 20;
constexpr int kTooMany = 1'000'000;

/// How many times `change` can be repeated in one transaction before the budget ends it.
template <typename Change>
int changes_until_refused(const std::shared_ptr<Engine>& engine, Change change) {
  TransactionImpl transaction(engine, engine->begin_exclusive(), Role::Exclusive);
  for (int i = 0; i < kTooMany; ++i) {
    try {
      change(transaction, i);
    } catch (const Exception& refused) {
      CHECK(refused.error().code == Code::LimitExceeded);
      CHECK(refused.error().message ==
            "the changes of a transaction take more than 4 MB of memory");
      transaction.rollback();
      return i;
    }
  }
  return kTooMany;
}

}  // namespace

TEST_CASE("a transaction that grows too large is refused while it runs") {
  std::shared_ptr<rocks::Database> database =
      rocks::Database::open({.path = {}, .cache_bytes = 1 << 20}).value();
  const auto batch = database->batch(0);
  batch->put(rocks::Family::Meta, "h", encode_head({}));
  REQUIRE_FALSE(database->write(*batch));
  const auto engine = std::make_shared<Engine>(database, StoreOptions{});
  engine->load();
  engine->limit_transactions(kAllowed);

  TransactionImpl first(engine, engine->begin_exclusive(), Role::Exclusive);
  const NodeId node = first.create_node({}, {});
  const KeyId key = first.key("text");
  const TypeId type = first.type("T");
  const LabelId label = first.label("N");
  first.create_index({"texts", IndexKind::Range, EntityKind::Node, "N", {"text"}}, {});
  first.commit().value();
  const std::string text(1000, 'x');
  const Property property{key, Value(text)};

  const int nodes = changes_until_refused(engine, [&](Transaction& t, int) {
    t.create_node({&label, 1}, {&property, 1});
  });
  CHECK(nodes > 100);
  CHECK(nodes < 4194);  // the text alone takes that much
  CHECK(changes_until_refused(engine, [&](Transaction& t, int) {
          t.create_relationship(node, type, node, {});
        }) < 10'000);
  CHECK(changes_until_refused(engine, [&](Transaction& t, int i) {
          t.set_property(node, key, text + std::to_string(i));
        }) < 4194);

  CHECK(engine->durable()->head.nodes == 1);
  CHECK(engine->durable()->head.relationships == 0);
  TransactionImpl next(engine, engine->begin_exclusive(),
                       Role::Exclusive);  // each has the whole budget
  next.create_node({}, {&property, 1});
  CHECK(next.commit());
}
