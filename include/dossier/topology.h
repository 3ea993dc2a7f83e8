#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <dossier/database.h>
#include <dossier/value.h>

namespace dossier {

/// Which part of a graph is meant.
struct TopologySpec {
  std::vector<std::string> labels;  ///< nodes with any of them; empty: all nodes
  std::vector<std::string> types;   ///< relationships of any of them between such nodes; empty: all
  std::string weight;  ///< a numeric property of the relationships; without it they weigh 1
};

/// A part of a graph as flat arrays, from one snapshot of a live database: for algorithms of your
/// own, and, with <dossier/bgl.h>, for those of Boost.Graph. Vertices are numbered from 0 in
/// ascending order of their nodes, edges by source, target and relationship. Immutable in use; safe
/// for many threads.
struct Topology {
  struct Edge {
    std::uint32_t source;
    std::uint32_t target;
    RelationshipId relationship;
  };

  std::vector<NodeId> nodes;  ///< by vertex
  std::vector<Edge> edges;
  std::vector<std::uint32_t>
      out_offsets;  ///< edges that leave v: out_offsets[v] to out_offsets[v + 1]
  std::vector<std::uint32_t> in_edges;  ///< places in `edges`, by target
  std::vector<std::uint32_t>
      in_offsets;  ///< edges that reach v: in_edges[in_offsets[v]] to in_edges[in_offsets[v + 1]]
  std::vector<double> weights;  ///< beside `edges`

  std::span<const Edge> out(std::uint32_t vertex) const noexcept {
    return std::span(edges).subspan(out_offsets[vertex],
                                    out_offsets[vertex + 1] - out_offsets[vertex]);
  }
  std::span<const std::uint32_t> in(std::uint32_t vertex) const noexcept {
    return std::span(in_edges).subspan(in_offsets[vertex],
                                       in_offsets[vertex + 1] - in_offsets[vertex]);
  }
  /// The vertex of a node, or nothing when it is not part of this.
  std::optional<std::uint32_t> find(NodeId node) const noexcept;
};

}  // namespace dossier
