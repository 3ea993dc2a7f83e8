#include <random>

#include <catch2/catch.hpp>

#include "tests/graph/naive_graph.h"
#include "tests/graph/temporary.h"

using namespace dossier;
using namespace dossier::graph;
using namespace dossier::graph::test;

namespace {

constexpr const char* kLabels[] = {"A", "B", "C"};
constexpr const char* kTypes[] = {"R", "S", "T"};
constexpr const char* kKeys[] = {"k", "m", "n"};

/// Makes the same random changes in a store and in the naive graph.
class RandomWorker {
 public:
  explicit RandomWorker(unsigned seed) : random_(seed) {}

  void change(Transaction& transaction, NaiveGraph& naive) {
    switch (pick(12)) {
      case 0:
      case 1:
      case 2: return create_node(transaction, naive);
      case 3:
      case 4:
      case 5: return create_relationship(transaction, naive);
      case 6:
      case 7: return set_node_property(transaction, naive);
      case 8: return set_relationship_property(transaction, naive);
      case 9: return toggle_label(transaction, naive);
      case 10: return delete_relationship(transaction, naive);
      default: return delete_node(transaction, naive);
    }
  }

  std::size_t pick(std::size_t bound) { return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_); }

  Value value() {
    switch (pick(6)) {
      case 0: return Value(static_cast<std::int64_t>(pick(10)));
      case 1: return Value(static_cast<double>(pick(20)) / 2);
      case 2: return Value(std::string(pick(4), 'x') + std::string(1, '\0'));
      case 3: return Value(pick(2) == 0);
      case 4: return Value(Date{static_cast<std::int64_t>(pick(5))});
      default: return Value(List{Value(1), Value("two")});
    }
  }

 private:
  template <typename M>
  std::uint64_t any(const M& entities) {
    auto at = entities.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(pick(entities.size())));
    return at->first;
  }

  void create_node(Transaction& transaction, NaiveGraph& naive) {
    NaiveNode node;
    std::vector<LabelId> labels;
    std::vector<Property> properties;
    for (const char* label : kLabels) {
      if (pick(2) == 0) continue;
      node.labels.insert(label);
      labels.push_back(transaction.label(label));
    }
    for (const char* key : kKeys) {
      if (pick(2) == 0) continue;
      node.properties[key] = value();
      properties.insert(properties.begin(), {transaction.key(key), node.properties[key]});
    }
    const NodeId id = transaction.create_node(labels, properties);
    REQUIRE((naive.nodes.empty() || naive.nodes.rbegin()->first < raw(id)));
    naive.nodes[raw(id)] = node;
  }

  void create_relationship(Transaction& transaction, NaiveGraph& naive) {
    if (naive.nodes.empty()) return;
    NaiveRelationship relationship{any(naive.nodes), any(naive.nodes), kTypes[pick(3)], {}};
    if (pick(5) == 0) relationship.end = relationship.start;
    std::vector<Property> properties;
    if (pick(2) == 0) {
      relationship.properties["k"] = value();
      properties.push_back({transaction.key("k"), relationship.properties["k"]});
    }
    const auto id = transaction.create_relationship(NodeId{relationship.start}, transaction.type(relationship.type),
                                                    NodeId{relationship.end}, properties);
    naive.relationships[raw(id)] = relationship;
  }

  template <typename Id, typename M>
  void set_property(Transaction& transaction, M& entities) {
    if (entities.empty()) return;
    const std::uint64_t id = any(entities);
    const char* key = kKeys[pick(3)];
    const Value fresh = pick(4) == 0 ? Value() : value();
    auto& properties = entities[id].properties;
    const auto old = properties.find(key);
    const Value before = old == properties.end() ? Value() : old->second;
    REQUIRE(transaction.set_property(Id{id}, transaction.key(key), fresh) == !(before == fresh));
    if (fresh.is_null()) {
      properties.erase(key);
    } else {
      properties[key] = fresh;
    }
  }

  void set_node_property(Transaction& transaction, NaiveGraph& naive) { set_property<NodeId>(transaction, naive.nodes); }

  void set_relationship_property(Transaction& transaction, NaiveGraph& naive) {
    set_property<RelationshipId>(transaction, naive.relationships);
  }

  void toggle_label(Transaction& transaction, NaiveGraph& naive) {
    if (naive.nodes.empty()) return;
    const std::uint64_t id = any(naive.nodes);
    const char* label = kLabels[pick(3)];
    if (naive.nodes[id].labels.erase(label) == 1) {
      REQUIRE(transaction.remove_label(NodeId{id}, transaction.label(label)));
    } else {
      naive.nodes[id].labels.insert(label);
      REQUIRE(transaction.add_label(NodeId{id}, transaction.label(label)));
    }
  }

  void delete_relationship(Transaction& transaction, NaiveGraph& naive) {
    if (naive.relationships.empty()) return;
    const std::uint64_t id = any(naive.relationships);
    transaction.delete_relationship(RelationshipId{id});
    naive.relationships.erase(id);
  }

  void delete_node(Transaction& transaction, NaiveGraph& naive) {
    if (naive.nodes.empty()) return;
    const std::uint64_t id = any(naive.nodes);
    const auto attached = naive.relationships_of(id);
    if (pick(2) == 0) {
      REQUIRE(transaction.detach_delete_node(NodeId{id}) == attached.size());
    } else {
      transaction.delete_node(NodeId{id});  // before its relationships, on purpose
      for (const std::uint64_t relationship : attached) transaction.delete_relationship(RelationshipId{relationship});
    }
    for (const std::uint64_t relationship : attached) naive.relationships.erase(relationship);
    naive.nodes.erase(id);
  }

  std::mt19937 random_;
};

void run(const std::string& path, unsigned seed, int rounds) {
  RandomWorker worker(seed);
  NaiveGraph committed;
  auto store = Store::open(path).value();
  for (int round = 0; round < rounds; ++round) {
    INFO("seed " << seed << ", round " << round);
    auto transaction = store->begin();
    NaiveGraph naive = committed;
    if (round == 2) transaction->create_index({"early", IndexKind::Range, EntityKind::Node, "A", {"k"}});
    if (round == rounds / 2) transaction->create_index({"late", IndexKind::Range, EntityKind::Node, "B", {"m"}});
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
  for (const Finding& finding : report.findings) UNSCOPED_INFO(finding.where << ": " << finding.what);
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
