#pragma once

#include "query/execute/context.h"

#include <dossier/value.h>

namespace dossier::query::execute {

// Reading nodes and relationships of the running query. All throw DeletedEntityAccess for what the
// statement has deleted.

void require_alive(Context& context, NodeId node);
void require_alive(Context& context, RelationshipId relationship);

/// `object.key` of any value; null when the property is missing.
Value property(Context& context, const Value& object, const Name& key);
/// `object[key]` of any value.
Value dynamic_property(Context& context, const Value& object, const Value& key);
/// All properties of a node, relationship or map; null of null. Throws TypeMismatch for anything
/// else.
Value properties_map(Context& context, const Value& object);

/// The ends and type of a relationship, also of one that the statement has deleted.
graph::Endpoints endpoints_of(Context& context, RelationshipId relationship);

/// Nodes that were deleted without DETACH must have lost all relationships by now; throws
/// DeleteConnectedNode.
void require_disconnected(Context& context);

/// References to nodes, relationships and paths, at any depth, become complete values that stay
/// valid without the graph. What was deleted keeps its id only.
Value complete(Context& context, const Value& value);

}  // namespace dossier::query::execute
