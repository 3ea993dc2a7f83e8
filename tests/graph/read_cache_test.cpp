#include "graph/store/read_cache.h"

#include "graph/store.h"

#include <algorithm>
#include <map>
#include <random>

#include <catch2/catch.hpp>

using namespace dossier;
using namespace dossier::graph;

TEST_CASE("what a state read holds for later states until a commit changes it", "[cache]") {
  ReadCache cache(std::size_t{1} << 20);
  cache.keep("key", 5, "old");
  CHECK(*cache.find("key", 5) == "old");
  CHECK(*cache.find("key", 9) == "old");
  CHECK(cache.find("key", 4) == nullptr);
  cache.forget("key", 10);
  CHECK(cache.find("key", 9) == nullptr);
  cache.keep("key", 9, "old");  // a reader of the state before, which comes late
  CHECK(cache.find("key", 9) == nullptr);
  CHECK(cache.find("key", 10) == nullptr);
  cache.keep("key", 10, "new");
  CHECK(*cache.find("key", 12) == "new");
  cache.forget_all(13);
  CHECK(cache.find("key", 13) == nullptr);
}

TEST_CASE("what is asked for stays, what is not asked for goes", "[cache]") {
  ReadCache cache(std::size_t{1} << 20);
  const std::string content(500, 'x');
  cache.keep("asked", 1, content);
  for (int i = 0; i < 20'000; ++i) {
    cache.keep("other" + std::to_string(i), 1, content);
    REQUIRE(cache.find("asked", 1) != nullptr);
  }
  CHECK(cache.find("other0", 1) == nullptr);
  CHECK(cache.find("other19999", 1) != nullptr);
  cache.keep("huge", 1, std::string(std::size_t{1} << 20, 'x'));
  CHECK(cache.find("huge", 1) == nullptr);
}

namespace {

/// Nodes with two keys in an index, some of several kinds, some alike.
struct Indexed {
  std::unique_ptr<Store> store = Store::open(":memory:").value();
  IndexId index{};
  LabelId label{};
  KeyId first{}, second{};
  std::mt19937 random{7};

  Indexed() {
    const auto transaction = store->begin();
    label = transaction->label("N");
    first = transaction->key("first");
    second = transaction->key("second");
    index = transaction->create_index(
        {"both", IndexKind::Range, EntityKind::Node, "N", {"first", "second"}, {}});
    for (int i = 0; i < 500; ++i) add(*transaction);
    transaction->commit().value();
  }
  Value any() {
    const auto number = static_cast<std::int64_t>(random() % 20);
    switch (random() % 3) {
      case 0: return Value(number);
      case 1: return Value("text" + std::to_string(number));
      default: return Value(static_cast<double>(number) / 2);
    }
  }
  void add(Transaction& transaction) {
    const Property properties[] = {{first, any()}, {second, any()}};
    transaction.create_node(std::span(&label, 1), properties);
  }
};

std::vector<NodeId> one_by_one(const Transaction& transaction, IndexId index,
                               std::span<const Value> values) {
  std::vector<NodeId> out;
  NodeId some[3];
  const auto cursor = transaction.seek(index, values);
  while (const std::size_t count = cursor->next(some)) out.insert(out.end(), some, some + count);
  return out;
}

void compare(Indexed& graph, const Transaction& transaction, std::size_t width) {
  std::vector<Value> values;
  for (std::size_t i = 0; i < 300 * width; ++i)
    values.push_back(i % 17 == 0 ? Value() : graph.any());
  std::vector<NodeId> nodes;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges;
  transaction.seek_many(graph.index, values, width, nodes, ranges);
  REQUIRE(ranges.size() == 300);
  std::size_t found = 0;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const std::vector<NodeId> together(nodes.begin() + ranges[i].first,
                                       nodes.begin() + ranges[i].second);
    const auto wanted = std::span<const Value>(values).subspan(i * width, width);
    REQUIRE(together == one_by_one(transaction, graph.index, wanted));
    REQUIRE(together == one_by_one(transaction, graph.index, wanted));  // also out of the cache
    found += together.size();
  }
  CHECK(found > 20);
}

}  // namespace

TEST_CASE("many seeks together find what each finds alone", "[cache]") {
  Indexed graph;
  for (const std::size_t width : {std::size_t{1}, std::size_t{2}}) {
    compare(graph, *graph.store->begin_read(), width);
    const auto writer = graph.store->begin();
    for (int i = 0; i < 50; ++i) graph.add(*writer);
    compare(graph, *writer, width);
    writer->commit().value();
    compare(graph, *graph.store->begin_read(), width);
  }
}
