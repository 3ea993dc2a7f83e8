#include "query/value/temporal/duration.h"

#include "query/value/checked.h"
#include "query/value/temporal/calendar.h"
#include "query/value/temporal/zone.h"

#include <algorithm>
#include <cmath>

namespace dossier::query {

namespace {

constexpr std::int64_t kSecondsPerMonth = 2'629'746;

Int128 total_nanoseconds(const Duration& value) {
  return Int128{value.seconds} * kNanosPerSecond + value.nanoseconds;
}

Duration of(Int128 months, Int128 days, Int128 nanoseconds) {
  Int128 seconds = nanoseconds / kNanosPerSecond;
  auto rest = static_cast<std::int64_t>(nanoseconds % kNanosPerSecond);
  if (rest < 0) {
    rest += kNanosPerSecond;
    seconds -= 1;
  }
  return {checked_narrow(months), checked_narrow(days), checked_narrow(seconds),
          static_cast<std::int32_t>(rest)};
}

/// Nanoseconds as whole days and what is left of them.
struct DaysAndNanos {
  Int128 days;
  Int128 nanoseconds;
};
DaysAndNanos split_days(Int128 nanoseconds) {
  return {nanoseconds / kNanosPerDay, nanoseconds % kNanosPerDay};
}

Int128 rounded(double value) {
  if (!(std::abs(value) < 1e36)) fail_overflow("the duration");
  return static_cast<Int128>(std::nearbyint(value));
}

Int128 truncated(double value) {
  if (!(std::abs(value) < 1e36)) fail_overflow("the duration");
  return static_cast<Int128>(value);
}

}  // namespace

Duration normalised(std::int64_t months, std::int64_t days, std::int64_t seconds,
                    std::int64_t nanoseconds) {
  return of(months, days, Int128{seconds} * kNanosPerSecond + nanoseconds);
}

Duration add(const Duration& a, const Duration& b) {
  return of(Int128{a.months} + b.months, Int128{a.days} + b.days,
            total_nanoseconds(a) + total_nanoseconds(b));
}

Duration subtract(const Duration& a, const Duration& b) {
  return of(Int128{a.months} - b.months, Int128{a.days} - b.days,
            total_nanoseconds(a) - total_nanoseconds(b));
}

Duration negate(const Duration& a) { return subtract({}, a); }

void DurationBuilder::add_to(Sum& sum, std::int64_t whole, double fraction, std::int64_t factor) {
  const double scaled = fraction * static_cast<double>(factor);
  sum.whole = checked_add(sum.whole,
                          checked_add(checked_multiply(whole, factor), checked_truncate(scaled)));
  sum.fraction += scaled - std::trunc(scaled);
}

void DurationBuilder::add_subseconds(std::int64_t whole, double fraction, std::int64_t per_second) {
  add_to(seconds_, whole / per_second, 0, 1);
  add_to(nanoseconds_, whole % per_second, fraction, kNanosPerSecond / per_second);
}

void DurationBuilder::add(DurationUnit unit, std::int64_t whole, double fraction) {
  switch (unit) {
    case DurationUnit::Years: return add_to(months_, whole, fraction, 12);
    case DurationUnit::Quarters: return add_to(months_, whole, fraction, 3);
    case DurationUnit::Months: return add_to(months_, whole, fraction, 1);
    case DurationUnit::Weeks: return add_to(days_, whole, fraction, 7);
    case DurationUnit::Days: return add_to(days_, whole, fraction, 1);
    case DurationUnit::Hours: return add_to(seconds_, whole, fraction, 3600);
    case DurationUnit::Minutes: return add_to(seconds_, whole, fraction, 60);
    case DurationUnit::Seconds: return add_to(seconds_, whole, fraction, 1);
    case DurationUnit::Milliseconds: return add_subseconds(whole, fraction, 1'000);
    case DurationUnit::Microseconds: return add_subseconds(whole, fraction, 1'000'000);
    case DurationUnit::Nanoseconds: return add_subseconds(whole, fraction, kNanosPerSecond);
  }
}

Duration DurationBuilder::build() const {
  const double months = std::trunc(months_.fraction);
  const DaysAndNanos carried =
      split_days(rounded((months_.fraction - months) * kSecondsPerMonth * 1e9));
  const Int128 nanoseconds = carried.nanoseconds + rounded(days_.fraction * 86'400e9) +
                             Int128{seconds_.whole} * kNanosPerSecond +
                             rounded(seconds_.fraction * 1e9) + nanoseconds_.whole;
  return of(months_.whole + truncated(months), days_.whole + carried.days, nanoseconds);
}

Duration scale(const Duration& a, double factor) {
  const double months = static_cast<double>(a.months) * factor;
  const double whole_months = std::trunc(months);
  const DaysAndNanos carried =
      split_days(rounded((months - whole_months) * kSecondsPerMonth * 1e9));
  const double days = static_cast<double>(a.days) * factor;
  const double whole_days = std::trunc(days);
  const double time = static_cast<double>(a.seconds) * factor;
  const double whole_seconds = std::trunc(time);
  const Int128 nanoseconds = carried.nanoseconds + rounded((days - whole_days) * 86'400e9) +
                             truncated(whole_seconds) * kNanosPerSecond +
                             truncated((time - whole_seconds) * 1e9 + a.nanoseconds * factor);
  return of(truncated(whole_months), truncated(whole_days) + carried.days, nanoseconds);
}

Duration scale(const Duration& a, std::int64_t factor) {
  Int128 nanoseconds;
  if (__builtin_mul_overflow(total_nanoseconds(a), Int128{factor}, &nanoseconds))
    fail_overflow("the duration");
  return of(Int128{a.months} * factor, Int128{a.days} * factor, nanoseconds);
}

Duration divide(const Duration& a, std::int64_t divisor) {
  if (divisor == 0) fail(Code::ArithmeticError, "a duration cannot be divided by zero");
  const Int128 d = divisor;
  const DaysAndNanos carried =
      split_days(Int128{a.months} % d * kSecondsPerMonth * kNanosPerSecond / d);
  const Int128 nanoseconds =
      carried.nanoseconds + Int128{a.days} % d * kNanosPerDay / d + total_nanoseconds(a) / d;
  return of(Int128{a.months} / d, Int128{a.days} / d + carried.days, nanoseconds);
}

namespace {

std::int64_t plus_months(std::int64_t epoch_days, std::int64_t months) {
  const CivilDate date = to_civil(epoch_days);
  const Int128 month = Int128{date.year} * 12 + (date.month - 1) + months;
  if (month < Int128{kMinYear} * 12 || month > Int128{kMaxYear} * 12 + 11) {
    fail(Code::NumberOutOfRange, "the date lies outside of the years -999999999 to 999999999");
  }
  const std::int64_t count = static_cast<std::int64_t>(month);
  const std::int64_t year = floor_div(count, 12);
  const int month_of_year = static_cast<int>(floor_mod(count, 12)) + 1;
  return to_epoch_days(
      {year, month_of_year, std::min(date.day, days_in_month(year, month_of_year))});
}

/// The months, then the days of a duration.
std::int64_t shift_days(std::int64_t epoch_days, const Duration& by) {
  const std::int64_t moved = plus_months(epoch_days, by.months);
  return checked_date(checked_add(moved, by.days)).epoch_days;
}

Date shift_date(Date date, const Duration& by) {
  const auto whole_days = static_cast<std::int64_t>(total_nanoseconds(by) / kNanosPerDay);
  return checked_date(checked_add(shift_days(date.epoch_days, by), whole_days));
}

std::int64_t shift_time(std::int64_t nanoseconds, const Duration& by) {
  const auto within_day = static_cast<std::int64_t>(total_nanoseconds(by) % kNanosPerDay);
  return floor_mod(nanoseconds + within_day, kNanosPerDay);
}

/// Seconds and nanoseconds, moved; the seconds within the calendar.
LocalDateTime plus_time(std::int64_t seconds, std::int32_t nanoseconds, const Duration& by) {
  std::int64_t sum = checked_add(seconds, by.seconds);
  std::int32_t rest = nanoseconds + by.nanoseconds;
  if (rest >= kNanosPerSecond) {
    rest -= static_cast<std::int32_t>(kNanosPerSecond);
    sum = checked_add(sum, 1);
  }
  checked_date(floor_div(sum, kSecondsPerDay));
  return {sum, rest};
}

LocalDateTime shift_calendar(LocalDateTime value, const Duration& by) {
  if (by.months == 0 && by.days == 0) return value;
  const std::int64_t day = shift_days(floor_div(value.epoch_seconds, kSecondsPerDay), by);
  return {day * kSecondsPerDay + floor_mod(value.epoch_seconds, kSecondsPerDay), value.nanoseconds};
}

LocalDateTime shift_local(LocalDateTime value, const Duration& by) {
  const LocalDateTime moved = shift_calendar(value, by);
  return plus_time(moved.epoch_seconds, moved.nanoseconds, by);
}

DateTime shift_zoned(const DateTime& value, const Duration& by) {
  const Zone zone = zone_part(value);
  const bool by_calendar = by.months != 0 || by.days != 0;
  const DateTime moved =
      by_calendar ? at_local(shift_calendar(local_part(value), by), zone) : value;
  const LocalDateTime instant = plus_time(moved.epoch_seconds, moved.nanoseconds, by);
  return at_instant(instant.epoch_seconds, instant.nanoseconds, zone);
}

}  // namespace

Value shift(const Value& temporal, const Duration& by) {
  switch (temporal.kind()) {
    case ValueKind::Date: return shift_date(temporal.date(), by);
    case ValueKind::LocalTime: return LocalTime{shift_time(temporal.local_time().nanoseconds, by)};
    case ValueKind::Time: {
      const Time time = temporal.time();
      return Time{shift_time(time.nanoseconds, by), time.offset_seconds};
    }
    case ValueKind::LocalDateTime: return shift_local(temporal.local_date_time(), by);
    case ValueKind::DateTime: return shift_zoned(temporal.date_time(), by);
    default: fail_type("adding a duration", "a temporal value", temporal);
  }
}

}  // namespace dossier::query
