#include "query/ast/function.h"
#include "query/plan/clauses.h"
#include "query/plan/count.h"
#include "query/plan/steps_rows.h"

#include <algorithm>

namespace dossier::query::plan {

namespace {

/// The item is a variable that keeps its name: nothing is computed.
bool passes_on(const ast::ProjectionItem& item) {
  const auto* reference = ast::try_as<ast::VariableReference>(item.expression);
  return reference != nullptr && reference->variable == item.variable;
}

}  // namespace

void ClausePlanner::add_projection(const ast::Projection& projection) {
  if (projection.aggregating) {
    add_aggregation(projection);
  } else {
    add_items(projection);
  }
  if (projection.distinct) {
    auto step = std::make_unique<DistinctStep>();
    for (const ast::ProjectionItem& item : projection.items)
      step->slots.push_back(Compiler::slot(item.variable));
    push(std::move(step), rows());
  }
  add_order(projection);
  if (projection.where != nullptr) {
    EvaluatorPtr condition = compiler_.expression(*projection.where);
    if (effects_.writes() && condition->reads_graph()) barrier();
    note_reading(*projection.where);
    at_.step = filtered(std::move(at_.step), std::move(condition),
                        compiler_.text(projection.where->span), 0.5);
  }
  narrow(projection);
}

void ClausePlanner::narrow(const ast::Projection& projection) {
  SlotSet kept = compiler_.no_slots();
  for (const ast::ProjectionItem& item : projection.items)
    insert(kept, Compiler::slot(item.variable));
  Compiler::CsvPlace& csv = compiler_.csv_place;
  if (projection.aggregating || projection.distinct) csv = {};
  if (csv.line != execute::kNoSlot) {
    insert(kept, csv.line);
    insert(kept, csv.file);
  }
  at_.bound = std::move(kept);
}

void ClausePlanner::add_items(const ast::Projection& projection) {
  auto step = std::make_unique<ProjectStep>();
  bool reads = false;
  for (const ast::ProjectionItem& item : projection.items) {
    if (passes_on(item)) continue;
    step->items.push_back({Compiler::slot(item.variable), compiler_.expression(*item.expression)});
    reads = reads || step->items.back().value->reads_graph();
    effects_.sight.add(*item.expression);
  }
  if (step->items.empty()) return;
  if (reads && effects_.changes) barrier();
  effects_.reads = effects_.reads || reads;
  step->shown = compiler_.text(projection.span);
  push(std::move(step), rows());
}

void ClausePlanner::add_aggregation(const ast::Projection& projection) {
  auto aggregate = std::make_unique<AggregateStep>();
  auto after = std::make_unique<ProjectStep>();
  bool reads = false;
  for (const ast::ProjectionItem& item : projection.items) {
    if (item.expression->aggregates) continue;
    aggregate->keys.push_back(
        {Compiler::slot(item.variable), compiler_.expression(*item.expression)});
    reads = reads || aggregate->keys.back().value->reads_graph();
  }
  for (const ast::Expression* call : projection.aggregations) {
    Aggregation made;
    made.slot = compiler_.fresh_slot();
    made.where = call->span;
    if (const auto* function = ast::try_as<ast::FunctionCall>(call)) {
      made.function = find_aggregate(function->function->name);
      made.distinct = function->distinct;
      made.arguments = compiler_.expressions(function->arguments);
    } else {
      made.function = find_aggregate("count");
    }
    for (const EvaluatorPtr& argument : made.arguments) reads = reads || argument->reads_graph();
    compiler_.replace(*call, made.slot);
    aggregate->aggregations.push_back(std::move(made));
  }
  for (const ast::ProjectionItem& item : projection.items) {
    if (!item.expression->aggregates) continue;
    after->items.push_back({Compiler::slot(item.variable), compiler_.expression(*item.expression)});
  }
  if (reads && effects_.changes) barrier();
  aggregate->shown = compiler_.text(projection.span);
  const double groups = aggregate->keys.empty() ? 1 : std::max(1.0, rows() / 4);
  aggregate->rows = groups;
  at_.step = shorten_count(compiler_, std::move(aggregate), std::move(at_.step));
  if (!after->items.empty()) push(std::move(after), groups);
  effects_ = {};
}

void ClausePlanner::add_order(const ast::Projection& projection) {
  if (!projection.order.empty()) {
    auto sort = std::make_unique<SortStep>();
    for (const ast::SortItem& item : projection.order) {
      sort->keys.push_back({compiler_.expression(*item.expression),
                            item.direction == ast::SortDirection::Descending});
      sort->shown += (sort->shown.empty() ? "" : ", ") + compiler_.text(item.expression->span);
      if (sort->keys.back().descending) sort->shown += " DESC";
    }
    sort->limit = compiler_.optional(projection.limit);
    if (sort->limit) sort->skip = compiler_.optional(projection.skip);
    push(std::move(sort), rows());
    effects_ = {};
  }
  if (projection.skip != nullptr) {
    auto skip = std::make_unique<SkipStep>();
    skip->count = compiler_.expression(*projection.skip);
    push(std::move(skip), rows());
  }
  if (projection.limit == nullptr) return;
  auto limit = std::make_unique<LimitStep>();
  limit->count = compiler_.expression(*projection.limit);
  limit->exhausts = updated_;
  double most = rows();
  if (const auto* literal = ast::try_as<ast::Literal>(projection.limit)) {
    most = std::min(most, static_cast<double>(literal->integer));
  }
  push(std::move(limit), most);
}

}  // namespace dossier::query::plan
