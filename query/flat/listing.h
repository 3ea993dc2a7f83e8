#pragma once

#include "query/execute/operator.h"
#include "query/flat/pipeline.h"

namespace dossier::query::flat {

/// The rows of a program that a sort with a limit behind it can use: those that come first by its
/// first key.
struct Leading {
  const plan::SortStep* sort = nullptr;
  const Evaluator* key = nullptr;  ///< a property of a node or relationship of the program
};

/// How many rows a sort gives to those behind it; nothing when that is not known yet, or so many
/// that nothing is gained.
std::optional<std::uint64_t> wanted_rows(const plan::SortStep& sort, execute::Context& context);

/// The rows of a program that begins with a scan: as they come, or with `leading` those that may be
/// among the first. For a key that has no column of numbers or dates all of them.
execute::OperatorPtr make_listing(execute::Context& context, Pipeline pipeline,
                                  const Program& program, const std::vector<Slot>& output,
                                  const Leading& leading);

}  // namespace dossier::query::flat
