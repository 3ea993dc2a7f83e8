// Expressions that bind names of their own, and patterns and subqueries within expressions.
#include "query/analyze/analyzer.h"

namespace dossier::query {

using ast::Kinds;

void Analyzer::visit_list_comprehension(ast::ListComprehension& expression, Scope& scope,
                                        Aggregation aggregation) {
  visit(expression.list, scope, aggregation);
  check_operand(*expression.list, Kinds::List, "a list comprehension");
  Scope inner(&scope);
  declare_local(expression.variable, inner, element_of(expression.list->type));
  const auto within = aggregation == Aggregation::Inside ? aggregation : Aggregation::Forbidden;
  if (expression.where != nullptr) visit_condition(expression.where, inner, within);
  if (expression.result != nullptr) visit(expression.result, inner, within);
}

void Analyzer::visit_pattern_comprehension(ast::PatternComprehension& expression, Scope& scope) {
  std::vector<ast::Variable*> imports;
  Scope inner(&scope, &imports);
  std::unordered_set<const ast::Variable*> met;
  bind_path(*expression.pattern, inner, met);
  visit_path_predicates(*expression.pattern, inner);
  if (expression.where != nullptr) visit_condition(expression.where, inner);
  visit(expression.result, inner);
  expression.imports = query_.arena.copy(imports);
}

void Analyzer::visit_pattern_predicate(ast::PatternPredicate& expression, Scope& scope) {
  if (!pattern_allowed_) {
    fail_with(Code::UnexpectedSyntax, expression.span, "a pattern stands where a value is needed",
              "only a condition can be a pattern",
              "write `EXISTS { pattern }`, `COUNT { pattern }` or `[pattern | value]`");
  }
  require_bound(*expression.pattern, scope);
  std::vector<ast::Variable*> imports;
  Scope inner(&scope, &imports);
  std::unordered_set<const ast::Variable*> met;
  bind_path(*expression.pattern, inner, met);
  visit_path_predicates(*expression.pattern, inner);
  expression.imports = query_.arena.copy(imports);
}

void Analyzer::visit_shortest_path(ast::ShortestPath& expression, Scope& scope) {
  Scope inner(&scope);
  std::unordered_set<const ast::Variable*> met;
  for (ast::PathElement* element : expression.pattern->elements) {
    if (element->kind != ast::ElementKind::Node) continue;
    const ast::Binding& end = ast::as<ast::NodePattern>(element)->variable;
    if (end.name.empty() || scope.find(end.name) == nullptr) {
      const Span place = end.name.empty() ? element->span : end.span;
      fail_with(Code::UndefinedVariable, place, "both ends of a shortest path must be bound before",
                "not bound here", "write `MATCH p = shortestPath(...)` to look for the ends too");
    }
  }
  bind_path(*expression.pattern, inner, met);
  visit_path_predicates(*expression.pattern, inner);
}

void Analyzer::visit_subquery(ast::Subquery& expression, Scope& scope) {
  std::vector<ast::Variable*> imports;
  Scope inner(&scope, &imports);
  auto dropped = dropped_;
  const bool allowed = std::exchange(pattern_allowed_, false);
  const auto constant_for = std::exchange(constant_for_, {});
  const Place place =
      expression.subquery == ast::SubqueryKind::Collect ? Place::Collect : Place::Exists;
  visit_query(*expression.body, inner, place);
  constant_for_ = constant_for;
  pattern_allowed_ = allowed;
  dropped_ = std::move(dropped);
  expression.imports = query_.arena.copy(imports);
}

void Analyzer::visit_reduce(ast::Reduce& expression, Scope& scope, Aggregation aggregation) {
  visit(expression.initial, scope, aggregation);
  visit(expression.list, scope, aggregation);
  check_operand(*expression.list, Kinds::List, "reduce");
  Scope inner(&scope);
  declare_local(expression.accumulator, inner, {});
  declare_local(expression.variable, inner, element_of(expression.list->type));
  const auto within = aggregation == Aggregation::Inside ? aggregation : Aggregation::Forbidden;
  visit(expression.step, inner, within);
}

void Analyzer::visit_quantifier(ast::Quantifier& expression, Scope& scope,
                                Aggregation aggregation) {
  visit(expression.list, scope, aggregation);
  check_operand(*expression.list, Kinds::List, "a quantifier");
  Scope inner(&scope);
  declare_local(expression.variable, inner, element_of(expression.list->type));
  const auto within = aggregation == Aggregation::Inside ? aggregation : Aggregation::Forbidden;
  if (expression.predicate != nullptr) visit_condition(expression.predicate, inner, within);
}

void Analyzer::visit_map_projection(ast::MapProjection& expression, Scope& scope,
                                    Aggregation aggregation) {
  visit(expression.subject, scope, aggregation);
  check_operand(*expression.subject, Kinds::Entity | Kinds::Map, "a map projection");
  for (ast::MapProjectionItem& item : expression.items) {
    if (item.value != nullptr) visit(item.value, scope, aggregation);
  }
}

void Analyzer::visit_case(ast::Case& expression, Scope& scope, Aggregation aggregation) {
  if (expression.operand != nullptr) visit(expression.operand, scope, aggregation);
  for (ast::CaseBranch& branch : expression.branches) {
    for (ast::Expression*& when : branch.when) {
      if (expression.operand != nullptr) {
        visit(when, scope, aggregation);
      } else {
        visit_condition(when, scope, aggregation);
      }
    }
    visit(branch.then, scope, aggregation);
  }
  if (expression.otherwise != nullptr) visit(expression.otherwise, scope, aggregation);
}

}  // namespace dossier::query
