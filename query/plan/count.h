#pragma once

#include "query/plan/compiler.h"
#include "query/plan/steps_rows.h"

namespace dossier::query::plan {

/// A plan that counts without making the rows that are counted: from the numbers that the store
/// keeps, or from the degrees of nodes. Changes the steps below an aggregation where the result
/// stays the same; gives the step to put in place of both, or the aggregation itself.
StepPtr shorten_count(Compiler& compiler, std::unique_ptr<AggregateStep> aggregate, StepPtr input);

}  // namespace dossier::query::plan
