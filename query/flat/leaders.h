#pragma once

#include "graph/memory.h"

#include <cstdint>
#include <vector>

#include <dossier/value.h>

namespace dossier::query::flat {

/// The place of a number, date or null in the order of values, for comparison with others of its
/// kind. Two that differ may have one rank. False for values of other kinds.
bool rank_of(const Value& value, std::uint64_t& rank) noexcept;
/// The same of an entity's value in a column. REQUIRES: has_ranks(column).
std::uint64_t rank_of(const graph::ValueColumn& column, std::uint32_t id) noexcept;
bool has_ranks(const graph::ValueColumn& column) noexcept;

/// The greatest of the `count` least ranks; all ranks pass when there are not more than so many.
/// Changes `ranks`.
std::uint64_t bound_of(std::vector<std::uint64_t>& ranks, std::uint64_t count);

}  // namespace dossier::query::flat
