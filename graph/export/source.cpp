#include "graph/export/source.h"

#include <algorithm>

namespace dossier::graph {

namespace {

bool by_id(const Node& node, NodeId id) noexcept { return node.id < id; }

bool contains(const std::vector<Node>& nodes, NodeId id) {
  const auto at = std::lower_bound(nodes.begin(), nodes.end(), id, by_id);
  return at != nodes.end() && at->id == id;
}

}  // namespace

SubgraphSource::SubgraphSource(const Subgraph& graph) : graph_(graph) {
  for (const Relationship& relationship : graph.relationships) {
    for (const NodeId end : {relationship.start, relationship.end}) {
      if (!contains(graph.nodes, end)) missing_.push_back(end);
    }
  }
  std::sort(missing_.begin(), missing_.end());
  missing_.erase(std::unique(missing_.begin(), missing_.end()), missing_.end());
}

void SubgraphSource::nodes(const NodeVisitor& visit) const {
  auto bare = missing_.begin();
  for (const Node& node : graph_.nodes) {
    while (bare != missing_.end() && *bare < node.id) visit(Node{*bare++, {}, {}});
    visit(node);
  }
  while (bare != missing_.end()) visit(Node{*bare++, {}, {}});
}

void SubgraphSource::relationships(const RelationshipVisitor& visit) const {
  for (const Relationship& relationship : graph_.relationships) visit(relationship);
}

Node SubgraphSource::node(NodeId id) const {
  const auto at = std::lower_bound(graph_.nodes.begin(), graph_.nodes.end(), id, by_id);
  return at != graph_.nodes.end() && at->id == id ? *at : Node{id, {}, {}};
}

}  // namespace dossier::graph
