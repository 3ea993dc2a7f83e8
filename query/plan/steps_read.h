#pragma once

#include "graph/ids.h"
#include "graph/schema.h"
#include "query/ast/pattern.h"
#include "query/plan/step.h"

#include <optional>

namespace dossier::query::plan {

/// One row without columns: where a query begins.
struct SingleStep final : Step {
  std::string name() const override { return "Single"; }
  OperatorPtr make(Builder& builder) const override;
};

/// The rows that an inner plan gets from the plan around it.
struct ArgumentStep final : Step {
  std::string name() const override { return "Argument"; }
  OperatorPtr make(Builder& builder) const override;
};

/// Every node, or every node with a label, for each row.
struct NodeScanStep final : Step {
  Slot node = execute::kNoSlot;
  std::optional<Name> label;
  std::string shown;

  std::string name() const override { return label ? "NodeByLabelScan" : "AllNodesScan"; }
  std::string detail() const override { return shown; }
  OperatorPtr make(Builder& builder) const override;
  void binds(SlotSet& slots) const override { slots[node] = true; }
};

/// Which nodes an index gives.
enum class SeekKind : std::uint8_t {
  Equal,   ///< the keys equal the values
  In,      ///< the first key equals an element of the list, which is the only value
  Range,   ///< the first key lies between the bounds
  Prefix,  ///< the first key is a string that begins with the only value
  Contains,
  TextPrefix,
  TextSuffix,  ///< of a text index: what may contain, begin or end with the only value
};
/// The same of a text index; REQUIRES one of its kinds.
graph::TextMatch text_match(SeekKind kind);

/// Nodes from an index, for each row; values may come from the row.
struct SeekStep final : Step {
  Slot node = execute::kNoSlot;
  graph::IndexId index{};
  SeekKind kind = SeekKind::Equal;
  std::vector<EvaluatorPtr> values;
  EvaluatorPtr lower, upper;
  bool lower_inclusive = false, upper_inclusive = false;
  std::string shown;

  std::string name() const override;
  std::string detail() const override { return shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override;
  void binds(SlotSet& slots) const override { slots[node] = true; }
};

/// The node with an id, for each row: `WHERE id(n) = ...`.
struct NodeByIdStep final : Step {
  Slot node = execute::kNoSlot;
  EvaluatorPtr id;  ///< an integer, or a list of them
  std::string shown;

  std::string name() const override { return "NodeByIdSeek"; }
  std::string detail() const override { return shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override { id->uses(slots); }
  void binds(SlotSet& slots) const override { slots[node] = true; }
};

/// A relationship of a pattern. `types` empty: any type.
struct Hop {
  Slot from = execute::kNoSlot;
  Slot relationship = execute::kNoSlot;
  Slot to = execute::kNoSlot;
  graph::Direction direction = graph::Direction::Both;  ///< as seen from `from`
  std::vector<Name> types;
  /// Relationships, single or lists, that this one must differ from.
  std::vector<Slot> distinct_from;
  std::string shown;
};

/// Relationships that an index gives, with both ends, for each row; values may come from the row.
struct RelationshipSeekStep final : Step {
  Hop hop;
  graph::IndexId index{};
  std::vector<EvaluatorPtr> values;  ///< the keys of the index equal them
  SeekKind kind = SeekKind::Equal;   ///< neither Range nor Prefix

  std::string name() const override;
  std::string detail() const override { return hop.shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override;
  void binds(SlotSet& slots) const override;
};

/// Every relationship, of one type or of all, with both ends, for each row.
struct RelationshipScanStep final : Step {
  Hop hop;

  std::string name() const override {
    return hop.types.empty() ? "AllRelationshipsScan" : "RelationshipByTypeScan";
  }
  std::string detail() const override { return hop.shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override;
  void binds(SlotSet& slots) const override;
};

/// The ends of relationships that are bound already; keeps the rows where they fit.
struct EndpointsStep final : Step {
  Hop hop;
  bool from_bound = false, to_bound = false;

  std::string name() const override { return "ProjectEndpoints"; }
  std::string detail() const override { return hop.shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override;
  void binds(SlotSet& slots) const override;
};

/// All steps from a node.
struct ExpandStep final : Step {
  Hop hop;
  bool needs_relationship = true;  ///< set by `require`

