#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace dossier::graph {

struct Position {
  double x = 0;
  double y = 0;
};

/// An undirected edge by the numbers of its nodes.
using LayoutEdge = std::pair<std::uint32_t, std::uint32_t>;

/// Places nodes so that neighbours are near and clusters stand apart: ForceAtlas2 (Jacomy,
/// Venturini, Heymann, Bastian 2014) with the approximation of Barnes and Hut (1986) for repulsion.
/// Deterministic: the same graph gives the same drawing. Time grows as iterations * (n log n +
/// edges); 5,000 nodes take about a second. REQUIRES: every edge names nodes below `nodes`.
std::vector<Position> force_layout(std::size_t nodes, const std::vector<LayoutEdge>& edges);

}  // namespace dossier::graph
