#pragma once

#include "query/flat/meter.h"
#include "query/flat/morsels.h"
#include "query/flat/pipeline.h"

namespace dossier::query::flat {

/// The rows that a pipeline begins with: every node of a set (Nodes), every relationship in
/// their own order (Edges) or node by node (Steps), or every node with its numbers of steps (Ends);
/// of those parts that it takes from `morsels`.
std::unique_ptr<Stream> make_source(const Stage& stage, Meter& meter, Morsels& morsels);

}  // namespace dossier::query::flat
