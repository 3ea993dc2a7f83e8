#pragma once

#include "graph/store.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace dossier::graph::test {

struct NaiveNode {
  std::set<std::string> labels;
  std::map<std::string, Value> properties;
};

struct NaiveRelationship {
  std::uint64_t start = 0;
  std::uint64_t end = 0;
  std::string type;
  std::map<std::string, Value> properties;
};

/// The graph as plain maps: what the store must agree with after any operations.
struct NaiveGraph {
  std::map<std::uint64_t, NaiveNode> nodes;
  std::map<std::uint64_t, NaiveRelationship> relationships;

  std::vector<std::uint64_t> relationships_of(std::uint64_t node) const;
};

/// Compares everything that a transaction can read with the naive graph, by Catch assertions.
void require_same(const Transaction& transaction, const NaiveGraph& expected);

}  // namespace dossier::graph::test
