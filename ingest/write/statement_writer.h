#pragma once

#include "ingest/write/entity_writer.h"
#include "ingest/write/graph_editor.h"
#include "ingest/write/statements.h"
#include "ingest/write/user_properties.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace dossier::ingest {

/// Keeps the relationships that documents state and the nodes of proposals. What a relationship
/// says of itself is a function of the set of documents that state it, not of their order.
class StatementWriter {
 public:
  /// `statements` gives what a stored document states.
  using Lookup = std::function<std::shared_ptr<const Statements>(const std::string& document)>;

  StatementWriter(GraphEditor& editor, EntityWriter& entities, Lookup statements)
      : editor_(editor), entities_(entities), statements_(std::move(statements)) {}

  void add(const std::string& document, const Statements& statements);
  /// REQUIRES: `statements` is what was added for the document.
  void remove(const std::string& document, const Statements& statements);

  /// What users had said of relationships that `remove` has deleted since the last call.
  UserProperties take_lost() { return std::exchange(lost_, {}); }
  /// Gives properties to a node or relationship that has none of these names; one that is not there
  /// gets nothing. Returns whether it is there.
  bool give(const StatedName& name, const Map& properties);
  /// Takes properties away where they have these values.
  void take(const StatedName& name, const Map& properties);

 private:
  std::optional<RelationshipId> find(const Statement& statement);
  void add(const std::string& document, const Statement& statement);
  void remove(const std::string& document, const Statement& statement);
  void update(RelationshipId relationship, const Statement& statement,
              const std::vector<std::string>& documents);
  void add(const ProposalNode& proposal);
  void remove(const ProposalNode& proposal);

  GraphEditor& editor_;
  EntityWriter& entities_;
  Lookup statements_;
  UserProperties lost_;
};

}  // namespace dossier::ingest
