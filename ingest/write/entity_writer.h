#pragma once

#include "ingest/write/fact_sheet.h"
#include "ingest/write/graph_editor.h"
#include "ingest/write/statements.h"

#include <string>

namespace dossier::ingest {

/// Keeps the nodes of entities. The forms of a name that a document uses stand on its relationship
/// to the entity, and the entity has the best name and the union of the forms: so a document can be
/// taken away again.
class EntityWriter {
 public:
  explicit EntityWriter(GraphEditor& editor) : editor_(editor) {}

  std::optional<NodeId> find(const NodeName& name) {
    return editor_.find(name.label, "key", name.key);
  }

  /// (document)-[:MENTIONS {count, forms}]->(entity), and the entity where it is new.
  void mention(NodeId document, const FactSheet::Mentioned& mentioned);
  /// (document)-[:WRITTEN_BY {forms}]->(person); `forms` begin with the name of the person.
  void sign(NodeId document, const NodeName& person, const std::vector<std::string>& forms);
  /// Takes away the document's relationships to one entity; `settle` has to follow.
  void unmention(NodeId document, NodeId entity);
  /// The name and forms of an entity after a change; it goes away when nothing is attached to it.
  void settle(NodeId entity);
  /// The documents that speak of an entity.
  std::vector<NodeId> documents(NodeId entity);
  /// Takes away all of the document's relationships to entities and what only they kept alive.
  void forget(NodeId document);

 private:
  NodeId find_or_create(const NodeName& name, const std::vector<std::string>& forms);
  void add_forms(NodeId entity, const std::vector<std::string>& forms);
  void recompute(NodeId entity);

  GraphEditor& editor_;
};

}  // namespace dossier::ingest
