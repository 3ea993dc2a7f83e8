#include "query/execute/closed_walks.h"

#include <algorithm>

namespace dossier::query::execute {

std::vector<ClosedWalk> ClosedWalks::find(NodeId home, std::uint64_t most) {
  home_ = home;
  distance_.start(home, direction_);
  found_.clear();
  cut_ = true;
  for (std::uint64_t length = 1; length <= most && cut_ && found_.empty(); ++length) {
    cut_ = false;
    current_ = {{home}, {}};
    walk(home, length);
  }
  return std::move(found_);
}

/// Depth is at most the length of the shortest closed walk, which is at most twice the number of
/// nodes that lie nearer than it.
void ClosedWalks::walk(NodeId node, std::uint64_t left) {
  if (left == 0) {
    if (node == home_) found_.push_back(current_);
    cut_ = true;
    return;
  }
  std::vector<graph::Adjacent> steps;
  context_.graph().expand(node, direction_, types_, steps);
  context_.work(steps.size() + 1);
  context_.budget().require((current_.nodes.size() + found_.size()) * 64);
  for (const graph::Adjacent& step : steps) {
    const auto& used = current_.relationships;
    if (std::find(used.begin(), used.end(), step.relationship) != used.end() || !allowed_(step))
      continue;
    if (!distance_.within(context_, step.neighbour, left - 1, types_)) {
      cut_ = cut_ || !distance_.never(step.neighbour);
      continue;
    }
    current_.nodes.push_back(step.neighbour);
    current_.relationships.push_back(step.relationship);
    walk(step.neighbour, left - 1);
    current_.nodes.pop_back();
    current_.relationships.pop_back();
  }
}

}  // namespace dossier::query::execute
