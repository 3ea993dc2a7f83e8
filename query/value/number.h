#pragma once

#include <compare>
#include <cstdint>

#include <dossier/value.h>

namespace dossier::query {

__extension__ typedef __int128 Int128;

/// An integer and a float compared by their exact values; unordered for NaN.
std::partial_ordering compare_exactly(std::int64_t a, double b) noexcept;

/// Two numbers by value. REQUIRES: both are numbers.
std::partial_ordering compare_numbers(const Value& a, const Value& b) noexcept;

/// True when the float has an integral value that fits 64 bits.
bool is_integral(double value) noexcept;

/// Instants of times and date-times, for comparison.
std::int64_t utc_nanoseconds(Time value) noexcept;

/// A duration as nanoseconds of average length (a month is 2629746 seconds), for ordering.
Int128 average_nanoseconds(const Duration& value) noexcept;

}  // namespace dossier::query
