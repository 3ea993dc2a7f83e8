#pragma once

#include "query/execute/evaluator.h"

namespace dossier::query::execute {

/// The value of SKIP or LIMIT: an integer that is not negative. Throws InvalidArgumentAtRunTime or
/// NegativeIntegerAtRunTime.
std::uint64_t row_count(Context& context, const Evaluator& count, const char* clause);

}  // namespace dossier::query::execute
