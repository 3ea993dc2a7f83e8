#include "query/execute/entities.h"
#include "query/execute/evaluators.h"

namespace dossier::query::execute {

namespace {

class Degree final : public Evaluator {
 public:
  Degree(DegreeResult result, Slot node, graph::Direction direction, std::vector<Name> types,
         Span where)
      : Evaluator(where),
        result_(result),
        node_(node),
        direction_(direction),
        types_(std::move(types)) {}
  void uses(SlotSet& slots) const override { slots[node_] = true; }
  bool reads_graph() const override { return true; }

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    std::vector<graph::TypeId> types;
    for (const Name& name : types_) {
      if (const auto type = context.type(name)) types.push_back(*type);
    }
    const bool walkable = types_.empty() || !types.empty();
    Value* values = out.make_values(batch.rows());
    for (std::uint32_t row : rows) {
      const NodeId node = batch[node_].node(row);
      const std::uint64_t degree =
          walkable && node != kNoNode ? context.graph().degree(node, direction_, types) : 0;
      values[row] = result_ == DegreeResult::Exists ? Value(degree > 0)
                                                    : Value(static_cast<std::int64_t>(degree));
    }
  }

 private:
  DegreeResult result_;
  Slot node_;
  graph::Direction direction_;
  std::vector<Name> types_;
};

}  // namespace

EvaluatorPtr make_degree(DegreeResult result, Slot node, graph::Direction direction,
                         std::vector<Name> types, Span where) {
  return std::make_shared<Degree>(result, node, direction, std::move(types), where);
}

}  // namespace dossier::query::execute
