#pragma once

#include <cstdint>

#include <dossier/value.h>

namespace dossier::query {

// Arithmetic of durations. Everything is checked: what does not fit fails with
// Code::ArithmeticError, dates that leave the calendar with Code::NumberOutOfRange.

/// The duration of these parts with nanoseconds carried into seconds.
Duration normalised(std::int64_t months, std::int64_t days, std::int64_t seconds,
                    std::int64_t nanoseconds);
Duration add(const Duration& a, const Duration& b);
Duration subtract(const Duration& a, const Duration& b);
Duration negate(const Duration& a);
/// Fractions of a part go down to the next smaller one: a month is 2629746 seconds, a day 86400.
Duration scale(const Duration& a, double factor);
Duration scale(const Duration& a, std::int64_t factor);
Duration divide(const Duration& a, std::int64_t divisor);

enum class DurationUnit : std::uint8_t {
  Years,
  Quarters,
  Months,
  Weeks,
  Days,
  Hours,
  Minutes,
  Seconds,
  Milliseconds,
  Microseconds,
  Nanoseconds,
};

/// Sums amounts of units; fractions are carried down as in `scale`.
class DurationBuilder {
 public:
  /// `fraction` lies in (-1, 1) and has the sign of `whole` or that one is zero.
  void add(DurationUnit unit, std::int64_t whole, double fraction = 0);
  Duration build() const;

 private:
  struct Sum {
    std::int64_t whole = 0;
    double fraction = 0;
  };
  static void add_to(Sum& sum, std::int64_t whole, double fraction, std::int64_t factor);
  void add_subseconds(std::int64_t whole, double fraction, std::int64_t per_second);

  Sum months_, days_, seconds_, nanoseconds_;
};

/// A temporal value other than a duration, moved by a duration: first the months (a day past the
/// end of the month becomes its last), then the days, then the seconds. Dates take months, days and
/// whole days of the seconds; times take the seconds only.
Value shift(const Value& temporal, const Duration& by);

}  // namespace dossier::query
