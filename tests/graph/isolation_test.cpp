#include "graph/store.h"
#include "tests/graph/temporary.h"

#include <atomic>
#include <thread>

#include <catch2/catch.hpp>

using namespace dossier;
using namespace dossier::graph;
using namespace dossier::graph::test;

namespace {

using Store_ = std::unique_ptr<Store>;

/// A store in memory with one node that has `balance`.
struct Account {
  Store_ store = Store::open(":memory:", {.writer_timeout = std::chrono::milliseconds(30)}).value();
  NodeId node{};
  KeyId balance{};

  Account() {
    auto transaction = store->begin();
    balance = transaction->key("balance");
    node = transaction->create_node({}, {});
    transaction->set_property(node, balance, Value(100));
    transaction->commit().value();
  }

  std::int64_t read(const Transaction& transaction) const {
    return transaction.property(node, balance).integer();
  }
};

template <typename Action>
Code code_of(Action action) {
  try {
    action();
  } catch (const Exception& exception) {
    return exception.error().code;
  }
  return Code::Internal;
}

}  // namespace

TEST_CASE("uncommitted and rolled back writes are seen by nobody else", "[isolation]") {
  Account account;
  auto writer = account.store->begin();
  writer->set_property(account.node, account.balance, Value(1));
  writer->create_node({}, {});
  CHECK(account.read(*account.store->begin()) == 100);
  CHECK(account.read(*account.store->begin_read()) == 100);
  CHECK(account.read(*writer) == 1);
  writer->set_property(account.node, account.balance, Value(2));
  writer->rollback();
  CHECK(account.read(*account.store->begin_read()) == 100);
  CHECK(account.store->begin_read()->statistics().nodes() == 1);
  CHECK(account.store->last_commit() == 1);
}

TEST_CASE("a snapshot does not move", "[isolation]") {
  Account account;
  auto reader = account.store->begin_read();
  auto writer = account.store->begin();
  const LabelId label = writer->label("New");
  for (int i = 0; i < 10; ++i) writer->create_node({&label, 1}, {});
  writer->set_property(account.node, account.balance, Value(7));
  REQUIRE(writer->commit());
  CHECK(account.read(*reader) == 100);
  CHECK(reader->statistics().nodes() == 1);
  CHECK(reader->labels().empty());
  NodeId out[20];
  CHECK(reader->scan_nodes()->next(out) == 1);
  CHECK(reader->scan_label(label)->next(out) == 0);
  CHECK(account.store->begin_read()->scan_label(label)->next(out) == 10);
}

TEST_CASE("lost updates and write skew end in a conflict", "[isolation]") {
  Account account;
  auto first = account.store->begin();
  auto second = account.store->begin();
  CHECK(account.read(*first) == account.read(*second));
  first->set_property(account.node, account.balance, Value(account.read(*first) + 10));
  REQUIRE(first->commit());
  CHECK(code_of([&] { second->create_node({}, {}); }) == Code::Conflict);
  second->rollback();
  auto again = account.store->begin();
  again->set_property(account.node, account.balance, Value(account.read(*again) + 10));
  REQUIRE(again->commit());
  CHECK(account.read(*account.store->begin_read()) == 120);
}

TEST_CASE("one transaction writes at a time", "[isolation]") {
  Account account;
  auto first = account.store->begin_exclusive().value();
  auto second = account.store->begin();
  CHECK(code_of([&] { second->create_node({}, {}); }) == Code::Conflict);
  CHECK(account.store->begin_exclusive().error().code == Code::Conflict);
  first.reset();
  CHECK(account.store->begin_exclusive().ok());
}

TEST_CASE("closed and read-only transactions refuse", "[isolation]") {
  Account account;
  auto transaction = account.store->begin();
  REQUIRE(transaction->commit());
  CHECK(transaction->commit().error().code == Code::TransactionClosed);
  CHECK(code_of([&] { account.read(*transaction); }) == Code::TransactionClosed);
  CHECK(code_of([&] { transaction->create_node({}, {}); }) == Code::TransactionClosed);
  transaction->rollback();
  auto reader = account.store->begin_read();
  CHECK_FALSE(reader->writable());
  CHECK(code_of([&] { reader->create_node({}, {}); }) == Code::ReadOnly);
}

