#include "query/execute/evaluators.h"
#include "query/execute/made_values.h"
#include "query/value/arithmetic.h"

namespace dossier::query::execute {

namespace {

using ast::ArithmeticOperator;

Value compute(ArithmeticOperator op, const Value& a, const Value& b, const Budget& budget) {
  switch (op) {
    case ArithmeticOperator::Add: return add(a, b, budget);
    case ArithmeticOperator::Subtract: return subtract(a, b);
    case ArithmeticOperator::Multiply: return multiply(a, b);
    case ArithmeticOperator::Divide: return divide(a, b);
    case ArithmeticOperator::Modulo: return modulo(a, b);
    case ArithmeticOperator::Power: return power(a, b);
    case ArithmeticOperator::Concatenate: return concatenate(a, b, budget);
  }
  return {};
}

/// Sums, differences and products of two integers that fit; false leaves the pair to the general
/// rules.
bool compute_integers(ArithmeticOperator op, std::int64_t a, std::int64_t b, Value& out) {
  std::int64_t result = 0;
  switch (op) {
    case ArithmeticOperator::Add:
      if (__builtin_add_overflow(a, b, &result)) return false;
      break;
    case ArithmeticOperator::Subtract:
      if (__builtin_sub_overflow(a, b, &result)) return false;
      break;
    case ArithmeticOperator::Multiply:
      if (__builtin_mul_overflow(a, b, &result)) return false;
      break;
    default: return false;
  }
  out = Value(result);
  return true;
}

void compute_row(ArithmeticOperator op, const Value& a, const Value& b, const Budget& budget,
                 Value& out) {
  if (a.is_integer() && b.is_integer() && compute_integers(op, a.integer(), b.integer(), out))
    return;
  out = compute(op, a, b, budget);
}

class Arithmetic final : public Evaluator {
 public:
  Arithmetic(std::vector<EvaluatorPtr> operands, std::vector<ArithmeticOperator> ops, Span where)
      : Evaluator(where), operands_(std::move(operands)), ops_(std::move(ops)) {}
  void uses(SlotSet& slots) const override {
    for (const EvaluatorPtr& operand : operands_) operand->uses(slots);
  }
  bool reads_graph() const override {
    for (const EvaluatorPtr& operand : operands_) {
      if (operand->reads_graph()) return true;
    }
    return false;
  }

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    Value* values = out.make_values(batch.rows());
    {
      const Operand first(context, *operands_[0], batch, rows);
      const Operand second(context, *operands_[1], batch, rows);
      MadeValues made(context);
      for (std::uint32_t row : rows) {
        compute_row(ops_[0], first[row], second[row], context.budget(), values[row]);
        made.add(values[row]);
      }
    }
    for (std::size_t i = 1; i < ops_.size(); ++i) {
      const Operand next(context, *operands_[i + 1], batch, rows);
      MadeValues made(context);
      for (std::uint32_t row : rows) {
        const Value left = std::move(values[row]);
        compute_row(ops_[i], left, next[row], context.budget(), values[row]);
        made.add(values[row]);
      }
    }
  }

 private:
  std::vector<EvaluatorPtr> operands_;
  std::vector<ArithmeticOperator> ops_;
};

class Sign final : public Evaluator {
 public:
  Sign(ast::UnaryOperator op, EvaluatorPtr operand, Span where)
      : Evaluator(where), op_(op), operand_(std::move(operand)) {}
  void uses(SlotSet& slots) const override { operand_->uses(slots); }
  bool reads_graph() const override { return operand_->reads_graph(); }

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    const Operand operand(context, *operand_, batch, rows);
    Value* values = out.make_values(batch.rows());
    for (std::uint32_t row : rows) {
      values[row] = op_ == ast::UnaryOperator::Minus ? negate(operand[row]) : plus(operand[row]);
    }
  }

 private:
  ast::UnaryOperator op_;
  EvaluatorPtr operand_;
};

}  // namespace

EvaluatorPtr make_sign(ast::UnaryOperator op, EvaluatorPtr operand, Span where) {
  return std::make_shared<Sign>(op, std::move(operand), where);
}

EvaluatorPtr make_arithmetic(std::vector<EvaluatorPtr> operands,
                             std::vector<ArithmeticOperator> ops, Span where) {
  return std::make_shared<Arithmetic>(std::move(operands), std::move(ops), where);
}

}  // namespace dossier::query::execute
