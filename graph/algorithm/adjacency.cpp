#include "graph/algorithm/adjacency.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace dossier::graph {

namespace {

constexpr std::size_t kBatch = 1024;
using Edge = std::pair<Vertex, Vertex>;

double weight_of(const Value& value, const std::string& key) {
  if (value.is_null()) return 1;
  if (value.is_number()) return value.number();
  throw Exception(Error{.code = Code::InvalidArgumentValue,
                        .message = "the weight `" + key + "` is not a number"});
}

void visit_all(const Transaction& transaction, RelationshipCursor& cursor,
               const AdjacencySpec& spec, const RelationshipVisitor& visit) {
  const auto key = spec.weight.empty() ? std::nullopt : transaction.find_key(spec.weight);
  std::vector<RelationshipId> ids(kBatch);
  std::vector<Endpoints> ends(kBatch);
  std::vector<Value> values(kBatch);
  while (const std::size_t n = cursor.next(ids, ends)) {
    if (key)
      transaction.properties(std::span<const RelationshipId>(ids.data(), n), *key,
                             std::span(values.data(), n));
    for (std::size_t i = 0; i < n; ++i)
      visit(ids[i], ends[i], key ? weight_of(values[i], spec.weight) : 1);
  }
}

/// Visits the relationships of a type that are in memory; false when they, or their weights, cannot
/// be.
bool visit_links(const Transaction& transaction, TypeId type, const AdjacencySpec& spec,
                 const RelationshipVisitor& visit) {
  const auto edges = transaction.edges(type, Effort::Build);
  if (edges == nullptr) return false;
  const auto key = spec.weight.empty() ? std::nullopt : transaction.find_key(spec.weight);
  const auto weights = key ? transaction.relationship_column(type, *key, Effort::Build) : nullptr;
  if (key && weights == nullptr) return false;
  for (const EdgeTable::Link& link : edges->links()) {
    const bool known = weights != nullptr && weights->covers(link.relationship);
    const Value weight = known ? weights->value(link.relationship - weights->first()) : Value();
    visit(RelationshipId{link.relationship}, {NodeId{link.start}, NodeId{link.end}, type},
          weight_of(weight, spec.weight));
  }
  return true;
}

/// The vertices of nodes: a table by id where ids lie close together, else a search.
class VertexNames {
 public:
  explicit VertexNames(const Adjacency& graph) : graph_(graph) {
    if (graph.nodes.empty() || raw(graph.nodes.back()) / kSparsest >= graph.nodes.size()) return;
    table_.assign(static_cast<std::size_t>(raw(graph.nodes.back())) + 1, kNone);
    for (Vertex v = 0; v < graph.size(); ++v) table_[raw(graph.nodes[v])] = v;
  }

  std::optional<Vertex> find(NodeId node) const {
    if (table_.empty()) return graph_.find(node);
    if (raw(node) >= table_.size() || table_[raw(node)] == kNone) return std::nullopt;
    return table_[raw(node)];
  }

 private:
  static constexpr std::uint64_t kSparsest = 16;
  static constexpr Vertex kNone = ~Vertex{0};
  const Adjacency& graph_;
  std::vector<Vertex> table_;
};

}  // namespace

