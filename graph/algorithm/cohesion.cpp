#include <algorithm>

#include "graph/algorithm/algorithms.h"

namespace dossier::graph {

std::vector<std::uint64_t> triangles(const Adjacency& graph, const Checkpoint& checkpoint) {
  std::vector<std::uint64_t> count(graph.size(), 0);
  // Each triangle a < b < c is met once: at b, as a common larger neighbour c of a and b.
  for (Vertex a = 0; a < graph.size(); ++a) {
    if (a % 4096 == 0) checkpoint();
    const auto of_a = graph.neighbours(a);
    for (auto b = std::upper_bound(of_a.begin(), of_a.end(), a); b != of_a.end(); ++b) {
      const auto of_b = graph.neighbours(*b);
      auto x = b + 1;
      auto y = std::upper_bound(of_b.begin(), of_b.end(), *b);
      while (x != of_a.end() && y != of_b.end()) {
        if (*x < *y) {
          ++x;
        } else if (*y < *x) {
          ++y;
        } else {
          ++count[a], ++count[*b], ++count[*x];
          ++x, ++y;
        }
      }
    }
  }
  return count;
}

std::vector<double> clustering(const Adjacency& graph, const std::vector<std::uint64_t>& triangles) {
  std::vector<double> out(graph.size(), 0);
  for (Vertex v = 0; v < graph.size(); ++v) {
    const double degree = static_cast<double>(graph.degree(v));
    if (degree > 1) out[v] = 2 * static_cast<double>(triangles[v]) / (degree * (degree - 1));
  }
  return out;
}

std::vector<std::uint32_t> core_numbers(const Adjacency& graph) {
  const std::size_t n = graph.size();
  std::vector<std::uint32_t> degree(n);
  std::uint32_t most = 0;
  for (Vertex v = 0; v < n; ++v) most = std::max(most, degree[v] = static_cast<std::uint32_t>(graph.degree(v)));
  // Vertices sorted by degree; `start[d]` is where those of degree d begin.
  std::vector<std::size_t> start(most + 2, 0);
  for (std::uint32_t d : degree) ++start[d + 1];
  for (std::size_t d = 1; d < start.size(); ++d) start[d] += start[d - 1];
  std::vector<Vertex> order(n);
  std::vector<std::size_t> place(n);
  std::vector<std::size_t> fill(start);
  for (Vertex v = 0; v < n; ++v) order[place[v] = fill[degree[v]]++] = v;
  for (std::size_t i = 0; i < n; ++i) {
    const Vertex v = order[i];
    for (Vertex to : graph.neighbours(v)) {
      if (degree[to] <= degree[v]) continue;
      // Swap `to` with the first vertex of its degree, then let that degree begin one further.
      const std::size_t front = start[degree[to]]++;
      const Vertex first = order[front];
      std::swap(order[place[to]], order[front]);
      std::swap(place[to], place[first]);
      --degree[to];
    }
  }
  return degree;
}

}  // namespace dossier::graph
