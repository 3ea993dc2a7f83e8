#include "graph/export/dot_plan.h"

#include "graph/algorithm/algorithms.h"
#include "graph/export/evidence.h"
#include "graph/export/naming.h"

#include <algorithm>
#include <map>

namespace dossier::graph {

namespace {

/// Box titles by node; nodes without one stand outside.
using Titles = std::unordered_map<NodeId, std::string>;

void count_degrees(DotPlan& plan, const GraphSource& graph) {
  graph.nodes([&](const Node& node) { plan.places.emplace(node.id, DotPlan::Place{}); });
  graph.relationships([&](const Relationship& r) {
    ++plan.relationships;
    ++plan.places[r.start].degree;
    if (r.end != r.start) ++plan.places[r.end].degree;
  });
  plan.nodes = plan.places.size();
  for (const auto& [id, place] : plan.places)
    plan.highest_degree = std::max(plan.highest_degree, place.degree);
}

void keep_best_connected(DotPlan& plan, std::size_t limit) {
  if (limit == 0 || plan.nodes <= limit) return;
  std::vector<std::pair<std::uint32_t, NodeId>> order;
  for (const auto& [id, place] : plan.places) order.emplace_back(place.degree, id);
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  for (std::size_t i = limit; i < order.size(); ++i) plan.places[order[i].second].drawn = false;
}

Titles by_label(const DotPlan& plan, const GraphSource& graph) {
  Titles out;
  graph.nodes([&](const Node& node) {
    if (plan.places.at(node.id).drawn && !node.labels.empty())
      out.emplace(node.id, main_label(node));
  });
  return out;
}

/// A document stands in its own box, everything else in that of the document that says most of it.
Titles by_document(const DotPlan& plan, const GraphSource& graph) {
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
Titles by_community(const DotPlan& plan, const GraphSource& graph) {
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

Titles titles_for(const DotPlan& plan, const GraphSource& graph, Clusters clusters) {
  switch (clusters) {
    case Clusters::Label: return by_label(plan, graph);
    case Clusters::Document: return by_document(plan, graph);
    case Clusters::Community: return by_community(plan, graph);
    case Clusters::None: break;
  }
  return {};
}

void put_into_clusters(DotPlan& plan, const Titles& titles) {
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

void count_drawn(DotPlan& plan, const GraphSource& graph) {
  for (const auto& [id, place] : plan.places) plan.drawn_nodes += place.drawn;
  plan.drawn_relationships = plan.relationships;
  if (plan.drawn_nodes == plan.nodes) return;
  plan.drawn_relationships = 0;
  graph.relationships([&](const Relationship& r) {
    plan.drawn_relationships += plan.places.at(r.start).drawn && plan.places.at(r.end).drawn;
  });
}

}  // namespace

DotPlan plan_drawing(const GraphSource& graph, const ExportOptions& options) {
  DotPlan plan;
  count_degrees(plan, graph);
  keep_best_connected(plan, options.max_nodes);
  put_into_clusters(plan, titles_for(plan, graph, options.clusters));
  count_drawn(plan, graph);
  return plan;
}

}  // namespace dossier::graph
