#include "query/execute/hop.h"
#include "query/execute/target_distance.h"
#include "query/execute/unfold.h"

#include <algorithm>

namespace dossier::query {

namespace execute {
namespace {

/// Depth-first walks; the relationships of the walk so far are the trail, and none of them is used
/// twice.
class VariableExpand final : public Unfold<VariableExpand> {
 public:
  VariableExpand(Context& context, OperatorPtr input, const plan::VariableExpandStep& step)
      : Unfold(context, std::move(input), step.carried),
        step_(step),
        hop_(step.hop),
        types_(step.hop),
        used_(step.hop.distinct_from),
        probe_(context.slots()) {
    if (step.condition) {
      SlotSet slots(context.slots());
      step.condition->uses(slots);
      if (step.each != kNoSlot) slots[step.each] = false;
      captures_ = plan::list_of(slots);
    }
  }

  void make_room(Batch& out, std::size_t rows) {
    if (!step_.to_bound) out[hop_.to].make_nodes(rows);
    out[hop_.relationship].make_values(rows);
  }

  void begin(const Batch& batch, std::uint32_t row) {
    frames_.clear();
    trail_.clear();
    nodes_.clear();
    row_ = row;
    from_ = batch[hop_.from].node(row);
    if (step_.to_bound) to_ = batch[hop_.to].node(row);
    pending_ = from_ != kNoNode && !(step_.to_bound && to_ == kNoNode);
    if (!pending_) return;
    limit_ = step_.limited ? context().path_limit : nullptr;
    if (limit_ != nullptr && step_.to_bound && (target_ != to_ || !measured_)) measure();
    walkable_ = types_.refresh(context());
    used_.collect(batch, row);
    if (step_.condition) probe_.gather(batch, captures_, Selection(&row_, 1));
  }

  std::size_t produce(Batch& out, std::size_t at, std::size_t space) {
    std::size_t made = 0;
    if (pending_) {
      pending_ = false;
      descend(from_);
      if (step_.least == 0 && matches(from_)) write(out, at + made++, from_);
    }
    while (made < space && !frames_.empty()) {
      const NodeId reached = advance();
      if (reached != kNoNode && trail_.size() >= step_.least && matches(reached)) {
        write(out, at + made++, reached);
      }
      retreat_if_done();
    }
    return made;
  }

 private:
  /// The steps out of one node of the walk that are still to be tried.
  struct Frame {
    std::size_t begin;
    std::size_t at;
  };

  void measure() {
    distance_.start(to_, hop_.direction);
    target_ = to_;
    measured_ = true;
  }

  /// Whether the walk may go on from here, by its own bound and by that of the search around it.
  bool may_descend(NodeId node) {
    if (trail_.size() >= step_.most || !walkable_) return false;
    if (limit_ == nullptr) return true;
    if (trail_.size() >= limit_->most) return limit_->cut = true, false;
    if (!step_.to_bound ||
        distance_.within(context(), node, limit_->most - trail_.size(), types_.ids()))
      return true;
    limit_->cut = limit_->cut || !distance_.never(node);
    return false;
  }

  bool matches(NodeId node) const { return !step_.to_bound || node == to_; }

  void descend(NodeId node) {
    const std::size_t begin = steps_.size();
    if (frames_.empty()) steps_.clear();
    const std::size_t start = frames_.empty() ? 0 : begin;
    if (may_descend(node)) graph().expand(node, hop_.direction, types_.ids(), steps_);
    if (limit_ != nullptr) limit_->steps += steps_.size() - start + 1;
    context().work(steps_.size() - start + 1);
    require_room();
    frames_.push_back({start, start});
  }

  void require_room() {
    if (steps_.size() > kUncharged)
      context().budget().require(steps_.size() * sizeof(graph::Adjacent));
  }

