#include "query/flat/unfold.h"

#include <algorithm>

namespace dossier::query::flat {

namespace {

using execute::Context;

/// Base of what makes any number of rows of each row. `Derived` has
///   void begin(std::size_t row)
///   std::size_t produce(Rows& out, std::size_t at, std::size_t space)   fewer than `space`: the row is done
template <typename Derived>
class Unfolding : public Stream {
 public:
  Unfolding(std::unique_ptr<Stream> input, const Pipeline& pipeline, const Stage& stage, Context& context)
      : stage_(stage), context_(context), rows_(pipeline.variable_count, pipeline.weighted), input_(std::move(input)) {
    sources_.reserve(kRows);
  }

  bool next(Rows& out) override {
    sources_.clear();
    while (sources_.size() < kRows) {
      if (!within_ && !start()) break;
      const std::size_t space = kRows - sources_.size();
      const std::size_t made = static_cast<Derived*>(this)->produce(out, sources_.size(), space);
      sources_.insert(sources_.end(), made, static_cast<std::uint32_t>(row_));
      within_ = made == space;
    }
    if (sources_.empty()) return false;
    context_.work(sources_.size());
    out.size = sources_.size();
    out.gather(rows_, stage_.carried, sources_);
    static_cast<Derived*>(this)->after(out);
    return true;
  }

  void after(Rows&) {}

 protected:
  const Stage& stage_;
  Context& context_;
  Rows rows_;

