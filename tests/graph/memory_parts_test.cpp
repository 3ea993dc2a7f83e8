#include "tests/graph/random_changes.h"

#include <atomic>
#include <map>
#include <thread>

#include <catch2/catch.hpp>

using namespace dossier;
using namespace dossier::graph;
using namespace dossier::graph::test;

namespace {

constexpr const char* kLabels[] = {"A", "B"};
constexpr const char* kTypes[] = {"R", "S"};
constexpr const char* kKeys[] = {"number", "real", "word", "text"};

/// Each key has values of one kind, which make columns.
Value value_of(RandomChanges& random, std::size_t key) {
  switch (key) {
    case 0: return Value(static_cast<std::int64_t>(random.pick(1000)) - 500);
    case 1: return Value(static_cast<double>(random.pick(20)) / 4);
    case 2: return Value(std::string(1, static_cast<char>('a' + random.pick(5))));
    default: return Value(std::string(random.pick(60), 'x') + std::to_string(random.pick(100000)));
  }
}

class Worker : public RandomChanges {
 public:
  explicit Worker(unsigned seed)
      : RandomChanges(seed, {{std::begin(kLabels), std::end(kLabels)},
                             {std::begin(kTypes), std::end(kTypes)},
                             {std::begin(kKeys), std::end(kKeys)},
                             value_of,
                             20}) {}
};

using Triple = std::array<std::uint64_t, 3>;

std::vector<Triple> triples_of(const NaiveGraph& graph, const std::string& type) {
  std::vector<Triple> out;
  for (const auto& [id, one] : graph.relationships) {
    if (one.type == type) out.push_back({one.start, one.end, id});
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Triple> triples_of(const EdgeTable& table, bool incoming) {
  std::vector<Triple> out;
  const EdgeTable::Side& side = table.side(incoming);
  for (std::uint32_t node = 0; node < side.size(); ++node) {
    for (std::uint32_t i = side.begin(node); i < side.end(node); ++i) {
      const std::uint64_t other = side.neighbours[i];
      out.push_back({incoming ? other : node, incoming ? node : other, side.relationships[i]});
      if (i > side.begin(node)) {
        const bool ordered = std::pair(side.neighbours[i - 1], side.relationships[i - 1]) <
                             std::pair(side.neighbours[i], side.relationships[i]);
        if (!ordered) FAIL("neighbours are out of order");
      }
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

Value value_in(const std::map<std::string, Value>& properties, const char* key) {
  const auto found = properties.find(key);
  return found == properties.end() ? Value() : found->second;
}

template <typename M>
void require_column(const ValueColumn* column, const M& entities, const char* key) {
  REQUIRE(column != nullptr);
  std::size_t wrong = 0;
  for (const auto& [id, entity] : entities) {
    const Value found = column->covers(id)
                            ? column->value(static_cast<std::size_t>(id - column->first()))
                            : Value();
    wrong += found == value_in(entity.properties, key) ? 0 : 1;
  }
  CHECK(wrong == 0);
}

void require_parts(const Transaction& transaction, const NaiveGraph& expected) {
  for (const char* type : kTypes) {
    const auto id = transaction.find_type(type);
    if (!id) continue;
    const auto table = transaction.edges(*id, Effort::Build);
    REQUIRE(table != nullptr);
    CHECK(triples_of(*table, false) == triples_of(expected, type));
    CHECK(triples_of(*table, true) == triples_of(expected, type));
    std::map<std::uint64_t, NaiveRelationship> own;
    for (const auto& one : expected.relationships) {
      if (one.second.type == type) own.insert(one);
    }
    for (const char* key : kKeys) {
      const auto name = transaction.find_key(key);
      if (name && !own.empty())
        require_column(transaction.relationship_column(*id, *name, Effort::Build).get(), own, key);
    }
  }
  for (const char* label : kLabels) {
    const auto id = transaction.find_label(label);
    if (!id) continue;
    const auto set = transaction.members(*id, Effort::Build);
    for (const auto& [node, content] : expected.nodes) {
      CHECK(set->contains(static_cast<std::uint32_t>(node)) == content.labels.contains(label));
    }
  }
  for (const char* key : kKeys) {
    const auto name = transaction.find_key(key);
    if (name)
      require_column(transaction.node_column(*name, Effort::Build).get(), expected.nodes, key);
  }
}

}  // namespace

TEST_CASE("parts in memory follow every commit, and reads through them agree", "[memory]") {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    Worker worker(seed);
    auto store = Store::open(":memory:").value();
    NaiveGraph committed;
    std::vector<std::pair<std::unique_ptr<Transaction>, NaiveGraph>> earlier;
    for (int round = 0; round < 40; ++round) {
      INFO("seed " << seed << ", round " << round);
      auto transaction = store->begin();
      NaiveGraph naive = committed;
      const std::size_t changes = round == 0 ? 60 : worker.pick(12);
      for (std::size_t i = 0; i < changes; ++i) worker.change(*transaction, naive);
      require_same(*transaction, naive);
      REQUIRE(transaction->commit());
      committed = naive;
      auto reader = store->begin_read();
      if (worker.pick(3) > 0) require_parts(*reader, committed);
      require_same(*reader, committed);
      if (worker.pick(8) == 0) earlier.emplace_back(std::move(reader), committed);
    }
    for (const auto& [reader, expected] : earlier) require_parts(*reader, expected);
  }
}

TEST_CASE("readers on other threads see exactly their commit in memory", "[memory]") {
  auto store = Store::open(":memory:").value();
  {
    auto setup = store->begin();
    const auto label = setup->label("N");
    for (int i = 0; i < 40; ++i) {
      const Property property{setup->key("held"), Value(100)};
      setup->create_node(std::span(&label, 1), std::span(&property, 1));
    }
    setup->type("TO");
    REQUIRE(setup->commit());
  }
  std::atomic<bool> done = false;
  std::atomic<int> wrong = 0;
  const auto read = [&] {
    while (!done) {
      const auto reader = store->begin_read();
      const auto held = reader->node_column(*reader->find_key("held"), Effort::Build);
      const auto moves = reader->edges(*reader->find_type("TO"), Effort::Build);
      const auto passed = reader->relationship_column(*reader->find_type("TO"),
                                                      *reader->find_key("held"), Effort::Build);
      // What moves along a relationship is taken from one node and given to another: the sums stay.
      std::int64_t sum = 0;
      for (std::size_t i = 0; i < held->size(); ++i) sum += held->has(i) ? held->integers()[i] : 0;
      std::vector<std::int64_t> expected(held->size(), 100);
      for (const EdgeTable::Link& link : moves->links()) {
        const std::int64_t amount =
            passed->value(link.relationship - static_cast<std::size_t>(passed->first())).integer();
        expected[link.start] -= amount;
        expected[link.end] += amount;
      }
      for (std::size_t i = 0; i < held->size(); ++i)
        wrong += held->has(i) && held->integers()[i] != expected[i] ? 1 : 0;
      wrong += sum == 4000 ? 0 : 1;
    }
  };
  std::thread first(read);
  std::thread second(read);
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    auto writer = store->begin();
    const NodeId from{random() % 40};
    const NodeId to{random() % 40};
    const auto amount = static_cast<std::int64_t>(random() % 10);
    const KeyId key = writer->key("held");
    const Property property{key, Value(amount)};
    writer->create_relationship(from, writer->type("TO"), to, std::span(&property, 1));
    writer->set_property(from, key, Value(writer->property(from, key).integer() - amount));
    writer->set_property(to, key, Value(writer->property(to, key).integer() + amount));
    REQUIRE(writer->commit());
  }
  done = true;
  first.join();
  second.join();
  CHECK(wrong == 0);
}
