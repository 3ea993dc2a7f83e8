#pragma once

#include "query/value/failure.h"
#include "query/value/number.h"

#include <cstdint>
#include <string>

namespace dossier::query {

// 64-bit arithmetic that fails with Code::ArithmeticError instead of overflowing.

[[noreturn]] inline void fail_overflow(std::string_view what) {
  fail(Code::ArithmeticError, std::string(what) + " does not fit 64 bits");
}

inline std::int64_t checked_add(std::int64_t a, std::int64_t b) {
  std::int64_t sum;
  if (__builtin_add_overflow(a, b, &sum))
    fail_overflow("`" + std::to_string(a) + " + " + std::to_string(b) + "`");
  return sum;
}

inline std::int64_t checked_subtract(std::int64_t a, std::int64_t b) {
  std::int64_t difference;
  if (__builtin_sub_overflow(a, b, &difference)) {
    fail_overflow("`" + std::to_string(a) + " - " + std::to_string(b) + "`");
  }
  return difference;
}

inline std::int64_t checked_multiply(std::int64_t a, std::int64_t b) {
  std::int64_t product;
  if (__builtin_mul_overflow(a, b, &product)) {
    fail_overflow("`" + std::to_string(a) + " * " + std::to_string(b) + "`");
  }
  return product;
}

inline std::int64_t checked_negate(std::int64_t a) {
  if (a == INT64_MIN) fail_overflow("the opposite of `-9223372036854775808`");
  return -a;
}

/// A wide integer that is meant to be a 64-bit one.
inline std::int64_t checked_narrow(Int128 value) {
  const auto narrow = static_cast<std::int64_t>(value);
  if (narrow != value) fail_overflow("the result");
  return narrow;
}

/// A float cut to its whole part; fails outside of 64 bits and for NaN.
inline std::int64_t checked_truncate(double value) {
  if (!(value >= -9223372036854775808.0 && value < 9223372036854775808.0))
    fail_overflow("the result");
  return static_cast<std::int64_t>(value);
}

}  // namespace dossier::query
