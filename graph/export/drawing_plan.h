#pragma once

#include "graph/export/source.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace dossier::graph {

/// What is decided about a drawing before its first line: which nodes are in it, how large they are
/// and which box each stands in.
struct DrawingPlan {
  static constexpr std::uint32_t kNoCluster = 0xFFFF'FFFFU;

  struct Place {
    std::uint32_t degree = 0;
    std::uint32_t cluster = kNoCluster;
    bool drawn = true;
  };
  struct Cluster {
    std::string title;
    std::vector<NodeId> nodes;  ///< ascending
  };

  std::unordered_map<NodeId, Place> places;
  std::vector<Cluster> clusters;  ///< those with two nodes at least, by title
  std::size_t nodes = 0, drawn_nodes = 0;
  std::size_t relationships = 0, drawn_relationships = 0;
  std::uint32_t highest_degree = 0;
};

/// Reads the graph and decides.
DrawingPlan plan_drawing(const GraphSource& graph, const ExportOptions& options);

/// "the 100 best connected of 5000 nodes, 12000 relationships", or "" where everything is drawn.
std::string limit_text(const DrawingPlan& plan);
/// "5000 nodes, 1 relationship"
std::string size_text(std::size_t nodes, std::size_t relationships);

}  // namespace dossier::graph
