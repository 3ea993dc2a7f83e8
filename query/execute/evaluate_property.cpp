#include "query/execute/entities.h"
#include "query/execute/evaluators.h"
#include "query/execute/made_values.h"
#include "query/execute/shape.h"
#include "query/value/access.h"

namespace dossier::query::execute {

namespace {

constexpr std::uint32_t kNowhere = ~std::uint32_t{0};

/// As many as are read at once, so that long values are noticed before they fill the memory.
constexpr std::size_t kFetched = 128;

template <typename Id>
void fetch_many(Context& context, graph::KeyId key, std::span<const Id> ids, std::span<Value> out) {
  MadeValues made(context);
  for (std::size_t at = 0; at < ids.size(); at += kFetched) {
    const std::size_t count = std::min(kFetched, ids.size() - at);
    context.graph().properties(ids.subspan(at, count), key, out.subspan(at, count));
    for (const Value& value : out.subspan(at, count)) made.add(value);
  }
}

/// Fetches one property of the entities of up to kRoom rows at once; runs of the same entity, as an
/// expansion makes them, are read once.
template <std::size_t kRoom, typename Id>
void fetch_rows(Context& context, const Name& name, const Id* ids, Id null, Selection rows,
                Value* out) {
  const auto key = context.key(name);
  Id wanted[kRoom];
  Value found[kRoom];
  std::uint32_t places[kRoom];
  std::size_t count = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Id id = ids[rows[i]];
    places[i] = kNowhere;
    if (id == null) continue;
    if (count == 0 || wanted[count - 1] != id) {
      require_alive(context, id);
      wanted[count++] = id;
    }
    places[i] = static_cast<std::uint32_t>(count - 1);
  }
  if (key && count == 1) found[0] = context.graph().property(wanted[0], *key);
  if (key && count > 1) fetch_many<Id>(context, *key, {wanted, count}, {found, count});
  for (std::size_t i = 0; i < rows.size(); ++i)
    out[rows[i]] = places[i] == kNowhere ? Value() : found[places[i]];
}

/// Few rows take little of the stack: to clear room for a whole batch costs more than to read one
/// property.
template <typename Id>
void fetch(Context& context, const Name& name, const Id* ids, Id null, Selection rows, Value* out) {
  constexpr std::size_t kFew = 32;
  if (rows.size() <= kFew) return fetch_rows<kFew>(context, name, ids, null, rows, out);
  fetch_rows<kBatchRows>(context, name, ids, null, rows, out);
}

/// `object.key`.
class PropertyValue final : public Evaluator {
 public:
  PropertyValue(EvaluatorPtr object, Name key, Span where)
      : Evaluator(where), object_(std::move(object)), key_(std::move(key)) {}
  void uses(SlotSet& slots) const override { object_->uses(slots); }
  bool reads_graph() const override { return true; }
  Shape shape() const override {
    return {.kind = Shape::Kind::Property, .left = object_.get(), .name = &key_};
  }

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    const Operand object(context, *object_, batch, rows);
    Value* values = out.make_values(batch.rows());
    if (object.constant() == nullptr) {
      const Column& column = object.column();
      if (column.kind() == ColumnKind::Node) {
        return fetch(context, key_, column.nodes(), kNoNode, rows, values);
      }
      if (column.kind() == ColumnKind::Relationship) {
        return fetch(context, key_, column.relationships(), kNoRelationship, rows, values);
      }
    }
    for (std::uint32_t row : rows) values[row] = property(context, object[row], key_);
  }

 private:
  EvaluatorPtr object_;
  Name key_;
};

/// `object[index]`.
class IndexedValue final : public Evaluator {
 public:
  IndexedValue(EvaluatorPtr object, EvaluatorPtr index, Span where)
      : Evaluator(where), object_(std::move(object)), index_(std::move(index)) {}
  void uses(SlotSet& slots) const override {
    object_->uses(slots);
    index_->uses(slots);
  }
  bool reads_graph() const override { return true; }

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    const Operand object(context, *object_, batch, rows);
    const Operand index(context, *index_, batch, rows);
    Value* values = out.make_values(batch.rows());
    for (std::uint32_t row : rows) values[row] = dynamic_property(context, object[row], index[row]);
  }

 private:
  EvaluatorPtr object_;
  EvaluatorPtr index_;
};

/// `list[from..to]`.
class SliceValue final : public Evaluator {
 public:
  SliceValue(EvaluatorPtr list, EvaluatorPtr from, EvaluatorPtr to, Span where)
      : Evaluator(where), list_(std::move(list)), from_(std::move(from)), to_(std::move(to)) {}
  void uses(SlotSet& slots) const override {
    list_->uses(slots);
    if (from_) from_->uses(slots);
    if (to_) to_->uses(slots);
  }
  bool reads_graph() const override {
    return list_->reads_graph() || (from_ && from_->reads_graph()) || (to_ && to_->reads_graph());
  }

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    const Operand list(context, *list_, batch, rows);
    std::optional<Operand> from;
    std::optional<Operand> to;
    if (from_) from.emplace(context, *from_, batch, rows);
    if (to_) to.emplace(context, *to_, batch, rows);
    Value* values = out.make_values(batch.rows());
    MadeValues made(context);
    for (std::uint32_t row : rows) {
      values[row] = slice(list[row], from ? &(*from)[row] : nullptr, to ? &(*to)[row] : nullptr,
                          context.budget());
      made.add(values[row]);
    }
  }

 private:
  EvaluatorPtr list_;
  EvaluatorPtr from_;
  EvaluatorPtr to_;
};

}  // namespace

EvaluatorPtr make_property(EvaluatorPtr object, Name key, Span where) {
  return std::make_shared<PropertyValue>(std::move(object), std::move(key), where);
}
EvaluatorPtr make_index(EvaluatorPtr object, EvaluatorPtr index, Span where) {
  return std::make_shared<IndexedValue>(std::move(object), std::move(index), where);
}
EvaluatorPtr make_slice(EvaluatorPtr list, EvaluatorPtr from, EvaluatorPtr to, Span where) {
  return std::make_shared<SliceValue>(std::move(list), std::move(from), std::move(to), where);
}

}  // namespace dossier::query::execute
