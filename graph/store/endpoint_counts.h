#pragma once

#include "graph/store/overlay.h"

namespace dossier::graph {

/// Counts the relationships of `overlay.uncounted` at the labels that their ends have now. To be
/// called before a node's labels change, and before the counts of labels are read. Throws
/// DeletedEntityAccess for a node that does not exist.
void settle_counts(const State& state, Overlay& overlay);

}  // namespace dossier::graph
