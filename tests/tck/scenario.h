#pragma once

#include "tests/tck/gherkin.h"

#include <string>

namespace dossier::tck {

enum class Verdict {
  Passed,
  WrongAnswer,      ///< rows, side effects or a missing error
  UnexpectedError,  ///< an error where none, or another one, was wanted
  Skipped,          ///< the filter left it out
};

struct Outcome {
  Verdict verdict = Verdict::Passed;
  std::string details;  ///< of a failure: the query, what was expected, what came
};

/// Where the graph of a scenario lives.
enum class Place {
  Memory,
  Disk,  ///< a directory that is closed and opened again before every query
};

/// Runs a scenario on a store of its own, and verifies the store's invariants in the end. `graphs`
/// is the directory of named graphs.
Outcome run_scenario(const Scenario& scenario, const std::string& graphs, Place place);

}  // namespace dossier::tck
