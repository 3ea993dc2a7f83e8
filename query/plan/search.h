#pragma once

#include "query/plan/match.h"

namespace dossier::query::plan {

/// Puts a quantified path pattern behind a plan in which one of its ends has a value.
Partial plan_repeated(Compiler& compiler, const PatternHop& hop, Hop walk, bool from_left,
                      Partial input);

/// Puts a search of paths (SHORTEST, ANY, shortestPath() ...) behind a plan in which both ends have
/// values.
Partial plan_search(Compiler& compiler, const PatternHop& hop, Partial input);

}  // namespace dossier::query::plan
