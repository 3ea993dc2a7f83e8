#pragma once

#include <cstdint>
#include <functional>
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

/// What boxes are drawn around in a drawing.
enum class Clusters : std::uint8_t {
  None,
  Label,      ///< nodes of one label
  Community,  ///< nodes that are closely connected among each other (method of Louvain)
  Document,   ///< nodes whose relationships mostly stand in one document
};

struct ExportOptions {
  std::string title = "dossier";  ///< of drawings and pages
  // Drawings for Graphviz.
  std::size_t label_width = 28;  ///< characters of a line; a name has three lines before it is cut
  bool tooltips = true;          ///< properties and evidence
  Clusters clusters = Clusters::None;
  // Drawings and pages.
  std::size_t max_nodes = 0;  ///< draw only that many, the best connected ones; 0: all
  /// Draw no more nodes, the best connected ones, than have so many relationships among them; 0:
  /// all
  std::size_t max_relationships = 0;
  /// Told in one line what the two limits left out, where they did, or what has to be known to read
  /// what was written.
  std::function<void(const std::string& line)> on_limit = {};
  // RDF.
  std::string base = "urn:dossier:";  ///< what identifiers begin with; ends in ':' or '/'
  /// Called now and then with what was read and what there is to read, both in entities; the export
  /// stops when it returns false. Exports of a whole database call it, others do not.
  std::function<bool(std::uint64_t done, std::uint64_t total)> progress = {};
};

/// GraphViz. Identifiers and texts are quoted so that no content can be taken for DOT.
/// Well-connected nodes are larger. Names the layout that fits, `dot` up to 200 nodes, `sfdp` above
/// (`fdp` with clusters), and says in the drawing what `max_nodes` left out.
void write_dot(std::ostream& out, const Subgraph& graph, const ExportOptions& options = {});

/// GraphML with attribute keys by type, as networkx, igraph, Gephi and APOC read it. Control
/// characters, which XML cannot hold, become U+FFFD; lists and points are JSON text.
void write_graphml(std::ostream& out, const Subgraph& graph);

/// One JSON object: {"nodes": [...], "relationships": [...]}, elements as in `append_json`.
void write_json(std::ostream& out, const Subgraph& graph);

/// Nodes, then relationships, as two CSV tables with neo4j-admin headers, one after the other with
/// an empty line between. Semicolons stand between elements of lists, or where elements hold them
/// the first of | ^ ~ U+001F that none holds.
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
  NQuads,            ///< RDF; each fact in the graphs of the documents it stands in; docs/rdf.md
  JsonLd,            ///< RDF with the terms of schema.org; docs/rdf.md
};

/// Names of the formats in command lines and file extensions: "dot", "graphml", "gexf", "json",
/// "jsonl", "cyjs", "csv", "csv-nodes", "csv-relationships", "cypher", "html", "nquads", "jsonld".
std::optional<ExportFormat> export_format(std::string_view name) noexcept;
std::string_view to_string(ExportFormat format) noexcept;

/// Writes a graph in any of the formats.
void write_graph(std::ostream& out, const Subgraph& graph, ExportFormat format,
                 const ExportOptions& options = {});

/// Appends a value as JSON. Integers are exact, floats the shortest text that reads back as the
/// same number, NaN and infinities the strings "NaN", "Infinity", "-Infinity"; temporal values are
/// ISO 8601 strings; a point is {"srid", "x", "y", "z"}; a node {"id", "labels", "properties"}; a
/// relationship {"id", "type", "start", "end", "properties"}; a path {"nodes", "relationships"}.
/// Control characters, also those that only terminals obey, are escaped, and invalid UTF-8 becomes
/// U+FFFD.
void append_json(std::string& out, const Value& value);
/// Appends a quoted and escaped JSON string.
void append_json_string(std::string& out, std::string_view text);

}  // namespace dossier
