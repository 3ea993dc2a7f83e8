#pragma once

#include <dossier/value.h>

namespace dossier::query {

// The time from `a` to `b`, two temporal values of the same or different kinds (not durations);
// null when either is null. A part that only one of them has (the date, or the zone) is taken over
// from the other; without any date both are on the same day.
Value duration_between(const Value& a, const Value& b);     ///< months, days, seconds
Value duration_in_months(const Value& a, const Value& b);   ///< whole months
Value duration_in_days(const Value& a, const Value& b);     ///< whole days
Value duration_in_seconds(const Value& a, const Value& b);  ///< seconds and nanoseconds

}  // namespace dossier::query
