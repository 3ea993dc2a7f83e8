#pragma once

#include "query/flat/pipeline.h"

namespace dossier::query::flat {

/// Leaves out rows whose nodes lead to nothing new, where rows that are given twice change nothing:
/// a node passes once. With a second variable, of which only matters that a later node has to be
/// another one, it passes with two different values of it: whatever comes later differs from one of
/// them.
std::unique_ptr<Stream> make_few(std::unique_ptr<Stream> input, const Stage& stage);

}  // namespace dossier::query::flat
