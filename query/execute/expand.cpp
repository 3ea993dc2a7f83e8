#include "query/execute/hop.h"
#include "query/execute/unfold.h"

namespace dossier::query {

namespace execute {
namespace {

/// Writes the steps of one row, leaving out relationships that the row has used already.
class StepWriter {
 public:
  std::vector<graph::Adjacent>& clear() {
    at_ = 0;
    steps_.clear();
    return steps_;
  }
  template <typename Write>
  std::size_t write(const UsedRelationships& used, std::size_t space, Write write) {
    std::size_t count = 0;
    while (count < space && at_ < steps_.size()) {
      const graph::Adjacent& step = steps_[at_++];
      if (!used.empty() && used.contains(step.relationship)) continue;
      write(count++, step);
    }
    return count;
  }

 private:
  std::vector<graph::Adjacent> steps_;
  std::size_t at_ = 0;
};

class Expand final : public Unfold<Expand> {
 public:
  Expand(Context& context, OperatorPtr input, const plan::ExpandStep& step)
      : Unfold(context, std::move(input), step.carried),
        step_(step),
        hop_(step.hop),
        types_(step.hop),
        used_(step.hop.distinct_from) {}

  void make_room(Batch& out, std::size_t rows) {
    out[hop_.to].make_nodes(rows);
    if (step_.needs_relationship) out[hop_.relationship].make_relationships(rows);
  }

  void begin(const Batch& batch, std::uint32_t row) {
    auto& steps = writer_.clear();
    const NodeId from = batch[hop_.from].node(row);
    if (from == kNoNode || !types_.refresh(context())) return;
    graph().expand(from, hop_.direction, types_.ids(), steps);
    if (!hop_.distinct_from.empty()) used_.collect(batch, row);
    context().work(steps.size());
  }

  std::size_t produce(Batch& out, std::size_t at, std::size_t space) {
    NodeId* nodes = out[hop_.to].nodes() + at;
    if (!step_.needs_relationship) {
      return writer_.write(used_, space, [&](std::size_t i, const graph::Adjacent& step) {
        nodes[i] = step.neighbour;
      });
    }
    RelationshipId* relationships = out[hop_.relationship].relationships() + at;
    return writer_.write(used_, space, [&](std::size_t i, const graph::Adjacent& step) {
      nodes[i] = step.neighbour;
      relationships[i] = step.relationship;
    });
  }

 private:
  const plan::ExpandStep& step_;
  const plan::Hop& hop_;
  HopTypes types_;
  UsedRelationships used_;
  StepWriter writer_;
};

class ExpandInto final : public Unfold<ExpandInto> {
 public:
  ExpandInto(Context& context, OperatorPtr input, const plan::ExpandIntoStep& step)
      : Unfold(context, std::move(input), step.carried),
        hop_(step.hop),
        types_(step.hop),
        used_(step.hop.distinct_from) {}

  void make_room(Batch& out, std::size_t rows) { out[hop_.relationship].make_relationships(rows); }

  void begin(const Batch& batch, std::uint32_t row) {
    auto& steps = writer_.clear();
    const NodeId from = batch[hop_.from].node(row);
    const NodeId to = batch[hop_.to].node(row);
    if (from == kNoNode || to == kNoNode || !types_.refresh(context())) return;
    graph().between(from, to, hop_.direction, types_.ids(), steps);
    if (!hop_.distinct_from.empty()) used_.collect(batch, row);
  }

  std::size_t produce(Batch& out, std::size_t at, std::size_t space) {
    RelationshipId* relationships = out[hop_.relationship].relationships() + at;
    return writer_.write(used_, space, [&](std::size_t i, const graph::Adjacent& step) {
      relationships[i] = step.relationship;
    });
  }

 private:
  const plan::Hop& hop_;
  HopTypes types_;
  UsedRelationships used_;
  StepWriter writer_;
};

}  // namespace
}  // namespace execute

namespace plan {

namespace {

void use(const Hop& hop, SlotSet& slots) {
  for (Slot slot : hop.distinct_from) slots[slot] = true;
}

}  // namespace

void ExpandStep::uses(SlotSet& slots) const {
  slots[hop.from] = true;
  use(hop, slots);
}

void ExpandStep::binds(SlotSet& slots) const {
  slots[hop.to] = true;
  slots[hop.relationship] = true;
}

void ExpandStep::require(const SlotSet& needed) {
  needs_relationship = needed[hop.relationship];
  Step::require(needed);
}

OperatorPtr ExpandStep::make(Builder& builder) const {
  return std::make_unique<execute::Expand>(builder.context(), builder.build(*inputs[0]), *this);
}

void ExpandIntoStep::uses(SlotSet& slots) const {
  slots[hop.from] = true;
  slots[hop.to] = true;
  use(hop, slots);
}

void ExpandIntoStep::binds(SlotSet& slots) const { slots[hop.relationship] = true; }

OperatorPtr ExpandIntoStep::make(Builder& builder) const {
  return std::make_unique<execute::ExpandInto>(builder.context(), builder.build(*inputs[0]), *this);
}

}  // namespace plan
}  // namespace dossier::query
