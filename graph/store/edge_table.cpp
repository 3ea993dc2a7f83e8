#include <algorithm>

#include "graph/memory.h"

namespace dossier::graph {

namespace {

/// Where the steps of each node begin, and the end of the last.
template <typename Node>
std::vector<std::uint32_t> offsets_of(std::uint32_t nodes, std::span<const EdgeTable::Link> links, Node node) {
  std::vector<std::uint32_t> offsets(std::size_t{nodes} + 1, 0);
  for (const EdgeTable::Link& link : links) ++offsets[std::size_t{node(link)} + 1];
  for (std::size_t i = 1; i < offsets.size(); ++i) offsets[i] += offsets[i - 1];
  return offsets;
}

/// The steps of one side, distributed from those of the other: taken in order of neighbours, so each list gets sorted.
EdgeTable::Side turned(const EdgeTable::Side& other, std::vector<std::uint32_t> offsets) {
  EdgeTable::Side side;
  side.neighbours.resize(other.neighbours.size());
  side.relationships.resize(other.neighbours.size());
  std::vector<std::uint32_t> at(offsets.begin(), offsets.end() - 1);
  for (std::uint32_t node = 0; node < other.size(); ++node) {
    for (std::uint32_t i = other.offsets[node]; i < other.offsets[node + 1]; ++i) {
      const std::uint32_t place = at[other.neighbours[i]]++;
      side.neighbours[place] = node;
      side.relationships[place] = other.relationships[i];
    }
  }
  side.offsets = std::move(offsets);
  return side;
}

/// The steps of one side in order of relationships.
EdgeTable::Side gathered(std::vector<std::uint32_t> offsets, std::span<const EdgeTable::Link> links) {
  EdgeTable::Side side;
  side.neighbours.resize(links.size());
  side.relationships.resize(links.size());
  std::vector<std::uint32_t> at(offsets.begin(), offsets.end() - 1);
  for (const EdgeTable::Link& link : links) {
    const std::uint32_t place = at[link.start]++;
    side.neighbours[place] = link.end;
    side.relationships[place] = link.relationship;
  }
  side.offsets = std::move(offsets);
  return side;
}

}  // namespace

std::shared_ptr<const NodeSet> NodeSet::with(std::span<const std::pair<std::uint32_t, bool>> changes) const {
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
  const auto end = std::lower_bound(offsets.begin(), offsets.end(), offsets.back()) - offsets.begin();
  return {static_cast<std::uint32_t>(begin - 1), static_cast<std::uint32_t>(end)};
}

std::pair<std::uint32_t, std::uint32_t> EdgeTable::Side::range(std::uint32_t node,
                                                               std::uint32_t neighbour) const noexcept {
  const auto from = neighbours.begin() + begin(node);
  const auto to = neighbours.begin() + end(node);
  const auto low = std::lower_bound(from, to, neighbour);
  auto high = low;
  while (high != to && *high == neighbour) ++high;
  return {static_cast<std::uint32_t>(low - neighbours.begin()), static_cast<std::uint32_t>(high - neighbours.begin())};
}

/// Two counting sorts: by start, then by end, which leaves each list of ends in order of starts; and back again.
EdgeTable::EdgeTable(std::uint32_t nodes, std::vector<Link> links) : links_(std::move(links)) {
  const auto start = [](const Link& link) { return link.start; };
  const auto end = [](const Link& link) { return link.end; };
  for (const Link& link : links_) loops_ += link.start == link.end ? 1 : 0;
  sides_[0] = gathered(offsets_of(nodes, links_, start), links_);
  sides_[1] = turned(sides_[0], offsets_of(nodes, links_, end));
  sides_[0] = turned(sides_[1], std::move(sides_[0].offsets));
}

std::shared_ptr<const EdgeTable> EdgeTable::with(std::uint32_t nodes, std::span<const Link> added,
                                                 std::span<const std::uint32_t> removed) const {
  std::vector<Link> links;
  links.reserve(links_.size() + added.size());
  for (const Link& link : links_) {
    if (!std::binary_search(removed.begin(), removed.end(), link.relationship)) links.push_back(link);
  }
  links.insert(links.end(), added.begin(), added.end());
  return std::make_shared<EdgeTable>(nodes, std::move(links));
}

std::size_t EdgeTable::bytes_for(std::uint64_t nodes, std::uint64_t relationships) {
  return static_cast<std::size_t>(2 * (nodes + 1) * sizeof(std::uint32_t) + relationships * (sizeof(Link) + 16));
}

}  // namespace dossier::graph
