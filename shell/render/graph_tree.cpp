#include "shell/render/graph_tree.h"

#include "shell/render/cells.h"

#include <algorithm>
#include <deque>
#include <numeric>
#include <tuple>

namespace dossier::shell {

namespace {

constexpr std::string_view kNamingKeys[] = {"name", "title", "what", "text", "label"};

void insert_once(std::vector<std::string>& types, const std::string& type) {
  const auto at = std::lower_bound(types.begin(), types.end(), type);
  if (at == types.end() || *at != type) types.insert(at, type);
}

}  // namespace

std::string name_of(const Node& node) {
  for (const std::string_view key : kNamingKeys) {
    const Value* value = node.properties.find(key);
    if (value != nullptr && !value->is_null()) return cell_for_people(*value);
  }
  return "#" + std::to_string(static_cast<std::uint64_t>(node.id));
}

GraphTree::GraphTree(const Subgraph& graph, std::optional<NodeId> root) {
  for (const Node& node : graph.nodes) add_node(node);
  for (const Relationship& relationship : graph.relationships) add_relationship(relationship);
  parents_.assign(nodes_.size(), kNone);
  std::vector<std::size_t> order(nodes_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return degree(a) > degree(b); });
  if (root) {
    const auto at = index_.find(*root);
    if (at != index_.end()) order.insert(order.begin(), at->second);
  }
  for (const std::size_t node : order) {
    if (parents_[node] == kNone) hang_from(node);
  }
}

std::size_t GraphTree::add_node(const Node& node) {
  const auto [at, fresh] = index_.emplace(node.id, nodes_.size());
  if (fresh) {
    nodes_.push_back(node);
    links_.emplace_back();
  }
  return at->second;
}

Link& GraphTree::link(std::size_t from, std::size_t to) {
  const std::uint64_t both = (static_cast<std::uint64_t>(from) << 32U) | to;
  const auto [at, fresh] = link_index_.emplace(both, links_[from].size());
  if (fresh) links_[from].push_back({to, {}, {}, {}});
  return links_[from][at->second];
}

void GraphTree::add_relationship(const Relationship& relationship) {
  const std::size_t start = add_node(Node{relationship.start, {}, {}});
  const std::size_t end = add_node(Node{relationship.end, {}, {}});
  Link& forward = link(start, end);
  insert_once(forward.outgoing, relationship.type);
  forward.relationships.push_back(&relationship);
  if (start == end) return;
  Link& backward = link(end, start);
  insert_once(backward.incoming, relationship.type);
  backward.relationships.push_back(&relationship);
}

/// Breadth first, so that every node hangs as near to the root as it can.
void GraphTree::hang_from(std::size_t root) {
  std::deque<std::size_t> queue{root};
  parents_[root] = root;
  roots_.push_back(root);
  while (!queue.empty()) {
    const std::size_t node = queue.front();
    queue.pop_front();
    for (const Link& step : links_[node]) {
      if (parents_[step.other] != kNone) continue;
      parents_[step.other] = node;
      queue.push_back(step.other);
    }
  }
}

std::vector<const Link*> GraphTree::children(std::size_t index) const {
  std::vector<const Link*> out;
  for (const Link& step : links_[index]) {
    if (step.other != index && parents_[step.other] == index) out.push_back(&step);
  }
  std::stable_sort(out.begin(), out.end(), [&](const Link* a, const Link* b) {
    const std::size_t da = degree(a->other);
    const std::size_t db = degree(b->other);
    // Long arrows, which point both ways, stand together at the end.
    return std::forward_as_tuple(a->both_ways(), a->outgoing, a->incoming, db) <
           std::forward_as_tuple(b->both_ways(), b->outgoing, b->incoming, da);
  });
  return out;
}

}  // namespace dossier::shell
