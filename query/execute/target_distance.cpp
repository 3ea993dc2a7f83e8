#include "query/execute/target_distance.h"

namespace dossier::query::execute {

namespace {

constexpr std::uint64_t kBytesSeen = 48;

}  // namespace

void TargetDistance::start(NodeId target, graph::Direction direction) {
  seen_.clear();
  seen_.emplace(static_cast<std::uint64_t>(target), 0);
  rim_.assign(1, target);
  level_ = 0;
  direction_ = turned(direction);
}

bool TargetDistance::within(Context& context, NodeId node, std::uint64_t most,
                            std::span<const graph::TypeId> types) {
  const auto key = static_cast<std::uint64_t>(node);
  auto found = seen_.find(key);
  while (found == seen_.end() && level_ < most && !rim_.empty()) {
    advance(context, types);
    found = seen_.find(key);
  }
  return found != seen_.end() && found->second <= most;
}

void TargetDistance::advance(Context& context, std::span<const graph::TypeId> types) {
  std::vector<NodeId> rim;
  ++level_;
  for (const NodeId node : rim_) {
    steps_.clear();
    context.graph().expand(node, direction_, types, steps_);
    context.work(steps_.size() + 1);
    for (const graph::Adjacent& step : steps_) {
      if (seen_.try_emplace(static_cast<std::uint64_t>(step.neighbour), level_).second)
        rim.push_back(step.neighbour);
    }
  }
  context.budget().require(seen_.size() * kBytesSeen);
  rim_ = std::move(rim);
}

}  // namespace dossier::query::execute
