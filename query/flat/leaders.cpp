#include "query/flat/leaders.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace dossier::query::flat {

namespace {

using Kind = graph::ValueColumn::Kind;

constexpr std::uint64_t kSign = std::uint64_t{1} << 63;
constexpr std::uint64_t kLast = ~std::uint64_t{0};

std::uint64_t rank_of_integer(std::int64_t value) noexcept {
  return static_cast<std::uint64_t>(value) ^ kSign;
}

/// The bits of floats ascend with their values, those of negative ones descend. NaN comes behind
/// all numbers.
std::uint64_t rank_of_real(double value) noexcept {
  if (std::isnan(value)) return kLast - 1;
  const auto bits = std::bit_cast<std::uint64_t>(value + 0.0);
  return (bits & kSign) != 0 ? ~bits : bits | kSign;
}

}  // namespace

bool rank_of(const Value& value, std::uint64_t& rank) noexcept {
  switch (value.kind()) {
    case ValueKind::Null: return rank = kLast, true;
    case ValueKind::Integer: return rank = rank_of_integer(value.integer()), true;
    case ValueKind::Float: return rank = rank_of_real(value.real()), true;
    case ValueKind::Date: return rank = rank_of_integer(value.date().epoch_days), true;
    default: return false;
  }
}

bool has_ranks(const graph::ValueColumn& column) noexcept {
  return column.kind() == Kind::Integer || column.kind() == Kind::Date ||
         column.kind() == Kind::Float;
}

std::uint64_t rank_of(const graph::ValueColumn& column, std::uint32_t id) noexcept {
  const auto entry = static_cast<std::size_t>(id - column.first());
  if (!column.covers(id) || !column.has(entry)) return kLast;
  return column.kind() == Kind::Float ? rank_of_real(column.reals()[entry])
                                      : rank_of_integer(column.integers()[entry]);
}

std::uint64_t bound_of(std::vector<std::uint64_t>& ranks, std::uint64_t count) {
  if (count == 0 || ranks.size() <= count) return kLast;
  const auto last = ranks.begin() + static_cast<std::ptrdiff_t>(count - 1);
  std::nth_element(ranks.begin(), last, ranks.end());
  return *last;
}

}  // namespace dossier::query::flat
