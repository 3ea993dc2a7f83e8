#include "query/execute/entities.h"
#include "query/execute/placed.h"
#include "query/execute/write.h"
#include "query/value/failure.h"

#include <algorithm>

namespace dossier::query {

namespace execute {

namespace {
/// Storing this many bytes takes as long as a step.
constexpr std::uint64_t kBytesOfStep = 1024;
}  // namespace

void each_name(Context& context, const plan::Names& names, const Batch& batch, std::uint32_t row,
               const std::function<void(std::string_view)>& visit) {
  for (const Name& name : names.fixed) visit(name.text);
  for (const EvaluatorPtr& dynamic : names.dynamic) {
    const Value value = dynamic->value(context, batch, row);
    if (value.is_string()) {
      visit(value.string());
      continue;
    }
    if (!value.is_list()) fail_type("a dynamic name", "a string or a list of strings", value);
    for (const Value& name : value.list()) {
      if (!name.is_string()) fail_type("a dynamic name", "a string", name);
      visit(name.string());
    }
  }
}

void Creator::prepare(Batch& batch, std::size_t rows) const {
  for (const plan::NewNode& node : creation_.nodes) batch[node.slot].make_nodes(rows);
  for (const plan::NewRelationship& made : creation_.relationships) {
    batch[made.slot].make_relationships(rows);
  }
}

void Creator::create(Batch& batch, Selection rows) {
  for (const plan::NewNode& node : creation_.nodes) {
    placed(node.where, [&] {
      context_.graph().set_place(node.where);
      for (std::uint32_t row : rows) create_node(node, batch, row);
    });
  }
  for (const plan::NewRelationship& made : creation_.relationships) {
    placed(made.where, [&] {
      context_.graph().set_place(made.where);
      for (std::uint32_t row : rows) create_relationship(made, batch, row);
    });
  }
}

void Creator::add_property(graph::KeyId key, Value value) {
  context_.work(footprint(value) / kBytesOfStep);  // as long as it takes to store
  if (!value.is_null()) properties_.push_back({key, std::move(value)});
}

void Creator::collect(const plan::PropertySource& source, const Batch& batch, std::uint32_t row) {
  properties_.clear();
  for (const auto& [name, evaluator] : source.entries) {
    add_property(context_.make_key(name), evaluator->value(context_, batch, row));
  }
  if (source.map) {
    const Value map = properties_map(context_, source.map->value(context_, batch, row));
    if (map.is_map()) {
      for (const Map::Entry& entry : map.map()) {
        add_property(context_.graph().key(entry.first), entry.second);
      }
    }
  }
  std::sort(properties_.begin(), properties_.end(),
            [](const graph::Property& a, const graph::Property& b) { return a.key < b.key; });
}

void Creator::create_node(const plan::NewNode& node, Batch& batch, std::uint32_t row) {
  labels_.clear();
  for (const Name& name : node.labels.fixed) labels_.push_back(context_.make_label(name));
  if (!node.labels.dynamic.empty()) {
    each_name(context_, {{}, node.labels.dynamic}, batch, row,
              [&](std::string_view name) { labels_.push_back(context_.graph().label(name)); });
  }
  std::sort(labels_.begin(), labels_.end());
  labels_.erase(std::unique(labels_.begin(), labels_.end()), labels_.end());
  collect(node.properties, batch, row);
  batch[node.slot].nodes()[row] = context_.graph().create_node(labels_, properties_);
  ++context_.counters.nodes_created;
  context_.counters.labels_added += labels_.size();
  context_.counters.properties_set += properties_.size();
  context_.work(1);
}

void Creator::create_relationship(const plan::NewRelationship& made, Batch& batch,
                                  std::uint32_t row) {
  const NodeId start = batch[made.start].node(row);
  const NodeId end = batch[made.end].node(row);
  if (start == kNoNode || end == kNoNode) {
    fail(Code::TypeMismatch, "a relationship cannot be created: one of its nodes is null");
  }
  require_alive(context_, start);
  require_alive(context_, end);
  graph::TypeId type{};
  if (made.type.fixed.empty()) {
    each_name(context_, made.type, batch, row,
              [&](std::string_view name) { type = context_.graph().type(name); });
  } else {
    type = context_.make_type(made.type.fixed[0]);
  }
  collect(made.properties, batch, row);
  batch[made.slot].relationships()[row] =
      context_.graph().create_relationship(start, type, end, properties_);
  ++context_.counters.relationships_created;
  context_.counters.properties_set += properties_.size();
  context_.work(1);
}

void Creator::require_values(const Batch& batch, std::uint32_t row, Span where) {
  const auto check = [&](std::string_view key, const Value& value) {
    if (!value.is_null()) return;
    throw Exception(Error{Code::MergeReadOwnWrites,
                          "MERGE cannot use null for property `" + std::string(key) + "`", where});
  };
  const auto check_all = [&](const plan::PropertySource& source) {
    for (const auto& [name, evaluator] : source.entries) {
      check(name.text, evaluator->value(context_, batch, row));
    }
    if (!source.map) return;
    const Value map = source.map->value(context_, batch, row);
    if (!map.is_map()) return;
    for (const Map::Entry& entry : map.map()) check(entry.first, entry.second);
  };
  for (const plan::NewNode& node : creation_.nodes) check_all(node.properties);
  for (const plan::NewRelationship& made : creation_.relationships) check_all(made.properties);
}

namespace {

class Create final : public Operator {
 public:
  Create(Context& context, OperatorPtr input, const plan::Creation& creation)
      : Operator(context), input_(std::move(input)), creator_(context, creation) {}
  void open() override { input_->open(); }
  bool next(Batch& out) override {
    if (!input_->next(out)) return false;
    creator_.prepare(out, out.rows());
    creator_.create(out, out.selected());
    return true;
  }

 private:
  OperatorPtr input_;
  Creator creator_;
};

}  // namespace
}  // namespace execute

namespace plan {

void PropertySource::uses(SlotSet& slots) const {
  for (const auto& [name, evaluator] : entries) evaluator->uses(slots);
  if (map) map->uses(slots);
}

bool PropertySource::reads_graph() const {
  for (const auto& [name, evaluator] : entries) {
    if (evaluator->reads_graph()) return true;
  }
  return map && map->reads_graph();
}

void Creation::uses(SlotSet& slots) const {
  for (const NewNode& node : nodes) {
    node.properties.uses(slots);
    for (const EvaluatorPtr& dynamic : node.labels.dynamic) dynamic->uses(slots);
  }
  for (const NewRelationship& made : relationships) {
    made.properties.uses(slots);
    for (const EvaluatorPtr& dynamic : made.type.dynamic) dynamic->uses(slots);
    slots[made.start] = slots[made.end] = true;
  }
}

void Creation::binds(SlotSet& slots) const {
  for (const NewNode& node : nodes) slots[node.slot] = true;
  for (const NewRelationship& made : relationships) slots[made.slot] = true;
}

void CreateStep::require(const SlotSet& needed) {
  SlotSet bound(needed.size());
  binds(bound);
  SlotSet wanted = needed;
  uses(wanted);
  for (std::size_t slot = 0; slot < wanted.size(); ++slot)
    wanted[slot] = wanted[slot] && !bound[slot];
  carried = list_of(wanted);
  inputs[0]->require(wanted);
}

OperatorPtr CreateStep::make(Builder& builder) const {
  return std::make_unique<execute::Create>(builder.context(), builder.build(*inputs[0]), creation);
}

}  // namespace plan
}  // namespace dossier::query
