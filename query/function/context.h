#pragma once

#include "graph/transaction.h"
#include "query/value/budget.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <unordered_map>

#include <dossier/value.h>

namespace dossier::query {

/// A moment of the machine's clock, UTC.
struct Instant {
  std::int64_t epoch_seconds = 0;
  std::int32_t nanoseconds = 0;
  static Instant now() noexcept;
};

/// Relationships that the running transaction has deleted and whose type may still be asked for:
/// who deletes one enters it here first.
using DeletedRelationships = std::unordered_map<std::uint64_t, graph::Endpoints>;

/// What functions may look at beside their arguments. One for each statement and thread.
struct FunctionContext {
  /// The graph that references to nodes and relationships point into. Null while a constant
  /// expression is folded: functions that need it are not folded (`Function::reads_graph`).
  const graph::Transaction* graph = nullptr;
  Budget* budget = nullptr;  ///< never null while a function runs
  Instant transaction_time = {};
  Instant statement_time = {};
  std::string time_zone = "Z";        ///< zone of values that name none
  std::mt19937_64* random = nullptr;  ///< for rand() and randomUUID(); null: seeded by the system
  const DeletedRelationships* deleted = nullptr;
  /// Called now and then by long computations; throws when the query is to stop. May be empty.
  std::function<void()> checkpoint = {};
  std::string import_directory = {};  ///< where LOAD CSV and its kin read; empty: nowhere
};

}  // namespace dossier::query
