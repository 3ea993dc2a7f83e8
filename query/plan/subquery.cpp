#include "query/execute/inner_query.h"
#include "query/plan/clauses.h"

namespace dossier::query::plan {

namespace {

using execute::InnerResult;

SlotSet set_of(Compiler& compiler, ast::Seq<ast::Variable*> variables) {
  SlotSet slots = compiler.no_slots();
  for (const ast::Variable* variable : variables) insert(slots, Compiler::slot(variable));
  return slots;
}

/// A pattern within an expression as a plan that begins with the imported variables.
Subplan& add_pattern(Compiler& compiler, ast::PathPattern* pattern, const ast::Expression* where,
                     const SlotSet& imports, const EvaluatorPtr& result, std::string shown) {
  const ArgumentStep* argument = nullptr;
  Partial inner = make_argument(compiler, imports, argument);
  inner = plan_pattern(compiler, {&pattern, 1}, where, std::move(inner));
  std::vector<Slot> results;
  if (result) results = list_of(compiler.uses_of(*result));
  return compiler.add_subplan(std::move(inner.step), {argument}, std::move(results),
                              std::move(shown));
}

/// One hop from an imported node without conditions: its number is the degree of the node. Null for
/// anything else.
EvaluatorPtr degree_of(const Compiler& compiler, InnerResult wanted, const Step& root, Span where) {
  if (!compiler.tuning().optimise) return nullptr;
  const auto* expand = dynamic_cast<const ExpandStep*>(&root);
  if (expand == nullptr || !expand->hop.distinct_from.empty() || wanted == InnerResult::Collect)
    return nullptr;
  if (dynamic_cast<const ArgumentStep*>(expand->inputs[0].get()) == nullptr) return nullptr;
  const auto result =
      wanted == InnerResult::Exists ? execute::DegreeResult::Exists : execute::DegreeResult::Count;
  return execute::make_degree(result, expand->hop.from, expand->hop.direction, expand->hop.types,
                              where);
}

}  // namespace

Subplan& Compiler::add_subplan(StepPtr root, std::vector<const ArgumentStep*> arguments,
                               std::vector<Slot> results, std::string shown) {
  plan_.subplans.push_back(std::make_unique<Subplan>());
  Subplan& made = *plan_.subplans.back();
  made.root = std::move(root);
  made.arguments = std::move(arguments);
  made.results = std::move(results);
  made.index = plan_.dimensions.subplans++;
  made.shown = std::move(shown);
  return made;
}

EvaluatorPtr Compiler::pattern_comprehension(const ast::PatternComprehension& c) {
  const SlotSet imports = set_of(*this, c.imports);
  EvaluatorPtr result = expression(*c.result);
  const Subplan& subplan = add_pattern(*this, c.pattern, c.where, imports, result, text(c.span));
  return execute::make_inner_query(InnerResult::Collect, subplan, list_of(imports),
                                   std::move(result), c.span);
}

EvaluatorPtr Compiler::pattern_predicate(const ast::PatternPredicate& predicate) {
  const SlotSet imports = set_of(*this, predicate.imports);
  const ArgumentStep* argument = nullptr;
  Partial inner = make_argument(*this, imports, argument);
  auto* pattern = predicate.pattern;
  inner = plan_pattern(*this, {&pattern, 1}, nullptr, std::move(inner));
  if (EvaluatorPtr degree = degree_of(*this, InnerResult::Exists, *inner.step, predicate.span))
    return degree;
  const Subplan& subplan = add_subplan(std::move(inner.step), {argument}, {}, text(predicate.span));
  return execute::make_inner_query(InnerResult::Exists, subplan, list_of(imports), nullptr,
                                   predicate.span);
}

EvaluatorPtr Compiler::subquery(const ast::Subquery& subquery) {
  const SlotSet imports = set_of(*this, subquery.imports);
  PlannedQuery inner = plan_query(*this, *subquery.body, &imports);
  std::vector<Slot> results;
  EvaluatorPtr value;
  InnerResult kind = InnerResult::Exists;
  if (subquery.subquery == ast::SubqueryKind::Count) kind = InnerResult::Count;
  if (subquery.subquery == ast::SubqueryKind::Collect) {
    kind = InnerResult::Collect;
    results.push_back(slot(subquery.body->columns[0].variable));
    value = execute::make_slot(results[0]);
  }
  if (EvaluatorPtr degree = degree_of(*this, kind, *inner.plan.step, subquery.span)) return degree;
  const Subplan& subplan = add_subplan(std::move(inner.plan.step), std::move(inner.arguments),
                                       std::move(results), text(subquery.span));
  return execute::make_inner_query(kind, subplan, list_of(imports), std::move(value),
                                   subquery.span);
}

}  // namespace dossier::query::plan
