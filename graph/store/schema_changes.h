#pragma once

#include "graph/store/view.h"

namespace dossier::graph {

/// Adds an index or constraint whose names are resolved, and builds it from what the view holds.
/// Gives it its number. Throws IndexExists and ConstraintViolated.
IndexId create_index(const View& view, Overlay& overlay, Index index,
                     const IndexProgress& progress);

/// Takes an index away. False when there is none of that name.
bool drop_index(const View& view, Overlay& overlay, std::string_view name);

}  // namespace dossier::graph
