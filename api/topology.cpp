#include "api/guarded.h"
#include "api/state.h"
#include "graph/algorithm/adjacency.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include <dossier/topology.h>

namespace dossier {

namespace {

constexpr std::size_t kMost = UINT32_MAX - 1;

void require_small(std::size_t count) {
  if (count <= kMost) return;
  throw Exception({Code::LimitExceeded,
                   "a part of a graph in memory has at most 4294967294 nodes and relationships"});
}

/// Running sums of how often each vertex occurs.
template <typename VertexOf>
std::vector<std::uint32_t> offsets_by(const Topology& graph, VertexOf vertex_of) {
  std::vector<std::uint32_t> out(graph.nodes.size() + 1, 0);
  for (const Topology::Edge& edge : graph.edges) ++out[vertex_of(edge) + 1];
  std::partial_sum(out.begin(), out.end(), out.begin());
  return out;
}

void index_edges(Topology& graph) {
  graph.out_offsets = offsets_by(graph, [](const Topology::Edge& edge) { return edge.source; });
  graph.in_offsets = offsets_by(graph, [](const Topology::Edge& edge) { return edge.target; });
  std::vector<std::uint32_t> next(graph.in_offsets.begin(), graph.in_offsets.end() - 1);
  graph.in_edges.resize(graph.edges.size());
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i)
    graph.in_edges[next[graph.edges[i].target]++] = i;
}

Topology read(const graph::Transaction& transaction, const TopologySpec& spec) {
  Topology out;
  out.nodes = graph::read_nodes(transaction, spec.labels);
  require_small(out.nodes.size());
  std::vector<std::pair<Topology::Edge, double>> found;
  const graph::AdjacencySpec part{spec.labels, spec.types, graph::Direction::Outgoing, spec.weight};
  graph::read_relationships(transaction, part,
                            [&](RelationshipId id, const graph::Endpoints& ends, double weight) {
                              const auto source = out.find(ends.start), target = out.find(ends.end);
                              if (source && target)
                                found.push_back({{*source, *target, id}, weight});
                            });
  require_small(found.size());
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first.source, a.first.target, a.first.relationship) <
           std::tie(b.first.source, b.first.target, b.first.relationship);
  });
  for (const auto& [edge, weight] : found) {
    out.edges.push_back(edge);
    out.weights.push_back(weight);
  }
  index_edges(out);
  return out;
}

}  // namespace

std::optional<std::uint32_t> Topology::find(NodeId node) const noexcept {
  const auto at = std::lower_bound(nodes.begin(), nodes.end(), node);
  if (at == nodes.end() || *at != node) return std::nullopt;
  return static_cast<std::uint32_t>(at - nodes.begin());
}

Result<Topology> Database::topology(const TopologySpec& spec) {
  return guarded([&]() -> Result<Topology> { return read(*state_->store->begin_read(), spec); });
}

}  // namespace dossier
