#include "query/execute/evaluators.h"
#include "query/execute/shape.h"

#include <array>

namespace dossier::query::execute {

namespace {

using Truths = std::array<Ternary, kBatchRows>;

bool any_reads_graph(const std::vector<EvaluatorPtr>& operands) {
  for (const EvaluatorPtr& operand : operands) {
    if (operand->reads_graph()) return true;
  }
  return false;
}

class Negation final : public Condition {
 public:
  Negation(EvaluatorPtr operand, Span where) : Condition(where), operand_(std::move(operand)) {}
  void uses(SlotSet& slots) const override { operand_->uses(slots); }
  bool reads_graph() const override { return operand_->reads_graph(); }
  Shape shape() const override { return {.kind = Shape::Kind::Not, .left = operand_.get()}; }

 protected:
  void do_truth(Context& context, const Batch& batch, Selection rows, Ternary* out) const override {
    operand_->truth(context, batch, rows, out);
    for (std::uint32_t row : rows) out[row] = negate(out[row]);
  }

 private:
  EvaluatorPtr operand_;
};

/// AND and OR: an operand is evaluated only for the rows that the operands before it left open.
/// `Decisive` is the truth of an operand that settles the whole.
template <Ternary Decisive>
class Junction final : public Condition {
 public:
  Junction(std::vector<EvaluatorPtr> operands, Span where)
      : Condition(where), operands_(std::move(operands)) {}
  void uses(SlotSet& slots) const override {
    for (const EvaluatorPtr& operand : operands_) operand->uses(slots);
  }
  bool reads_graph() const override { return any_reads_graph(operands_); }
  Shape shape() const override {
    if (Decisive != Ternary::False) return {};
    return {.kind = Shape::Kind::And, .operands = operands_};
  }

 protected:
  void do_truth(Context& context, const Batch& batch, Selection rows, Ternary* out) const override {
    operands_.front()->truth(context, batch, rows, out);
    std::uint32_t open[kBatchRows];
    Truths next;
    for (std::size_t i = 1; i < operands_.size(); ++i) {
      std::size_t count = 0;
      for (std::uint32_t row : rows) {
        if (out[row] != Decisive) open[count++] = row;
      }
      if (count == 0) return;
      operands_[i]->truth(context, batch, Selection(open, count), next.data());
      for (std::size_t k = 0; k < count; ++k) combine(out[open[k]], next[open[k]]);
    }
  }

 private:
  static void combine(Ternary& truth, Ternary next) {
    truth = Decisive == Ternary::False ? conjoin(truth, next) : disjoin(truth, next);
  }

  std::vector<EvaluatorPtr> operands_;
};

class ExclusiveOr final : public Condition {
 public:
  ExclusiveOr(std::vector<EvaluatorPtr> operands, Span where)
      : Condition(where), operands_(std::move(operands)) {}
  void uses(SlotSet& slots) const override {
    for (const EvaluatorPtr& operand : operands_) operand->uses(slots);
  }
  bool reads_graph() const override { return any_reads_graph(operands_); }

 protected:
  void do_truth(Context& context, const Batch& batch, Selection rows, Ternary* out) const override {
    operands_.front()->truth(context, batch, rows, out);
    Truths next;
    for (std::size_t i = 1; i < operands_.size(); ++i) {
      operands_[i]->truth(context, batch, rows, next.data());
      for (std::uint32_t row : rows) out[row] = exclusive(out[row], next[row]);
    }
  }

 private:
  std::vector<EvaluatorPtr> operands_;
};

class NullTest final : public Condition {
 public:
  NullTest(EvaluatorPtr operand, bool negated, Span where)
      : Condition(where), operand_(std::move(operand)), negated_(negated) {}
  void uses(SlotSet& slots) const override { operand_->uses(slots); }
  bool reads_graph() const override { return operand_->reads_graph(); }

 protected:
  void do_truth(Context& context, const Batch& batch, Selection rows, Ternary* out) const override {
    const Operand operand(context, *operand_, batch, rows);
    for (std::uint32_t row : rows) out[row] = ternary(operand[row].is_null() != negated_);
  }

 private:
  EvaluatorPtr operand_;
  bool negated_;
};

class TypeTest final : public Condition {
 public:
  TypeTest(EvaluatorPtr operand, TypeName type, bool negated, Span where)
      : Condition(where), operand_(std::move(operand)), type_(std::move(type)), negated_(negated) {}
  void uses(SlotSet& slots) const override { operand_->uses(slots); }
  bool reads_graph() const override { return operand_->reads_graph(); }

 protected:
  void do_truth(Context& context, const Batch& batch, Selection rows, Ternary* out) const override {
    const Operand operand(context, *operand_, batch, rows);
    for (std::uint32_t row : rows) out[row] = ternary(is_of_type(operand[row], type_) != negated_);
  }

 private:
  EvaluatorPtr operand_;
  TypeName type_;
  bool negated_;
};

}  // namespace

EvaluatorPtr make_not(EvaluatorPtr operand, Span where) {
  return std::make_shared<Negation>(std::move(operand), where);
}

EvaluatorPtr make_logical(ast::LogicalOperator op, std::vector<EvaluatorPtr> operands, Span where) {
  switch (op) {
    case ast::LogicalOperator::And:
      return std::make_shared<Junction<Ternary::False>>(std::move(operands), where);
    case ast::LogicalOperator::Or:
      return std::make_shared<Junction<Ternary::True>>(std::move(operands), where);
    case ast::LogicalOperator::Xor: break;
  }
  return std::make_shared<ExclusiveOr>(std::move(operands), where);
}

EvaluatorPtr make_is_null(EvaluatorPtr operand, bool negated, Span where) {
  return std::make_shared<NullTest>(std::move(operand), negated, where);
}

EvaluatorPtr make_type_test(EvaluatorPtr operand, TypeName type, bool negated, Span where) {
  return std::make_shared<TypeTest>(std::move(operand), std::move(type), negated, where);
}

}  // namespace dossier::query::execute
