#pragma once

#include "query/ast/pattern.h"

#include <vector>

namespace dossier::query::ast {

/// The parts of a path that may be repeated without end, also those within repeated parts.
std::vector<const PathElement*> unbounded_parts(Seq<PathElement*> elements);

/// Whether a path that consists of nodes only fits the elements.
bool may_stand_still(Seq<PathElement*> elements);

}  // namespace dossier::query::ast
