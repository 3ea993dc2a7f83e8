#pragma once

#include "ingest/write/graph_editor.h"
#include "ingest/write/statements.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace dossier::ingest {

/// What tells a relationship of documents from all others or, without a type, the node of an
/// entity, which is `start` then.
struct StatedName {
  std::string type;
  NodeName start;
  NodeName end = {};
  std::string role = {};
  std::string what = {};
  friend auto operator<=>(const StatedName&, const StatedName&) = default;

  bool touches(const NodeName& node) const { return start == node || end == node; }
  /// The same between other nodes.
  StatedName renamed(const NodeName& from, const NodeName& into) const;
};

/// Properties that users gave to what documents state. When a document is read again or two
/// entities become one, relationships go away and come back: these are what they would lose.
using UserProperties = std::map<StatedName, Map>;

/// The properties of an entity or relationship that ingestion does not write itself.
Map user_properties(GraphEditor& editor, NodeId node);
Map user_properties(GraphEditor& editor, RelationshipId relationship);

/// `properties` without those that `others` has with the same value.
Map without_equal(const Map& properties, const Map& others);

/// A list that can be a property, and back; what it cannot have written is left out.
Value to_value(const UserProperties& all);
UserProperties user_properties_in(const Value& value);

}  // namespace dossier::ingest
