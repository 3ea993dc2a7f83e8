#include "query/plan/clauses.h"
#include "query/plan/steps_rows.h"

#include <algorithm>

namespace dossier::query::plan {

void Compiler::add_names(const ast::LabelExpression& labels, Names& names) {
  if (labels.kind == ast::LabelKind::Name) names.fixed.push_back(name(labels.name));
  if (labels.kind == ast::LabelKind::Dynamic) names.dynamic.push_back(expression(*labels.dynamic));
  if (labels.kind != ast::LabelKind::And) return;
  for (const ast::LabelExpression* operand : labels.operands) add_names(*operand, names);
}

Names Compiler::label_names(const ast::LabelExpression* labels) {
  Names names;
  if (labels != nullptr) add_names(*labels, names);
  return names;
}

PropertySource Compiler::property_source(const ast::Expression* properties) {
  PropertySource source;
  if (properties == nullptr) return source;
  const auto* map = ast::try_as<ast::MapLiteral>(properties);
  if (map == nullptr) {
    source.map = expression(*properties);
    return source;
  }
  for (const ast::MapEntry& entry : map->entries) {
    std::erase_if(source.entries,
                  [&](const auto& earlier) { return earlier.first.text == entry.key; });
    source.entries.emplace_back(name(entry.key), expression(*entry.value));
  }
  return source;
}

std::vector<Slot> elements_of(const ast::PathPattern& path) {
  std::vector<Slot> slots;
  for (const ast::PathElement* element : path.elements) {
    slots.push_back(element->kind == ast::ElementKind::Node
                        ? Compiler::slot(ast::as<ast::NodePattern>(element)->variable)
                        : Compiler::slot(ast::as<ast::RelationshipPattern>(element)->variable));
  }
  return slots;
}

namespace {

void add_node(Compiler& compiler, const ast::NodePattern& node, SlotSet& known,
              Creation& creation) {
  const Slot slot = Compiler::slot(node.variable);
  if (has(known, slot)) return;
  insert(known, slot);
  creation.nodes.push_back({slot, compiler.label_names(node.labels),
                            compiler.property_source(node.properties), node.span});
}

void add_relationship(Compiler& compiler, const ast::PathPattern& path, std::size_t at,
                      Creation& creation) {
  const auto& written = *ast::as<ast::RelationshipPattern>(path.elements[at]);
  const Slot left = Compiler::slot(ast::as<ast::NodePattern>(path.elements[at - 1])->variable);
  const Slot right = Compiler::slot(ast::as<ast::NodePattern>(path.elements[at + 1])->variable);
  const bool backward = written.direction == ast::Direction::Left;
  creation.relationships.push_back({Compiler::slot(written.variable), backward ? right : left,
                                    backward ? left : right, compiler.label_names(written.types),
                                    compiler.property_source(written.properties), written.span});
}

}  // namespace

Creation make_creation(Compiler& compiler, ast::Seq<ast::PathPattern*> paths,
                       const SlotSet& bound) {
  Creation creation;
  SlotSet known = bound;
  for (const ast::PathPattern* path : paths) {
    for (std::size_t i = 0; i < path->elements.size(); i += 2) {
      add_node(compiler, *ast::as<ast::NodePattern>(path->elements[i]), known, creation);
    }
  }
  for (const ast::PathPattern* path : paths) {
    for (std::size_t i = 1; i < path->elements.size(); i += 2)
      add_relationship(compiler, *path, i, creation);
  }
  return creation;
}

void ClausePlanner::add_create(const ast::Create& create) {
  before_creating(create.paths);
  auto step = std::make_unique<CreateStep>();
  step->creation = make_creation(compiler_, create.paths, at_.bound);
  step->shown = compiler_.text(create.span);
  for (const NewNode& node : step->creation.nodes) insert(at_.bound, node.slot);
  for (const NewRelationship& made : step->creation.relationships) insert(at_.bound, made.slot);
  push(std::move(step), rows());
  auto paths = std::make_unique<ProjectStep>();
  for (const ast::PathPattern* path : create.paths) {
    if (path->variable.variable == nullptr) continue;
    const Slot slot = Compiler::slot(path->variable);
    paths->items.push_back({slot, execute::make_path(elements_of(*path), path->span)});
    insert(at_.bound, slot);
  }
  if (!paths->items.empty()) push(std::move(paths), rows());
}

void ClausePlanner::add_merge(const ast::Merge& merge) {
  if (effects_.reads) barrier();
  effects_.creates = updated_ = true;
  effects_.changes = effects_.changes || !merge.actions.empty();
  auto step = std::make_unique<MergeStep>();
  const ast::PathPattern* paths[] = {merge.path};
  step->creation = make_creation(compiler_, {const_cast<ast::PathPattern**>(paths), 1}, at_.bound);
  Partial inner = make_argument(compiler_, at_.bound, step->argument);
  const SlotSet before = at_.bound;
  inner = plan_pattern(compiler_, {const_cast<ast::PathPattern**>(paths), 1}, nullptr,
                       std::move(inner));
  if (merge.path->variable.variable != nullptr) {
    step->path = Compiler::slot(merge.path->variable);
    step->path_value = execute::make_path(elements_of(*merge.path), merge.span);
  }
  for (Slot slot = 0; slot < inner.bound.size(); ++slot) {
    if (!inner.bound[slot] || has(before, slot)) continue;
    insert(at_.bound, slot);
    if (slot != step->path) step->bound.push_back(slot);
  }
  for (const ast::MergeAction& action : merge.actions) {
    auto& list = action.event == ast::MergeEvent::OnCreate ? step->on_create : step->on_match;
    for (Change& made : changes(action.items, false)) list.push_back(std::move(made));
  }
  step->where = merge.span;
  step->shown = compiler_.text(merge.path->span);
  MergeStep& made = push(std::move(step), rows());
  made.inputs.push_back(std::move(inner.step));
}

Change ClausePlanner::change(const ast::SetItem& item) {
  Change made;
  made.where = item.span;
  made.value = compiler_.optional(item.value);
  switch (item.kind) {
    case ast::SetItemKind::Property: {
      made.kind = ChangeKind::Property;
      if (const auto* property = ast::try_as<ast::Property>(item.target)) {
        made.target = compiler_.expression(*property->object);
        made.key = compiler_.name(property->key);
      } else {
        const auto& index = *ast::as<ast::Index>(item.target);
        made.target = compiler_.expression(*index.object);
        made.dynamic_key = compiler_.expression(*index.index);
      }
      return made;
    }
    case ast::SetItemKind::Replace: made.kind = ChangeKind::Replace; break;
    case ast::SetItemKind::Add: made.kind = ChangeKind::Add; break;
    case ast::SetItemKind::Labels:
      made.kind = ChangeKind::AddLabels;
      for (const ast::LabelExpression* label : item.labels) {
        Names names = compiler_.label_names(label);
        made.labels.fixed.insert(made.labels.fixed.end(), names.fixed.begin(), names.fixed.end());
        made.labels.dynamic.insert(made.labels.dynamic.end(), names.dynamic.begin(),
                                   names.dynamic.end());
      }
      break;
  }
  made.target = compiler_.expression(*item.target);
  return made;
}

std::vector<Change> ClausePlanner::changes(ast::Seq<ast::SetItem> items, bool removes) {
  std::vector<Change> made;
  for (const ast::SetItem& item : items) {
    made.push_back(change(item));
    if (removes && made.back().kind == ChangeKind::AddLabels)
      made.back().kind = ChangeKind::RemoveLabels;
  }
  return made;
}

void ClausePlanner::add_set(ast::Seq<ast::SetItem> items, const std::string& shown) {
  before_changing();
  auto step = std::make_unique<ChangeStep>();
  step->changes = changes(items, false);
  step->shown = shown;
  push(std::move(step), rows());
}

void ClausePlanner::add_remove(ast::Seq<ast::SetItem> items, const std::string& shown) {
  before_changing();
  auto step = std::make_unique<ChangeStep>();
  step->changes = changes(items, true);
  step->shown = shown;
  push(std::move(step), rows());
}

void ClausePlanner::add_delete(const ast::Delete& clause) {
  before_changing();
  auto step = std::make_unique<DeleteStep>();
  step->kind = clause.mode == ast::DeleteMode::Detach ? DeleteKind::Detach : DeleteKind::Plain;
  step->values = compiler_.expressions(clause.values);
  step->shown = compiler_.text(clause.span);
  push(std::move(step), rows());
}

void ClausePlanner::add_foreach(const ast::Foreach& foreach) {
  before_changing();
  auto step = std::make_unique<ApplyStep>();
  step->kind = ApplyStep::Kind::Unit;
  const ArgumentStep* argument = nullptr;
  Partial inner = make_argument(compiler_, at_.bound, argument);
  step->arguments.push_back(argument);
  auto unwind = std::make_unique<UnwindStep>();
  unwind->list = compiler_.expression(*foreach.list);
  unwind->element = Compiler::slot(foreach.variable);
  unwind->inputs.push_back(std::move(inner.step));
  insert(inner.bound, unwind->element);
  inner.step = std::move(unwind);
  inner = ClausePlanner(compiler_, std::move(inner)).plan_updates(foreach.body);
  ApplyStep& made = push(std::move(step), rows());
  made.inputs.push_back(std::move(inner.step));
}

void ClausePlanner::add_subquery(const ast::CallSubquery& call) {
  if (call.batching == nullptr && call.body->updates) {
    before_reading_and_changing();
  } else {
    before_reading();
  }
  if (call.batching != nullptr) return add_batched_subquery(call);
  auto step = std::make_unique<ApplyStep>();
  SlotSet imports = compiler_.no_slots();
  for (const ast::Variable* variable : call.imports) insert(imports, Compiler::slot(variable));
  PlannedQuery inner = plan_query(compiler_, *call.body, &imports);
  step->arguments = std::move(inner.arguments);
  if (call.body->columns.empty()) {
    step->kind = ApplyStep::Kind::Unit;
  } else {
    step->kind = call.optional ? ApplyStep::Kind::Optional : ApplyStep::Kind::Rows;
    for (const ast::Column& column : call.body->columns) {
      step->bound.push_back(Compiler::slot(column.variable));
      insert(at_.bound, step->bound.back());
    }
  }
  ApplyStep& made = push(std::move(step), rows() * std::max(1.0, inner.plan.step->rows));
  made.inputs.push_back(std::move(inner.plan.step));
}

void ClausePlanner::add_batched_subquery(const ast::CallSubquery& call) {
  auto step = std::make_unique<BatchedApplyStep>();
  SlotSet imports = compiler_.no_slots();
  for (const ast::Variable* variable : call.imports) insert(imports, Compiler::slot(variable));
  PlannedQuery inner = plan_query(compiler_, *call.body, &imports);
  step->arguments = std::move(inner.arguments);
  step->size = compiler_.optional(call.batching->rows);
  step->where = call.span;
  switch (call.batching->on_error) {
    case ast::OnBatchError::Fail: step->on_error = BatchedApplyStep::OnError::Fail; break;
    case ast::OnBatchError::Continue: step->on_error = BatchedApplyStep::OnError::Continue; break;
    case ast::OnBatchError::Break: step->on_error = BatchedApplyStep::OnError::Break; break;
  }
  if (!call.body->columns.empty()) step->gives = BatchedApplyStep::Gives::InnerRows;
  for (const ast::Column& column : call.body->columns) {
    step->bound.push_back(Compiler::slot(column.variable));
    insert(at_.bound, step->bound.back());
  }
  if (!call.batching->status.name.empty()) {
    step->status = Compiler::slot(call.batching->status);
    insert(at_.bound, step->status);
  }
  BatchedApplyStep& made = push(std::move(step), rows());
  made.inputs.push_back(std::move(inner.plan.step));
}

}  // namespace dossier::query::plan
