#include "query/plan/search.h"

#include "query/execute/inner_query.h"
#include "query/plan/clauses.h"
#include "query/plan/steps_search.h"

#include <algorithm>

namespace dossier::query::plan {

namespace {

/// The slots that hold the relationships of one repetition: those of its elements, or that of its
/// path, which gets a variable, where parts are repeated within.
std::vector<Slot> relationships_of(Compiler& compiler, ast::PathPattern& path) {
  std::vector<Slot> slots;
  for (const ast::PathElement* element : path.elements) {
    if (element->kind == ast::ElementKind::Relationship)
      slots.push_back(Compiler::slot(ast::as<ast::RelationshipPattern>(element)->variable));
    if (element->kind != ast::ElementKind::Repeated) continue;
    path.variable.variable = compiler.plan().query.arena.make<ast::Variable>(
        ast::Variable{compiler.fresh_slot(), {}, {}, {}});
    return {Compiler::slot(path.variable)};
  }
  return slots;
}

Slot node_slot(const ast::PathElement* element) {
  return Compiler::slot(ast::as<ast::NodePattern>(element)->variable);
}

/// One relationship of variable length is all that is searched for, and no condition needs longer
/// paths.
bool is_plain_walk(const ast::PathPattern& path) {
  if (path.where != nullptr || path.elements.size() != 3) return false;
  if (path.repeats() || path.nodes_differ()) return false;
  if (path.elements[1]->kind != ast::ElementKind::Relationship) return false;
  const auto* walk = ast::as<ast::RelationshipPattern>(path.elements[1]);
  return walk->length != nullptr && walk->length->least <= 1;
}

bool wants_one(const ast::PathPattern& path) {
  if (path.function == ast::PathFunction::ShortestPath) return true;
  const bool any =
      path.search == ast::PathSearch::Any || path.search == ast::PathSearch::AnyShortest;
  return any && path.count == nullptr;
}

bool wants_all(const ast::PathPattern& path) {
  return path.function == ast::PathFunction::AllShortestPaths ||
         path.search == ast::PathSearch::AllShortest;
}

/// Plans a search whose pattern is one relationship, single or of variable length. The walk alone
/// as a query graph gives its types and conditions the usual way.
std::unique_ptr<ShortestStep> make_shortest(Compiler& compiler, const PatternHop& hop,
                                            const SlotSet& bound) {
  ast::PathPattern plain = *hop.search;
  plain.search = ast::PathSearch::Walk;
  plain.function = ast::PathFunction::None;
  plain.variable = {};
  ast::PathPattern* only = &plain;
  const ClausePattern walk{{&only, 1}, nullptr};
  const QueryGraph query = make_query_graph(compiler, {&walk, 1}, bound);
  const PatternHop& inner = query.hops.front();
  auto step = std::make_unique<ShortestStep>();
  step->kind = wants_all(*hop.search) ? ShortestStep::Kind::All : ShortestStep::Kind::One;
  step->hop.from = hop.left;
  step->hop.to = hop.right;
  step->hop.relationship = inner.slot;
  step->hop.direction = inner.direction;
  step->hop.types = inner.types;
  step->hop.shown = hop.shown;
  step->path = hop.slot;
  step->least = inner.least;
  step->most = inner.most;
  step->each = inner.each;
  step->condition = inner.condition;
  step->node_condition = hop.node_condition;
  step->each_node = hop.each_node;
  step->closed = hop.search->function == ast::PathFunction::None && inner.least == 1;
  return step;
}

SelectPathsStep::Kind kind_of(const ast::PathPattern& path) {
  switch (path.search) {
    case ast::PathSearch::Any: return SelectPathsStep::Kind::Any;
    case ast::PathSearch::AllShortest:
    case ast::PathSearch::ShortestGroups: return SelectPathsStep::Kind::Groups;
    default: break;
  }
  return wants_all(path) ? SelectPathsStep::Kind::Groups : SelectPathsStep::Kind::Paths;
}

/// Steps of the pattern that is searched, which all lie on the way from its last step to where it
/// begins.
void limit_length(Step& last) {
  for (Step* step = &last; !step->inputs.empty(); step = step->inputs[0].get()) {
    if (auto* walk = dynamic_cast<VariableExpandStep*>(step)) walk->limited = true;
    if (auto* repeat = dynamic_cast<RepeatStep*>(step)) repeat->limited = true;
  }
}

/// A search of any form: paths between the ends are made, at first short ones, until those wanted
/// are among them.
Partial plan_selection(Compiler& compiler, const PatternHop& hop, Partial input) {
  auto step = std::make_unique<SelectPathsStep>();
  auto* plain = compiler.plan().query.arena.make<ast::PathPattern>(*hop.search);
  plain->search = ast::PathSearch::Walk;
  plain->function = ast::PathFunction::None;
  if (plain->variable.variable == nullptr) {
    plain->variable.variable =
        compiler.plan().query.arena.make<ast::Variable>(ast::Variable{hop.slot, {}, {}, {}});
  }
  Partial inner = make_argument(compiler, input.bound, step->argument);
  inner = plan_pattern(compiler, {&plain, 1}, nullptr, std::move(inner));
  for (Slot slot = 0; slot < inner.bound.size(); ++slot) {
    if (inner.bound[slot] && !has(input.bound, slot)) step->bound.push_back(slot);
  }
  step->kind = kind_of(*hop.search);
  if (step->kind != SelectPathsStep::Kind::Any) limit_length(*inner.step);
  step->count = compiler.optional(hop.search->count);
  step->path = hop.slot;
  step->shown = hop.shown;
  step->rows = input.step->rows;
  for (Slot slot : step->bound) insert(input.bound, slot);
  step->inputs.push_back(std::move(input.step));
  step->inputs.push_back(std::move(inner.step));
  return {std::move(step), std::move(input.bound)};
}

}  // namespace

Partial plan_repeated(Compiler& compiler, const PatternHop& hop, Hop walk, bool from_left,
                      Partial input) {
  const ast::RepeatedPattern& repeated = *hop.repeated;
  auto step = std::make_unique<RepeatStep>();
  const Slot first = node_slot(repeated.elements.front());
  const Slot last = node_slot(repeated.elements.back());
  step->inner_from = from_left ? first : last;
  step->inner_to = from_left ? last : first;
  step->to_bound = has(input.bound, walk.to);
  step->hop = std::move(walk);
  step->least = hop.least;
  step->most = hop.most;
  step->reversed = !from_left;
  for (const ast::GroupVariable& group : repeated.groups) {
    if (group.outer == nullptr) continue;
    step->groups.push_back(
        {Compiler::slot(group.inner), Compiler::slot(group.outer), group.single});
  }
  SlotSet inside = input.bound;
  insert(inside, step->inner_from);
  Partial inner = make_argument(compiler, inside, step->argument);
  auto* path = compiler.plan().query.arena.make<ast::PathPattern>();
  path->elements = repeated.elements;
  step->inner_relationships = relationships_of(compiler, *path);
  if (hop.repeats) path->match_mode = ast::MatchMode::RepeatableElements;
  step->repeats = hop.repeats;
  inner = plan_pattern(compiler, {&path, 1}, repeated.where, std::move(inner));
  step->inputs.push_back(std::move(input.step));
  step->inputs.push_back(std::move(inner.step));
  return {std::move(step), std::move(input.bound)};
}

Partial plan_search(Compiler& compiler, const PatternHop& hop, Partial input) {
  if (!is_plain_walk(*hop.search) || !(wants_one(*hop.search) || wants_all(*hop.search))) {
    return plan_selection(compiler, hop, std::move(input));
  }
  auto step = make_shortest(compiler, hop, input.bound);
  step->rows = input.step->rows;
  insert(input.bound, step->path);
  insert(input.bound, step->hop.relationship);
  step->inputs.push_back(std::move(input.step));
  return {std::move(step), std::move(input.bound)};
}

EvaluatorPtr Compiler::shortest_path(const ast::ShortestPath& e) {
  const Slot path_slot = fresh_slot();
  auto* pattern = plan_.query.arena.make<ast::PathPattern>(*e.pattern);
  pattern->variable.variable =
      plan_.query.arena.make<ast::Variable>(ast::Variable{path_slot, {}, {}, {}});
  SlotSet imports = no_slots();
  insert(imports, node_slot(pattern->elements.front()));
  insert(imports, node_slot(pattern->elements.back()));
  const ArgumentStep* argument = nullptr;
  Partial inner = make_argument(*this, imports, argument);
  inner = plan_pattern(*this, {&pattern, 1}, nullptr, std::move(inner));
  EvaluatorPtr result = execute::make_slot(path_slot);
  const Subplan& subplan =
      add_subplan(std::move(inner.step), {argument}, {path_slot}, text(e.span));
  EvaluatorPtr all = execute::make_inner_query(execute::InnerResult::Collect, subplan,
                                               list_of(imports), std::move(result), e.span);
  if (e.pattern->function == ast::PathFunction::AllShortestPaths) return all;
  return execute::make_index(std::move(all), execute::make_literal(Value(0)), e.span);
}

}  // namespace dossier::query::plan
