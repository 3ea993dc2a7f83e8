#include "query/value/temporal/between.h"

#include "query/value/checked.h"
#include "query/value/temporal/calendar.h"
#include "query/value/temporal/duration.h"
#include "query/value/temporal/parts.h"
#include "query/value/temporal/zone.h"

#include <optional>

namespace dossier::query {

namespace {

/// Two moments as one clock shows them.
struct Interval {
  LocalDateTime from;
  LocalDateTime to;
  std::optional<Zone> zone;     ///< of the clock; nothing for local time
  std::int64_t to_instant = 0;  ///< where there is a zone
};

Parts require_parts(const Value& value) {
  if (auto parts = parts_of(value)) return *std::move(parts);
  fail_type("the time between two moments", "temporal values", value);
}

LocalDateTime local_of(const Parts& own, const Parts& other) {
  return join(own.day.value_or(other.day.value_or(0)), own.nanoseconds.value_or(0));
}

Interval interval(const Value& a, const Value& b) {
  const Parts from = require_parts(a);
  const Parts to = require_parts(b);
  Interval out{local_of(from, to), local_of(to, from), from.zone ? from.zone : to.zone};
  if (!out.zone) return out;
  const DateTime end = at_local(out.to, to.zone ? *to.zone : *out.zone);
  const DateTime end_here = at_instant(end.epoch_seconds, end.nanoseconds, *out.zone);
  out.to = local_part(end_here);
  out.to_instant = end.epoch_seconds;
  if (b.kind() == ValueKind::DateTime && to.day) {
    out.to_instant = b.date_time().epoch_seconds;
    out.to =
        local_part(at_instant(b.date_time().epoch_seconds, b.date_time().nanoseconds, *out.zone));
  }
  return out;
}

std::int64_t day_of(const LocalDateTime& value) {
  return floor_div(value.epoch_seconds, kSecondsPerDay);
}

/// Time of day as nanoseconds.
std::int64_t clock_of(const LocalDateTime& value) {
  return floor_mod(value.epoch_seconds, kSecondsPerDay) * kNanosPerSecond + value.nanoseconds;
}

/// Whole days from one local moment to another, rounded toward zero.
std::int64_t days_between(const LocalDateTime& from, const LocalDateTime& to) {
  const std::int64_t days = day_of(to) - day_of(from);
  if (days > 0 && clock_of(to) < clock_of(from)) return days - 1;
  if (days < 0 && clock_of(to) > clock_of(from)) return days + 1;
  return days;
}

/// Day of the month and time of day as one number that only compares.
Int128 within_month(const LocalDateTime& value) {
  return Int128{to_civil(day_of(value)).day} * kNanosPerDay + clock_of(value);
}

std::int64_t months_between(const LocalDateTime& from, const LocalDateTime& to) {
  const CivilDate first = to_civil(day_of(from));
  const CivilDate last = to_civil(day_of(to));
  const std::int64_t months = (last.year - first.year) * 12 + (last.month - first.month);
  if (months > 0 && within_month(to) < within_month(from)) return months - 1;
  if (months < 0 && within_month(to) > within_month(from)) return months + 1;
  return months;
}

LocalDateTime moved(const LocalDateTime& value, std::int64_t months, std::int64_t days) {
  return shift(Value(value), Duration{.months = months, .days = days}).local_date_time();
}

/// The seconds from a moment of the interval's clock to its end.
Duration rest(const Interval& interval, const LocalDateTime& from, std::int64_t from_instant) {
  const std::int64_t seconds =
      interval.zone ? checked_subtract(interval.to_instant, from_instant)
                    : checked_subtract(interval.to.epoch_seconds, from.epoch_seconds);
  return normalised(0, 0, seconds, std::int64_t{interval.to.nanoseconds} - from.nanoseconds);
}

std::int64_t start_instant(const Interval& interval, const Value& a) {
  if (!interval.zone) return 0;
  if (a.kind() == ValueKind::DateTime) return a.date_time().epoch_seconds;
  return at_local(interval.from, *interval.zone).epoch_seconds;
}

}  // namespace

Value duration_between(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return {};
  const Interval span = interval(a, b);
  const std::int64_t months = months_between(span.from, span.to);
  const LocalDateTime by_months = moved(span.from, months, 0);
  const std::int64_t days = days_between(by_months, span.to);
  if (months == 0 && days == 0) {
    const Duration time = rest(span, span.from, start_instant(span, a));
    return time;
  }
  const LocalDateTime by_days = moved(by_months, 0, days);
  const std::int64_t instant = span.zone ? at_local(by_days, *span.zone).epoch_seconds : 0;
  const Duration time = rest(span, by_days, instant);
  return Duration{months, days, time.seconds, time.nanoseconds};
}

Value duration_in_months(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return {};
  const Interval span = interval(a, b);
  return Duration{.months = months_between(span.from, span.to)};
}

Value duration_in_days(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return {};
  const Interval span = interval(a, b);
  return Duration{.days = days_between(span.from, span.to)};
}

Value duration_in_seconds(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return {};
  const Interval span = interval(a, b);
  return rest(span, span.from, start_instant(span, a));
}

}  // namespace dossier::query
