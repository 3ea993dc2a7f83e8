#pragma once

#include <functional>
#include <vector>

#include <dossier/export.h>

namespace dossier::graph {

/// A graph that writers can read several times, always with the same content: nodes in ascending
/// order of their ids, relationships likewise. One entity is in memory at a time.
class GraphSource {
 public:
  using NodeVisitor = std::function<void(const Node&)>;
  using RelationshipVisitor = std::function<void(const Relationship&)>;

  virtual ~GraphSource() = default;
  virtual void nodes(const NodeVisitor& visit) const = 0;
  virtual void relationships(const RelationshipVisitor& visit) const = 0;
  /// One of its nodes. REQUIRES: there is one with this id.
  virtual Node node(NodeId id) const = 0;
};

/// A graph in memory, with a bare node for each end of a relationship that is not among its nodes.
/// Keeps a reference.
class SubgraphSource final : public GraphSource {
 public:
  explicit SubgraphSource(const Subgraph& graph);
  void nodes(const NodeVisitor& visit) const override;
  void relationships(const RelationshipVisitor& visit) const override;
  Node node(NodeId id) const override;

 private:
  const Subgraph& graph_;
  std::vector<NodeId> missing_;  ///< ascending
};

/// Keeps some bytes a node: sizes, limits and clusters need degrees.
void write_dot(std::ostream& out, const GraphSource& graph, const ExportOptions& options);
void write_graphml(std::ostream& out, const GraphSource& graph);
void write_gexf(std::ostream& out, const GraphSource& graph);
void write_json(std::ostream& out, const GraphSource& graph);
void write_json_lines(std::ostream& out, const GraphSource& graph);
void write_cytoscape(std::ostream& out, const GraphSource& graph);
void write_csv_nodes(std::ostream& out, const GraphSource& graph, const ExportOptions& options);
void write_csv_relationships(std::ostream& out, const GraphSource& graph,
                             const ExportOptions& options);
void write_csv(std::ostream& out, const GraphSource& graph, const ExportOptions& options);
void write_cypher(std::ostream& out, const GraphSource& graph);
void write_nquads(std::ostream& out, const GraphSource& graph, const ExportOptions& options);
void write_json_ld(std::ostream& out, const GraphSource& graph, const ExportOptions& options);
/// Keeps the whole graph in memory: the layout needs it.
void write_html(std::ostream& out, const GraphSource& graph, const ExportOptions& options);
void write_graph(std::ostream& out, const GraphSource& graph, ExportFormat format,
                 const ExportOptions& options);

}  // namespace dossier::graph
