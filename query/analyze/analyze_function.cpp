// Calls of functions, aggregating ones among them.
#include "query/analyze/analyzer.h"
#include "query/analyze/suggest.h"

namespace dossier::query {
namespace {

std::string count_text(const ast::FunctionInfo& function) {
  const auto least = std::to_string(function.least_arguments);
  if (function.least_arguments == function.most_arguments) {
    return function.least_arguments == 1 ? "1 argument" : least + " arguments";
  }
  if (function.most_arguments == ast::FunctionInfo::kUnlimited)
    return "at least " + least + " arguments";
  const bool two = function.least_arguments + 1 == function.most_arguments;
  return least + (two ? " or " : " to ") + std::to_string(function.most_arguments) + " arguments";
}

}  // namespace

void Analyzer::visit_function(ast::FunctionCall& call, Scope& scope, Aggregation aggregation) {
  call.function = catalog_.find_function(call.name);
  if (call.function == nullptr) {
    std::vector<std::string_view> names;
    catalog_.each_function([&](const ast::FunctionInfo& info) { names.push_back(info.name); });
    std::string hint = did_you_mean(call.name, names);
    if (hint.empty() && catalog_.find_procedure(call.name) != nullptr) {
      hint =
          quoted(call.name) + " is a procedure: write `CALL " + std::string(call.name) + "(...)`";
    }
    fail_with(Code::UnknownFunction, call.name_span, "no function is called " + quoted(call.name),
              "unknown", std::move(hint));
  }
  const ast::FunctionInfo& function = *call.function;
  if (function.aggregates) check_aggregation(call, function.name, aggregation);
  if (!function.deterministic && aggregation == Aggregation::Inside) {
    fail_with(Code::NonConstantExpression, call.span,
              "an aggregating function cannot take " + quoted(std::string(function.name) + "()"),
              "gives another value each time", "compute it in a WITH before");
  }
  if (call.distinct && !function.aggregates) {
    fail_with(Code::UnexpectedSyntax, call.span, "DISTINCT is for aggregating functions only",
              quoted(function.name) + " does not aggregate");
  }
  const Aggregation within = function.aggregates ? Aggregation::Inside : aggregation;
  for (ast::Expression*& argument : call.arguments) visit(argument, scope, within);
  check_arguments(call);
}

void Analyzer::check_arguments(const ast::FunctionCall& call) {
  const ast::FunctionInfo& function = *call.function;
  const std::size_t given = call.arguments.size();
  const bool too_many =
      function.most_arguments != ast::FunctionInfo::kUnlimited && given > function.most_arguments;
  if (given < function.least_arguments || too_many) {
    fail_with(
        Code::InvalidNumberOfArguments, call.span,
        quoted(function.name) + " takes " + count_text(function) + ", not " + std::to_string(given),
        "", "the signature is `" + std::string(function.signature) + "`");
  }
  if (function.parameters.empty()) return;
  for (std::size_t at = 0; at < given; ++at) {
    const ast::Kinds accepted = function.parameters[std::min(at, function.parameters.size() - 1)];
    check_operand(*call.arguments[at], accepted, function.name);
  }
}

void Analyzer::check_aggregation(const ast::Expression& call, std::string_view name,
                                 Aggregation aggregation) {
  if (aggregation == Aggregation::Allowed) return;
  if (aggregation == Aggregation::Inside) {
    fail_with(Code::NestedAggregation, call.span, "an aggregating function stands inside another",
              quoted(name) + " aggregates too", "compute the inner one in a WITH before");
  }
  fail_with(Code::InvalidAggregation, call.span,
            "the aggregating function " + quoted(name) + " cannot stand here",
            "aggregates over rows",
            "compute it in a WITH before: `WITH ..., " + std::string(name) + "(...) AS value`");
}

}  // namespace dossier::query
