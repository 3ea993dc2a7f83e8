#pragma once

#include "query/plan/pattern.h"

namespace dossier::query::plan {

/// Conditions of a MATCH that decide which path shortestPath() and allShortestPaths() look for: the
/// path found is the shortest one for which they hold.
class SearchConditions {
 public:
  /// `path`: of the pattern. `own`: slots that the pattern gives a value.
  SearchConditions(Compiler& compiler, const ast::PathPattern& path, const SlotSet& own);

  /// Takes a condition when it is about the path or its relationships and, beside them, about
  /// nothing but the ends and what was there before. False: it has to be tested behind the search.
  bool take(const ast::Expression& condition);
  /// The pattern with the conditions within.
  const ast::PathPattern& path() const { return path_; }
  /// Holds for every node of the path, which stands in `each_node`; or null.
  const EvaluatorPtr& node_condition() const { return node_condition_; }
  Slot each_node() const { return each_node_; }

 private:
  bool take_quantifier(const ast::Expression& condition);
  bool take_longest(const ast::Expression& condition);
  bool is_elements(const ast::Expression& list, std::string_view function) const;
  ast::RelationshipPattern* walk() const;

  Compiler& compiler_;
  SlotSet foreign_;  ///< slots of other parts of the pattern
  SlotSet about_;    ///< the path and the list of its relationships
  ast::PathPattern& path_;
  EvaluatorPtr node_condition_;
  Slot each_node_ = execute::kNoSlot;
};

}  // namespace dossier::query::plan
