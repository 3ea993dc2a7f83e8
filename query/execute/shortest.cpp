#include "query/execute/closed_walks.h"
#include "query/execute/hop.h"
#include "query/execute/unfold.h"
#include "query/plan/steps_search.h"

#include <algorithm>
#include <unordered_map>

namespace dossier::query {

namespace execute {
namespace {

/// How a search came to a node: all steps of shortest ways, or one of them.
struct Arrival {
  std::uint64_t level = 0;
  std::vector<std::pair<NodeId, RelationshipId>> from;
};

/// One of the two searches that meet: its rim, and what it has seen.
struct Side {
  std::unordered_map<std::uint64_t, Arrival> seen;
  std::vector<NodeId> rim;
  std::uint64_t level = 0;
  graph::Direction direction = graph::Direction::Both;

  void start(NodeId node, graph::Direction along) {
    seen.clear();
    seen[static_cast<std::uint64_t>(node)];
    rim.assign(1, node);
    level = 0;
    direction = along;
  }
  const Arrival* find(NodeId node) const {
    const auto at = seen.find(static_cast<std::uint64_t>(node));
    return at == seen.end() ? nullptr : &at->second;
  }
};

/// Bidirectional search level by level; the side with the smaller rim goes on. Once the sides have
/// met, the nodes where they met at the least total length lie on shortest paths, and only these.
class Shortest final : public Unfold<Shortest> {
 public:
  Shortest(Context& context, OperatorPtr input, const plan::ShortestStep& step)
      : Unfold(context, std::move(input), step.carried),
        step_(step),
        types_(step.hop),
        used_(step.hop.distinct_from),
        probe_(context.slots()) {
    SlotSet slots(context.slots());
    step.read_by_conditions(slots);
    captures_ = plan::list_of(slots);
  }

  void make_room(Batch& out, std::size_t rows) {
    out[step_.path].make_values(rows);
    out[step_.hop.relationship].make_values(rows);
  }

  void begin(const Batch& batch, std::uint32_t row) {
    found_.clear();
    at_ = 0;
    const NodeId from = batch[step_.hop.from].node(row);
    const NodeId to = batch[step_.hop.to].node(row);
    if (from == kNoNode || to == kNoNode) return;
    const std::uint32_t only[] = {row};
    if (step_.condition || step_.node_condition) probe_.gather(batch, captures_, only);
    if (!allowed(from) || !allowed(to)) return;
    if (from == to && step_.least == 0) return found_.push_back({{from}, {}});
    if ((from == to && !step_.closed) || !types_.refresh(context())) return;
    used_.collect(batch, row);
    from == to ? search_closed(from) : search(from, to);
  }

  std::size_t produce(Batch& out, std::size_t at, std::size_t space) {
    std::size_t made = 0;
    for (; made < space && at_ < found_.size(); ++made, ++at_) {
      List relationships = found_[at_].relationships;
      Path path;
      for (NodeId node : found_[at_].nodes) path.nodes.emplace_back(node);
      path.relationships = found_[at_].relationships;
      out[step_.path].values()[at + made] = Value(std::move(path));
      out[step_.hop.relationship].values()[at + made] = Value(std::move(relationships));
    }
    return made;
  }

 private:
  struct Way {
    std::vector<NodeId> nodes;
    List relationships;
  };

  void search_closed(NodeId home) {
    ClosedWalks walks(context(), step_.hop.direction, types_.ids(),
                      [this](const graph::Adjacent& step) {
                        return allowed(step.relationship) && allowed(step.neighbour);
                      });
    for (const ClosedWalk& walk : walks.find(home, step_.most)) {
      Way way{walk.nodes, {}};
      for (RelationshipId relationship : walk.relationships)
        way.relationships.emplace_back(relationship);
      found_.push_back(std::move(way));
      if (step_.kind == plan::ShortestStep::Kind::One) return;
    }
  }

  void search(NodeId from, NodeId to) {
    forward_.start(from, step_.hop.direction);
    backward_.start(to, turned(step_.hop.direction));
    while (!forward_.rim.empty() && !backward_.rim.empty()) {
      if (forward_.level + backward_.level >= step_.most) return;
      const bool first = forward_.rim.size() <= backward_.rim.size();
      advance(first ? forward_ : backward_, first ? backward_ : forward_);
      if (!meetings_.empty()) return connect();
    }
  }

  void advance(Side& side, const Side& other) {
    std::vector<NodeId> rim;
    meetings_.clear();
    ++side.level;
    for (NodeId node : side.rim) {
      steps_.clear();
      graph().expand(node, side.direction, types_.ids(), steps_);
      context().work(steps_.size() + 1);
      for (const graph::Adjacent& step : steps_) {
        if (!allowed(step.relationship) || !allowed(step.neighbour)) continue;
        reach(side, other, node, step, rim);
      }
    }
    context().budget().require((side.seen.size() + other.seen.size()) * kBytesSeen);
    side.rim = std::move(rim);
  }

