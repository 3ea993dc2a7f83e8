#include "graph/store/foreseen_seeks.h"

#include "graph/store/cursors.h"
#include "graph/store/table_seek.h"

namespace dossier::graph {

namespace {

constexpr std::size_t kMostKept = 1 << 15;

}  // namespace

void ForeseenSeeks::add(std::vector<std::string> keys, std::span<const NodeId> nodes,
                        std::span<const std::pair<std::uint32_t, std::uint32_t>> ranges) {
  if (ranges_.size() > kMostKept) {
    ranges_.clear();
    nodes_.clear();
  }
  const auto base = static_cast<std::uint32_t>(nodes_.size());
  nodes_.insert(nodes_.end(), nodes.begin(), nodes.end());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!keys[i].empty())
      ranges_[std::move(keys[i])] = {base + ranges[i].first, base + ranges[i].second};
  }
}

std::unique_ptr<NodeCursor> ForeseenSeeks::find(const std::string& key,
                                                const Overlay* overlay) const {
  const auto found = ranges_.find(key);
  if (found == ranges_.end()) return nullptr;
  std::vector<NodeId> nodes(nodes_.begin() + found->second.first,
                            nodes_.begin() + found->second.second);
  if (overlay != nullptr) apply_changes(*overlay, key, 0, nodes);
  return list_nodes(std::move(nodes));
}

}  // namespace dossier::graph
