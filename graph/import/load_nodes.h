#pragma once

#include "graph/import/context.h"

namespace dossier::graph {

/// Writes the records of all nodes, and gathers ids, labels, counts and index entries.
void load_nodes(ImportContext& context, const std::vector<NodePlan>& plans);

/// Writes the label entries of the nodes that were loaded.
void write_label_entries(ImportContext& context);

}  // namespace dossier::graph
