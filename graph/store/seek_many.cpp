#include "graph/store/cursors.h"

#include <algorithm>
#include <array>

namespace dossier::graph {

namespace {

using Range = std::pair<std::uint32_t, std::uint32_t>;

/// The nodes of ascending keys: one cursor moves forward, and stays where the next key is that one
/// already.
class ForwardSeek {
 public:
  ForwardSeek(const State& state, std::vector<NodeId>& nodes) : cursor_(state), nodes_(nodes) {}

  Range find(const std::string& key) {
    const auto begin = static_cast<std::uint32_t>(nodes_.size());
    if (!placed_ || (more_ && cursor_->key() < key)) {
      more_ = cursor_->seek(key);
      placed_ = true;
    }
    while (more_ && cursor_->key().starts_with(key)) {
      nodes_.push_back(node_of_entry(cursor_->key()));
      more_ = cursor_->next();
    }
    return {begin, static_cast<std::uint32_t>(nodes_.size())};
  }

 private:
  EntryCursor cursor_;
  std::vector<NodeId>& nodes_;
  bool placed_ = false;
  bool more_ = false;
};

Range read_all(NodeCursor& cursor, std::vector<NodeId>& nodes) {
  const auto begin = static_cast<std::uint32_t>(nodes.size());
  std::array<NodeId, 64> some;
  while (const std::size_t count = cursor.next(some))
    nodes.insert(nodes.end(), some.begin(), some.begin() + count);
  return {begin, static_cast<std::uint32_t>(nodes.size())};
}

}  // namespace

void seek_many(const View& view, IndexId index, std::span<const Value> values, std::size_t width,
               std::vector<NodeId>& nodes, std::vector<Range>& ranges) {
  const std::size_t count = values.size() / width;
  nodes.clear();
  ranges.assign(count, Range{0, 0});
  if (view.overlay() != nullptr && !view.overlay()->index_entries.empty()) {
    for (std::size_t i = 0; i < count; ++i) {
      const auto cursor = seek_index(view, index, values.subspan(i * width, width));
      ranges[i] = read_all(*cursor, nodes);
    }
    return;
  }
  std::vector<std::string> keys(count);
  std::vector<std::uint32_t> order;
  for (std::size_t i = 0; i < count; ++i) {
    keys[i] = equal_range(index, values.subspan(i * width, width)).begin;
    if (!keys[i].empty()) order.push_back(static_cast<std::uint32_t>(i));
  }
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
  ForwardSeek seek(view.state(), nodes);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool again = i > 0 && keys[order[i]] == keys[order[i - 1]];
    ranges[order[i]] = again ? ranges[order[i - 1]] : seek.find(keys[order[i]]);
  }
}

}  // namespace dossier::graph
