#pragma once

#include "graph/rocks/rocks.h"
#include "graph/store/catalog.h"
#include "graph/store/record.h"

#include <absl/functional/function_ref.h>

namespace dossier::graph {

using KeyVisitor =
    absl::FunctionRef<void(rocks::Family family, std::string_view key, std::string_view value)>;

/// Every key beside the record itself that must exist because of a record, with its value.
void expected_keys(const Catalog& catalog, NodeId node, const NodeRecord& record, KeyVisitor visit);
void expected_keys(const Catalog& catalog, RelationshipId relationship,
                   const RelationshipRecord& record, KeyVisitor visit);

/// The value of a type entry: start and end.
std::string type_entry_value(const Endpoints& endpoints);

/// The record that a key of the families Adjacency and Entries exists for; empty when it is not
/// such a key.
std::string owner_of(const Catalog& catalog, rocks::Family family, std::string_view key);

}  // namespace dossier::graph
