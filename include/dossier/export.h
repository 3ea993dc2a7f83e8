#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/result.h>

namespace dossier {

/// Nodes and relationships without duplicates, sorted by id, ready to be drawn or written.
struct Subgraph {
  std::vector<Node> nodes;
  std::vector<Relationship> relationships;
};

/// Every node, relationship and path in the rows of a result, nested values included. Relationships
/// whose end nodes are not in the result keep their ids; writers draw such ends as bare ids.
Subgraph subgraph(const ResultSet& result);

struct DotOptions {
  std::string title = "dossier";
  std::size_t label_width = 40;  ///< characters of a name before it is cut
  bool tooltips = true;          ///< properties and evidence
};

/// GraphViz. Identifiers and texts are quoted so that no content can be taken for DOT.
/// Recommends `dot` up to 200 nodes and `sfdp` above in a comment on the first line.
void write_dot(std::ostream& out, const Subgraph& graph, const DotOptions& options = {});

/// GraphML with attribute keys by type, as networkx, igraph, Gephi and APOC read it. Control
/// characters, which XML cannot hold, become U+FFFD; lists and points are JSON text.
void write_graphml(std::ostream& out, const Subgraph& graph);

/// One JSON object: {"nodes": [...], "relationships": [...]}, elements as in `append_json`.
void write_json(std::ostream& out, const Subgraph& graph);

/// Nodes, then relationships, as two CSV tables with neo4j-admin headers, one after the other with an
/// empty line between.
void write_csv(std::ostream& out, const Subgraph& graph);

/// A Cypher script that creates the same graph in an empty database.
void write_cypher(std::ostream& out, const Subgraph& graph);

/// The forms in which graphs are exchanged.
enum class ExportFormat : std::uint8_t {
  Dot,               ///< write_dot
  Graphml,           ///< write_graphml
  Gexf,              ///< GEXF 1.2, for Gephi
  Json,              ///< write_json
  JsonLines,         ///< one object a line, {"kind":"node",...} or {"kind":"relationship",...}
  Cytoscape,         ///< Cytoscape JSON (.cyjs)
  Csv,               ///< write_csv
  CsvNodes,          ///< the first of its two tables
  CsvRelationships,  ///< the second
  Cypher,            ///< write_cypher
  Html,              ///< one page that shows the graph interactively, without any network
};

/// Names of the formats in command lines and file extensions: "dot", "graphml", "gexf", "json", "jsonl",
/// "cyjs", "csv", "csv-nodes", "csv-relationships", "cypher", "html".
std::optional<ExportFormat> export_format(std::string_view name) noexcept;
std::string_view to_string(ExportFormat format) noexcept;

/// Writes a graph in any of the formats.
void write_graph(std::ostream& out, const Subgraph& graph, ExportFormat format, const DotOptions& options = {});

/// Appends a value as JSON. Integers are exact, floats the shortest text that reads back as the same number,
/// NaN and infinities the strings "NaN", "Infinity", "-Infinity"; temporal values are ISO 8601 strings; a
/// point is {"srid", "x", "y", "z"}; a node {"id", "labels", "properties"}; a relationship {"id", "type",
/// "start", "end", "properties"}; a path {"nodes", "relationships"}. Control characters, also those
/// that only terminals obey, are escaped, and invalid UTF-8 becomes U+FFFD.
void append_json(std::string& out, const Value& value);
/// Appends a quoted and escaped JSON string.
void append_json_string(std::string& out, std::string_view text);

}  // namespace dossier
