#include "graph/algorithm/algorithms.h"

#include <algorithm>

namespace dossier::graph {

namespace {

/// A search by levels. Where most edges lead back to what is known, the vertices that are left look
/// for a parent in the last level, and stop at the first (Beamer, Asanović, Patterson 2012). That
/// needs every edge in both directions.
class LevelSearch {
 public:
  LevelSearch(const Adjacency& graph, Vertex source)
      : graph_(graph), distance_(graph.size(), kUnreached), frontier_{source} {
    distance_[source] = 0;
    edges_left_ = graph.targets.size();
    frontier_edges_ = graph.degree(source);
  }

  std::vector<std::uint32_t> run(const Checkpoint& checkpoint) {
    for (std::uint32_t depth = 1; !frontier_.empty(); ++depth) {
      checkpoint();
      edges_left_ -= frontier_edges_;
      next_.clear();
      next_edges_ = 0;
      if (graph_.symmetric && frontier_edges_ > edges_left_ / kTurn) {
        look_back(depth);
      } else {
        look_ahead(depth);
      }
      frontier_.swap(next_);
      frontier_edges_ = next_edges_;
    }
    return std::move(distance_);
  }

 private:
  static constexpr std::uint64_t kTurn = 14;

  void reach(Vertex v, std::uint32_t depth) {
    distance_[v] = depth;
    next_.push_back(v);
    next_edges_ += graph_.degree(v);
  }

  void look_ahead(std::uint32_t depth) {
    for (const Vertex v : frontier_) {
      for (const Vertex to : graph_.neighbours(v)) {
        if (distance_[to] == kUnreached) reach(to, depth);
      }
    }
  }

  void look_back(std::uint32_t depth) {
    for (Vertex v = 0; v < graph_.size(); ++v) {
      if (distance_[v] != kUnreached) continue;
      const auto all = graph_.neighbours(v);
      const auto last_level = [&](Vertex from) { return distance_[from] == depth - 1; };
      if (std::any_of(all.begin(), all.end(), last_level)) reach(v, depth);
    }
  }

  const Adjacency& graph_;
  std::vector<std::uint32_t> distance_;
  std::vector<Vertex> frontier_, next_;
  std::uint64_t edges_left_ = 0, frontier_edges_ = 0, next_edges_ = 0;
};

}  // namespace

std::vector<std::uint32_t> breadth_first(const Adjacency& graph, Vertex source,
                                         const Checkpoint& checkpoint) {
  return LevelSearch(graph, source).run(checkpoint);
}

}  // namespace dossier::graph
