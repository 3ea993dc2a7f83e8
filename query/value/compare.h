#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>

#include <dossier/value.h>

namespace dossier::query {

/// Truth of three-valued logic.
enum class Ternary : std::uint8_t { False, True, Null };

constexpr Ternary ternary(bool truth) noexcept { return truth ? Ternary::True : Ternary::False; }
constexpr Ternary negate(Ternary t) noexcept {
  return t == Ternary::Null ? t : ternary(t == Ternary::False);
}
constexpr Ternary conjoin(Ternary a, Ternary b) noexcept {
  if (a == Ternary::False || b == Ternary::False) return Ternary::False;
  return a == Ternary::Null || b == Ternary::Null ? Ternary::Null : Ternary::True;
}
constexpr Ternary disjoin(Ternary a, Ternary b) noexcept {
  return negate(conjoin(negate(a), negate(b)));
}
constexpr Ternary exclusive(Ternary a, Ternary b) noexcept {
  return a == Ternary::Null || b == Ternary::Null ? Ternary::Null : ternary(a != b);
}
/// true, false or null.
Value to_value(Ternary truth) noexcept;
/// The truth of a boolean or null; fails with Code::TypeMismatch for anything else.
Ternary truth_of(const Value& value);

// Values nest to any depth, these functions go kMaxDepth levels deep and fail below with
// Code::InvalidArgumentValue.
inline constexpr int kMaxDepth = 1000;

/// `a = b`. Null when either is null, or when lists or maps of one shape differ at most in pairs
/// whose equality is null. Numbers compare by value across integer and float, exactly; NaN equals
/// nothing. Values of different kinds are not equal. Nodes and relationships are equal when their
/// ids are.
Ternary equals(const Value& a, const Value& b);

/// `a < b` and its kin: null when either is null or the two do not compare. Those that compare:
/// numbers, strings (by code point), booleans (false < true), lists (element by element), and each
/// temporal kind with itself, times and date-times by instant. Comparisons with NaN are false.
/// Durations, maps, nodes, relationships, paths and points do not compare.
Ternary less(const Value& a, const Value& b);
Ternary less_or_equal(const Value& a, const Value& b);
inline Ternary greater(const Value& a, const Value& b) { return less(b, a); }
inline Ternary greater_or_equal(const Value& a, const Value& b) { return less_or_equal(b, a); }

/// The order of ORDER BY: total over all values, and consistent with `equivalent`. Ascending: map,
/// node, relationship, list, path, date-time, local date-time, date, time, local time, duration,
/// point, string, boolean, number (NaN last), null.
std::weak_ordering order(const Value& a, const Value& b);

/// Sameness for DISTINCT, grouping and collect(DISTINCT): as `equals`, but null with null and NaN
/// with NaN are the same, at every depth. Never fails for values up to kMaxDepth.
bool equivalent(const Value& a, const Value& b);
bool equivalent(std::span<const Value> a, std::span<const Value> b);

/// Equivalent values have the same hash. Never fails.
std::uint64_t hash(const Value& value) noexcept;
std::uint64_t hash(std::span<const Value> values) noexcept;

/// For std::unordered_map and its kin.
struct EquivalentHash {
  std::size_t operator()(const Value& value) const noexcept { return hash(value); }
};
struct Equivalent {
  bool operator()(const Value& a, const Value& b) const { return equivalent(a, b); }
};

}  // namespace dossier::query
