#include "query/plan/steps_read.h"

namespace dossier::query {

namespace execute {
namespace {

void make_null(Column& column, std::size_t row, std::size_t rows) {
  switch (column.kind()) {
    case ColumnKind::Node: column.make_nodes(rows)[row] = kNoNode; return;
    case ColumnKind::Relationship: column.make_relationships(rows)[row] = kNoRelationship; return;
    default: column.make_values(rows)[row] = Value(); return;
  }
}

/// Runs the inner plan for one outer row after the other.
class Apply final : public Operator {
 public:
  Apply(plan::Builder& builder, OperatorPtr input, const plan::ApplyStep& step)
      : Operator(builder.context()),
        input_(std::move(input)),
        step_(step),
        outer_(builder.context().slots()),
        results_(builder.context().slots()) {
    for (const plan::ArgumentStep* argument : step.arguments) builder.feed(*argument, argument_);
    inner_ = builder.build(*step.inputs[1]);
  }

  void open() override {
    input_->open();
    outer_.reset();
    at_ = 0;
    within_ = false;
  }

  bool next(Batch& out) override {
    return step_.kind == plan::ApplyStep::Kind::Unit ? next_unit(out) : next_rows(out);
  }

 private:
  bool next_unit(Batch& out) {
    if (!input_->next(out)) return false;
    for (const std::uint32_t row : out.selected()) {
      begin(out, row);
      while (inner_->next(results_)) context().work(results_.size());
    }
    return true;
  }

  /// Gathers the rows of many short inner runs into one batch, so that what follows sees few large
  /// ones.
  bool next_rows(Batch& out) {
    std::size_t made = 0;
    while (made < kBatchRows) {
      if (!within_ && !start(made)) break;
      if (pending_ < results_.size() || pull()) {
        made += write(out, made);
        continue;
      }
      within_ = false;
      if (!matched_ && step_.kind == plan::ApplyStep::Kind::Optional) write_null(out, made++);
    }
    if (made == 0) return false;
    out.set_rows(made);
    return true;
  }

  bool start(std::size_t) {
    if (at_ == outer_.size()) {
      if (!input_->next(outer_)) return false;
      at_ = 0;
    }
    row_ = outer_.selected()[at_++];
    begin(outer_, row_);
    results_.reset();
    pending_ = 0;
    matched_ = false;
    return within_ = true;
  }

  void begin(const Batch& batch, std::uint32_t row) {
    context().work(1);
    row_ = row;
    argument_.batch = &batch;
    argument_.rows = Selection(&row_, 1);
    inner_->open();
  }

  bool pull() {
    pending_ = 0;
    if (inner_->next(results_)) return matched_ = true;
    results_.reset();
    return false;
  }

  std::size_t write(Batch& out, std::size_t at) {
    const std::size_t count = std::min(kBatchRows - at, results_.size() - pending_);
    const Selection rows = results_.selected().subspan(pending_, count);
    for (Slot slot : step_.bound) out[slot].append(at, results_[slot], rows);
    repeat_outer(out, at, count);
    pending_ += count;
    return count;
  }

  void write_null(Batch& out, std::size_t at) {
    for (Slot slot : step_.bound) {
      if (at == 0) out[slot].clear();
      make_null(out[slot], at, at + 1);
    }
    repeat_outer(out, at, 1);
  }

  void repeat_outer(Batch& out, std::size_t at, std::size_t count) {
    sources_.assign(count, row_);
    for (Slot slot : step_.carried) out[slot].append(at, outer_[slot], sources_);
  }

  OperatorPtr input_;
  OperatorPtr inner_;
  const plan::ApplyStep& step_;
  Argument argument_;
  Batch outer_;
  Batch results_;
  std::vector<std::uint32_t> sources_;
  std::size_t at_ = 0;       ///< next row of `outer_`
  std::size_t pending_ = 0;  ///< next row of `results_`
  std::uint32_t row_ = 0;
  bool within_ = false;
  bool matched_ = false;
};

/// Runs the inner plan for a whole batch at once; its rows come back in order, so gaps between
/// their numbers are the rows without a match.
class Optional final : public Operator {
 public:
  Optional(plan::Builder& builder, OperatorPtr input, const plan::OptionalStep& step)
      : Operator(builder.context()),
        input_(std::move(input)),
        step_(step),
        outer_(builder.context().slots()),
        results_(builder.context().slots()) {
    builder.feed(*step.argument, argument_);
    inner_ = builder.build(*step.inputs[1]);
  }

  void open() override {
    input_->open();
    within_ = false;
  }

  bool next(Batch& out) override {
    while (true) {
      if (!within_ && !start()) return false;
      sources_.clear();
      matches_.clear();
      if (pending_ == results_.size() && !ended_) pull();
      merge();
      if (sources_.empty()) continue;
      write(out);
      return true;
    }
  }

 private:
  static constexpr std::uint32_t kNoMatch = ~std::uint32_t{0};

  bool start() {
    if (!input_->next(outer_)) return false;
    std::vector<std::uint32_t> rows(outer_.selected().begin(), outer_.selected().end());
    Value* numbers = outer_[step_.ordinal].make_values(outer_.rows());
    for (std::size_t i = 0; i < rows.size(); ++i)
      numbers[rows[i]] = Value(static_cast<std::int64_t>(i));
    outer_rows_ = std::move(rows);
    argument_.batch = &outer_;
    argument_.rows = outer_rows_;
    inner_->open();
    results_.reset();
    pending_ = unanswered_ = 0;
    ended_ = false;
    return within_ = true;
  }

