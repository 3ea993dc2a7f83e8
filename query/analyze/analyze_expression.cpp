// Expressions: names, what may stand where, and what is known of the value.
#include "query/analyze/analyzer.h"
#include "query/analyze/suggest.h"
#include "query/ast/walk.h"

namespace dossier::query {
namespace {

using ast::ExpressionKind;
using ast::Kinds;

bool passes_condition(const ast::Expression& expression) {
  if (expression.kind == ExpressionKind::Logical) return true;
  return expression.kind == ExpressionKind::Unary &&
         ast::as<ast::Unary>(&expression)->op == ast::UnaryOperator::Not;
}

/// The current moment is one and the same for a whole statement.
bool reads_statement_clock(std::string_view name) {
  return name == "date" || name == "datetime" || name == "localdatetime" || name == "localtime" ||
         name == "time";
}

}  // namespace

void Analyzer::visit_condition(ast::Expression*& expression, Scope& scope,
                               Aggregation aggregation) {
  const bool before = std::exchange(pattern_allowed_, true);
  visit(expression, scope, aggregation);
  pattern_allowed_ = before;
  check_operand(*expression, Kinds::Boolean, "a condition");
}

void Analyzer::visit(ast::Expression*& expression, Scope& scope, Aggregation aggregation) {
  pace_.step();
  const bool allowed =
      std::exchange(pattern_allowed_, pattern_allowed_ || passes_condition(*expression));
  if (expression->kind != ExpressionKind::PatternPredicate && !passes_condition(*expression))
    pattern_allowed_ = false;
  visit_children(*expression, scope, aggregation);
  pattern_allowed_ = allowed;
  summarize(*expression);
  infer(*expression);
}

void Analyzer::visit_children(ast::Expression& expression, Scope& scope, Aggregation aggregation) {
  switch (expression.kind) {
    case ExpressionKind::VariableReference:
      return visit_variable(*ast::as<ast::VariableReference>(&expression), scope);
    case ExpressionKind::FunctionCall:
      return visit_function(*ast::as<ast::FunctionCall>(&expression), scope, aggregation);
    case ExpressionKind::CountStar: return check_aggregation(expression, "count", aggregation);
    case ExpressionKind::ListComprehension:
      return visit_list_comprehension(*ast::as<ast::ListComprehension>(&expression), scope,
                                      aggregation);
    case ExpressionKind::PatternComprehension:
      return visit_pattern_comprehension(*ast::as<ast::PatternComprehension>(&expression), scope);
    case ExpressionKind::PatternPredicate:
      return visit_pattern_predicate(*ast::as<ast::PatternPredicate>(&expression), scope);
    case ExpressionKind::ShortestPath:
      return visit_shortest_path(*ast::as<ast::ShortestPath>(&expression), scope);
    case ExpressionKind::Subquery:
      return visit_subquery(*ast::as<ast::Subquery>(&expression), scope);
    case ExpressionKind::Reduce:
      return visit_reduce(*ast::as<ast::Reduce>(&expression), scope, aggregation);
    case ExpressionKind::Quantifier:
      return visit_quantifier(*ast::as<ast::Quantifier>(&expression), scope, aggregation);
    case ExpressionKind::MapProjection:
      return visit_map_projection(*ast::as<ast::MapProjection>(&expression), scope, aggregation);
    case ExpressionKind::Case:
      return visit_case(*ast::as<ast::Case>(&expression), scope, aggregation);
    default:
      ast::each_child(expression,
                      [&](ast::Expression*& child) { visit(child, scope, aggregation); });
  }
}

void Analyzer::visit_variable(ast::VariableReference& reference, Scope& scope) {
  reference.variable = scope.find(reference.name);
  if (reference.variable == nullptr) fail_undefined(reference.name, reference.span, scope);
}

/// Aggregates and constancy follow from the parts.
void Analyzer::summarize(ast::Expression& expression) {
  bool constant = true;
  bool aggregates = false;
  switch (expression.kind) {
    case ExpressionKind::VariableReference:
    case ExpressionKind::Subquery:
    case ExpressionKind::PatternPredicate:
    case ExpressionKind::PatternComprehension:
    case ExpressionKind::ShortestPath: constant = false; break;
    case ExpressionKind::CountStar:
      constant = false;
      aggregates = true;
      break;
    case ExpressionKind::FunctionCall: {
      const ast::FunctionInfo& function = *ast::as<ast::FunctionCall>(&expression)->function;
      constant =
          (function.deterministic || reads_statement_clock(function.name)) && !function.aggregates;
      aggregates = function.aggregates;
      break;
    }
    default: break;
  }
  if (expression.kind != ExpressionKind::PatternPredicate &&
      expression.kind != ExpressionKind::PatternComprehension) {
    ast::each_child(expression, [&](ast::Expression*& child) {
      constant = constant && child->constant;
      aggregates = aggregates || child->aggregates;
    });
  }
  expression.constant = constant;
  expression.aggregates = aggregates;
}

void Analyzer::check_operand(const ast::Expression& operand, Kinds accepted,
                             std::string_view where) {
  const Kinds kinds = operand.type.kinds;
  if (kinds == Kinds::None || ast::overlap(kinds, accepted)) return;
  const bool word =
      where.size() > 1 && where[0] != 'a' && where.find(' ') == std::string_view::npos;
  fail_with(Code::InvalidArgumentType, operand.span,
            (word ? quoted(where) : std::string(where)) + " takes " +
                ast::to_string(ast::Type{accepted}) + ", not " + ast::to_string(operand.type),
            ast::to_string(operand.type));
}

}  // namespace dossier::query
