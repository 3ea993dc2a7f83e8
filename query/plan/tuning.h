#pragma once

namespace dossier::query::plan {

/// What the planner may do. For tests: whatever is switched off, the rows of a query stay the same.
struct Tuning {
  /// Off: patterns are matched in the order of the text, conditions are tested last, nothing is
  /// counted by shortcut and no join is made.
  bool optimise = true;
  bool use_indexes = true;
};

}  // namespace dossier::query::plan
