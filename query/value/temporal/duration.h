#pragma once

#include <cstdint>

#include <dossier/value.h>

namespace dossier::query {

// Arithmetic of durations. Everything is checked: what does not fit fails with Code::ArithmeticError,
// dates that leave the calendar with Code::NumberOutOfRange.

/// The duration of these parts with nanoseconds carried into seconds.
Duration normalised(std::int64_t months, std::int64_t days, std::int64_t seconds, std::int64_t nanoseconds);
Duration add(const Duration& a, const Duration& b);
Duration subtract(const Duration& a, const Duration& b);
Duration negate(const Duration& a);
/// Fractions of a part go down to the next smaller one: a month is 2629746 seconds, a day 86400.
Duration scale(const Duration& a, double factor);
Duration scale(const Duration& a, std::int64_t factor);

/// A duration from parts with fractions, carried down as in `scale`.
struct DurationParts {
  double months = 0, days = 0, seconds = 0, nanoseconds = 0;
};
Duration from_parts(const DurationParts& parts);

/// A temporal value other than a duration, moved by a duration: first the months (a day past the end of the month
/// becomes its last), then the days, then the seconds. Dates take months, days and whole days of
/// the seconds; times take the seconds only.
Value shift(const Value& temporal, const Duration& by);

}  // namespace dossier::query
