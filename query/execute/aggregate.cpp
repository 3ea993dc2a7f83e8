#include "query/execute/group_table.h"
#include "query/execute/placed.h"
#include "query/execute/row_table.h"
#include "query/plan/steps_rows.h"

#include <deque>

namespace dossier::query {

namespace execute {
namespace {

/// One aggregating call over all groups.
class Gatherer {
 public:
  explicit Gatherer(const plan::Aggregation& call) : call_(call) {}
  virtual ~Gatherer() = default;
  virtual void add_group() = 0;
  /// Takes the rows of a batch; groups[i] is the group of rows[i].
  virtual void add(Context& context, const Batch& batch, Selection rows,
                   const std::uint32_t* groups) = 0;
  virtual Value finish(std::size_t group) = 0;
  const plan::Aggregation& call() const noexcept { return call_; }

 private:
  const plan::Aggregation& call_;
};

/// count(*) and count(x).
class Counter final : public Gatherer {
 public:
  using Gatherer::Gatherer;
  void add_group() override { counts_.push_back(0); }
  void add(Context& context, const Batch& batch, Selection rows,
           const std::uint32_t* groups) override {
    if (call().arguments.empty()) {
      for (std::size_t i = 0; i < rows.size(); ++i) ++counts_[groups[i]];
      return;
    }
    const Operand argument(context, *call().arguments[0], batch, rows);
    if (const Value* constant = argument.constant()) {
      for (std::size_t i = 0; i < rows.size(); ++i)
        counts_[groups[i]] += constant->is_null() ? 0 : 1;
      return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
      counts_[groups[i]] += argument.column().is_null(rows[i]) ? 0 : 1;
    }
  }
  Value finish(std::size_t group) override { return Value(counts_[group]); }

 private:
  std::vector<std::int64_t> counts_;
};

/// The same where a row stands for as many as its weight says.
class WeightedCounter final : public Gatherer {
 public:
  WeightedCounter(const plan::Aggregation& call, Slot weight) : Gatherer(call), weight_(weight) {}
  void add_group() override { counts_.push_back(0); }
  void add(Context& context, const Batch& batch, Selection rows,
           const std::uint32_t* groups) override {
    const Value* weights = batch[weight_].values();
    if (call().arguments.empty()) {
      for (std::size_t i = 0; i < rows.size(); ++i)
        counts_[groups[i]] += weights[rows[i]].integer();
      return;
    }
    const Operand argument(context, *call().arguments[0], batch, rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (!argument[rows[i]].is_null()) counts_[groups[i]] += weights[rows[i]].integer();
    }
  }
  Value finish(std::size_t group) override { return Value(counts_[group]); }

 private:
  Slot weight_;
  std::vector<std::int64_t> counts_;
};

/// Any other function, through its accumulator; with DISTINCT each value goes in once a group.
class Accumulating final : public Gatherer {
 public:
  Accumulating(const plan::Aggregation& call, Context& context)
      : Gatherer(call), context_(context) {
    if (call.distinct) seen_ = std::make_unique<GroupTable>(context, 2);
  }

  void add_group() override { groups_.push_back(call().function->make(context_.budget())); }

  void add(Context& context, const Batch& batch, Selection rows,
           const std::uint32_t* groups) override {
    std::deque<Operand> operands;
    for (const EvaluatorPtr& argument : call().arguments)
      operands.emplace_back(context, *argument, batch, rows);
    std::vector<Value> values(operands.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t k = 0; k < values.size(); ++k) values[k] = operands[k][rows[i]];
      if (!seen_ || is_new(groups[i], values[0])) groups_[groups[i]]->add(values);
    }
  }

  Value finish(std::size_t group) override { return groups_[group]->finish(); }

 private:
  bool is_new(std::uint32_t group, const Value& value) {
    if (value.is_null()) return false;
    const Value key[2] = {Value(static_cast<std::int64_t>(group)), value};
    return seen_->find_or_add(key).added;
  }

