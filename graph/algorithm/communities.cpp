#include "graph/algorithm/algorithms.h"
#include "graph/algorithm/number_groups.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace dossier::graph {

namespace {

/// Weights of the edges of one vertex summed by community, with the communities that occur.
class Tally {
 public:
  explicit Tally(std::size_t communities) : weight_(communities, 0), seen_(communities, false) {}

  void add(Vertex community, double weight) {
    if (!seen_[community]) occurring_.push_back(community);
    seen_[community] = true;
    weight_[community] += weight;
  }
  double weight(Vertex community) const { return weight_[community]; }
  const std::vector<Vertex>& occurring() const { return occurring_; }
  void clear() {
    for (Vertex community : occurring_) weight_[community] = 0, seen_[community] = false;
    occurring_.clear();
  }

 private:
  std::vector<double> weight_;
  std::vector<bool> seen_;
  std::vector<Vertex> occurring_;
};

/// One level of Louvain: vertices move to the neighbouring community that gains most until none
/// gains.
class Level {
 public:
  explicit Level(const Adjacency& graph)
      : graph_(graph),
        community_(graph.size()),
        degree_(graph.size(), 0),
        total_(graph.size()),
        tally_(graph.size()) {
    std::iota(community_.begin(), community_.end(), Vertex{0});
    for (Vertex v = 0; v < graph.size(); ++v) {
      for (std::uint64_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e)
        degree_[v] += graph.weight(e);
      all_ += degree_[v];
    }
    total_ = degree_;
  }

  /// True when some vertex moved.
  bool optimise(const Checkpoint& checkpoint) {
    if (all_ == 0) return false;
    bool moved = false;
    for (bool again = true; again;) {
      again = false;
      checkpoint();
      for (Vertex v = 0; v < graph_.size(); ++v) again |= move(v);
      moved |= again;
    }
    return moved;
  }

  std::vector<Vertex>& communities() { return community_; }

 private:
  static constexpr double kLeastGain = 1e-12;

  bool move(Vertex v) {
    tally_.clear();
    for (std::uint64_t e = graph_.offsets[v]; e < graph_.offsets[v + 1]; ++e) {
      if (graph_.targets[e] != v) tally_.add(community_[graph_.targets[e]], graph_.weight(e));
    }
    const Vertex old = community_[v];
    total_[old] -= degree_[v];
    Vertex best = old;
    double best_gain = gain(v, old);
    for (Vertex community : tally_.occurring()) {
      const double there = gain(v, community);
      if (there > best_gain + kLeastGain) best = community, best_gain = there;
    }
    total_[best] += degree_[v];
    community_[v] = best;
    return best != old;
  }

  double gain(Vertex v, Vertex community) const {
    return tally_.weight(community) - total_[community] * degree_[v] / all_;
  }

  const Adjacency& graph_;
  std::vector<Vertex> community_;
  std::vector<double> degree_, total_;
  Tally tally_;
  double all_ = 0;
};

/// Communities become vertices; weights between them add up, weights within become loops.
Adjacency contract(const Adjacency& graph, const std::vector<Vertex>& community, Vertex count) {
  std::map<std::pair<Vertex, Vertex>, double> sums;
  for (Vertex v = 0; v < graph.size(); ++v) {
    for (std::uint64_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
      sums[{community[v], community[graph.targets[e]]}] += graph.weight(e);
    }
  }
  std::vector<std::pair<Vertex, Vertex>> edges;
  std::vector<double> weights;
  for (const auto& [edge, weight] : sums) {
    edges.push_back(edge);
    weights.push_back(weight);
  }
  return make_adjacency(std::vector<NodeId>(count), edges, weights);
}

/// Draws lots between labels of equal weight, anew in each round and always the same (splitmix64).
std::uint64_t lot(Vertex label, int round) {
  std::uint64_t z = (static_cast<std::uint64_t>(round) << 32 | label) + 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31);
}

double modularity(const Adjacency& graph, const std::vector<Vertex>& community) {
  double all = 0, within = 0;
  std::vector<double> total(graph.size(), 0);
  for (Vertex v = 0; v < graph.size(); ++v) {
    for (std::uint64_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
      all += graph.weight(e);
      total[community[v]] += graph.weight(e);
      if (community[v] == community[graph.targets[e]]) within += graph.weight(e);
    }
  }
  if (all == 0) return 0;
  double expected = 0;
  for (double t : total) expected += t / all * (t / all);
  return within / all - expected;
}

}  // namespace

std::vector<Vertex> label_propagation(const Adjacency& graph, int iterations,
                                      const Checkpoint& checkpoint) {
  std::vector<Vertex> label(graph.size());
  std::iota(label.begin(), label.end(), Vertex{0});
  Tally tally(graph.size());
  for (int round = 0; round < iterations; ++round) {
    checkpoint();
    bool changed = false;
    for (Vertex v = 0; v < graph.size(); ++v) {
      tally.clear();
      for (std::uint64_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e)
        tally.add(label[graph.targets[e]], graph.weight(e));
      Vertex best = label[v];
      for (Vertex other : tally.occurring()) {
        const double there = tally.weight(other), here = tally.weight(best);
        if (there > here || (there == here && lot(other, round) < lot(best, round))) best = other;
      }
      changed |= best != label[v];
      label[v] = best;
    }
    if (!changed) break;
  }
  number_groups(label);
  return label;
}

Communities louvain(const Adjacency& graph, const Checkpoint& checkpoint) {
  Communities out;
  out.of.resize(graph.size());
  std::iota(out.of.begin(), out.of.end(), Vertex{0});
  Adjacency coarse;
  for (const Adjacency* level_graph = &graph;;) {
    Level level(*level_graph);
    if (!level.optimise(checkpoint)) break;
    const Vertex count = number_groups(level.communities());
    for (Vertex& community : out.of) community = level.communities()[community];
    coarse = contract(*level_graph, level.communities(), count);
    level_graph = &coarse;
  }
  out.modularity = modularity(graph, out.of);
  return out;
}

}  // namespace dossier::graph
