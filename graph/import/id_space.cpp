#include "graph/import/id_space.h"

#include "graph/import/convert.h"

#include <algorithm>

namespace dossier::graph {

namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;
/// An array that is filled to at least a quarter takes less room than a table.
constexpr std::uint64_t kSparsest = 4;

}  // namespace

std::string_view IdSpace::kept(std::string_view text) {
  if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < text.size()) {
    blocks_.emplace_back().reserve(std::max(kBlock, text.size()));
  }
  std::string& block = blocks_.back();
  const std::size_t begin = block.size();
  block += text;
  return std::string_view(block).substr(begin);
}

bool IdSpace::insert(std::string_view id, std::uint32_t node) {
  if (const auto number = plain_integer(id)) return numbers_.try_emplace(*number, node).second;
  if (texts_.contains(id)) return false;
  texts_.emplace(kept(id), node);
  return true;
}

void IdSpace::freeze() {
  if (numbers_.empty()) return;
  const auto by_number = [](const auto& a, const auto& b) { return a.first < b.first; };
  const auto [least, greatest] = std::minmax_element(numbers_.begin(), numbers_.end(), by_number);
  const std::uint64_t span =
      static_cast<std::uint64_t>(greatest->first) - static_cast<std::uint64_t>(least->first);
  if (span / kSparsest >= numbers_.size()) return;
  first_ = least->first;
  dense_.assign(static_cast<std::size_t>(span) + 1, kNone);
  for (const auto& [number, node] : numbers_)
    dense_[static_cast<std::size_t>(number - first_)] = node;
  absl::flat_hash_map<std::int64_t, std::uint32_t>().swap(numbers_);
}

std::optional<std::uint32_t> IdSpace::find(std::string_view id) const {
  const auto number = plain_integer(id);
  if (!number) {
    const auto found = texts_.find(id);
    return found == texts_.end() ? std::nullopt : std::optional(found->second);
  }
  const auto place = static_cast<std::uint64_t>(*number) - static_cast<std::uint64_t>(first_);
  if (place < dense_.size())
    return dense_[place] == kNone ? std::nullopt : std::optional(dense_[place]);
  const auto found = numbers_.find(*number);
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace dossier::graph
