#pragma once

#include "tests/graph/naive_graph.h"

#include <functional>
#include <random>
#include <string>
#include <vector>

namespace dossier::graph::test {

/// Makes the same random changes in a store and in a naive graph, and requires that the store tells
/// of them alike.
class RandomChanges {
 public:
  struct Vocabulary {
    std::vector<std::string> labels, types, keys;
    /// A value for the key of this number.
    std::function<Value(RandomChanges& random, std::size_t key)> value;
    std::size_t fewest_nodes = 1;  ///< no node is deleted when there are fewer
  };

  RandomChanges(unsigned seed, Vocabulary vocabulary)
      : random_(seed), words_(std::move(vocabulary)) {}

  void change(Transaction& transaction, NaiveGraph& naive);
  std::size_t pick(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }

 private:
  template <typename M>
  std::uint64_t any(const M& entities) {
    return std::next(entities.begin(), static_cast<std::ptrdiff_t>(pick(entities.size())))->first;
  }
  std::vector<Property> properties(Transaction& transaction, std::map<std::string, Value>& made);
  void foresee(Transaction& transaction, const NaiveGraph& naive);
  void create_node(Transaction& transaction, NaiveGraph& naive);
  void create_relationship(Transaction& transaction, NaiveGraph& naive);
  template <typename Id, typename M>
  void set_property(Transaction& transaction, M& entities);
  void toggle_label(Transaction& transaction, NaiveGraph& naive);
  void delete_relationship(Transaction& transaction, NaiveGraph& naive);
  void delete_node(Transaction& transaction, NaiveGraph& naive);

  std::mt19937 random_;
  Vocabulary words_;
};

}  // namespace dossier::graph::test
