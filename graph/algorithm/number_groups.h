#pragma once

#include "graph/algorithm/adjacency.h"

#include <vector>

namespace dossier::graph {

/// Renames the groups of vertices 0, 1, 2, ... in order of their first vertex; returns how many
/// there are. REQUIRES: every name is below group.size().
inline Vertex number_groups(std::vector<Vertex>& group) {
  constexpr Vertex kNone = ~Vertex{0};
  std::vector<Vertex> names(group.size(), kNone);
  Vertex next = 0;
  for (Vertex& g : group) {
    if (names[g] == kNone) names[g] = next++;
    g = names[g];
  }
  return next;
}

}  // namespace dossier::graph