 private:
  bool start() {
    if (++row_ >= rows_.size) {
      if (!sources_.empty() && row_ == rows_.size) {
        --row_;
        return false;
      }
      do {
        if (!input_->next(rows_)) return ended();
      } while (rows_.size == 0);
      row_ = 0;
    }
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
  std::vector<std::uint32_t> sources_;
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

  std::size_t produce(Rows& out, std::size_t at, std::size_t space) {
    std::uint32_t* nodes = out.column(stage_.to) + at;
    std::uint32_t* relationships = stage_.relationship == kNoVar ? nullptr : out.column(stage_.relationship) + at;
    std::size_t made = 0;
    while (made < space && lane_ < stage_.lanes.size()) {
      made += take(nodes + made, relationships == nullptr ? nullptr : relationships + made, space - made);
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
    if (lane.skips_loops || stage_.kind == Stage::Kind::Optional) return take_some(nodes, relationships, space);
    const std::size_t count = std::min<std::size_t>(space, end_ - at_);
    std::copy_n(side.neighbours.data() + at_, count, nodes);
    if (relationships != nullptr) std::copy_n(side.relationships.data() + at_, count, relationships);
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
           std::all_of(stage_.tests.begin(), stage_.tests.end(), [&](const Test& test) { return test.holds(neighbour); });
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
    std::uint32_t* relationships = stage_.relationship == kNoVar ? nullptr : out.column(stage_.relationship) + at;
    std::size_t made = 0;
    while (made < space && lane_ < stage_.lanes.size()) {
      const std::size_t count = std::min<std::size_t>(space - made, end_ - at_);
      if (relationships != nullptr) {
        std::copy_n(stage_.lanes[lane_].side().relationships.data() + at_, count, relationships + made);
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

/// Nodes that two nodes of a row have a step to: intersection of their sorted neighbours. The shorter list is gone
/// through; its nodes are looked up in the longer one, from where the last was found on.
class MeetStream final : public Unfolding<MeetStream> {
 public:
  using Unfolding::Unfolding;

  void begin(std::size_t row) {
    met_.clear();
    times_.clear();
    at_ = 0;
    const std::uint32_t a = rows_.column(stage_.from)[row];
    const std::uint32_t b = rows_.column(stage_.second)[row];
    for (const Lane& one : stage_.lanes) {
      for (const Lane& other : stage_.second_lanes) intersect(one, a, other, b);
    }
    context_.work(met_.size() + 1);
  }

  std::size_t produce(Rows& out, std::size_t at, std::size_t space) {
    const std::size_t count = std::min(space, met_.size() - at_);
    std::copy_n(met_.begin() + static_cast<std::ptrdiff_t>(at_), count, out.column(stage_.to) + at);
    counts_.resize(at + count);
    std::copy_n(times_.begin() + static_cast<std::ptrdiff_t>(at_), count, counts_.begin() + static_cast<std::ptrdiff_t>(at));
    at_ += count;
    return count;
  }

  void after(Rows& out) {
    for (std::size_t i = 0; i < out.size; ++i) out.weights[i] *= counts_[i];
  }

 private:
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
      if (right[at] != wanted) continue;
      if (wanted == skipped_left || wanted == skipped_right) continue;
      met_.push_back(wanted);
      times_.push_back(many * run_of(right, at));
    }
  }

  /// The first place from `at` on with a node not below `wanted`, by steps that double.
  static std::size_t advance(std::span<const std::uint32_t> list, std::size_t at, std::uint32_t wanted) {
    if (at >= list.size() || list[at] >= wanted) return at;
    std::size_t step = 1;
    while (at + step < list.size() && list[at + step] < wanted) {
      at += step;
      step *= 2;
    }
    const auto end = list.begin() + static_cast<std::ptrdiff_t>(std::min(at + step, list.size()));
    return static_cast<std::size_t>(
        std::lower_bound(list.begin() + static_cast<std::ptrdiff_t>(at + 1), end, wanted) - list.begin());
  }

  std::vector<std::uint32_t> met_;
  std::vector<std::uint64_t> times_;
  std::vector<std::uint64_t> counts_;
  std::size_t at_ = 0;
};

/// Each node once that lies within some steps: level by level, marked where they were seen.
class ReachStream final : public Unfolding<ReachStream> {
 public:
  using Unfolding::Unfolding;

  void begin(std::size_t row) {
    reached_.clear();
    at_ = 0;
    const std::uint32_t start = rows_.column(stage_.from)[row];
    if (start == kNone) return;
    ++epoch_;
    if (stage_.least == 0) see(start);
    rim_.assign(1, start);
    for (std::uint64_t level = 0; level < stage_.most && !rim_.empty(); ++level) advance();
  }

  std::size_t produce(Rows& out, std::size_t at, std::size_t space) {
    const std::size_t count = std::min(space, reached_.size() - at_);
    std::copy_n(reached_.begin() + static_cast<std::ptrdiff_t>(at_), count, out.column(stage_.to) + at);
    at_ += count;
    return count;
  }

 private:
  bool see(std::uint32_t node) {
    if (node >= marks_.size()) marks_.resize(std::max<std::size_t>(node + 1U, largest()));
    if (marks_[node] == epoch_) return false;
    marks_[node] = epoch_;
    reached_.push_back(node);
    return true;
  }

  std::size_t largest() const {
    std::size_t nodes = 0;
    for (const Lane& lane : stage_.lanes) nodes = std::max<std::size_t>(nodes, lane.side().size());
    return nodes;
  }

  void advance() {
    next_.clear();
    for (const std::uint32_t node : rim_) {
      for (const Lane& lane : stage_.lanes) {
        const auto neighbours = lane.side().of(node);
        context_.work(neighbours.size());
        for (const std::uint32_t neighbour : neighbours) {
          if (see(neighbour)) next_.push_back(neighbour);
        }
      }
    }
    rim_.swap(next_);
  }

  std::vector<std::uint32_t> marks_;
  std::uint32_t epoch_ = 0;
  std::vector<std::uint32_t> rim_, next_, reached_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<Stream> make_unfolding(std::unique_ptr<Stream> input, const Pipeline& pipeline, const Stage& stage,
                                       Context& context) {
  switch (stage.kind) {
    case Stage::Kind::Into: return std::make_unique<IntoStream>(std::move(input), pipeline, stage, context);
    case Stage::Kind::Meet: return std::make_unique<MeetStream>(std::move(input), pipeline, stage, context);
    case Stage::Kind::Reach: return std::make_unique<ReachStream>(std::move(input), pipeline, stage, context);
    default: return std::make_unique<ExpandStream>(std::move(input), pipeline, stage, context);
  }
}

}  // namespace dossier::query::flat
