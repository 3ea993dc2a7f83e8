#include "query/flat/flatten.h"

#include <algorithm>

#include "query/execute/operator.h"
#include "query/execute/row_table.h"
#include "query/flat/gather.h"
#include "query/flat/groups.h"
#include "query/plan/pattern.h"
#include "query/plan/steps_count.h"

namespace dossier::query::flat {

namespace {

using execute::Batch;
using execute::Context;
using execute::kBatchRows;
using execute::OperatorPtr;
using plan::AggregateStep;
using plan::Builder;
using plan::Step;
using plan::StepPtr;

constexpr std::size_t kMostKeys = 15;

const Step* source_of(const Program& program) {
  const Instruction& first = program.instructions.front();
  return first.kind == Instruction::Kind::Input ? first.source : nullptr;
}

bool reaches(const Program& program) {
  return std::any_of(program.instructions.begin(), program.instructions.end(),
                     [](const Instruction& one) { return one.kind == Instruction::Kind::Reach; });
}

/// Aggregates the rows of a program.
class FlatAggregation final : public execute::Operator {
 public:
  FlatAggregation(Context& context, Pipeline pipeline, const Program& program, const AggregateStep& step,
                  OperatorPtr source)
      : Operator(context), pipeline_(std::move(pipeline)), program_(program), step_(step), source_(std::move(source)) {}

  /// False when the memory does not have what the step needs.
  bool bind() {
    for (const plan::Assignment& key : step_.keys) {
      auto field = Field::bind(pipeline_, program_, *key.value, context());
      if (!field || (!field->is_entity() && field->kind() == graph::ValueColumn::Kind::Float)) return false;
      keys_.push_back(*std::move(field));
    }
    return make_gathers();
  }

  void open() override {
    if (opened_) make_gathers();
    opened_ = true;
    groups_ = std::make_unique<Groups>(keys_, context());
    filled_ = false;
    at_ = 0;
  }

  bool next(Batch& out) override {
    if (!filled_) fill();
    const std::size_t count = std::min(kBatchRows, groups_->size() - at_);
    if (count == 0) return false;
    write(out, count);
    at_ += count;
    return true;
  }

 private:
  bool make_gathers() {
    gathers_.clear();
    for (const plan::Aggregation& call : step_.aggregations) {
      gathers_.push_back(make_gather(call, step_.keys.size(), pipeline_, program_, context()));
      if (!gathers_.back()) return false;
    }
    return true;
  }

  void fill() {
    filled_ = true;
    Rows rows(pipeline_.variable_count, pipeline_.weighted);
    const auto stream = make_stream(pipeline_, context(), source_.get());
    std::uint32_t groups[kRows];
    for (auto& gather : gathers_) gather->set_groups(groups_->size());
    while (stream->next(rows)) {
      const std::size_t before = groups_->size();
      groups_->assign(rows, groups);
      for (auto& gather : gathers_) {
        if (groups_->size() != before) gather->set_groups(groups_->size());
        gather->add(rows, groups);
      }
    }
  }

  void write(Batch& out, std::size_t count) {
    std::vector<Value> values(count);
    for (std::size_t k = 0; k < step_.keys.size(); ++k) {
      for (std::size_t i = 0; i < count; ++i) values[i] = groups_->value(at_ + i, k);
      execute::store_values(values, 0, count, out[step_.keys[k].slot]);
    }
    for (std::size_t k = 0; k < gathers_.size(); ++k) {
      Value* results = out[step_.aggregations[k].slot].make_values(count);
      for (std::size_t i = 0; i < count; ++i) results[i] = gathers_[k]->finish(at_ + i);
    }
    out.set_rows(count);
  }

  Pipeline pipeline_;
  const Program& program_;
  const AggregateStep& step_;
  OperatorPtr source_;
  std::vector<Field> keys_;
  std::vector<std::unique_ptr<Gather>> gathers_;
  std::unique_ptr<Groups> groups_;
  std::size_t at_ = 0;
  bool filled_ = false;
  bool opened_ = false;
};

/// `inputs[0]` does the same by the ordinary operators.
struct FlatAggregateStep final : Step {
  Program program;
  Demand demand;

  std::string name() const override { return "Flat"; }
  std::string detail() const override { return "what stands below, in memory where it fits"; }
  void require(const SlotSet& needed) override { inputs[0]->require(needed); }

  OperatorPtr make(Builder& builder) const override {
    if (OperatorPtr made = make_flat(builder)) return made;
    return builder.build(*inputs[0]);
  }

