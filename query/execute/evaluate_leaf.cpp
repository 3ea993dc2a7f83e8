#include "query/execute/evaluators.h"

namespace dossier::query::execute {

namespace {

void fill(const Value& value, const Batch& batch, Selection rows, Column& out) {
  Value* values = out.make_values(batch.rows());
  for (std::uint32_t row : rows) values[row] = value;
}

class Literal final : public Evaluator {
 public:
  explicit Literal(Value value) : value_(std::move(value)) {}
  const Value* constant(Context&) const override { return &value_; }
  void uses(SlotSet&) const override {}

 protected:
  void do_evaluate(Context&, const Batch& batch, Selection rows, Column& out) const override {
    fill(value_, batch, rows, out);
  }

 private:
  Value value_;
};

class ParameterValue final : public Evaluator {
 public:
  ParameterValue(std::uint32_t index, Span where) : Evaluator(where), index_(index) {}
  const Value* constant(Context& context) const override { return &context.parameter(index_); }
  void uses(SlotSet&) const override {}

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    fill(context.parameter(index_), batch, rows, out);
  }

 private:
  std::uint32_t index_;
};

class SlotValue final : public Evaluator {
 public:
  SlotValue(Slot slot, Span where) : Evaluator(where), slot_(slot) {}
  const Column* borrow(const Batch& batch) const override { return &batch[slot_]; }
  Slot slot() const override { return slot_; }
  void uses(SlotSet& slots) const override { slots[slot_] = true; }

 protected:
  void do_evaluate(Context&, const Batch& batch, Selection rows, Column& out) const override {
    const Column& from = batch[slot_];
    out.make(from.kind(), batch.rows());
    switch (from.kind()) {
      case ColumnKind::Node:
        for (std::uint32_t row : rows) out.nodes()[row] = from.nodes()[row];
        return;
      case ColumnKind::Relationship:
        for (std::uint32_t row : rows) out.relationships()[row] = from.relationships()[row];
        return;
      case ColumnKind::Value:
        for (std::uint32_t row : rows) out.values()[row] = from.values()[row];
        return;
      case ColumnKind::None: return;
    }
  }

 private:
  Slot slot_;
};

class Folded final : public Evaluator {
 public:
  Folded(std::uint32_t index, EvaluatorPtr inner)
      : Evaluator(inner->where()), index_(index), inner_(std::move(inner)) {}
  const Value* constant(Context& context) const override {
    std::optional<Value>& known = context.constant(index_);
    if (!known) known = compute(context);
    return &*known;
  }
  void uses(SlotSet&) const override {}

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    if (!rows.empty()) return fill(*constant(context), batch, rows, out);
    out.make_values(batch.rows());
  }

 private:
  Value compute(Context& context) const {
    ScratchBatch single(context);
    single->set_rows(1);
    return inner_->value(context, *single, 0);
  }

  std::uint32_t index_;
  EvaluatorPtr inner_;
};

}  // namespace

EvaluatorPtr make_literal(Value value) { return std::make_shared<Literal>(std::move(value)); }
EvaluatorPtr make_parameter(std::uint32_t index, Span where) {
  return std::make_shared<ParameterValue>(index, where);
}
EvaluatorPtr make_slot(Slot slot, Span where) { return std::make_shared<SlotValue>(slot, where); }
EvaluatorPtr make_folded(std::uint32_t index, EvaluatorPtr inner) {
  return std::make_shared<Folded>(index, std::move(inner));
}

}  // namespace dossier::query::execute
