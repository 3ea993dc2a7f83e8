#pragma once

#include "query/value/budget.h"

#include <memory>
#include <span>
#include <string_view>

#include <dossier/value.h>

namespace dossier::query {

/// The state of one aggregating function over one group. Not thread-safe.
class Accumulator {
 public:
  virtual ~Accumulator() = default;
  /// Takes the arguments of one row. Null as first argument is passed over. DISTINCT is up
  /// to the caller: it does not add a value twice.
  virtual void add(std::span<const Value> arguments) = 0;
  /// Takes over what `other`, made by the same aggregate, has gathered. Its rows come after the own
  /// ones.
  virtual void merge(Accumulator& other) = 0;
  /// The result. Called once.
  virtual Value finish() = 0;
};

/// An aggregating function.
struct Aggregate {
  std::string_view name;
  int arguments;  ///< 1 or 2; count also takes none, as count(*), and counts every add() then
  std::string_view signature;
  std::string_view description;
  /// What the state keeps is charged to `budget`, which outlives it.
  std::unique_ptr<Accumulator> (*make)(Budget& budget);
};

std::span<const Aggregate> aggregates();
/// In any case; null pointer when there is none.
const Aggregate* find_aggregate(std::string_view name);

}  // namespace dossier::query
