#pragma once

#include "query/plan/cost.h"

namespace dossier::query::plan {

/// One step in the order of a pattern: a node is found, or a hop is walked.
struct Move {
  enum class Kind : std::uint8_t { Leaf, Scan, Walk };
  Kind kind = Kind::Leaf;
  std::size_t index = 0;   ///< of the node or hop
  bool from_left = true;   ///< Walk
  LeafAccess access = {};  ///< Leaf; Scan: of kind Index where an index finds the relationship
};

/// Up to so many hops the best of all orders is found.
inline constexpr std::size_t kMostExact = 10;

struct Ordering {
  std::vector<Move> moves;
  double rows = 1;
  double cost = 0;
};

/// Nodes (not bound) and hops that hang together.
struct Component {
  std::vector<std::size_t> nodes;
  std::vector<std::size_t> hops;
};

std::vector<Component> components_of(const QueryGraph& query, const SlotSet& bound);

/// The cheapest order to match a component, beginning with `rows` rows in which `bound` has values.
/// Dynamic programming over sets of hops up to ten of them, greedy above.
Ordering order_component(const CostModel& model, const Component& component, const SlotSet& bound,
                         double rows);

/// The same in the order of the text, without a look at costs.
Ordering order_by_text(const QueryGraph& query, const Component& component, const SlotSet& bound);

/// Gives a set the slots that a move binds.
void bind_move(const QueryGraph& query, const Move& move, SlotSet& bound);

}  // namespace dossier::query::plan
