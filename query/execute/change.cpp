#include "query/execute/entities.h"
#include "query/execute/placed.h"
#include "query/execute/write.h"
#include "query/value/failure.h"

namespace dossier::query {

namespace execute {
namespace {

constexpr std::uint64_t kBytesOfStep = 1024;

/// A node or relationship as target of changes.
class Target {
 public:
  Target(Context& context, const Value& value) : context_(context), value_(value) {
    if (value.is_node()) require_alive(context, value.node_id());
    if (value.is_relationship()) require_alive(context, value.relationship_id());
  }

  void set(graph::KeyId key, const Value& value) {
    context_.work(footprint(value) / kBytesOfStep);  // as long as it takes to store
    const bool changed = value_.is_node()
                             ? context_.graph().set_property(value_.node_id(), key, value)
                             : context_.graph().set_property(value_.relationship_id(), key, value);
    if (changed) ++context_.counters.properties_set;
  }
  void set_all(const Map& map) {
    for (const Map::Entry& entry : map) set(context_.graph().key(entry.first), entry.second);
  }
  void remove_all_but(const Map& map) {
    std::vector<graph::Property> stored;
    if (value_.is_node()) {
      context_.graph().properties(value_.node_id(), stored);
    } else {
      context_.graph().properties(value_.relationship_id(), stored);
    }
    for (const graph::Property& property : stored) {
      if (map.find(context_.graph().name(property.key)) == nullptr) set(property.key, Value());
    }
  }

 private:
  Context& context_;
  const Value& value_;
};

graph::KeyId key_of(Context& context, const plan::Change& change, const Batch& batch,
                    std::uint32_t row) {
  if (!change.dynamic_key) return context.make_key(change.key);
  const Value name = change.dynamic_key->value(context, batch, row);
  if (!name.is_string()) fail_type("the name of a property", "a string", name);
  return context.graph().key(name.string());
}

void change_properties(Context& context, const plan::Change& change, const Value& entity,
                       const Batch& batch, std::uint32_t row) {
  const Value value = change.value ? change.value->value(context, batch, row) : Value();
  Target target(context, entity);
  if (change.kind == plan::ChangeKind::Property) {
    return target.set(key_of(context, change, batch, row), value);
  }
  const Value map = properties_map(context, value);
  const Map none;
  const Map& wanted = map.is_map() ? map.map() : none;
  if (change.kind == plan::ChangeKind::Replace) target.remove_all_but(wanted);
  target.set_all(wanted);
}

void change_labels(Context& context, const plan::Change& change, const Value& entity,
                   const Batch& batch, std::uint32_t row) {
  if (!entity.is_node()) fail_type("a change of labels", "a node", entity);
  const NodeId node = entity.node_id();
  require_alive(context, node);
  each_name(context, change.labels, batch, row, [&](std::string_view name) {
    if (change.kind == plan::ChangeKind::AddLabels) {
      if (context.graph().add_label(node, context.graph().label(name)))
        ++context.counters.labels_added;
      return;
    }
    const auto label = context.graph().find_label(name);
    if (label && context.graph().remove_label(node, *label)) ++context.counters.labels_removed;
  });
}

void apply(Context& context, const plan::Change& change, const Batch& batch, std::uint32_t row) {
  const Value entity = change.target->value(context, batch, row);
  if (entity.is_null()) return;
  if (change.kind == plan::ChangeKind::AddLabels || change.kind == plan::ChangeKind::RemoveLabels) {
    return change_labels(context, change, entity, batch, row);
  }
  if (!entity.is_node() && !entity.is_relationship()) {
    fail_type("a change of properties", "a node or relationship", entity);
  }
  change_properties(context, change, entity, batch, row);
}

class ChangeRows final : public Operator {
 public:
  ChangeRows(Context& context, OperatorPtr input, const std::vector<plan::Change>& changes)
      : Operator(context), input_(std::move(input)), changes_(changes) {}
  void open() override { input_->open(); }
  bool next(Batch& out) override {
    if (!input_->next(out)) return false;
    foresee(out);
    for (std::uint32_t row : out.selected()) {
      context().work(1);
      apply_changes(context(), changes_, out, row);
    }
    return true;
  }

 private:
  /// What is stored of the nodes of a batch is read together.
  void foresee(const Batch& batch) {
    constexpr std::size_t kFewest = 8;
    const plan::Change& first = changes_.front();
    const Slot slot = first.target->slot();
    if (batch.selected().size() < kFewest || slot == kNoSlot ||
        batch[slot].kind() != ColumnKind::Node)
      return;
    nodes_.clear();
    for (std::uint32_t row : batch.selected()) {
      if (const NodeId node = batch[slot].nodes()[row]; node != kNoNode) nodes_.push_back(node);
    }
    context().graph().set_place(first.where);
    placed(first.where, [&] { context().graph().foresee_changes(nodes_); });
  }

  OperatorPtr input_;
  const std::vector<plan::Change>& changes_;
  std::vector<NodeId> nodes_;
};

}  // namespace

void apply_changes(Context& context, const std::vector<plan::Change>& changes, const Batch& batch,
                   std::uint32_t row) {
  for (const plan::Change& change : changes) {
    context.graph().set_place(change.where);
    placed(change.where, [&] { apply(context, change, batch, row); });
  }
}

}  // namespace execute

namespace plan {

void Change::uses(SlotSet& slots) const {
  target->uses(slots);
  if (dynamic_key) dynamic_key->uses(slots);
  if (value) value->uses(slots);
  for (const EvaluatorPtr& dynamic : labels.dynamic) dynamic->uses(slots);
}

void ChangeStep::uses(SlotSet& slots) const {
  for (const Change& change : changes) change.uses(slots);
}

OperatorPtr ChangeStep::make(Builder& builder) const {
  return std::make_unique<execute::ChangeRows>(builder.context(), builder.build(*inputs[0]),
                                               changes);
}

}  // namespace plan
}  // namespace dossier::query