  void reach(Side& side, const Side& other, NodeId node, const graph::Adjacent& step,
             std::vector<NodeId>& rim) {
    const auto [at, added] = side.seen.try_emplace(static_cast<std::uint64_t>(step.neighbour));
    Arrival& arrival = at->second;
    if (added) {
      arrival.level = side.level;
      rim.push_back(step.neighbour);
      if (other.find(step.neighbour) != nullptr) meetings_.push_back(step.neighbour);
    } else if (arrival.level != side.level || step_.kind == plan::ShortestStep::Kind::One) {
      return;
    }
    arrival.from.emplace_back(node, step.relationship);
  }

  bool allowed(NodeId node) {
    if (!step_.node_condition) return true;
    probe_[step_.each_node].make_nodes(1)[0] = node;
    return holds(*step_.node_condition);
  }

  bool holds(const Evaluator& condition) {
    probe_.set_rows(1);
    Ternary truth = Ternary::Null;
    condition.truth(context(), probe_, all_rows(1), &truth);
    return truth == Ternary::True;
  }

  bool allowed(RelationshipId relationship) {
    if (!used_.empty() && used_.contains(relationship)) return false;
    if (!step_.condition) return true;
    probe_[step_.each].make_relationships(1)[0] = relationship;
    return holds(*step_.condition);
  }

  /// Puts the ways to and from each meeting together.
  void connect() {
    const bool one = step_.kind == plan::ShortestStep::Kind::One;
    std::sort(meetings_.begin(), meetings_.end());
    for (NodeId meeting : meetings_) {
      std::vector<Way> heads = trace(forward_, meeting);
      std::vector<Way> tails = trace(backward_, meeting);
      for (const Way& head : heads) {
        for (const Way& tail : tails) {
          found_.push_back(joined(head, tail));
          context().work(1);
          if (one) return;
        }
      }
    }
  }

  /// Every way from a meeting back to the start of a side.
  std::vector<Way> trace(const Side& side, NodeId meeting) {
    std::vector<Way> done;
    std::vector<Way> open{{{meeting}, {}}};
    while (!open.empty()) {
      Way way = std::move(open.back());
      open.pop_back();
      context().work(1);
      const Arrival* arrival = side.find(way.nodes.back());
      if (arrival->from.empty()) {
        done.push_back(std::move(way));
        continue;
      }
      for (const auto& [node, relationship] : arrival->from) {
        Way longer = way;
        longer.nodes.push_back(node);
        longer.relationships.emplace_back(relationship);
        context().work(longer.nodes.size());
        open.push_back(std::move(longer));
      }
      context().budget().require(open.size() * sizeof(Way));
    }
    return done;
  }

  static Way joined(const Way& head, const Way& tail) {
    Way way;
    way.nodes.assign(head.nodes.rbegin(), head.nodes.rend());
    way.relationships.assign(head.relationships.rbegin(), head.relationships.rend());
    way.nodes.insert(way.nodes.end(), tail.nodes.begin() + 1, tail.nodes.end());
    way.relationships.insert(way.relationships.end(), tail.relationships.begin(),
                             tail.relationships.end());
    return way;
  }

  static constexpr std::uint64_t kBytesSeen = 96;

  const plan::ShortestStep& step_;
  HopTypes types_;
  UsedRelationships used_;
  Batch probe_;
  std::vector<Slot> captures_;
  Side forward_;
  Side backward_;
  std::vector<NodeId> meetings_;
  std::vector<graph::Adjacent> steps_;
  std::vector<Way> found_;
  std::size_t at_ = 0;
};

}  // namespace
}  // namespace execute

namespace plan {

void ShortestStep::read_by_conditions(SlotSet& slots) const {
  SlotSet inner(slots.size());
  if (condition) condition->uses(inner);
  if (node_condition) node_condition->uses(inner);
  for (const Slot own : {each, each_node}) {
    if (own != execute::kNoSlot) inner[own] = false;
  }
  for (std::size_t slot = 0; slot < inner.size(); ++slot) {
    if (inner[slot]) slots[slot] = true;
  }
}

void ShortestStep::uses(SlotSet& slots) const {
  slots[hop.from] = slots[hop.to] = true;
  for (Slot slot : hop.distinct_from) slots[slot] = true;
  read_by_conditions(slots);
}

void ShortestStep::binds(SlotSet& slots) const { slots[hop.relationship] = slots[path] = true; }

OperatorPtr ShortestStep::make(Builder& builder) const {
  return std::make_unique<execute::Shortest>(builder.context(), builder.build(*inputs[0]), *this);
}

}  // namespace plan
}  // namespace dossier::query
