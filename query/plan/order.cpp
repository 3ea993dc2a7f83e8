#include "query/plan/order.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace dossier::query::plan {

namespace {

/// What one more row costs where a condition reads labels or properties of it.
constexpr double kCheckCost = 2;
/// Finding the neighbours of a node, in rows of a scan.
constexpr double kWalkCost = 3;
constexpr double kNever = std::numeric_limits<double>::infinity();

/// How far an order has come.
struct State {
  double cost = kNever;
  double rows = 0;
  SlotSet bound;
  std::vector<Move> moves;
};

class Orderer {
 public:
  Orderer(const CostModel& model, const Component& component, const SlotSet& bound, double rows)
      : model_(model), query_(model.query()), component_(component) {
    start_ = {0, rows, bound, {}};
  }

  Ordering best() {
    if (component_.hops.empty()) return finish(leaf(start_, component_.nodes.front()));
    return component_.hops.size() <= kMostExact ? exact() : greedy();
  }

 private:
  static Ordering finish(State state) { return {std::move(state.moves), state.rows, state.cost}; }

  const PatternHop& hop(std::size_t number) const { return query_.hops[component_.hops[number]]; }

  /// What the conditions that a move makes decidable cost for each row that it makes.
  double checks(const State& from, const State& to,
                const std::vector<std::pair<std::size_t, std::size_t>>& taken) const {
    return kCheckCost * model_.decided(from.bound, to.bound, taken);
  }

  State leaf(const State& from, std::size_t node) const {
    const Slot slot = query_.nodes[node].slot;
    State to = from;
    Move move{Move::Kind::Leaf, node, true, model_.leaf(slot, from.bound)};
    insert(to.bound, slot);
    to.cost +=
        from.rows * (move.access.cost + checks(from, to, move.access.uses) * move.access.rows);
    to.rows *= move.access.rows * model_.pass(from.bound, to.bound, move.access.uses);
    to.moves.push_back(std::move(move));
    return to;
  }

  State scan(const State& from, std::size_t number) const {
    const PatternHop& which = hop(number);
    State to = from;
    Move move{Move::Kind::Scan, component_.hops[number], true, {}};
    bind_move(query_, move, to.bound);
    double rows = model_.scan_rows(which);
    double found_cost = 1;
    if (auto seek = model_.relationship_seek(which, from.bound); seek && seek->rows < rows) {
      rows = seek->rows;
      found_cost = seek->cost;
      move.access = std::move(*seek);
    }
    to.cost += from.rows * (rows * (1.5 + checks(from, to, move.access.uses)) + found_cost);
    to.rows *= rows * model_.pass(from.bound, to.bound, move.access.uses, {&which});
    to.moves.push_back(std::move(move));
    return to;
  }

  bool may_scan(const State& from, std::size_t number) const {
    const PatternHop& which = hop(number);
    return which.kind == HopKind::Single && !which.bound && which.left != which.right &&
           !has(from.bound, which.left) && !has(from.bound, which.right);
  }

  /// Walks a hop of which the end that it starts from is bound.
  State walk(const State& from, std::size_t number, bool from_left) const {
    const PatternHop& which = hop(number);
    const Slot far = from_left ? which.right : which.left;
    State to = from;
    Move move{Move::Kind::Walk, component_.hops[number], from_left, {}};
    const bool into = has(from.bound, far);
    bind_move(query_, move, to.bound);
    const double fan_out = which.bound ? 1 : model_.fan_out(which, from_left);
    const double into_share = into ? 1 / model_.candidates(far) : 1;
    const double met = into && which.kind == HopKind::Single ? 0.3 * fan_out : fan_out;
    to.cost += from.rows * (kWalkCost + met * (1 + (into ? 0 : checks(from, to, {}))));
    to.rows *=
        std::max(fan_out * into_share, 1e-9) *
        model_.pass(from.bound, to.bound, {}, {&which, from_left ? which.left : which.right});
    to.moves.push_back(std::move(move));
    return to;
  }

  /// Calls `visit` with every state that walking one more hop leads to.
  template <typename Visit>
  void each_walk(const State& from, std::size_t number, Visit visit) const {
    const PatternHop& which = hop(number);
    model_.work(1 + from.moves.size() / 8);
    const bool left = has(from.bound, which.left);
    const bool right = has(from.bound, which.right);
    if (which.bound && which.kind == HopKind::Single)
      return visit(walk(from, number, left || !right));
    if (which.kind == HopKind::Search) {
      if (left && right) visit(walk(from, number, true));
      return;
    }
    if (left) visit(walk(from, number, true));
    if (right && (which.kind != HopKind::Repeated || !left)) visit(walk(from, number, false));
  }

  static void relax(State& best, State candidate) {
    if (candidate.cost + candidate.rows < best.cost + best.rows || best.cost == kNever) {
      best = std::move(candidate);
    }
  }

  /// Ends of a search that nothing else reaches have to be found on their own.
  State complete_ends(State from, std::size_t number) const {
    const PatternHop& which = hop(number);
    if (which.kind != HopKind::Search) return from;
    for (const Slot end : {which.left, which.right}) {
      if (has(from.bound, end)) continue;
      for (std::size_t node : component_.nodes) {
        if (query_.nodes[node].slot == end) from = leaf(from, node);
      }
    }
    return from;
  }

