#include "query/flat/unfold.h"

#include <algorithm>

namespace dossier::query::flat {

namespace {

/// So many rows before they are needed, memory is asked for.
constexpr std::size_t kAhead = 12;

/// Base of what makes any number of rows of each row. `Derived` has
///   void begin(std::size_t row)
///   std::size_t produce(Rows& out, std::size_t at, std::size_t space)   fewer than `space`: the
///   row is done
template <typename Derived>
class Unfolding : public Stream {
 public:
  Unfolding(std::unique_ptr<Stream> input, const Pipeline& pipeline, const Stage& stage,
            Meter& meter)
      : stage_(stage),
        meter_(meter),
        rows_(pipeline.variable_count, pipeline.weighted),
        input_(std::move(input)) {}

  bool next(Rows& out) override {
    std::size_t made = 0;
    while (made < kRows) {
      if (!within_ && !start(made > 0)) break;
      const std::size_t more = static_cast<Derived*>(this)->produce(out, made, kRows - made);
      std::fill_n(sources_ + made, more, static_cast<std::uint32_t>(row_));
      made += more;
      within_ = made == kRows;
    }
    if (made == 0) return false;
    meter_.work(made);
    out.size = made;
    out.gather(rows_, stage_.carried, {sources_, made});
    static_cast<Derived*>(this)->after(out);
    return true;
  }

  /// Tells that a row will be begun soon.
  void expect(std::size_t) {}
  void after(Rows&) {}

 protected:
  const Stage& stage_;
  Meter& meter_;
  Rows rows_;

 private:
  /// Begins the next row. Rows of which some was made already stay until that is given away.
  bool start(bool made_some) {
    if (++row_ >= rows_.size) {
      if (made_some) return --row_, false;
      do {
        if (!input_->next(rows_)) return ended();
      } while (rows_.size == 0);
      row_ = 0;
    }
    if (row_ + kAhead < rows_.size) static_cast<Derived*>(this)->expect(row_ + kAhead);
    static_cast<Derived*>(this)->begin(row_);
    return within_ = true;
  }

  /// Asking again gives nothing again.
  bool ended() {
    rows_.size = 0;
    row_ = 0;
    return false;
  }

  std::unique_ptr<Stream> input_;
  std::uint32_t sources_[kRows];
  std::size_t row_ = 0;
  bool within_ = false;
};

/// All steps from a node; with Stage::Kind::Optional a row without a node where there is none.
class ExpandStream final : public Unfolding<ExpandStream> {
 public:
  using Unfolding::Unfolding;

  void begin(std::size_t row) {
    node_ = rows_.column(stage_.from)[row];
    lane_ = 0;
    found_ = false;
    enter();
  }

  /// Where the steps begin has been asked for twice as early.
  void expect(std::size_t row) {
    const std::uint32_t* nodes = rows_.column(stage_.from);
    for (const Lane& lane : stage_.lanes) {
      const auto& side = lane.side();
      if (row + kAhead < rows_.size && nodes[row + kAhead] < side.size())
        __builtin_prefetch(&side.offsets[nodes[row + kAhead]]);
      __builtin_prefetch(side.neighbours.data() + side.begin(nodes[row]));
    }
  }

  std::size_t produce(Rows& out, std::size_t at, std::size_t space) {
    std::uint32_t* nodes = out.column(stage_.to) + at;
    std::uint32_t* relationships =
        stage_.relationship == kNoVar ? nullptr : out.column(stage_.relationship) + at;
    std::size_t made = 0;
    while (made < space && lane_ < stage_.lanes.size()) {
      made += take(nodes + made, relationships == nullptr ? nullptr : relationships + made,
                   space - made);
      if (at_ != end_) continue;
      ++lane_;
      enter();
    }
    found_ = found_ || made > 0;
    if (!found_ && stage_.kind == Stage::Kind::Optional && made < space) {
      found_ = true;
      nodes[made] = kNone;
      if (relationships != nullptr) relationships[made] = kNone;
      ++made;
    }
    return made;
  }

