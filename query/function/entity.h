#pragma once

#include "query/function/context.h"

#include <string_view>

#include <dossier/value.h>

namespace dossier::query {

// What nodes and relationships hold, in complete form or through the graph of the context. An
// entity that the running transaction has deleted fails with Code::DeletedEntityAccess.

/// REQUIRES: a node.
Value labels_of(const Value& node, const FunctionContext& context);
/// The property of that name, or null. REQUIRES: a node or relationship.
Value entity_property(const Value& entity, std::string_view name, const FunctionContext& context);
/// REQUIRES: a node or relationship.
Value properties_of(const Value& entity, const FunctionContext& context);
Value keys_of(const Value& entity, const FunctionContext& context);

/// REQUIRES: a relationship. Its type can be asked for even when it was deleted in this
/// transaction.
std::string_view type_of(const Value& relationship, const FunctionContext& context);

struct Ends {
  NodeId start;
  NodeId end;
};
/// REQUIRES: a relationship.
Ends endpoints_of(const Value& relationship, const FunctionContext& context);

}  // namespace dossier::query
