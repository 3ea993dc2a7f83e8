#include "query/plan/sight.h"

#include "query/ast/walk.h"
#include "query/plan/pattern.h"

#include <algorithm>

namespace dossier::query::plan {

namespace {

using ast::ExpressionKind;
using ast::LabelExpression;
using ast::LabelKind;

bool contains(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// A name that everything with these labels has; null when there is none.
const LabelExpression* needed_name(const LabelExpression* labels) {
  if (labels == nullptr || labels->kind == LabelKind::Name) return labels;
  if (labels->kind != LabelKind::And) return nullptr;
  for (const LabelExpression* operand : labels->operands) {
    if (const LabelExpression* name = needed_name(operand)) return name;
  }
  return nullptr;
}

/// The names of `A` or `A|B`; false for anything else.
bool add_alternatives(const LabelExpression* types, std::vector<std::string_view>& out) {
  if (types == nullptr) return false;
  if (types->kind == LabelKind::Name) return out.push_back(types->name), true;
  if (types->kind != LabelKind::Or) return false;
  return std::all_of(
      types->operands.begin(), types->operands.end(),
      [&](const LabelExpression* operand) { return add_alternatives(operand, out); });
}

/// Whether one of the labels is named by a value, or is one of `names`.
bool meets(const LabelExpression* labels, const std::vector<std::string_view>& names) {
  if (labels == nullptr || names.empty()) return false;
  if (labels->kind == LabelKind::Name) return contains(names, labels->name);
  if (labels->kind != LabelKind::And) return true;
  return std::any_of(labels->operands.begin(), labels->operands.end(),
                     [&](const LabelExpression* operand) { return meets(operand, names); });
}

}  // namespace

bool looks_around(const ast::Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::Subquery:
    case ExpressionKind::PatternPredicate:
    case ExpressionKind::PatternComprehension:
    case ExpressionKind::ShortestPath: return true;
    default: break;
  }
  bool found = false;
  ast::each_child(const_cast<ast::Expression&>(expression),
                  [&](const ast::Expression* child) { found = found || looks_around(*child); });
  return found;
}

void Sight::add(const ast::Expression& expression) {
  everything_ = everything_ || looks_around(expression);
}

void Sight::add(const ast::GraphPattern& pattern, const SlotSet& bound) {
  for (const ast::PathPattern* path : pattern.paths) add(*path, bound);
  if (pattern.where != nullptr) add(*pattern.where);
}

void Sight::add(const ast::PathPattern& path, const SlotSet& bound) {
  ast::each_child(const_cast<ast::PathPattern&>(path),
                  [&](const ast::Expression* child) { add(*child); });
  everything_ = everything_ || path.search != ast::PathSearch::Walk ||
                path.function != ast::PathFunction::None;
  if (path.elements.size() == 1) add_node(*ast::as<ast::NodePattern>(path.elements[0]), bound);
  // A new node takes part in a longer path only by a new relationship.
  for (std::size_t i = 1; i < path.elements.size(); i += 2) {
    if (path.elements[i]->kind == ast::ElementKind::Relationship) {
      add_relationship(*ast::as<ast::RelationshipPattern>(path.elements[i]));
    } else {
      everything_ = true;
    }
  }
}

void Sight::add_node(const ast::NodePattern& node, const SlotSet& bound) {
  if (has(bound, Compiler::slot(node.variable))) return;
  const LabelExpression* name = needed_name(node.labels);
  if (name == nullptr) {
    all_nodes_ = true;
  } else {
    labels_.push_back(name->name);
  }
}

void Sight::add_relationship(const ast::RelationshipPattern& relationship) {
  // A path of no relationship is found at every node.
  if (relationship.length != nullptr && relationship.length->least == 0) all_nodes_ = true;
  if (!add_alternatives(relationship.types, types_)) all_relationships_ = true;
}

bool Sight::sees(ast::Seq<ast::PathPattern*> created, const SlotSet& bound) const {
  if (everything_) return true;
  for (const ast::PathPattern* path : created) {
    for (const ast::PathElement* element : path->elements) {
      if (element->kind == ast::ElementKind::Node) {
        const auto& node = *ast::as<ast::NodePattern>(element);
        if (!has(bound, Compiler::slot(node.variable)) && sees_node(node.labels)) return true;
      } else if (sees_relationship(ast::as<ast::RelationshipPattern>(element)->types)) {
        return true;
      }
    }
  }
  return false;
}

bool Sight::sees_node(const LabelExpression* labels) const {
  return all_nodes_ || meets(labels, labels_);
}

bool Sight::sees_relationship(const LabelExpression* type) const {
  return all_relationships_ || meets(type, types_);
}

}  // namespace dossier::query::plan
