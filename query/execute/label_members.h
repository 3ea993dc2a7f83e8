#pragma once

#include "graph/transaction.h"
#include "query/value/budget.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace dossier::query::execute {

/// Answers whether nodes have a label. The first questions go to the graph one by one; once there
/// are so many that reading the whole label is cheaper, its nodes are read into a bit set.
/// REQUIRES: the graph does not change.
class LabelMembers {
 public:
  LabelMembers(const graph::Transaction& graph, Budget& budget, graph::LabelId label);
  ~LabelMembers();
  LabelMembers(const LabelMembers&) = delete;
  LabelMembers& operator=(const LabelMembers&) = delete;

  graph::LabelId label() const noexcept { return label_; }
  bool contains(NodeId node) {
    if (in_memory_ != nullptr) return in_memory_->contains(static_cast<std::uint32_t>(node));
    if (!built_) return ask(node);
    const auto id = static_cast<std::uint64_t>(node);
    return id / 64 < bits_.size() && (bits_[id / 64] >> (id % 64) & 1U) != 0;
  }

 private:
  bool ask(NodeId node);
  void build();

  const graph::Transaction& graph_;
  Budget& budget_;
  graph::LabelId label_;
  std::shared_ptr<const graph::NodeSet> in_memory_;
  std::uint64_t asked_ = 0;
  std::uint64_t worth_;  ///< questions from which on the set pays
  std::vector<std::uint64_t> bits_;
  bool built_ = false;
};

}  // namespace dossier::query::execute
