#pragma once

#include "query/ast/clause.h"
#include "query/function/procedure.h"
#include "query/plan/step.h"

namespace dossier::query::plan {

/// Labels or a type: names of the text, and expressions that give names.
struct Names {
  std::vector<Name> fixed;
  std::vector<EvaluatorPtr> dynamic;  ///< a string, or a list of strings
};

/// Properties of a pattern: single entries, or an expression that gives a map.
struct PropertySource {
  std::vector<std::pair<Name, EvaluatorPtr>> entries;
  EvaluatorPtr map;  ///< or null

  void uses(SlotSet& slots) const;
  bool reads_graph() const;
};

struct NewNode {
  Slot slot = execute::kNoSlot;
  Names labels;
  PropertySource properties;
  Span where = {};  ///< of its pattern
};

struct NewRelationship {
  Slot slot = execute::kNoSlot;
  Slot start = execute::kNoSlot;
  Slot end = execute::kNoSlot;
  Names type;
  PropertySource properties;
  Span where = {};  ///< of its pattern
};

/// What CREATE and MERGE make, nodes first; nodes that are bound already are not among them.
struct Creation {
  std::vector<NewNode> nodes;
  std::vector<NewRelationship> relationships;

  void uses(SlotSet& slots) const;
  void binds(SlotSet& slots) const;
};

struct CreateStep final : Step {
  Creation creation;
  std::string shown;

  std::string name() const override { return "Create"; }
  std::string detail() const override { return shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override { creation.uses(slots); }
  void binds(SlotSet& slots) const override { creation.binds(slots); }
  void require(const SlotSet& needed) override;
};

enum class ChangeKind : std::uint8_t { Property, Replace, Add, AddLabels, RemoveLabels };

/// One item of SET or REMOVE.
struct Change {
  ChangeKind kind = ChangeKind::Property;
  EvaluatorPtr target;       ///< the node or relationship
  Name key;                  ///< Property
  EvaluatorPtr dynamic_key;  ///< Property with a computed name; or null
  EvaluatorPtr value;        ///< null: taken away
  Names labels;
  Span where;

  void uses(SlotSet& slots) const;
};

struct ChangeStep final : Step {
  std::vector<Change> changes;
  std::string shown;

  std::string name() const override { return "SetProperties"; }
  std::string detail() const override { return shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override;
};

/// MERGE: the rows of the inner plan, `inputs[1]`, for each row, or one row with everything made
/// anew.
struct MergeStep final : Step {
  const ArgumentStep* argument = nullptr;
  Creation creation;
  std::vector<Slot> bound;  ///< slots that the pattern binds
  /// The path variable, put together also for what was created; or none.
  Slot path = execute::kNoSlot;
  EvaluatorPtr path_value;
  std::vector<Change> on_create, on_match;
  Span where;
  std::string shown;

  std::string name() const override { return "Merge"; }
  std::string detail() const override { return shown; }
  OperatorPtr make(Builder& builder) const override;
  void binds(SlotSet& slots) const override;
  void require(const SlotSet& needed) override;
};

enum class DeleteKind : std::uint8_t { Plain, Detach };

struct DeleteStep final : Step {
  DeleteKind kind = DeleteKind::Plain;
  std::vector<EvaluatorPtr> values;
  std::string shown;

  std::string name() const override {
    return kind == DeleteKind::Detach ? "DetachDelete" : "Delete";
  }
  std::string detail() const override { return shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override;
};

/// `CALL procedure(arguments) YIELD ...`: the rows of the procedure for each row.
struct CallStep final : Step {
  std::string procedure;
  std::vector<EvaluatorPtr> arguments;
  struct Yield {
    std::uint32_t output = 0;
    Slot slot = execute::kNoSlot;
  };
  std::vector<Yield> yields;
  bool optional = false;  ///< a call that gives no row gives one of nulls
  bool passes = false;    ///< the procedure has no outputs: the row goes on as it is
  Span where;

  std::string name() const override { return "ProcedureCall"; }
  std::string detail() const override { return procedure; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override;
  void binds(SlotSet& slots) const override;
};

/// The lines of a CSV file for each row.
struct LoadCsvStep final : Step {
  EvaluatorPtr url;
  Slot line = execute::kNoSlot;         ///< gets the fields
  Slot line_number = execute::kNoSlot;  ///< gets the number of the line, from 1
  Slot file = execute::kNoSlot;         ///< gets the path of the file
  bool with_headers = false;
  char separator = ',';
  Span where;

  std::string name() const override { return "LoadCsv"; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override { url->uses(slots); }
  void binds(SlotSet& slots) const override {
    slots[line] = slots[line_number] = slots[file] = true;
  }
};

}  // namespace dossier::query::plan
