// Queries as a whole: which clauses may follow each other, and what a union returns.
#include "query/analyze/analyzer.h"

namespace dossier::query {
namespace {

bool is_update(ast::ClauseKind kind) {
  switch (kind) {
    case ast::ClauseKind::Create:
    case ast::ClauseKind::Merge:
    case ast::ClauseKind::Set:
    case ast::ClauseKind::Remove:
    case ast::ClauseKind::Delete:
    case ast::ClauseKind::Foreach: return true;
    default: return false;
  }
}

bool is_return(const ast::Clause& clause) {
  const auto* projection = ast::try_as<ast::Projection>(&clause);
  return projection != nullptr && projection->projection == ast::ProjectionKind::Return;
}

}  // namespace

void Analyzer::visit_query(ast::RegularQuery& query, Scope& outer, Place place) {
  for (ast::SingleQuery* part : query.parts) {
    dropped_.clear();
    Scope scope(&outer);
    visit_single(*part, scope, place);
    query.updates = query.updates || part->updates;
  }
  join_columns(query);
}

void Analyzer::visit_single(ast::SingleQuery& query, Scope& scope, Place place) {
  check_order(query, place);
  for (ast::Clause* clause : query.clauses) {
    if (auto* call = ast::try_as<ast::CallProcedure>(clause)) {
      call->standalone = place == Place::Top && query.clauses.size() == 1;
    }
    visit_clause(*clause, scope, query, place);
  }
  check_end(query, place);
}

/// What must be the last clause is, and places that only read are not made to write.
void Analyzer::check_order(const ast::SingleQuery& query, Place place) {
  for (const ast::Clause* clause : query.clauses) {
    const bool last = clause == query.clauses.back();
    const bool ends = is_return(*clause) || clause->kind == ast::ClauseKind::Finish;
    if (ends && !last) {
      fail_with(Code::InvalidClauseComposition, clause->span,
                "a clause stands behind the end of the query", "must be the last clause",
                "write WITH to go on with rows");
    }
    const bool reads_only = place == Place::Exists || place == Place::Collect;
    if (reads_only && is_update(clause->kind)) {
      fail_with(Code::InvalidClauseComposition, clause->span,
                "a subquery in an expression cannot change the graph", "changes the graph",
                "use `CALL { ... }` for changes");
    }
  }
}

void Analyzer::check_end(const ast::SingleQuery& query, Place place) {
  if (place == Place::Exists) return;
  const ast::Clause& last = *query.clauses.back();
  if (place == Place::Collect) {
    if (query.columns.size() == 1) return;
    fail_with(Code::InvalidClauseComposition, query.span,
              "`COLLECT { ... }` needs a RETURN of exactly one column",
              "returns " + std::to_string(query.columns.size()) + " columns");
  }
  switch (last.kind) {
    case ast::ClauseKind::Match:
    case ast::ClauseKind::Unwind:
    case ast::ClauseKind::LoadCsv: break;
    case ast::ClauseKind::Projection:
      if (is_return(last)) return;
      break;
    case ast::ClauseKind::CallProcedure: {
      const auto& call = *ast::as<ast::CallProcedure>(&last);
      if (call.standalone || call.items.empty()) return;
      break;
    }
    default: return;
  }
  const Span end{query.span.end, query.span.end};
  fail_with(Code::InvalidClauseComposition, end, "the query has no RETURN",
            "expected RETURN or a clause that changes the graph",
            "write `RETURN *` to see all variables");
}

void Analyzer::visit_clause(ast::Clause& clause, Scope& scope, ast::SingleQuery& query,
                            Place place) {
  query.updates = query.updates || is_update(clause.kind);
  switch (clause.kind) {
    case ast::ClauseKind::Match: return visit_match(*ast::as<ast::Match>(&clause), scope);
    case ast::ClauseKind::Unwind: return visit_unwind(*ast::as<ast::Unwind>(&clause), scope);
    case ast::ClauseKind::Projection:
      return visit_projection(*ast::as<ast::Projection>(&clause), scope, query);
    case ast::ClauseKind::Create:
      for (ast::PathPattern* path : ast::as<ast::Create>(&clause)->paths)
        create_path(*path, scope, Creation::Create);
      return;
    case ast::ClauseKind::Merge: {
      auto& merge = *ast::as<ast::Merge>(&clause);
      create_path(*merge.path, scope, Creation::Merge);
      for (ast::MergeAction& action : merge.actions) visit_set_items(action.items, scope);
      return;
    }
    case ast::ClauseKind::Set: return visit_set_items(ast::as<ast::Set>(&clause)->items, scope);
    case ast::ClauseKind::Remove:
      return visit_set_items(ast::as<ast::Remove>(&clause)->items, scope);
    case ast::ClauseKind::Delete: return visit_delete(*ast::as<ast::Delete>(&clause), scope);
    case ast::ClauseKind::Foreach:
      return visit_foreach(*ast::as<ast::Foreach>(&clause), scope, query, place);
    case ast::ClauseKind::LoadCsv: return visit_load_csv(*ast::as<ast::LoadCsv>(&clause), scope);
    case ast::ClauseKind::CallProcedure: {
      auto& call = *ast::as<ast::CallProcedure>(&clause);
      visit_call(call, scope);
      query.updates = query.updates || call.procedure->updates;
      if (call.procedure->updates && (place == Place::Exists || place == Place::Collect)) {
        fail_with(Code::InvalidClauseComposition, clause.span,
                  "a subquery in an expression cannot change the graph", "changes the graph");
      }
      if (!call.standalone) return;
      std::vector<ast::Column> columns;
      for (const ast::YieldItem& item : call.items)
        columns.push_back({item.variable.name, item.variable.variable});
      query.columns = query_.arena.copy(columns);
      return;
    }
    case ast::ClauseKind::CallSubquery: {
      auto& call = *ast::as<ast::CallSubquery>(&clause);
      visit_call_subquery(call, scope);
      query.updates = query.updates || call.body->updates;
      if (query.updates && (place == Place::Exists || place == Place::Collect)) {
        fail_with(Code::InvalidClauseComposition, clause.span,
                  "a subquery in an expression cannot change the graph", "changes the graph");
      }
      return;
    }
    case ast::ClauseKind::Finish: return;
  }
}

void Analyzer::join_columns(ast::RegularQuery& query) {
  const ast::SingleQuery& first = *query.parts.front();
  query.columns = first.columns;
  if (query.parts.size() == 1) return;
  for (const ast::SingleQuery* part : query.parts) {
    bool same = part->columns.size() == first.columns.size();
    for (std::size_t at = 0; same && at < first.columns.size(); ++at) {
      same = part->columns[at].name == first.columns[at].name;
    }
    if (same) continue;
    Error error{Code::DifferentColumnsInUnion, "the parts of the UNION return different columns",
                part->clauses.back()->span, "differs from the first part",
                "give the columns the same names with AS, in the same order"};
    Note& note = error.notes.emplace_back();
    note.where = first.clauses.back()->span;
    note.text = "the first part returns this";
    fail(std::move(error));
  }
  std::vector<ast::Column> columns;
  for (std::size_t at = 0; at < first.columns.size(); ++at) {
    ast::Type type = first.columns[at].variable->type;
    for (const ast::SingleQuery* part : query.parts)
      type = either(type, part->columns[at].variable->type);
    const ast::Column& column = first.columns[at];
    columns.push_back({column.name, make_variable(column.name, column.variable->declared, type)});
  }
  query.columns = query_.arena.copy(columns);
}

}  // namespace dossier::query
