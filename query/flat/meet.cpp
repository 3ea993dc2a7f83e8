#include "query/flat/meet.h"

#include "query/flat/short_lists.h"
#include "query/flat/unfolding.h"

#include <algorithm>

namespace dossier::query::flat {

namespace {

/// Searching for one node costs as much as passing so many.
constexpr std::size_t kScanShare = 16;

std::size_t steps_of(const std::vector<Lane>& lanes, std::uint32_t node) {
  std::size_t steps = 0;
  for (const Lane& lane : lanes) steps += lane.side().degree(node);
  return steps;
}

/// The neighbours of one node as bits.
class NeighbourBits {
 public:
  explicit NeighbourBits(const std::vector<Lane>& lanes) : lanes_(lanes) {}

  std::uint32_t node() const noexcept { return node_; }
  struct View {
    const std::uint64_t* bits;
    std::uint32_t words;
    std::uint32_t base;
    bool contains(std::uint32_t neighbour) const noexcept {
      const std::uint32_t entry = neighbour - base;
      return entry / 64 < words && (bits[entry / 64] >> (entry % 64) & 1U) != 0;
    }
  };
  View view() const noexcept {
    return {bits_.data(), static_cast<std::uint32_t>(bits_.size()), base_};
  }
  /// Steps to a node that is contained.
  std::uint64_t steps_to(std::uint32_t neighbour) const {
    return has_repeated_ ? count_between(lanes_, node_, neighbour) : 1;
  }

  /// The neighbours of another node instead.
  void mark(std::uint32_t node) {
    if (bits_.empty()) settle();
    each([&](std::uint32_t entry) { bits_[entry / 64] = 0; });
    node_ = node;
    std::uint64_t repeated = 0;
    each([&](std::uint32_t entry) {
      const std::uint64_t bit = std::uint64_t{1} << (entry % 64);
      repeated |= bits_[entry / 64] & bit;
      bits_[entry / 64] |= bit;
    });
    has_repeated_ = repeated != 0;
  }

 private:
  /// Only nodes that a step leads to can be marked.
  void settle() {
    std::uint32_t last = 0;
    base_ = kNone;
    for (const Lane& lane : lanes_) {
      const auto [begin, end] = lane.turned().side().extent();
      if (begin == end) continue;
      base_ = std::min(base_, begin);
      last = std::max(last, end);
    }
    bits_.assign(last > base_ ? (last - base_) / 64 + 1 : 1, 0);
  }

  template <typename Take>
  void each(Take take) const {
    for (const Lane& lane : lanes_) {
      for (const std::uint32_t neighbour : lane.side().of(node_)) {
        if (!lane.skips_loops || neighbour != node_) take(neighbour - base_);
      }
    }
  }

  const std::vector<Lane>& lanes_;
  std::vector<std::uint64_t> bits_;
  std::uint32_t base_ = 0;  ///< node of the first bit
  std::uint32_t node_ = kNone;
  bool has_repeated_ = false;  ///< some neighbour by more than one step
};

/// Two short lists are compared as they are. Otherwise, as rows often come in runs of the same
/// second node, its neighbours are marked, and those of the first nodes looked up. Where one list
/// is much longer than the other and is not marked already, the nodes of the shorter one are looked
/// up in it, each from where the last was found on.
class MeetStream final : public Unfolding<MeetStream> {
 public:
  MeetStream(std::unique_ptr<Stream> input, const Pipeline& pipeline, const Stage& stage,
             Meter& meter)
      : Unfolding(std::move(input), pipeline, stage, meter), marked_(stage.second_lanes) {}

  void begin(std::size_t row) {
    met_.clear();
    times_.clear();
    at_ = 0;
    const std::uint32_t* seconds = rows_.column(stage_.second);
    const std::uint32_t a = rows_.column(stage_.from)[row];
    const std::uint32_t b = seconds[row];
    const std::size_t own = steps_of(stage_.lanes, a);
    const std::size_t other = steps_of(stage_.second_lanes, b);
    if (own == 0 || other == 0) return;
    if (b != marked_.node()) {
      if (own <= kShortList && other <= kShortList) return compare(a, b);
      const bool again = row + 1 < rows_.size && seconds[row + 1] == b;
      if (again || other <= kScanShare * own) mark(b, other);
    }
    if (b == marked_.node() && own <= kScanShare * other) {
      for (const Lane& one : stage_.lanes) look_up(one, a);
    } else {
      each_pair([&](const Lane& one, const Lane& second) { intersect(one, a, second, b); });
    }
    meter_.work(met_.size() + 1);
  }

  void expect(std::size_t row) {
    ask_for(stage_.lanes, rows_.column(stage_.from), row);
    ask_for(stage_.second_lanes, rows_.column(stage_.second), row);
  }

