#include "graph/export/drawing_plan.h"

#include "graph/algorithm/algorithms.h"
#include "graph/export/evidence.h"
#include "graph/export/naming.h"

#include <algorithm>
#include <map>

namespace dossier::graph {

namespace {

/// Box titles by node; nodes without one stand outside.
using Titles = std::unordered_map<NodeId, std::string>;

void count_degrees(DrawingPlan& plan, const GraphSource& graph) {
  graph.nodes([&](const Node& node) { plan.places.emplace(node.id, DrawingPlan::Place{}); });
  graph.relationships([&](const Relationship& r) {
    ++plan.relationships;
    ++plan.places[r.start].degree;
    if (r.end != r.start) ++plan.places[r.end].degree;
  });
  plan.nodes = plan.places.size();
  for (const auto& [id, place] : plan.places)
    plan.highest_degree = std::max(plan.highest_degree, place.degree);
}

std::vector<NodeId> best_connected_first(const DrawingPlan& plan) {
  std::vector<std::pair<std::uint32_t, NodeId>> order;
  for (const auto& [id, place] : plan.places) order.emplace_back(place.degree, id);
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::vector<NodeId> nodes;
  nodes.reserve(order.size());
  for (const auto& [degree, id] : order) nodes.push_back(id);
  return nodes;
}

/// How many of the nodes have at most `limit` relationships among them: a relationship is drawn
/// with the later of its ends.
std::size_t nodes_within(const std::vector<NodeId>& order, const GraphSource& graph,
                         std::size_t limit) {
  std::unordered_map<NodeId, std::size_t> rank;
  for (const NodeId id : order) rank.emplace(id, rank.size());
  std::vector<std::size_t> drawn_with(order.size());
  graph.relationships(
      [&](const Relationship& r) { ++drawn_with[std::max(rank.at(r.start), rank.at(r.end))]; });
  std::size_t nodes = 0;
  for (std::size_t drawn = 0; nodes < order.size(); ++nodes) {
    drawn += drawn_with[nodes];
    if (drawn > limit) break;
  }
  return nodes;
}

void keep_best_connected(DrawingPlan& plan, const GraphSource& graph,
                         const ExportOptions& options) {
  const bool many_nodes = options.max_nodes != 0 && plan.nodes > options.max_nodes;
  const bool many_relationships =
      options.max_relationships != 0 && plan.relationships > options.max_relationships;
  if (!many_nodes && !many_relationships) return;
  const std::vector<NodeId> order = best_connected_first(plan);
  std::size_t kept = many_nodes ? options.max_nodes : order.size();
  if (many_relationships)
    kept = std::min(kept, nodes_within(order, graph, options.max_relationships));
  for (std::size_t i = kept; i < order.size(); ++i) plan.places[order[i]].drawn = false;
}

Titles by_label(const DrawingPlan& plan, const GraphSource& graph) {
  Titles out;
  graph.nodes([&](const Node& node) {
    if (plan.places.at(node.id).drawn && !node.labels.empty())
      out.emplace(node.id, main_label(node));
  });
  return out;
}

/// A document stands in its own box, everything else in that of the document that says most of it.
Titles by_document(const DrawingPlan& plan, const GraphSource& graph) {
  std::unordered_map<NodeId, std::map<std::string, std::size_t>> said;
  graph.relationships([&](const Relationship& r) {
    for (const Evidence& piece : evidence_of(r.properties)) {
      if (piece.document.empty()) continue;
      ++said[r.start][std::string(piece.document)];
      ++said[r.end][std::string(piece.document)];
    }
  });
  Titles out;
  for (const auto& [id, counts] : said) {
    if (!plan.places.at(id).drawn) continue;
    const auto most = std::max_element(counts.begin(), counts.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; });
    out.emplace(id, most->first);
  }
  return out;
}

/// Communities go by the name of their best connected member.
Titles by_community(const DrawingPlan& plan, const GraphSource& graph) {
  std::vector<NodeId> ids;
  std::vector<std::string> names;
  std::unordered_map<NodeId, Vertex> vertices;
  graph.nodes([&](const Node& node) {
    if (!plan.places.at(node.id).drawn) return;
    vertices.emplace(node.id, static_cast<Vertex>(ids.size()));
    ids.push_back(node.id);
    names.push_back(name_or_id(node));
  });
  std::vector<std::pair<Vertex, Vertex>> edges;
  graph.relationships([&](const Relationship& r) {
    const auto start = vertices.find(r.start);
    const auto end = vertices.find(r.end);
    if (start == vertices.end() || end == vertices.end()) return;
    edges.emplace_back(start->second, end->second);
    edges.emplace_back(end->second, start->second);
  });
  const std::vector<Vertex> of = louvain(make_adjacency(ids, edges, {}), [] {}).of;
  std::map<Vertex, std::size_t> heads;
  for (std::size_t i = 0; i < of.size(); ++i) {
    const auto [at, fresh] = heads.emplace(of[i], i);
    if (!fresh && plan.places.at(ids[i]).degree > plan.places.at(ids[at->second]).degree)
      at->second = i;
  }
  Titles out;
  for (std::size_t i = 0; i < of.size(); ++i)
    out.emplace(ids[i], "around " + names[heads.at(of[i])]);
  return out;
}

Titles titles_for(const DrawingPlan& plan, const GraphSource& graph, Clusters clusters) {
  switch (clusters) {
    case Clusters::Label: return by_label(plan, graph);
    case Clusters::Document: return by_document(plan, graph);
    case Clusters::Community: return by_community(plan, graph);
    case Clusters::None: break;
  }
  return {};
}

void put_into_clusters(DrawingPlan& plan, const Titles& titles) {
  std::map<std::string, std::vector<NodeId>> members;
  for (const auto& [id, title] : titles) members[title].push_back(id);
  for (auto& [title, nodes] : members) {
    if (nodes.size() < 2) continue;
    std::sort(nodes.begin(), nodes.end());
    for (const NodeId id : nodes)
      plan.places[id].cluster = static_cast<std::uint32_t>(plan.clusters.size());
    plan.clusters.push_back({title, std::move(nodes)});
  }
}

void count_drawn(DrawingPlan& plan, const GraphSource& graph) {
  for (const auto& [id, place] : plan.places) plan.drawn_nodes += place.drawn;
  plan.drawn_relationships = plan.relationships;
  if (plan.drawn_nodes == plan.nodes) return;
  plan.drawn_relationships = 0;
  graph.relationships([&](const Relationship& r) {
    plan.drawn_relationships += plan.places.at(r.start).drawn && plan.places.at(r.end).drawn;
  });
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

}  // namespace

DrawingPlan plan_drawing(const GraphSource& graph, const ExportOptions& options) {
  DrawingPlan plan;
  count_degrees(plan, graph);
  keep_best_connected(plan, graph, options);
  put_into_clusters(plan, titles_for(plan, graph, options.clusters));
  count_drawn(plan, graph);
  if (options.on_limit && plan.drawn_nodes < plan.nodes)
    options.on_limit("drew " + limit_text(plan));
  return plan;
}

std::string size_text(std::size_t nodes, std::size_t relationships) {
  return counted(nodes, "node", "nodes") + ", " +
         counted(relationships, "relationship", "relationships");
}

std::string limit_text(const DrawingPlan& plan) {
  if (plan.drawn_nodes == plan.nodes) return {};
  return "the " + std::to_string(plan.drawn_nodes) + " best connected of " +
         size_text(plan.nodes, plan.relationships);
}

}  // namespace dossier::graph
