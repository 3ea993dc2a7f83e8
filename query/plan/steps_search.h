#pragma once

#include "query/plan/steps_read.h"

namespace dossier::query::plan {

/// A part of a pattern that is repeated, `((a)-[r]->(b)){1,5}`. The inner plan, `inputs[1]`, begins
/// with the node that a repetition starts from in `inner_from` and gives its matches with their far
/// end in `inner_to`.
struct RepeatStep final : Step {
  struct Group {
    Slot inner = execute::kNoSlot;
    Slot outer = execute::kNoSlot;
    bool single = false;  ///< `outer` gets the value of the only repetition, or null, and no list
  };
  Hop hop;  ///< `relationship` gets the list of all relationships in order
  const ArgumentStep* argument = nullptr;
  Slot inner_from = execute::kNoSlot;
  Slot inner_to = execute::kNoSlot;
  std::vector<Slot> inner_relationships;  ///< in the order of the text; or the path of them all
  std::vector<Group> groups;
  std::uint64_t least = 1, most = 1;
  bool to_bound = false;
  bool reversed = false;
  bool repeats = false;  ///< relationships may be met again
  bool limited =
      false;  ///< stands within a search that bounds the length of paths: Context::path_limit

  std::string name() const override { return to_bound ? "Repeat(Into)" : "Repeat(All)"; }
  std::string detail() const override { return hop.shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override;
  void binds(SlotSet& slots) const override;
  void require(const SlotSet& needed) override;
};

/// Shortest paths between two nodes by breadth-first search: one of them, or all.
struct ShortestStep final : Step {
  enum class Kind : std::uint8_t { One, All };
  Kind kind = Kind::One;
  Hop hop;                       ///< `relationship` gets the list of relationships
  Slot path = execute::kNoSlot;  ///< gets the path
  std::uint64_t least = 1, most = 1;
  Slot each = execute::kNoSlot;
  EvaluatorPtr condition;  ///< holds for every relationship; or null
  Slot each_node = execute::kNoSlot;
  EvaluatorPtr node_condition;  ///< holds for every node; or null
  bool closed = false;          ///< a node has paths to itself, of one step or more

  std::string name() const override {
    return kind == Kind::One ? "ShortestPath" : "AllShortestPaths";
  }
  std::string detail() const override { return hop.shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override;
  void binds(SlotSet& slots) const override;
  /// Adds the slots that the conditions read of the row.
  void read_by_conditions(SlotSet& slots) const;
};

/// Chooses among the paths that the inner plan, `inputs[1]`, gives for each row: the shortest
/// first.
struct SelectPathsStep final : Step {
  enum class Kind : std::uint8_t {
    Any,     ///< `count` of them, any
    Paths,   ///< the `count` shortest
    Groups,  ///< all of the `count` smallest lengths
  };
  Kind kind = Kind::Paths;
  EvaluatorPtr count;  ///< null: 1
  const ArgumentStep* argument = nullptr;
  Slot path = execute::kNoSlot;
  std::vector<Slot> bound;
  std::string shown;

  std::string name() const override { return "SelectPaths"; }
  std::string detail() const override { return shown; }
  OperatorPtr make(Builder& builder) const override;
  void uses(SlotSet& slots) const override;
  void binds(SlotSet& slots) const override;
  void require(const SlotSet& needed) override;
};

}  // namespace dossier::query::plan
