#include "query/execute/hop.h"
#include "query/execute/unfold.h"
#include "query/plan/steps_search.h"

#include <algorithm>

namespace dossier::query {

namespace execute {
namespace {

/// One match of the repeated part.
struct Repetition {
  NodeId end;
  std::vector<RelationshipId> relationships;
  std::vector<Value> values;  ///< of the group variables
};

/// Depth-first over repetitions; a relationship is used once in all of them.
class Repeat final : public Unfold<Repeat> {
 public:
  Repeat(plan::Builder& builder, OperatorPtr input, const plan::RepeatStep& step)
      : Unfold(builder.context(), std::move(input), step.carried),
        step_(step),
        used_(step.hop.distinct_from),
        start_(builder.context().slots()),
        results_(builder.context().slots()) {
    builder.feed(*step.argument, argument_);
    inner_ = builder.build(*step.inputs[1]);
    argument_.batch = &start_;
    argument_.rows = all_rows(1);
  }

  void make_room(Batch& out, std::size_t rows) {
    if (!step_.to_bound) out[step_.hop.to].make_nodes(rows);
    out[step_.hop.relationship].make_values(rows);
    for (const auto& group : step_.groups) out[group.outer].make_values(rows);
  }

  void begin(const Batch& batch, std::uint32_t row) {
    frames_.clear();
    chosen_.clear();
    length_ = 0;
    limit_ = step_.limited ? context().path_limit : nullptr;
    from_ = batch[step_.hop.from].node(row);
    if (step_.to_bound) to_ = batch[step_.hop.to].node(row);
    pending_ = from_ != kNoNode && !(step_.to_bound && to_ == kNoNode);
    if (!pending_) return;
    used_.collect(batch, row);
    start_.reset();
    const std::uint32_t only[] = {row};
    for (Slot slot : step_.argument->carried) {
      if (slot != step_.inner_from) start_[slot].gather(batch[slot], only);
    }
    start_.set_rows(1);
  }

  std::size_t produce(Batch& out, std::size_t at, std::size_t space) {
    std::size_t made = 0;
    if (pending_) {
      pending_ = false;
      descend(from_);
      if (step_.least == 0 && matches(from_)) write(out, at + made++, from_);
    }
    while (made < space && !frames_.empty()) {
      Frame& frame = frames_.back();
      if (frame.at == frame.repetitions.size()) {
        frames_.pop_back();
        if (!chosen_.empty()) {
          length_ -= chosen_.back().relationships.size();
          chosen_.pop_back();
        }
        continue;
      }
      const Repetition& next = frame.repetitions[frame.at++];
      context().work(1);
      if (!allowed(next) || !fits(next)) continue;
      const NodeId reached = next.end;
      length_ += next.relationships.size();
      chosen_.push_back(next);
      descend(reached);
      if (chosen_.size() >= step_.least && matches(reached)) write(out, at + made++, reached);
    }
    return made;
  }

 private:
  struct Frame {
    std::vector<Repetition> repetitions;
    std::size_t at = 0;
  };

  bool matches(NodeId node) const { return !step_.to_bound || node == to_; }

  /// The relationships of a further repetition fit into the bound of the search around this one.
  bool fits(const Repetition& next) {
    if (limit_ == nullptr) return true;
    ++limit_->steps;
    if (length_ + next.relationships.size() <= limit_->most) return true;
    limit_->cut = true;
    return false;
  }

  bool allowed(const Repetition& next) const {
    if (step_.repeats) return true;
    for (RelationshipId relationship : next.relationships) {
      if (used_.contains(relationship)) return false;
      for (const Repetition& earlier : chosen_) {
        const auto& taken = earlier.relationships;
        if (std::find(taken.begin(), taken.end(), relationship) != taken.end()) return false;
      }
    }
    return true;
  }

