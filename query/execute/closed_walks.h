#pragma once

#include "query/execute/target_distance.h"

#include <functional>
#include <span>
#include <vector>

namespace dossier::query::execute {

/// A walk that ends where it began.
struct ClosedWalk {
  std::vector<NodeId> nodes;
  std::vector<RelationshipId> relationships;
};

/// The shortest walks of one step or more from a node back to itself that use no relationship
/// twice: all of the least length up to `most`, or none. Lengths are tried one after the other;
/// walks that can no longer come home in time are given up.
class ClosedWalks {
 public:
  ClosedWalks(Context& context, graph::Direction direction, std::span<const graph::TypeId> types,
              std::function<bool(const graph::Adjacent&)> allowed)
      : context_(context), direction_(direction), types_(types), allowed_(std::move(allowed)) {}

  std::vector<ClosedWalk> find(NodeId home, std::uint64_t most);

 private:
  void walk(NodeId node, std::uint64_t left);

  Context& context_;
  graph::Direction direction_;
  std::span<const graph::TypeId> types_;
  std::function<bool(const graph::Adjacent&)> allowed_;
  TargetDistance distance_;
  NodeId home_{};
  ClosedWalk current_;
  std::vector<ClosedWalk> found_;
  bool cut_ = false;
};

}  // namespace dossier::query::execute
