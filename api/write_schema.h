#pragma once

#include <iosfwd>

#include <dossier/schema.h>

namespace dossier {

/// Statements that create the indexes and constraints of a schema, one a line.
void write_schema(std::ostream& out, const Schema& schema);

}  // namespace dossier
