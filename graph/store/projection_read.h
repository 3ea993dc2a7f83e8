#pragma once

#include "graph/store/projection.h"

namespace dossier::graph {

// What projections are made of, read from the store in one pass each. Null where the content does
// not allow it.

/// The types that a state has relationships of, ascending.
std::vector<TypeId> types_of(const State& state);
/// The labels that nodes of a state have, ascending.
std::vector<LabelId> labels_of(const State& state);
std::shared_ptr<const EdgeTable> read_edges(const State& state, TypeId type);
std::shared_ptr<const NodeSet> read_members(const State& state, LabelId label);
/// REQUIRES: an index that finds nodes by equal values.
std::shared_ptr<const IndexTable> read_index(const State& state, IndexId index,
                                             const std::atomic<bool>& stopped);
std::shared_ptr<const ValueColumn> read_column(const State& state, KeyId key);
/// Also the members of the column; null when every id in its range is one.
std::pair<std::shared_ptr<const ValueColumn>, std::shared_ptr<const NodeSet>> read_column(
    const State& state, const EdgeTable& edges, KeyId key);

// The same parts with changes taken in.
std::shared_ptr<const EdgeTable> merged(const State& state, const ProjectedType& projected);
std::shared_ptr<const ValueColumn> merged(const ProjectedColumn& projected);

}  // namespace dossier::graph
