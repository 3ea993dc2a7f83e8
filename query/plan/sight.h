#pragma once

#include "query/ast/clause.h"
#include "query/plan/compiler.h"

#include <string_view>
#include <vector>

namespace dossier::query::plan {

/// What steps that make their rows one after the other look for in the graph: a CREATE behind them
/// must wait for all of their rows when it makes something that they would find, and need not
/// otherwise. Errs on the side of seeing.
class Sight {
 public:
  void add_everything() { everything_ = true; }
  /// `bound`: variables that the pattern takes from its input.
  void add(const ast::GraphPattern& pattern, const SlotSet& bound);
  void add(const ast::Expression& expression);
  /// Whether something of what CREATE makes may be found.
  bool sees(ast::Seq<ast::PathPattern*> created, const SlotSet& bound) const;

 private:
  void add(const ast::PathPattern& path, const SlotSet& bound);
  void add_node(const ast::NodePattern& node, const SlotSet& bound);
  void add_relationship(const ast::RelationshipPattern& relationship);
  bool sees_node(const ast::LabelExpression* labels) const;
  bool sees_relationship(const ast::LabelExpression* type) const;

  bool everything_ = false;
  bool all_nodes_ = false;
  bool all_relationships_ = false;
  std::vector<std::string_view> labels_;  ///< of nodes that are found without a relationship
  std::vector<std::string_view> types_;
};

/// Whether a value depends on more of the graph than properties and labels of what is bound.
bool looks_around(const ast::Expression& expression);

}  // namespace dossier::query::plan
