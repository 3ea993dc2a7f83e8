// CALL of procedures and subqueries.
#include "query/analyze/analyzer.h"
#include "query/analyze/suggest.h"

namespace dossier::query {
namespace {

std::string signature(const ast::ProcedureInfo& procedure) {
  std::string text(procedure.name);
  text += "(";
  for (std::size_t at = 0; at < procedure.inputs.size(); ++at) {
    if (at > 0) text += ", ";
    text.append(procedure.inputs[at].name).append(" :: ").append(procedure.inputs[at].type);
  }
  return text + ")";
}

std::string joined(const std::vector<ast::Binding>& names) {
  std::string out;
  for (const ast::Binding& one : names) out.append(out.empty() ? "" : ", ").append(one.name);
  return out.empty() ? "*" : out;
}

}  // namespace

void Analyzer::visit_call(ast::CallProcedure& call, Scope& scope) {
  call.procedure = catalog_.find_procedure(call.name);
  if (call.procedure == nullptr) {
    std::vector<std::string_view> names;
    catalog_.each_procedure([&](const ast::ProcedureInfo& info) { names.push_back(info.name); });
    std::string hint = did_you_mean(call.name, names);
    if (hint.empty() && catalog_.find_function(call.name) != nullptr) {
      hint =
          quoted(call.name) + " is a function: write `RETURN " + std::string(call.name) + "(...)`";
    }
    fail_with(Code::ProcedureNotFound, call.name_span,
              "no procedure is called " + quoted(call.name), "unknown", std::move(hint));
  }
  visit_call_arguments(call, scope);
  visit_yield(call, scope);
}

void Analyzer::visit_call_arguments(ast::CallProcedure& call, Scope& scope) {
  const auto inputs = call.procedure->inputs;
  if (!call.explicit_arguments) {
    if (!call.standalone) {
      fail_with(Code::InvalidArgumentPassingMode, call.name_span,
                "the arguments of " + quoted(call.name) + " are missing", "expected `(...)`",
                "only a CALL that stands alone takes its arguments from parameters");
    }
    std::vector<ast::Expression*> implicit;
    for (const ast::ProcedureField& input :
         inputs.first(inputs.size() - call.procedure->optional_inputs)) {
      auto* parameter = query_.arena.make<ast::Parameter>();
      parameter->kind = ast::ExpressionKind::Parameter;
      parameter->span = call.name_span;
      parameter->name = query_.arena.copy(input.name);
      parameter->constant = true;
      implicit.push_back(parameter);
      query_.parameters.push_back(parameter->name);
    }
    call.arguments = query_.arena.copy(implicit);
    return;
  }
  const std::size_t given = call.arguments.size();
  if (given > inputs.size() || given + call.procedure->optional_inputs < inputs.size()) {
    fail_with(Code::InvalidNumberOfArguments, call.span,
              quoted(call.name) + " takes " + std::to_string(inputs.size()) + " arguments, not " +
                  std::to_string(call.arguments.size()),
              "", "the signature is `" + signature(*call.procedure) + "`");
  }
  for (std::size_t at = 0; at < given; ++at) {
    visit(call.arguments[at], scope);
    check_operand(*call.arguments[at], inputs[at].kinds, call.name);
  }
}

void Analyzer::visit_yield(ast::CallProcedure& call, Scope& scope) {
  const auto outputs = call.procedure->outputs;
  if (call.yield == ast::YieldKind::Star && !call.standalone) {
    fail_with(Code::UnexpectedSyntax, call.span, "`YIELD *` is for a CALL that stands alone", "",
              "name the columns: `YIELD a, b`");
  }
  const bool all =
      call.yield == ast::YieldKind::Star || (call.yield == ast::YieldKind::None && call.standalone);
  if (all) {
    std::vector<ast::YieldItem> items;
    for (const ast::ProcedureField& output : outputs) {
      ast::YieldItem item;
      item.field = query_.arena.copy(output.name);
      item.span = call.name_span;
      item.variable = {item.field, item.span};
      items.push_back(item);
    }
    call.items = query_.arena.copy(items);
  }
  for (ast::YieldItem& item : call.items) {
    std::size_t at = 0;
    while (at < outputs.size() && outputs[at].name != item.field) ++at;
    if (at == outputs.size()) {
      std::vector<std::string_view> names;
      for (const ast::ProcedureField& output : outputs) names.push_back(output.name);
      fail_with(Code::UndefinedVariable, item.span,
                quoted(call.name) + " has no column " + quoted(item.field), "not a result",
                did_you_mean(item.field, names));
    }
    item.output = static_cast<std::uint32_t>(at);
    declare(item.variable, scope, {outputs[at].kinds});
  }
  if (call.where != nullptr) visit_condition(call.where, scope);
}

void Analyzer::visit_call_subquery(ast::CallSubquery& call, Scope& scope) {
  if (call.import == ast::ImportKind::None) take_importing_with(call, scope);
  // The body sees its imports and nothing else of the query around it.
  Scope inner;
  std::vector<ast::Variable*> imports;
  for (ast::Binding& name : call.names) {
    name.variable = scope.find(name.name);
    if (name.variable == nullptr) fail_undefined(name.name, name.span, scope);
    imports.push_back(name.variable);
  }
  if (call.import == ast::ImportKind::Star) {
    for (const Scope* around = &scope; around != nullptr; around = around->outer()) {
      for (ast::Variable* variable : around->variables()) {
        if (scope.find(variable->name) == variable) imports.push_back(variable);
      }
    }
  }
  for (ast::Variable* variable : imports) inner.add(variable);
  auto dropped = std::exchange(dropped_, {});
  around_calls_.push_back(&scope);
  visit_query(*call.body, inner, Place::Call);
  around_calls_.pop_back();
  dropped_ = std::move(dropped);
  call.imports = query_.arena.copy(imports);
  for (const ast::Column& column : call.body->columns) {
    if (const ast::Variable* before = scope.find_here(column.name)) {
      fail_bound({column.name, column.variable->declared}, *before,
                 "give the column of the subquery another name");
    }
    scope.add(column.name, column.variable);
  }
  if (call.batching != nullptr) visit_batching(call, scope);
}

/// `CALL { WITH a, b ... }` becomes `CALL (a, b) { ... }`.
void Analyzer::take_importing_with(ast::CallSubquery& call, Scope& scope) {
  std::vector<ast::Binding> names;
  for (ast::SingleQuery* part : call.body->parts) {
    auto* with = ast::try_as<ast::Projection>(part->clauses.front());
    if (with == nullptr || with->projection != ast::ProjectionKind::With ||
        part->clauses.size() == 1)
      continue;
    bool plain = !with->distinct && with->order.empty() && with->skip == nullptr &&
                 with->limit == nullptr && with->where == nullptr;
    for (const ast::ProjectionItem& item : with->items) {
      const auto* reference = ast::try_as<ast::VariableReference>(item.expression);
      plain = plain && reference != nullptr &&
              (item.alias.name.empty() || item.alias.name == reference->name) &&
              scope.find(reference->name) != nullptr;
    }
    if (!plain) continue;
    for (const ast::ProjectionItem& item : with->items) {
      std::string_view name = ast::as<ast::VariableReference>(item.expression)->name;
      const bool known = std::any_of(names.begin(), names.end(),
                                     [&](const auto& one) { return one.name == name; });
      if (!known) names.push_back({name, item.span});
    }
    query_.notes.push_back({Code::Deprecated,
                            "importing by a leading WITH is deprecated",
                            with->span,
                            {},
                            "write `CALL (" + joined(names) + ") { ... }`",
                            {}});
    if (with->star) call.import = ast::ImportKind::Star;
    part->clauses = part->clauses.subspan(1);
  }
  if (call.import == ast::ImportKind::Star) return;
  call.import = ast::ImportKind::Names;
  call.names = query_.arena.copy(names);
}

void Analyzer::visit_batching(ast::CallSubquery& call, Scope& scope) {
  ast::Batching batching = *call.batching;
  if (batching.rows != nullptr) visit_page(batching.rows, "IN TRANSACTIONS OF");
  if (!batching.status.name.empty()) declare(batching.status, scope, {ast::Kinds::Map});
  call.batching = query_.arena.make<ast::Batching>(batching);
}

}  // namespace dossier::query
