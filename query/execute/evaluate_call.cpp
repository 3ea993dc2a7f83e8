#include "query/execute/evaluators.h"
#include "query/execute/made_values.h"

#include <deque>

namespace dossier::query::execute {

namespace {

constexpr std::size_t kBytesOfStep = 1024;
constexpr std::size_t kElementsOfStep = 64;

/// Steps that it takes to read an argument, beyond those that every row takes.
std::size_t steps_of(const Value& argument) {
  if (argument.is_string()) return argument.string().size() / kBytesOfStep;
  return argument.is_list() ? argument.list().size() / kElementsOfStep : 0;
}

/// A function of values, called once a row.
class Call final : public Evaluator {
 public:
  Call(const Function& function, std::vector<EvaluatorPtr> arguments, Span where)
      : Evaluator(where), function_(function), arguments_(std::move(arguments)) {}
  void uses(SlotSet& slots) const override {
    for (const EvaluatorPtr& argument : arguments_) argument->uses(slots);
  }
  bool reads_graph() const override {
    if (function_.reads_graph) return true;
    for (const EvaluatorPtr& argument : arguments_) {
      if (argument->reads_graph()) return true;
    }
    return false;
  }

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    std::deque<Operand> operands;
    for (const EvaluatorPtr& argument : arguments_)
      operands.emplace_back(context, *argument, batch, rows);
    Value* values = out.make_values(batch.rows());
    MadeValues made(context);
    if (arguments_.size() == 1) {
      for (std::uint32_t row : rows) {
        const Value& argument = operands[0][row];
        context.work(steps_of(argument));
        values[row] = function_.call({&argument, 1}, context.functions());
        made.add(values[row], {&argument, 1});
      }
      return;
    }
    std::vector<Value> arguments(arguments_.size());
    for (std::uint32_t row : rows) {
      for (std::size_t i = 0; i < arguments.size(); ++i) {
        arguments[i] = operands[i][row];
        context.work(steps_of(arguments[i]));
      }
      values[row] = function_.call(arguments, context.functions());
      made.add(values[row], arguments);
    }
  }

 private:
  const Function& function_;
  std::vector<EvaluatorPtr> arguments_;
};

class Coalesce final : public Evaluator {
 public:
  Coalesce(std::vector<EvaluatorPtr> candidates, Span where)
      : Evaluator(where), candidates_(std::move(candidates)) {}
  void uses(SlotSet& slots) const override {
    for (const EvaluatorPtr& candidate : candidates_) candidate->uses(slots);
  }
  bool reads_graph() const override {
    for (const EvaluatorPtr& candidate : candidates_) {
      if (candidate->reads_graph()) return true;
    }
    return false;
  }

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    Value* values = out.make_values(batch.rows());
    std::vector<std::uint32_t> open(rows.begin(), rows.end());
    for (std::uint32_t row : rows) values[row] = Value();
    for (const EvaluatorPtr& candidate : candidates_) {
      if (open.empty()) return;
      const Operand operand(context, *candidate, batch, open);
      std::size_t left = 0;
      for (std::uint32_t row : open) {
        values[row] = operand[row];
        if (values[row].is_null()) open[left++] = row;
      }
      open.resize(left);
    }
  }

 private:
  std::vector<EvaluatorPtr> candidates_;
};

}  // namespace

EvaluatorPtr make_call(const Function& function, std::vector<EvaluatorPtr> arguments, Span where) {
  return std::make_shared<Call>(function, std::move(arguments), where);
}

EvaluatorPtr make_coalesce(std::vector<EvaluatorPtr> candidates, Span where) {
  return std::make_shared<Coalesce>(std::move(candidates), where);
}

}  // namespace dossier::query::execute
