#pragma once

#include "graph/import/context.h"
#include "graph/import/step_sorter.h"

#include <functional>
#include <vector>

namespace dossier::graph {

/// Writes the records and type entries of all relationships, and gathers steps and counts.
/// REQUIRES: the nodes are loaded and their id spaces frozen.
void load_relationships(ImportContext& context, const std::vector<RelationshipPlan>& plans,
                        StepSorter& steps);

/// What writes both steps of every relationship, in order: independent tasks, each with files of
/// its own. They refer to both arguments.
std::vector<std::function<void()>> step_tasks(ImportContext& context, StepSorter& steps);

}  // namespace dossier::graph
