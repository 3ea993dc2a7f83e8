#include "query/analyze/analyze.h"

#include "query/analyze/analyzer.h"
#include "query/analyze/suggest.h"

namespace dossier::query {
namespace {

Span place_of_parameter(const ast::Query& query, std::string_view name) {
  for (std::string form : {"$" + std::string(name), "$`" + std::string(name) + "`"}) {
    std::size_t at = query.text.find(form);
    if (at == std::string_view::npos) continue;
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + form.size())};
  }
  return {};
}

std::string list_names(const std::vector<std::string_view>& names) {
  constexpr std::size_t kMost = 8;
  std::string text;
  for (std::size_t at = 0; at < names.size() && at < kMost; ++at) {
    text += (at == 0 ? "`" : ", `") + std::string(names[at]) + "`";
  }
  return names.size() > kMost ? text + ", ..." : text;
}

}  // namespace

std::string quoted(std::string_view name) { return "`" + std::string(name) + "`"; }

Status analyze(ast::Query& query, const ast::Catalog& catalog,
               const std::function<void()>& checkpoint) {
  try {
    Analyzer(query, catalog, Pace(checkpoint)).run();
    return {};
  } catch (CompileError& failure) {
    keep_on_one_line(failure.error.message);
    return std::move(failure.error);
  }
}

Status check_parameters(const ast::Query& query, const Parameters& given) {
  for (std::string_view name : query.parameters) {
    if (given.find(name) != nullptr) continue;
    std::vector<std::string_view> names;
    for (const auto& [key, value] : given) names.push_back(key);
    std::string hint = did_you_mean(name, names);
    if (hint.empty())
      hint = names.empty() ? "no parameters were given" : "given are " + list_names(names);
    return Error{Code::MissingParameter, "the parameter `$" + std::string(name) + "` was not given",
                 place_of_parameter(query, name), "has no value", std::move(hint)};
  }
  return {};
}

void Analyzer::run() {
  if (query_.statement.kind != ast::StatementKind::Query) return;
  Scope scope;
  visit_query(*query_.statement.query, scope, Place::Top);
}

ast::Variable* Analyzer::make_variable(std::string_view name, Span declared, ast::Type type) {
  auto* variable = query_.arena.make<ast::Variable>();
  variable->id = static_cast<std::uint32_t>(query_.variables.size());
  variable->name = name;
  variable->type = type;
  variable->declared = declared;
  query_.variables.push_back(variable);
  return variable;
}

void Analyzer::declare(ast::Binding& binding, Scope& scope, ast::Type type) {
  if (const ast::Variable* before = scope.find_here(binding.name)) fail_bound(binding, *before);
  declare_local(binding, scope, type);
}

void Analyzer::declare_local(ast::Binding& binding, Scope& scope, ast::Type type) {
  binding.variable = make_variable(binding.name, binding.span, type);
  binding.declares = true;
  scope.add(binding.variable);
}

bool Analyzer::meet(ast::Binding& binding, Scope& scope, ast::Type type) {
  ast::Variable* before = binding.name.empty() ? nullptr : scope.find(binding.name);
  if (before == nullptr) {
    binding.variable = make_variable(binding.name, binding.span, type);
    binding.declares = true;
    if (!binding.name.empty()) scope.add(binding.variable);
    return false;
  }
  binding.variable = before;
  const bool lists = type.is(ast::Kinds::List) && before->type.is(ast::Kinds::List);
  const ast::Type wanted = lists ? element_of(type) : type;
  const ast::Type had = lists ? element_of(before->type) : before->type;
  if (had.kinds != ast::Kinds::None && !ast::overlap(had.kinds, wanted.kinds)) {
    Error error{Code::VariableTypeConflict,
                quoted(binding.name) + " is " + ast::to_string(before->type) + " and cannot be " +
                    ast::to_string(type) + " too",
                binding.span, "used as " + ast::to_string(type)};
    error.notes.push_back({before->declared, "bound as " + ast::to_string(before->type) + " here"});
    fail(std::move(error));
  }
  return true;
}

void Analyzer::fail_with(Code code, Span span, std::string message, std::string label,
                         std::string hint) {
  fail({code, std::move(message), span, std::move(label), std::move(hint)});
}

void Analyzer::fail_undefined(std::string_view name, Span span, const Scope& scope) {
  if (!constant_for_.empty()) {
    fail_with(Code::NonConstantExpression, span,
              std::string(constant_for_) + " needs a value that does not depend on a row",
              "a variable", "use an integer or a parameter");
  }
  Error error{Code::UndefinedVariable, "variable " + quoted(name) + " is not defined", span,
              "not bound here"};
  auto dropped = dropped_.find(name);
  if (dropped != dropped_.end()) {
    error.hint = "WITH passes on only what it names: write `WITH ..., " + std::string(name) + "`";
    error.notes.push_back({dropped->second, "bound here, and not passed on"});
  } else if (stands_around_call(name)) {
    error.hint =
        "a subquery sees only what it imports: write `CALL (" + std::string(name) + ") { ... }`";
  } else {
    error.hint = did_you_mean(name, scope.names());
  }
  fail(std::move(error));
}

bool Analyzer::stands_around_call(std::string_view name) const {
  for (const Scope* around : around_calls_) {
    for (; around != nullptr; around = around->outer()) {
      if (around->find_here(name) != nullptr) return true;
    }
  }
  return false;
}

void Analyzer::fail_bound(const ast::Binding& binding, const ast::Variable& before,
                          std::string hint) {
  Error error{Code::VariableAlreadyBound, "variable " + quoted(binding.name) + " is already bound",
              binding.span, "cannot be bound again", std::move(hint)};
  error.notes.push_back({before.declared, "bound here"});
  fail(std::move(error));
}

}  // namespace dossier::query
