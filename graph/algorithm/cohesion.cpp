#include "graph/algorithm/algorithms.h"
#include "graph/algorithm/parallel.h"

#include <algorithm>
#include <atomic>
#include <numeric>

namespace dossier::graph {

namespace {

/// Vertices renamed in order of their degrees, each with those of its neighbours that come after
/// it. Hubs come last and keep few, so that the work does not grow with the square of their
/// degrees.
struct Ascending {
  std::vector<Vertex> vertex;  ///< by new name
  std::vector<std::uint64_t> offsets;
  std::vector<Vertex> targets;

  explicit Ascending(const Adjacency& graph) : vertex(graph.size()), offsets(1, 0) {
    std::iota(vertex.begin(), vertex.end(), Vertex{0});
    std::stable_sort(vertex.begin(), vertex.end(),
                     [&](Vertex a, Vertex b) { return graph.degree(a) < graph.degree(b); });
    std::vector<Vertex> name(graph.size());
    for (Vertex i = 0; i < vertex.size(); ++i) name[vertex[i]] = i;
    offsets.reserve(graph.size() + 1);
    targets.reserve(graph.targets.size() / 2);
    for (Vertex i = 0; i < vertex.size(); ++i) {
      for (const Vertex to : graph.neighbours(vertex[i])) {
        if (name[to] > i) targets.push_back(name[to]);
      }
      offsets.push_back(targets.size());
    }
  }

  std::span<const Vertex> after(Vertex v) const {
    return {targets.data() + offsets[v], targets.data() + offsets[v + 1]};
  }
};

/// Counts by marking the later neighbours of one vertex and looking at those of its neighbours.
void count_triangles(const Ascending& graph, Vertex v, std::vector<bool>& marked,
                     std::vector<std::uint64_t>& count) {
  const auto all = graph.after(v);
  if (all.size() < 2) return;
  for (const Vertex to : all) marked[to] = true;
  for (const Vertex middle : all) {
    for (const Vertex last : graph.after(middle)) {
      if (marked[last]) ++count[v], ++count[middle], ++count[last];
    }
  }
  for (const Vertex to : all) marked[to] = false;
}

}  // namespace

std::vector<std::uint64_t> triangles(const Adjacency& graph, const Checkpoint& checkpoint) {
  constexpr Vertex kBlock = 1024;
  const Ascending ascending(graph);
  const std::size_t threads = threads_for(graph.targets.size());
  std::vector<std::vector<std::uint64_t>> parts(threads,
                                                std::vector<std::uint64_t>(graph.size(), 0));
  std::atomic<std::uint64_t> next = 0;
  on_threads(threads, [&](std::size_t t) {
    std::vector<bool> marked(graph.size(), false);
    for (std::uint64_t begin; (begin = next.fetch_add(kBlock)) < graph.size();) {
      if (t == 0) checkpoint();
      const auto end = static_cast<Vertex>(std::min<std::uint64_t>(begin + kBlock, graph.size()));
      for (auto v = static_cast<Vertex>(begin); v < end; ++v)
        count_triangles(ascending, v, marked, parts[t]);
    }
  });
  std::vector<std::uint64_t> count(graph.size(), 0);
  for (const auto& part : parts) {
    for (Vertex i = 0; i < graph.size(); ++i) count[ascending.vertex[i]] += part[i];
  }
  return count;
}

std::vector<double> clustering(const Adjacency& graph,
                               const std::vector<std::uint64_t>& triangles) {
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
  for (Vertex v = 0; v < n; ++v)
    most = std::max(most, degree[v] = static_cast<std::uint32_t>(graph.degree(v)));
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
