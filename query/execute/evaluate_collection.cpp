#include "query/execute/entities.h"
#include "query/execute/evaluators.h"
#include "query/value/failure.h"

#include <deque>

namespace dossier::query::execute {

namespace {

class ListValue final : public Evaluator {
 public:
  ListValue(std::vector<EvaluatorPtr> elements, Span where)
      : Evaluator(where), elements_(std::move(elements)) {}
  void uses(SlotSet& slots) const override {
    for (const EvaluatorPtr& element : elements_) element->uses(slots);
  }
  bool reads_graph() const override {
    for (const EvaluatorPtr& element : elements_) {
      if (element->reads_graph()) return true;
    }
    return false;
  }

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    std::deque<Operand> operands;
    for (const EvaluatorPtr& element : elements_)
      operands.emplace_back(context, *element, batch, rows);
    Value* values = out.make_values(batch.rows());
    for (std::uint32_t row : rows) {
      List list;
      list.reserve(operands.size());
      for (const Operand& operand : operands) list.push_back(operand[row]);
      values[row] = Value(std::move(list));
    }
  }

 private:
  std::vector<EvaluatorPtr> elements_;
};

class MapValue final : public Evaluator {
 public:
  MapValue(std::vector<MapPart> parts, Span where) : Evaluator(where), parts_(std::move(parts)) {}
  void uses(SlotSet& slots) const override {
    for (const MapPart& part : parts_) part.value->uses(slots);
  }
  bool reads_graph() const override {
    for (const MapPart& part : parts_) {
      if (part.value->reads_graph()) return true;
    }
    return false;
  }

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    std::deque<Operand> operands;
    for (const MapPart& part : parts_) operands.emplace_back(context, *part.value, batch, rows);
    Value* values = out.make_values(batch.rows());
    for (std::uint32_t row : rows) {
      Map map;
      for (std::size_t i = 0; i < parts_.size(); ++i) map.set(parts_[i].key, operands[i][row]);
      values[row] = Value(std::move(map));
    }
  }

 private:
  std::vector<MapPart> parts_;
};

/// `subject {.key, .*, name: value}`.
class MapProjection final : public Evaluator {
 public:
  MapProjection(EvaluatorPtr subject, std::vector<ProjectionPart> parts, Span where)
      : Evaluator(where), subject_(std::move(subject)), parts_(std::move(parts)) {}
  void uses(SlotSet& slots) const override {
    subject_->uses(slots);
    for (const ProjectionPart& part : parts_) {
      if (part.value) part.value->uses(slots);
    }
  }
  bool reads_graph() const override { return true; }

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    const Operand subject(context, *subject_, batch, rows);
    std::deque<std::optional<Operand>> operands;
    for (const ProjectionPart& part : parts_) {
      operands.emplace_back();
      if (part.value) operands.back().emplace(context, *part.value, batch, rows);
    }
    Value* values = out.make_values(batch.rows());
    for (std::uint32_t row : rows) values[row] = project(context, subject[row], operands, row);
  }

 private:
  Value project(Context& context, const Value& subject,
                const std::deque<std::optional<Operand>>& operands, std::uint32_t row) const {
    if (subject.is_null()) return {};
    const Value properties = properties_map(context, subject);
    Map map;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const ProjectionPart& part = parts_[i];
      if (operands[i]) {
        map.set(part.key, (*operands[i])[row]);
      } else if (part.key.empty()) {
        for (const Map::Entry& entry : properties.map()) map.set(entry.first, entry.second);
      } else {
        const Value* found = properties.map().find(part.key);
        map.set(part.key, found != nullptr ? *found : Value());
      }
    }
    return Value(std::move(map));
  }

  EvaluatorPtr subject_;
  std::vector<ProjectionPart> parts_;
};

/// `p` of `p = (a)-[r]->(b)`: a path put together from the values of its elements.
class PathValue final : public Evaluator {
 public:
  PathValue(std::vector<Slot> elements, Span where)
      : Evaluator(where), elements_(std::move(elements)) {}
  void uses(SlotSet& slots) const override {
    for (Slot slot : elements_) slots[slot] = true;
  }

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    Value* values = out.make_values(batch.rows());
    for (std::uint32_t row : rows) values[row] = build(context, batch, row);
  }

 private:
  Value build(Context& context, const Batch& batch, std::uint32_t row) const {
    Path path;
    for (Slot slot : elements_) {
      const Value element = batch[slot].at(row);
      if (element.is_null()) return {};
      if (!add(context, path, element)) return {};
    }
    return Value(std::move(path));
  }

  static bool add(Context& context, Path& path, const Value& element) {
    if (element.is_list()) {
      for (const Value& part : element.list()) {
        if (part.is_null() || !add(context, path, part)) return false;
      }
      return true;
    }
    if (element.is_relationship()) return step(context, path, element), true;
    // After a relationship its far node is known; the node's own element only confirms it.
    if (path.nodes.size() == path.relationships.size()) path.nodes.push_back(element);
    return true;
  }

  static void step(Context& context, Path& path, const Value& relationship) {
    context.work(1);
    const graph::Endpoints ends = endpoints_of(context, relationship.relationship_id());
    const NodeId from = path.nodes.back().node_id();
    path.relationships.push_back(Value(relationship.relationship_id()));
    path.nodes.push_back(Value(ends.start == from ? ends.end : ends.start));
  }

  std::vector<Slot> elements_;
};

}  // namespace

EvaluatorPtr make_list(std::vector<EvaluatorPtr> elements, Span where) {
  return std::make_shared<ListValue>(std::move(elements), where);
}
EvaluatorPtr make_map(std::vector<MapPart> parts, Span where) {
  return std::make_shared<MapValue>(std::move(parts), where);
}
EvaluatorPtr make_map_projection(EvaluatorPtr subject, std::vector<ProjectionPart> parts,
                                 Span where) {
  return std::make_shared<MapProjection>(std::move(subject), std::move(parts), where);
}
EvaluatorPtr make_path(std::vector<Slot> elements, Span where) {
  return std::make_shared<PathValue>(std::move(elements), where);
}

}  // namespace dossier::query::execute
