#pragma once

#include "graph/algorithm/adjacency.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/value.h>

namespace dossier::query {

/// The settings of a call of an algorithm, read by name. What is missing or of another type fails
/// with InvalidArgumentValue or InvalidArgumentType; a name that nothing reads is an error, so
/// slips are noticed.
class AlgorithmSettings {
 public:
  /// `known`: the names beside those that say which part of the graph it is about. The map outlives
  /// this.
  AlgorithmSettings(const Value& given, std::vector<std::string_view> known);

  double number(std::string_view name, double otherwise) const;
  std::int64_t integer(std::string_view name, std::int64_t otherwise, std::int64_t least) const;
  NodeId node(std::string_view name) const;
  /// A string that has to be there.
  std::string required_text(std::string_view name) const;
  /// The part of the graph, in this direction when none is given.
  graph::AdjacencySpec spec(graph::Direction direction) const;

 private:
  std::string text(std::string_view name) const;
  std::vector<std::string> names(std::string_view name) const;

  const Map& map_;
};

}  // namespace dossier::query
