#pragma once

#include "graph/memory.h"

#include <vector>

namespace dossier::query::flat {

/// Steps of one type in one direction.
struct Lane {
  const graph::EdgeTable* table = nullptr;
  bool incoming = false;
  bool skips_loops = false;  ///< another lane has them

  const graph::EdgeTable::Side& side() const noexcept { return table->side(incoming); }
  Lane turned() const noexcept { return {table, !incoming, skips_loops}; }
};

std::uint64_t count_between(const std::vector<Lane>& lanes, std::uint32_t from, std::uint32_t to);

}  // namespace dossier::query::flat
