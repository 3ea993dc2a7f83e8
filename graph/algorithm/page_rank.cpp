#include "graph/algorithm/algorithms.h"
#include "graph/algorithm/parallel.h"

#include <algorithm>
#include <cmath>

namespace dossier::graph {

namespace {

/// Rounds of power iteration. Ranks flow along incoming edges, so that threads write to places of
/// their own: each has a range of vertices with about as many edges as the others.
class PowerIteration {
 public:
  PowerIteration(const Adjacency& graph, const Adjacency& incoming, double damping)
      : incoming_(incoming),
        damping_(damping),
        n_(graph.size()),
        rank_(n_, 1.0 / static_cast<double>(n_)),
        next_(n_),
        share_(n_),
        inverse_(n_),
        parts_(threads_for(n_ + incoming.targets.size())) {
    for (Vertex v = 0; v < n_; ++v)
      inverse_[v] = graph.degree(v) == 0 ? 0 : 1 / static_cast<double>(graph.degree(v));
    cut();
  }

  /// How far the rank moved that moved most.
  double round() {
    on_threads(parts_.size(), [this](std::size_t i) { spread(parts_[i]); });
    double dangling = 0;
    for (const Part& part : parts_) dangling += part.dangling;
    const double base = (1 - damping_ + damping_ * dangling) / static_cast<double>(n_);
    on_threads(parts_.size(), [this, base](std::size_t i) { gather(parts_[i], base); });
    rank_.swap(next_);
    double change = 0;
    for (const Part& part : parts_) change = std::max(change, part.change);
    return change;
  }

  std::vector<double> take() { return std::move(rank_); }

 private:
  struct Part {
    Vertex begin = 0, end = 0;
    double dangling = 0, change = 0;
  };

  void cut() {
    const std::uint64_t all = incoming_.targets.size() + n_;
    Vertex v = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      parts_[i].begin = v;
      const std::uint64_t until = all * (i + 1) / parts_.size();
      while (v < n_ && incoming_.offsets[v] + v < until) ++v;
      parts_[i].end = v;
    }
    parts_.back().end = static_cast<Vertex>(n_);
  }

  void spread(Part& part) {
    part.dangling = 0;
    for (Vertex v = part.begin; v < part.end; ++v) {
      share_[v] = rank_[v] * inverse_[v];
      if (inverse_[v] == 0) part.dangling += rank_[v];
    }
  }

  void gather(Part& part, double base) {
    part.change = 0;
    for (Vertex v = part.begin; v < part.end; ++v) {
      double sum = 0;
      for (const Vertex from : incoming_.neighbours(v)) sum += share_[from];
      next_[v] = base + damping_ * sum;
      part.change = std::max(part.change, std::abs(next_[v] - rank_[v]));
    }
  }

  const Adjacency& incoming_;
  double damping_;
  std::size_t n_;
  std::vector<double> rank_, next_, share_, inverse_;
  std::vector<Part> parts_;
};

}  // namespace

std::vector<double> page_rank(const Adjacency& graph, double damping, int iterations,
                              double tolerance, const Checkpoint& checkpoint) {
  if (graph.size() == 0) return {};
  const Adjacency turned = graph.symmetric ? Adjacency{} : reversed(graph);
  PowerIteration iteration(graph, graph.symmetric ? graph : turned, damping);
  for (int round = 0; round < iterations; ++round) {
    checkpoint();
    if (iteration.round() < tolerance) break;
  }
  return iteration.take();
}

}  // namespace dossier::graph
