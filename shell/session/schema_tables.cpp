#include "shell/session/schema_tables.h"

#include <algorithm>

namespace dossier::shell {

namespace {

Value number(std::uint64_t count) { return static_cast<std::int64_t>(count); }

/// Labels of the nodes that relationships of a type leave or reach, most frequent first.
std::string ends_of(const Schema& schema, const std::string& type,
                    std::uint64_t Schema::Connection::*count) {
  std::vector<const Schema::Connection*> found;
  for (const auto& connection : schema.connections) {
    if (connection.type == type && connection.*count != 0) found.push_back(&connection);
  }
  std::stable_sort(found.begin(), found.end(),
                   [&](auto* a, auto* b) { return a->*count > b->*count; });
  std::string out;
  for (const auto* connection : found) out += (out.empty() ? "" : ", ") + connection->label;
  return out;
}

}  // namespace

ResultSet statistics_table(const Schema& schema, std::uint64_t bytes) {
  ResultSet table({"kind", "name", "count"});
  table.append({"graph", "nodes", number(schema.nodes)});
  table.append({"graph", "relationships", number(schema.relationships)});
  table.append({"graph", "property keys", number(schema.keys.size())});
  table.append({"graph", "indexes", number(schema.indexes.size())});
  table.append({"graph", "bytes on disk", number(bytes)});
  for (const auto& label : schema.labels) table.append({"label", label.name, number(label.count)});
  for (const auto& type : schema.types) table.append({"type", type.name, number(type.count)});
  return table;
}

ResultSet labels_table(const Schema& schema) {
  ResultSet table({"label", "nodes"});
  for (const auto& label : schema.labels) table.append({label.name, number(label.count)});
  return table;
}

ResultSet types_table(const Schema& schema) {
  ResultSet table({"type", "relationships", "from", "to"});
  for (const auto& type : schema.types) {
    table.append({type.name, number(type.count),
                  ends_of(schema, type.name, &Schema::Connection::outgoing),
                  ends_of(schema, type.name, &Schema::Connection::incoming)});
  }
  return table;
}

ResultSet indexes_table(const Schema& schema) {
  ResultSet table({"name", "kind", "on", "properties"});
  for (const auto& index : schema.indexes) {
    const bool node = index.entity == "node";
    List keys;
    for (const std::string& key : index.keys) keys.emplace_back(key);
    table.append({index.name, index.kind,
                  node ? "(:" + index.label + ")" : "[:" + index.label + "]", Value(keys)});
  }
  return table;
}

}  // namespace dossier::shell
