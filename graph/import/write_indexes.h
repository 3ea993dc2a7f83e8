#pragma once

#include "graph/import/context.h"

namespace dossier::graph {

/// Resolves the indexes that the database has and those that the import makes.
void plan_indexes(ImportContext& context);

/// Writes the entries of all indexes and the type entries that were gathered. Throws
/// ConstraintViolated when two nodes share a value that has to be unique.
void write_indexes(ImportContext& context);

/// Writes names, counts, definitions and the head: with these files the import is complete.
void write_meta(ImportContext& context);

}  // namespace dossier::graph
