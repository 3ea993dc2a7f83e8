#include "graph/algorithm/adjacency.h"

#include <algorithm>
#include <numeric>

namespace dossier::graph {

namespace {

constexpr std::size_t kBatch = 1024;
using Edge = std::pair<Vertex, Vertex>;

std::vector<NodeId> read_nodes(const Transaction& transaction, const std::vector<std::string>& labels) {
  std::vector<NodeId> out;
  std::vector<NodeId> batch(kBatch);
  const auto take_all = [&](std::unique_ptr<NodeCursor> cursor) {
    while (const std::size_t n = cursor->next(batch)) out.insert(out.end(), batch.begin(), batch.begin() + static_cast<std::ptrdiff_t>(n));
  };
  if (labels.empty()) take_all(transaction.scan_nodes());
  for (const std::string& label : labels) {
    if (auto id = transaction.find_label(label)) take_all(transaction.scan_label(*id));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

double weight_of(const Value& value, const std::string& key) {
  if (value.is_null()) return 1;
  if (value.is_number()) return value.number();
  throw Exception(Error{.code = Code::InvalidArgumentValue, .message = "the weight `" + key + "` is not a number"});
}

/// Gathers the relationships of a spec as pairs of vertices.
class EdgeReader {
 public:
  EdgeReader(const Transaction& transaction, const AdjacencySpec& spec, const Adjacency& graph)
      : transaction_(transaction), spec_(spec), graph_(graph) {
    if (!spec.weight.empty()) key_ = transaction.find_key(spec.weight);
  }

  void read(std::unique_ptr<RelationshipCursor> cursor) {
    std::vector<RelationshipId> ids(kBatch);
    std::vector<Endpoints> ends(kBatch);
    std::vector<Value> values(kBatch);
    while (const std::size_t n = cursor->next(ids, ends)) {
      if (key_) transaction_.properties(std::span<const RelationshipId>(ids.data(), n), *key_, std::span(values.data(), n));
      for (std::size_t i = 0; i < n; ++i) add(ends[i], key_ ? weight_of(values[i], spec_.weight) : 1);
    }
  }

  std::vector<Edge> edges;
  std::vector<double> weights;

 private:
  void add(const Endpoints& ends, double weight) {
    const auto start = graph_.find(ends.start), end = graph_.find(ends.end);
    if (!start || !end) return;
    if (spec_.direction != Direction::Incoming) push(*start, *end, weight);
    if (spec_.direction != Direction::Outgoing) push(*end, *start, weight);
  }

  void push(Vertex from, Vertex to, double weight) {
    edges.emplace_back(from, to);
    if (!spec_.weight.empty()) weights.push_back(weight);
  }

  const Transaction& transaction_;
  const AdjacencySpec& spec_;
  const Adjacency& graph_;
  std::optional<KeyId> key_;
};

}  // namespace

std::optional<Vertex> Adjacency::find(NodeId node) const noexcept {
  const auto at = std::lower_bound(nodes.begin(), nodes.end(), node);
  if (at == nodes.end() || *at != node) return std::nullopt;
  return static_cast<Vertex>(at - nodes.begin());
}

Adjacency make_adjacency(std::vector<NodeId> nodes, std::span<const Edge> edges, std::span<const double> weights) {
  Adjacency out;
  out.nodes = std::move(nodes);
  out.offsets.assign(out.nodes.size() + 1, 0);
  for (const auto& [from, to] : edges) ++out.offsets[from + 1];
  std::partial_sum(out.offsets.begin(), out.offsets.end(), out.offsets.begin());
  // Placing edges in order of their targets leaves every row sorted.
  std::vector<std::uint64_t> by_target(out.nodes.size() + 1, 0);
  for (const auto& [from, to] : edges) ++by_target[to + 1];
  std::partial_sum(by_target.begin(), by_target.end(), by_target.begin());
  std::vector<std::uint64_t> order(edges.size());
  for (std::uint64_t i = 0; i < edges.size(); ++i) order[by_target[edges[i].second]++] = i;
  out.targets.resize(edges.size());
  if (!weights.empty()) out.weights.resize(edges.size());
  std::vector<std::uint64_t> next(out.offsets.begin(), out.offsets.end() - 1);
  for (std::uint64_t i : order) {
    const std::uint64_t at = next[edges[i].first]++;
    out.targets[at] = edges[i].second;
    if (!weights.empty()) out.weights[at] = weights[i];
  }
  return out;
}

Adjacency read_adjacency(const Transaction& transaction, const AdjacencySpec& spec) {
  Adjacency bare;
  bare.nodes = read_nodes(transaction, spec.labels);
  EdgeReader reader(transaction, spec, bare);
  if (spec.types.empty()) reader.read(transaction.scan_relationships());
  for (const std::string& type : spec.types) {
    if (auto id = transaction.find_type(type)) reader.read(transaction.scan_type(*id));
  }
  return make_adjacency(std::move(bare.nodes), reader.edges, reader.weights);
}

Adjacency reversed(const Adjacency& graph) {
  std::vector<Edge> edges;
  edges.reserve(graph.targets.size());
  for (Vertex v = 0; v < graph.size(); ++v) {
    for (Vertex to : graph.neighbours(v)) edges.emplace_back(to, v);
  }
  return make_adjacency(graph.nodes, edges, graph.weights);
}

Adjacency simplified(const Adjacency& graph) {
  std::vector<Edge> edges;
  for (Vertex v = 0; v < graph.size(); ++v) {
    for (Vertex to : graph.neighbours(v)) {
      if (to == v) continue;
      edges.emplace_back(v, to);
      edges.emplace_back(to, v);
    }
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return make_adjacency(graph.nodes, edges, {});
}

}  // namespace dossier::graph