  void pull() {
    pending_ = 0;
    if (inner_->next(results_)) return;
    results_.reset();
    ended_ = true;
  }

  /// Pairs up to a batch of results with their outer rows, and outer rows before them with nothing.
  void merge() {
    const Selection rows = results_.selected();
    while (sources_.size() < kBatchRows && pending_ < rows.size()) {
      const auto number =
          static_cast<std::size_t>(results_[step_.ordinal].at(rows[pending_]).integer());
      if (unanswered_ < number) {
        add(unanswered_++, kNoMatch);
      } else {
        add(number, rows[pending_++]);
        unanswered_ = number + 1;
      }
    }
    if (!ended_) return;
    while (sources_.size() < kBatchRows && unanswered_ < outer_rows_.size())
      add(unanswered_++, kNoMatch);
    if (unanswered_ == outer_rows_.size()) within_ = false;
  }

  void add(std::size_t number, std::uint32_t match) {
    sources_.push_back(outer_rows_[number]);
    matches_.push_back(match);
  }

  void write(Batch& out) {
    out.gather(outer_, step_.carried, sources_);
    for (Slot slot : step_.bound) {
      Column& column = out[slot];
      column.make(results_[slot].kind(), matches_.size());
      for (std::size_t i = 0; i < matches_.size(); ++i) {
        if (matches_[i] == kNoMatch) {
          make_null(column, i, matches_.size());
        } else {
          copy(results_[slot], matches_[i], column, i);
        }
      }
    }
    out.set_rows(sources_.size());
  }

  static void copy(const Column& from, std::uint32_t row, Column& to, std::size_t at) {
    switch (from.kind()) {
      case ColumnKind::Node: to.nodes()[at] = from.nodes()[row]; return;
      case ColumnKind::Relationship: to.relationships()[at] = from.relationships()[row]; return;
      case ColumnKind::Value: to.values()[at] = from.values()[row]; return;
      case ColumnKind::None: return;
    }
  }

  OperatorPtr input_;
  OperatorPtr inner_;
  const plan::OptionalStep& step_;
  Argument argument_;
  Batch outer_;
  Batch results_;
  std::vector<std::uint32_t> outer_rows_;
  std::vector<std::uint32_t> sources_;
  std::vector<std::uint32_t> matches_;
  std::size_t pending_ = 0;
  std::size_t unanswered_ = 0;  ///< first outer row of which nothing was given yet
  bool within_ = false;
  bool ended_ = false;
};

}  // namespace
}  // namespace execute

namespace plan {

namespace {

/// What the steps of an inner plan need: tells it, and gives what it needs from the outside.
SlotSet require_inner(Step& inner, std::span<const ArgumentStep* const> arguments,
                      const SlotSet& needed) {
  inner.require(needed);
  SlotSet wanted(needed.size());
  for (const ArgumentStep* argument : arguments) {
    for (Slot slot : argument->carried) wanted[slot] = true;
  }
  return wanted;
}

/// Slots of `bound` that are needed.
std::vector<Slot> needed_of(const std::vector<Slot>& bound, const SlotSet& needed) {
  std::vector<Slot> kept;
  for (Slot slot : bound) {
    if (needed[slot]) kept.push_back(slot);
  }
  return kept;
}

}  // namespace

std::string ApplyStep::name() const {
  switch (kind) {
    case Kind::Rows: return "Apply";
    case Kind::Optional: return "OptionalApply";
    case Kind::Unit: return "SubqueryForeach";
  }
  return {};
}

void ApplyStep::binds(SlotSet& slots) const {
  for (Slot slot : bound) slots[slot] = true;
}

void ApplyStep::require(const SlotSet& needed) {
  SlotSet inner_needs(needed.size());
  bound = needed_of(bound, needed);
  for (Slot slot : bound) inner_needs[slot] = true;
  SlotSet wanted = require_inner(*inputs[1], arguments, inner_needs);
  SlotSet outer = needed;
  for (Slot slot : bound) outer[slot] = false;
  carried = list_of(outer);
  for (std::size_t slot = 0; slot < outer.size(); ++slot) outer[slot] = outer[slot] || wanted[slot];
  inputs[0]->require(outer);
}

OperatorPtr ApplyStep::make(Builder& builder) const {
  return std::make_unique<execute::Apply>(builder, builder.build(*inputs[0]), *this);
}

void OptionalStep::binds(SlotSet& slots) const {
  for (Slot slot : bound) slots[slot] = true;
}

void OptionalStep::require(const SlotSet& needed) {
  bound = needed_of(bound, needed);
  SlotSet inner_needs(needed.size());
  for (Slot slot : bound) inner_needs[slot] = true;
  inner_needs[ordinal] = true;
  SlotSet wanted = require_inner(*inputs[1], {&argument, 1}, inner_needs);
  wanted[ordinal] = false;
  SlotSet outer = needed;
  for (Slot slot : bound) outer[slot] = false;
  carried = list_of(outer);
  for (std::size_t slot = 0; slot < outer.size(); ++slot) outer[slot] = outer[slot] || wanted[slot];
  inputs[0]->require(outer);
}

OperatorPtr OptionalStep::make(Builder& builder) const {
  return std::make_unique<execute::Optional>(builder, builder.build(*inputs[0]), *this);
}

}  // namespace plan
}  // namespace dossier::query
