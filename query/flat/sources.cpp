#include "query/flat/sources.h"

#include <algorithm>
#include <bit>

namespace dossier::query::flat {

namespace {

/// Base of sources. `Derived` has
///   std::size_t size() const                       of all that there is
///   void enter(Morsels::Range range)
///   bool fill(Rows& out)                           false at the end of the range
template <typename Derived>
class Source : public Stream {
 public:
  Source(const Stage& stage, Meter& meter, Morsels& morsels)
      : stage_(stage), meter_(meter), morsels_(morsels) {}

  bool next(Rows& out) override {
    auto& self = static_cast<Derived&>(*this);
    for (;;) {
      out.size = 0;
      if (within_ && self.fill(out)) {
        meter_.work(out.size + 1);
        if (out.size > 0) return true;
        continue;
      }
      const auto range = morsels_.take(self.size());
      within_ = range.has_value();
      if (!within_) return false;
      self.enter(*range);
    }
  }

 protected:
  const Stage& stage_;
  Meter& meter_;

 private:
  Morsels& morsels_;
  bool within_ = false;
};

void weigh_once(Rows& rows) {
  if (rows.weighted) std::fill_n(rows.weights.begin(), rows.size, 1);
}

/// Parts are of equal numbers of nodes, wherever in the set these stand.
class NodeSource final : public Source<NodeSource> {
 public:
  NodeSource(const Stage& stage, Meter& meter, Morsels& morsels)
      : Source(stage, meter, morsels), words_(stage.set->words()) {
    for (const std::uint64_t word : words_) size_ += static_cast<std::size_t>(std::popcount(word));
  }

  std::size_t size() const { return size_; }

  void enter(Morsels::Range range) {
    left_ = range.end - range.begin;
    if (left_ == 0) return;
    std::size_t skipped = range.begin;
    word_ = 0;
    for (auto here = count(); here <= skipped; here = count()) {
      skipped -= here;
      ++word_;
    }
    bits_ = words_[word_];
    for (; skipped > 0; --skipped) bits_ &= bits_ - 1;
  }

  bool fill(Rows& out) {
    std::uint32_t* nodes = out.column(stage_.to);
    const std::size_t wanted = std::min(left_, kRows);
    std::size_t made = 0;
    while (made < wanted) {
      while (bits_ == 0) bits_ = words_[++word_];
      for (; bits_ != 0 && made < wanted; bits_ &= bits_ - 1) {
        nodes[made++] = static_cast<std::uint32_t>(
            word_ * 64 + static_cast<std::size_t>(std::countr_zero(bits_)));
      }
    }
    left_ -= made;
    out.size = made;
    weigh_once(out);
    return made > 0;
  }

 private:
  std::size_t count() const { return static_cast<std::size_t>(std::popcount(words_[word_])); }

  std::span<const std::uint64_t> words_;
  std::size_t size_ = 0;
  std::size_t left_ = 0;
  std::size_t word_ = 0;
  std::uint64_t bits_ = 0;
};

/// Base of what goes through the relationships of all lanes. `Derived` has
///   std::size_t copy(const Lane& lane, std::size_t begin, std::size_t end, Rows& out)
///                                                  of the entries of a lane; returns how many
template <typename Derived>
class LaneSource : public Source<Derived> {
 public:
  using Source<Derived>::Source;

  std::size_t size() const {
    std::size_t entries = 0;
    for (const Lane& lane : this->stage_.lanes) entries += lane.table->size();
    return entries;
  }

  void enter(Morsels::Range range) {
    lane_ = 0;
    at_ = range.begin;
    left_ = range.end - range.begin;
    settle();
  }

  bool fill(Rows& out) {
    if (left_ == 0) return false;
    const Lane& lane = this->stage_.lanes[lane_];
    const std::size_t end = std::min({at_ + kRows, at_ + left_, lane.table->size()});
    left_ -= end - at_;
    out.size = static_cast<Derived*>(this)->copy(lane, at_, end, out);
    weigh_once(out);
    at_ = end;
    settle();
    return true;
  }

 private:
  void settle() {
    const auto& lanes = this->stage_.lanes;
    for (; left_ > 0 && at_ >= lanes[lane_].table->size(); ++lane_)
      at_ -= lanes[lane_].table->size();
  }

  std::size_t lane_ = 0;
  std::size_t at_ = 0;  ///< within the lane
  std::size_t left_ = 0;
};

/// In the order of relationships.
class EdgeSource final : public LaneSource<EdgeSource> {
 public:
  using LaneSource::LaneSource;

