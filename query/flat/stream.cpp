#include <algorithm>
#include <bit>

#include "query/execute/operator.h"
#include "query/flat/pipeline.h"
#include "query/flat/triangles.h"
#include "query/flat/unfold.h"

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
      case Stage::Kind::Into:
      case Stage::Kind::Meet:
      case Stage::Kind::Reach: made = make_unfolding(std::move(made), pipeline, stage, context); break;
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
