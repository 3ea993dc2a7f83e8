#include "query/execute/group_table.h"
#include "query/plan/steps_rows.h"

namespace dossier::query {

namespace execute {
namespace {

class Distinct final : public Operator {
 public:
  Distinct(Context& context, OperatorPtr input, const std::vector<Slot>& slots)
      : Operator(context),
        input_(std::move(input)),
        slots_(slots),
        seen_(context, slots.size()),
        row_values_(slots.size()) {}

  void open() override {
    input_->open();
    seen_.clear();
  }

  bool next(Batch& out) override {
    while (input_->next(out)) {
      context().work(out.size());
      fresh_.clear();
      for (std::uint32_t row : out.selected()) {
        for (std::size_t i = 0; i < slots_.size(); ++i) row_values_[i] = out[slots_[i]].at(row);
        if (seen_.find_or_add(row_values_.data()).added) fresh_.push_back(row);
      }
      if (fresh_.empty()) continue;
      out.select(fresh_);
      return true;
    }
    return false;
  }

 private:
  OperatorPtr input_;
  const std::vector<Slot>& slots_;
  GroupTable seen_;
  std::vector<Value> row_values_;
  std::vector<std::uint32_t> fresh_;
};

}  // namespace
}  // namespace execute

namespace plan {

void DistinctStep::uses(SlotSet& used) const {
  for (Slot slot : slots) used[slot] = true;
}

OperatorPtr DistinctStep::make(Builder& builder) const {
  return std::make_unique<execute::Distinct>(builder.context(), builder.build(*inputs[0]), slots);
}

}  // namespace plan
}  // namespace dossier::query