 private:
  void enter() {
    if (lane_ == stage_.lanes.size()) return;
    at_ = stage_.lanes[lane_].side().begin(node_);
    end_ = stage_.lanes[lane_].side().end(node_);
  }

  std::size_t take(std::uint32_t* nodes, std::uint32_t* relationships, std::size_t space) {
    const Lane& lane = stage_.lanes[lane_];
    const auto& side = lane.side();
    if (lane.skips_loops || stage_.kind == Stage::Kind::Optional)
      return take_some(nodes, relationships, space);
    const std::size_t count = std::min<std::size_t>(space, end_ - at_);
    for (std::size_t i = 0; i < count; ++i) nodes[i] = side.neighbours[at_ + i];
    for (std::size_t i = 0; relationships != nullptr && i < count; ++i)
      relationships[i] = side.relationships[at_ + i];
    at_ += static_cast<std::uint32_t>(count);
    return count;
  }

  std::size_t take_some(std::uint32_t* nodes, std::uint32_t* relationships, std::size_t space) {
    const Lane& lane = stage_.lanes[lane_];
    const auto& side = lane.side();
    std::size_t count = 0;
    for (; at_ < end_ && count < space; ++at_) {
      const std::uint32_t neighbour = side.neighbours[at_];
      if ((lane.skips_loops && neighbour == node_) || !passes(neighbour)) continue;
      nodes[count] = neighbour;
      if (relationships != nullptr) relationships[count] = side.relationships[at_];
      ++count;
    }
    return count;
  }

  bool passes(std::uint32_t neighbour) const {
    return stage_.kind != Stage::Kind::Optional ||
           std::all_of(stage_.tests.begin(), stage_.tests.end(),
                       [&](const Test& test) { return test.holds(neighbour); });
  }

  std::uint32_t node_ = kNone;
  std::size_t lane_ = 0;
  std::uint32_t at_ = 0, end_ = 0;
  bool found_ = false;
};

/// All steps between two nodes of a row.
class IntoStream final : public Unfolding<IntoStream> {
 public:
  using Unfolding::Unfolding;

  void begin(std::size_t row) {
    from_ = rows_.column(stage_.from)[row];
    to_ = rows_.column(stage_.to)[row];
    lane_ = 0;
    enter();
  }

  std::size_t produce(Rows& out, std::size_t at, std::size_t space) {
    std::uint32_t* relationships =
        stage_.relationship == kNoVar ? nullptr : out.column(stage_.relationship) + at;
    std::size_t made = 0;
    while (made < space && lane_ < stage_.lanes.size()) {
      const std::size_t count = std::min<std::size_t>(space - made, end_ - at_);
      if (relationships != nullptr) {
        std::copy_n(stage_.lanes[lane_].side().relationships.data() + at_, count,
                    relationships + made);
      }
      at_ += static_cast<std::uint32_t>(count);
      made += count;
      if (at_ != end_) continue;
      ++lane_;
      enter();
    }
    return made;
  }

 private:
  void enter() {
    at_ = end_ = 0;
    if (lane_ == stage_.lanes.size() || from_ == kNone || to_ == kNone) return;
    const Lane& lane = stage_.lanes[lane_];
    if (lane.skips_loops && from_ == to_) return;
    std::tie(at_, end_) = lane.side().range(from_, to_);
  }

  std::uint32_t from_ = kNone, to_ = kNone;
  std::size_t lane_ = 0;
  std::uint32_t at_ = 0, end_ = 0;
};

/// Nodes that two nodes of a row have a step to. Rows often come in runs of the same second node:
/// its neighbours are marked then, and those of the first looked up. Otherwise the sorted lists are
/// intersected: the shorter one is gone through, its nodes are looked up in the longer one, from
/// where the last was found on.
class MeetStream final : public Unfolding<MeetStream> {
 public:
  using Unfolding::Unfolding;

