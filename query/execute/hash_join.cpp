#include "query/execute/group_table.h"
#include "query/execute/row_table.h"
#include "query/execute/unfold.h"
#include "query/plan/steps_read.h"

#include <deque>

namespace dossier::query {

namespace execute {
namespace {

/// Rows of the second plan by their keys: a chain of rows for each distinct key.
class HashJoin final : public Unfold<HashJoin> {
 public:
  HashJoin(Context& context, OperatorPtr input, OperatorPtr inner, const plan::HashJoinStep& step)
      : Unfold(context, std::move(input), step.carried),
        inner_(std::move(inner)),
        step_(step),
        table_(context, step.built),
        keys_(context, step.build.size()) {}

  void open() override {
    Unfold::open();
    if (!built_ || context().counters.any()) build();
  }

  void make_room(Batch&, std::size_t) {}

  void begin(const Batch& batch, std::uint32_t row) {
    at_ = kEnd;
    std::vector<Value> key;
    for (const EvaluatorPtr& probe : step_.probe) {
      key.push_back(probe->value(context(), batch, row));
      if (key.back().is_null()) return;
    }
    const std::uint32_t group = keys_.find(key.data());
    if (group != GroupTable::kNone) at_ = first_[group];
  }

  std::size_t produce(Batch&, std::size_t, std::size_t space) {
    std::size_t made = 0;
    for (; made < space && at_ != kEnd; ++made, at_ = next_[at_]) found_.push_back(at_);
    return made;
  }

  bool next(Batch& out) override {
    found_.clear();
    if (!Unfold::next(out)) return false;
    table_.gather(found_, out);
    return true;
  }

 private:
  static constexpr std::uint32_t kEnd = ~std::uint32_t{0};

  void build() {
    built_ = true;
    table_.clear();
    keys_.clear();
    first_.clear();
    last_.clear();
    next_.clear();
    ScratchBatch batch(context());
    inner_->open();
    while (inner_->next(*batch)) {
      context().work(batch->size());
      insert(*batch);
    }
  }

  void insert(const Batch& batch) {
    std::deque<Operand> operands;
    for (const EvaluatorPtr& key : step_.build)
      operands.emplace_back(context(), *key, batch, batch.selected());
    std::vector<Value> key(operands.size());
    std::vector<std::uint32_t> kept;
    for (std::uint32_t row : batch.selected()) {
      bool null = false;
      for (std::size_t k = 0; k < key.size(); ++k) {
        key[k] = operands[k][row];
        null = null || key[k].is_null();
      }
      if (null) continue;
      link(keys_.find_or_add(key.data()), static_cast<std::uint32_t>(table_.size() + kept.size()));
      kept.push_back(row);
    }
    table_.append(batch, kept);
  }

  void link(GroupTable::Found found, std::uint32_t row) {
    next_.push_back(kEnd);
    if (found.added) {
      first_.push_back(row);
      last_.push_back(row);
      return;
    }
    next_[last_[found.group]] = row;
    last_[found.group] = row;
  }

  OperatorPtr inner_;
  const plan::HashJoinStep& step_;
  RowTable table_;
  GroupTable keys_;
  std::vector<std::uint32_t> first_, last_, next_, found_;
  std::uint32_t at_ = kEnd;
  bool built_ = false;
};

}  // namespace
}  // namespace execute

namespace plan {

void HashJoinStep::uses(SlotSet& slots) const {
  for (const EvaluatorPtr& value : probe) value->uses(slots);
}

void HashJoinStep::binds(SlotSet& slots) const {
  for (Slot slot : bound) slots[slot] = true;
}

void HashJoinStep::require(const SlotSet& needed) {
  SlotSet inner(needed.size());
  built.clear();
  for (Slot slot : bound) {
    if (needed[slot]) built.push_back(slot);
  }
  for (Slot slot : built) inner[slot] = true;
  for (const EvaluatorPtr& value : build) value->uses(inner);
  inputs[1]->require(inner);
  SlotSet outer = needed;
  for (Slot slot : bound) outer[slot] = false;
  carried = list_of(outer);
  uses(outer);
  inputs[0]->require(outer);
}

OperatorPtr HashJoinStep::make(Builder& builder) const {
  return std::make_unique<execute::HashJoin>(builder.context(), builder.build(*inputs[0]),
                                             builder.build(*inputs[1]), *this);
}

}  // namespace plan
}  // namespace dossier::query
