#pragma once

#include "query/ast/query.h"

namespace dossier::query::ast {

namespace detail {

template <typename Visit>
void each_label_child(LabelExpression* labels, Visit&& visit) {
  if (labels == nullptr) return;
  if (labels->dynamic != nullptr) visit(labels->dynamic);
  for (LabelExpression* operand : labels->operands) each_label_child(operand, visit);
}

template <typename Visit>
void each_element_child(Seq<PathElement*> elements, Visit&& visit) {
  auto optional = [&](Expression*& child) {
    if (child != nullptr) visit(child);
  };
  for (PathElement* element : elements) {
    if (element->kind == ElementKind::Node) {
      auto* node = as<NodePattern>(element);
      each_label_child(node->labels, visit);
      optional(node->properties);
      optional(node->where);
    } else if (element->kind == ElementKind::Relationship) {
      auto* relationship = as<RelationshipPattern>(element);
      each_label_child(relationship->types, visit);
      optional(relationship->properties);
      optional(relationship->where);
    } else {
      auto* repeated = as<RepeatedPattern>(element);
      each_element_child(repeated->elements, visit);
      optional(repeated->where);
    }
  }
}

}  // namespace detail

/// Calls `visit(Expression*&)` for each expression directly within a path pattern.
template <typename Visit>
void each_child(PathPattern& path, Visit&& visit) {
  if (path.count != nullptr) visit(path.count);
  detail::each_element_child(path.elements, visit);
  if (path.where != nullptr) visit(path.where);
}

/// Calls `visit(const Variable*)` for each variable that an analysed expression uses other than by
/// references among its children: in the patterns and subqueries that it is itself.
template <typename Visit>
void each_import(const Expression& expression, Visit&& visit) {
  const auto all = [&](Seq<Variable*> imports) {
    for (const Variable* variable : imports) visit(variable);
  };
  switch (expression.kind) {
    case ExpressionKind::Subquery: return all(as<Subquery>(&expression)->imports);
    case ExpressionKind::PatternPredicate: return all(as<PatternPredicate>(&expression)->imports);
    case ExpressionKind::PatternComprehension:
      return all(as<PatternComprehension>(&expression)->imports);
    case ExpressionKind::ShortestPath:
      for (const PathElement* element : as<ShortestPath>(&expression)->pattern->elements) {
        if (element->kind == ElementKind::Node) visit(as<NodePattern>(element)->variable.variable);
      }
      return;
    default: return;
  }
}

/// Calls `visit(Expression*&)` for each direct child of an expression, in the order of the text;
/// the visitor may put another expression in its place. Bodies of subqueries are not entered.
template <typename Visit>
void each_child(Expression& expression, Visit&& visit) {
  auto optional = [&](Expression*& child) {
    if (child != nullptr) visit(child);
  };
  auto all = [&](Seq<Expression*> children) {
    for (Expression*& child : children) visit(child);
  };
  switch (expression.kind) {
    case ExpressionKind::Literal:
    case ExpressionKind::Parameter:
    case ExpressionKind::VariableReference:
    case ExpressionKind::CountStar:
    case ExpressionKind::Subquery: return;
    case ExpressionKind::Property: return visit(as<Property>(&expression)->object);
    case ExpressionKind::Index:
      visit(as<Index>(&expression)->object);
      return visit(as<Index>(&expression)->index);
    case ExpressionKind::Slice:
      visit(as<Slice>(&expression)->object);
      optional(as<Slice>(&expression)->from);
      return optional(as<Slice>(&expression)->to);
    case ExpressionKind::Unary: return visit(as<Unary>(&expression)->operand);
    case ExpressionKind::Logical: return all(as<Logical>(&expression)->operands);
    case ExpressionKind::Arithmetic: return all(as<Arithmetic>(&expression)->operands);
    case ExpressionKind::Comparison: return all(as<Comparison>(&expression)->operands);
    case ExpressionKind::Binary:
      visit(as<Binary>(&expression)->left);
      return visit(as<Binary>(&expression)->right);
    case ExpressionKind::IsNull: return visit(as<IsNull>(&expression)->operand);
    case ExpressionKind::LabelCheck:
      visit(as<LabelCheck>(&expression)->operand);
      return detail::each_label_child(as<LabelCheck>(&expression)->labels, visit);
    case ExpressionKind::TypeCheck: return visit(as<TypeCheck>(&expression)->operand);
    case ExpressionKind::FunctionCall: return all(as<FunctionCall>(&expression)->arguments);
    case ExpressionKind::Case:
      optional(as<Case>(&expression)->operand);
      for (CaseBranch& branch : as<Case>(&expression)->branches) {
        all(branch.when);
        visit(branch.then);
      }
      return optional(as<Case>(&expression)->otherwise);
    case ExpressionKind::ListLiteral: return all(as<ListLiteral>(&expression)->elements);
    case ExpressionKind::MapLiteral:
      for (MapEntry& entry : as<MapLiteral>(&expression)->entries) visit(entry.value);
      return;
    case ExpressionKind::ListComprehension:
      visit(as<ListComprehension>(&expression)->list);
      optional(as<ListComprehension>(&expression)->where);
      return optional(as<ListComprehension>(&expression)->result);
    case ExpressionKind::PatternComprehension:
      each_child(*as<PatternComprehension>(&expression)->pattern, visit);
      optional(as<PatternComprehension>(&expression)->where);
      return visit(as<PatternComprehension>(&expression)->result);
    case ExpressionKind::PatternPredicate:
      return each_child(*as<PatternPredicate>(&expression)->pattern, visit);
    case ExpressionKind::Reduce:
      visit(as<Reduce>(&expression)->initial);
      visit(as<Reduce>(&expression)->list);
      return visit(as<Reduce>(&expression)->step);
    case ExpressionKind::Quantifier:
      visit(as<Quantifier>(&expression)->list);
      return optional(as<Quantifier>(&expression)->predicate);
    case ExpressionKind::MapProjection:
      visit(as<MapProjection>(&expression)->subject);
      for (MapProjectionItem& item : as<MapProjection>(&expression)->items) optional(item.value);
      return;
    case ExpressionKind::ShortestPath:
      return each_child(*as<ShortestPath>(&expression)->pattern, visit);
  }
}

}  // namespace dossier::query::ast
