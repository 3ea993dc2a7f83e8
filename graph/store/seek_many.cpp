#include "graph/algorithm/parallel.h"
#include "graph/store/cursors.h"
#include "graph/store/table_seek.h"

#include <algorithm>
#include <array>
#include <chrono>

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

/// The keys of all seeks; "" where nothing can match.
std::vector<std::string> keys_of(IndexId index, std::span<const Value> values, std::size_t width) {
  std::vector<std::string> out(values.size() / width);
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = seek_key(index, values.subspan(i * width, width));
  return out;
}

/// Asks memory for the places of a few seeks before it looks at the first of them.
void look_up(const TableSeek& table, std::span<const std::string> keys, std::vector<NodeId>& nodes,
             std::span<Range> ranges) {
  constexpr std::size_t kAhead = 16;
  std::array<std::uint64_t, kAhead> hashes{};
  const auto begin_seek = [&](std::size_t i) {
    if (i >= keys.size() || keys[i].empty()) return;
    hashes[i % kAhead] = TableSeek::hash(keys[i]);
    table.prefetch(hashes[i % kAhead]);
  };
  for (std::size_t i = 0; i < kAhead; ++i) begin_seek(i);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    ranges[i].first = static_cast<std::uint32_t>(nodes.size());
    if (!keys[i].empty()) table.find(hashes[i % kAhead], keys[i], nodes);
    ranges[i].second = static_cast<std::uint32_t>(nodes.size());
    begin_seek(i + kAhead);
  }
}

/// Seeks keys in ascending order, each of them at its place in `keys` and `ranges`.
void walk_some(const State& state, std::span<const std::string> keys,
               std::span<const std::uint32_t> order, std::vector<NodeId>& nodes,
               std::span<Range> ranges) {
  ForwardSeek seek(state, nodes);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const bool again = i > 0 && keys[order[i]] == keys[order[i - 1]];
    ranges[order[i]] = again ? ranges[order[i - 1]] : seek.find(keys[order[i]]);
  }
}

/// Puts the nodes of all threads one behind the other.
void join(std::span<const std::vector<NodeId>> parts, std::span<const std::uint32_t> order,
          std::vector<NodeId>& nodes, std::span<Range> ranges) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto base = static_cast<std::uint32_t>(nodes.size());
    for (const std::uint32_t place : share(order, i, parts.size())) {
      ranges[place].first += base;
      ranges[place].second += base;
    }
    nodes.insert(nodes.end(), parts[i].begin(), parts[i].end());
  }
}

/// In the order of the keys, by several threads when there are many.
void walk(const State& state, std::span<const std::string> keys, std::vector<NodeId>& nodes,
          std::span<Range> ranges) {
  constexpr std::size_t kLeastShare = 512;
  std::vector<std::uint32_t> order;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!keys[i].empty()) order.push_back(static_cast<std::uint32_t>(i));
  }
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
  const std::size_t threads = std::clamp<std::size_t>(order.size() / kLeastShare, 1, cores());
  std::vector<std::vector<NodeId>> parts(threads);
  on_threads(threads, [&](std::size_t i) {
    walk_some(state, keys, share(std::span<const std::uint32_t>(order), i, threads), parts[i],
              ranges);
  });
  join(parts, order, nodes, ranges);
}

/// Whether a table could make seeks with so many values.
bool could_have_table(const State& state, IndexId index, std::size_t width) {
  const CatalogIndex* known = state.catalog->find(index);
  return state.projector != nullptr && known != nullptr && known->index.keys.size() == width;
}

}  // namespace

void seek_many(const View& view, IndexId index, std::span<const Value> values, std::size_t width,
               std::vector<NodeId>& nodes, std::vector<Range>& ranges) {
  const std::size_t count = values.size() / width;
  nodes.clear();
  ranges.assign(count, Range{0, 0});
  if (const TableSeek table(view, index, width); table)
    return look_up(table, keys_of(index, values, width), nodes, ranges);
  if (view.overlay() != nullptr && !view.overlay()->index_entries.empty()) {
    for (std::size_t i = 0; i < count; ++i) {
      const auto cursor = seek_index(view, index, values.subspan(i * width, width));
      ranges[i] = read_all(*cursor, nodes);
    }
    return;
  }
  const auto begin = std::chrono::steady_clock::now();
  walk(view.state(), keys_of(index, values, width), nodes, ranges);
  if (could_have_table(view.state(), index, width))
    view.state().projector->missed(view.state(), index, count,
                                   std::chrono::steady_clock::now() - begin);
}

}  // namespace dossier::graph
