#include <algorithm>
#include <bit>

#include "query/execute/operator.h"
#include "query/flat/pipeline.h"
#include "query/flat/triangles.h"

namespace dossier::query::flat {

namespace {

using execute::Context;

/// Rows of the ordinary operators.
class InputStream final : public Stream {
 public:
  InputStream(const Pipeline& pipeline, const Stage& stage, Context& context, execute::Operator& source)
      : source_(source), batch_(context.slots()) {
    for (const Slot slot : stage.instruction->imported) {
      const Var var = pipeline.variable(slot);
      const bool needed = std::find(stage.carried.begin(), stage.carried.end(), var) != stage.carried.end();
      if (needed) taken_.emplace_back(slot, var);
    }
    source.open();
  }

  bool next(Rows& out) override {
    if (!source_.next(batch_)) return false;
    const auto rows = batch_.selected();
    for (const auto& [slot, var] : taken_) copy(batch_[slot], rows, out.column(var));
    out.size = rows.size();
    if (out.weighted) std::fill_n(out.weights.begin(), out.size, 1);
    return true;
  }

 private:
  static void copy(const execute::Column& column, execute::Selection rows, std::uint32_t* out) {
    for (const std::uint32_t row : rows) *out++ = id_of(column, row);
  }

  static std::uint32_t id_of(const execute::Column& column, std::uint32_t row) {
    switch (column.kind()) {
      case execute::ColumnKind::Node: return static_cast<std::uint32_t>(column.nodes()[row]);
      case execute::ColumnKind::Relationship: return static_cast<std::uint32_t>(column.relationships()[row]);
      case execute::ColumnKind::None: return kNone;
      case execute::ColumnKind::Value: break;
    }
    const Value& value = column.values()[row];
    if (value.is_node()) return static_cast<std::uint32_t>(value.node_id());
    if (value.is_relationship()) return static_cast<std::uint32_t>(value.relationship_id());
    return kNone;
  }

  execute::Operator& source_;
  execute::Batch batch_;
  std::vector<std::pair<Slot, Var>> taken_;
};

class NodeStream final : public Stream {
 public:
  NodeStream(const Stage& stage, Context& context) : stage_(stage), context_(context) {}

  bool next(Rows& out) override {
    std::uint32_t* nodes = out.column(stage_.to);
    const auto words = stage_.set->words();
    std::size_t count = 0;
    // A word at a time, as long as all of its nodes fit.
    for (; word_ < words.size() && count + 64 <= kRows; ++word_) {
      for (std::uint64_t bits = words[word_]; bits != 0; bits &= bits - 1) {
        nodes[count++] = static_cast<std::uint32_t>(word_ * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
      }
    }
    context_.work(count + 1);
    out.size = count;
    if (out.weighted) std::fill_n(out.weights.begin(), count, 1);
    return count > 0;
  }

 private:
  const Stage& stage_;
  Context& context_;
  std::size_t word_ = 0;
};

class EdgeStream final : public Stream {
 public:
  EdgeStream(const Stage& stage, Context& context) : stage_(stage), context_(context) {}

  bool next(Rows& out) override {
    out.size = 0;
    while (lane_ < stage_.lanes.size() && out.size == 0) {
      fill(out);
      if (at_ == stage_.lanes[lane_].table->size()) {
        ++lane_;
        at_ = 0;
      }
    }
    context_.work(out.size + 1);
    if (out.weighted) std::fill_n(out.weights.begin(), out.size, 1);
    return out.size > 0;
  }

 private:
  void fill(Rows& out) {
    const Lane& lane = stage_.lanes[lane_];
    const auto links = lane.table->links();
    const std::size_t end = std::min(at_ + kRows, links.size());
    std::uint32_t* from = out.column(stage_.from);
    std::uint32_t* to = out.column(stage_.to);
    std::uint32_t* relationships = stage_.relationship == kNoVar ? nullptr : out.column(stage_.relationship);
    std::size_t count = 0;
    for (; at_ < end; ++at_) {
      const auto& link = links[at_];
      if (lane.skips_loops && link.start == link.end) continue;
      from[count] = lane.incoming ? link.end : link.start;
      to[count] = lane.incoming ? link.start : link.end;
      if (relationships != nullptr) relationships[count] = link.relationship;
      ++count;
    }
    out.size = count;
  }

  const Stage& stage_;
  Context& context_;
  std::size_t lane_ = 0;
  std::size_t at_ = 0;
};

/// Nodes with the product of their numbers of steps as weight.
class EndsStream final : public Stream {
 public:
  EndsStream(const Stage& stage, Context& context) : stage_(stage), context_(context) {
    end_ = ~std::uint32_t{0};
    for (const auto& lanes : stage.degrees) limit(lanes);
    end_ = std::max(at_, end_);
  }

  bool next(Rows& out) override {
    out.size = 0;
    if (stage_.only_sum) return add_up(out);
    std::uint32_t* nodes = out.column(stage_.to);
    for (; at_ < end_ && out.size < kRows; ++at_) {
      const std::uint64_t weight = product(at_);
      nodes[out.size] = at_;
      out.weights[out.size] = weight;
      out.size += weight > 0 ? 1 : 0;
    }
    context_.work(out.size + 1);
    return out.size > 0;
  }

 private:
  /// Only nodes that have steps of all kinds count: those between the first and the last of each.
  void limit(const std::vector<Lane>& lanes) {
    std::uint32_t first = ~std::uint32_t{0};
    std::uint32_t last = 0;
    for (const Lane& lane : lanes) {
      const auto& offsets = lane.side().offsets;
      const auto begin = std::upper_bound(offsets.begin(), offsets.end(), 0U) - offsets.begin();
      const auto end = std::lower_bound(offsets.begin(), offsets.end(), offsets.back()) - offsets.begin();
      if (offsets.back() == 0) continue;
      first = std::min(first, static_cast<std::uint32_t>(begin - 1));
      last = std::max(last, static_cast<std::uint32_t>(end));
    }
    at_ = std::max(at_, first);
    end_ = std::min(end_, last);
  }

