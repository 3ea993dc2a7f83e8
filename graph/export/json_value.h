#pragma once

#include <string>

#include <dossier/value.h>

namespace dossier::graph {

/// The ISO 8601 text of a temporal value; empty for other kinds.
std::string iso_text(const Value& value);

/// A value as one text without quotes around it: strings as they are, temporal values in ISO 8601,
/// everything else as in `append_json`.
std::string plain_text(const Value& value);

/// Elements as `append_json` writes them; `depth` is how deep they are nested already.
void append_json_node(std::string& out, const Node& node, int depth = 0);
void append_json_relationship(std::string& out, const Relationship& relationship, int depth = 0);

}  // namespace dossier::graph
