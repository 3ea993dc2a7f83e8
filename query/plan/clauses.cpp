#include "query/plan/clauses.h"

#include "query/ast/function.h"
#include "query/plan/steps_rows.h"

#include <algorithm>
#include <utility>

namespace dossier::query::plan {

namespace {
constexpr std::size_t kMostUnited = 2000;
}

Partial make_argument(Compiler&, const SlotSet& bound, const ArgumentStep*& argument) {
  auto step = std::make_unique<ArgumentStep>();
  argument = step.get();
  return {std::move(step), bound};
}

PlannedQuery plan_query(Compiler& compiler, const ast::RegularQuery& query,
                        const SlotSet* imports) {
  PlannedQuery made;
  const Compiler::CsvPlace outside = std::exchange(compiler.csv_place, {});
  const auto source = [&]() -> Partial {
    if (imports == nullptr) return {std::make_unique<SingleStep>(), compiler.no_slots()};
    const ArgumentStep* argument = nullptr;
    Partial begin = make_argument(compiler, *imports, argument);
    made.arguments.push_back(argument);
    return begin;
  };
  if (query.parts.size() > kMostUnited) {
    throw Exception(
        Error{Code::QueryTooLong,
              "more than " + std::to_string(kMostUnited) + " queries are joined by `UNION`",
              query.parts[kMostUnited]->span, "the first that is too many",
              "give the rows as a list: `UNWIND $rows AS row`"});
  }
  if (query.parts.size() == 1) {
    made.plan = ClausePlanner(compiler, source()).plan(*query.parts[0]);
    compiler.csv_place = outside;
    return made;
  }
  auto all = std::make_unique<UnionStep>();
  SlotSet bound = compiler.no_slots();
  for (const ast::Column& column : query.columns) {
    all->to.push_back(Compiler::slot(column.variable));
    insert(bound, all->to.back());
  }
  all->rows = 0;
  for (const ast::SingleQuery* part : query.parts) {
    compiler.csv_place = {};
    Partial planned = ClausePlanner(compiler, source()).plan(*part);
    all->rows += planned.step->rows;
    std::vector<Slot> from;
    for (const ast::Column& column : part->columns) from.push_back(Compiler::slot(column.variable));
    all->from.push_back(std::move(from));
    all->inputs.push_back(std::move(planned.step));
  }
  compiler.csv_place = outside;
  made.plan = {std::move(all), std::move(bound)};
  if (query.combine == ast::UnionKind::All || query.columns.empty()) return made;
  auto distinct = std::make_unique<DistinctStep>();
  distinct->rows = made.plan.step->rows;
  for (const ast::Column& column : query.columns)
    distinct->slots.push_back(Compiler::slot(column.variable));
  distinct->inputs.push_back(std::move(made.plan.step));
  made.plan.step = std::move(distinct);
  return made;
}

Partial ClausePlanner::plan(const ast::SingleQuery& query) {
  add_all(query.clauses);
  const ast::Clause* last = query.clauses.empty() ? nullptr : query.clauses.back();
  const auto* projection = ast::try_as<ast::Projection>(last);
  const bool returns =
      (projection != nullptr && projection->projection == ast::ProjectionKind::Return) ||
      !query.columns.empty();
  if (returns) {
    if (effects_.changes) barrier();
  } else if (last == nullptr || last->kind == ast::ClauseKind::Finish || query.updates ||
             last->kind == ast::ClauseKind::CallProcedure ||
             last->kind == ast::ClauseKind::CallSubquery) {
    push(std::make_unique<EmptyStep>(), 0);
  }
  return std::move(at_);
}

Partial ClausePlanner::plan_updates(ast::Seq<ast::Clause*> clauses) {
  add_all(clauses);
  return std::move(at_);
}

void ClausePlanner::add_all(ast::Seq<ast::Clause* const> clauses) {
  while (!clauses.empty()) {
    if (clauses.front()->kind != ast::ClauseKind::Match) {
      add(*clauses.front());
      clauses = clauses.subspan(1);
      continue;
    }
    const std::size_t together =
        compiler_.tuning().optimise ? std::max<std::size_t>(1, follow_on(clauses)) : 1;
    add_matches(clauses.first(together));
    clauses = clauses.subspan(together);
  }
}

void ClausePlanner::add(const ast::Clause& clause) {
  compiler_.work();
  switch (clause.kind) {
    case ast::ClauseKind::Unwind: return add_unwind(*ast::as<ast::Unwind>(&clause));
    case ast::ClauseKind::Projection: return add_projection(*ast::as<ast::Projection>(&clause));
    case ast::ClauseKind::Create: return add_create(*ast::as<ast::Create>(&clause));
    case ast::ClauseKind::Merge: return add_merge(*ast::as<ast::Merge>(&clause));
    case ast::ClauseKind::Set:
      return add_set(ast::as<ast::Set>(&clause)->items, compiler_.text(clause.span));
    case ast::ClauseKind::Remove:
      return add_remove(ast::as<ast::Remove>(&clause)->items, compiler_.text(clause.span));
    case ast::ClauseKind::Delete: return add_delete(*ast::as<ast::Delete>(&clause));
    case ast::ClauseKind::Foreach: return add_foreach(*ast::as<ast::Foreach>(&clause));
    case ast::ClauseKind::LoadCsv: return add_load_csv(*ast::as<ast::LoadCsv>(&clause));
    case ast::ClauseKind::CallProcedure: return add_call(*ast::as<ast::CallProcedure>(&clause));
    case ast::ClauseKind::CallSubquery: return add_subquery(*ast::as<ast::CallSubquery>(&clause));
    case ast::ClauseKind::Match:  // with those that follow it
    case ast::ClauseKind::Finish: return;
  }
}

void ClausePlanner::barrier() {
  push(std::make_unique<EagerStep>(), rows());
  effects_ = {};
}

void ClausePlanner::before_reading() {
  if (effects_.writes()) barrier();
  read_everything();
}

void ClausePlanner::read_everything() {
  effects_.reads = true;
  effects_.sight.add_everything();
}

void ClausePlanner::before_matching(const ast::GraphPattern& pattern) {
  if (effects_.writes()) barrier();
  effects_.reads = true;
  effects_.sight.add(pattern, at_.bound);
}

void ClausePlanner::before_creating(ast::Seq<ast::PathPattern*> paths) {
  if (effects_.reads && effects_.sight.sees(paths, at_.bound)) barrier();
  effects_.creates = updated_ = true;
}

void ClausePlanner::before_changing() {
  if (effects_.reads) barrier();
  effects_.changes = updated_ = true;
}

void ClausePlanner::before_reading_and_changing() {
  if (effects_.reads || effects_.writes()) barrier();
  effects_.changes = updated_ = true;
  read_everything();
}

void ClausePlanner::note_reading(const ast::Expression& expression) {
  if (looks_around(expression)) read_everything();
}

void ClausePlanner::add_matches(ast::Seq<ast::Clause* const> matches) {
  std::vector<ClausePattern> patterns;
  for (const ast::Clause* clause : matches) {
    const auto& match = *ast::as<ast::Match>(clause);
    before_matching(match.pattern);
    if (match.optional) return add_optional_match(match);
    compiler_.work();
    patterns.push_back({match.pattern.paths, match.pattern.where});
  }
  at_ = plan_patterns(compiler_, patterns, std::move(at_));
}

void ClausePlanner::add_optional_match(const ast::Match& match) {
  auto step = std::make_unique<OptionalStep>();
  step->ordinal = compiler_.fresh_slot();
  Partial inner = make_argument(compiler_, at_.bound, step->argument);
  const SlotSet before = inner.bound;
  inner.step->rows = rows();
  inner = plan_pattern(compiler_, match.pattern.paths, match.pattern.where, std::move(inner));
  for (Slot slot = 0; slot < inner.bound.size(); ++slot) {
    if (inner.bound[slot] && !has(before, slot)) step->bound.push_back(slot);
  }
  const double made = std::max(rows(), inner.step->rows);
  OptionalStep& optional = push(std::move(step), made);
  for (Slot slot : optional.bound) insert(at_.bound, slot);
  optional.inputs.push_back(std::move(inner.step));
}

void ClausePlanner::add_unwind(const ast::Unwind& unwind) {
  auto step = std::make_unique<UnwindStep>();
  step->list = compiler_.expression(*unwind.list);
  step->element = Compiler::slot(unwind.variable);
  step->shown = compiler_.text(unwind.list->span) + " AS " + std::string(unwind.variable.name);
  if (step->list->reads_graph() && effects_.writes()) barrier();
  note_reading(*unwind.list);
  if (unwind.position.variable != nullptr) {
    step->position = Compiler::slot(unwind.position);
    step->first_position = unwind.first_position;
    step->shown += ", " + std::string(unwind.position.name);
    insert(at_.bound, step->position);
  }
  insert(at_.bound, step->element);
  push(std::move(step), rows() * 10);
}

void ClausePlanner::add_load_csv(const ast::LoadCsv& load) {
  auto step = std::make_unique<LoadCsvStep>();
  step->url = compiler_.expression(*load.url);
  step->line = Compiler::slot(load.variable);
  step->with_headers = load.with_headers;
  if (!load.field_terminator.empty()) step->separator = load.field_terminator[0];
  step->where = load.span;
  step->line_number = compiler_.fresh_slot();
  step->file = compiler_.fresh_slot();
  compiler_.csv_place = {step->line_number, step->file};
  for (const Slot slot : {step->line, step->line_number, step->file}) insert(at_.bound, slot);
  push(std::move(step), rows() * 1000);
}

void ClausePlanner::add_call(const ast::CallProcedure& call) {
  if (call.procedure != nullptr && call.procedure->updates) {
    before_reading_and_changing();
  } else {
    before_reading();
  }
  auto step = std::make_unique<CallStep>();
  step->procedure =
      call.procedure != nullptr ? std::string(call.procedure->name) : std::string(call.name);
  step->arguments = compiler_.expressions(call.arguments);
  step->optional = call.optional;
  step->passes = call.procedure->outputs.empty();
  step->where = call.name_span;
  for (const ast::YieldItem& item : call.items) {
    step->yields.push_back({item.output, Compiler::slot(item.variable)});
    insert(at_.bound, step->yields.back().slot);
  }
  push(std::move(step), rows() * 10);
  if (call.where == nullptr) return;
  at_.step = filtered(std::move(at_.step), compiler_.expression(*call.where),
                      compiler_.text(call.where->span), 0.5);
}

}  // namespace dossier::query::plan
