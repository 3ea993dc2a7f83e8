#pragma once

#include "graph/ids.h"
#include "query/function/procedure.h"

#include <cstdint>
#include <vector>

namespace dossier::query {

/// Sets one property of a set of nodes to what is found for each of them. Nodes for which nothing
/// is found lose it, so that nothing of an earlier result stays.
class PropertyWriter {
 public:
  /// `nodes` by ascending id; they outlive this.
  PropertyWriter(ProcedureContext& context, graph::KeyId key, const std::vector<NodeId>& nodes)
      : context_(context), key_(key), nodes_(nodes) {}

  /// REQUIRES: one of the nodes, behind those of all calls before.
  void write(NodeId node, const Value& value);
  /// Ends with the last node; returns how many have a value.
  std::uint64_t finish();

 private:
  void set(const Value& value);

  ProcedureContext& context_;
  graph::KeyId key_;
  const std::vector<NodeId>& nodes_;
  std::size_t at_ = 0;  ///< the first node that has not been looked at
  std::uint64_t written_ = 0;
};

}  // namespace dossier::query
