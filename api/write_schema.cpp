#include "api/write_schema.h"

#include "graph/export/cypher_text.h"

#include <ostream>

namespace dossier {

namespace {

/// "(n:Person)" or "()-[n:SIGNED]-()".
std::string pattern_of(const Schema::Index& index) {
  const std::string label = graph::cypher_name(index.label);
  return index.entity == "node" ? "(n:" + label + ")" : "()-[n:" + label + "]-()";
}

/// "(n.name, n.born)".
std::string keys_of(const Schema::Index& index) {
  std::string out = "(";
  for (const std::string& key : index.keys)
    out += (out.size() > 1 ? ", n." : "n.") + graph::cypher_name(key);
  return out + ")";
}

/// What a constraint demands: "UNIQUE", "NODE KEY", ":: INTEGER".
std::string demand_of(const Schema::Index& index) {
  if (index.kind == "unique") return "UNIQUE";
  if (index.kind == "exists") return "NOT NULL";
  if (index.kind == "key") return index.entity == "node" ? "NODE KEY" : "RELATIONSHIP KEY";
  return index.kind;
}

}  // namespace

void write_schema(std::ostream& out, const Schema& schema) {
  for (const Schema::Index& index : schema.indexes) {
    const std::string name = graph::cypher_name(index.name);
    if (index.kind == "range") {
      out << "CREATE INDEX " << name << " FOR " << pattern_of(index) << " ON " << keys_of(index)
          << ";\n";
    } else {
      out << "CREATE CONSTRAINT " << name << " FOR " << pattern_of(index) << " REQUIRE "
          << keys_of(index) << " IS " << demand_of(index) << ";\n";
    }
  }
}

}  // namespace dossier