  void descend(NodeId node) {
    Frame frame;
    const bool spent =
        limit_ != nullptr && length_ >= limit_->most && !step_.inner_relationships.empty();
    if (spent && chosen_.size() < step_.most) limit_->cut = true;
    if (chosen_.size() < step_.most && !spent) {
      start_[step_.inner_from].make_nodes(1)[0] = node;
      inner_->open();
      while (inner_->next(results_)) {
        context().work(results_.size());
        for (std::uint32_t row : results_.selected()) frame.repetitions.push_back(read(row));
        context().budget().require(frame.repetitions.size() * sizeof(Repetition));
      }
    }
    frames_.push_back(std::move(frame));
  }

  Repetition read(std::uint32_t row) {
    Repetition made;
    made.end = results_[step_.inner_to].node(row);
    for (Slot slot : step_.inner_relationships) collect(results_[slot].at(row), made.relationships);
    for (const auto& group : step_.groups) made.values.push_back(results_[group.inner].at(row));
    return made;
  }

  static void collect(const Value& value, std::vector<RelationshipId>& into) {
    if (value.is_relationship()) into.push_back(value.relationship_id());
    if (value.is_path()) {
      for (const Value& element : value.path().relationships) collect(element, into);
    }
    if (!value.is_list()) return;
    for (const Value& element : value.list()) collect(element, into);
  }

  void write(Batch& out, std::size_t at, NodeId reached) {
    if (!step_.to_bound) out[step_.hop.to].nodes()[at] = reached;
    std::vector<const Repetition*> order;
    for (const Repetition& one : chosen_) order.push_back(&one);
    if (step_.reversed) std::reverse(order.begin(), order.end());
    List relationships;
    for (const Repetition* one : order) {
      for (RelationshipId relationship : one->relationships)
        relationships.emplace_back(relationship);
    }
    out[step_.hop.relationship].values()[at] = Value(std::move(relationships));
    for (std::size_t k = 0; k < step_.groups.size(); ++k) {
      if (step_.groups[k].single) {
        out[step_.groups[k].outer].values()[at] =
            order.empty() ? Value() : order.front()->values[k];
        continue;
      }
      List values;
      for (const Repetition* one : order) values.push_back(one->values[k]);
      out[step_.groups[k].outer].values()[at] = Value(std::move(values));
    }
  }

  const plan::RepeatStep& step_;
  UsedRelationships used_;
  Argument argument_;
  Batch start_;
  Batch results_;
  OperatorPtr inner_;
  std::vector<Frame> frames_;
  std::vector<Repetition> chosen_;
  std::size_t length_ = 0;      ///< relationships of `chosen_`
  PathLimit* limit_ = nullptr;  ///< of the search that this is part of
  NodeId from_ = kNoNode;
  NodeId to_ = kNoNode;
  bool pending_ = false;
};

}  // namespace
}  // namespace execute

namespace plan {

void RepeatStep::uses(SlotSet& slots) const {
  slots[hop.from] = true;
  if (to_bound) slots[hop.to] = true;
  for (Slot slot : hop.distinct_from) slots[slot] = true;
}

void RepeatStep::binds(SlotSet& slots) const {
  slots[hop.relationship] = true;
  if (!to_bound) slots[hop.to] = true;
  for (const Group& group : groups) slots[group.outer] = true;
}

void RepeatStep::require(const SlotSet& needed) {
  SlotSet inner(needed.size());
  inner[inner_to] = true;
  for (Slot slot : inner_relationships) inner[slot] = true;
  for (const Group& group : groups) inner[group.inner] = true;
  inputs[1]->require(inner);
  SlotSet outer = needed;
  SlotSet own(needed.size());
  binds(own);
  for (std::size_t slot = 0; slot < outer.size(); ++slot) outer[slot] = outer[slot] && !own[slot];
  carried = list_of(outer);
  uses(outer);
  for (Slot slot : argument->carried) {
    if (slot != inner_from) outer[slot] = true;
  }
  inputs[0]->require(outer);
}

OperatorPtr RepeatStep::make(Builder& builder) const {
  return std::make_unique<execute::Repeat>(builder, builder.build(*inputs[0]), *this);
}

}  // namespace plan
}  // namespace dossier::query
