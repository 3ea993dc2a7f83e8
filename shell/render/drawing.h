#pragma once

#include <cstddef>
#include <string>

#include <dossier/export.h>

namespace dossier::shell {

struct DrawingSettings {
  std::size_t max_lines = 200;
  std::size_t max_children = 15;  ///< relationships shown below one node
  bool colour = false;
};

/// A drawing of a graph for a terminal: a tree from the best connected node of each connected part,
/// every relationship on a line of its own with its direction. A node that was drawn before is
/// named again with "↑". Says what was left out.
std::string draw(const Subgraph& graph, const DrawingSettings& settings);

}  // namespace dossier::shell
