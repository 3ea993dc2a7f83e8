#pragma once

#include "query/flat/pipeline.h"

namespace dossier::query::flat {

/// Three nodes, any two of them joined by a step in either direction, in the strict order of a
/// property that tells all nodes apart. Each triangle of the graph is one match then (as often as
/// its relationships are parallel), in whichever order its nodes are found, so that the stages
/// become a single one that counts. False, and the stages as they were, when they are anything else
/// or when one of the nodes is `wanted` afterwards.
bool take_triangles(std::vector<Stage>& stages, const std::vector<bool>& wanted);

/// One row, with the number of triangles as its weight. Nodes are taken in the order of their
/// degrees, each with those of its neighbours that come later (N. Chiba and T. Nishizeki,
/// "Arboricity and subgraph listing algorithms").
std::unique_ptr<Stream> make_triangle_stream(const Stage& stage, Meter& meter);

}  // namespace dossier::query::flat
