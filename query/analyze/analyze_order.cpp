// ORDER BY and WHERE of a projection: they see the new columns and, where rows are the same as
// before, also the old variables.
#include "query/analyze/analyzer.h"
#include "query/ast/equal.h"
#include "query/ast/walk.h"

namespace dossier::query {
namespace {

bool uses(const ast::Expression& expression, const ast::Variable* variable) {
  if (const auto* reference = ast::try_as<ast::VariableReference>(&expression))
    return reference->variable == variable;
  bool found = false;
  ast::each_import(expression,
                   [&](const ast::Variable* import) { found = found || import == variable; });
  ast::each_child(const_cast<ast::Expression&>(expression),
                  [&](ast::Expression*& child) { found = found || uses(*child, variable); });
  return found;
}

}  // namespace

void Analyzer::visit_after(ast::Expression*& expression, ast::Projection& projection, Scope& before,
                           Aggregation aggregation) {
  std::vector<ast::Variable*> carried(projection.carried.begin(), projection.carried.end());
  std::vector<ast::Variable*> used;
  // New columns hide old variables of the same name.
  Scope old(before.outer());
  for (ast::Variable* variable : before.variables()) old.add(variable);
  Scope both(&old, &used);
  for (const ast::ProjectionItem& item : projection.items) both.add(item.name, item.variable);
  visit(expression, both, aggregation);
  replace_items(expression, projection);

  const bool rows_kept = !projection.distinct && !projection.aggregating;
  std::unordered_set<const ast::Variable*> visible;
  for (const ast::ProjectionItem& item : projection.items) visible.insert(item.variable);
  for (ast::Variable* variable : used) {
    const bool was_before = before.find_here(variable->name) == variable;
    if (visible.count(variable) > 0 || !was_before || !uses(*expression, variable)) continue;
    if (rows_kept && std::find(carried.begin(), carried.end(), variable) == carried.end())
      carried.push_back(variable);
  }
  if (!rows_kept) {
    std::unordered_set<const ast::Variable*> hidden;
    for (const ast::Variable* variable : before.variables()) {
      if (visible.count(variable) == 0) hidden.insert(variable);
    }
    check_after(*expression, projection, hidden);
  }
  projection.carried = query_.arena.copy(carried);
}

/// Turns every part that equals a column into a reference to the column.
void Analyzer::replace_items(ast::Expression*& expression, const ast::Projection& projection) {
  if (expression->kind == ast::ExpressionKind::VariableReference ||
      expression->kind == ast::ExpressionKind::Literal ||
      expression->kind == ast::ExpressionKind::Parameter) {
    return;
  }
  for (const ast::ProjectionItem& item : projection.items) {
    if (!ast::equal(*expression, *item.expression)) continue;
    auto* reference = query_.arena.make<ast::VariableReference>();
    reference->kind = ast::ExpressionKind::VariableReference;
    reference->span = expression->span;
    reference->type = expression->type;
    reference->name = item.name;
    reference->variable = item.variable;
    expression = reference;
    return;
  }
  ast::each_child(*expression, [&](ast::Expression*& child) { replace_items(child, projection); });
  summarize(*expression);
}

void Analyzer::check_visible(const ast::Variable& variable, const ast::Expression& user,
                             const ast::Projection& projection,
                             const std::unordered_set<const ast::Variable*>& hidden) {
  if (hidden.count(&variable) == 0) return;
  bool in_key = false;
  for (const ast::ProjectionItem& item : projection.items) {
    in_key = in_key || (!item.expression->aggregates && uses(*item.expression, &variable));
  }
  if (in_key && projection.aggregating && aggregated_ == 0) {
    fail_with(Code::AmbiguousAggregationExpression, user.span,
              quoted(variable.name) + " is neither aggregated nor a grouping key",
              "has a value for each row", "sort by the columns that are returned");
  }
  fail_with(Code::UndefinedVariable, user.span,
            "variable " + quoted(variable.name) + " is not defined",
            projection.distinct ? "not bound after DISTINCT" : "not bound after aggregation",
            "sort by the columns that are returned");
}

/// After DISTINCT and aggregation the old variables are gone, and nothing new can be aggregated.
void Analyzer::check_after(ast::Expression& expression, const ast::Projection& projection,
                           const std::unordered_set<const ast::Variable*>& hidden) {
  if (const auto* reference = ast::try_as<ast::VariableReference>(&expression)) {
    check_visible(*reference->variable, expression, projection, hidden);
  }
  ast::each_import(expression, [&](const ast::Variable* import) {
    check_visible(*import, expression, projection, hidden);
  });
  const auto* call = ast::try_as<ast::FunctionCall>(&expression);
  const bool aggregation = expression.kind == ast::ExpressionKind::CountStar ||
                           (call != nullptr && call->function->aggregates);
  aggregated_ += aggregation ? 1 : 0;
  ast::each_child(expression,
                  [&](ast::Expression*& child) { check_after(*child, projection, hidden); });
  aggregated_ -= aggregation ? 1 : 0;
  if (aggregation) {
    fail_with(Code::InvalidAggregation, expression.span, "ORDER BY aggregates what is not returned",
              "not one of the columns", "return it under a name and sort by the name");
  }
}

}  // namespace dossier::query
