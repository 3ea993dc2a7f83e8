#pragma once

#include <string>

#include "tests/tck/gherkin.h"

namespace dossier::tck {

enum class Verdict {
  Passed,
  WrongAnswer,      ///< rows, side effects or a missing error
  UnexpectedError,  ///< an error where none, or another one, was wanted
  Skipped,          ///< the TCK itself says so
};

struct Outcome {
  Verdict verdict = Verdict::Passed;
  std::string details;  ///< of a failure: the query, what was expected, what came
};

/// Runs a scenario on a store of its own in memory. `graphs` is the directory of named graphs.
Outcome run_scenario(const Scenario& scenario, const std::string& graphs);

}  // namespace dossier::tck
