#pragma once

#include "graph/store.h"
#include "query/plan/tuning.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <dossier/database.h>
#include <dossier/error.h>
#include <dossier/result.h>

namespace dossier::query {

class ProcedureTable;
namespace ast {
class Catalog;
}

/// Text to rows: parses, analyses, plans and runs openCypher against a store. Keeps plans by text.
/// Safe for use by many threads at once.
class Engine {
 public:
  explicit Engine(graph::Store& store, const plan::Tuning& tuning = {});
  ~Engine();

  /// Runs one statement in a transaction of its own, committed before it returns. With a sink, rows
  /// go there and the result holds columns, counters and warnings only.
  Result<ResultSet> run(std::string_view text, const Parameters& parameters,
                        const QueryOptions& options, const RowSink* sink = nullptr);

  /// Runs one statement within `transaction`; a statement that fails leaves the transaction
  /// to be rolled back when it had begun to write.
  Result<ResultSet> run(graph::Transaction& transaction, std::string_view text,
                        const Parameters& parameters, const QueryOptions& options,
                        const RowSink* sink = nullptr);

  /// The procedures that CALL finds, at first those of Dossier itself. Add to them before queries
  /// run.
  ProcedureTable& procedures() noexcept;
  /// The functions and procedures that queries may call, for completion and for analysis outside of
  /// a run. The procedures are those at the time of the first call or query. Lives as long as the
  /// engine.
  const ast::Catalog& catalog();

  struct State;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace dossier::query
