// Projections that aggregate: grouping keys on one side, aggregating expressions on the other.
#include "query/analyze/analyzer.h"
#include "query/ast/equal.h"
#include "query/ast/walk.h"

namespace dossier::query {
namespace {

bool is_aggregation(const ast::Expression& expression) {
  if (expression.kind == ast::ExpressionKind::CountStar) return true;
  const auto* call = ast::try_as<ast::FunctionCall>(&expression);
  return call != nullptr && call->function->aggregates;
}

/// Variables and their properties may be met again beside an aggregating function, computed keys
/// may not.
bool is_simple_key(const ast::Expression& expression) {
  const ast::Expression* at = &expression;
  while (const auto* property = ast::try_as<ast::Property>(at)) at = property->object;
  return at->kind == ast::ExpressionKind::VariableReference;
}

void gather(ast::Expression*& expression, std::vector<ast::Expression*>& found) {
  if (!expression->aggregates) return;
  if (is_aggregation(*expression)) {
    found.push_back(expression);
    return;
  }
  ast::each_child(*expression, [&](ast::Expression*& child) { gather(child, found); });
}

}  // namespace

void Analyzer::separate_keys(ast::Projection& projection) {
  for (ast::ProjectionItem& item : projection.items) {
    if (item.expression->aggregates) replace_keys(item.expression, projection);
  }
  collect_aggregations(projection);
}

/// Turns what equals a grouping key into a reference to it; nothing else may depend on a row.
void Analyzer::replace_keys(ast::Expression*& expression, const ast::Projection& projection) {
  if (is_aggregation(*expression) || expression->constant) return;
  for (const ast::ProjectionItem& item : projection.items) {
    if (item.expression->aggregates || !is_simple_key(*item.expression)) continue;
    if (!ast::equal(*expression, *item.expression)) continue;
    auto* reference = query_.arena.make<ast::VariableReference>();
    reference->kind = ast::ExpressionKind::VariableReference;
    reference->span = expression->span;
    reference->type = expression->type;
    reference->name = item.variable->name;
    reference->variable = item.variable;
    expression = reference;
    return;
  }
  if (const auto* reference = ast::try_as<ast::VariableReference>(expression)) {
    require_key(*reference->variable, *expression, projection);
  }
  ast::each_import(*expression, [&](const ast::Variable* import) {
    require_key(*import, *expression, projection);
  });
  ast::each_child(*expression, [&](ast::Expression*& child) { replace_keys(child, projection); });
}

/// Beside an aggregating function stand keys, and names that the expression binds itself.
void Analyzer::require_key(const ast::Variable& variable, const ast::Expression& user,
                           const ast::Projection& projection) {
  for (const ast::ProjectionItem& item : projection.items) {
    const auto* key = ast::try_as<ast::VariableReference>(item.expression);
    if (key != nullptr && key->variable == &variable) return;
    const Span declared = variable.declared;
    const bool local = item.span.begin <= declared.begin && declared.end <= item.span.end;
    const bool within = item.span.begin <= user.span.begin && user.span.end <= item.span.end;
    if (local && within && !declared.empty()) return;
  }
  fail_with(Code::AmbiguousAggregationExpression, user.span,
            quoted(variable.name) + " is neither aggregated nor a grouping key",
            "has a value for each row",
            "make it a column of its own, or compute the key in a WITH before");
}

void Analyzer::collect_aggregations(ast::Projection& projection) {
  std::vector<ast::Expression*> found;
  for (ast::ProjectionItem& item : projection.items) gather(item.expression, found);
  projection.aggregations = query_.arena.copy(found);
}

}  // namespace dossier::query
