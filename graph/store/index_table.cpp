#include "graph/store/index_table.h"

#include <algorithm>
#include <bit>
#include <limits>

#include <absl/hash/hash.h>

namespace dossier::graph {

namespace {

constexpr std::uint64_t kLowerHalf = UINT32_MAX;
/// What an entry takes beside its values, slots included.
constexpr std::size_t kEntryBytes = 40;
/// As many changes as this fraction of a table, and some, make it too old.
constexpr std::size_t kFewestChanges = 4096;
constexpr std::size_t kOldShare = 4;

}  // namespace

std::uint64_t IndexTable::hash(std::string_view values) {
  return absl::Hash<std::string_view>()(values);
}

std::span<const std::uint32_t> IndexTable::find(std::uint64_t hash, std::string_view values) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t place = place_of(hash); slots_[place] != 0; place = (place + 1) & mask) {
    if (slots_[place] >> 32 != (hash & kLowerHalf)) continue;
    const auto number = static_cast<std::uint32_t>(slots_[place]) - 1;
    const Group before = number == 0 ? Group{0, 0} : groups_[number - 1];
    const Group& group = groups_[number];
    const std::string_view found(values_.data() + before.values_end,
                                 group.values_end - before.values_end);
    if (found == values)
      return std::span(nodes_).subspan(before.nodes_end, group.nodes_end - before.nodes_end);
  }
  return {};
}

std::size_t IndexTable::memory() const {
  return values_.capacity() + nodes_.capacity() * sizeof nodes_[0] +
         groups_.capacity() * sizeof groups_[0] + slots_.capacity() * sizeof slots_[0];
}

std::size_t IndexTable::bytes_for(std::uint64_t entries) {
  constexpr std::size_t kUsualValues = 24;
  return static_cast<std::size_t>(entries) * (kEntryBytes + kUsualValues);
}

bool IndexTableBuilder::add(std::string_view values, std::uint32_t node) {
  IndexTable& table = *out_;
  constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max() - 1;
  if (table.nodes_.size() >= kMost || table.values_.size() + values.size() >= kMost) return false;
  const bool again =
      !table.groups_.empty() && std::string_view(table.values_).substr(last_begin_) == values;
  if (!again) {
    last_begin_ = table.values_.size();
    table.values_ += values;
    table.groups_.push_back({static_cast<std::uint32_t>(table.values_.size()), 0});
  }
  table.nodes_.push_back(node);
  table.groups_.back().nodes_end = static_cast<std::uint32_t>(table.nodes_.size());
  return true;
}

std::shared_ptr<const IndexTable> IndexTableBuilder::finish() {
  IndexTable& table = *out_;
  table.slots_.assign(std::bit_ceil(std::max<std::size_t>(2, 2 * table.groups_.size())), 0);
  table.shift_ = 64 - static_cast<unsigned>(std::countr_zero(table.slots_.size()));
  const std::size_t mask = table.slots_.size() - 1;
  std::uint32_t begin = 0;
  for (std::size_t number = 0; number < table.groups_.size(); ++number) {
    const std::uint32_t end = table.groups_[number].values_end;
    const std::uint64_t hash =
        IndexTable::hash(std::string_view(table.values_).substr(begin, end - begin));
    std::size_t place = table.place_of(hash);
    while (table.slots_[place] != 0) place = (place + 1) & mask;
    table.slots_[place] = hash << 32 | (number + 1);
    begin = end;
  }
  return std::move(out_);
}

void apply(std::span<const std::pair<std::uint32_t, bool>> changes, std::size_t begin,
           std::vector<NodeId>& nodes) {
  for (const auto& [node, present] : changes) {
    const auto from = nodes.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto place = std::lower_bound(from, nodes.end(), NodeId{node});
    const bool there = place != nodes.end() && *place == NodeId{node};
    if (present && !there) nodes.insert(place, NodeId{node});
    if (!present && there) nodes.erase(place);
  }
}

void ProjectedIndex::find(std::uint64_t hash, std::string_view values,
                          std::vector<NodeId>& out) const {
  const std::size_t begin = out.size();
  for (const std::uint32_t node : base->find(hash, values)) out.push_back(NodeId{node});
  for (const auto& some : changes) {
    const auto found = some->find(values);
    if (found != some->end()) apply(found->second, begin, out);
  }
}

bool ProjectedIndex::add(IndexChanges more) {
  while (!changes.empty() && changes.back()->size() < 2 * more.size()) {
    IndexChanges both = *changes.back();
    for (auto& [values, list] : more) {
      auto& all = both[values];
      all.insert(all.end(), list.begin(), list.end());
    }
    more = std::move(both);
    changes.pop_back();
  }
  changes.push_back(std::make_shared<const IndexChanges>(std::move(more)));
  std::size_t sum = 0;
  for (const auto& some : changes) sum += some->size();
  return sum <= base->size() / kOldShare + kFewestChanges;
}

}  // namespace dossier::graph
