#include "query/flat/flatten.h"

#include "query/execute/shape.h"
#include "query/flat/aggregation.h"
#include "query/flat/listing.h"
#include "query/plan/pattern.h"
#include "query/plan/steps_count.h"

#include <algorithm>
#include <chrono>

namespace dossier::query::flat {

namespace {

using execute::Batch;
using execute::Context;
using execute::OperatorPtr;
using plan::AggregateStep;
using plan::Builder;
using plan::Step;
using plan::StepPtr;

const Step* source_of(const Program& program) {
  const Instruction& first = program.instructions.front();
  return first.kind == Instruction::Kind::Input ? first.source : nullptr;
}

bool reaches(const Program& program) {
  return std::any_of(program.instructions.begin(), program.instructions.end(),
                     [](const Instruction& one) { return one.kind == Instruction::Kind::Reach; });
}

/// The ordinary operators in place of a program that found nothing in memory; tells it how long
/// they take.
class Missed final : public execute::Operator {
 public:
  Missed(Context& context, OperatorPtr input, const Program& program)
      : Operator(context), input_(std::move(input)), program_(program) {}

  void open() override { input_->open(); }
  bool next(Batch& out) override {
    const auto start = Clock::now();
    const bool more = input_->next(out);
    program_.misses.add(static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count()));
    return more;
  }

 private:
  using Clock = std::chrono::steady_clock;
  OperatorPtr input_;
  const Program& program_;
};

/// Tells the stages of a pipeline where PROFILE keeps their measures: each that of the step which
/// it does or completes.
void measure_stages(Pipeline& pipeline, Builder& builder) {
  for (Stage& stage : pipeline.stages) {
    const Instruction* instruction = stage.instruction;
    if (instruction != nullptr && instruction->step != nullptr)
      stage.measure = builder.measure(*instruction->step);
  }
}

/// `inputs[0]` does the same by the ordinary operators.
struct FlatAggregateStep final : Step {
  Program program;
  Demand demand;
  std::optional<GroupOrder> order;

  std::string name() const override { return "Flat"; }
  std::string detail() const override { return "what stands below, in memory where it fits"; }
  void require(const SlotSet& needed) override { inputs[0]->require(needed); }

  OperatorPtr make(Builder& builder) const override {
    if (OperatorPtr made = make_flat(builder)) return made;
    return std::make_unique<Missed>(builder.context(), builder.build(*inputs[0]), program);
  }

 private:
  OperatorPtr make_flat(Builder& builder) const {
    if (builder.context().graph().dirty()) return nullptr;
    auto pipeline = flat::bind(program, demand, builder.context());
    if (!pipeline) return nullptr;
    measure_stages(*pipeline, builder);
    const Step* source = source_of(program);
    auto made = std::make_unique<FlatAggregation>(
        builder.context(), *std::move(pipeline), program,
        static_cast<const AggregateStep&>(*inputs[0]),
        source != nullptr ? builder.build(*source) : nullptr, order ? &*order : nullptr);
    if (!made->bind()) return nullptr;
    return builder.measured(*inputs[0], std::move(made));
  }
};

struct FlatRowsStep final : Step {
  Program program;
  Demand demand;
  SlotSet bound;
  Leading leading;

  std::string name() const override { return "Flat"; }
  std::string detail() const override { return "what stands below, in memory where it fits"; }

  void require(const SlotSet& needed) override {
    demand.slots.clear();
    for (Slot slot = 0; slot < needed.size(); ++slot) {
      if (needed[slot] && plan::has(bound, slot)) demand.slots.push_back(slot);
    }
    inputs[0]->require(needed);
  }

  OperatorPtr make(Builder& builder) const override {
    if (!builder.context().graph().dirty()) {
      auto pipeline = flat::bind(program, demand, builder.context());
      if (pipeline) {
        measure_stages(*pipeline, builder);
        return make_listing(builder.context(), *std::move(pipeline), program, demand.slots,
                            leading);
      }
    }
    return std::make_unique<Missed>(builder.context(), builder.build(*inputs[0]), program);
  }
};

/// How a program has to give its rows to the calls; nothing when one of them cannot be done here.
std::optional<Demand> demand_of(const AggregateStep& aggregate, const SlotSet& known) {
  Demand demand;
  bool weighed = true;
  bool ignored = true;
  for (const plan::Aggregation& call : aggregate.aggregations) {
    const Repeats repeats = repeats_of(call, known);
    if (repeats == Repeats::Unknown) return std::nullopt;
    weighed = weighed && repeats != Repeats::Needed;
    ignored = ignored && repeats == Repeats::Ignored;
    if (!call.arguments.empty()) demand.slots.push_back(Field::slot_of(*call.arguments[0]));
  }
  for (const plan::Assignment& key : aggregate.keys) {
    if (!Field::is_possible(*key.value, known)) return std::nullopt;
    demand.slots.push_back(Field::slot_of(*key.value));
  }
  demand.counts_only = weighed;
  demand.ignores_repeats = ignored;
  return demand;
}

/// A sort with a limit whose input is the step, or computes what it sorts by from the step and
/// nothing else.
struct Above {
  const plan::SortStep* sort = nullptr;
  const plan::ProjectStep* project = nullptr;

