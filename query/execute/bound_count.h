#pragma once

#include "query/execute/evaluator.h"

namespace dossier::query::execute {

/// The value of SKIP or LIMIT: an integer, or a float without fraction, that is not negative.
std::uint64_t row_count(Context& context, const Evaluator& count, const char* clause);

}  // namespace dossier::query::execute