  void begin(std::size_t row) {
    met_.clear();
    times_.clear();
    at_ = 0;
    const std::uint32_t* seconds = rows_.column(stage_.second);
    const std::uint32_t a = rows_.column(stage_.from)[row];
    const std::uint32_t b = seconds[row];
    if (b != marked_ && row + 1 < rows_.size && seconds[row + 1] == b) mark(b);
    if (b == marked_) {
      for (const Lane& one : stage_.lanes) look_up(one, a);
    } else {
      for (const Lane& one : stage_.lanes) {
        for (const Lane& other : stage_.second_lanes) intersect(one, a, other, b);
      }
    }
    meter_.work(met_.size() + 1);
  }

  void expect(std::size_t row) {
    ask_for(stage_.lanes, rows_.column(stage_.from), row);
    ask_for(stage_.second_lanes, rows_.column(stage_.second), row);
  }

  std::size_t produce(Rows& out, std::size_t at, std::size_t space) {
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

  /// How many steps lead from a node to each of its neighbours. Those of the node before it are
  /// taken back first.
  void mark(std::uint32_t node) {
    if (marks_.empty()) settle();
    if (marked_ != kNone) count(marked_, false);
    marked_ = node;
    if (node != kNone) count(node, true);
  }

  /// Only nodes that a step leads to can be marked.
  void settle() {
    std::uint32_t last = 0;
    base_ = kNone;
    for (const Lane& lane : stage_.second_lanes) {
      const auto [begin, end] = lane.turned().side().extent();
      if (begin == end) continue;
      base_ = std::min(base_, begin);
      last = std::max(last, end);
    }
    marks_.assign(last > base_ ? last - base_ : 1, 0);
  }

  void count(std::uint32_t node, bool adds) {
    for (const Lane& lane : stage_.second_lanes) {
      for (const std::uint32_t neighbour : lane.side().of(node)) {
        if (lane.skips_loops && neighbour == node) continue;
        marks_[neighbour - base_] += adds ? 1 : ~std::uint32_t{0};
      }
    }
  }

  void look_up(const Lane& lane, std::uint32_t node) {
    const auto neighbours = lane.side().of(node);
    meter_.work(neighbours.size() / 8);
    for (const std::uint32_t neighbour : neighbours) {
      const std::uint32_t entry = neighbour - base_;
      if (entry >= marks_.size() || marks_[entry] == 0 || (lane.skips_loops && neighbour == node))
        continue;
      met_.push_back(neighbour);
      times_.push_back(marks_[entry]);
    }
  }

  /// Searching for one node costs as much as passing so many; for more wanted ones a few bits tell
  /// nothing.
  static constexpr std::size_t kScanShare = 16, kFewWanted = 32;

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
    if (left.size() <= kFewWanted && right.size() <= kScanShare * left.size())
      return scan(left, right, skipped_left, skipped_right);
    std::size_t at = 0;
    for (std::size_t i = 0; i < left.size();) {
      const std::uint32_t wanted = left[i];
      const std::size_t many = run_of(left, i);
      i += many;
      at = advance(right, at, wanted);
      if (at == right.size()) return;
      if (right[at] != wanted) continue;
      if (wanted == skipped_left || wanted == skipped_right) continue;
      met_.push_back(wanted);
      times_.push_back(many * run_of(right, at));
    }
  }

