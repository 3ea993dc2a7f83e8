#include "graph/algorithm/parallel.h"
#include "graph/memory.h"

#include <algorithm>
#include <utility>

namespace dossier::graph {

namespace {

constexpr std::size_t kMostParts = 8;  ///< each needs a place for every node

/// From the least node to the greatest, both included.
struct Extent {
  std::uint32_t first = UINT32_MAX, last = 0;

  void add(std::uint32_t node) {
    first = std::min(first, node);
    last = std::max(last, node);
  }
};

/// The steps of one side by a stable counting sort, on several threads. `visit(begin, end, take)`
/// calls take(node, neighbour, relationship) for steps `begin` to `end` of the source, in their
/// order.
template <typename Visit>
class CountingSort {
 public:
  CountingSort(std::size_t steps, Visit visit)
      : steps_(steps),
        visit_(visit),
        parts_(std::min(threads_for(steps), kMostParts)),
        next_(parts_) {}

  EdgeTable::Side run(std::uint32_t nodes) {
    EdgeTable::Side side;
    side.offsets.resize(std::size_t{nodes} + 1);
    if (steps_ == 0) return side;
    const Extent extent = find_extent();
    count(extent);
    place(extent, side.offsets);
    side.neighbours.resize(steps_);
    side.relationships.resize(steps_);
    distribute(extent, side);
    return side;
  }

 private:
  template <typename Take>
  void for_each_part(Take make_take) {
    on_threads(parts_, [&](std::size_t i) {
      visit_(steps_ * i / parts_, steps_ * (i + 1) / parts_, make_take(i));
    });
  }

  /// Few types reach all nodes.
  Extent find_extent() {
    std::vector<Extent> extents(parts_);
    on_threads(parts_, [&](std::size_t i) {
      Extent found;
      visit_(steps_ * i / parts_, steps_ * (i + 1) / parts_,
             [&](std::uint32_t node, std::uint32_t, std::uint32_t) { found.add(node); });
      extents[i] = found;
    });
    Extent out;
    for (const Extent& one : extents)
      out = {std::min(out.first, one.first), std::max(out.last, one.last)};
    return out;
  }

  void count(const Extent& extent) {
    for_each_part([&](std::size_t i) {
      next_[i].assign(std::size_t{extent.last} - extent.first + 1, 0);
      return [first = extent.first, count = next_[i].data()](
                 std::uint32_t node, std::uint32_t, std::uint32_t) { ++count[node - first]; };
    });
  }

  /// Turns counts into the places where the parts put the steps of each node.
  void place(const Extent& extent, std::vector<std::uint32_t>& offsets) {
    std::uint32_t place = 0;
    for (std::uint32_t i = 0; i <= extent.last - extent.first; ++i) {
      offsets[std::size_t{extent.first} + i] = place;
      for (auto& part : next_) place += std::exchange(part[i], place);
    }
    std::fill(offsets.begin() + extent.last + 1, offsets.end(), place);
  }

  void distribute(const Extent& extent, EdgeTable::Side& side) {
    for_each_part([&](std::size_t i) {
      return [first = extent.first, at = next_[i].data(), neighbours = side.neighbours.data(),
              relationships = side.relationships.data()](
                 std::uint32_t node, std::uint32_t neighbour, std::uint32_t relationship) {
        const std::uint32_t to = at[node - first]++;
        neighbours[to] = neighbour;
        relationships[to] = relationship;
      };
    });
  }

  std::size_t steps_;
  Visit visit_;
  std::size_t parts_;
  std::vector<std::vector<std::uint32_t>> next_;  ///< by part and node
};

/// The steps that leave nodes, in order of relationships.
EdgeTable::Side gathered(std::uint32_t nodes, std::span<const EdgeTable::Link> links) {
  const auto visit = [&](std::size_t begin, std::size_t end, auto take) {
    for (const EdgeTable::Link& link : links.subspan(begin, end - begin))
      take(link.start, link.end, link.relationship);
  };
  return CountingSort(links.size(), visit).run(nodes);
}

/// The steps of one side from those of the other: taken in order of neighbours, so each list gets
/// sorted.
EdgeTable::Side turned(const EdgeTable::Side& other) {
  const auto visit = [&](std::size_t begin, std::size_t end, auto take) {
    const auto after = std::upper_bound(other.offsets.begin(), other.offsets.end(),
                                        static_cast<std::uint32_t>(begin));
    auto node = static_cast<std::uint32_t>(after - other.offsets.begin() - 1);
    for (std::size_t i = begin; i < end; ++i) {
      while (i >= other.offsets[node + 1]) ++node;
      take(other.neighbours[i], node, other.relationships[i]);
    }
  };
  return CountingSort(other.neighbours.size(), visit).run(other.size());
}

}  // namespace

std::shared_ptr<const NodeSet> NodeSet::with(
    std::span<const std::pair<std::uint32_t, bool>> changes) const {
  std::vector<std::uint64_t> words = words_;
  for (const auto& [node, present] : changes) {
    if (node / 64 >= words.size()) words.resize(node / 64 + 1);
    const std::uint64_t bit = std::uint64_t{1} << (node % 64);
    words[node / 64] = present ? words[node / 64] | bit : words[node / 64] & ~bit;
  }
  return std::make_shared<NodeSet>(std::move(words));
}

std::pair<std::uint32_t, std::uint32_t> EdgeTable::Side::extent() const noexcept {
  if (offsets.back() == 0) return {0, 0};
  const auto begin = std::upper_bound(offsets.begin(), offsets.end(), 0U) - offsets.begin();
  const auto end =
      std::lower_bound(offsets.begin(), offsets.end(), offsets.back()) - offsets.begin();
  return {static_cast<std::uint32_t>(begin - 1), static_cast<std::uint32_t>(end)};
}

std::pair<std::uint32_t, std::uint32_t> EdgeTable::Side::range(
    std::uint32_t node, std::uint32_t neighbour) const noexcept {
  const auto from = neighbours.begin() + begin(node);
  const auto to = neighbours.begin() + end(node);
  const auto low = std::lower_bound(from, to, neighbour);
  auto high = low;
  while (high != to && *high == neighbour) ++high;
  return {static_cast<std::uint32_t>(low - neighbours.begin()),
          static_cast<std::uint32_t>(high - neighbours.begin())};
}

/// Counting sorts: by start, then by end, which leaves each list of ends in order of starts; and
/// back again.
EdgeTable::EdgeTable(std::uint32_t nodes, std::vector<Link> links) : links_(std::move(links)) {
  for (const Link& link : links_) loops_ += link.start == link.end ? 1 : 0;
  sides_[1] = turned(gathered(nodes, links_));
  sides_[0] = turned(sides_[1]);
}

std::shared_ptr<const EdgeTable> EdgeTable::with(std::uint32_t nodes, std::span<const Link> added,
                                                 std::span<const std::uint32_t> removed) const {
  std::vector<Link> links;
  links.reserve(links_.size() + added.size());
  for (const Link& link : links_) {
    if (!std::binary_search(removed.begin(), removed.end(), link.relationship))
      links.push_back(link);
  }
  links.insert(links.end(), added.begin(), added.end());
  return std::make_shared<EdgeTable>(nodes, std::move(links));
}

std::size_t EdgeTable::bytes_for(std::uint64_t nodes, std::uint64_t relationships) {
  return static_cast<std::size_t>(2 * (nodes + 1) * sizeof(std::uint32_t) +
                                  relationships * (sizeof(Link) + 16));
}

}  // namespace dossier::graph
