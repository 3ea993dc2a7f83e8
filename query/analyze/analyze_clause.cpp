// Clauses that are no projections, calls or patterns.
#include "query/analyze/analyzer.h"

namespace dossier::query {
namespace {

using ast::Kinds;

constexpr Kinds kSettable = Kinds::Entity | Kinds::Map;

bool is_updating(const ast::Clause& clause) {
  switch (clause.kind) {
    case ast::ClauseKind::Create:
    case ast::ClauseKind::Merge:
    case ast::ClauseKind::Set:
    case ast::ClauseKind::Remove:
    case ast::ClauseKind::Delete:
    case ast::ClauseKind::Foreach:
    case ast::ClauseKind::CallProcedure: return true;
    default: return false;
  }
}

}  // namespace

void Analyzer::visit_match(ast::Match& match, Scope& scope) {
  bind_pattern(match.pattern, scope);
  for (ast::PathPattern* path : match.pattern.paths) visit_path_predicates(*path, scope);
  if (match.pattern.where != nullptr) visit_condition(match.pattern.where, scope);
}

void Analyzer::visit_unwind(ast::Unwind& unwind, Scope& scope) {
  visit(unwind.list, scope);
  declare(unwind.variable, scope, element_of(unwind.list->type));
  if (!unwind.position.name.empty()) declare(unwind.position, scope, {Kinds::Integer});
}

void Analyzer::visit_load_csv(ast::LoadCsv& load, Scope& scope) {
  visit(load.url, scope);
  check_operand(*load.url, Kinds::String, "LOAD CSV");
  ast::Type type{load.with_headers ? Kinds::Map : Kinds::List};
  declare(load.variable, scope, type);
}

void Analyzer::visit_foreach(ast::Foreach& foreach, Scope& scope, ast::SingleQuery& query,
                             Place place) {
  visit(foreach.list, scope);
  check_operand(*foreach.list, Kinds::List, "FOREACH");
  Scope inner(&scope);
  declare_local(foreach.variable, inner, element_of(foreach.list->type));
  for (ast::Clause* clause : foreach.body) {
    if (!is_updating(*clause)) {
      fail_with(Code::InvalidClauseComposition, clause->span,
                "FOREACH holds only clauses that change the graph", "cannot stand in FOREACH",
                "use UNWIND to go through a list row by row");
    }
    visit_clause(*clause, inner, query, place);
  }
}

void Analyzer::visit_delete(ast::Delete& clause, Scope& scope) {
  for (ast::Expression*& value : clause.values) {
    visit(value, scope);
    if (value->kind == ast::ExpressionKind::LabelCheck) {
      fail_with(Code::InvalidDelete, value->span, "DELETE takes away whole nodes and relationships",
                "a label is not deleted", "write `REMOVE variable:Label`");
    }
    check_operand(*value, Kinds::Entity | Kinds::Path, "DELETE");
  }
}

void Analyzer::visit_set_items(ast::Seq<ast::SetItem> items, Scope& scope) {
  for (ast::SetItem& item : items) {
    visit(item.target, scope);
    check_set_target(item);
    for (ast::LabelExpression* label : item.labels) visit_labels(label, scope);
    if (item.value != nullptr) visit(item.value, scope);
  }
}

void Analyzer::check_set_target(const ast::SetItem& item) {
  const ast::Expression* target = item.target;
  if (item.kind != ast::SetItemKind::Property) return check_operand(*target, Kinds::Entity, "SET");
  if (const auto* property = ast::try_as<ast::Property>(target)) {
    return check_operand(*property->object, kSettable, "SET");
  }
  check_operand(*ast::as<ast::Index>(target)->object, kSettable | Kinds::List, "SET");
}

}  // namespace dossier::query
