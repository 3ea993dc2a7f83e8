#include "query/execute/operator.h"
#include "query/flat/few.h"
#include "query/flat/sources.h"
#include "query/flat/triangles.h"
#include "query/flat/unfold.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <numeric>

namespace dossier::query::flat {

namespace {

/// Rows of the ordinary operators.
class InputStream final : public Stream {
 public:
  InputStream(const Pipeline& pipeline, const Stage& stage, Meter& meter, execute::Operator& source)
      : source_(source), batch_(meter.context().slots()) {
    for (const Slot slot : stage.instruction->imported) {
      const Var var = pipeline.variable(slot);
      const bool needed =
          std::find(stage.carried.begin(), stage.carried.end(), var) != stage.carried.end();
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
      case execute::ColumnKind::Relationship:
        return static_cast<std::uint32_t>(column.relationships()[row]);
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

/// Keeps rows that pass tests, or whose relationship is none of those before it.
class FilterStream final : public Stream {
 public:
  FilterStream(std::unique_ptr<Stream> input, const Stage& stage)
      : input_(std::move(input)),
        stage_(stage),
        sieve_(stage.kind == Stage::Kind::Filter ? stage.tests : std::vector<Test>()) {}

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
  FoldStream(std::unique_ptr<Stream> input, Stage& stage, Meter& meter)
      : input_(std::move(input)), fold_(stage.fold), meter_(meter) {}

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
      const std::uint64_t count = others == nullptr ? fold_.matches(meter_, nodes[i])
                                                    : fold_.matches(meter_, nodes[i], others[i]);
      rows.weights[i] *= count;
      if (count > 0) kept_.push_back(i);
    }
    rows.keep(kept_);
  }

  std::unique_ptr<Stream> input_;
  Fold& fold_;
  Meter& meter_;
  std::vector<std::uint32_t> kept_;
};

/// Multiplies weights by the number of steps between two nodes of the row.
class BetweenStream final : public Stream {
 public:
  BetweenStream(std::unique_ptr<Stream> input, const Stage& stage)
      : input_(std::move(input)), stage_(stage) {}

  bool next(Rows& out) override {
    while (input_->next(out)) {
      multiply(out);
      if (out.size > 0) return true;
    }
    return false;
  }

 private:
  void multiply(Rows& rows) {
    const std::uint32_t* from = rows.column(stage_.from);
    const std::uint32_t* to = rows.column(stage_.to);
    if (stage_.pairs != nullptr) {
      stage_.pairs->counts({from, rows.size}, to, counts_);
    } else {
      for (std::size_t i = 0; i < rows.size; ++i) counts_[i] = count_steps(from[i], to[i]);
    }
    kept_.clear();
    for (std::uint32_t i = 0; i < rows.size; ++i) {
      rows.weights[i] *= counts_[i];
      if (counts_[i] > 0) kept_.push_back(i);
    }
    rows.keep(kept_);
  }

  std::uint32_t count_steps(std::uint32_t from, std::uint32_t to) const {
    return from == kNone || to == kNone
               ? 0
               : static_cast<std::uint32_t>(count_between(stage_.lanes, from, to));
  }

  std::unique_ptr<Stream> input_;
  const Stage& stage_;
  std::uint32_t counts_[kRows];
  std::vector<std::uint32_t> kept_;
};

/// Counts and times what passes, under PROFILE. The times of threads that work side by side are
/// added up.
class MeasuredStream final : public Stream {
 public:
  MeasuredStream(std::unique_ptr<Stream> input, plan::Measure& measure)
      : input_(std::move(input)), measure_(measure) {}

  bool next(Rows& out) override {
    const auto begin = std::chrono::steady_clock::now();
    const bool more = input_->next(out);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    measure_.seconds += spent.count();
    if (more) measure_.rows += rows_of(out);
    return more;
  }

 private:
  static std::uint64_t rows_of(const Rows& rows) {
    if (!rows.weighted) return rows.size;
    const auto begin = rows.weights.begin();
    return std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(rows.size), std::uint64_t{0});
  }

  std::unique_ptr<Stream> input_;
  plan::Measure& measure_;
};

}  // namespace

std::unique_ptr<Stream> make_stream(Pipeline& pipeline, Meter& meter, Morsels& morsels,
                                    execute::Operator* source) {
  std::unique_ptr<Stream> made;
  for (Stage& stage : pipeline.stages) {
    switch (stage.kind) {
      case Stage::Kind::Input:
        made = std::make_unique<InputStream>(pipeline, stage, meter, *source);
        break;
      case Stage::Kind::Nodes:
      case Stage::Kind::Edges:
      case Stage::Kind::Steps:
      case Stage::Kind::Ends: made = make_source(stage, meter, morsels); break;
      case Stage::Kind::Expand:
      case Stage::Kind::Optional:
      case Stage::Kind::Into:
      case Stage::Kind::Meet:
      case Stage::Kind::Reach:
        made = make_unfolding(std::move(made), pipeline, stage, meter);
        break;
      case Stage::Kind::Between:
        made = std::make_unique<BetweenStream>(std::move(made), stage);
        break;
      case Stage::Kind::Few: made = make_few(std::move(made), stage); break;
      case Stage::Kind::Fold:
        made = std::make_unique<FoldStream>(std::move(made), stage, meter);
        break;
      case Stage::Kind::Filter:
        made = std::make_unique<FilterStream>(std::move(made), stage);
        break;
      case Stage::Kind::Triangles: made = make_triangle_stream(stage, meter); break;
    }
    const bool filters = stage.kind == Stage::Kind::Filter;
    if (!filters && !stage.differs_from.empty())
      made = std::make_unique<FilterStream>(std::move(made), stage);
    if (stage.measure != nullptr)
      made = std::make_unique<MeasuredStream>(std::move(made), *stage.measure);
  }
  return made;
}

}  // namespace dossier::query::flat