  std::size_t copy(const Lane& lane, std::size_t begin, std::size_t end, Rows& out) const {
    std::uint32_t* from = out.column(stage_.from);
    std::uint32_t* to = out.column(stage_.to);
    std::uint32_t* relationships =
        stage_.relationship == kNoVar ? nullptr : out.column(stage_.relationship);
    std::size_t count = 0;
    for (const auto& link : lane.table->links().subspan(begin, end - begin)) {
      if (lane.skips_loops && link.start == link.end) continue;
      from[count] = lane.incoming ? link.end : link.start;
      to[count] = lane.incoming ? link.start : link.end;
      if (relationships != nullptr) relationships[count] = link.relationship;
      ++count;
    }
    return count;
  }
};

/// Node by node; nobody asks for the relationships.
class StepSource final : public LaneSource<StepSource> {
 public:
  using LaneSource::LaneSource;

  std::size_t copy(const Lane& lane, std::size_t begin, std::size_t end, Rows& out) const {
    const auto& [offsets, neighbours, relationships] = lane.side();
    std::uint32_t* from = out.column(stage_.from);
    std::uint32_t* to = out.column(stage_.to);
    const auto after = std::upper_bound(offsets.begin(), offsets.end(), begin);
    auto node = static_cast<std::uint32_t>(after - offsets.begin() - 1);
    std::size_t count = 0;
    for (std::size_t i = begin; i < end; ++i) {
      while (i >= offsets[node + 1]) ++node;
      from[count] = node;
      to[count] = neighbours[i];
      count += lane.skips_loops && neighbours[i] == node ? 0 : 1;
    }
    return count;
  }
};

/// Nodes with the product of their numbers of steps as weight.
class EndSource final : public Source<EndSource> {
 public:
  EndSource(const Stage& stage, Meter& meter, Morsels& morsels) : Source(stage, meter, morsels) {
    for (const auto& factor : stage.degrees) {
      if (!factor.optional) limit(factor.lanes);
    }
    last_ = std::max(first_, last_);
  }

  std::size_t size() const { return last_ - first_; }

  void enter(Morsels::Range range) {
    at_ = first_ + static_cast<std::uint32_t>(range.begin);
    end_ = first_ + static_cast<std::uint32_t>(range.end);
  }

  bool fill(Rows& out) {
    if (at_ >= end_) return false;
    if (stage_.only_sum) return add_up(out);
    std::uint32_t* nodes = out.column(stage_.to);
    const std::uint32_t stop = std::min(end_, at_ + static_cast<std::uint32_t>(kRows));
    for (; at_ < stop; ++at_) {
      const std::uint64_t weight = product(at_);
      nodes[out.size] = at_;
      out.weights[out.size] = weight;
      out.size += weight > 0 ? 1 : 0;
    }
    return true;
  }

 private:
  /// Only nodes that have steps of all kinds count: those between the first and the last of each.
  void limit(const std::vector<Lane>& lanes) {
    std::uint32_t first = ~std::uint32_t{0};
    std::uint32_t last = 0;
    for (const Lane& lane : lanes) {
      const auto [begin, end] = lane.side().extent();
      if (begin == end) continue;
      first = std::min(first, begin);
      last = std::max(last, end);
    }
    first_ = std::max(first_, first);
    last_ = std::min(last_, last);
  }

  std::uint64_t product(std::uint32_t node) const {
    std::uint64_t all = 1;
    for (const auto& factor : stage_.degrees) {
      std::uint64_t one = 0;
      for (const Lane& lane : factor.lanes) one += lane.side().degree(node);
      all *= factor.optional && one == 0 ? 1 : one;
      if (all == 0) break;
    }
    return all;
  }

  bool add_up(Rows& out) {
    out.weights[0] = sum();
    out.size = out.weights[0] > 0 ? 1 : 0;
    at_ = end_;
    return true;
  }

  std::uint64_t sum() const {
    const auto& degrees = stage_.degrees;
    const auto is_single = [](const Stage::Degree& one) {
      return one.lanes.size() == 1 && !one.optional;
    };
    std::uint64_t total = 0;
    if (degrees.size() != 2 || !is_single(degrees[0]) || !is_single(degrees[1])) {
      for (std::uint32_t node = at_; node < end_; ++node) total += product(node);
      return total;
    }
    const std::uint32_t* a = degrees[0].lanes[0].side().offsets.data();
    const std::uint32_t* b = degrees[1].lanes[0].side().offsets.data();
    for (std::uint32_t node = at_; node < end_; ++node) {
      total += std::uint64_t{a[node + 1] - a[node]} * (b[node + 1] - b[node]);
    }
    return total;
  }

  std::uint32_t first_ = 0, last_ = ~std::uint32_t{0};
  std::uint32_t at_ = 0, end_ = 0;
};

}  // namespace

std::unique_ptr<Stream> make_source(const Stage& stage, Meter& meter, Morsels& morsels) {
  switch (stage.kind) {
    case Stage::Kind::Nodes: return std::make_unique<NodeSource>(stage, meter, morsels);
    case Stage::Kind::Edges: return std::make_unique<EdgeSource>(stage, meter, morsels);
    case Stage::Kind::Steps: return std::make_unique<StepSource>(stage, meter, morsels);
    default: return std::make_unique<EndSource>(stage, meter, morsels);
  }
}

}  // namespace dossier::query::flat
