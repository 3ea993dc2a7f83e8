#pragma once

#include "query/plan/step.h"

namespace dossier::query::flat {

/// Wraps the parts of a plan that programs can do, so that a run may take either way. REQUIRES: the
/// plan only reads.
void flatten(plan::StepPtr& root, std::size_t slots);

}  // namespace dossier::query::flat
