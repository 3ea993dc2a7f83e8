// Patterns that are matched. All names of a pattern are bound first, then its predicates are
// visited, so these may use names that stand further to the right.
#include "query/analyze/analyzer.h"
#include "query/ast/repetition.h"

namespace dossier::query {
namespace {

using ast::Kinds;

/// Calls `visit(binding)` for every node and relationship in order, `part(repeated)` for every
/// repeated part.
template <typename Visit, typename Part>
void each_element(ast::Seq<ast::PathElement*> elements, Visit&& visit, Part&& part) {
  for (ast::PathElement* element : elements) {
    if (element->kind == ast::ElementKind::Node) {
      visit(ast::as<ast::NodePattern>(element)->variable);
    } else if (element->kind == ast::ElementKind::Relationship) {
      visit(ast::as<ast::RelationshipPattern>(element)->variable);
    } else {
      part(*ast::as<ast::RepeatedPattern>(element));
    }
  }
}

/// Calls `visit(binding)` for every element, also within repeated parts.
template <typename Visit>
void each_binding(ast::Seq<ast::PathElement*> elements, Visit&& visit) {
  each_element(elements, visit,
               [&](ast::RepeatedPattern& part) { each_binding(part.elements, visit); });
}

/// Calls `visit(binding)` for every element and, where a part is repeated within, for each name
/// that stands for the values of its repetitions.
template <typename Visit>
void each_exposed(ast::Seq<ast::PathElement*> elements, Visit&& visit) {
  each_element(elements, visit, [&](ast::RepeatedPattern& part) {
    for (const ast::GroupVariable& group : part.groups) {
      const ast::Variable& outer = *group.outer;
      if (!outer.name.empty()) visit(ast::Binding{outer.name, outer.declared, group.outer});
    }
  });
}

}  // namespace

void Analyzer::bind_pattern(ast::GraphPattern& pattern, Scope& scope) {
  std::unordered_set<const ast::Variable*> met;
  for (ast::PathPattern* path : pattern.paths) bind_path(*path, scope, met);
}

void Analyzer::bind_path(ast::PathPattern& path, Scope& scope,
                         std::unordered_set<const ast::Variable*>& met) {
  check_path_search(path);
  if (path.search == ast::PathSearch::Walk && path.function == ast::PathFunction::None)
    remark_unbounded(path);
  bind_elements(path.elements, scope, met);
  bind_path_variable(path, scope);
}

void Analyzer::check_path_search(ast::PathPattern& path) {
  const auto* literal = ast::try_as<ast::Literal>(path.count);
  if (literal == nullptr || literal->integer > 0) return;
  fail_with(Code::InvalidArgumentType, literal->span, "the number of paths is at least 1",
            "expected 1 or more");
}

void Analyzer::remark_unbounded(const ast::PathPattern& path) {
  for (const ast::PathElement* element : ast::unbounded_parts(path.elements)) {
    query_.notes.push_back({Code::UnboundedPattern,
                            "the length of the paths has no upper bound",
                            element->span,
                            {},
                            "bound it: `*1..5`, `{1,5}`; or look for shortest paths",
                            {}});
  }
}

void Analyzer::bind_elements(ast::Seq<ast::PathElement*> elements, Scope& scope,
                             std::unordered_set<const ast::Variable*>& met) {
  for (ast::PathElement* element : elements) {
    switch (element->kind) {
      case ast::ElementKind::Node:
        bind_node(*ast::as<ast::NodePattern>(element), scope, met);
        break;
      case ast::ElementKind::Relationship:
        bind_relationship(*ast::as<ast::RelationshipPattern>(element), scope, met);
        break;
      case ast::ElementKind::Repeated:
        bind_repeated(*ast::as<ast::RepeatedPattern>(element), scope, met);
        break;
    }
  }
}

void Analyzer::bind_node(ast::NodePattern& node, Scope& scope,
                         const std::unordered_set<const ast::Variable*>& met) {
  meet(node.variable, scope, {Kinds::Node});
  if (met.count(node.variable.variable) == 0) return;
  fail_bound(node.variable, *node.variable.variable,
             "a name within an optional part may stand for nothing: go on from it in a MATCH of "
             "its own");
}

void Analyzer::bind_relationship(ast::RelationshipPattern& relationship, Scope& scope,
                                 std::unordered_set<const ast::Variable*>& met) {
  ast::Type type{Kinds::Relationship};
  if (relationship.length != nullptr) type = list_of(type);
  meet(relationship.variable, scope, type);
  if (met.insert(relationship.variable.variable).second) return;
  fail_with(
      Code::RelationshipUniquenessViolation, relationship.variable.span,
      "the relationship " + quoted(relationship.variable.name) + " stands twice in one pattern",
      "a pattern meets a relationship once", "give one of them another name");
}

/// Inside, the elements have scopes of their own; outside, each name stands for the list of its
/// values, or in an optional part for its value.
void Analyzer::bind_repeated(ast::RepeatedPattern& repeated, Scope& scope,
                             std::unordered_set<const ast::Variable*>& met) {
  Scope inner;
  bind_elements(repeated.elements, inner, met);
  std::vector<ast::GroupVariable> groups;
  std::unordered_set<const ast::Variable*> grouped;
  each_exposed(repeated.elements, [&](const ast::Binding& binding) {
    ast::Variable* variable = binding.variable;
    const bool anonymous_node = binding.name.empty() && variable->type.is(Kinds::Node);
    if (anonymous_node || !grouped.insert(variable).second) return;
    if (const ast::Variable* before = binding.name.empty() ? nullptr : scope.find(binding.name)) {
      fail_bound(binding, *before,
                 repeated.repetition.optional
                     ? "a name within an optional part may stand for nothing"
                     : "a name within a repeated part is a list outside of it");
    }
    const bool single = repeated.repetition.optional && !binding.name.empty();
    ast::Variable* outer = make_variable(binding.name, binding.span,
                                         single ? variable->type : list_of(variable->type));
    if (!binding.name.empty()) scope.add(outer);
    if (single) met.insert(outer);
    groups.push_back({variable, outer, single});
  });
  repeated.groups = query_.arena.copy(groups);
}

void Analyzer::bind_path_variable(ast::PathPattern& path, Scope& scope) {
  if (path.variable.name.empty()) return;
  if (const ast::Variable* before = scope.find(path.variable.name))
    fail_bound(path.variable, *before);
  declare_local(path.variable, scope, {Kinds::Path});
}

void Analyzer::visit_path_predicates(ast::PathPattern& path, Scope& scope) {
  if (path.count != nullptr) visit(path.count, scope);
  visit_element_predicates(path.elements, scope);
  if (path.where != nullptr) visit_condition(path.where, scope);
}

void Analyzer::visit_element_predicates(ast::Seq<ast::PathElement*> elements, Scope& scope) {
  for (ast::PathElement* element : elements) visit_element_predicates(*element, scope);
}

void Analyzer::visit_element_predicates(ast::PathElement& element, Scope& scope) {
  if (element.kind == ast::ElementKind::Node) {
    auto& node = *ast::as<ast::NodePattern>(&element);
    visit_labels(node.labels, scope);
    visit_properties(node.properties, scope);
    if (node.where != nullptr) visit_condition(node.where, scope);
    return;
  }
  if (element.kind == ast::ElementKind::Relationship) {
    auto& relationship = *ast::as<ast::RelationshipPattern>(&element);
    visit_labels(relationship.types, scope);
    visit_properties(relationship.properties, scope);
    if (relationship.where == nullptr) return;
    if (relationship.length == nullptr) return visit_condition(relationship.where, scope);
    Scope inner(&scope);
    relationship.each = make_variable(relationship.variable.name, relationship.variable.span,
                                      {Kinds::Relationship});
    if (!relationship.each->name.empty()) inner.add(relationship.each);
    return visit_condition(relationship.where, inner);
  }
  auto& repeated = *ast::as<ast::RepeatedPattern>(&element);
  Scope inner(&scope);
  for (const ast::GroupVariable& group : repeated.groups) {
    if (!group.inner->name.empty()) inner.add(group.inner);
  }
  visit_element_predicates(repeated.elements, inner);
  if (repeated.where != nullptr) visit_condition(repeated.where, inner);
}

void Analyzer::visit_properties(ast::Expression*& properties, Scope& scope) {
  if (properties == nullptr) return;
  if (properties->kind == ast::ExpressionKind::Parameter) {
    fail_with(Code::InvalidParameterUse, properties->span,
              "a parameter cannot be the properties of a pattern", "expected `{key: value}`",
              "name each: `{key: " +
                  std::string(query_.text.substr(properties->span.begin,
                                                 properties->span.end - properties->span.begin)) +
                  ".key}`");
  }
  visit(properties, scope);
}

void Analyzer::visit_labels(ast::LabelExpression* labels, Scope& scope) {
  if (labels == nullptr) return;
  if (labels->dynamic != nullptr) visit(labels->dynamic, scope);
  for (ast::LabelExpression* operand : labels->operands) visit_labels(operand, scope);
}

/// Patterns that are conditions bind nothing.
void Analyzer::require_bound(const ast::PathPattern& path, Scope& scope) {
  each_binding(path.elements, [&](ast::Binding& binding) {
    if (!binding.name.empty() && scope.find(binding.name) == nullptr) {
      fail_undefined(binding.name, binding.span, scope);
    }
  });
}

}  // namespace dossier::query
