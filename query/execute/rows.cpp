#include "query/execute/row_table.h"
#include "query/execute/unfold.h"
#include "query/plan/steps_read.h"
#include "query/plan/steps_rows.h"
#include "query/value/failure.h"

namespace dossier::query {

namespace execute {
namespace {

class Filter final : public Operator {
 public:
  Filter(Context& context, OperatorPtr input, const Evaluator& condition)
      : Operator(context), input_(std::move(input)), condition_(condition) {}
  void open() override { input_->open(); }
  bool next(Batch& out) override {
    while (input_->next(out)) {
      context().work(out.size());
      passed_.clear();
      condition_.filter(context(), out, out.selected(), passed_);
      if (passed_.empty()) continue;
      if (passed_.size() < out.size()) out.select(passed_);
      return true;
    }
    return false;
  }

 private:
  OperatorPtr input_;
  const Evaluator& condition_;
  std::vector<std::uint32_t> passed_;
};

class Project final : public Operator {
 public:
  Project(Context& context, OperatorPtr input, const std::vector<plan::Assignment>& items)
      : Operator(context), input_(std::move(input)), items_(items) {}
  void open() override { input_->open(); }
  bool next(Batch& out) override {
    if (!input_->next(out)) return false;
    for (const plan::Assignment& item : items_) {
      if (const Value* constant = item.value->constant(context())) {
        Value* values = out[item.slot].make_values(out.rows());
        for (std::uint32_t row : out.selected()) values[row] = *constant;
      } else {
        item.value->evaluate(context(), out, out.selected(), out[item.slot]);
      }
    }
    return true;
  }

 private:
  OperatorPtr input_;
  const std::vector<plan::Assignment>& items_;
};

class Unwind final : public Unfold<Unwind> {
 public:
  Unwind(Context& context, OperatorPtr input, const plan::UnwindStep& step)
      : Unfold(context, std::move(input), step.carried), step_(step) {}

  void make_room(Batch& out, std::size_t rows) {
    out[step_.element].make_values(rows);
    if (numbers()) out[step_.position].make_values(rows);
  }

  void begin(const Batch& batch, std::uint32_t row) {
    list_ = step_.list->value(context(), batch, row);
    at_ = 0;
    size_ = list_.is_list() ? list_.list().size() : (list_.is_null() ? 0 : 1);
  }

  std::size_t produce(Batch& out, std::size_t at, std::size_t space) {
    const std::size_t count = std::min(space, size_ - at_);
    if (numbers()) number(out[step_.position].values() + at, count);
    Value* elements = out[step_.element].values() + at;
    for (std::size_t i = 0; i < count; ++i, ++at_) {
      elements[i] = list_.is_list() ? list_.list()[at_] : list_;
    }
    return count;
  }

 private:
  bool numbers() const { return step_.position != kNoSlot; }

  void number(Value* positions, std::size_t count) const {
    const std::int64_t next = step_.first_position + static_cast<std::int64_t>(at_);
    for (std::size_t i = 0; i < count; ++i) positions[i] = next + static_cast<std::int64_t>(i);
  }

  const plan::UnwindStep& step_;
  Value list_;
  std::size_t at_ = 0;
  std::size_t size_ = 0;
};

class Union final : public Operator {
 public:
  Union(Context& context, std::vector<OperatorPtr> inputs, const plan::UnionStep& step)
      : Operator(context), inputs_(std::move(inputs)), step_(step), batch_(context.slots()) {}

  void open() override {
    at_ = 0;
    batch_.reset();
    inputs_[0]->open();
  }

  bool next(Batch& out) override {
    while (!inputs_[at_]->next(batch_)) {
      if (at_ + 1 == inputs_.size()) return false;
      batch_.reset();
      inputs_[++at_]->open();
    }
    for (std::size_t i = 0; i < step_.to.size(); ++i) {
      out[step_.to[i]].gather(batch_[step_.from[at_][i]], batch_.selected());
    }
    out.set_rows(batch_.size());
    return true;
  }

 private:
  std::vector<OperatorPtr> inputs_;
  const plan::UnionStep& step_;
  Batch batch_;
  std::size_t at_ = 0;
};

class Eager final : public Operator {
 public:
  Eager(Context& context, OperatorPtr input, const std::vector<Slot>& slots)
      : Operator(context),
        input_(std::move(input)),
        table_(context, slots),
        batch_(context.slots()) {}

  void open() override {
    input_->open();
    table_.clear();
    filled_ = false;
  }

  bool next(Batch& out) override {
    if (!filled_) fill();
    return reader_.next(table_, nullptr, out);
  }

 private:
  void fill() {
    filled_ = true;
    reader_.restart();
    while (input_->next(batch_)) table_.append(batch_, batch_.selected());
  }

  OperatorPtr input_;
  RowTable table_;
  Batch batch_;
  TableReader reader_;
  bool filled_ = false;
};

class Empty final : public Operator {
 public:
  Empty(Context& context, OperatorPtr input)
      : Operator(context), input_(std::move(input)), batch_(context.slots()) {}
  void open() override { input_->open(); }
  bool next(Batch&) override {
    while (input_->next(batch_)) context().work(batch_.size());
    return false;
  }

 private:
  OperatorPtr input_;
  Batch batch_;
};

}  // namespace
}  // namespace execute

namespace plan {

OperatorPtr FilterStep::make(Builder& builder) const {
  return std::make_unique<execute::Filter>(builder.context(), builder.build(*inputs[0]),
                                           *condition);
}

void ProjectStep::uses(SlotSet& slots) const {
  for (const Assignment& item : items) item.value->uses(slots);
}
void ProjectStep::binds(SlotSet& slots) const {
  for (const Assignment& item : items) slots[item.slot] = true;
}
OperatorPtr ProjectStep::make(Builder& builder) const {
  return std::make_unique<execute::Project>(builder.context(), builder.build(*inputs[0]), items);
}

OperatorPtr UnwindStep::make(Builder& builder) const {
  return std::make_unique<execute::Unwind>(builder.context(), builder.build(*inputs[0]), *this);
}

void UnionStep::binds(SlotSet& slots) const {
  for (Slot slot : to) slots[slot] = true;
}
void UnionStep::require(const SlotSet& needed) {
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    SlotSet wanted(needed.size());
    for (Slot slot : from[i]) wanted[slot] = true;
    inputs[i]->require(wanted);
  }
}
OperatorPtr UnionStep::make(Builder& builder) const {
  std::vector<OperatorPtr> made;
  for (const StepPtr& input : inputs) made.push_back(builder.build(*input));
  return std::make_unique<execute::Union>(builder.context(), std::move(made), *this);
}

OperatorPtr EagerStep::make(Builder& builder) const {
  return std::make_unique<execute::Eager>(builder.context(), builder.build(*inputs[0]), carried);
}

void EmptyStep::require(const SlotSet& needed) { Step::require(SlotSet(needed.size())); }
OperatorPtr EmptyStep::make(Builder& builder) const {
  return std::make_unique<execute::Empty>(builder.context(), builder.build(*inputs[0]));
}

}  // namespace plan
}  // namespace dossier::query
