#include "query/execute/evaluator.h"

#include "query/execute/placed.h"
#include "query/execute/shape.h"

#include <array>

namespace dossier::query::execute {

namespace {

/// Truths of a batch on the machine stack; longer runs of rows do not occur.
using Truths = std::array<Ternary, kBatchRows>;

}  // namespace

void Evaluator::place(const Exception& failure) const {
  if (!failure.error().where.empty() || where_.empty()) throw;
  throw Exception(with_place(failure.error(), where_));
}

Shape Evaluator::shape() const { return {}; }

void Evaluator::evaluate(Context& context, const Batch& batch, Selection rows, Column& out) const {
  context.work(1);  // chains of a million parts are evaluated part by part
  try {
    do_evaluate(context, batch, rows, out);
  } catch (const Exception& failure) {
    place(failure);
  }
}

void Evaluator::truth(Context& context, const Batch& batch, Selection rows, Ternary* out) const {
  context.work(1);
  try {
    do_truth(context, batch, rows, out);
  } catch (const Exception& failure) {
    place(failure);
  }
}

void Evaluator::filter(Context& context, const Batch& batch, Selection rows,
                       std::vector<std::uint32_t>& passed) const {
  Truths truths;
  truth(context, batch, rows, truths.data());
  for (std::uint32_t row : rows) {
    if (truths[row] == Ternary::True) passed.push_back(row);
  }
}

Value Evaluator::value(Context& context, const Batch& batch, std::uint32_t row) const {
  const std::uint32_t only[] = {row};
  return Operand(context, *this, batch, only)[row];
}

void Evaluator::do_truth(Context& context, const Batch& batch, Selection rows, Ternary* out) const {
  if (const Column* column = borrow(batch)) {
    for (std::uint32_t row : rows) out[row] = truth_of(column->at(row));
    return;
  }
  ScratchColumn values(context);
  do_evaluate(context, batch, rows, *values);
  for (std::uint32_t row : rows) out[row] = truth_of(values->at(row));
}

void Condition::do_evaluate(Context& context, const Batch& batch, Selection rows,
                            Column& out) const {
  Truths truths;
  do_truth(context, batch, rows, truths.data());
  Value* values = out.make_values(batch.rows());
  for (std::uint32_t row : rows) values[row] = to_value(truths[row]);
}

Operand::Operand(Context& context, const Evaluator& evaluator, const Batch& batch, Selection rows)
    : scratch_(context), constant_(evaluator.constant(context)) {
  if (constant_ != nullptr) return;
  column_ = evaluator.borrow(batch);
  if (column_ != nullptr) return;
  evaluator.evaluate(context, batch, rows, *scratch_);
  column_ = &*scratch_;
}

}  // namespace dossier::query::execute
