#include "query/execute/entities.h"
#include "query/execute/evaluators.h"
#include "query/execute/shape.h"
#include "query/value/failure.h"

namespace dossier::query::execute {

namespace {

const LabelTest* name_of(const LabelTest& test) {
  return test.kind == LabelTest::Kind::Name ? &test : nullptr;
}

void uses_of(const LabelTest& test, SlotSet& slots) {
  if (test.dynamic) test.dynamic->uses(slots);
  for (const LabelTest& operand : test.operands) uses_of(operand, slots);
}

/// Tests one entity; `Has` answers for a name, `any` says whether it has any name at all.
template <typename Has>
bool holds(const LabelTest& test, Context& context, const Batch& batch, std::uint32_t row, bool any,
           Has has) {
  switch (test.kind) {
    case LabelTest::Kind::Name: return has(std::string_view(test.name.text));
    case LabelTest::Kind::Wildcard: return any;
    case LabelTest::Kind::Dynamic:
    case LabelTest::Kind::DynamicAny: {
      const bool one_is_enough = test.kind == LabelTest::Kind::DynamicAny;
      const Value names = test.dynamic->value(context, batch, row);
      if (names.is_string()) return has(names.string());
      if (!names.is_list()) fail_type("a dynamic label", "a string or a list of strings", names);
      for (const Value& name : names.list()) {
        if (!name.is_string()) fail_type("a dynamic label", "a string", name);
        if (has(name.string()) == one_is_enough) return one_is_enough;
      }
      return !one_is_enough;
    }
    case LabelTest::Kind::Not: return !holds(test.operands[0], context, batch, row, any, has);
    case LabelTest::Kind::And:
      for (const LabelTest& operand : test.operands) {
        if (!holds(operand, context, batch, row, any, has)) return false;
      }
      return true;
    case LabelTest::Kind::Or:
      for (const LabelTest& operand : test.operands) {
        if (holds(operand, context, batch, row, any, has)) return true;
      }
      return false;
  }
  return false;
}

class LabelCheck final : public Condition {
 public:
  LabelCheck(EvaluatorPtr operand, LabelTest test, bool negated, Span where)
      : Condition(where), operand_(std::move(operand)), test_(std::move(test)), negated_(negated) {}
  void uses(SlotSet& slots) const override {
    operand_->uses(slots);
    uses_of(test_, slots);
  }
  bool reads_graph() const override { return true; }
  Shape shape() const override {
    if (negated_ || name_of(test_) == nullptr) return {};
    return {.kind = Shape::Kind::Label, .left = operand_.get(), .name = &test_.name};
  }

 protected:
  void do_truth(Context& context, const Batch& batch, Selection rows, Ternary* out) const override {
    const Operand operand(context, *operand_, batch, rows);
    const LabelTest* only = name_of(test_);
    if (only != nullptr && operand.constant() == nullptr &&
        operand.column().kind() == ColumnKind::Node) {
      return test_nodes(context, only->name, operand.column().nodes(), rows, out);
    }
    for (std::uint32_t row : rows) out[row] = test(context, batch, row, operand[row]);
  }

 private:
  void test_nodes(Context& context, const Name& name, const NodeId* nodes, Selection rows,
                  Ternary* out) const {
    const auto label = context.label(name);
    LabelMembers* members = label && rows.size() > 1 ? context.members(*label) : nullptr;
    for (std::uint32_t row : rows) {
      if (nodes[row] == kNoNode) {
        out[row] = Ternary::Null;
        continue;
      }
      require_alive(context, nodes[row]);
      const bool has = members != nullptr ? members->contains(nodes[row])
                                          : label && context.graph().has_label(nodes[row], *label);
      out[row] = ternary(has != negated_);
    }
  }

  Ternary test(Context& context, const Batch& batch, std::uint32_t row, const Value& entity) const {
    if (entity.is_null()) return Ternary::Null;
    if (entity.is_node())
      return ternary(test_node(context, batch, row, entity.node_id()) != negated_);
    if (!entity.is_relationship()) fail_type("a label check", "a node or relationship", entity);
    const graph::Endpoints ends = endpoints_of(context, entity.relationship_id());
    const std::string_view type = context.graph().name(ends.type);
    const auto has = [&](std::string_view name) { return name == type; };
    return ternary(holds(test_, context, batch, row, true, has) != negated_);
  }

  bool test_node(Context& context, const Batch& batch, std::uint32_t row, NodeId node) const {
    require_alive(context, node);
    std::vector<graph::LabelId> labels;
    context.graph().labels(node, labels);
    const auto has = [&](std::string_view name) {
      for (graph::LabelId label : labels) {
        if (context.graph().name(label) == name) return true;
      }
      return false;
    };
    return holds(test_, context, batch, row, !labels.empty(), has);
  }

  EvaluatorPtr operand_;
  LabelTest test_;
  bool negated_;
};

}  // namespace

EvaluatorPtr make_label_check(EvaluatorPtr operand, LabelTest test, bool negated, Span where) {
  return std::make_shared<LabelCheck>(std::move(operand), std::move(test), negated, where);
}

}  // namespace dossier::query::execute
