#include "query/engine.h"

#include "graph/value/interruptible.h"
#include "query/analyze/analyze.h"
#include "query/analyze/standard_catalog.h"
#include "query/execute/run.h"
#include "query/execute/schema.h"
#include "query/plan/cache.h"
#include "query/syntax/parse.h"

#include <chrono>
#include <functional>
#include <mutex>
#include <new>
#include <optional>

namespace dossier::query {

struct Engine::State {
  State(graph::Store& opened, const plan::Tuning& wanted)
      : store(opened), tuning(wanted), procedures(ProcedureTable::with_builtins()) {}

  const StandardCatalog& catalog() {
    std::call_once(catalog_made, [this] { standard.emplace(procedures); });
    return *standard;
  }

  graph::Store& store;
  const plan::Tuning tuning;
  ProcedureTable procedures;
  plan::Cache plans;
  std::once_flag catalog_made;
  std::optional<StandardCatalog> standard;
};

namespace {

ast::Query analyzed(std::string_view text, const ast::Catalog& catalog,
                    const std::function<void()>& checkpoint) {
  ast::Query query = parse(text, checkpoint).value();
  analyze(query, catalog, checkpoint).value();
  return query;
}

bool writes(const ast::Query& query) {
  const ast::Statement& statement = query.statement;
  if (query.mode == ast::RunMode::Explain) return false;
  if (statement.kind == ast::StatementKind::Query) return statement.query->updates;
  return execute::writes_schema(statement);
}

/// A procedure that stands alone without arguments takes them from the parameters.
bool takes_parameters(const ast::Query& query) {
  const auto& parts = query.statement.query->parts;
  if (parts.size() != 1 || parts[0]->clauses.size() != 1) return false;
  const auto* call = ast::try_as<ast::CallProcedure>(parts[0]->clauses[0]);
  return call != nullptr && call->standalone && !call->explicit_arguments;
}

/// A part of the query runs in transactions of its own.
bool batches(const ast::Query& query) {
  if (query.statement.kind != ast::StatementKind::Query) return false;
  for (const ast::SingleQuery* part : query.statement.query->parts) {
    for (const ast::Clause* clause : part->clauses) {
      const auto* call = ast::try_as<ast::CallSubquery>(clause);
      if (call != nullptr && call->batching != nullptr) return true;
    }
  }
  return false;
}

ResultSet explain(const plan::Plan& plan, const Parameters& parameters) {
  if (takes_parameters(plan.query)) check_parameters(plan.query, parameters).value();
  ResultSet result;
  result.plan = plan::print(plan, nullptr);
  return result;
}

/// Turns what ends a query into a Result: the one place where exceptions of queries are caught.
template <typename Body>
Result<ResultSet> guarded(Body body) {
  try {
    return body();
  } catch (const Exception& failure) {
    return failure.error();
  } catch (const std::bad_alloc&) {
    return Error{Code::OutOfMemory, "the machine has no memory left for this query"};
  } catch (const std::exception& failure) {
    return Error{Code::Internal,
                 std::string("a query failed in an unforeseen way: ") + failure.what()};
  }
}

/// Half of what a statement changes must not stay: the transaction that it failed in is over.
Error rolled_back(graph::Transaction& transaction, Error error) {
  transaction.rollback();
  constexpr std::string_view kOver = "the transaction was rolled back";
  error.hint += (error.hint.empty() ? "" : "; ") + std::string(kOver);
  return error;
}

/// One statement on its way from text to rows.
class Statement {
 public:
  Statement(Engine::State& state, std::string_view text, const Parameters& parameters,
            const QueryOptions& options, const RowSink* sink)
      : state_(state), text_(text), parameters_(parameters), options_(options), sink_(sink) {
    const graph::Interruptible interruptible(checkpoint_);
    version_ = state.store.schema_version();
    plan_ = state.plans.find(text, version_);
    if (!plan_) query_ = analyzed(text, state.catalog(), checkpoint_);
  }

  bool writes() const { return query::writes(plan_ ? plan_->query : *query_); }
  bool batches() const { return query::batches(plan_ ? plan_->query : *query_); }

  /// `store`: where the statement may begin transactions of its own; or null.
  ResultSet run(graph::Transaction& graph, graph::Store* store) {
    const graph::Interruptible interruptible(checkpoint_);
    if (plan_ && !plan::still_fits(*plan_, graph)) {
      plan_.reset();
      query_ = analyzed(text_, state_.catalog(), checkpoint_);
    }
    if (!plan_ && query_->statement.kind != ast::StatementKind::Query) {
      ResultSet result = execute::run_schema(query_->statement, graph,
                                             [this](std::uint64_t done, std::uint64_t total) {
                                               checkpoint_();
                                               if (options_.index_progress)
                                                 options_.index_progress(done, total);
                                             });
      result.warnings.insert(result.warnings.begin(), query_->notes.begin(), query_->notes.end());
      return result;
    }
    if (!plan_) make_plan(graph);
    if (plan_->query.mode == ast::RunMode::Explain) return explain(*plan_, parameters_);
    check_parameters(plan_->query, parameters_).value();
    return execute::run(*plan_, graph, parameters_, options_, state_.procedures, sink_, store);
  }

  /// Stores what the statement changed; until that begins, a bound ends it.
  void commit(graph::Transaction& graph) {
    const graph::Interruptible interruptible(checkpoint_);
    graph.commit().value();
  }

 private:
  void make_plan(const graph::Transaction& graph) {
    plan_ = plan::make_plan(std::move(*query_), graph, state_.tuning, checkpoint_);
    query_.reset();
    if (!graph.dirty()) state_.plans.keep(text_, version_, plan_);
  }

  Engine::State& state_;
  std::string_view text_;
  const Parameters& parameters_;
  const QueryOptions& options_;
  const RowSink* sink_;
  /// Looks at the clock and at the flag while the text is read and planned.
  const std::function<void()> checkpoint_ = [this, begin = std::chrono::steady_clock::now()] {
    execute::check_bounds(options_, begin);
  };
  std::uint64_t version_ = 0;
  std::shared_ptr<const plan::Plan> plan_;
  std::optional<ast::Query> query_;
};

}  // namespace

Engine::Engine(graph::Store& store, const plan::Tuning& tuning)
    : state_(std::make_unique<State>(store, tuning)) {}
Engine::~Engine() = default;

ProcedureTable& Engine::procedures() noexcept { return state_->procedures; }

const ast::Catalog& Engine::catalog() { return state_->catalog(); }

Result<ResultSet> Engine::run(std::string_view text, const Parameters& parameters,
                              const QueryOptions& options, const RowSink* sink) {
  return guarded([&] {
    Statement statement(*state_, text, parameters, options, sink);
    if (!statement.writes() || statement.batches()) {
      const auto graph = state_->store.begin_read();
      return statement.run(*graph, &state_->store);
    }
    const auto graph = state_->store.begin_exclusive().value();
    ResultSet result = statement.run(*graph, nullptr);
    statement.commit(*graph);
    return result;
  });
}

Result<ResultSet> Engine::run(graph::Transaction& transaction, std::string_view text,
                              const Parameters& parameters, const QueryOptions& options,
                              const RowSink* sink) {
  return guarded([&] {
    Statement statement(*state_, text, parameters, options, sink);
    if (!statement.writes()) return statement.run(transaction, nullptr);
    try {
      return statement.run(transaction, nullptr);
    } catch (const Exception& failure) {
      throw Exception(rolled_back(transaction, failure.error()));
    } catch (...) {
      transaction.rollback();
      throw;
    }
  });
}

}  // namespace dossier::query
