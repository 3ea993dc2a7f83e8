#include "query/plan/order.h"

#include <algorithm>

namespace dossier::query::plan {

namespace {

/// Finds nodes by scanning all of them and walks hop by hop.
class TextOrder {
 public:
  TextOrder(const QueryGraph& query, const Component& component, const SlotSet& bound)
      : query_(query), component_(component), bound_(bound) {}

  Ordering make() {
    for (const std::size_t number : component_.hops) add_hop(number);
    for (const std::size_t node : component_.nodes) find(query_.nodes[node].slot);
    return std::move(ordering_);
  }

 private:
  void take(Move move) {
    bind_move(query_, move, bound_);
    ordering_.moves.push_back(std::move(move));
  }

  void find(Slot slot) {
    if (has(bound_, slot)) return;
    for (const std::size_t node : component_.nodes) {
      if (query_.nodes[node].slot == slot) return take({Move::Kind::Leaf, node, true, {}});
    }
  }

  void add_hop(std::size_t number) {
    const PatternHop& hop = query_.hops[number];
    const bool by_itself = hop.bound && hop.kind == HopKind::Single;
    if (!by_itself && !has(bound_, hop.right)) find(hop.left);
    if (hop.kind == HopKind::Search) {
      find(hop.left);
      find(hop.right);
    }
    const bool from_left = has(bound_, hop.left) || !has(bound_, hop.right);
    take({Move::Kind::Walk, number, from_left, {}});
  }

  const QueryGraph& query_;
  const Component& component_;
  SlotSet bound_;
  Ordering ordering_;
};

}  // namespace

Ordering order_by_text(const QueryGraph& query, const Component& component, const SlotSet& bound) {
  return TextOrder(query, component, bound).make();
}

}  // namespace dossier::query::plan
