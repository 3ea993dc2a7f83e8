#include "graph/export/source.h"

#include <algorithm>
#include <array>

#include <dossier/export.h>

namespace dossier {

namespace {

struct FormatName {
  ExportFormat format;
  std::string_view name;
};

constexpr std::array kFormats{
    FormatName{ExportFormat::Dot, "dot"},
    FormatName{ExportFormat::Graphml, "graphml"},
    FormatName{ExportFormat::Gexf, "gexf"},
    FormatName{ExportFormat::Json, "json"},
    FormatName{ExportFormat::JsonLines, "jsonl"},
    FormatName{ExportFormat::Cytoscape, "cyjs"},
    FormatName{ExportFormat::Csv, "csv"},
    FormatName{ExportFormat::CsvNodes, "csv-nodes"},
    FormatName{ExportFormat::CsvRelationships, "csv-relationships"},
    FormatName{ExportFormat::Cypher, "cypher"},
    FormatName{ExportFormat::Html, "html"},
    FormatName{ExportFormat::NQuads, "nquads"},
    FormatName{ExportFormat::JsonLd, "jsonld"},
};

}  // namespace

std::optional<ExportFormat> export_format(std::string_view name) noexcept {
  const auto* found =
      std::find_if(kFormats.begin(), kFormats.end(), [&](auto& row) { return row.name == name; });
  if (found == kFormats.end()) return std::nullopt;
  return found->format;
}

std::string_view to_string(ExportFormat format) noexcept {
  return kFormats[static_cast<std::size_t>(format)].name;
}

void write_graph(std::ostream& out, const Subgraph& graph, ExportFormat format,
                 const ExportOptions& options) {
  graph::write_graph(out, graph::SubgraphSource(graph), format, options);
}

void write_dot(std::ostream& out, const Subgraph& graph, const ExportOptions& options) {
  graph::write_dot(out, graph::SubgraphSource(graph), options);
}

void write_graphml(std::ostream& out, const Subgraph& graph) {
  graph::write_graphml(out, graph::SubgraphSource(graph));
}

void write_json(std::ostream& out, const Subgraph& graph) {
  graph::write_json(out, graph::SubgraphSource(graph));
}

void write_csv(std::ostream& out, const Subgraph& graph) {
  graph::write_csv(out, graph::SubgraphSource(graph), {});
}

void write_cypher(std::ostream& out, const Subgraph& graph) {
  graph::write_cypher(out, graph::SubgraphSource(graph));
}

namespace graph {

void write_graph(std::ostream& out, const GraphSource& graph, ExportFormat format,
                 const ExportOptions& options) {
  switch (format) {
    case ExportFormat::Dot: return write_dot(out, graph, options);
    case ExportFormat::Graphml: return write_graphml(out, graph);
    case ExportFormat::Gexf: return write_gexf(out, graph);
    case ExportFormat::Json: return write_json(out, graph);
    case ExportFormat::JsonLines: return write_json_lines(out, graph);
    case ExportFormat::Cytoscape: return write_cytoscape(out, graph);
    case ExportFormat::Csv: return write_csv(out, graph, options);
    case ExportFormat::CsvNodes: return write_csv_nodes(out, graph, options);
    case ExportFormat::CsvRelationships: return write_csv_relationships(out, graph, options);
    case ExportFormat::Cypher: return write_cypher(out, graph);
    case ExportFormat::Html: return write_html(out, graph, options);
    case ExportFormat::NQuads: return write_nquads(out, graph, options);
    case ExportFormat::JsonLd: return write_json_ld(out, graph, options);
  }
}

}  // namespace graph

}  // namespace dossier
