#pragma once

#include "graph/ids.h"

#include <cstdint>

namespace dossier::graph {

/// Counts that the planner reads. Exact for the snapshot of the transaction that gives them out,
/// except `distinct_values`, which is an estimate. All reads take constant time and no I/O.
class Statistics {
 public:
  virtual ~Statistics() = default;
  virtual std::uint64_t nodes() const = 0;
  virtual std::uint64_t nodes(LabelId label) const = 0;
  virtual std::uint64_t relationships() const = 0;
  virtual std::uint64_t relationships(TypeId type) const = 0;
  /// Relationships of `type` that leave (Outgoing) or reach (Incoming) nodes with `label`.
  virtual std::uint64_t relationships(LabelId label, TypeId type, Direction direction) const = 0;
  /// Entities in an index, and how many different values they have.
  virtual std::uint64_t entries(IndexId index) const = 0;
  virtual std::uint64_t distinct_values(IndexId index) const = 0;
};

}  // namespace dossier::graph
