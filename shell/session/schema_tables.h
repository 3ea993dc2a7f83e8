#pragma once

#include <cstdint>

#include <dossier/result.h>
#include <dossier/schema.h>

namespace dossier::shell {

// What is in a graph, as results that every renderer can show.

/// kind | name | count: nodes, relationships, bytes, each label, each type.
ResultSet statistics_table(const Schema& schema, std::uint64_t bytes);
/// label | nodes
ResultSet labels_table(const Schema& schema);
/// type | relationships | from | to
ResultSet types_table(const Schema& schema);
/// name | kind | on | properties
ResultSet indexes_table(const Schema& schema);

}  // namespace dossier::shell
