#include "query/plan/step.h"

#include <chrono>

namespace dossier::query::plan {

namespace {

/// Counts and times what passes through another operator.
class Measured final : public execute::Operator {
 public:
  Measured(execute::Context& context, OperatorPtr inner, Measure& measure)
      : Operator(context), inner_(std::move(inner)), measure_(measure) {}

  void open() override {
    ++measure_.runs;
    inner_->open();
  }

  bool next(execute::Batch& out) override {
    const auto begin = std::chrono::steady_clock::now();
    const bool more = inner_->next(out);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    measure_.seconds += spent.count();
    if (more) measure_.rows += out.size();
    return more;
  }

 private:
  OperatorPtr inner_;
  Measure& measure_;
};

}  // namespace

OperatorPtr Builder::build(const Step& step) {
  context_.work(1 + context_.slots() / 64);
  return measured(step, step.make(*this));
}

OperatorPtr Builder::measured(const Step& step, OperatorPtr made) {
  if (profile_ == nullptr) return made;
  return std::make_unique<Measured>(context_, std::move(made), (*profile_)[&step]);
}

std::vector<Slot> list_of(const SlotSet& set) {
  std::vector<Slot> slots;
  for (std::size_t slot = 0; slot < set.size(); ++slot) {
    if (set[slot]) slots.push_back(static_cast<Slot>(slot));
  }
  return slots;
}

void Step::require(const SlotSet& needed) {
  SlotSet bound(needed.size());
  binds(bound);
  SlotSet kept = needed;
  for (std::size_t slot = 0; slot < kept.size(); ++slot) kept[slot] = kept[slot] && !bound[slot];
  carried = list_of(kept);
  uses(kept);
  for (StepPtr& input : inputs) input->require(kept);
}

}  // namespace dossier::query::plan
