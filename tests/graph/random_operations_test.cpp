#include "tests/graph/random_changes.h"
#include "tests/graph/temporary.h"

#include <catch2/catch.hpp>

using namespace dossier;
using namespace dossier::graph;
using namespace dossier::graph::test;

namespace {

Value any_value(RandomChanges& random, std::size_t) {
  switch (random.pick(7)) {
    case 0: return Value(static_cast<std::int64_t>(random.pick(10)));
    case 1: return Value(static_cast<double>(random.pick(20)) / 2);
    case 2: return Value(std::string(random.pick(4), 'x') + std::string(1, '\0'));
    case 3: return Value(random.pick(2) == 0);
    case 4: return Value(Date{static_cast<std::int64_t>(random.pick(5))});
    case 5: return Value(std::string("word ") + std::string(random.pick(3), 'w') + " words");
    default: return Value(List{Value(1), Value("two words")});
  }
}

RandomChanges changes_of(unsigned seed) {
  return {seed, {{"A", "B", "C"}, {"R", "S", "T"}, {"k", "m", "n"}, any_value}};
}

void create_early_indexes(Transaction& transaction) {
  transaction.create_index({"early", IndexKind::Range, EntityKind::Node, "A", {"k"}});
  transaction.create_index({"texts", IndexKind::Text, EntityKind::Node, "B", {"k"}});
  transaction.create_index({"said", IndexKind::Text, EntityKind::Relationship, "R", {"m"}});
}

void create_late_indexes(Transaction& transaction) {
  transaction.create_index({"late", IndexKind::Range, EntityKind::Node, "B", {"m"}});
  transaction.create_index(
      {"words", IndexKind::Fulltext, EntityKind::Node, "A", {"k", "n"}, {}, {"C"}, "english"});
  transaction.create_index(
      {"facts", IndexKind::Fulltext, EntityKind::Relationship, "S", {"k"}, {}, {"T"}, "english"});
}

void run(const std::string& path, unsigned seed, int rounds) {
  RandomChanges worker = changes_of(seed);
  NaiveGraph committed;
  auto store = Store::open(path).value();
  for (int round = 0; round < rounds; ++round) {
    INFO("seed " << seed << ", round " << round);
    auto transaction = store->begin();
    NaiveGraph naive = committed;
    if (round == 2) create_early_indexes(*transaction);
    if (round == rounds / 2) create_late_indexes(*transaction);
    if (round == rounds - 3) REQUIRE(transaction->drop_index("early"));
    const std::size_t changes = worker.pick(25);
    for (std::size_t i = 0; i < changes; ++i) worker.change(*transaction, naive);
    require_same(*transaction, naive);
    require_same(*store->begin_read(), committed);
    if (worker.pick(5) == 0 && round != 2 && round != rounds / 2 && round != rounds - 3) {
      transaction->rollback();
    } else {
      REQUIRE(transaction->commit());
      committed = naive;
    }
    if (path != ":memory:" && worker.pick(6) == 0) {
      transaction.reset();
      store.reset();
      store = Store::open(path).value();
    }
    require_same(*store->begin_read(), committed);
  }
  const CheckReport report = store->check(true, {}).value();
  for (const Finding& finding : report.findings)
    UNSCOPED_INFO(finding.where << ": " << finding.what);
  CHECK(report.findings.empty());
  CHECK(report.nodes == committed.nodes.size());
  CHECK(report.relationships == committed.relationships.size());
}

}  // namespace

TEST_CASE("random operations in memory agree with a naive graph", "[store]") {
  for (unsigned seed = 1; seed <= 4; ++seed) run(":memory:", seed, 60);
}

TEST_CASE("random operations on disk with reopening agree with a naive graph", "[store]") {
  for (unsigned seed = 11; seed <= 13; ++seed) {
    const Temporary temporary;
    run(temporary.path(), seed, 60);
  }
}
