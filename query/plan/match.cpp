#include "query/plan/match.h"

#include "query/plan/search.h"
#include "query/plan/steps_rows.h"

#include <algorithm>

namespace dossier::query::plan {

StepPtr filtered(StepPtr input, EvaluatorPtr condition, std::string shown, double share) {
  auto step = std::make_unique<FilterStep>();
  step->rows = input->rows * share;
  step->condition = std::move(condition);
  step->shown = std::move(shown);
  step->inputs.push_back(std::move(input));
  return step;
}

namespace {

/// True when one relationship could stand for both hops.
bool may_meet(const PatternHop& a, const PatternHop& b) {
  if (a.types.empty() || b.types.empty()) return true;
  for (const Name& type : a.types) {
    for (const Name& other : b.types) {
      if (type.text == other.text) return true;
    }
  }
  return false;
}

constexpr std::size_t kMostParts = 1000;

[[noreturn]] void fail_size(Span first_too_many) {
  const std::string most = std::to_string(kMostParts);
  throw Exception(Error{Code::QueryTooLong,
                        "a pattern has more than " + most + " nodes or relationships",
                        first_too_many, "the first that is too many",
                        "say `*` or `{m,n}` for what repeats, or match it in several clauses"});
}

/// The time to find an order grows with the third power of the size.
void require_small(ast::Seq<ast::PathPattern* const> paths) {
  std::size_t left = 2 * kMostParts;
  for (const ast::PathPattern* path : paths) {
    if (path->elements.size() > left) fail_size(path->elements[left]->span);
    left -= path->elements.size();
  }
}

class PatternPlanner {
 public:
  PatternPlanner(Compiler& compiler, QueryGraph query, Partial input)
      : compiler_(compiler),
        query_(std::move(query)),
        model_(compiler.graph(), query_, compiler.tuning()),
        at_(std::move(input)) {}

  Partial plan() {
    model_.report_to(compiler_);
    require_lone_nodes();
    apply_conditions();
    std::vector<Component> left = components_of(query_, at_.bound);
    while (!left.empty()) take_next(left);
    for (const PathVariable& path : query_.paths) bind_path(path);
    apply_conditions();
    return std::move(at_);
  }

 private:
  static constexpr std::size_t kMostCompared = 40;

  /// No walk begins at a node that was bound before and that no relationship of the pattern
  /// touches: null matches nothing all the same.
  void require_lone_nodes() {
    for (const PatternNode& node : query_.nodes) {
      const bool touched = std::any_of(
          query_.hops.begin(), query_.hops.end(),
          [&](const PatternHop& hop) { return hop.left == node.slot || hop.right == node.slot; });
      if (touched || !has(at_.bound, node.slot)) continue;
      Predicate predicate;
      predicate.evaluator =
          execute::make_is_null(execute::make_slot(node.slot, node.where), true, node.where);
      predicate.needs = {node.slot};
      predicate.shown = node.shown + " IS NOT NULL";
      predicate.selectivity = 1;
      query_.predicates.push_back(std::move(predicate));
    }
  }

  void take_first(std::vector<Component>& left) {
    const Ordering ordering = order_by_text(query_, left.front(), at_.bound);
    left.erase(left.begin());
    for (const Move& move : ordering.moves) take(move);
  }

  void take_next(std::vector<Component>& left) {
    if (!compiler_.tuning().optimise) return take_first(left);
    std::size_t chosen = 0;
    Ordering best;
    const std::size_t compared = left.size() > kMostCompared ? 1 : left.size();
    for (std::size_t i = 0; i < compared; ++i) {
      Ordering ordering = order_component(model_, left[i], at_.bound, at_.step->rows);
      if (i > 0 && ordering.cost + ordering.rows >= best.cost + best.rows) continue;
      best = std::move(ordering);
      chosen = i;
    }
    const Component component = std::move(left[chosen]);
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(chosen));
    if (join(component, best)) return;
    check_product(component, best);
    for (const Move& move : best.moves) take(move);
  }