  /// What the first key of the sort is before the projection; null when there is no sort.
  const Evaluator* first_key() const {
    if (sort == nullptr) return nullptr;
    const Evaluator& key = *sort->keys.front().value;
    if (project == nullptr || key.slot() == execute::kNoSlot) return &key;
    for (const plan::Assignment& item : project->items) {
      if (item.slot == key.slot()) return item.value.get();
    }
    return &key;
  }
};

std::optional<GroupOrder> order_of(const AggregateStep& aggregate, const Above& above) {
  const Evaluator* key = above.first_key();
  if (key == nullptr || key->slot() == execute::kNoSlot) return std::nullopt;
  for (std::size_t i = 0; i < aggregate.keys.size(); ++i) {
    if (aggregate.keys[i].slot == key->slot()) return GroupOrder{above.sort, i};
  }
  for (std::size_t i = 0; i < aggregate.aggregations.size(); ++i) {
    if (aggregate.aggregations[i].slot == key->slot())
      return GroupOrder{above.sort, aggregate.keys.size() + i};
  }
  return std::nullopt;
}

StepPtr flat_aggregate(StepPtr& step, std::size_t slots, const Above& above) {
  const auto* aggregate = dynamic_cast<const AggregateStep*>(step.get());
  if (aggregate == nullptr || aggregate->keys.size() > FlatAggregation::kMostKeys) return nullptr;
  auto program = make_program(*aggregate->inputs[0], slots);
  if (!program) return nullptr;
  auto demand = demand_of(*aggregate, slots_of(*program, slots));
  if (!demand || (reaches(*program) && !demand->ignores_repeats)) return nullptr;
  if (aggregate->weight != execute::kNoSlot && !demand->counts_only) return nullptr;
  auto made = std::make_unique<FlatAggregateStep>();
  made->rows = step->rows;
  made->program = *std::move(program);
  made->demand = *std::move(demand);
  made->order = order_of(*aggregate, above);
  made->inputs.push_back(std::move(step));
  return made;
}

bool walks(const Step& step) {
  return dynamic_cast<const plan::FilterStep*>(&step) ||
         dynamic_cast<const plan::ExpandStep*>(&step) ||
         dynamic_cast<const plan::ExpandIntoStep*>(&step) ||
         dynamic_cast<const plan::OptionalStep*>(&step);
}

StepPtr flat_rows(StepPtr& step, std::size_t slots, const Above& above) {
  if (!walks(*step)) return nullptr;
  auto program = make_program(*step, slots);
  if (!program || source_of(*program) != nullptr || reaches(*program)) return nullptr;
  auto made = std::make_unique<FlatRowsStep>();
  made->rows = step->rows;
  made->bound = slots_of(*program, slots);
  const Evaluator* key = above.first_key();
  const bool is_property = key != nullptr && key->shape().kind == execute::Shape::Kind::Property;
  if (is_property && Field::is_possible(*key, made->bound)) made->leading = {above.sort, key};
  made->program = *std::move(program);
  made->inputs.push_back(std::move(step));
  return made;
}

/// Steps that take in all of their input before they give anything.
bool drains(const Step& step) {
  return dynamic_cast<const plan::SortStep*>(&step) || dynamic_cast<const AggregateStep*>(&step);
}

enum class Rest : std::uint8_t { Drained, MayStop };

void flatten(StepPtr& step, std::size_t slots, Rest rest, Above above) {
  StepPtr made = flat_aggregate(step, slots, above);
  if (made == nullptr && rest == Rest::Drained) made = flat_rows(step, slots, above);
  if (made != nullptr) {
    step = std::move(made);
    return;
  }
  if (dynamic_cast<const plan::LimitStep*>(step.get())) rest = Rest::MayStop;
  if (drains(*step)) rest = Rest::Drained;
  const auto* project = dynamic_cast<const plan::ProjectStep*>(step.get());
  const auto* sort = dynamic_cast<const plan::SortStep*>(step.get());
  if (project != nullptr && above.sort != nullptr && above.project == nullptr) {
    above.project = project;
  } else {
    above = {sort != nullptr && sort->limit ? sort : nullptr, nullptr};
  }
  const bool all = dynamic_cast<const plan::UnionStep*>(step.get()) != nullptr;
  for (std::size_t i = 0; i < step->inputs.size() && (i == 0 || all); ++i)
    flatten(step->inputs[i], slots, rest, above);
}

}  // namespace

void flatten(StepPtr& root, std::size_t slots) { flatten(root, slots, Rest::Drained, {}); }

}  // namespace dossier::query::flat
