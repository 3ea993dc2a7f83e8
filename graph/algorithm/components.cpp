#include "graph/algorithm/algorithms.h"
#include "graph/algorithm/number_groups.h"

#include <algorithm>
#include <numeric>

namespace dossier::graph {

namespace {

constexpr Vertex kNone = ~Vertex{0};

Vertex root(std::vector<Vertex>& parent, Vertex v) {
  while (parent[v] != v) v = parent[v] = parent[parent[v]];
  return v;
}

/// Tarjan's search with its own stack.
class StrongSearch {
 public:
  explicit StrongSearch(const Adjacency& graph)
      : graph_(graph),
        order_(graph.size(), kNone),
        low_(graph.size()),
        next_(graph.size(), 0),
        component_(graph.size(), kNone) {}

  std::vector<Vertex> run() {
    for (Vertex v = 0; v < graph_.size(); ++v) {
      if (order_[v] == kNone) explore(v);
    }
    number_groups(component_);
    return std::move(component_);
  }

 private:
  void explore(Vertex source) {
    enter(source);
    while (!path_.empty()) {
      const Vertex v = path_.back();
      if (next_[v] == graph_.degree(v)) {
        leave(v);
        continue;
      }
      const Vertex to = graph_.neighbours(v)[next_[v]++];
      if (order_[to] == kNone) {
        enter(to);
      } else if (component_[to] == kNone) {
        low_[v] = std::min(low_[v], order_[to]);
      }
    }
  }

  void enter(Vertex v) {
    order_[v] = low_[v] = count_++;
    path_.push_back(v);
    open_.push_back(v);
  }

  void leave(Vertex v) {
    path_.pop_back();
    if (!path_.empty()) low_[path_.back()] = std::min(low_[path_.back()], low_[v]);
    if (low_[v] != order_[v]) return;
    Vertex member;
    do {
      member = open_.back();
      open_.pop_back();
      component_[member] = v;
    } while (member != v);
  }

  const Adjacency& graph_;
  std::vector<Vertex> order_, low_;
  std::vector<std::uint64_t> next_;  ///< neighbour to look at next
  std::vector<Vertex> component_, path_, open_;
  Vertex count_ = 0;
};

}  // namespace

namespace {

void link(std::vector<Vertex>& parent, Vertex v, Vertex to) {
  const Vertex a = root(parent, v), b = root(parent, to);
  if (a != b) parent[std::max(a, b)] = std::min(a, b);
}

/// Afterwards each vertex knows the first vertex of its group.
void flatten(std::vector<Vertex>& parent) {
  for (Vertex v = 0; v < parent.size(); ++v)
    parent[v] = parent[parent[v]];  // parents are never behind their children
}

}  // namespace

/// The first neighbours of all vertices join most of what hangs together; most other edges then lie
/// within one group, which a look at two places tells (after Sutton, Ben-Nun, Barak: Afforest,
/// 2018).
std::vector<Vertex> weak_components(const Adjacency& graph) {
  constexpr std::uint64_t kFirst = 2;
  std::vector<Vertex> parent(graph.size());
  std::iota(parent.begin(), parent.end(), Vertex{0});
  for (Vertex v = 0; v < graph.size(); ++v) {
    for (const Vertex to : graph.neighbours(v).first(std::min(kFirst, graph.degree(v))))
      link(parent, v, to);
  }
  flatten(parent);
  for (Vertex v = 0; v < graph.size(); ++v) {
    if (graph.degree(v) <= kFirst) continue;
    for (const Vertex to : graph.neighbours(v).subspan(kFirst)) {
      if (parent[to] != parent[v]) link(parent, v, to);
    }
  }
  flatten(parent);
  number_groups(parent);
  return parent;
}

std::vector<Vertex> strong_components(const Adjacency& graph) { return StrongSearch(graph).run(); }

}  // namespace dossier::graph
