#include "graph/algorithm/algorithms.h"

#include <algorithm>
#include <queue>
#include <set>
#include <tuple>

namespace dossier::graph {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
using Step = std::pair<Vertex, Vertex>;

/// What a search must not use.
struct Ban {
  std::vector<bool> vertices;
  std::set<Step> steps;
};

void require_no_negative_weight(const Adjacency& graph) {
  if (std::any_of(graph.weights.begin(), graph.weights.end(), [](double w) { return !(w >= 0); })) {
    throw Exception(Error{.code = Code::InvalidArgumentValue,
                          .message = "a path cannot have negative weights"});
  }
}

std::optional<WeightedPath> search(const Adjacency& graph, Vertex from, Vertex to, const Ban& ban,
                                   const Checkpoint& checkpoint) {
  std::vector<double> cost(graph.size(), kInfinity);
  std::vector<Vertex> before(graph.size(), from);
  using Entry = std::pair<double, Vertex>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
  cost[from] = 0;
  open.push({0, from});
  for (std::size_t rounds = 0; !open.empty(); ++rounds) {
    if (rounds % 4096 == 0) checkpoint();
    const auto [reached, v] = open.top();
    open.pop();
    if (v == to) break;
    if (reached > cost[v]) continue;
    for (std::uint64_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
      const Vertex next = graph.targets[e];
      const double there = reached + graph.weight(e);
      if (there >= cost[next] || ban.vertices[next] || ban.steps.contains({v, next})) continue;
      cost[next] = there;
      before[next] = v;
      open.push({there, next});
    }
  }
  if (cost[to] == kInfinity) return std::nullopt;
  WeightedPath path{{to}, cost[to]};
  while (path.vertices.back() != from) path.vertices.push_back(before[path.vertices.back()]);
  std::reverse(path.vertices.begin(), path.vertices.end());
  return path;
}

double step_cost(const Adjacency& graph, Vertex from, Vertex to) {
  double least = kInfinity;
  for (std::uint64_t e = graph.offsets[from]; e < graph.offsets[from + 1]; ++e) {
    if (graph.targets[e] == to) least = std::min(least, graph.weight(e));
  }
  return least;
}

/// The cheapest path that follows `path` for `shared` steps and then leaves all known paths.
std::optional<WeightedPath> deviate(const Adjacency& graph, const std::vector<WeightedPath>& known,
                                    const WeightedPath& path, std::size_t shared, Vertex to,
                                    const Checkpoint& checkpoint) {
  Ban ban{std::vector<bool>(graph.size()), {}};
  const auto common = static_cast<std::ptrdiff_t>(shared) + 1;
  for (const WeightedPath& other : known) {
    const bool same =
        other.vertices.size() > shared + 1 &&
        std::equal(path.vertices.begin(), path.vertices.begin() + common, other.vertices.begin());
    if (same) ban.steps.insert({other.vertices[shared], other.vertices[shared + 1]});
  }
  double cost = 0;
  for (std::size_t i = 0; i < shared; ++i) {
    ban.vertices[path.vertices[i]] = true;
    cost += step_cost(graph, path.vertices[i], path.vertices[i + 1]);
  }
  auto rest = search(graph, path.vertices[shared], to, ban, checkpoint);
  if (!rest) return std::nullopt;
  rest->vertices.insert(rest->vertices.begin(), path.vertices.begin(),
                        path.vertices.begin() + common - 1);
  rest->cost += cost;
  return rest;
}

}  // namespace

std::optional<WeightedPath> shortest_path(const Adjacency& graph, Vertex from, Vertex to,
                                          const Checkpoint& checkpoint) {
  require_no_negative_weight(graph);
  return search(graph, from, to, {std::vector<bool>(graph.size()), {}}, checkpoint);
}

std::vector<WeightedPath> shortest_paths(const Adjacency& graph, Vertex from, Vertex to,
                                         std::size_t k, const Checkpoint& checkpoint) {
  std::vector<WeightedPath> found, candidates;
  if (auto first = shortest_path(graph, from, to, checkpoint); first && k > 0)
    found.push_back(*std::move(first));
  const auto cheaper = [](const WeightedPath& a, const WeightedPath& b) {
    return std::tie(a.cost, a.vertices) < std::tie(b.cost, b.vertices);
  };
  while (!found.empty() && found.size() < k) {
    const WeightedPath last = found.back();
    for (std::size_t shared = 0; shared + 1 < last.vertices.size(); ++shared) {
      auto path = deviate(graph, found, last, shared, to, checkpoint);
      const auto same = [&](const WeightedPath& other) { return other.vertices == path->vertices; };
      if (path && std::none_of(candidates.begin(), candidates.end(), same))
        candidates.push_back(*std::move(path));
    }
    if (candidates.empty()) break;
    const auto best = std::min_element(candidates.begin(), candidates.end(), cheaper);
    found.push_back(std::move(*best));
    candidates.erase(best);
  }
  return found;
}

}  // namespace dossier::graph
