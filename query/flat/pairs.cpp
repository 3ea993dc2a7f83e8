#include "query/flat/pairs.h"

#include "query/flat/rows.h"

#include <algorithm>
#include <bit>

namespace dossier::query::flat {

namespace {

constexpr std::uint64_t kFree = ~std::uint64_t{0};
/// A larger table stands so far from the processor that searching in the lists is not slower.
constexpr std::size_t kMostPairs = std::size_t{1} << 19;
/// What one more pair costs beside a search in two sorted lists. A few are always put in a table:
/// estimates may be wrong.
constexpr double kPairCost = 0.5;
constexpr double kFewQuestions = 4096;
constexpr std::size_t kAhead = 64;

std::uint64_t mixed(std::uint64_t key) {
  key *= 0x9e3779b97f4a7c15U;
  return key ^ (key >> 29);
}

}  // namespace

Pairs::Pairs(Ends ends, std::size_t links) : ends_(ends) {
  const std::size_t slots = std::bit_ceil(std::max<std::size_t>(64, links * 2));
  shift_ = static_cast<unsigned>(64 - std::countr_zero(slots));
  keys_.assign(slots, kFree);
  numbers_.assign(slots, 0);
}

std::uint64_t Pairs::key(std::uint32_t from, std::uint32_t to) const noexcept {
  const bool turns = ends_ == Ends::Turned || (ends_ == Ends::Either && from > to);
  if (turns) std::swap(from, to);
  return std::uint64_t{from} << 32 | to;
}

std::size_t Pairs::slot(std::uint64_t key) const noexcept {
  return static_cast<std::size_t>((mixed(key) * 0xd6e8feb86659fd93U) >> shift_);
}

void Pairs::add(std::uint64_t key) {
  std::size_t at = slot(key);
  while (keys_[at] != kFree && keys_[at] != key) at = (at + 1) & (keys_.size() - 1);
  keys_[at] = key;
  ++numbers_[at];
}

std::uint32_t Pairs::find(std::uint64_t key) const noexcept {
  for (std::size_t at = slot(key);; at = (at + 1) & (keys_.size() - 1)) {
    if (keys_[at] == key) return numbers_[at];
    if (keys_[at] == kFree) return 0;
  }
}

/// How all of the lanes go: each table from both ends, or each from the same one. Nothing when they
/// differ.
std::optional<Pairs::Ends> Pairs::ends_of(const std::vector<Lane>& lanes) {
  std::size_t turned = 0;
  std::size_t paired = 0;
  for (const Lane& lane : lanes) {
    turned += lane.incoming ? 1 : 0;
    paired += std::any_of(lanes.begin(), lanes.end(), [&](const Lane& other) {
      return other.table == lane.table && other.incoming != lane.incoming;
    });
  }
  if (lanes.empty() || (paired != 0 && paired != lanes.size())) return std::nullopt;
  if (paired != 0) return Ends::Either;
  if (turned == 0) return Ends::Ordered;
  return turned == lanes.size() ? std::optional(Ends::Turned) : std::nullopt;
}

std::shared_ptr<const Pairs> Pairs::make(const std::vector<Lane>& lanes, double questions) {
  const auto ends = ends_of(lanes);
  if (!ends) return nullptr;
  std::size_t links = 0;
  const auto is_counted = [&](const Lane& lane) { return ends != Ends::Either || !lane.incoming; };
  for (const Lane& lane : lanes) links += is_counted(lane) ? lane.table->size() : 0;
  if (links > kMostPairs || questions + kFewQuestions < static_cast<double>(links) * kPairCost)
    return nullptr;
  // Links stand as start and end, which is how key() turns what is asked.
  std::shared_ptr<Pairs> made(
      new Pairs(ends == Ends::Either ? Ends::Either : Ends::Ordered, links));
  for (const Lane& lane : lanes) {
    if (!is_counted(lane)) continue;
    for (const auto& link : lane.table->links()) made->add(made->key(link.start, link.end));
  }
  made->ends_ = *ends;
  return made;
}

void Pairs::counts(std::span<const std::uint32_t> from, const std::uint32_t* to,
                   std::uint32_t* out) const {
  std::uint64_t keys[kAhead];
  for (std::size_t begin = 0; begin < from.size(); begin += kAhead) {
    const std::size_t count = std::min(kAhead, from.size() - begin);
    for (std::size_t i = 0; i < count; ++i) {
      keys[i] = key(from[begin + i], to[begin + i]);
      __builtin_prefetch(&keys_[slot(keys[i])]);
    }
    for (std::size_t i = 0; i < count; ++i) {
      const bool none = from[begin + i] == kNone || to[begin + i] == kNone;
      out[begin + i] = none ? 0 : find(keys[i]);
    }
  }
}

}  // namespace dossier::query::flat