  std::uint64_t product(std::uint32_t node) const {
    std::uint64_t all = 1;
    for (const auto& lanes : stage_.degrees) {
      std::uint64_t one = 0;
      for (const Lane& lane : lanes) one += lane.side().degree(node);
      all *= one;
    }
    return all;
  }

  bool add_up(Rows& out) {
    if (at_ >= end_) return false;
    out.weights[0] = sum();
    out.size = out.weights[0] > 0 ? 1 : 0;
    at_ = end_;
    return out.size > 0;
  }

  std::uint64_t sum() const {
    const auto& degrees = stage_.degrees;
    const bool pair = degrees.size() == 2 && degrees[0].size() == 1 && degrees[1].size() == 1;
    std::uint64_t total = 0;
    if (!pair) {
      for (std::uint32_t node = at_; node < end_; ++node) total += product(node);
      return total;
    }
    const std::uint32_t* a = degrees[0][0].side().offsets.data();
    const std::uint32_t* b = degrees[1][0].side().offsets.data();
    for (std::uint32_t node = at_; node < end_; ++node) {
      total += std::uint64_t{a[node + 1] - a[node]} * (b[node + 1] - b[node]);
    }
    return total;
  }

  const Stage& stage_;
  Context& context_;
  std::uint32_t at_ = 0;
  std::uint32_t end_ = 0;
};

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

/// Keeps rows that pass tests, or whose relationship is none of those before it.
class FilterStream final : public Stream {
 public:
  FilterStream(std::unique_ptr<Stream> input, const Stage& stage)
      : input_(std::move(input)), stage_(stage), sieve_(stage.kind == Stage::Kind::Filter ? stage.tests : std::vector<Test>()) {}

  bool next(Rows& out) override {
    while (input_->next(out)) {
      if (!stage_.differs_from.empty()) drop_repeated(out);
      sieve_.apply(out);
      if (out.size > 0) return true;
    }
    return false;
  }

 private:
  void drop_repeated(Rows& rows) {
    for (const Var other : stage_.differs_from) {
      kept_.clear();
      const std::uint32_t* own = rows.column(stage_.relationship);
      const std::uint32_t* used = rows.column(other);
      for (std::uint32_t i = 0; i < rows.size; ++i) {
        if (own[i] != used[i]) kept_.push_back(i);
      }
      rows.keep(kept_);
    }
  }

  std::unique_ptr<Stream> input_;
  const Stage& stage_;
  Sieve sieve_;
  std::vector<std::uint32_t> kept_;
};

/// Multiplies weights by what hangs on a node.
class FoldStream final : public Stream {
 public:
  FoldStream(std::unique_ptr<Stream> input, Stage& stage, Context& context)
      : input_(std::move(input)), fold_(stage.fold), context_(context) {}

  bool next(Rows& out) override {
    while (input_->next(out)) {
      multiply(out);
      if (out.size > 0) return true;
    }
    return false;
  }

 private:
  void multiply(Rows& rows) {
    kept_.clear();
    const std::uint32_t* nodes = rows.column(fold_.at);
    const std::uint32_t* others = fold_.other == kNoVar ? nullptr : rows.column(fold_.other);
    for (std::uint32_t i = 0; i < rows.size; ++i) {
      const std::uint64_t count = others == nullptr ? fold_.matches(context_, nodes[i])
                                                    : fold_.matches(context_, nodes[i], others[i]);
      rows.weights[i] *= count;
      if (count > 0) kept_.push_back(i);
    }
    rows.keep(kept_);
  }

  std::unique_ptr<Stream> input_;
  Fold& fold_;
  Context& context_;
  std::vector<std::uint32_t> kept_;
};

}  // namespace

std::unique_ptr<Stream> make_stream(Pipeline& pipeline, Context& context, execute::Operator* source) {
  std::unique_ptr<Stream> made;
  for (Stage& stage : pipeline.stages) {
    switch (stage.kind) {
      case Stage::Kind::Input: made = std::make_unique<InputStream>(pipeline, stage, context, *source); break;
      case Stage::Kind::Nodes: made = std::make_unique<NodeStream>(stage, context); break;
      case Stage::Kind::Edges: made = std::make_unique<EdgeStream>(stage, context); break;
      case Stage::Kind::Ends: made = std::make_unique<EndsStream>(stage, context); break;
      case Stage::Kind::Expand:
      case Stage::Kind::Optional:
        made = std::make_unique<ExpandStream>(std::move(made), pipeline, stage, context);
        break;
      case Stage::Kind::Into: made = std::make_unique<IntoStream>(std::move(made), pipeline, stage, context); break;
      case Stage::Kind::Meet: made = std::make_unique<MeetStream>(std::move(made), pipeline, stage, context); break;
      case Stage::Kind::Reach: made = std::make_unique<ReachStream>(std::move(made), pipeline, stage, context); break;
      case Stage::Kind::Fold: made = std::make_unique<FoldStream>(std::move(made), stage, context); break;
      case Stage::Kind::Filter: made = std::make_unique<FilterStream>(std::move(made), stage); break;
      case Stage::Kind::Triangles: made = make_triangle_stream(stage, context); break;
    }
    const bool filters = stage.kind == Stage::Kind::Filter;
    if (!filters && !stage.differs_from.empty()) made = std::make_unique<FilterStream>(std::move(made), stage);
  }
  return made;
}

}  // namespace dossier::query::flat
