#include "query/value/temporal/component.h"

#include "query/value/checked.h"
#include "query/value/temporal/calendar.h"
#include "query/value/temporal/zone.h"

#include <algorithm>
#include <string>

namespace dossier::query {

namespace {

template <typename T>
struct Component {
  std::string_view name;
  Value (*of)(const T&);
};

template <typename T, std::size_t Size>
std::optional<Value> find_component(const Component<T> (&table)[Size], std::string_view name,
                                    const T& value) {
  const auto* at =
      std::find_if(table, table + Size, [&](const Component<T>& c) { return c.name == name; });
  if (at == table + Size) return std::nullopt;
  return at->of(value);
}

using Days = std::int64_t;

constexpr Component<Days> kDateComponents[] = {
    {"year", [](const Days& d) -> Value { return to_civil(d).year; }},
    {"quarter", [](const Days& d) -> Value { return quarter_of(to_civil(d).month); }},
    {"month", [](const Days& d) -> Value { return to_civil(d).month; }},
    {"week", [](const Days& d) -> Value { return to_week_date(d).week; }},
    {"weekYear", [](const Days& d) -> Value { return to_week_date(d).year; }},
    {"day", [](const Days& d) -> Value { return to_civil(d).day; }},
    {"ordinalDay", [](const Days& d) -> Value { return day_of_year(d); }},
    {"dayOfYear", [](const Days& d) -> Value { return day_of_year(d); }},
    {"weekDay", [](const Days& d) -> Value { return day_of_week(d); }},
    {"dayOfWeek", [](const Days& d) -> Value { return day_of_week(d); }},
    {"dayOfQuarter", [](const Days& d) -> Value { return day_of_quarter(d); }},
};

struct NanosOfDay {
  std::int64_t value;
};

constexpr Component<NanosOfDay> kTimeComponents[] = {
    {"hour", [](const NanosOfDay& t) -> Value { return t.value / (3600 * kNanosPerSecond); }},
    {"minute", [](const NanosOfDay& t) -> Value { return t.value / (60 * kNanosPerSecond) % 60; }},
    {"second", [](const NanosOfDay& t) -> Value { return t.value / kNanosPerSecond % 60; }},
    {"millisecond",
     [](const NanosOfDay& t) -> Value { return t.value % kNanosPerSecond / 1'000'000; }},
    {"microsecond", [](const NanosOfDay& t) -> Value { return t.value % kNanosPerSecond / 1'000; }},
    {"nanosecond", [](const NanosOfDay& t) -> Value { return t.value % kNanosPerSecond; }},
};

struct Offset {
  std::int32_t seconds;
  std::string zone;
};

constexpr Component<Offset> kOffsetComponents[] = {
    {"timezone",
     [](const Offset& o) -> Value { return o.zone.empty() ? offset_text(o.seconds) : o.zone; }},
    {"offset", [](const Offset& o) -> Value { return offset_text(o.seconds); }},
    {"offsetMinutes", [](const Offset& o) -> Value { return o.seconds / 60; }},
    {"offsetSeconds", [](const Offset& o) -> Value { return std::int64_t{o.seconds}; }},
};

constexpr Component<DateTime> kInstantComponents[] = {
    {"epochSeconds", [](const DateTime& d) -> Value { return d.epoch_seconds; }},
    {"epochMillis",
     [](const DateTime& d) -> Value {
       return checked_add(checked_multiply(d.epoch_seconds, 1000), d.nanoseconds / 1'000'000);
     }},
};

/// Seconds and nanoseconds of a duration as one count of smaller units, rounded toward zero.
std::int64_t whole_units(const Duration& d, std::int64_t per_second) {
  const Int128 nanos = Int128{d.seconds} * kNanosPerSecond + d.nanoseconds;
  return checked_narrow(nanos / (kNanosPerSecond / per_second));
}

constexpr Component<Duration> kDurationComponents[] = {
    {"years", [](const Duration& d) -> Value { return d.months / 12; }},
    {"quarters", [](const Duration& d) -> Value { return d.months / 3; }},
    {"months", [](const Duration& d) -> Value { return d.months; }},
    {"weeks", [](const Duration& d) -> Value { return d.days / 7; }},
    {"days", [](const Duration& d) -> Value { return d.days; }},
    {"hours", [](const Duration& d) -> Value { return d.seconds / 3600; }},
    {"minutes", [](const Duration& d) -> Value { return d.seconds / 60; }},
    {"seconds", [](const Duration& d) -> Value { return d.seconds; }},
    {"milliseconds", [](const Duration& d) -> Value { return whole_units(d, 1'000); }},
    {"microseconds", [](const Duration& d) -> Value { return whole_units(d, 1'000'000); }},
    {"nanoseconds", [](const Duration& d) -> Value { return whole_units(d, kNanosPerSecond); }},
    {"quartersOfYear", [](const Duration& d) -> Value { return d.months / 3 % 4; }},
    {"monthsOfQuarter", [](const Duration& d) -> Value { return d.months % 3; }},
    {"monthsOfYear", [](const Duration& d) -> Value { return d.months % 12; }},
    {"daysOfWeek", [](const Duration& d) -> Value { return d.days % 7; }},
    {"minutesOfHour", [](const Duration& d) -> Value { return d.seconds / 60 % 60; }},
    {"secondsOfMinute", [](const Duration& d) -> Value { return d.seconds % 60; }},
    {"millisecondsOfSecond", [](const Duration& d) -> Value { return d.nanoseconds / 1'000'000; }},
    {"microsecondsOfSecond", [](const Duration& d) -> Value { return d.nanoseconds / 1'000; }},
    {"nanosecondsOfSecond", [](const Duration& d) -> Value { return std::int64_t{d.nanoseconds}; }},
};

std::optional<Value> of_local(const LocalDateTime& local, std::string_view name) {
  const Days days = floor_div(local.epoch_seconds, kSecondsPerDay);
  if (auto found = find_component(kDateComponents, name, days)) return found;
  const std::int64_t second = floor_mod(local.epoch_seconds, kSecondsPerDay);
  return find_component(kTimeComponents, name,
                        NanosOfDay{second * kNanosPerSecond + local.nanoseconds});
}

std::optional<Value> of_time(const Time& time, std::string_view name) {
  if (auto found = find_component(kTimeComponents, name, NanosOfDay{time.nanoseconds}))
    return found;
  return find_component(kOffsetComponents, name, Offset{time.offset_seconds, {}});
}

std::optional<Value> of_date_time(const DateTime& value, std::string_view name) {
  if (auto found = of_local(local_part(value), name)) return found;
  if (auto found = find_component(kInstantComponents, name, value)) return found;
  return find_component(kOffsetComponents, name, Offset{value.offset_seconds, value.zone});
}

}  // namespace

std::optional<Value> temporal_component(const Value& value, std::string_view name) {
  switch (value.kind()) {
    case ValueKind::Date: return find_component(kDateComponents, name, value.date().epoch_days);
    case ValueKind::LocalTime:
      return find_component(kTimeComponents, name, NanosOfDay{value.local_time().nanoseconds});
    case ValueKind::Time: return of_time(value.time(), name);
    case ValueKind::LocalDateTime: return of_local(value.local_date_time(), name);
    case ValueKind::DateTime: return of_date_time(value.date_time(), name);
    case ValueKind::Duration: return find_component(kDurationComponents, name, value.duration());
    default: return std::nullopt;
  }
}

}  // namespace dossier::query
