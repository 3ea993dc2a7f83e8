#pragma once

#include "graph/store.h"
#include "query/execute/batch.h"
#include "query/execute/label_members.h"
#include "query/function/context.h"
#include "query/function/procedure.h"
#include "query/value/budget.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <dossier/database.h>
#include <dossier/result.h>

namespace dossier::query::execute {

class Operator;

/// A label, type or key by its text. `index` is its place in the caches of a Context.
struct Name {
  std::string text;
  std::uint32_t index = 0;
};

/// Sizes that a plan asks a Context to have.
struct Dimensions {
  std::uint32_t slots = 0;
  std::uint32_t names = 0;
  std::uint32_t constants = 0;
  std::uint32_t subplans = 0;
  std::vector<std::string> parameters;  ///< names, by index
};

/// Deletions of nodes that had relationships left; they must be gone when the statement ends.
struct DeletedNodes {
  std::unordered_set<std::uint64_t> all;
  struct Connected {
    std::vector<RelationshipId> relationships;
    Span where;  ///< of the expression that named the node
  };
  std::vector<Connected> connected;
};

/// How long the parts of paths may be in one pass of a search, and what the pass found out.
struct PathLimit {
  std::uint64_t most = 0;
  std::uint64_t steps = 0;  ///< taken in this pass
  bool cut = false;         ///< the limit left paths out
};

/// Everything that one run of a plan needs: graph, parameters, bounds, scratch memory, and what the
/// run leaves behind (counters, warnings). One thread at a time.
class Context {
 public:
  Context(graph::Transaction& graph, const Dimensions& dimensions, const Parameters& parameters,
          const QueryOptions& options, const ProcedureTable& procedures,
          graph::Store* store = nullptr);
  ~Context();
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  graph::Transaction& graph() noexcept { return *graph_; }
  /// From now on the run reads and writes through another transaction, which outlives this use.
  void use(graph::Transaction& graph) noexcept {
    graph_ = &graph;
    functions_.graph = &graph;
    members_.clear();
  }
  /// Who has a label, for many questions; null while the graph is being changed.
  LabelMembers* members(graph::LabelId label);
  /// The store, for steps that begin transactions of their own; null within a transaction of the
  /// caller.
  graph::Store* store() noexcept { return store_; }
  const Value& parameter(std::uint32_t index) const noexcept { return *parameters_[index]; }
  const QueryOptions& options() const noexcept { return options_; }
  const ProcedureTable& procedures() const noexcept { return procedures_; }
  Budget& budget() noexcept { return budget_; }
  FunctionContext& functions() noexcept { return functions_; }
  std::uint32_t slots() const noexcept { return slots_; }

  /// Counts steps of work; every thousand or so looks at the clock and at the cancel flag, and
  /// throws TimedOut or Cancelled.
  void work(std::size_t steps) {
    work_ += steps;
    if (work_ >= kBatchRows) check_bounds();
  }
  /// Throws TimedOut or Cancelled when the run is to end. For any thread.
  void require_time() const;

  /// Ids of names; nothing while the graph does not know the name.
  std::optional<graph::LabelId> label(const Name& name);
  std::optional<graph::TypeId> type(const Name& name);
  std::optional<graph::KeyId> key(const Name& name);
  /// The same, adding the name.
  graph::LabelId make_label(const Name& name);
  graph::TypeId make_type(const Name& name);
  graph::KeyId make_key(const Name& name);

  /// Values of expressions that are the same for every row, once computed.
  std::optional<Value>& constant(std::uint32_t index) { return constants_[index]; }
  /// Operators of the queries within expressions, once built.
  std::unique_ptr<Operator>& subplan(std::uint32_t index) { return subplans_[index]; }

  /// Of the search that is under way; null outside of one.
  PathLimit* path_limit = nullptr;

  Counters counters;
  std::vector<Error> warnings;
  DeletedNodes deleted_nodes;
  DeletedRelationships deleted_relationships;

 private:
  friend class ScratchColumn;
  friend class ScratchBatch;
  void check_bounds();

  graph::Transaction* graph_;
  graph::Store* store_;
  const QueryOptions& options_;
  const ProcedureTable& procedures_;
  Budget budget_;
  FunctionContext functions_;
  std::uint32_t slots_;
  std::vector<const Value*> parameters_;
  /// Ids by the index of a Name: one text may be a label, a type and a key at once.
  std::vector<std::uint32_t> labels_, types_, keys_;
  std::vector<std::optional<Value>> constants_;
  std::vector<std::unique_ptr<Operator>> subplans_;
  std::vector<std::unique_ptr<LabelMembers>> members_;
  std::vector<Column> free_columns_;
  std::vector<Batch> free_batches_;
  std::size_t work_ = 0;
  std::optional<std::chrono::steady_clock::time_point> deadline_;
};

/// A column for as long as this lives; its memory goes back to the context.
class ScratchColumn {
 public:
  explicit ScratchColumn(Context& context);
  ~ScratchColumn();
  ScratchColumn(const ScratchColumn&) = delete;
  ScratchColumn& operator=(const ScratchColumn&) = delete;
  Column& operator*() noexcept { return column_; }
  Column* operator->() noexcept { return &column_; }

 private:
  Context& context_;
  Column column_;
};

/// A batch of all slots for as long as this lives.
class ScratchBatch {
 public:
  explicit ScratchBatch(Context& context);
  ~ScratchBatch();
  ScratchBatch(const ScratchBatch&) = delete;
  ScratchBatch& operator=(const ScratchBatch&) = delete;
  Batch& operator*() noexcept { return batch_; }
  Batch* operator->() noexcept { return &batch_; }

 private:
  Context& context_;
  Batch batch_;
};

}  // namespace dossier::query::execute
