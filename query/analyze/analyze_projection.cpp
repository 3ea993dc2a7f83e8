// WITH and RETURN: their columns, and the scope behind them.
#include "query/analyze/analyzer.h"

namespace dossier::query {

void Analyzer::visit_projection(ast::Projection& projection, Scope& scope,
                                ast::SingleQuery& query) {
  if (projection.star) expand_star(projection, scope);
  for (ast::ProjectionItem& item : projection.items) visit_item(item, scope);
  for (const ast::ProjectionItem& item : projection.items) {
    projection.aggregating = projection.aggregating || item.expression->aggregates;
  }
  Scope after(scope.outer());
  name_items(projection, after);
  if (projection.aggregating) separate_keys(projection);

  const auto in_order = projection.aggregating ? Aggregation::Allowed : Aggregation::Forbidden;
  for (ast::SortItem& item : projection.order)
    visit_after(item.expression, projection, scope, in_order);
  if (projection.skip != nullptr) visit_page(projection.skip, "SKIP");
  if (projection.limit != nullptr) visit_page(projection.limit, "LIMIT");
  if (projection.where != nullptr) {
    const bool before = std::exchange(pattern_allowed_, true);
    visit_after(projection.where, projection, scope, Aggregation::Forbidden);
    pattern_allowed_ = before;
    check_operand(*projection.where, ast::Kinds::Boolean, "a condition");
  }
  require_names(projection);

  for (const ast::Variable* variable : scope.variables())
    dropped_.emplace(variable->name, variable->declared);
  scope.clear();
  for (const ast::ProjectionItem& item : projection.items) {
    scope.add(item.name, item.variable);
    dropped_.erase(item.name);
  }
  if (projection.projection != ast::ProjectionKind::Return) return;
  std::vector<ast::Column> columns;
  for (const ast::ProjectionItem& item : projection.items)
    columns.push_back({item.name, item.variable});
  query.columns = query_.arena.copy(columns);
}

/// Puts references to all variables in front of the items.
void Analyzer::expand_star(ast::Projection& projection, const Scope& scope) {
  const bool nothing = scope.variables().empty() && projection.items.empty();
  if (nothing && projection.projection == ast::ProjectionKind::Return) {
    fail_with(Code::NoVariablesInScope, projection.span, "`RETURN *` has no variables to return",
              "no variables here",
              "give names to parts of the pattern, or name what you want to return");
  }
  std::vector<ast::ProjectionItem> items;
  for (ast::Variable* variable : scope.variables()) {
    auto* reference = query_.arena.make<ast::VariableReference>();
    reference->kind = ast::ExpressionKind::VariableReference;
    reference->span = projection.span;
    reference->name = variable->name;
    items.push_back({reference, projection.span, {}});
  }
  items.insert(items.end(), projection.items.begin(), projection.items.end());
  projection.items = query_.arena.copy(items);
  projection.star = items.empty();
}

void Analyzer::visit_item(ast::ProjectionItem& item, Scope& scope) {
  visit(item.expression, scope, Aggregation::Allowed);
}

void Analyzer::name_items(ast::Projection& projection, Scope& after) {
  for (ast::ProjectionItem& item : projection.items) {
    name_item(item);
    if (const ast::Variable* other = after.find_here(item.name)) {
      Error error{Code::ColumnNameConflict, "two columns are called " + quoted(item.name),
                  item.span, "the second one", "give one of them another name with AS"};
      error.notes.push_back({other->declared, "the first one"});
      fail(std::move(error));
    }
    after.add(item.name, item.variable);
  }
}

/// Looked for last: what is wrong within the expressions comes first.
void Analyzer::require_names(const ast::Projection& projection) {
  if (projection.projection == ast::ProjectionKind::Return) return;
  constexpr std::uint32_t kMost = 60;
  for (const ast::ProjectionItem& item : projection.items) {
    if (!item.alias.name.empty() || item.expression->kind == ast::ExpressionKind::VariableReference)
      continue;
    const std::uint32_t size = item.span.end - item.span.begin;
    std::string written =
        size > kMost ? "..." : std::string(query_.text.substr(item.span.begin, size));
    fail_with(Code::NoExpressionAlias, item.span, "an expression in WITH needs a name",
              "has no name", "write `" + written + " AS name`");
  }
}

void Analyzer::name_item(ast::ProjectionItem& item) {
  const auto* reference = ast::try_as<ast::VariableReference>(item.expression);
  if (!item.alias.name.empty()) {
    item.name = item.alias.name;
  } else if (reference != nullptr) {
    item.name = reference->name;
  } else {
    item.name = query_.text.substr(item.span.begin, item.span.end - item.span.begin);
  }
  const bool passes_on = reference != nullptr && reference->name == item.name &&
                         reference->variable->name == item.name;
  if (passes_on) {
    item.variable = reference->variable;
  } else {
    const Span declared = item.alias.name.empty() ? item.span : item.alias.span;
    item.variable = make_variable(item.name, declared, item.expression->type);
  }
  item.alias.variable = item.variable;
  item.alias.declares = !passes_on;
}

void Analyzer::visit_page(ast::Expression*& expression, std::string_view word) {
  Scope empty;
  constant_for_ = word;
  visit(expression, empty);
  constant_for_ = {};
  const auto* literal = ast::try_as<ast::Literal>(expression);
  const bool negative =
      literal != nullptr && literal->literal == ast::LiteralKind::Integer && literal->integer < 0;
  if (negative) {
    fail_with(Code::NegativeIntegerArgument, expression->span,
              std::string(word) + " needs an integer that is not negative", "negative");
  }
  check_operand(*expression, ast::Kinds::Integer, word);
}

}  // namespace dossier::query
