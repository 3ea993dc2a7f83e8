#pragma once

#include "query/function/procedure.h"
#include "query/plan/plan.h"

#include <chrono>

#include <dossier/database.h>
#include <dossier/result.h>

namespace dossier::query::execute {

/// Throws Cancelled when the options ask for it, and TimedOut when their time since `begin` is
/// over.
void check_bounds(const QueryOptions& options, std::chrono::steady_clock::time_point begin);

/// Runs a plan to its end. Rows go to the sink where there is one, else into the result. Throws
/// dossier::Exception; what was written until then is for the caller to roll back. `store`: for
/// CALL ... IN TRANSACTIONS, null where it is not allowed.
ResultSet run(const plan::Plan& plan, graph::Transaction& graph, const Parameters& parameters,
              const QueryOptions& options, const ProcedureTable& procedures, const RowSink* sink,
              graph::Store* store = nullptr);

}  // namespace dossier::query::execute
