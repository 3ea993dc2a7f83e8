#pragma once

#include "query/execute/batch.h"
#include "query/execute/context.h"
#include "query/value/compare.h"

#include <memory>
#include <vector>

#include <dossier/error.h>

namespace dossier::query::execute {

struct Shape;

/// A set of slots, by number.
using SlotSet = std::vector<bool>;

/// An expression made ready to run: computes its value for many rows at once. Immutable, shared by
/// all runs of a plan; what changes lives in the Context.
///
/// The public functions work on the rows of a selection only and touch entries of these rows only.
/// Errors that have no place yet get the span of the innermost expression that knows one.
class Evaluator {
 public:
  explicit Evaluator(Span where = {}) : where_(where) {}
  virtual ~Evaluator() = default;

  /// Computes the values; `out` gets a kind and at least as many entries as the batch has rows.
  void evaluate(Context& context, const Batch& batch, Selection rows, Column& out) const;
  /// The same for a condition: out[row] is its truth. Throws TypeMismatch for what is neither
  /// boolean nor null.
  void truth(Context& context, const Batch& batch, Selection rows, Ternary* out) const;
  /// Appends the rows where the condition is true to `passed`.
  void filter(Context& context, const Batch& batch, Selection rows,
              std::vector<std::uint32_t>& passed) const;
  /// The value for one row.
  Value value(Context& context, const Batch& batch, std::uint32_t row) const;

  /// The column that holds the values already, or null.
  virtual const Column* borrow(const Batch&) const { return nullptr; }
  /// The value when it is the same for all rows, or null. Lives as long as the run.
  virtual const Value* constant(Context&) const { return nullptr; }
  /// Adds the slots that the expression reads.
  virtual void uses(SlotSet& slots) const = 0;
  /// The slot that the expression is, or `kNoSlot` when it is more than a variable.
  virtual Slot slot() const { return kNoSlot; }
  /// How the expression is built, as far as that helps.
  virtual Shape shape() const;
  /// True when the value may change as the graph is written to.
  virtual bool reads_graph() const { return false; }

  Span where() const noexcept { return where_; }

 protected:
  virtual void do_evaluate(Context& context, const Batch& batch, Selection rows,
                           Column& out) const = 0;
  virtual void do_truth(Context& context, const Batch& batch, Selection rows, Ternary* out) const;

 private:
  [[noreturn]] void place(const Exception& failure) const;
  Span where_;
};

using EvaluatorPtr = std::shared_ptr<const Evaluator>;

/// A condition that computes truth and derives values from it.
class Condition : public Evaluator {
 public:
  using Evaluator::Evaluator;

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows, Column& out) const final;
  void do_truth(Context& context, const Batch& batch, Selection rows,
                Ternary* out) const override = 0;
};

/// The values of an expression for the rows of a selection, with as little copying as possible.
class Operand {
 public:
  Operand(Context& context, const Evaluator& evaluator, const Batch& batch, Selection rows);

  const Value& operator[](std::uint32_t row) const {
    if (constant_ != nullptr) return *constant_;
    if (column_->kind() == ColumnKind::Value) return column_->values()[row];
    return held_ = column_->at(row);
  }
  /// The value that all rows share, or null.
  const Value* constant() const noexcept { return constant_; }
  /// REQUIRES: not constant.
  const Column& column() const noexcept { return *column_; }

 private:
  ScratchColumn scratch_;
  const Value* constant_;
  const Column* column_ = nullptr;
  mutable Value held_;
};

}  // namespace dossier::query::execute