  std::size_t produce(Rows& out, std::size_t at, std::size_t space) {
    if (at_ == met_.size()) return 0;
    const std::size_t count = std::min(space, met_.size() - at_);
    std::copy_n(met_.begin() + static_cast<std::ptrdiff_t>(at_), count, out.column(stage_.to) + at);
    counts_.resize(at + count);
    std::copy_n(times_.begin() + static_cast<std::ptrdiff_t>(at_), count,
                counts_.begin() + static_cast<std::ptrdiff_t>(at));
    at_ += count;
    return count;
  }

  void after(Rows& out) {
    for (std::size_t i = 0; i < out.size; ++i) out.weights[i] *= counts_[i];
  }

 private:
  void ask_for(const std::vector<Lane>& lanes, const std::uint32_t* nodes, std::size_t row) const {
    for (const Lane& lane : lanes) {
      const auto& side = lane.side();
      if (row + kAhead < rows_.size && nodes[row + kAhead] < side.size())
        __builtin_prefetch(&side.offsets[nodes[row + kAhead]]);
      __builtin_prefetch(side.neighbours.data() + side.begin(nodes[row]));
    }
  }

  void mark(std::uint32_t node, std::size_t steps) {
    meter_.work(steps / 8);
    marked_.mark(node);
  }

  void meet(std::uint32_t node, std::uint64_t times) {
    met_.push_back(node);
    times_.push_back(times);
  }

  template <typename Take>
  void each_pair(Take take) {
    for (const Lane& one : stage_.lanes) {
      for (const Lane& second : stage_.second_lanes) take(one, second);
    }
  }

  /// Short lists seldom have anything in common.
  void compare(std::uint32_t a, std::uint32_t b) {
    each_pair([&](const Lane& one, const Lane& second) {
      if (have_common(one.side().of(a), second.side().of(b))) intersect(one, a, second, b);
    });
    meter_.work(met_.size() + 1);
  }

  void look_up(const Lane& lane, std::uint32_t node) {
    const auto neighbours = lane.side().of(node);
    meter_.work(neighbours.size() / 8);
    const NeighbourBits::View marked = marked_.view();
    for (const std::uint32_t neighbour : neighbours) {
      if (!marked.contains(neighbour) || (lane.skips_loops && neighbour == node)) continue;
      meet(neighbour, marked_.steps_to(neighbour));
    }
  }

  static std::size_t run_of(std::span<const std::uint32_t> list, std::size_t at) {
    std::size_t end = at + 1;
    while (end < list.size() && list[end] == list[at]) ++end;
    return end - at;
  }

  void intersect(const Lane& one, std::uint32_t a, const Lane& other, std::uint32_t b) {
    auto left = one.side().of(a);
    auto right = other.side().of(b);
    std::uint32_t skipped_left = one.skips_loops ? a : kNone;
    std::uint32_t skipped_right = other.skips_loops ? b : kNone;
    if (left.size() > right.size()) {
      std::swap(left, right);
      std::swap(skipped_left, skipped_right);
    }
    std::size_t at = 0;
    for (std::size_t i = 0; i < left.size();) {
      const std::uint32_t wanted = left[i];
      const std::size_t many = run_of(left, i);
      i += many;
      at = advance(right, at, wanted);
      if (at == right.size()) return;
      if (right[at] != wanted || wanted == skipped_left || wanted == skipped_right) continue;
      meet(wanted, many * run_of(right, at));
    }
  }

  /// The first place from `at` on with a node not below `wanted`, by steps that double.
  static std::size_t advance(std::span<const std::uint32_t> list, std::size_t at,
                             std::uint32_t wanted) {
    if (at >= list.size() || list[at] >= wanted) return at;
    std::size_t step = 1;
    while (at + step < list.size() && list[at + step] < wanted) {
      at += step;
      step *= 2;
    }
    const auto end = list.begin() + static_cast<std::ptrdiff_t>(std::min(at + step, list.size()));
    return static_cast<std::size_t>(
        std::lower_bound(list.begin() + static_cast<std::ptrdiff_t>(at + 1), end, wanted) -
        list.begin());
  }

  std::vector<std::uint32_t> met_;
  std::vector<std::uint64_t> times_;
  std::vector<std::uint64_t> counts_;
  std::size_t at_ = 0;
  NeighbourBits marked_;
};

}  // namespace

std::unique_ptr<Stream> make_meeting(std::unique_ptr<Stream> input, const Pipeline& pipeline,
                                     const Stage& stage, Meter& meter) {
  return std::make_unique<MeetStream>(std::move(input), pipeline, stage, meter);
}

}  // namespace dossier::query::flat
