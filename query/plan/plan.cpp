#include "query/plan/plan.h"

#include "query/flat/flatten.h"
#include "query/plan/clauses.h"

namespace dossier::query::plan {

std::shared_ptr<const Plan> make_plan(ast::Query query, const graph::Transaction& graph,
                                      const Tuning& tuning,
                                      const std::function<void()>& checkpoint) {
  auto plan = std::make_shared<Plan>();
  plan->query = std::move(query);
  const ast::RegularQuery& top = *plan->query.statement.query;
  plan->updates = top.updates;
  plan->warnings = plan->query.notes;
  Compiler compiler(*plan, graph, tuning, checkpoint);
  PlannedQuery made = plan_query(compiler, top, nullptr);
  plan->root = std::move(made.plan.step);
  plan->nodes = graph.statistics().nodes();
  plan->relationships = graph.statistics().relationships();
  SlotSet needed = compiler.no_slots();
  for (const ast::Column& column : top.columns) {
    plan->columns.emplace_back(column.name);
    plan->column_slots.push_back(Compiler::slot(column.variable));
    needed[plan->column_slots.back()] = true;
  }
  if (tuning.optimise && !plan->updates) flat::flatten(plan->root, plan->dimensions.slots);
  plan->root->require(needed);
  for (const auto& subplan : plan->subplans) {
    SlotSet results = compiler.no_slots();
    for (Slot slot : subplan->results) results[slot] = true;
    subplan->root->require(results);
  }
  return plan;
}

}  // namespace dossier::query::plan
