#include "graph/store/index_table.h"

#include "graph/store.h"
#include "graph/store/engine.h"
#include "graph/store/transaction_impl.h"

#include <map>
#include <random>
#include <set>

#include <catch2/catch.hpp>

using namespace dossier;
using namespace dossier::graph;

namespace {

using Model = std::map<std::string, std::set<std::uint32_t>>;

std::string any_values(std::mt19937& random) {
  return std::string(random() % 3, 'v') + std::to_string(random() % 700);
}

std::vector<NodeId> nodes_of(const Model& model, const std::string& values) {
  std::vector<NodeId> out;
  const auto found = model.find(values);
  if (found == model.end()) return out;
  for (const std::uint32_t node : found->second) out.push_back(NodeId{node});
  return out;
}

std::shared_ptr<const IndexTable> table_of(const Model& model) {
  IndexTableBuilder builder(model.size());
  for (const auto& [values, nodes] : model) {
    for (const std::uint32_t node : nodes) REQUIRE(builder.add(values, node));
  }
  return builder.finish();
}

void require_same(const ProjectedIndex& index, const Model& model, std::mt19937& random) {
  for (int i = 0; i < 300; ++i) {
    const std::string values = any_values(random);
    std::vector<NodeId> found{NodeId{9999}};  // what was there stays
    index.find(IndexTable::hash(values), values, found);
    REQUIRE(found.front() == NodeId{9999});
    REQUIRE(std::vector<NodeId>(found.begin() + 1, found.end()) == nodes_of(model, values));
  }
}

/// Adds or takes away some entries.
IndexChanges change(Model& model, std::mt19937& random, std::size_t count) {
  IndexChanges out;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string values = any_values(random);
    const auto node = static_cast<std::uint32_t>(random() % 50);
    auto& nodes = model[values];
    const bool fresh = nodes.insert(node).second;
    if (!fresh) nodes.erase(node);
    out[values].emplace_back(node, fresh);
  }
  return out;
}

}  // namespace

TEST_CASE("a table of an index finds what the index has", "[memory]") {
  std::mt19937 random(11);
  Model model;
  require_same({table_of(model), {}}, model, random);
  change(model, random, 2000);
  require_same({table_of(model), {}}, model, random);
}

