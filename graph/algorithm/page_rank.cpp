#include <cmath>

#include "graph/algorithm/algorithms.h"

namespace dossier::graph {

std::vector<double> page_rank(const Adjacency& graph, double damping, int iterations, double tolerance,
                              const Checkpoint& checkpoint) {
  const std::size_t n = graph.size();
  if (n == 0) return {};
  const Adjacency incoming = reversed(graph);
  std::vector<double> rank(n, 1.0 / static_cast<double>(n)), share(n), next(n);
  for (int round = 0; round < iterations; ++round) {
    checkpoint();
    double dangling = 0;
    for (Vertex v = 0; v < n; ++v) {
      const std::uint64_t degree = graph.degree(v);
      if (degree == 0) dangling += rank[v];
      share[v] = degree == 0 ? 0 : rank[v] / static_cast<double>(degree);
    }
    const double base = (1 - damping + damping * dangling) / static_cast<double>(n);
    double change = 0;
    for (Vertex v = 0; v < n; ++v) {
      double sum = 0;
      for (Vertex from : incoming.neighbours(v)) sum += share[from];
      next[v] = base + damping * sum;
      change = std::max(change, std::abs(next[v] - rank[v]));
    }
    rank.swap(next);
    if (change < tolerance) break;
  }
  return rank;
}

}  // namespace dossier::graph
