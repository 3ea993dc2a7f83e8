#pragma once

#include <iosfwd>
#include <string>
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

/// GraphML with attribute keys by type, as networkx, igraph, Gephi and APOC read it.
void write_graphml(std::ostream& out, const Subgraph& graph);

/// One JSON object: {"nodes": [...], "relationships": [...]}.
void write_json(std::ostream& out, const Subgraph& graph);

/// Nodes, then relationships, as two CSV tables with neo4j-admin headers, one after the other with an
/// empty line between.
void write_csv(std::ostream& out, const Subgraph& graph);

/// A Cypher script that creates the same graph in an empty database.
void write_cypher(std::ostream& out, const Subgraph& graph);

}  // namespace dossier
