#include "graph/export/columns.h"
#include "graph/export/json_value.h"
#include "graph/export/naming.h"
#include "graph/export/source.h"
#include "graph/export/xml_text.h"

#include <ostream>

namespace dossier::graph {

namespace {

std::string_view gexf_type(ColumnType type) noexcept {
  switch (type) {
    case ColumnType::Boolean: return "boolean";
    case ColumnType::Integer: return "long";
    case ColumnType::Float: return "double";
    default: return "string";
  }
}

/// Attribute "0" of nodes holds the labels; properties follow in the order of the columns.
void write_attributes(std::ostream& out, const Columns& columns, std::string_view domain) {
  out << "    <attributes class=\"" << domain << "\">\n"
      << "      <attribute id=\"0\" title=\"" << (domain == "node" ? "labels" : "type")
      << "\" type=\"string\"/>\n";
  std::size_t number = 1;
  for (const auto& [key, type] : columns) {
    out << "      <attribute id=\"" << number++ << "\" title=\"" << xml_text(key) << "\" type=\""
        << gexf_type(type) << "\"/>\n";
  }
  out << "    </attributes>\n";
}

void write_values(std::ostream& out, const std::string& first, const Columns& columns,
                  const Map& properties) {
  out << "<attvalues><attvalue for=\"0\" value=\"" << xml_text(first) << "\"/>";
  std::size_t number = 0;
  for (const auto& column : columns) {
    ++number;
    if (const Value* value = properties.find(column.first)) {
      out << "<attvalue for=\"" << number << "\" value=\"" << xml_text(plain_text(*value))
          << "\"/>";
    }
  }
  out << "</attvalues>";
}

std::string label_text(const Node& node) {
  std::string out;
  for (const std::string& label : node.labels) out += (out.empty() ? "" : ", ") + label;
  return out;
}

}  // namespace

void write_gexf(std::ostream& out, const GraphSource& graph) {
  const Columns of_nodes = node_columns(graph);
  const Columns of_relationships = relationship_columns(graph);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n"
         "  <meta><creator>dossier</creator></meta>\n"
         "  <graph mode=\"static\" defaultedgetype=\"directed\">\n";
  write_attributes(out, of_nodes, "node");
  write_attributes(out, of_relationships, "edge");
  out << "    <nodes>\n";
  graph.nodes([&](const Node& node) {
    out << "      <node id=\"" << static_cast<std::uint64_t>(node.id) << "\" label=\""
        << xml_text(name_or_id(node)) << "\">";
    write_values(out, label_text(node), of_nodes, node.properties);
    out << "</node>\n";
  });
  out << "    </nodes>\n    <edges>\n";
  graph.relationships([&](const Relationship& r) {
    out << "      <edge id=\"" << static_cast<std::uint64_t>(r.id) << "\" source=\""
        << static_cast<std::uint64_t>(r.start) << "\" target=\""
        << static_cast<std::uint64_t>(r.end) << "\" label=\"" << xml_text(r.type) << "\">";
    write_values(out, r.type, of_relationships, r.properties);
    out << "</edge>\n";
  });
  out << "    </edges>\n  </graph>\n</gexf>\n";
}

}  // namespace dossier::graph
