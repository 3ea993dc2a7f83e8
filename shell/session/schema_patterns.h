#pragma once

#include "shell/session/session.h"

#include <cstdint>
#include <string>
#include <vector>

#include <dossier/export.h>
#include <dossier/schema.h>

namespace dossier::shell {

/// `(:from)-[:type]->(:to)`, and how often it occurs; 0 where that was not counted.
struct SchemaPattern {
  std::string from;
  std::string type;
  std::string to;
  std::uint64_t count;
};

/// The patterns of a graph by label, type and frequency. They are counted, which reads every
/// relationship; in large graphs they are those that the ends of each type allow, without counts.
Result<std::vector<SchemaPattern>> schema_patterns(Session& session, const Schema& schema);

/// A graph of the labels, joined by the patterns, for the formats of exports.
Subgraph schema_graph(const Schema& schema, const std::vector<SchemaPattern>& patterns);

/// For pictures: what leads from one node to the same other one as one relationship, whose type has
/// a line for each.
Subgraph with_joined_types(const Subgraph& graph);

}  // namespace dossier::shell
