#pragma once

#include "graph/import/context.h"
#include "graph/import/step_sorter.h"

namespace dossier::graph {

/// Writes the records and type entries of all relationships, and gathers steps and counts. REQUIRES: the nodes are loaded and
/// their id spaces frozen.
void load_relationships(ImportContext& context, const std::vector<RelationshipPlan>& plans, StepSorter& steps);

/// Writes both steps of every relationship, in order.
void write_steps(ImportContext& context, StepSorter& steps);

}  // namespace dossier::graph
