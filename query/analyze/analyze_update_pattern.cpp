// Patterns of CREATE and MERGE. Their predicates see only what was bound before the element.
#include "query/analyze/analyzer.h"

namespace dossier::query {
namespace {

using ast::Kinds;

bool is_plain(const ast::LabelExpression& label) {
  return label.kind == ast::LabelKind::Name || label.kind == ast::LabelKind::Dynamic;
}

}  // namespace

void Analyzer::create_path(ast::PathPattern& path, Scope& scope, Creation creation) {
  const bool plain = path.search == ast::PathSearch::Walk && path.mode == ast::PathMode::Default &&
                     path.function == ast::PathFunction::None && path.where == nullptr;
  if (!plain) {
    fail_with(Code::UnexpectedSyntax, path.span, "a path that is created cannot be searched for",
              "expected a plain path", "find the nodes by MATCH first");
  }
  for (ast::PathElement* element : path.elements) {
    switch (element->kind) {
      case ast::ElementKind::Node:
        create_node(*ast::as<ast::NodePattern>(element), scope, creation,
                    path.elements.size() == 1);
        break;
      case ast::ElementKind::Relationship:
        create_relationship(*ast::as<ast::RelationshipPattern>(element), scope, creation);
        break;
      case ast::ElementKind::Repeated:
        fail_with(Code::CreatingVarLength, element->span,
                  "a relationship that is created has no variable length", "repeated");
    }
  }
  bind_path_variable(path, scope);
}

void Analyzer::create_node(ast::NodePattern& node, Scope& scope, Creation creation, bool alone) {
  const ast::Variable* before =
      node.variable.name.empty() ? nullptr : scope.find(node.variable.name);
  const bool described = node.labels != nullptr || node.properties != nullptr;
  const bool node_before = before != nullptr && ast::overlap(before->type.kinds, Kinds::Node);
  if (node_before && (alone || described)) {
    fail_bound(node.variable, *before,
               "a bound node stands alone in parentheses, with a relationship beside it");
  }
  if (node.where != nullptr) {
    fail_with(Code::UnexpectedSyntax, node.where->span,
              "a node that is created cannot have a condition", "not allowed here");
  }
  check_created_labels(node);
  visit_labels(node.labels, scope);
  if (creation == Creation::Merge || node.properties == nullptr ||
      node.properties->kind != ast::ExpressionKind::Parameter) {
    visit_properties(node.properties, scope);
  } else {
    visit(node.properties, scope);
  }
  meet(node.variable, scope, {Kinds::Node});
}

void Analyzer::check_created_labels(const ast::NodePattern& node) {
  if (node.labels == nullptr || is_plain(*node.labels)) return;
  bool plain = node.labels->kind == ast::LabelKind::And;
  for (const ast::LabelExpression* label : node.labels->operands) plain = plain && is_plain(*label);
  if (plain) return;
  fail_with(Code::UnexpectedSyntax, node.labels->span, "a node that is created has plain labels",
            "expected names only", "write `:A:B`");
}

void Analyzer::check_created_type(const ast::RelationshipPattern& relationship, Creation creation) {
  const std::string_view clause = creation == Creation::Create ? "CREATE" : "MERGE";
  if (relationship.length != nullptr) {
    fail_with(Code::CreatingVarLength, relationship.length->span,
              "a relationship that is created has no variable length",
              "not allowed in " + std::string(clause));
  }
  if (relationship.types == nullptr || !is_plain(*relationship.types)) {
    const Span place = relationship.types == nullptr ? relationship.span : relationship.types->span;
    fail_with(Code::NoSingleRelationshipType, place,
              "a relationship that is created has exactly one type",
              relationship.types == nullptr ? "no type" : "more than one type",
              "write `-[:TYPE]->`");
  }
  if (creation == Creation::Create && relationship.direction == ast::Direction::Either) {
    fail_with(Code::RequiresDirectedRelationship, relationship.span,
              "a relationship that is created has a direction", "expected an arrow at one end",
              "write `-[:TYPE]->`");
  }
}

void Analyzer::create_relationship(ast::RelationshipPattern& relationship, Scope& scope,
                                   Creation creation) {
  if (!relationship.variable.name.empty()) {
    if (const ast::Variable* before = scope.find(relationship.variable.name))
      fail_bound(relationship.variable, *before);
  }
  check_created_type(relationship, creation);
  if (relationship.where != nullptr) {
    fail_with(Code::UnexpectedSyntax, relationship.where->span,
              "a relationship that is created cannot have a condition", "not allowed here");
  }
  visit_labels(relationship.types, scope);
  if (creation == Creation::Create && relationship.properties != nullptr) {
    visit(relationship.properties, scope);
  } else {
    visit_properties(relationship.properties, scope);
  }
  meet(relationship.variable, scope, {Kinds::Relationship});
}

}  // namespace dossier::query