  /// Parts that nothing ties to each other are combined row by row: more often than not an
  /// oversight.
  void check_product(const Component& component, const Ordering& ordering) {
    if (component.nodes.empty()) return;
    const PatternNode& node = query_.nodes[component.nodes.front()];
    const std::string& shown = node.shown;
    if (first_part_.empty() || first_clause_ != node.clause) {
      first_part_ = shown;
      first_clause_ = node.clause;
    } else if (at_.step->rows >= 2 && ordering.rows >= 2 * at_.step->rows) {
      compiler_.warn({Code::CartesianProduct,
                      "the parts of the pattern at `" + first_part_ + "` and `" + shown +
                          "` are not connected",
                      node.where,
                      {},
                      "every combination of their rows is built; connect them by a relationship"});
    }
  }

  // Joins.

  /// A part that nothing before it reaches, but that an equality ties to it, is built once and
  /// looked up by hash.
  bool join(const Component& component, const Ordering& nested) {
    if (at_.step->rows < 2 || touches_bound(component)) return false;
    const SlotSet own = slots_of(component);
    std::vector<Tie> ties;
    for (Predicate& predicate : query_.predicates) {
      if (predicate.applied) continue;
      if (auto tie = tie_of(predicate, own)) ties.push_back(std::move(*tie));
    }
    // A condition that ties is none of the part's own, nor may a seek take its value.
    for (const Tie& tie : ties) tie.predicate->applied = true;
    if (!ties.empty() && stands_alone(own)) {
      const Ordering alone = order_component(model_, component, SlotSet(at_.bound.size()), 1);
      if (alone.cost + alone.rows + at_.step->rows < nested.cost)
        return add_join(alone, ties), true;
    }
    for (const Tie& tie : ties) tie.predicate->applied = false;
    return false;
  }

  bool touches_bound(const Component& component) const {
    for (std::size_t hop : component.hops) {
      const PatternHop& which = query_.hops[hop];
      if (which.bound || which.kind != HopKind::Single) return true;
      if (has(at_.bound, which.left) || has(at_.bound, which.right)) return true;
    }
    return false;
  }

  SlotSet slots_of(const Component& component) const {
    SlotSet own(at_.bound.size());
    for (std::size_t node : component.nodes) insert(own, query_.nodes[node].slot);
    for (std::size_t hop : component.hops) insert(own, query_.hops[hop].slot);
    return own;
  }

  static bool within(const std::vector<Slot>& needs, const SlotSet& set) {
    return !needs.empty() &&
           std::all_of(needs.begin(), needs.end(), [&](Slot slot) { return has(set, slot); });
  }

  bool pure(const EvaluatorPtr& side, const SlotSet& own) const {
    const SlotSet used = compiler_.uses_of(*side);
    for (Slot slot = 0; slot < used.size(); ++slot) {
      if (used[slot] && !has(own, slot)) return false;
    }
    return true;
  }

  /// No condition on the part alone reads what comes from outside of the pattern.
  bool stands_alone(const SlotSet& own) const {
    for (const Predicate& predicate : query_.predicates) {
      if (predicate.applied || !within(predicate.needs, own)) continue;
      if (!pure(predicate.evaluator, own)) return false;
    }
    return true;
  }

  /// An equality between what was there before and the part.
  struct Tie {
    Predicate* predicate;
    EvaluatorPtr build, probe;
  };

  std::optional<Tie> tie_of(Predicate& predicate, const SlotSet& own) const {
    if (!predicate.left) return std::nullopt;
    const auto spans = [&](const EvaluatorPtr& inner, const std::vector<Slot>& needs,
                           const EvaluatorPtr& outer) {
      return within(needs, own) && pure(inner, own) && pure(outer, at_.bound);
    };
    if (spans(predicate.right, predicate.right_needs, predicate.left) &&
        !pure(predicate.left, SlotSet())) {
      return Tie{&predicate, predicate.right, predicate.left};
    }
    if (spans(predicate.left, predicate.left_needs, predicate.right) &&
        !pure(predicate.right, SlotSet())) {
      return Tie{&predicate, predicate.left, predicate.right};
    }
    return std::nullopt;
  }

