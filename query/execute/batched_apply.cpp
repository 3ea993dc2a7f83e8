#include "query/execute/bound_count.h"
#include "query/execute/entities.h"
#include "query/execute/row_table.h"
#include "query/plan/steps_read.h"

namespace dossier::query {

namespace execute {
namespace {

/// Errors that end the whole query, whatever ON ERROR says.
bool ends_query(Code code) {
  return code == Code::Cancelled || code == Code::TimedOut || code == Code::OutOfMemory;
}

class BatchedApply final : public Operator {
 public:
  BatchedApply(plan::Builder& builder, OperatorPtr input, const plan::BatchedApplyStep& step)
      : Operator(builder.context()),
        input_(std::move(input)),
        step_(step),
        outer_(builder.context(), step.kept),
        given_(builder.context(), all_slots(step)),
        incoming_(builder.context().slots()),
        current_(builder.context().slots()),
        results_(builder.context().slots()),
        joined_(builder.context().slots()) {
    if (context().store() == nullptr) {
      throw Exception(Error{Code::InvalidClauseComposition,
                            "CALL ... IN TRANSACTIONS cannot run within a transaction",
                            step.where,
                            {},
                            "run the query on its own"});
    }
    for (const plan::ArgumentStep* argument : step.arguments) builder.feed(*argument, argument_);
    inner_ = builder.build(*step.inputs[1]);
  }

  void open() override {
    size_ = step_.size ? row_count(context(), *step_.size, "ROWS") : kDefaultRows;
    if (size_ == 0) size_ = 1;
    input_->open();
    incoming_.reset();
    at_ = 0;
    stopped_ = false;
    given_.clear();
    reader_.restart();
  }

  bool next(Batch& out) override {
    while (!reader_.next(given_, nullptr, out)) {
      if (!gather()) return false;
      given_.clear();
      reader_.restart();
      run_batch();
    }
    if (step_.status != kNoSlot) {
      Value* values = out[step_.status].make_values(out.rows());
      for (std::uint32_t row : out.selected()) values[row] = status_;
    }
    return true;
  }

 private:
  static constexpr std::uint64_t kDefaultRows = 1000;

  static std::vector<Slot> all_slots(const plan::BatchedApplyStep& step) {
    std::vector<Slot> slots = step.carried;
    slots.insert(slots.end(), step.bound.begin(), step.bound.end());
    return slots;
  }

  /// Takes the outer rows of the next transaction.
  bool gather() {
    outer_.clear();
    while (outer_.size() < size_) {
      if (at_ == incoming_.size()) {
        if (!input_->next(incoming_)) break;
        at_ = 0;
      }
      const std::size_t count = std::min(incoming_.size() - at_, size_ - outer_.size());
      outer_.append(incoming_, incoming_.selected().subspan(at_, count));
      at_ += count;
    }
    return outer_.size() > 0;
  }

  void run_batch() {
    if (stopped_) return give_unmatched("", false);
    const Counters before = context().counters;
    try {
      run_in_transaction();
      status_ = status(true, true, {});
    } catch (const Exception& failure) {
      const bool fails = step_.on_error == plan::BatchedApplyStep::OnError::Fail;
      read_again();
      if (fails || ends_query(failure.error().code)) throw;
      context().counters = before;
      stopped_ = step_.on_error == plan::BatchedApplyStep::OnError::Break;
      give_unmatched(failure.error().message, true);
    }
  }

  void run_in_transaction() {
    const auto writing = context().store()->begin_exclusive().value();
    context().use(*writing);
    for (std::uint32_t row = 0; row < outer_.size(); ++row) run_row(row);
    require_disconnected(context());
    context().deleted_nodes.connected.clear();
    writing->commit().value();
    read_again();
  }

  /// What follows sees what was committed.
  void read_again() {
    reading_ = context().store()->begin_read();
    context().use(*reading_);
  }

  void run_row(std::uint32_t row) {
    context().work(1);
    outer_.read(Selection(&row, 1), current_);
    argument_.batch = &current_;
    argument_.rows = all_rows(1);
    inner_->open();
    while (inner_->next(results_)) {
      if (step_.gives == plan::BatchedApplyStep::Gives::InnerRows) give(results_);
    }
    if (step_.gives == plan::BatchedApplyStep::Gives::OuterRows) {
      given_.append(current_, all_rows(1));
    }
  }

  void give(const Batch& results) {
    const std::vector<std::uint32_t> first(results.size(), 0);
    joined_.gather(current_, step_.carried, first);
    joined_.gather(results, step_.bound, results.selected());
    joined_.set_rows(results.size());
    given_.append(joined_, joined_.selected());
  }

  void give_unmatched(const std::string& message, bool started) {
    given_.clear();
    status_ = status(started, false, message);
    for (std::uint32_t row = 0; row < outer_.size(); ++row) {
      outer_.read(Selection(&row, 1), joined_);
      for (Slot slot : step_.bound) joined_[slot].make_values(1)[0] = Value();
      given_.append(joined_, all_rows(1));
    }
  }

  static Value status(bool started, bool committed, const std::string& message) {
    return Value(Map{{"started", Value(started)},
                     {"committed", Value(committed)},
                     {"errorMessage", message.empty() ? Value() : Value(message)}});
  }

  OperatorPtr input_;
  OperatorPtr inner_;
  const plan::BatchedApplyStep& step_;
  RowTable outer_;
  RowTable given_;
  Batch incoming_;
  Batch current_;
  Batch results_;
  Batch joined_;
  Argument argument_;
  TableReader reader_;
  std::unique_ptr<graph::Transaction> reading_;
  Value status_;
  std::uint64_t size_ = kDefaultRows;
  std::size_t at_ = 0;
  bool stopped_ = false;
};

}  // namespace
}  // namespace execute

namespace plan {

void BatchedApplyStep::binds(SlotSet& slots) const {
  for (Slot slot : bound) slots[slot] = true;
  if (status != execute::kNoSlot) slots[status] = true;
}

void BatchedApplyStep::require(const SlotSet& needed) {
  SlotSet own(needed.size());
  binds(own);
  SlotSet inner(needed.size());
  for (Slot slot : bound) inner[slot] = true;
  inputs[1]->require(inner);
  SlotSet outer = needed;
  for (std::size_t slot = 0; slot < outer.size(); ++slot) outer[slot] = outer[slot] && !own[slot];
  carried = list_of(outer);
  for (const ArgumentStep* argument : arguments) {
    for (Slot slot : argument->carried) outer[slot] = true;
  }
  kept = list_of(outer);
  inputs[0]->require(outer);
}

OperatorPtr BatchedApplyStep::make(Builder& builder) const {
  return std::make_unique<execute::BatchedApply>(builder, builder.build(*inputs[0]), *this);
}

}  // namespace plan
}  // namespace dossier::query
