#include <algorithm>

#include "graph/algorithm/algorithms.h"

namespace dossier::graph {

namespace {

/// One source of Brandes' algorithm: counts shortest paths forward, sums dependencies backward.
class Accumulation {
 public:
  explicit Accumulation(const Adjacency& graph)
      : graph_(graph), distance_(graph.size()), paths_(graph.size()), dependency_(graph.size()) {}

  void run(Vertex source, double scale, std::vector<double>& score) {
    std::fill(distance_.begin(), distance_.end(), kUnreached);
    std::fill(paths_.begin(), paths_.end(), 0.0);
    std::fill(dependency_.begin(), dependency_.end(), 0.0);
    order_.assign(1, source);
    distance_[source] = 0;
    paths_[source] = 1;
    for (std::size_t i = 0; i < order_.size(); ++i) spread(order_[i]);
    for (std::size_t i = order_.size(); i-- > 1;) {
      const Vertex v = order_[i];
      gather(v);
      score[v] += scale * dependency_[v];
    }
  }

 private:
  void spread(Vertex v) {
    for (Vertex to : graph_.neighbours(v)) {
      if (distance_[to] == kUnreached) {
        distance_[to] = distance_[v] + 1;
        order_.push_back(to);
      }
      if (distance_[to] == distance_[v] + 1) paths_[to] += paths_[v];
    }
  }

  void gather(Vertex v) {
    for (Vertex to : graph_.neighbours(v)) {
      if (distance_[to] == distance_[v] + 1) dependency_[v] += paths_[v] / paths_[to] * (1 + dependency_[to]);
    }
  }

  const Adjacency& graph_;
  std::vector<std::uint32_t> distance_;
  std::vector<double> paths_, dependency_;
  std::vector<Vertex> order_;
};

}  // namespace

std::vector<double> betweenness(const Adjacency& graph, std::size_t samples, const Checkpoint& checkpoint) {
  const std::size_t n = graph.size();
  std::vector<double> score(n, 0);
  const std::size_t sources = std::min(samples, n);
  if (sources == 0) return score;
  const double scale = static_cast<double>(n) / static_cast<double>(sources);
  Accumulation accumulation(graph);
  for (std::size_t i = 0; i < sources; ++i) {
    checkpoint();
    accumulation.run(static_cast<Vertex>(i * n / sources), scale, score);
  }
  return score;
}

std::vector<double> closeness(const Adjacency& graph, const Checkpoint& checkpoint) {
  const double n = static_cast<double>(graph.size());
  std::vector<double> out(graph.size(), 0);
  for (Vertex v = 0; v < graph.size(); ++v) {
    double reached = 0, sum = 0;
    for (std::uint32_t distance : breadth_first(graph, v, checkpoint)) {
      if (distance == kUnreached || distance == 0) continue;
      ++reached;
      sum += distance;
    }
    if (sum > 0) out[v] = reached / sum * (reached / (n - 1));
  }
  return out;
}

}  // namespace dossier::graph