 private:
  OperatorPtr make_flat(Builder& builder) const {
    if (builder.context().graph().dirty()) return nullptr;
    auto pipeline = flat::bind(program, demand, builder.context());
    if (!pipeline) return nullptr;
    const Step* source = source_of(program);
    auto made = std::make_unique<FlatAggregation>(builder.context(), *std::move(pipeline), program,
                                                  static_cast<const AggregateStep&>(*inputs[0]),
                                                  source != nullptr ? builder.build(*source) : nullptr);
    if (!made->bind()) return nullptr;
    return made;
  }
};

/// The rows of a program that begins with a scan.
class FlatRows final : public execute::Operator {
 public:
  FlatRows(Context& context, Pipeline pipeline, const std::vector<Slot>& output)
      : Operator(context), pipeline_(std::move(pipeline)), output_(output), rows_(pipeline_.variable_count, false) {}

  void open() override { stream_ = make_stream(pipeline_, context(), nullptr); }

  bool next(Batch& out) override {
    if (!stream_->next(rows_)) return false;
    for (const Slot slot : output_) write(pipeline_.variable(slot), out[slot]);
    out.set_rows(rows_.size);
    return true;
  }

 private:
  void write(Var var, execute::Column& out) const {
    const std::uint32_t* ids = rows_.column(var);
    if (pipeline_.is_relationship[var]) {
      RelationshipId* to = out.make_relationships(rows_.size);
      for (std::size_t i = 0; i < rows_.size; ++i) to[i] = ids[i] == kNone ? execute::kNoRelationship : RelationshipId{ids[i]};
    } else {
      NodeId* to = out.make_nodes(rows_.size);
      for (std::size_t i = 0; i < rows_.size; ++i) to[i] = ids[i] == kNone ? execute::kNoNode : NodeId{ids[i]};
    }
  }

  Pipeline pipeline_;
  const std::vector<Slot>& output_;
  Rows rows_;
  std::unique_ptr<Stream> stream_;
};

struct FlatRowsStep final : Step {
  Program program;
  Demand demand;
  SlotSet bound;

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
      if (pipeline) return std::make_unique<FlatRows>(builder.context(), *std::move(pipeline), demand.slots);
    }
    return builder.build(*inputs[0]);
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

StepPtr flat_aggregate(StepPtr& step, std::size_t slots) {
  const auto* aggregate = dynamic_cast<const AggregateStep*>(step.get());
  if (aggregate == nullptr || aggregate->keys.size() > kMostKeys) return nullptr;
  auto program = make_program(*aggregate->inputs[0], slots);
  if (!program) return nullptr;
  auto demand = demand_of(*aggregate, slots_of(*program, slots));
  if (!demand || (reaches(*program) && !demand->ignores_repeats)) return nullptr;
  if (aggregate->weight != execute::kNoSlot && !demand->counts_only) return nullptr;
  auto made = std::make_unique<FlatAggregateStep>();
  made->rows = step->rows;
  made->program = *std::move(program);
  made->demand = *std::move(demand);
  made->inputs.push_back(std::move(step));
  return made;
}

bool walks(const Step& step) {
  return dynamic_cast<const plan::FilterStep*>(&step) || dynamic_cast<const plan::ExpandStep*>(&step) ||
         dynamic_cast<const plan::ExpandIntoStep*>(&step) || dynamic_cast<const plan::OptionalStep*>(&step);
}

StepPtr flat_rows(StepPtr& step, std::size_t slots) {
  if (!walks(*step)) return nullptr;
  auto program = make_program(*step, slots);
  if (!program || source_of(*program) != nullptr || reaches(*program)) return nullptr;
  auto made = std::make_unique<FlatRowsStep>();
  made->rows = step->rows;
  made->bound = slots_of(*program, slots);
  made->program = *std::move(program);
  made->inputs.push_back(std::move(step));
  return made;
}

/// Steps that take in all of their input before they give anything.
bool drains(const Step& step) {
  return dynamic_cast<const plan::SortStep*>(&step) || dynamic_cast<const AggregateStep*>(&step);
}

enum class Rest : std::uint8_t { Drained, MayStop };

void flatten(StepPtr& step, std::size_t slots, Rest rest) {
  StepPtr made = flat_aggregate(step, slots);
  if (made == nullptr && rest == Rest::Drained) made = flat_rows(step, slots);
  if (made != nullptr) {
    step = std::move(made);
    return;
  }
  if (dynamic_cast<const plan::LimitStep*>(step.get())) rest = Rest::MayStop;
  if (drains(*step)) rest = Rest::Drained;
  const bool all = dynamic_cast<const plan::UnionStep*>(step.get()) != nullptr;
  for (std::size_t i = 0; i < step->inputs.size() && (i == 0 || all); ++i) flatten(step->inputs[i], slots, rest);
}

}  // namespace

void flatten(StepPtr& root, std::size_t slots) { flatten(root, slots, Rest::Drained); }

}  // namespace dossier::query::flat
