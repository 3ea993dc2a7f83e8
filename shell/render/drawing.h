#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include <dossier/export.h>

namespace dossier::shell {

struct DrawingSettings {
  std::size_t width = 0;  ///< columns of the terminal; 0: no bound
  std::size_t max_lines = 200;
  std::size_t max_children = 40;  ///< lines below the first node; a fifth of it below the others
  std::optional<NodeId> root;     ///< where the drawing begins; else at the best connected node
  bool colour = false;
};

/// A drawing of a graph for a terminal: a tree for each connected part, nodes of one relation in a
/// brace, arrows of one length, everything between two nodes in one arrow. Relationships that close
/// a circle follow at the end. Says what was left out.
std::string draw(const Subgraph& graph, const DrawingSettings& settings);

/// Paths one below the other, each as a chain of nodes and arrows.
std::string draw_paths(const ResultSet& paths, const DrawingSettings& settings);

}  // namespace dossier::shell
