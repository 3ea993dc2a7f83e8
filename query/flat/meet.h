#pragma once

#include "query/flat/pipeline.h"

namespace dossier::query::flat {

/// Rows of `input`, each as often as there are nodes that two of its nodes have a step to (Meet),
/// with the product of the numbers of steps as weight.
std::unique_ptr<Stream> make_meeting(std::unique_ptr<Stream> input, const Pipeline& pipeline,
                                     const Stage& stage, Meter& meter);

}  // namespace dossier::query::flat
