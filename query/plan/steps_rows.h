#pragma once

#include "query/ast/clause.h"
#include "query/function/aggregate.h"
#include "query/plan/step.h"

namespace dossier::query::plan {

/// A slot and what it is set to.
struct Assignment {
  Slot slot = execute::kNoSlot;
  EvaluatorPtr value;
};

/// Adds computed columns.
struct ProjectStep final : Step {
  std::vector<Assignment> items;
  std::string shown;

  std::string name() const override { return "Project"; }
  std::string detail() const override { return shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override;
  void binds(SlotSet& slots) const override;
};

/// `UNWIND list AS variable`.
struct UnwindStep final : Step {
  EvaluatorPtr list;
  Slot element = execute::kNoSlot;
  Slot position = execute::kNoSlot;  ///< gets the number of the element, unless kNoSlot
  std::int64_t first_position = 0;
  std::string shown;

  std::string name() const override { return "Unwind"; }
  std::string detail() const override { return shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override { list->uses(slots); }
  void binds(SlotSet& slots) const override {
    slots[element] = true;
    if (position != execute::kNoSlot) slots[position] = true;
  }
};

/// One aggregating call.
struct Aggregation {
  const Aggregate* function = nullptr;
  bool distinct = false;
  std::vector<EvaluatorPtr> arguments;  ///< none: count(*)
  Slot slot = execute::kNoSlot;
  Span where = {};
};

/// One row for each combination of the keys; without keys one row in all.
struct AggregateStep final : Step {
  std::vector<Assignment> keys;
  std::vector<Aggregation> aggregations;
  /// How often each row counts; none: once. Only count() may stand beside it.
  Slot weight = execute::kNoSlot;
  std::string shown;

  std::string name() const override { return "Aggregate"; }
  std::string detail() const override { return shown; }
  OperatorPtr make(Builder& builder) const override;
  void require(const SlotSet& needed) override;
};

/// The first row of each combination of the slots; binds nothing else.
struct DistinctStep final : Step {
  std::vector<Slot> slots;

  std::string name() const override { return "Distinct"; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& used) const override;
};

struct SortKey {
  EvaluatorPtr value;
  bool descending = false;
};

/// Rows in order; with `limit`, the first skip + limit of them only.
struct SortStep final : Step {
  std::vector<SortKey> keys;
  EvaluatorPtr skip, limit;  ///< or null
  std::string shown;

  std::string name() const override { return limit ? "Top" : "Sort"; }
  std::string detail() const override { return shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override;
};

struct SkipStep final : Step {
  EvaluatorPtr count;
  std::string name() const override { return "Skip"; }
  OperatorPtr make(Builder& builder) const override;
};

struct LimitStep final : Step {
  EvaluatorPtr count;
  bool exhausts = false;  ///< the input writes, so it is run to its end all the same
  std::string name() const override { return "Limit"; }
  OperatorPtr make(Builder& builder) const override;
};

/// The rows of all inputs, one input after the other; `from[i][k]` of input i becomes `to[k]`.
struct UnionStep final : Step {
  std::vector<Slot> to;
  std::vector<std::vector<Slot>> from;

  std::string name() const override { return "Union"; }
  OperatorPtr make(Builder& builder) const override;
  void binds(SlotSet& slots) const override;
  void require(const SlotSet& needed) override;
};

/// Reads all rows before it gives the first: keeps reads from seeing writes of the same statement.
struct EagerStep final : Step {
  std::string name() const override { return "Eager"; }
  OperatorPtr make(Builder& builder) const override;
};

/// Runs its input to the end and gives no rows.
struct EmptyStep final : Step {
  std::string name() const override { return "EmptyResult"; }
  OperatorPtr make(Builder& builder) const override;
  void require(const SlotSet& needed) override;
};

}  // namespace dossier::query::plan
