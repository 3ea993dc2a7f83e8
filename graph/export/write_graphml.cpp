#include "graph/export/columns.h"
#include "graph/export/json_value.h"
#include "graph/export/naming.h"
#include "graph/export/source.h"
#include "graph/export/xml_text.h"

#include <ostream>

namespace dossier::graph {

namespace {

std::string_view graphml_type(ColumnType type) noexcept {
  switch (type) {
    case ColumnType::Boolean: return "boolean";
    case ColumnType::Integer: return "long";
    case ColumnType::Float: return "double";
    default: return "string";
  }
}

/// Attribute names that the writer uses itself; properties of these names get a prefix.
std::string attribute_name(const std::string& key) {
  return key == "labels" || key == "label" ? "property_" + key : key;
}

/// Declares one key for each column; their ids are `prefix` and a number, in the order of the
/// columns.
void write_keys(std::ostream& out, const Columns& columns, std::string_view domain, char prefix) {
  std::size_t number = 0;
  for (const auto& [key, type] : columns) {
    out << "  <key id=\"" << prefix << number++ << "\" for=\"" << domain << "\" attr.name=\""
        << xml_text(attribute_name(key)) << "\" attr.type=\"" << graphml_type(type) << "\"/>\n";
  }
}

void write_data(std::ostream& out, const Columns& columns, const Map& properties, char prefix) {
  std::size_t number = 0;
  for (const auto& column : columns) {
    if (const Value* value = properties.find(column.first)) {
      out << "<data key=\"" << prefix << number << "\">" << xml_text(plain_text(*value))
          << "</data>";
    }
    ++number;
  }
}

std::string colon_labels(const Node& node) {
  std::string out;
  for (const std::string& label : node.labels) out += ":" + label;
  return xml_text(out);
}

}  // namespace

void write_graphml(std::ostream& out, const GraphSource& graph) {
  const Columns of_nodes = node_columns(graph);
  const Columns of_relationships = relationship_columns(graph);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
         "  <key id=\"labels\" for=\"node\" attr.name=\"labels\" attr.type=\"string\"/>\n"
         "  <key id=\"name\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
         "  <key id=\"label\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n";
  write_keys(out, of_nodes, "node", 'n');
  write_keys(out, of_relationships, "edge", 'e');
  out << "  <graph id=\"dossier\" edgedefault=\"directed\">\n";
  graph.nodes([&](const Node& node) {
    const std::string labels = colon_labels(node);
    out << "    <node id=\"n" << static_cast<std::uint64_t>(node.id) << "\" labels=\"" << labels
        << "\"><data key=\"labels\">" << labels << "</data><data key=\"name\">"
        << xml_text(name_or_id(node)) << "</data>";
    write_data(out, of_nodes, node.properties, 'n');
    out << "</node>\n";
  });
  graph.relationships([&](const Relationship& r) {
    const std::string type = xml_text(r.type);
    out << "    <edge id=\"r" << static_cast<std::uint64_t>(r.id) << "\" source=\"n"
        << static_cast<std::uint64_t>(r.start) << "\" target=\"n"
        << static_cast<std::uint64_t>(r.end) << "\" label=\"" << type << "\"><data key=\"label\">"
        << type << "</data>";
    write_data(out, of_relationships, r.properties, 'e');
    out << "</edge>\n";
  });
  out << "  </graph>\n</graphml>\n";
}

}  // namespace dossier::graph