  void add_join(const Ordering& alone, const std::vector<Tie>& ties) {
    Partial outer = std::move(at_);
    at_ = {std::make_unique<SingleStep>(), SlotSet(outer.bound.size())};
    for (const Move& move : alone.moves) take(move);
    auto step = std::make_unique<HashJoinStep>();
    for (const Tie& tie : ties) {
      step->build.push_back(tie.build);
      step->probe.push_back(tie.probe);
      step->shown += (step->shown.empty() ? "" : " AND ") + tie.predicate->shown;
    }
    for (Slot slot = 0; slot < at_.bound.size(); ++slot) {
      if (!at_.bound[slot]) continue;
      step->bound.push_back(slot);
      insert(outer.bound, slot);
    }
    step->rows = std::max(1.0, outer.step->rows * at_.step->rows * 0.1);
    step->inputs.push_back(std::move(outer.step));
    step->inputs.push_back(std::move(at_.step));
    at_ = {std::move(step), std::move(outer.bound)};
    apply_conditions();
  }

  // Moves.

  void take(const Move& move) {
    compiler_.work(1 + query_.hops.size() / 8);
    switch (move.kind) {
      case Move::Kind::Leaf: add_leaf(move); break;
      case Move::Kind::Scan: add_scan(move); break;
      case Move::Kind::Walk: add_walk(move); break;
    }
    bind_move(query_, move, at_.bound);
    if (compiler_.tuning().optimise) apply_conditions(arrival_of(move));
  }

  Arrival arrival_of(const Move& move) const {
    if (move.kind == Move::Kind::Leaf) return {};
    const PatternHop& hop = query_.hops[move.index];
    if (move.kind == Move::Kind::Scan) return {&hop};
    return {&hop, move.from_left ? hop.left : hop.right};
  }

  template <typename T>
  void push(std::unique_ptr<T> step, double rows) {
    step->rows = rows;
    step->inputs.push_back(std::move(at_.step));
    at_.step = std::move(step);
  }

  void add_leaf(const Move& move) {
    const PatternNode& node = query_.nodes[move.index];
    const double rows = at_.step->rows * move.access.rows;
    switch (move.access.kind) {
      case LeafAccess::Kind::AllNodes:
      case LeafAccess::Kind::Label: return add_node_scan(node, move.access, rows);
      case LeafAccess::Kind::Index: return add_index_seek(node, move.access, rows);
      case LeafAccess::Kind::Id: return add_id_seek(node, move.access, rows);
    }
  }

  void add_node_scan(const PatternNode& node, const LeafAccess& access, double rows) {
    auto step = std::make_unique<NodeScanStep>();
    step->node = node.slot;
    step->shown = node.shown;
    if (access.kind == LeafAccess::Kind::Label) {
      step->label = compiler_.name(access.label);
      step->shown.insert(step->shown.size() - 1, ":" + access.label);
      mark_label(node.slot, access.label);
    }
    push(std::move(step), rows);
  }

  void mark_label(Slot node, const std::string& label) {
    for (Predicate& predicate : query_.predicates) {
      if (predicate.label == label && !predicate.needs.empty() && predicate.needs[0] == node)
        predicate.applied = true;
    }
  }

  const Sargable& seek_of(const std::pair<std::size_t, std::size_t>& use) const {
    return query_.predicates[use.first].seeks[use.second];
  }