std::vector<NodeId> read_nodes(const Transaction& transaction,
                               const std::vector<std::string>& labels) {
  std::vector<NodeId> out;
  std::vector<NodeId> batch(kBatch);
  const auto take_all = [&](std::unique_ptr<NodeCursor> cursor) {
    while (const std::size_t n = cursor->next(batch))
      out.insert(out.end(), batch.begin(), batch.begin() + static_cast<std::ptrdiff_t>(n));
  };
  if (labels.empty()) take_all(transaction.scan_nodes());
  for (const std::string& label : labels) {
    if (auto id = transaction.find_label(label)) take_all(transaction.scan_label(*id));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void read_relationships(const Transaction& transaction, const AdjacencySpec& spec,
                        const RelationshipVisitor& visit) {
  std::vector<std::string> types = spec.types;
  if (types.empty()) {
    for (const std::string_view type : transaction.types()) types.emplace_back(type);
  }
  for (const std::string& type : types) {
    const auto id = transaction.find_type(type);
    if (id && !visit_links(transaction, *id, spec, visit))
      visit_all(transaction, *transaction.scan_type(*id), spec, visit);
  }
}

std::optional<Vertex> Adjacency::find(NodeId node) const noexcept {
  const auto at = std::lower_bound(nodes.begin(), nodes.end(), node);
  if (at == nodes.end() || *at != node) return std::nullopt;
  return static_cast<Vertex>(at - nodes.begin());
}

namespace {

/// Rows of sources by target: what `edges` say, turned round.
Adjacency rows_by_target(std::size_t n, std::span<const Edge> edges,
                         std::span<const double> weights) {
  Adjacency out;
  out.offsets.assign(n + 1, 0);
  for (const Edge& edge : edges) ++out.offsets[edge.second + 1];
  std::partial_sum(out.offsets.begin(), out.offsets.end(), out.offsets.begin());
  std::vector<std::uint64_t> next(out.offsets.begin(), out.offsets.end() - 1);
  out.targets.resize(edges.size());
  out.weights.resize(weights.size());
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const std::uint64_t at = next[edges[i].second]++;
    out.targets[at] = edges[i].first;
    if (!weights.empty()) out.weights[at] = weights[i];
  }
  return out;
}

/// Every edge turned round. Rows come out ascending, because sources are visited in order.
Adjacency turned(const Adjacency& graph, std::size_t n) {
  Adjacency out;
  out.offsets.assign(n + 1, 0);
  for (const Vertex to : graph.targets) ++out.offsets[to + 1];
  std::partial_sum(out.offsets.begin(), out.offsets.end(), out.offsets.begin());
  std::vector<std::uint64_t> next(out.offsets.begin(), out.offsets.end() - 1);
  out.targets.resize(graph.targets.size());
  out.weights.resize(graph.weights.size());
  for (Vertex v = 0; v < n; ++v) {
    for (std::uint64_t e = graph.offsets[v]; e < graph.offsets[v + 1]; ++e) {
      const std::uint64_t at = next[graph.targets[e]]++;
      out.targets[at] = v;
      if (!graph.weights.empty()) out.weights[at] = graph.weights[e];
    }
  }
  return out;
}

}  // namespace

Adjacency make_adjacency(std::vector<NodeId> nodes, std::span<const Edge> edges,
                         std::span<const double> weights) {
  Adjacency out = turned(rows_by_target(nodes.size(), edges, weights), nodes.size());
  out.nodes = std::move(nodes);
  return out;
}

Adjacency read_adjacency(const Transaction& transaction, const AdjacencySpec& spec) {
  Adjacency bare;
  bare.nodes = read_nodes(transaction, spec.labels);
  const VertexNames names(bare);
  std::vector<Edge> edges;
  std::vector<double> weights;
  const auto push = [&](Vertex from, Vertex to, double weight) {
    edges.emplace_back(from, to);
    if (!spec.weight.empty()) weights.push_back(weight);
  };
  read_relationships(transaction, spec, [&](RelationshipId, const Endpoints& ends, double weight) {
    const auto start = names.find(ends.start), end = names.find(ends.end);
    if (!start || !end) return;
    if (spec.direction != Direction::Incoming) push(*start, *end, weight);
    if (spec.direction != Direction::Outgoing) push(*end, *start, weight);
  });
  Adjacency out = make_adjacency(std::move(bare.nodes), edges, weights);
  out.symmetric = spec.direction == Direction::Both;
  return out;
}

Adjacency reversed(const Adjacency& graph) {
  Adjacency out = turned(graph, graph.size());
  out.nodes = graph.nodes;
  out.symmetric = graph.symmetric;
  return out;
}

Adjacency simplified(const Adjacency& graph) {
  const Adjacency back = graph.symmetric ? Adjacency{} : turned(graph, graph.size());
  Adjacency out;
  out.nodes = graph.nodes;
  out.symmetric = true;
  out.offsets.assign(1, 0);
  out.offsets.reserve(graph.size() + 1);
  out.targets.reserve(graph.targets.size() + back.targets.size());
  for (Vertex v = 0; v < graph.size(); ++v) {
    const auto begin = static_cast<std::ptrdiff_t>(out.targets.size());
    const auto there = graph.neighbours(v);
    const auto here = graph.symmetric ? std::span<const Vertex>() : back.neighbours(v);
    std::set_union(there.begin(), there.end(), here.begin(), here.end(),
                   std::back_inserter(out.targets));
    const auto last = std::unique(out.targets.begin() + begin, out.targets.end());
    out.targets.erase(std::remove(out.targets.begin() + begin, last, v), out.targets.end());
    out.offsets.push_back(out.targets.size());
  }
  return out;
}

}  // namespace dossier::graph
