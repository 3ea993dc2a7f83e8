#pragma once

#include "graph/transaction.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dossier::graph {

/// Number of a node within one Adjacency: 0, 1, 2, ... in ascending order of node ids.
using Vertex = std::uint32_t;

/// Which part of a graph an algorithm runs on.
struct AdjacencySpec {
  std::vector<std::string> labels;  ///< nodes with any of them; empty: all nodes
  std::vector<std::string> types;   ///< relationships of any of them; empty: all
  Direction direction =
      Direction::Outgoing;  ///< Both: every relationship counts in both directions
  std::string weight;       ///< numeric property of the relationships, or empty: all weigh 1
};

/// A graph as flat arrays (compressed sparse rows). Neighbours of vertex v are
/// targets[offsets[v]] ... targets[offsets[v + 1] - 1], ascending; parallel relationships stand
/// there as often as they exist. Immutable once built; safe for many threads at once.
struct Adjacency {
  std::vector<NodeId> nodes;           ///< id of each vertex, ascending
  std::vector<std::uint64_t> offsets;  ///< nodes.size() + 1
  std::vector<Vertex> targets;
  std::vector<double> weights;  ///< beside targets; empty: all weigh 1
  bool symmetric = false;       ///< known to hold every edge in both directions

  std::size_t size() const noexcept { return nodes.size(); }
  std::span<const Vertex> neighbours(Vertex v) const noexcept {
    return {targets.data() + offsets[v], targets.data() + offsets[v + 1]};
  }
  std::uint64_t degree(Vertex v) const noexcept { return offsets[v + 1] - offsets[v]; }
  double weight(std::uint64_t edge) const noexcept { return weights.empty() ? 1 : weights[edge]; }
  /// The vertex of a node, or nothing when it is not part of this graph.
  std::optional<Vertex> find(NodeId node) const noexcept;
};

/// Reads the part of the graph into arrays: one pass over its relationships.
/// Throws InvalidArgumentValue when a weight is not a number.
Adjacency read_adjacency(const Transaction& transaction, const AdjacencySpec& spec);

/// Ids of the nodes with any of the labels (none: all nodes), ascending.
std::vector<NodeId> read_nodes(const Transaction& transaction,
                               const std::vector<std::string>& labels);

using RelationshipVisitor =
    std::function<void(RelationshipId relationship, const Endpoints& ends, double weight)>;
/// Visits the relationships of the types of a spec, with their weights. Throws as `read_adjacency`
/// does.
void read_relationships(const Transaction& transaction, const AdjacencySpec& spec,
                        const RelationshipVisitor& visit);

/// The arrays from pairs of vertices (and their weights, or none), as `read_adjacency` builds them.
Adjacency make_adjacency(std::vector<NodeId> nodes,
                         std::span<const std::pair<Vertex, Vertex>> edges,
                         std::span<const double> weights);

/// The same graph with every edge turned round.
Adjacency reversed(const Adjacency& graph);

/// Neighbour sets without loops and duplicates in both directions, for what is defined on simple
/// graphs.
Adjacency simplified(const Adjacency& graph);

}  // namespace dossier::graph