  std::string name() const override { return "Expand(All)"; }
  std::string detail() const override { return hop.shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override;
  void binds(SlotSet& slots) const override;
  void require(const SlotSet& needed) override;
};

/// All steps between two nodes.
struct ExpandIntoStep final : Step {
  Hop hop;

  std::string name() const override { return "Expand(Into)"; }
  std::string detail() const override { return hop.shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override;
  void binds(SlotSet& slots) const override;
};

/// Walks of `least` to `most` steps that use no relationship twice. `hop.relationship` gets the
/// list of relationships in the order of the text.
struct VariableExpandStep final : Step {
  Hop hop;
  std::uint64_t least = 1, most = 1;
  bool to_bound = false;
  bool reversed = false;  ///< walked against the order of the text: the list is turned round
  bool repeats = false;   ///< relationships may be met again
  ast::PathMode mode = ast::PathMode::Default;
  bool limited =
      false;  ///< stands within a search that bounds the length of paths: Context::path_limit
  Slot each = execute::kNoSlot;  ///< a single relationship, for `condition`
  EvaluatorPtr condition;        ///< holds for every relationship; or null

  std::string name() const override {
    return to_bound ? "VarLengthExpand(Into)" : "VarLengthExpand(All)";
  }
  std::string detail() const override { return hop.shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override;
  void binds(SlotSet& slots) const override;
};

/// Rows where a condition is true.
struct FilterStep final : Step {
  EvaluatorPtr condition;
  std::string shown;

  std::string name() const override { return "Filter"; }
  std::string detail() const override { return shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override { condition->uses(slots); }
};

/// For each row the rows that the inner plan, `inputs[1]`, makes of it, or the row with nulls when
/// there are none. The inner plan keeps the order of its argument rows and carries their number in
/// `ordinal`.
struct OptionalStep final : Step {
  const ArgumentStep* argument = nullptr;
  Slot ordinal = execute::kNoSlot;
  std::vector<Slot> bound;  ///< slots that the inner plan binds

  std::string name() const override { return "Optional"; }
  OperatorPtr make(Builder& builder) const override;
  void binds(SlotSet& slots) const override;
  void require(const SlotSet& needed) override;
};

/// For each row every row of the inner plan, `inputs[1]`, which begins with that row as argument.
struct ApplyStep final : Step {
  enum class Kind : std::uint8_t {
    Rows,      ///< one row for each inner row
    Optional,  ///< the same, and the row with nulls when there is no inner row
    Unit,      ///< the inner plan is run for its effects; the row passes once
  };
  Kind kind = Kind::Rows;
  std::vector<const ArgumentStep*> arguments;  ///< where the outer row enters the inner plan
  std::vector<Slot> bound;

  std::string name() const override;
  OperatorPtr make(Builder& builder) const override;
  void binds(SlotSet& slots) const override;
  void require(const SlotSet& needed) override;
};

/// `CALL { ... } IN TRANSACTIONS`: runs the inner plan, `inputs[1]`, for some rows at a time, each
/// time in a transaction of its own.
struct BatchedApplyStep final : Step {
  enum class OnError : std::uint8_t { Fail, Continue, Break };
  enum class Gives : std::uint8_t { InnerRows, OuterRows };
  Gives gives = Gives::OuterRows;
  OnError on_error = OnError::Fail;
  EvaluatorPtr size;  ///< rows of a transaction; null: 1000
  Slot status = execute::kNoSlot;
  std::vector<const ArgumentStep*> arguments;
  std::vector<Slot> bound;
  Span where;

  std::string name() const override { return "TransactionApply"; }
  OperatorPtr make(Builder& builder) const override;
  void binds(SlotSet& slots) const override;
  void require(const SlotSet& needed) override;
  std::vector<Slot> kept;  ///< set by `require`: what must be known of the outer rows
};

/// Joins the rows of two plans where pairs of values are equal; `inputs[1]` is kept in memory.
struct HashJoinStep final : Step {
  std::vector<EvaluatorPtr> probe, build;
  std::vector<Slot> bound;  ///< slots that the second plan binds
  std::string shown;

  std::string name() const override { return "HashJoin"; }
  std::string detail() const override { return shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override;
  void binds(SlotSet& slots) const override;
  void require(const SlotSet& needed) override;
  std::vector<Slot> built;  ///< set by `require`: slots of the second plan that are needed
};

}  // namespace dossier::query::plan