  Context& context_;
  std::unique_ptr<GroupTable> seen_;
  std::vector<std::unique_ptr<Accumulator>> groups_;
};

std::unique_ptr<Gatherer> make_gatherer(const plan::Aggregation& call, Slot weight,
                                        Context& context) {
  if (weight != kNoSlot) return std::make_unique<WeightedCounter>(call, weight);
  const bool counts = call.function == nullptr || call.function->name == "count";
  if (counts && !call.distinct) return std::make_unique<Counter>(call);
  return std::make_unique<Accumulating>(call, context);
}

class Aggregation final : public Operator {
 public:
  Aggregation(Context& context, OperatorPtr input, const plan::AggregateStep& step)
      : Operator(context),
        input_(std::move(input)),
        step_(step),
        groups_(context, step.keys.size()),
        batch_(context.slots()) {}

  void open() override {
    input_->open();
    groups_.clear();
    gatherers_.clear();
    for (const plan::Aggregation& call : step_.aggregations) {
      gatherers_.push_back(make_gatherer(call, step_.weight, context()));
    }
    filled_ = false;
    at_ = 0;
  }

  bool next(Batch& out) override {
    if (!filled_) fill();
    const std::size_t count = std::min(kBatchRows, total_ - at_);
    if (count == 0) return false;
    write(out, count);
    at_ += count;
    return true;
  }

 private:
  void fill() {
    filled_ = true;
    if (step_.keys.empty()) add_groups(1);
    while (input_->next(batch_)) {
      context().work(batch_.size());
      assign_groups();
      for (auto& gatherer : gatherers_) {
        placed(gatherer->call().where,
               [&] { gatherer->add(context(), batch_, batch_.selected(), row_groups_); });
      }
    }
    total_ = step_.keys.empty() ? 1 : groups_.size();
  }

  void add_groups(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      for (auto& gatherer : gatherers_) gatherer->add_group();
    }
  }

  void assign_groups() {
    const Selection rows = batch_.selected();
    if (step_.keys.empty()) {
      std::fill_n(row_groups_, rows.size(), 0U);
      return;
    }
    std::deque<Operand> keys;
    for (const plan::Assignment& key : step_.keys)
      keys.emplace_back(context(), *key.value, batch_, rows);
    std::vector<Value> values(keys.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t k = 0; k < keys.size(); ++k) values[k] = keys[k][rows[i]];
      const GroupTable::Found found = groups_.find_or_add(values.data());
      if (found.added) add_groups(1);
      row_groups_[i] = found.group;
    }
  }

  void write(Batch& out, std::size_t count) {
    std::vector<Value> values(count);
    for (std::size_t k = 0; k < step_.keys.size(); ++k) {
      for (std::size_t i = 0; i < count; ++i) values[i] = groups_.value(at_ + i, k);
      store_values(values, 0, count, out[step_.keys[k].slot]);
    }
    for (auto& gatherer : gatherers_) {
      Value* results = out[gatherer->call().slot].make_values(count);
      placed(gatherer->call().where, [&] {
        for (std::size_t i = 0; i < count; ++i) results[i] = gatherer->finish(at_ + i);
      });
    }
    out.set_rows(count);
  }

  OperatorPtr input_;
  const plan::AggregateStep& step_;
  GroupTable groups_;
  std::vector<std::unique_ptr<Gatherer>> gatherers_;
  Batch batch_;
  std::uint32_t row_groups_[kBatchRows];
  std::size_t at_ = 0;
  std::size_t total_ = 0;
  bool filled_ = false;
};

}  // namespace
}  // namespace execute

namespace plan {

void AggregateStep::require(const SlotSet& needed) {
  SlotSet used(needed.size());
  for (const Assignment& key : keys) key.value->uses(used);
  for (const Aggregation& call : aggregations) {
    for (const EvaluatorPtr& argument : call.arguments) argument->uses(used);
  }
  if (weight != execute::kNoSlot) used[weight] = true;
  inputs[0]->require(used);
}

OperatorPtr AggregateStep::make(Builder& builder) const {
  return std::make_unique<execute::Aggregation>(builder.context(), builder.build(*inputs[0]),
                                                *this);
}

}  // namespace plan
}  // namespace dossier::query
