#pragma once

#include "graph/transaction.h"
#include "query/ast/query.h"

#include <dossier/result.h>

namespace dossier::query::execute {

/// Runs a statement that changes the schema. Throws dossier::Exception, and what `progress` throws.
ResultSet run_schema(const ast::Statement& statement, graph::Transaction& graph,
                     const graph::IndexProgress& progress);

/// True when a statement of this kind writes.
bool writes_schema(const ast::Statement& statement);

}  // namespace dossier::query::execute
