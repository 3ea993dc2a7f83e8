#include "query/execute/evaluators.h"
#include "query/execute/shape.h"
#include "query/value/access.h"
#include "query/value/failure.h"
#include "query/value/regex.h"

#include <array>

namespace dossier::query::execute {

namespace {

using ast::ComparisonOperator;

Ternary compare(ComparisonOperator op, const Value& a, const Value& b) {
  switch (op) {
    case ComparisonOperator::Equal: return equals(a, b);
    case ComparisonOperator::NotEqual: return negate(equals(a, b));
    case ComparisonOperator::Less: return less(a, b);
    case ComparisonOperator::LessOrEqual: return less_or_equal(a, b);
    case ComparisonOperator::Greater: return greater(a, b);
    case ComparisonOperator::GreaterOrEqual: return greater_or_equal(a, b);
  }
  return Ternary::Null;
}

template <typename T>
bool compare_plain(ComparisonOperator op, const T& a, const T& b) {
  switch (op) {
    case ComparisonOperator::Equal: return a == b;
    case ComparisonOperator::NotEqual: return a != b;
    case ComparisonOperator::Less: return a < b;
    case ComparisonOperator::LessOrEqual: return a <= b;
    case ComparisonOperator::Greater: return a > b;
    case ComparisonOperator::GreaterOrEqual: return a >= b;
  }
  return false;
}

/// Integers, strings and ids on the short way, everything else by the general rules.
Ternary compare_fast(ComparisonOperator op, const Value& a, const Value& b) {
  if (a.kind() == b.kind()) {
    if (a.is_integer()) return ternary(compare_plain(op, a.integer(), b.integer()));
    if (a.is_string()) return ternary(compare_plain(op, a.string(), b.string()));
  }
  return compare(op, a, b);
}

/// Two columns of ids: no values are built.
template <typename Id>
void compare_ids(bool equal, const Id* a, const Id* b, Id null, Selection rows, Ternary* out) {
  for (std::uint32_t row : rows) {
    const bool known = a[row] != null && b[row] != null;
    out[row] = known ? ternary((a[row] == b[row]) == equal) : Ternary::Null;
  }
}

bool compare_columns(ComparisonOperator op, const Operand& a, const Operand& b, Selection rows,
                     Ternary* out) {
  if (op != ComparisonOperator::Equal && op != ComparisonOperator::NotEqual) return false;
  if (a.constant() != nullptr || b.constant() != nullptr) return false;
  if (a.column().kind() != b.column().kind()) return false;
  const bool equal = op == ComparisonOperator::Equal;
  switch (a.column().kind()) {
    case ColumnKind::Node:
      return compare_ids(equal, a.column().nodes(), b.column().nodes(), kNoNode, rows, out), true;
    case ColumnKind::Relationship:
      return compare_ids(equal, a.column().relationships(), b.column().relationships(),
                         kNoRelationship, rows, out),
             true;
    default: return false;
  }
}

class Comparison final : public Condition {
 public:
  Comparison(ComparisonOperator op, EvaluatorPtr left, EvaluatorPtr right, Span where)
      : Condition(where), op_(op), left_(std::move(left)), right_(std::move(right)) {}
  void uses(SlotSet& slots) const override {
    left_->uses(slots);
    right_->uses(slots);
  }
  bool reads_graph() const override { return left_->reads_graph() || right_->reads_graph(); }
  Shape shape() const override {
    return {.kind = Shape::Kind::Compare,
            .left = left_.get(),
            .right = right_.get(),
            .comparison = op_};
  }

 protected:
  void do_truth(Context& context, const Batch& batch, Selection rows, Ternary* out) const override {
    const Operand left(context, *left_, batch, rows);
    const Operand right(context, *right_, batch, rows);
    if (compare_columns(op_, left, right, rows, out)) return;
    for (std::uint32_t row : rows) out[row] = compare_fast(op_, left[row], right[row]);
  }

 private:
  ComparisonOperator op_;
  EvaluatorPtr left_;
  EvaluatorPtr right_;
};

/// `a < b <= c`: every operand is evaluated once.
class ComparisonChain final : public Condition {
 public:
  ComparisonChain(std::vector<EvaluatorPtr> operands, std::vector<ComparisonOperator> ops,
                  Span where)
      : Condition(where), operands_(std::move(operands)), ops_(std::move(ops)) {}
  void uses(SlotSet& slots) const override {
    for (const EvaluatorPtr& operand : operands_) operand->uses(slots);
  }
  bool reads_graph() const override {
    for (const EvaluatorPtr& operand : operands_) {
      if (operand->reads_graph()) return true;
    }
    return false;
  }

 protected:
  void do_truth(Context& context, const Batch& batch, Selection rows, Ternary* out) const override {
    for (std::uint32_t row : rows) out[row] = Ternary::True;
    auto left = std::make_unique<Operand>(context, *operands_[0], batch, rows);
    for (std::size_t i = 0; i < ops_.size(); ++i) {
      auto right = std::make_unique<Operand>(context, *operands_[i + 1], batch, rows);
      for (std::uint32_t row : rows) {
        out[row] = conjoin(out[row], compare_fast(ops_[i], (*left)[row], (*right)[row]));
      }
      left = std::move(right);
    }
  }

 private:
  std::vector<EvaluatorPtr> operands_;
  std::vector<ComparisonOperator> ops_;
};

Ternary test_text(ast::BinaryOperator op, const Value& a, const Value& b) {
  switch (op) {
    case ast::BinaryOperator::In: return contains(b, a);
    case ast::BinaryOperator::StartsWith: return starts_with(a, b);
    case ast::BinaryOperator::EndsWith: return ends_with(a, b);
    case ast::BinaryOperator::Contains: return contains_text(a, b);
    case ast::BinaryOperator::Regex: return matches(a, b);
  }
  return Ternary::Null;
}

class TextTest final : public Condition {
 public:
  TextTest(ast::BinaryOperator op, EvaluatorPtr left, EvaluatorPtr right, Span where)
      : Condition(where), op_(op), left_(std::move(left)), right_(std::move(right)) {}
  void uses(SlotSet& slots) const override {
    left_->uses(slots);
    right_->uses(slots);
  }
  bool reads_graph() const override { return left_->reads_graph() || right_->reads_graph(); }
  Shape shape() const override {
    return {.kind = Shape::Kind::Text, .left = left_.get(), .right = right_.get(), .text = op_};
  }

 protected:
  void do_truth(Context& context, const Batch& batch, Selection rows, Ternary* out) const override {
    const Operand left(context, *left_, batch, rows);
    const Operand right(context, *right_, batch, rows);
    for (std::uint32_t row : rows) out[row] = test_text(op_, left[row], right[row]);
  }

 private:
  ast::BinaryOperator op_;
  EvaluatorPtr left_;
  EvaluatorPtr right_;
};

}  // namespace

EvaluatorPtr make_comparison(std::vector<EvaluatorPtr> operands,
                             std::vector<ComparisonOperator> ops, Span where) {
  if (ops.size() == 1) {
    return std::make_shared<Comparison>(ops[0], std::move(operands[0]), std::move(operands[1]),
                                        where);
  }
  return std::make_shared<ComparisonChain>(std::move(operands), std::move(ops), where);
}

EvaluatorPtr make_text_test(ast::BinaryOperator op, EvaluatorPtr left, EvaluatorPtr right,
                            Span where) {
  return std::make_shared<TextTest>(op, std::move(left), std::move(right), where);
}

}  // namespace dossier::query::execute
