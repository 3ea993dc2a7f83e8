#include "query/execute/hop.h"
#include "query/plan/steps_count.h"

namespace dossier::query {

namespace execute {
namespace {

class CountStore final : public Operator {
 public:
  CountStore(Context& context, const plan::CountStoreStep& step) : Operator(context), step_(step) {}
  void open() override { done_ = false; }
  bool next(Batch& out) override {
    if (done_) return false;
    done_ = true;
    const auto total = static_cast<std::int64_t>(
        step_.kind == plan::CountStoreStep::Kind::Nodes ? nodes() : relationships());
    for (Slot slot : step_.counts) out[slot].make_values(1)[0] = Value(total);
    out.set_rows(1);
    return true;
  }

 private:
  std::uint64_t nodes() {
    const graph::Statistics& statistics = graph().statistics();
    if (!step_.label) return statistics.nodes();
    const auto label = context().label(*step_.label);
    return label ? statistics.nodes(*label) : 0;
  }

  std::uint64_t relationships() {
    const graph::Statistics& statistics = graph().statistics();
    if (step_.types.empty()) return statistics.relationships();
    std::uint64_t total = 0;
    for (const Name& name : step_.types) {
      if (const auto type = context().type(name)) total += statistics.relationships(*type);
    }
    return total;
  }

  const plan::CountStoreStep& step_;
  bool done_ = false;
};

/// Multiplies the row's count by the number of steps; rows with none are dropped.
class Degree final : public Operator {
 public:
  Degree(Context& context, OperatorPtr input, const plan::DegreeStep& step)
      : Operator(context), input_(std::move(input)), step_(step), types_(step.hop) {}

  void open() override { input_->open(); }

  bool next(Batch& out) override {
    while (input_->next(out)) {
      context().work(out.size());
      if (!types_.refresh(context())) continue;
      kept_.clear();
      Value* counts = out[step_.count].make_values(out.rows());
      for (std::uint32_t row : out.selected()) {
        const std::uint64_t count = count_of(out, row);
        counts[row] = Value(static_cast<std::int64_t>(count));
        if (count > 0) kept_.push_back(row);
      }
      if (kept_.empty()) continue;
      if (kept_.size() < out.size()) out.select(kept_);
      return true;
    }
    return false;
  }

 private:
  std::uint64_t count_of(const Batch& batch, std::uint32_t row) {
    const NodeId from = batch[step_.hop.from].node(row);
    if (from == kNoNode) return 0;
    return graph().degree(from, step_.hop.direction, types_.ids());
  }

  OperatorPtr input_;
  const plan::DegreeStep& step_;
  HopTypes types_;
  std::vector<std::uint32_t> kept_;
};

}  // namespace
}  // namespace execute

namespace plan {

void CountStoreStep::binds(SlotSet& slots) const {
  for (Slot slot : counts) slots[slot] = true;
}

OperatorPtr CountStoreStep::make(Builder& builder) const {
  return std::make_unique<execute::CountStore>(builder.context(), *this);
}

void DegreeStep::uses(SlotSet& slots) const { slots[hop.from] = true; }

OperatorPtr DegreeStep::make(Builder& builder) const {
  return std::make_unique<execute::Degree>(builder.context(), builder.build(*inputs[0]), *this);
}

}  // namespace plan
}  // namespace dossier::query