TEST_CASE("connected nodes cannot be deleted alone", "[isolation]") {
  Account account;
  auto transaction = account.store->begin();
  const NodeId other = transaction->create_node({}, {});
  const auto loop = transaction->create_relationship(other, transaction->type("R"), other, {});
  transaction->create_relationship(other, transaction->type("R"), account.node, {});
  REQUIRE(transaction->commit());
  transaction = account.store->begin();
  transaction->delete_node(other);
  CHECK(code_of([&] { transaction->verify(); }) == Code::DeleteConnectedNode);
  CHECK(code_of([&] {
          transaction->create_relationship(other, transaction->type("R"), other, {});
        }) == Code::DeletedEntityAccess);
  CHECK(code_of([&] { transaction->set_property(other, account.balance, Value(1)); }) ==
        Code::DeletedEntityAccess);
  transaction->delete_relationship(loop);
  CHECK(transaction->commit().error().code == Code::DeleteConnectedNode);
  CHECK(account.store->begin_read()->statistics().relationships() == 2);
  transaction = account.store->begin();
  CHECK(transaction->detach_delete_node(other) == 2);
  CHECK(transaction->commit().ok());
  CHECK(account.store->check(false, {}).value().findings.empty());
}

TEST_CASE("constraints hold within the commit that would break them", "[isolation]") {
  Account account;
  auto transaction = account.store->begin();
  const LabelId label = transaction->label("P");
  const KeyId name = transaction->key("name");
  const Property ada{name, Value("Ada")};
  const Property one{name, Value(1)};
  transaction->create_node({&label, 1}, {&ada, 1});
  transaction->create_index({"unique_name", IndexKind::Unique, EntityKind::Node, "P", {"name"}});
  transaction->create_index({"has_name", IndexKind::Exists, EntityKind::Node, "P", {"name"}});
  REQUIRE(transaction->commit());

  const auto fails = [&](auto change) {
    auto attempt = account.store->begin();
    change(*attempt);
    const Status status = attempt->commit();
    return !status && status.error().code == Code::ConstraintViolated;
  };
  CHECK(fails([&](Transaction& t) { t.create_node({&label, 1}, {&ada, 1}); }));
  CHECK(fails([&](Transaction& t) { t.create_node({&label, 1}, {}); }));
  CHECK(fails([&](Transaction& t) {
    t.create_node({&label, 1}, {&one, 1});
    t.set_property(t.create_node({&label, 1}, {&ada, 1}), name, Value(1.0));
  }));
  CHECK(fails([&](Transaction& t) { t.add_label(account.node, label); }));
  CHECK_FALSE(fails([&](Transaction& t) {
    t.set_property(t.create_node({&label, 1}, {&ada, 1}), name, Value("Grace"));
  }));
  auto breaking = account.store->begin();
  const LabelId twins = breaking->label("Twin");
  for (int i = 0; i < 2; ++i) breaking->create_node({&twins, 1}, {&ada, 1});
  CHECK(code_of([&] {
          breaking->create_index({"twin", IndexKind::Unique, EntityKind::Node, "Twin", {"name"}});
        }) == Code::ConstraintViolated);
  breaking->rollback();
  auto twice = account.store->begin();
  CHECK(code_of([&] {
          twice->create_index({"has_name", IndexKind::Range, EntityKind::Node, "X", {"y"}});
        }) == Code::IndexExists);
  CHECK_FALSE(twice->drop_index("nothing"));
}

TEST_CASE("values that are no properties are refused", "[isolation]") {
  Account account;
  auto transaction = account.store->begin();
  for (const Value& value : {Value(Map{}), Value(account.node), Value(List{Value()}),
                             Value(List{Value(Map{})}), Value(Path{})}) {
    CHECK(code_of([&] { transaction->set_property(account.node, account.balance, value); }) ==
          Code::InvalidPropertyType);
  }
  CHECK(account.read(*transaction) == 100);
}

TEST_CASE("readers see each commit whole while threads write", "[isolation]") {
  const Temporary temporary;
  auto store = Store::open(temporary.path(), {.sync = false}).value();
  NodeId left{}, right{};
  KeyId key{};
  {
    auto setup = store->begin();
    key = setup->key("n");
    const Property zero{key, Value(0)};
    left = setup->create_node({}, {&zero, 1});
    right = setup->create_node({}, {&zero, 1});
    REQUIRE(setup->commit());
  }
  std::atomic<bool> done = false;
  std::atomic<int> torn = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i) {
    threads.emplace_back([&] {
      while (!done) {
        auto reader = store->begin_read();
        if (!(reader->property(left, key) == reader->property(right, key))) ++torn;
      }
    });
  }
  std::vector<std::thread> writers;
  for (int i = 0; i < 3; ++i) {
    writers.emplace_back([&] {
      for (int k = 0; k < 100; ++k) {
        auto writer = store->begin_exclusive().value();
        const Value next(writer->property(left, key).integer() + 1);
        writer->set_property(left, key, next);
        writer->set_property(right, key, next);
        if (!writer->commit()) ++torn;
      }
    });
  }
  for (auto& writer : writers) writer.join();
  done = true;
  for (auto& thread : threads) thread.join();
  CHECK(torn == 0);
  CHECK(store->begin_read()->property(left, key) == Value(300));
}
