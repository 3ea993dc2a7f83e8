#include "graph/export/columns.h"
#include "graph/export/json_value.h"
#include "graph/export/source.h"

#include <ostream>

namespace dossier::graph {

namespace {

/// A field by RFC 4180: in quotes when it holds a separator, a quote, a line break or a space at an
/// end.
std::string csv_field(std::string_view text) {
  const bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos &&
                     (text.empty() || (text.front() != ' ' && text.back() != ' '));
  if (plain) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out += '"';
}

std::string_view header_suffix(ColumnType type) noexcept {
  switch (type) {
    case ColumnType::Boolean: return ":boolean";
    case ColumnType::Integer: return ":long";
    case ColumnType::Float: return ":double";
    case ColumnType::List: return ":string[]";
    default: return "";
  }
}

/// Elements joined by ';', as neo4j-admin reads arrays.
std::string cell_text(const Value& value) {
  if (!value.is_list()) return plain_text(value);
  std::string out;
  for (const Value& element : value.list()) {
    if (!out.empty()) out += ';';
    out += plain_text(element);
  }
  return out;
}

void write_header(std::ostream& out, const Columns& columns) {
  for (const auto& [key, type] : columns)
    out << ',' << csv_field(key + std::string(header_suffix(type)));
}

void write_cells(std::ostream& out, const Columns& columns, const Map& properties) {
  for (const auto& column : columns) {
    out << ',';
    if (const Value* value = properties.find(column.first)) out << csv_field(cell_text(*value));
  }
}

std::string label_cell(const Node& node) {
  std::string out;
  for (const std::string& label : node.labels) out += (out.empty() ? "" : ";") + label;
  return csv_field(out);
}

}  // namespace

void write_csv_nodes(std::ostream& out, const GraphSource& graph) {
  const Columns columns = node_columns(graph);
  out << ":ID,:LABEL";
  write_header(out, columns);
  out << "\r\n";
  graph.nodes([&](const Node& node) {
    out << static_cast<std::uint64_t>(node.id) << ',' << label_cell(node);
    write_cells(out, columns, node.properties);
    out << "\r\n";
  });
}

void write_csv_relationships(std::ostream& out, const GraphSource& graph) {
  const Columns columns = relationship_columns(graph);
  out << ":START_ID,:END_ID,:TYPE";
  write_header(out, columns);
  out << "\r\n";
  graph.relationships([&](const Relationship& r) {
    out << static_cast<std::uint64_t>(r.start) << ',' << static_cast<std::uint64_t>(r.end) << ','
        << csv_field(r.type);
    write_cells(out, columns, r.properties);
    out << "\r\n";
  });
}

void write_csv(std::ostream& out, const GraphSource& graph) {
  write_csv_nodes(out, graph);
  out << "\r\n";
  write_csv_relationships(out, graph);
}

}  // namespace dossier::graph