  void add_index_seek(const PatternNode& node, const LeafAccess& access, double rows) {
    auto step = std::make_unique<SeekStep>();
    step->node = node.slot;
    step->index = access.index;
    compiler_.plan().indexes.push_back(access.index);
    step->kind = access.seek;
    step->shown = node.shown.substr(0, node.shown.size() - 1) + access.index_shown + ")";
    for (const auto& use : access.uses) {
      const Sargable& seek = seek_of(use);
      switch (seek.kind) {
        case Sargable::Kind::Greater:
        case Sargable::Kind::GreaterOrEqual:
          step->lower = seek.value;
          step->lower_inclusive = seek.kind == Sargable::Kind::GreaterOrEqual;
          break;
        case Sargable::Kind::Less:
        case Sargable::Kind::LessOrEqual:
          step->upper = seek.value;
          step->upper_inclusive = seek.kind == Sargable::Kind::LessOrEqual;
          break;
        default: step->values.push_back(seek.value);
      }
      query_.predicates[use.first].applied = access.exact;
    }
    for (const graph::Index& index : compiler_.graph().indexes()) {
      if (index.id == access.index) mark_label(node.slot, index.definition.label);
    }
    push(std::move(step), rows);
  }

  void add_id_seek(const PatternNode& node, const LeafAccess& access, double rows) {
    auto step = std::make_unique<NodeByIdStep>();
    step->node = node.slot;
    step->id = seek_of(access.uses.front()).value;
    step->shown = query_.predicates[access.uses.front().first].shown;
    query_.predicates[access.uses.front().first].applied = true;
    push(std::move(step), rows);
  }

  Hop make_hop(const PatternHop& from, bool from_left) const {
    Hop hop;
    hop.from = from_left ? from.left : from.right;
    hop.to = from_left ? from.right : from.left;
    hop.relationship = from.slot;
    hop.direction = from_left ? from.direction : turned(from.direction);
    hop.types = from.types;
    for (const PatternHop& other : query_.hops) {
      if (&other == &from || other.unlike != from.unlike || !has(at_.bound, other.slot)) continue;
      if (!may_meet(from, other)) continue;
      if (other.kind == HopKind::Search) continue;
      hop.distinct_from.push_back(other.slot);
    }
    const auto shown_node = [&](Slot slot) {
      const PatternNode* node = query_.find(slot);
      return node != nullptr ? node->shown : std::string("()");
    };
    hop.shown = shown_node(from.left) + from.shown + shown_node(from.right);
    return hop;
  }

  void add_scan(const Move& move) {
    const PatternHop& hop = query_.hops[move.index];
    if (move.access.kind == LeafAccess::Kind::Index) return add_relationship_seek(move, hop);
    auto step = std::make_unique<RelationshipScanStep>();
    step->hop = make_hop(hop, true);
    push(std::move(step), at_.step->rows * model_.scan_rows(hop));
  }

  void add_relationship_seek(const Move& move, const PatternHop& hop) {
    auto step = std::make_unique<RelationshipSeekStep>();
    step->hop = make_hop(hop, true);
    step->index = move.access.index;
    step->kind = move.access.seek;
    compiler_.plan().indexes.push_back(move.access.index);
    for (const auto& use : move.access.uses) {
      step->values.push_back(seek_of(use).value);
      query_.predicates[use.first].applied = move.access.exact;
    }
    push(std::move(step), at_.step->rows * move.access.rows);
  }

  void add_walk(const Move& move) {
    const PatternHop& hop = query_.hops[move.index];
    const double rows = at_.step->rows * model_.fan_out(hop, move.from_left);
    switch (hop.kind) {
      case HopKind::Single:
        return hop.bound ? add_endpoints(hop, move) : add_single(hop, move, rows);
      case HopKind::Variable: return add_variable(hop, move, rows);
      case HopKind::Repeated: {
        Hop made = make_hop(hop, move.from_left);  // reads at_, which the call empties
        at_ = plan_repeated(compiler_, hop, std::move(made), move.from_left, std::move(at_));
        at_.step->rows = rows;
        return;
      }
      case HopKind::Search: at_ = plan_search(compiler_, hop, std::move(at_)); return;
    }
  }

