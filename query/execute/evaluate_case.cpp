#include "query/execute/evaluators.h"

namespace dossier::query::execute {

namespace {

/// CASE: each arm sees only the rows that no arm before it took.
class Case final : public Evaluator {
 public:
  Case(EvaluatorPtr operand, std::vector<CaseArm> arms, EvaluatorPtr otherwise, Span where)
      : Evaluator(where),
        operand_(std::move(operand)),
        arms_(std::move(arms)),
        otherwise_(std::move(otherwise)) {}

  void uses(SlotSet& slots) const override {
    each([&](const Evaluator& part) { part.uses(slots); });
  }
  bool reads_graph() const override {
    bool reads = false;
    each([&](const Evaluator& part) { reads = reads || part.reads_graph(); });
    return reads;
  }

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    Value* values = out.make_values(batch.rows());
    std::optional<Operand> operand;
    if (operand_) operand.emplace(context, *operand_, batch, rows);
    std::vector<std::uint32_t> open(rows.begin(), rows.end());
    for (const CaseArm& arm : arms_) {
      const std::vector<std::uint32_t> taken = take(context, batch, operand, arm, open);
      store(context, batch, *arm.then, taken, values);
    }
    if (otherwise_) return store(context, batch, *otherwise_, open, values);
    for (std::uint32_t row : open) values[row] = Value();
  }

 private:
  template <typename Visit>
  void each(Visit visit) const {
    if (operand_) visit(*operand_);
    for (const CaseArm& arm : arms_) {
      for (const EvaluatorPtr& when : arm.when) visit(*when);
      visit(*arm.then);
    }
    if (otherwise_) visit(*otherwise_);
  }

  /// Moves the rows that an arm takes from `open` to the result.
  static std::vector<std::uint32_t> take(Context& context, const Batch& batch,
                                         const std::optional<Operand>& operand, const CaseArm& arm,
                                         std::vector<std::uint32_t>& open) {
    std::vector<std::uint32_t> taken;
    Ternary truths[kBatchRows];
    for (const EvaluatorPtr& when : arm.when) {
      if (open.empty()) break;
      test(context, batch, operand, *when, open, truths);
      std::size_t left = 0;
      for (std::uint32_t row : open) {
        if (truths[row] == Ternary::True) {
          taken.push_back(row);
        } else {
          open[left++] = row;
        }
      }
      open.resize(left);
    }
    return taken;
  }

  static void test(Context& context, const Batch& batch, const std::optional<Operand>& operand,
                   const Evaluator& when, Selection rows, Ternary* truths) {
    if (!operand) return when.truth(context, batch, rows, truths);
    const Operand value(context, when, batch, rows);
    for (std::uint32_t row : rows) truths[row] = equals((*operand)[row], value[row]);
  }

  static void store(Context& context, const Batch& batch, const Evaluator& from, Selection rows,
                    Value* values) {
    if (rows.empty()) return;
    const Operand operand(context, from, batch, rows);
    for (std::uint32_t row : rows) values[row] = operand[row];
  }

  EvaluatorPtr operand_;
  std::vector<CaseArm> arms_;
  EvaluatorPtr otherwise_;
};

}  // namespace

EvaluatorPtr make_case(EvaluatorPtr operand, std::vector<CaseArm> arms, EvaluatorPtr otherwise,
                       Span where) {
  return std::make_shared<Case>(std::move(operand), std::move(arms), std::move(otherwise), where);
}

}  // namespace dossier::query::execute
