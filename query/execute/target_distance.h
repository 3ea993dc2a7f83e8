#pragma once

#include "query/execute/context.h"

#include <unordered_map>
#include <vector>

namespace dossier::query::execute {

/// How far nodes are from one target at least, for searches that must not go astray. Found by
/// breadth-first search from the target, only as far as asked for. Conditions are not looked at, so
/// it is a lower bound.
class TargetDistance {
 public:
  /// Forgets everything. `direction`: of the steps that lead to the target.
  void start(NodeId target, graph::Direction direction);
  /// True when the target may be reached from `node` in `most` steps or fewer.
  bool within(Context& context, NodeId node, std::uint64_t most,
              std::span<const graph::TypeId> types);
  /// All nodes that reach the target are known, and `node` is none of them.
  bool never(NodeId node) const {
    return rim_.empty() && !seen_.contains(static_cast<std::uint64_t>(node));
  }

 private:
  void advance(Context& context, std::span<const graph::TypeId> types);

  std::unordered_map<std::uint64_t, std::uint64_t> seen_;
  std::vector<NodeId> rim_;
  std::vector<graph::Adjacent> steps_;
  std::uint64_t level_ = 0;
  graph::Direction direction_ = graph::Direction::Both;  ///< away from the target
};

}  // namespace dossier::query::execute
