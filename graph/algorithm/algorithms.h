#pragma once

#include "graph/algorithm/adjacency.h"

#include <functional>
#include <limits>
#include <optional>
#include <vector>

namespace dossier::graph {

/// Called now and then by long computations; throws to stop them.
using Checkpoint = std::function<void()>;

// Results have one entry a vertex unless said otherwise. Component and community numbers are dense
// from 0 in order of their first vertex.

/// PageRank (Brin, Page 1998) by power iteration. The rank of vertices without outgoing edges is
/// spread evenly; ranks sum to 1. Stops after `iterations` rounds or when no rank moves by more
/// than `tolerance`.
std::vector<double> page_rank(const Adjacency& graph, double damping, int iterations,
                              double tolerance, const Checkpoint& checkpoint);

/// Components that hang together when directions are ignored (union-find with path halving).
std::vector<Vertex> weak_components(const Adjacency& graph);

/// Strongly connected components (Tarjan 1972, without recursion).
std::vector<Vertex> strong_components(const Adjacency& graph);

inline constexpr std::uint32_t kUnreached = std::numeric_limits<std::uint32_t>::max();

/// Number of steps from `source`; kUnreached where no path leads.
std::vector<std::uint32_t> breadth_first(const Adjacency& graph, Vertex source,
                                         const Checkpoint& checkpoint);

/// A path by its vertices, with the sum of its weights.
struct WeightedPath {
  std::vector<Vertex> vertices;
  double cost = 0;
};

/// The cheapest way (Dijkstra 1959). Throws InvalidArgumentValue when a weight is negative.
std::optional<WeightedPath> shortest_path(const Adjacency& graph, Vertex from, Vertex to,
                                          const Checkpoint& checkpoint);

/// The `k` cheapest ways without repeated vertices, ascending by cost (Yen 1971).
std::vector<WeightedPath> shortest_paths(const Adjacency& graph, Vertex from, Vertex to,
                                         std::size_t k, const Checkpoint& checkpoint);

/// How many shortest paths lead through each vertex (Brandes 2001). With `samples` below the number
/// of vertices that many sources, spread evenly, stand for all and the result is scaled up.
std::vector<double> betweenness(const Adjacency& graph, std::size_t samples,
                                const Checkpoint& checkpoint);

/// Closeness with the correction of Wasserman and Faust for graphs in several pieces.
std::vector<double> closeness(const Adjacency& graph, const Checkpoint& checkpoint);

/// Triangles through each vertex. REQUIRES: a `simplified` graph.
std::vector<std::uint64_t> triangles(const Adjacency& graph, const Checkpoint& checkpoint);

/// Share of neighbour pairs that are neighbours themselves, from `triangles`. REQUIRES: a
/// `simplified` graph.
std::vector<double> clustering(const Adjacency& graph, const std::vector<std::uint64_t>& triangles);

/// The largest k for which the vertex is in the k-core (Batagelj, Zaversnik 2003). REQUIRES: a
/// `simplified` graph.
std::vector<std::uint32_t> core_numbers(const Adjacency& graph);

/// Communities by label propagation (Raghavan, Albert, Kumara 2007); ties are broken by lots that
/// are the same in every run.
std::vector<Vertex> label_propagation(const Adjacency& graph, int iterations,
                                      const Checkpoint& checkpoint);

/// Communities by the method of Louvain (Blondel, Guillaume, Lambiotte, Lefebvre 2008), and their
/// modularity. REQUIRES: a graph read with Direction::Both.
struct Communities {
  std::vector<Vertex> of;
  double modularity = 0;
};
Communities louvain(const Adjacency& graph, const Checkpoint& checkpoint);

}  // namespace dossier::graph
