#pragma once

#include "query/flat/pipeline.h"

namespace dossier::query::flat {

/// Rows of `input`, each as often as its nodes have something to go on to: all steps from a node
/// (Expand, Optional), all steps between two nodes (Into), the nodes that two nodes have a step to
/// (Meet), or each node within some steps (Reach).
std::unique_ptr<Stream> make_unfolding(std::unique_ptr<Stream> input, const Pipeline& pipeline,
                                       const Stage& stage, Meter& meter);

}  // namespace dossier::query::flat
