#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace dossier::query::flat {

/// Number of a variable of a program: a node or a relationship.
using Var = std::uint32_t;
inline constexpr Var kNoVar = ~Var{0};
/// No node.
inline constexpr std::uint32_t kNone = ~std::uint32_t{0};
inline constexpr std::size_t kRows = 1024;

/// Up to `kRows` rows: a flat array of ids for each variable, and how often each row counts.
struct Rows {
  Rows(std::size_t variables, bool is_weighted)
      : columns(variables), weighted(is_weighted), weights(is_weighted ? kRows : 0) {}

  std::uint32_t* column(Var var) {
    if (columns[var].empty()) columns[var].resize(kRows);
    return columns[var].data();
  }
  const std::uint32_t* column(Var var) const { return columns[var].data(); }
  /// Leaves the rows with these numbers, in this order.
  void keep(const std::vector<std::uint32_t>& rows) {
    if (rows.size() == size) return;
    for (auto& one : columns) {
      if (one.empty()) continue;
      for (std::size_t i = 0; i < rows.size(); ++i) one[i] = one[rows[i]];
    }
    if (weighted) {
      for (std::size_t i = 0; i < rows.size(); ++i) weights[i] = weights[rows[i]];
    }
    size = rows.size();
  }
  /// Takes over some variables and the weights of rows of `from`.
  void gather(const Rows& from, const std::vector<Var>& variables,
              std::span<const std::uint32_t> rows) {
    for (const Var var : variables) {
      std::uint32_t* to = column(var);
      const std::uint32_t* source = from.column(var);
      for (std::size_t i = 0; i < rows.size(); ++i) to[i] = source[rows[i]];
    }
    if (weighted) {
      for (std::size_t i = 0; i < rows.size(); ++i) weights[i] = from.weights[rows[i]];
    }
  }

  std::size_t size = 0;
  std::vector<std::vector<std::uint32_t>> columns;
  bool weighted;
  std::vector<std::uint64_t> weights;
};

}  // namespace dossier::query::flat