  Ordering exact() const {
    const std::size_t count = component_.hops.size();
    std::vector<State> best(std::size_t{1} << count);
    const auto extend = [&](const State& from, std::size_t mask) {
      for (std::size_t i = 0; i < count; ++i) {
        const std::size_t bit = std::size_t{1} << i;
        if ((mask & bit) != 0) continue;
        each_walk(complete_ends(from, i), i,
                  [&](State to) { relax(best[mask | bit], std::move(to)); });
      }
    };
    extend(start_, 0);
    for (std::size_t node : component_.nodes) extend(leaf(start_, node), 0);
    for (std::size_t i = 0; i < count; ++i) {
      if (may_scan(start_, i)) relax(best[std::size_t{1} << i], scan(start_, i));
    }
    for (std::size_t mask = 1; mask + 1 < best.size(); ++mask) {
      if (best[mask].cost != kNever) extend(best[mask], mask);
    }
    return finish(std::move(best.back()));
  }

  Ordering greedy() const {
    State state = start_;
    std::vector<bool> done(component_.hops.size());
    bool begun = false;
    for (std::size_t left = component_.hops.size(); left > 0;) {
      std::size_t chosen = 0;
      State next;
      for (std::size_t i = 0; i < done.size(); ++i) {
        if (done[i]) continue;
        each_walk(state, i, [&](State to) {
          if (to.cost + to.rows < next.cost + next.rows || next.cost == kNever) {
            next = std::move(to);
            chosen = i;
          }
        });
      }
      if (next.cost != kNever) {
        state = std::move(next);
        done[chosen] = true;
        --left;
        continue;
      }
      state = begun ? leaf(state, next_unbound(state)) : cheapest_leaf(state);
      begun = true;
    }
    return finish(std::move(state));
  }

  std::size_t next_unbound(const State& state) const {
    for (std::size_t node : component_.nodes) {
      if (!has(state.bound, query_.nodes[node].slot)) return node;
    }
    return component_.nodes.front();
  }

  State cheapest_leaf(const State& from) const {
    State best;
    for (std::size_t node : component_.nodes) relax(best, leaf(from, node));
    return best;
  }

  const CostModel& model_;
  const QueryGraph& query_;
  const Component& component_;
  State start_;
};

void bind_groups(const ast::RepeatedPattern& repeated, SlotSet& bound) {
  for (const ast::GroupVariable& group : repeated.groups) {
    if (group.outer != nullptr) insert(bound, Compiler::slot(group.outer));
  }
}

void bind_element(const ast::PathElement& element, SlotSet& bound) {
  switch (element.kind) {
    case ast::ElementKind::Node:
      return insert(bound, Compiler::slot(ast::as<ast::NodePattern>(&element)->variable));
    case ast::ElementKind::Relationship:
      return insert(bound, Compiler::slot(ast::as<ast::RelationshipPattern>(&element)->variable));
    case ast::ElementKind::Repeated:
      return bind_groups(*ast::as<ast::RepeatedPattern>(&element), bound);
  }
}

}  // namespace

void bind_move(const QueryGraph& query, const Move& move, SlotSet& bound) {
  if (move.kind == Move::Kind::Leaf) return insert(bound, query.nodes[move.index].slot);
  const PatternHop& hop = query.hops[move.index];
  insert(bound, hop.left);
  insert(bound, hop.right);
  insert(bound, hop.slot);
  if (hop.repeated != nullptr) bind_groups(*hop.repeated, bound);
  if (hop.search == nullptr) return;
  for (const ast::PathElement* element : hop.search->elements) bind_element(*element, bound);
}

std::vector<Component> components_of(const QueryGraph& query, const SlotSet& bound) {
  const std::size_t nodes = query.nodes.size();
  std::vector<std::size_t> parent(nodes + query.hops.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t at) {
    while (parent[at] != at) at = parent[at] = parent[parent[at]];
    return at;
  };
  const auto number_of = [&](Slot slot) {
    for (std::size_t i = 0; i < nodes; ++i) {
      if (query.nodes[i].slot == slot) return i;
    }
    return nodes;
  };
  for (std::size_t i = 0; i < query.hops.size(); ++i) {
    for (const Slot end : {query.hops[i].left, query.hops[i].right}) {
      if (!has(bound, end)) parent[root(number_of(end))] = root(nodes + i);
    }
  }
  std::vector<Component> made;
  std::vector<std::size_t> place(parent.size(), parent.size());
  const auto component = [&](std::size_t at) -> Component& {
    std::size_t& where = place[root(at)];
    if (where == parent.size()) {
      where = made.size();
      made.emplace_back();
    }
    return made[where];
  };
  for (std::size_t i = 0; i < nodes; ++i) {
    if (!has(bound, query.nodes[i].slot)) component(i).nodes.push_back(i);
  }
  for (std::size_t i = 0; i < query.hops.size(); ++i) component(nodes + i).hops.push_back(i);
  return made;
}

Ordering order_component(const CostModel& model, const Component& component, const SlotSet& bound,
                         double rows) {
  return Orderer(model, component, bound, rows).best();
}

}  // namespace dossier::query::plan
