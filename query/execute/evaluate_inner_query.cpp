#include "query/execute/inner_query.h"
#include "query/execute/shape.h"

namespace dossier::query::execute {

namespace {

/// The operators of an inner query together with the row they begin with; kept by the context for
/// all rows.
class InnerRun final : public Operator {
 public:
  InnerRun(Context& context, const plan::Subplan& subplan) : Operator(context) {
    plan::Builder builder(context);
    for (const plan::ArgumentStep* argument : subplan.arguments) builder.feed(*argument, argument_);
    operator_ = builder.build(*subplan.root);
  }

  void begin(const Batch& batch, std::uint32_t row) {
    row_ = row;
    argument_.batch = &batch;
    argument_.rows = Selection(&row_, 1);
    open();
  }
  void open() override { operator_->open(); }
  bool next(Batch& out) override { return operator_->next(out); }

 private:
  Argument argument_;
  std::uint32_t row_ = 0;
  OperatorPtr operator_;
};

class InnerQuery final : public Evaluator {
 public:
  InnerQuery(InnerResult result, const plan::Subplan& subplan, std::vector<Slot> imports,
             EvaluatorPtr value, Span where)
      : Evaluator(where),
        result_(result),
        subplan_(subplan),
        imports_(std::move(imports)),
        value_(std::move(value)) {}

  void uses(SlotSet& slots) const override {
    for (Slot slot : imports_) slots[slot] = true;
  }
  bool reads_graph() const override { return true; }
  Shape shape() const override {
    if (result_ != InnerResult::Exists) return {};
    return {.kind = Shape::Kind::Exists, .subplan = &subplan_};
  }

 protected:
  void do_evaluate(Context& context, const Batch& batch, Selection rows,
                   Column& out) const override {
    Value* values = out.make_values(batch.rows());
    InnerRun& run = prepare(context);
    ScratchBatch inner(context);
    for (std::uint32_t row : rows) {
      context.work(1);
      run.begin(batch, row);
      values[row] = finish(context, run, *inner);
    }
  }

 private:
  InnerRun& prepare(Context& context) const {
    std::unique_ptr<Operator>& kept = context.subplan(subplan_.index);
    if (!kept) kept = std::make_unique<InnerRun>(context, subplan_);
    return static_cast<InnerRun&>(*kept);
  }

  Value finish(Context& context, InnerRun& run, Batch& inner) const {
    switch (result_) {
      case InnerResult::Exists: return Value(run.next(inner));
      case InnerResult::Count: return count(run, inner);
      case InnerResult::Collect: return collect(context, run, inner);
    }
    return {};
  }

  static Value count(InnerRun& run, Batch& inner) {
    std::int64_t total = 0;
    while (run.next(inner)) total += static_cast<std::int64_t>(inner.size());
    return Value(total);
  }

  Value collect(Context& context, InnerRun& run, Batch& inner) const {
    List list;
    while (run.next(inner)) {
      const Operand values(context, *value_, inner, inner.selected());
      for (std::uint32_t row : inner.selected()) list.push_back(values[row]);
      context.budget().require(list.size() * sizeof(Value));
    }
    return Value(std::move(list));
  }

  InnerResult result_;
  const plan::Subplan& subplan_;
  std::vector<Slot> imports_;
  EvaluatorPtr value_;
};

}  // namespace

EvaluatorPtr make_inner_query(InnerResult result, const plan::Subplan& subplan,
                              std::vector<Slot> imports, EvaluatorPtr value, Span where) {
  return std::make_shared<InnerQuery>(result, subplan, std::move(imports), std::move(value), where);
}

}  // namespace dossier::query::execute