TEST_CASE("a table follows the changes of commits until they are too many", "[memory]") {
  std::mt19937 random(12);
  Model model;
  change(model, random, 2000);
  ProjectedIndex index{table_of(model), {}};
  for (int i = 0; i < 300; ++i) {
    const std::size_t count = i % 50 == 0 ? 200 : random() % 4;
    REQUIRE(index.add(change(model, random, count)));
    if (i % 10 == 0) require_same(index, model, random);
  }
  CHECK(index.changes.size() < 12);
  IndexChanges many;
  for (int i = 0; i < 10'000; ++i) many["other" + std::to_string(i)].emplace_back(1, true);
  CHECK_FALSE(index.add(std::move(many)));
}

namespace {

/// Nodes N with a key in an index that finds, as the model says.
struct Numbered {
  std::unique_ptr<Store> store = Store::open(":memory:").value();
  IndexId index{};
  LabelId label{}, other{};
  KeyId key{};
  TypeId type{};
  std::map<std::int64_t, std::set<std::uint64_t>> by_number;
  std::map<std::uint64_t, std::int64_t> nodes;
  std::mt19937 random{13};

  Numbered() {
    const auto transaction = store->begin();
    label = transaction->label("N");
    other = transaction->label("Other");
    key = transaction->key("number");
    type = transaction->type("R");
    index = transaction->create_index(
        {"by number", IndexKind::Range, EntityKind::Node, "N", {"number"}, {}});
    transaction->commit().value();
  }

  std::int64_t any_number() { return static_cast<std::int64_t>(random() % 3000); }

  void add(Transaction& transaction) {
    const Property property{key, Value(any_number())};
    const LabelId labels[] = {label, other};
    const NodeId node =
        transaction.create_node(std::span(labels, random() % 2 + 1), std::span(&property, 1));
    nodes[raw(node)] = property.value.integer();
    by_number[property.value.integer()].insert(raw(node));
  }

  void change_one(Transaction& transaction) {
    const auto at = std::next(nodes.begin(), static_cast<std::ptrdiff_t>(random() % nodes.size()));
    const std::int64_t number = any_number();
    transaction.set_property(NodeId{at->first}, key, Value(number));
    by_number[at->second].erase(at->first);
    by_number[number].insert(at->first);
    at->second = number;
  }

  void require_seeks(const Transaction& transaction) {
    std::vector<Value> values;
    for (int i = 0; i < 200; ++i) values.emplace_back(any_number());
    std::vector<NodeId> found;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;
    transaction.seek_many(index, values, 1, found, ranges);
    for (std::size_t i = 0; i < values.size(); ++i) {
      std::vector<NodeId> expected;
      for (const std::uint64_t node : by_number[values[i].integer()])
        expected.push_back(NodeId{node});
      const std::vector<NodeId> together(found.begin() + ranges[i].first,
                                         found.begin() + ranges[i].second);
      REQUIRE(together == expected);
      std::vector<NodeId> alone(expected.size() + 1);
      alone.resize(transaction.seek(index, std::span(&values[i], 1))->next(alone));
      REQUIRE(alone == expected);
    }
  }

  /// Relationships between any nodes, whose labels are counted.
  void connect(Transaction& transaction, std::size_t count) {
    const auto any = [&] {
      return NodeId{
          std::next(nodes.begin(), static_cast<std::ptrdiff_t>(random() % nodes.size()))->first};
    };
    for (std::size_t i = 0; i < count; ++i) transaction.create_relationship(any(), type, any(), {});
  }
};

}  // namespace

TEST_CASE("seeks and counts stay right while tables come, follow commits and go", "[memory]") {
  Numbered graph;
  for (int round = 0; round < 60; ++round) {
    const auto writer = graph.store->begin();
    const std::size_t fresh = round % 20 == 10 ? 6000 : 30;  // also more than a table follows
    for (std::size_t i = 0; i < fresh; ++i) graph.add(*writer);
    if (round % 3 == 0) graph.require_seeks(*writer);
    for (int i = 0; i < 20; ++i) graph.change_one(*writer);
    graph.connect(*writer, round % 7 == 0 ? 300 : 5);
    graph.require_seeks(*writer);
    writer->commit().value();
    graph.require_seeks(*graph.store->begin_read());
  }
  const auto report = graph.store->check(false, [](double) { return true; }).value();
  for (const Finding& finding : report.findings) FAIL_CHECK(finding.where + ": " + finding.what);
}

TEST_CASE("a store is closed while parts of it are made", "[memory]") {
  for (int round = 0; round < 20; ++round) {
    Numbered graph;
    const auto writer = graph.store->begin();
    for (int i = 0; i < 2000; ++i) graph.add(*writer);
    graph.connect(*writer, 300);
    writer->commit().value();
    graph.require_seeks(*graph.store->begin_read());
  }
}

TEST_CASE("an index comes into memory while commits change it", "[memory]") {
  const auto database = std::shared_ptr<rocks::Database>(
      rocks::Database::open({.path = {}, .cache_bytes = 1 << 20}).value());
  const auto first = database->batch(0);
  first->put(rocks::Family::Meta, "h", encode_head({}));
  REQUIRE_FALSE(database->write(*first));
  StoreOptions options;
  options.sync = false;
  const auto engine = std::make_shared<Engine>(database, options);
  engine->load();
  const auto begin = [&] {
    return TransactionImpl(engine, engine->begin_exclusive(), Role::Exclusive);
  };

  std::vector<std::int64_t> numbers;
  IndexId index{};
  KeyId key{};
  {
    auto transaction = begin();
    const LabelId label = transaction.label("N");
    key = transaction.key("number");
    index = transaction.create_index(
        {"by number", IndexKind::Range, EntityKind::Node, "N", {"number"}, {}}, {});
    for (std::int64_t i = 0; i < 30'000; ++i) {
      const Property property{key, Value(i)};
      transaction.create_node(std::span(&label, 1), std::span(&property, 1));
      numbers.push_back(i);
    }
    transaction.commit().value();
  }
  const auto nodes_with = [&](const Transaction& transaction, std::int64_t number) {
    const Value value(number);
    std::vector<NodeId> out(4);
    out.resize(transaction.seek(index, std::span(&value, 1))->next(out));
    return out;
  };
  const auto in_memory = [&] {
    const auto head = engine->head();
    const ProjectionSet* projections = head->projections.get();
    return projections != nullptr && projections->find(index) != nullptr;
  };
  std::mt19937 random(17);
  constexpr int kMostCommits = 200'000;
  for (int i = 0; i < kMostCommits && !in_memory(); ++i) {
    auto transaction = begin();
    const auto node = random() % numbers.size();
    REQUIRE(nodes_with(transaction, numbers[node]) == std::vector{NodeId{node}});
    numbers[node] += 1'000'000;
    transaction.set_property(NodeId{node}, key, Value(numbers[node]));
    transaction.commit().value();
  }
  REQUIRE(in_memory());
  auto transaction = begin();
  for (std::size_t node = 0; node < numbers.size(); ++node)
    REQUIRE(nodes_with(transaction, numbers[node]) == std::vector{NodeId{node}});
}
