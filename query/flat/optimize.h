#pragma once

#include "query/flat/pipeline.h"

namespace dossier::query::flat {

/// Makes a bound pipeline shorter where its rows stay the same, or count the same when they are
/// weighted: two hops to one node become an intersection, and what only multiplies the number of
/// rows becomes a fold. Sets what each stage carries.
void optimize(Pipeline& pipeline, const Demand& demand, const Program& program);

}  // namespace dossier::query::flat
