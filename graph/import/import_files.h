#pragma once

#include "graph/import/convert.h"
#include "graph/store.h"
#include "graph/store/engine.h"

#include <string>

#include <dossier/import.h>

namespace dossier::graph {

/// Adds the nodes and relationships of files to a database as one commit.
///
/// Headers are read first, so that most mistakes show at once. Files are read in pieces by several
/// threads; the pieces settle in order, which gives nodes and relationships their numbers. Records
/// are written to sorted files as they come. Steps are gathered by ranges of nodes, sorted and
/// written. At the end the database takes over all files at once.
Result<ImportSummary> import_files(Engine& engine, const ImportSettings& settings,
                                   const ValueReader& reader);

/// The same into a new database, which is made beside `path` and gets its name last.
Result<ImportSummary> create_from_files(const std::string& path, const ImportSettings& settings,
                                        const ValueReader& reader);

}  // namespace dossier::graph
