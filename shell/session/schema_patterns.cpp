#include "shell/session/schema_patterns.h"

#include <map>
#include <utility>

namespace dossier::shell {

namespace {

/// Relationships that are counted within a second or so.
constexpr std::uint64_t kCountable = 3'000'000;

constexpr std::string_view kPatterns =
    "MATCH (a)-[r]->(b) UNWIND labels(a) AS from UNWIND labels(b) AS to "
    "RETURN from, type(r) AS type, to, count(*) AS number ORDER BY from, type, number DESC, to";

std::vector<SchemaPattern> possible_patterns(const Schema& schema) {
  std::vector<SchemaPattern> out;
  for (const auto& from : schema.connections) {
    if (from.outgoing == 0) continue;
    for (const auto& to : schema.connections) {
      if (to.type == from.type && to.incoming != 0)
        out.push_back({from.label, from.type, to.label, 0});
    }
  }
  return out;
}

}  // namespace

Result<std::vector<SchemaPattern>> schema_patterns(Session& session, const Schema& schema) {
  if (schema.relationships > kCountable) return possible_patterns(schema);
  const auto rows = session.collect(kPatterns);
  if (!rows) return rows.error();
  std::vector<SchemaPattern> out;
  for (const Row row : *rows) {
    out.push_back({std::string(row["from"].string()), std::string(row["type"].string()),
                   std::string(row["to"].string()),
                   static_cast<std::uint64_t>(row["number"].integer())});
  }
  return out;
}

Subgraph schema_graph(const Schema& schema, const std::vector<SchemaPattern>& patterns) {
  Subgraph graph;
  std::map<std::string, NodeId> ids;
  for (const auto& label : schema.labels) {
    const NodeId id{graph.nodes.size() + 1};
    ids.emplace(label.name, id);
    const std::string count = std::to_string(label.count) + (label.count == 1 ? " node" : " nodes");
    graph.nodes.push_back(Node{id, {label.name}, {{"name", count}}});
  }
  for (const SchemaPattern& pattern : patterns) {
    const auto from = ids.find(pattern.from);
    const auto to = ids.find(pattern.to);
    if (from == ids.end() || to == ids.end()) continue;
    Map properties;
    if (pattern.count != 0) properties.set("count", static_cast<std::int64_t>(pattern.count));
    graph.relationships.push_back({RelationshipId{graph.relationships.size() + 1}, from->second,
                                   to->second, pattern.type, std::move(properties)});
  }
  return graph;
}

Subgraph with_joined_types(const Subgraph& graph) {
  Subgraph out{graph.nodes, {}};
  std::map<std::pair<NodeId, NodeId>, std::size_t> places;
  for (const Relationship& r : graph.relationships) {
    const auto [at, fresh] =
        places.try_emplace(std::pair(r.start, r.end), out.relationships.size());
    if (fresh) out.relationships.push_back({r.id, r.start, r.end, {}, {}});
    std::string& type = out.relationships[at->second].type;
    const Value* count = r.properties.find("count");
    type += (type.empty() ? "" : "\n") + r.type;
    if (count != nullptr) type += " " + to_literal(*count);
  }
  return out;
}

}  // namespace dossier::shell
