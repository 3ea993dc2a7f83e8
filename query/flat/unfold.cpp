#include "query/flat/unfold.h"

#include "query/flat/meet.h"
#include "query/flat/unfolding.h"

#include <algorithm>

namespace dossier::query::flat {

namespace {

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
    case Stage::Kind::Meet: return make_meeting(std::move(input), pipeline, stage, meter);
    case Stage::Kind::Reach:
      return std::make_unique<ReachStream>(std::move(input), pipeline, stage, meter);
    default: return std::make_unique<ExpandStream>(std::move(input), pipeline, stage, meter);
  }
}

}  // namespace dossier::query::flat
