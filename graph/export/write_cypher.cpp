#include "graph/export/cypher_text.h"
#include "graph/export/source.h"

#include <map>
#include <ostream>

namespace dossier::graph {

namespace {

constexpr std::size_t kBatch = 500;  ///< entities of one statement

// Nodes carry their old ids in this property until their relationships are there.
constexpr std::string_view kLabel = "DossierImport";
constexpr std::string_view kKey = "_dossier_import_id";

/// Nodes of one statement: CREATE with many patterns.
class NodeWriter {
 public:
  explicit NodeWriter(std::ostream& out) : out_(out) {}
  ~NodeWriter() { finish(); }
  NodeWriter(const NodeWriter&) = delete;
  NodeWriter& operator=(const NodeWriter&) = delete;

  void add(const Node& node) {
    out_ << (count_ == 0 ? "CREATE\n" : ",\n") << "(:" << kLabel;
    for (const std::string& label : node.labels) out_ << ':' << cypher_name(label);
    Map properties = node.properties;
    properties.set(std::string(kKey), static_cast<std::int64_t>(node.id));
    out_ << ' ' << cypher_map(properties) << ')';
    if (++count_ == kBatch) finish();
  }

 private:
  void finish() {
    if (count_ != 0) out_ << ";\n";
    count_ = 0;
  }

  std::ostream& out_;
  std::size_t count_ = 0;
};

/// Relationships of one type: rows of an UNWIND, collected until a statement is full.
class RelationshipWriter {
 public:
  explicit RelationshipWriter(std::ostream& out) : out_(out) {}

  void add(const Relationship& r) {
    Batch& batch = batches_[r.type];
    batch.rows += batch.count == 0 ? "\n" : ",\n";
    batch.rows += "{s: " + std::to_string(static_cast<std::uint64_t>(r.start)) +
                  ", e: " + std::to_string(static_cast<std::uint64_t>(r.end)) +
                  ", p: " + cypher_map(r.properties) + "}";
    if (++batch.count == kBatch) write(r.type, batch);
  }

  void finish() {
    for (auto& [type, batch] : batches_) {
      if (batch.count != 0) write(type, batch);
    }
  }

 private:
  struct Batch {
    std::string rows;
    std::size_t count = 0;
  };

  void write(const std::string& type, Batch& batch) {
    out_ << "UNWIND [" << batch.rows << "] AS row\n"
         << "MATCH (s:" << kLabel << " {" << kKey << ": row.s}), (e:" << kLabel << " {" << kKey
         << ": row.e})\n"
         << "CREATE (s)-[r:" << cypher_name(type) << "]->(e) SET r = row.p;\n";
    batch = {};
  }

  std::ostream& out_;
  std::map<std::string, Batch> batches_;
};

}  // namespace

void write_cypher(std::ostream& out, const GraphSource& graph) {
  out << "CREATE INDEX dossier_import FOR (n:" << kLabel << ") ON (n." << kKey << ");\n";
  {
    NodeWriter nodes(out);
    graph.nodes([&](const Node& node) { nodes.add(node); });
  }
  RelationshipWriter relationships(out);
  graph.relationships([&](const Relationship& r) { relationships.add(r); });
  relationships.finish();
  out << "MATCH (n:" << kLabel << ") REMOVE n:" << kLabel << ", n." << kKey << ";\n"
      << "DROP INDEX dossier_import;\n";
}

}  // namespace dossier::graph
