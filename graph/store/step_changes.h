#pragma once

#include "graph/store/projection.h"

#include <cstddef>
#include <vector>

#include <absl/container/inlined_vector.h>

namespace dossier::graph {

/// Steps that a transaction adds to or takes from those of its state.
/// Invariant: the last toggle of a step is true where the state lacks it, and false where it has
/// it; two toggles of one step undo each other.
///
/// Changes are only noted as they come, and put in order once somebody reads: in lists of which
/// each is at least twice as long as the next, so that reads between changes stay cheap too.
/// Thread-safety: one thread at a time, also for reads.
class StepChanges {
 public:
  using Found = absl::InlinedVector<StepToggle, 8>;

  /// REQUIRES: the step is absent as the transaction sees it.
  void add(const Step& step) { latest_.emplace_back(step, true); }
  /// REQUIRES: the step is present as the transaction sees it.
  void remove(const Step& step) { latest_.emplace_back(step, false); }
  /// No step was ever changed.
  bool empty() const { return latest_.empty() && lists_.empty(); }
  /// Those that `filter` is about, in order.
  Found find(const StepFilter& filter) const;
  /// All of them, in order. The reference holds until the next change.
  const std::vector<StepToggle>& all() const;

 private:
  void order_latest() const;
  void join_last_two() const;

  mutable std::vector<std::vector<StepToggle>> lists_;  ///< each in order; the oldest first
  mutable std::vector<StepToggle> latest_;              ///< as they came
};

}  // namespace dossier::graph