  void add_endpoints(const PatternHop& hop, const Move& move) {
    auto step = std::make_unique<EndpointsStep>();
    step->hop = make_hop(hop, move.from_left);
    step->from_bound = has(at_.bound, step->hop.from);
    step->to_bound = has(at_.bound, step->hop.to);
    push(std::move(step), at_.step->rows);
  }

  void add_single(const PatternHop& hop, const Move& move, double rows) {
    Hop made = make_hop(hop, move.from_left);
    if (has(at_.bound, made.to)) {
      auto step = std::make_unique<ExpandIntoStep>();
      step->hop = std::move(made);
      return push(std::move(step), rows / model_.candidates(move.from_left ? hop.right : hop.left));
    }
    auto step = std::make_unique<ExpandStep>();
    step->hop = std::move(made);
    push(std::move(step), rows);
  }

  void add_variable(const PatternHop& hop, const Move& move, double rows) {
    auto step = std::make_unique<VariableExpandStep>();
    step->hop = make_hop(hop, move.from_left);
    step->least = hop.least;
    step->most = hop.most;
    step->each = hop.each;
    step->condition = hop.condition;
    step->repeats = hop.repeats;
    step->mode = hop.mode;
    step->reversed = !move.from_left;
    step->to_bound = has(at_.bound, step->hop.to);
    Slot same = execute::kNoSlot;
    if (hop.bound) same = step->hop.relationship = compiler_.fresh_slot();
    push(std::move(step), rows);
    if (!hop.bound) return;
    at_.step =
        filtered(std::move(at_.step),
                 execute::make_comparison({execute::make_slot(same), execute::make_slot(hop.slot)},
                                          {ast::ComparisonOperator::Equal}, {}),
                 "same relationships", 0.1);
  }

  // Conditions and paths.

  /// One filter for all conditions that can be decided by now, in the order of the text.
  void apply_conditions(const Arrival& arrival = {}) {
    std::vector<EvaluatorPtr> ready;
    std::string shown;
    double share = 1;
    for (Predicate& predicate : query_.predicates) {
      if (predicate.applied || !CostModel::decidable(predicate.needs, query_.own, at_.bound))
        continue;
      predicate.applied = true;
      ready.push_back(predicate.evaluator);
      shown += (shown.empty() ? "" : " AND ") + predicate.shown;
      share *= model_.share(predicate, arrival);
    }
    if (ready.empty()) return;
    EvaluatorPtr all = ready.size() == 1
                           ? ready[0]
                           : execute::make_logical(ast::LogicalOperator::And, std::move(ready), {});
    at_.step = filtered(std::move(at_.step), std::move(all), std::move(shown), share);
  }

  void bind_path(const PathVariable& path) {
    auto step = std::make_unique<ProjectStep>();
    step->items.push_back({path.slot, execute::make_path(path.elements, path.where)});
    step->shown = "path";
    const double rows = at_.step->rows;
    push(std::move(step), rows);
    insert(at_.bound, path.slot);
    apply_conditions();
  }

  Compiler& compiler_;
  QueryGraph query_;
  CostModel model_;
  Partial at_;
  std::string first_part_;  ///< a node of the part of the clause that was planned first
  std::size_t first_clause_ = 0;
};

}  // namespace

Partial plan_pattern(Compiler& compiler, ast::Seq<ast::PathPattern*> paths,
                     const ast::Expression* where, Partial input) {
  const ClausePattern only{paths, where};
  return plan_patterns(compiler, {&only, 1}, std::move(input));
}

Partial plan_patterns(Compiler& compiler, std::span<const ClausePattern> clauses, Partial input) {
  for (const ClausePattern& clause : clauses) require_small(clause.paths);
  QueryGraph query = make_query_graph(compiler, clauses, input.bound);
  return PatternPlanner(compiler, std::move(query), std::move(input)).plan();
}

}  // namespace dossier::query::plan
