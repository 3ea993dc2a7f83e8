#include "graph/algorithm/algorithms.h"
#include "graph/algorithm/parallel.h"

#include <algorithm>
#include <atomic>

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
      if (distance_[to] == distance_[v] + 1)
        dependency_[v] += paths_[v] / paths_[to] * (1 + dependency_[to]);
    }
  }

  const Adjacency& graph_;
  std::vector<std::uint32_t> distance_;
  std::vector<double> paths_, dependency_;
  std::vector<Vertex> order_;
};

}  // namespace

namespace {

/// Searches from many sources on several threads: thread t takes every source i with i % threads ==
/// t, so that sums come out the same in every run. Only the first thread asks the checkpoint; when
/// it throws, the others stop too.
template <typename Search>
void from_sources(std::size_t sources, std::size_t work_each, const Checkpoint& checkpoint,
                  Search search) {
  const std::size_t threads =
      std::min(threads_for(sources * work_each), std::max<std::size_t>(sources, 1));
  std::atomic<bool> stopped = false;
  on_threads(threads, [&](std::size_t t) {
    auto state = search(t);
    for (std::size_t i = t; i < sources && !stopped.load(std::memory_order_relaxed); i += threads) {
      if (t == 0) {
        try {
          checkpoint();
        } catch (...) {
          stopped = true;
          throw;
        }
      }
      state(i);
    }
  });
}

}  // namespace

std::vector<double> betweenness(const Adjacency& graph, std::size_t samples,
                                const Checkpoint& checkpoint) {
  const std::size_t n = graph.size();
  const std::size_t sources = std::min(samples, n);
  std::vector<double> score(n, 0);
  if (sources == 0) return score;
  const double scale = static_cast<double>(n) / static_cast<double>(sources);
  std::vector<std::vector<double>> parts(std::max(1U, std::thread::hardware_concurrency()));
  from_sources(sources, n + graph.targets.size(), checkpoint, [&](std::size_t t) {
    parts[t].assign(n, 0);
    return [&, t, accumulation = Accumulation(graph)](std::size_t i) mutable {
      accumulation.run(static_cast<Vertex>(i * n / sources), scale, parts[t]);
    };
  });
  for (const std::vector<double>& part : parts) {
    for (std::size_t v = 0; v < part.size(); ++v) score[v] += part[v];
  }
  return score;
}

std::vector<double> closeness(const Adjacency& graph, const Checkpoint& checkpoint) {
  const double n = static_cast<double>(graph.size());
  std::vector<double> out(graph.size(), 0);
  from_sources(graph.size(), graph.size() + graph.targets.size(), checkpoint, [&](std::size_t) {
    return [&](std::size_t v) {
      double reached = 0, sum = 0;
      for (const std::uint32_t distance : breadth_first(graph, static_cast<Vertex>(v), [] {})) {
        if (distance == kUnreached || distance == 0) continue;
        ++reached;
        sum += distance;
      }
      if (sum > 0) out[v] = reached / sum * (reached / (n - 1));
    };
  });
  return out;
}

}  // namespace dossier::graph
