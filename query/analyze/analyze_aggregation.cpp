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
    // Names that the expression binds itself are declared within it.
    const Span declared = reference->variable->declared;
    for (const ast::ProjectionItem& item : projection.items) {
      const bool local =
          item.span.begin <= declared.begin && declared.end <= item.span.end && !declared.empty();
      if (local && item.span.begin <= expression->span.begin &&
          expression->span.end <= item.span.end)
        return;
    }
    fail_with(Code::AmbiguousAggregationExpression, expression->span,
              quoted(reference->name) + " is neither aggregated nor a grouping key",
              "has a value for each row",
              "make it a column of its own, or compute the key in a WITH before");
  }
  ast::each_child(*expression, [&](ast::Expression*& child) { replace_keys(child, projection); });
}

void Analyzer::collect_aggregations(ast::Projection& projection) {
  std::vector<ast::Expression*> found;
  for (ast::ProjectionItem& item : projection.items) gather(item.expression, found);
  projection.aggregations = query_.arena.copy(found);
}

}  // namespace dossier::query
