#include "graph/export/columns.h"

namespace dossier::graph {

namespace {

bool is_numeric(ColumnType type) noexcept {
  return type == ColumnType::Integer || type == ColumnType::Float;
}

ColumnType join(ColumnType a, ColumnType b) noexcept {
  if (a == b) return a;
  return is_numeric(a) && is_numeric(b) ? ColumnType::Float : ColumnType::Text;
}

void add(Columns& columns, const Map& properties) {
  for (const auto& [key, value] : properties) {
    const ColumnType type = column_type(value);
    const auto [at, fresh] = columns.emplace(key, type);
    if (!fresh) at->second = join(at->second, type);
  }
}

}  // namespace

ColumnType column_type(const Value& value) noexcept {
  switch (value.kind()) {
    case ValueKind::Boolean: return ColumnType::Boolean;
    case ValueKind::Integer: return ColumnType::Integer;
    case ValueKind::Float: return ColumnType::Float;
    case ValueKind::String: return ColumnType::Text;
    case ValueKind::List: return ColumnType::List;
    default: return ColumnType::Other;
  }
}

Columns node_columns(const GraphSource& graph) {
  Columns columns;
  graph.nodes([&](const Node& node) { add(columns, node.properties); });
  return columns;
}

Columns relationship_columns(const GraphSource& graph) {
  Columns columns;
  graph.relationships(
      [&](const Relationship& relationship) { add(columns, relationship.properties); });
  return columns;
}

}  // namespace dossier::graph
