#pragma once

#include "graph/store/view.h"

namespace dossier::graph {

/// Throws DeleteConnectedNode or ConstraintViolated when the changes since the last call break a
/// rule of the graph. Cost: one seek for each deleted node and each new entry of a unique index.
void verify(const View& view, Overlay& overlay);

/// Throws ConstraintViolated when another node has the values of this entry.
void require_unique(const View& view, const Index& index, std::string_view entry);

/// Throws ConstraintViolated when the properties lack a key of the constraint.
void require_fit(const Index& index, const PropertyTable& properties);

}  // namespace dossier::graph
