#include "query/execute/entities.h"
#include "query/plan/steps_write.h"
#include "query/value/failure.h"

namespace dossier::query {

namespace execute {
namespace {

class Delete final : public Operator {
 public:
  Delete(Context& context, OperatorPtr input, const plan::DeleteStep& step)
      : Operator(context), input_(std::move(input)), step_(step) {}
  void open() override { input_->open(); }

  bool next(Batch& out) override {
    if (!input_->next(out)) return false;
    for (std::uint32_t row : out.selected()) {
      for (const EvaluatorPtr& value : step_.values)
        take_away(value->value(context(), out, row), *value);
    }
    return true;
  }

 private:
  void take_away(const Value& value, const Evaluator& source) {
    context().work(1);
    switch (value.kind()) {
      case ValueKind::Null: return;
      case ValueKind::Node: return delete_node(value.node_id(), source.where());
      case ValueKind::Relationship: return delete_relationship(value.relationship_id());
      case ValueKind::Path:
        for (const Value& step : value.path().relationships)
          delete_relationship(step.relationship_id());
        for (const Value& node : value.path().nodes) delete_node(node.node_id(), source.where());
        return;
      default:
        throw Exception(Error{Code::TypeMismatch,
                              "DELETE takes nodes, relationships and paths, not " +
                                  std::string(kind_with_article(value.kind())),
                              source.where()});
    }
  }

  void delete_node(NodeId node, Span where) {
    auto& deleted = context().deleted_nodes;
    if (deleted.all.contains(static_cast<std::uint64_t>(node)) || !graph().exists(node)) return;
    steps_.clear();
    graph().expand(node, graph::Direction::Both, {}, steps_);
    if (step_.kind == plan::DeleteKind::Detach) {
      for (const graph::Adjacent& step : steps_) remember(step, node);
      context().counters.relationships_deleted += graph().detach_delete_node(node);
    } else {
      if (!steps_.empty()) expect_gone(where);
      graph().delete_node(node);
    }
    deleted.all.insert(static_cast<std::uint64_t>(node));
    ++context().counters.nodes_deleted;
  }

  /// The relationships of the node must be deleted too before the statement ends.
  void expect_gone(Span where) {
    std::vector<RelationshipId> left;
    left.reserve(steps_.size());
    for (const graph::Adjacent& step : steps_) left.push_back(step.relationship);
    context().deleted_nodes.connected.push_back({std::move(left), where});
  }

  void remember(const graph::Adjacent& step, NodeId node) {
    const graph::Endpoints ends = step.outgoing ? graph::Endpoints{node, step.neighbour, step.type}
                                                : graph::Endpoints{step.neighbour, node, step.type};
    context().deleted_relationships.emplace(static_cast<std::uint64_t>(step.relationship), ends);
  }

  void delete_relationship(RelationshipId relationship) {
    auto& deleted = context().deleted_relationships;
    if (deleted.contains(static_cast<std::uint64_t>(relationship))) return;
    const auto ends = graph().endpoints(relationship);
    if (!ends) return;
    deleted.emplace(static_cast<std::uint64_t>(relationship), *ends);
    graph().delete_relationship(relationship);
    ++context().counters.relationships_deleted;
  }

  OperatorPtr input_;
  const plan::DeleteStep& step_;
  std::vector<graph::Adjacent> steps_;
};

}  // namespace
}  // namespace execute

namespace plan {

void DeleteStep::uses(SlotSet& slots) const {
  for (const EvaluatorPtr& value : values) value->uses(slots);
}

OperatorPtr DeleteStep::make(Builder& builder) const {
  return std::make_unique<execute::Delete>(builder.context(), builder.build(*inputs[0]), *this);
}

}  // namespace plan
}  // namespace dossier::query