  /// Takes one more step; gives the node it leads to, or none when no step is left here.
  NodeId advance() {
    Frame& frame = frames_.back();
    while (frame.at < steps_.size()) {
      const graph::Adjacent step = steps_[frame.at++];
      context().work(1);
      if (!allowed(step.relationship) || closes(step.neighbour)) continue;
      trail_.push_back(step.relationship);
      if (walks_nodes()) nodes_.push_back(step.neighbour);
      descend(step.neighbour);
      return step.neighbour;
    }
    return kNoNode;
  }

  bool allowed(RelationshipId relationship) {
    if (!step_.repeats && std::find(trail_.begin(), trail_.end(), relationship) != trail_.end())
      return false;
    if (!used_.empty() && used_.contains(relationship)) return false;
    if (!step_.condition) return true;
    probe_[step_.each].make_relationships(1)[0] = relationship;
    probe_.set_rows(1);
    Ternary truth = Ternary::Null;
    step_.condition->truth(context(), probe_, all_rows(1), &truth);
    return truth == Ternary::True;
  }

  void retreat_if_done() {
    while (!frames_.empty() && frames_.back().at >= steps_.size()) {
      steps_.resize(frames_.back().begin);
      frames_.pop_back();
      if (!trail_.empty()) trail_.pop_back();
      if (!nodes_.empty()) nodes_.pop_back();
    }
  }

  bool walks_nodes() const noexcept { return step_.mode >= ast::PathMode::Simple; }

  /// The walk comes back to a node where its mode does not allow for it.
  bool closes(NodeId node) const {
    if (!walks_nodes()) return false;
    if (node == from_ && step_.mode == ast::PathMode::Acyclic) return true;
    return std::find(nodes_.begin(), nodes_.end(), node) != nodes_.end();
  }

  void write(Batch& out, std::size_t at, NodeId reached) {
    if (!step_.to_bound) out[hop_.to].nodes()[at] = reached;
    List list;
    list.reserve(trail_.size());
    for (RelationshipId relationship : trail_) list.emplace_back(relationship);
    if (step_.reversed) std::reverse(list.begin(), list.end());
    out[hop_.relationship].values()[at] = Value(std::move(list));
  }

  static constexpr std::size_t kUncharged = 1 << 16;

  const plan::VariableExpandStep& step_;
  const plan::Hop& hop_;
  HopTypes types_;
  UsedRelationships used_;
  Batch probe_;
  std::vector<Slot> captures_;
  std::vector<graph::Adjacent> steps_;
  std::vector<Frame> frames_;
  std::vector<RelationshipId> trail_;
  std::vector<NodeId> nodes_;   ///< behind the first, where the mode asks for them
  PathLimit* limit_ = nullptr;  ///< of the search that this walk is part of
  TargetDistance distance_;
  NodeId target_ = kNoNode;  ///< of `distance_`
  bool measured_ = false;
  NodeId from_ = kNoNode;
  NodeId to_ = kNoNode;
  std::uint32_t row_ = 0;
  bool walkable_ = false;
  bool pending_ = false;  ///< the row has not been walked from yet
};

}  // namespace
}  // namespace execute

namespace plan {

void VariableExpandStep::uses(SlotSet& slots) const {
  slots[hop.from] = true;
  if (to_bound) slots[hop.to] = true;
  for (Slot slot : hop.distinct_from) slots[slot] = true;
  if (!condition) return;
  SlotSet inner(slots.size());
  condition->uses(inner);
  if (each != execute::kNoSlot) inner[each] = false;
  for (std::size_t slot = 0; slot < inner.size(); ++slot) {
    if (inner[slot]) slots[slot] = true;
  }
}

void VariableExpandStep::binds(SlotSet& slots) const {
  slots[hop.relationship] = true;
  if (!to_bound) slots[hop.to] = true;
}

OperatorPtr VariableExpandStep::make(Builder& builder) const {
  return std::make_unique<execute::VariableExpand>(builder.context(), builder.build(*inputs[0]),
                                                   *this);
}

}  // namespace plan
}  // namespace dossier::query
