#include "query/execute/placed.h"
#include "query/execute/unfold.h"
#include "query/plan/steps_write.h"
#include "query/value/failure.h"

namespace dossier::query {

namespace execute {
namespace {

class ProcedureCall final : public Unfold<ProcedureCall> {
 public:
  ProcedureCall(Context& context, OperatorPtr input, const plan::CallStep& step)
      : Unfold(context, std::move(input), step.carried),
        step_(step),
        procedure_(context.procedures().find(step.procedure)) {
    if (procedure_ != nullptr) return;
    throw Exception(Error{Code::ProcedureNotFound, "there is no procedure `" + step.procedure + "`",
                          step.where});
  }

  void make_room(Batch& out, std::size_t rows) {
    for (const auto& yield : step_.yields) out[yield.slot].make_values(rows);
  }

  void begin(const Batch& batch, std::uint32_t row) {
    rows_.clear();
    at_ = 0;
    std::vector<Value> arguments;
    for (std::size_t i = 0; i < step_.arguments.size(); ++i) {
      const Evaluator& argument = *step_.arguments[i];
      arguments.push_back(coerced(argument.value(context(), batch, row), i, argument));
    }
    arguments.resize(procedure_->inputs.size());  // what was left out is null
    ProcedureContext surroundings{context().functions(), context().procedures(), context().graph(),
                                  context().counters};
    context().graph().set_place(step_.where);
    placed(step_.where, [&] {
      procedure_->run(arguments, surroundings,
                      [this](std::vector<Value> made) { return take(std::move(made)); });
    });
    if (step_.passes) rows_.assign(1, {});
    if (rows_.empty() && step_.optional) rows_.emplace_back(procedure_->outputs.size());
  }

  std::size_t produce(Batch& out, std::size_t at, std::size_t space) {
    std::size_t made = 0;
    for (; made < space && at_ < rows_.size(); ++made, ++at_) {
      for (const auto& yield : step_.yields) {
        out[yield.slot].values()[at + made] = std::move(rows_[at_][yield.output]);
      }
    }
    return made;
  }

 private:
  Value coerced(const Value& argument, std::size_t i, const Evaluator& source) {
    return placed(source.where(), [&] { return coerce(argument, procedure_->inputs[i]); });
  }

  bool take(std::vector<Value> row) {
    context().work(1);
    context().budget().require(rows_.size() * sizeof(Value) * (row.size() + 2));
    rows_.push_back(std::move(row));
    return true;
  }

  const plan::CallStep& step_;
  const Procedure* procedure_;
  std::vector<std::vector<Value>> rows_;
  std::size_t at_ = 0;
};

}  // namespace
}  // namespace execute

namespace plan {

void CallStep::uses(SlotSet& slots) const {
  for (const EvaluatorPtr& argument : arguments) argument->uses(slots);
}

void CallStep::binds(SlotSet& slots) const {
  for (const Yield& yield : yields) slots[yield.slot] = true;
}

OperatorPtr CallStep::make(Builder& builder) const {
  return std::make_unique<execute::ProcedureCall>(builder.context(), builder.build(*inputs[0]),
                                                  *this);
}

}  // namespace plan
}  // namespace dossier::query
