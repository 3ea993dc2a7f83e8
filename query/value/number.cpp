#include "query/value/number.h"

#include <cmath>

namespace dossier::query {

namespace {

constexpr double kTwoTo63 = 9223372036854775808.0;

std::partial_ordering reversed(std::partial_ordering order) noexcept {
  if (order == std::partial_ordering::less) return std::partial_ordering::greater;
  if (order == std::partial_ordering::greater) return std::partial_ordering::less;
  return order;
}

}  // namespace

std::partial_ordering compare_exactly(std::int64_t a, double b) noexcept {
  if (std::isnan(b)) return std::partial_ordering::unordered;
  if (b >= kTwoTo63) return std::partial_ordering::less;
  if (b < -kTwoTo63) return std::partial_ordering::greater;
  const double whole = std::trunc(b);
  const auto truncated = static_cast<std::int64_t>(whole);
  if (a != truncated) return a <=> truncated;
  return whole <=> b;
}

std::partial_ordering compare_numbers(const Value& a, const Value& b) noexcept {
  if (a.is_integer() && b.is_integer()) return a.integer() <=> b.integer();
  if (a.is_integer()) return compare_exactly(a.integer(), b.real());
  if (b.is_integer()) return reversed(compare_exactly(b.integer(), a.real()));
  return a.real() <=> b.real();
}

bool is_integral(double value) noexcept {
  return value >= -kTwoTo63 && value < kTwoTo63 && std::trunc(value) == value;
}

std::int64_t utc_nanoseconds(Time value) noexcept {
  return value.nanoseconds - std::int64_t{value.offset_seconds} * 1'000'000'000;
}

Int128 average_nanoseconds(const Duration& value) noexcept {
  const Int128 seconds =
      Int128{value.months} * 2'629'746 + Int128{value.days} * 86'400 + value.seconds;
  return seconds * 1'000'000'000 + value.nanoseconds;
}

}  // namespace dossier::query
