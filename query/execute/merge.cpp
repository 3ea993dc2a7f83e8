#include "query/execute/placed.h"
#include "query/execute/write.h"
#include "query/plan/steps_read.h"

namespace dossier::query {

namespace execute {
namespace {

/// The seek that a search for a row's matches begins with; null when it begins otherwise.
const plan::SeekStep* first_seek(const plan::Step& search) {
  const plan::Step* at = &search;
  while (!at->inputs.empty()) {
    const auto* seek = dynamic_cast<const plan::SeekStep*>(at);
    at = at->inputs[0].get();
    if (seek == nullptr || !at->inputs.empty()) continue;
    return seek->kind == plan::SeekKind::Equal &&
                   dynamic_cast<const plan::ArgumentStep*>(at) != nullptr
               ? seek
               : nullptr;
  }
  return nullptr;
}

/// Rows are taken one by one, so that a row finds what the rows before it have made.
class Merge final : public Operator {
 public:
  Merge(plan::Builder& builder, OperatorPtr input, const plan::MergeStep& step)
      : Operator(builder.context()),
        input_(std::move(input)),
        step_(step),
        seek_(first_seek(*step.inputs[1])),
        creator_(builder.context(), step.creation),
        results_(builder.context().slots()) {
    builder.feed(*step.argument, argument_);
    inner_ = builder.build(*step.inputs[1]);
  }

  void open() override {
    input_->open();
    filled_ = 0;
    turn_ = 0;
    outer_ = nullptr;
    ended_ = false;
    at_ = 0;
    matching_ = false;
  }

  bool next(Batch& out) override {
    std::size_t made = 0;
    while (made < kBatchRows) {
      if (matching_) {
        made += take_matches(out, made);
        continue;
      }
      if (outer_ == nullptr || at_ == outer_->size()) {
        if (made > 0 || !next_outer()) break;
        at_ = 0;
      }
      row_ = outer_->selected()[at_++];
      begin_match();
      if (!matching_) create(out, made++);
    }
    if (made == 0) return false;
    out.set_rows(made);
    return true;
  }

 private:
  /// Batches are taken ahead where the store can be asked for what all of their rows seek.
  bool next_outer() {
    constexpr std::size_t kMostAhead = 16;
    if (++turn_ >= filled_) {
      turn_ = 0;
      filled_ = 0;
      const std::size_t most = seek_ == nullptr ? 1 : kMostAhead;
      while (!ended_ && filled_ < most) take_batch();
      foresee();
    }
    outer_ = filled_ == 0 ? nullptr : &ahead_[turn_];
    return outer_ != nullptr;
  }

  void take_batch() {
    if (filled_ == ahead_.size()) ahead_.emplace_back(context().slots());
    ended_ = !input_->next(ahead_[filled_]);
    filled_ += !ended_;
  }

  /// Each row is sought after what the ones before it made, but the store is asked for all at once.
  void foresee() {
    constexpr std::size_t kFewest = 8;
    if (seek_ == nullptr) return;
    values_.clear();
    for (std::size_t i = 0; i < filled_; ++i) add_sought(ahead_[i]);
    const std::size_t width = seek_->values.size();
    if (values_.size() / width < kFewest) return;
    graph().foresee(seek_->index, values_, width, found_);
    if (step_.on_match.empty()) return;
    graph().set_place(step_.on_match[0].where);
    placed(step_.on_match[0].where, [&] { graph().foresee_changes(found_); });
  }

  void add_sought(const Batch& batch) {
    const Selection rows = batch.selected();
    const std::size_t width = seek_->values.size(), begin = values_.size();
    values_.resize(begin + rows.size() * width);
    for (std::size_t k = 0; k < width; ++k) {
      const Operand value(context(), *seek_->values[k], batch, rows);
      for (std::size_t i = 0; i < rows.size(); ++i) values_[begin + i * width + k] = value[rows[i]];
    }
  }

  void begin_match() {
    context().work(1);
    creator_.require_values(*outer_, row_, step_.where);
    argument_.batch = outer_;
    argument_.rows = Selection(&row_, 1);
    inner_->open();
    matching_ = inner_->next(results_);
    pending_ = 0;
  }

  std::size_t take_matches(Batch& out, std::size_t at) {
    const std::size_t count = std::min(kBatchRows - at, results_.size() - pending_);
    const Selection rows = results_.selected().subspan(pending_, count);
    for (Slot slot : step_.bound) out[slot].append(at, results_[slot], rows);
    repeat_outer(out, at, count);
    for (std::size_t i = 0; i < count; ++i) {
      finish(out, static_cast<std::uint32_t>(at + i), step_.on_match);
    }
    pending_ += count;
    if (pending_ == results_.size()) {
      pending_ = 0;
      matching_ = inner_->next(results_);
    }
    return count;
  }

  void create(Batch& out, std::size_t at) {
    repeat_outer(out, at, 1);
    creator_.prepare(out, at + 1);
    const auto row = static_cast<std::uint32_t>(at);
    creator_.create(out, Selection(&row, 1));
    finish(out, row, step_.on_create);
  }

  void finish(Batch& out, std::uint32_t row, const std::vector<plan::Change>& changes) {
    if (step_.path_value) {
      out[step_.path].make_values(row + 1)[row] = step_.path_value->value(context(), out, row);
    }
    if (!changes.empty()) apply_changes(context(), changes, out, row);
  }

  void repeat_outer(Batch& out, std::size_t at, std::size_t count) {
    sources_.assign(count, row_);
    for (Slot slot : step_.carried) out[slot].append(at, (*outer_)[slot], sources_);
    out.set_rows(at + count);
  }

  OperatorPtr input_;
  OperatorPtr inner_;
  const plan::MergeStep& step_;
  const plan::SeekStep* seek_;
  Creator creator_;
  Argument argument_;
  std::vector<Batch> ahead_;  ///< of the input
  std::size_t filled_ = 0;    ///< how many of them
  std::size_t turn_ = 0;      ///< which of them is `outer_`
  bool ended_ = false;        ///< the input has no more
  const Batch* outer_ = nullptr;
  Batch results_;
  std::vector<std::uint32_t> sources_;
  std::vector<Value> values_;
  std::vector<NodeId> found_;
  std::size_t at_ = 0;
  std::size_t pending_ = 0;
  std::uint32_t row_ = 0;
  bool matching_ = false;
};

}  // namespace
}  // namespace execute

namespace plan {

void MergeStep::binds(SlotSet& slots) const {
  for (Slot slot : bound) slots[slot] = true;
  if (path != execute::kNoSlot) slots[path] = true;
}

void MergeStep::require(const SlotSet& needed) {
  SlotSet outer = needed;
  creation.uses(outer);
  for (const Change& change : on_create) change.uses(outer);
  for (const Change& change : on_match) change.uses(outer);
  if (path_value) path_value->uses(outer);
  SlotSet bound_set(needed.size());
  binds(bound_set);
  for (std::size_t slot = 0; slot < outer.size(); ++slot)
    outer[slot] = outer[slot] && !bound_set[slot];
  carried = list_of(outer);
  SlotSet inner(needed.size());
  for (Slot slot : bound) inner[slot] = true;
  inputs[1]->require(inner);
  for (Slot slot : argument->carried) outer[slot] = true;
  inputs[0]->require(outer);
}

OperatorPtr MergeStep::make(Builder& builder) const {
  return std::make_unique<execute::Merge>(builder, builder.build(*inputs[0]), *this);
}

}  // namespace plan
}  // namespace dossier::query
