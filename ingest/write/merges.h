#pragma once

#include "ingest/write/graph_editor.h"
#include "ingest/write/statements.h"
#include "ingest/write/user_properties.h"

#include <map>
#include <string>
#include <vector>

namespace dossier::ingest {

/// "This is that", said by a user or found by rule: what documents tell of one entity, the graph
/// tells of another.
struct Merge {
  NodeName from;
  std::string from_name;
  NodeName into;
  std::string into_name;
  std::string reason;        ///< the user's words, or empty; or what the rule found
  bool automatic = false;    ///< found by rule
  UserProperties kept = {};  ///< of what touched either, as it was before
};

/// "This is nobody else", said by a user who took back what a rule had found.
struct Apart {
  NodeName entity;
  std::string name;
};

/// The merges of a database. They are nodes of their own, beside the documents: taking one away
/// gives back the graph that was.
class Merges {
 public:
  Merges() = default;
  static Merges load(GraphEditor& editor);

  /// The node that stands for an entity: its own, or the last one it was merged into.
  const NodeName& resolve(const NodeName& entity) const;
  /// The same sheet with every entity as the node that stands for it. Indices stay.
  FactSheet applied(FactSheet sheet) const;
  /// The entities of a sheet as they stand in the graph, those that became one as one.
  std::vector<FactSheet::Mentioned> mentioned(const FactSheet& sheet) const;

  const Merge* find(const NodeName& from) const;
  /// In the order of the absorbed names.
  std::vector<Merge> all() const;
  const std::map<NodeName, Apart>& apart() const noexcept { return apart_; }
  bool empty() const noexcept { return by_entity_.empty(); }

  static void store(GraphEditor& editor, const Merge& merge);
  /// Keeps with a stored merge what users had said before it.
  static void keep(GraphEditor& editor, const NodeName& from, const UserProperties& kept);
  static void store(GraphEditor& editor, const Apart& apart);
  /// Takes away what is stored of an entity: its merge, or that it stays apart.
  static void erase(GraphEditor& editor, const NodeName& from);

 private:
  std::map<NodeName, Merge> by_entity_;
  std::map<NodeName, Apart> apart_;
};

/// The node of an entity as a document speaks of it, before any merge.
NodeName node_of(const Entity& entity);

}  // namespace dossier::ingest