  /// Goes through a list that is not much longer: a few bits of each wanted node tell of most
  /// others that they are none.
  void scan(std::span<const std::uint32_t> wanted, std::span<const std::uint32_t> list,
            std::uint32_t skipped_left, std::uint32_t skipped_right) {
    std::uint64_t bits[8] = {};
    for (const std::uint32_t node : wanted) bits[node / 64 % 8] |= std::uint64_t{1} << (node % 64);
    for (const std::uint32_t node : list) {
      if ((bits[node / 64 % 8] >> (node % 64) & 1U) == 0 || node == skipped_left ||
          node == skipped_right)
        continue;
      const auto many = std::count(wanted.begin(), wanted.end(), node);
      if (many == 0) continue;
      met_.push_back(node);
      times_.push_back(static_cast<std::uint64_t>(many));
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
  std::uint32_t marked_ = kNone;  ///< node whose neighbours are in marks_
  std::uint32_t base_ = 0;        ///< node of the first mark
  std::vector<std::uint32_t> marks_;
};

/// Each node once that lies within some steps: level by level, marked where they were seen.
class ReachStream final : public Unfolding<ReachStream> {
 public:
  using Unfolding::Unfolding;

  void begin(std::size_t row) {
    for (const std::uint32_t node : reached_) seen_[node / 64] = 0;
    reached_.clear();
    at_ = 0;
    const std::uint32_t start = rows_.column(stage_.from)[row];
    if (start == kNone) return;
    seen_.resize(std::max<std::size_t>(seen_.size(), (std::max(start + 1, largest()) + 63) / 64));
    rim_.assign(1, start);
    if (stage_.least == 0) see(start);
    std::span<const std::uint32_t> rim(rim_);
    for (std::uint64_t level = 0; level < stage_.most && !rim.empty(); ++level) {
      const std::size_t known = reached_.size();
      for (const Lane& lane : stage_.lanes) advance(rim, lane.side());
      rim_.assign(reached_.begin() + static_cast<std::ptrdiff_t>(known), reached_.end());
      rim = rim_;
    }
  }

  std::size_t produce(Rows& out, std::size_t at, std::size_t space) {
    const std::size_t count = std::min(space, reached_.size() - at_);
    std::copy_n(reached_.begin() + static_cast<std::ptrdiff_t>(at_), count,
                out.column(stage_.to) + at);
    at_ += count;
    return count;
  }

 private:
  void see(std::uint32_t node) {
    const std::uint64_t bit = std::uint64_t{1} << (node % 64);
    if ((seen_[node / 64] & bit) != 0) return;
    seen_[node / 64] |= bit;
    reached_.push_back(node);
  }

  std::uint32_t largest() const {
    std::uint32_t nodes = 0;
    for (const Lane& lane : stage_.lanes)
      nodes = std::max({nodes, lane.side().size(), lane.turned().side().size()});
    return nodes;
  }

  void advance(std::span<const std::uint32_t> rim, const graph::EdgeTable::Side& side) {
    for (std::size_t i = 0; i < rim.size(); ++i) {
      if (i + 2 * kAhead < rim.size() && rim[i + 2 * kAhead] < side.size())
        __builtin_prefetch(&side.offsets[rim[i + 2 * kAhead]]);
      if (i + kAhead < rim.size())
        __builtin_prefetch(side.neighbours.data() + side.begin(rim[i + kAhead]));
      const auto neighbours = side.of(rim[i]);
      meter_.work(neighbours.size());
      for (const std::uint32_t neighbour : neighbours) see(neighbour);
    }
  }

  std::vector<std::uint64_t> seen_;  ///< bits of the nodes in reached_
  std::vector<std::uint32_t> rim_, reached_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<Stream> make_unfolding(std::unique_ptr<Stream> input, const Pipeline& pipeline,
                                       const Stage& stage, Meter& meter) {
  switch (stage.kind) {
    case Stage::Kind::Into:
      return std::make_unique<IntoStream>(std::move(input), pipeline, stage, meter);
    case Stage::Kind::Meet:
      return std::make_unique<MeetStream>(std::move(input), pipeline, stage, meter);
    case Stage::Kind::Reach:
      return std::make_unique<ReachStream>(std::move(input), pipeline, stage, meter);
    default: return std::make_unique<ExpandStream>(std::move(input), pipeline, stage, meter);
  }
}

}  // namespace dossier::query::flat
