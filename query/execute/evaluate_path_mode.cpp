#include "query/execute/evaluators.h"

#include <algorithm>

namespace dossier::query::execute {

namespace {

class NodesDiffer final : public Evaluator {
 public:
  NodesDiffer(Slot path, ast::PathMode mode, Span where)
      : Evaluator(where), path_(path), mode_(mode) {}
  void uses(SlotSet& slots) const override { slots[path_] = true; }

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    Value* values = out.make_values(batch.rows());
    std::vector<NodeId> nodes;
    for (std::uint32_t row : rows) {
      const Value path = batch[path_].at(row);
      if (!path.is_path()) {
        values[row] = Value();
        continue;
      }
      nodes.clear();
      for (const Value& node : path.path().nodes) nodes.push_back(node.node_id());
      context.work(nodes.size());
      values[row] = Value(differ(nodes));
    }
  }

 private:
  /// Sorts the nodes.
  bool differ(std::vector<NodeId>& nodes) const {
    const bool closed = nodes.size() > 1 && nodes.front() == nodes.back();
    if (closed && mode_ == ast::PathMode::Simple) nodes.pop_back();
    std::sort(nodes.begin(), nodes.end());
    return std::adjacent_find(nodes.begin(), nodes.end()) == nodes.end();
  }

  Slot path_;
  ast::PathMode mode_;
};

}  // namespace

EvaluatorPtr make_nodes_differ(Slot path, ast::PathMode mode, Span where) {
  return std::make_shared<NodesDiffer>(path, mode, where);
}

}  // namespace dossier::query::execute
