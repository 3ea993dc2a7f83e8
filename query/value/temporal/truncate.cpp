#include "query/value/temporal/truncate.h"

#include "query/value/failure.h"
#include "query/value/temporal/calendar.h"
#include "query/value/temporal/fields.h"
#include "query/value/temporal/parts.h"

#include <algorithm>
#include <array>

namespace dossier::query {

namespace {

enum class Unit : std::uint8_t {
  Millennium,
  Century,
  Decade,
  Year,
  WeekYear,
  Quarter,
  Month,
  Week,
  Day,
  Hour,
  Minute,
  Second,
  Millisecond,
  Microsecond,
};

struct UnitName {
  std::string_view name;
  Unit unit;
};

constexpr std::array<UnitName, 14> kUnits{{
    {"millennium", Unit::Millennium},
    {"century", Unit::Century},
    {"decade", Unit::Decade},
    {"year", Unit::Year},
    {"weekyear", Unit::WeekYear},
    {"quarter", Unit::Quarter},
    {"month", Unit::Month},
    {"week", Unit::Week},
    {"day", Unit::Day},
    {"hour", Unit::Hour},
    {"minute", Unit::Minute},
    {"second", Unit::Second},
    {"millisecond", Unit::Millisecond},
    {"microsecond", Unit::Microsecond},
}};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

Unit unit_of(const Value& value) {
  if (!value.is_string()) fail_type("a unit", "a string", value);
  const std::string name = lower(value.string());
  const auto* at = std::find_if(kUnits.begin(), kUnits.end(),
                                [&](const UnitName& unit) { return unit.name == name; });
  if (at == kUnits.end()) {
    fail(Code::InvalidArgumentError, shown(value) + " is not a unit of time",
         "units are millennium, century, decade, year, weekYear, quarter, month, week, day, hour, "
         "minute, second, "
         "millisecond and microsecond");
  }
  return at->unit;
}

std::int64_t first_day_of_years(std::int64_t epoch_day, std::int64_t count) {
  const std::int64_t year = floor_div(to_civil(epoch_day).year, count) * count;
  return to_epoch_days({std::max(year, kMinYear), 1, 1});
}

std::int64_t truncate_day(std::int64_t day, Unit unit) {
  const CivilDate date = to_civil(day);
  switch (unit) {
    case Unit::Millennium: return first_day_of_years(day, 1000);
    case Unit::Century: return first_day_of_years(day, 100);
    case Unit::Decade: return first_day_of_years(day, 10);
    case Unit::Year: return first_day_of_years(day, 1);
    case Unit::WeekYear: return start_of_week_year(to_week_date(day).year);
    case Unit::Quarter: return to_epoch_days({date.year, quarter_of(date.month) * 3 - 2, 1});
    case Unit::Month: return to_epoch_days({date.year, date.month, 1});
    case Unit::Week: return day - (day_of_week(day) - 1);
    default: return day;
  }
}

std::int64_t nanoseconds_of(Unit unit) {
  switch (unit) {
    case Unit::Hour: return 3600 * kNanosPerSecond;
    case Unit::Minute: return 60 * kNanosPerSecond;
    case Unit::Second: return kNanosPerSecond;
    case Unit::Millisecond: return 1'000'000;
    case Unit::Microsecond: return 1'000;
    default: return kNanosPerDay;
  }
}

bool is_time_unit(Unit unit) { return unit >= Unit::Hour; }

[[noreturn]] void fail_unit(std::string_view function, const Value& unit, const Value& value) {
  fail(Code::InvalidArgumentError, "`" + std::string(function) + "()` cannot truncate " +
                                       std::string(kind_with_article(value.kind())) + " to " +
                                       shown(unit));
}

Parts require_parts(std::string_view function, const Value& value) {
  if (auto parts = parts_of(value)) return *std::move(parts);
  fail_type("`" + std::string(function) + "()`", "a temporal value", value);
}

Map fields_map(const Value& fields) {
  if (fields.is_null()) return {};
  if (!fields.is_map()) fail_type("the components", "a map", fields);
  return fields.map();
}

/// Parts of a second that were kept become components themselves where finer ones are set.
Map with_kept_subsecond(Map map, Unit unit, std::int64_t nanoseconds) {
  const std::int64_t subsecond = nanoseconds % kNanosPerSecond;
  const bool nanosecond = map.find("nanosecond") != nullptr;
  const bool microsecond = map.find("microsecond") != nullptr;
  const bool millisecond = map.find("millisecond") != nullptr;
  if (unit == Unit::Millisecond && (nanosecond || microsecond) && !millisecond) {
    map.set("millisecond", subsecond / 1'000'000);
  }
  if (unit == Unit::Microsecond && nanosecond && !microsecond && !millisecond) {
    map.set("microsecond", subsecond / 1'000);
  }
  return map;
}

struct Truncation {
  Unit unit;
  Map fields;
};

Truncation read(const Value& unit, const Value& fields) {
  return {unit_of(unit), fields_map(fields)};
}

std::int64_t truncated_day(const Truncation& how, std::int64_t day, AcceptedFields accepted,
                           std::string_view function) {
  const std::int64_t first = truncate_day(day, how.unit);
  if (how.fields.empty()) return first;
  return resolve_day(Fields(how.fields, accepted, function), first);
}

std::int64_t truncated_time(const Truncation& how, std::int64_t nanoseconds,
                            AcceptedFields accepted, std::string_view function) {
  const std::int64_t kept = nanoseconds - nanoseconds % nanoseconds_of(how.unit);
  if (how.fields.empty()) return kept;
  const Map map = with_kept_subsecond(how.fields, how.unit, kept);
  return resolve_nanoseconds(Fields(map, accepted, function), kept);
}

/// The zone that the fields name, or else that of the value, or else the clock's.
Zone zone_for(const Truncation& how, const Parts& parts, AcceptedFields accepted,
              std::string_view function, const Clock& clock) {
  if (how.fields.find("timezone") != nullptr) return *Fields(how.fields, accepted, function).zone();
  return parts.zone.value_or(clock.zone);
}

bool any_null(const Value& unit, const Value& value) { return unit.is_null() || value.is_null(); }

constexpr AcceptedFields kDate{.date = true};
constexpr AcceptedFields kLocalTime{.time = true};
constexpr AcceptedFields kTime{.time = true, .zone = true};
constexpr AcceptedFields kLocal{.date = true, .time = true};
constexpr AcceptedFields kAll{.date = true, .time = true, .zone = true};

Parts require_time_of_day(std::string_view function, const Truncation& how, const Value& unit,
                          const Value& value) {
  Parts parts = require_parts(function, value);
  if (how.unit < Unit::Day || !parts.nanoseconds) fail_unit(function, unit, value);
  return parts;
}

Parts require_day(std::string_view function, const Truncation& how, const Value& unit,
                  const Value& value) {
  Parts parts = require_parts(function, value);
  if (!parts.day || (is_time_unit(how.unit) && !parts.nanoseconds))
    fail_unit(function, unit, value);
  return parts;
}

LocalDateTime truncate_both(const Truncation& how, const Parts& parts, AcceptedFields accepted,
                            std::string_view function) {
  const std::int64_t day = truncated_day(how, *parts.day, accepted, function);
  return join(checked_date(day).epoch_days,
              truncated_time(how, parts.nanoseconds.value_or(0), accepted, function));
}

}  // namespace

Value truncate_date(const Value& unit, const Value& value, const Value& fields, const Clock&) {
  if (any_null(unit, value)) return {};
  const Truncation how = read(unit, fields);
  const Parts parts = require_parts("date.truncate", value);
  if (!parts.day || is_time_unit(how.unit)) fail_unit("date.truncate", unit, value);
  return checked_date(truncated_day(how, *parts.day, kDate, "date.truncate"));
}

Value truncate_local_time(const Value& unit, const Value& value, const Value& fields,
                          const Clock&) {
  if (any_null(unit, value)) return {};
  const Truncation how = read(unit, fields);
  const Parts parts = require_time_of_day("localtime.truncate", how, unit, value);
  return LocalTime{truncated_time(how, *parts.nanoseconds, kLocalTime, "localtime.truncate")};
}

Value truncate_time(const Value& unit, const Value& value, const Value& fields,
                    const Clock& clock) {
  if (any_null(unit, value)) return {};
  const Truncation how = read(unit, fields);
  const Parts parts = require_time_of_day("time.truncate", how, unit, value);
  const std::int64_t nanoseconds = truncated_time(how, *parts.nanoseconds, kTime, "time.truncate");
  const Zone zone = zone_for(how, parts, kTime, "time.truncate", clock);
  const bool own_offset =
      value.kind() == ValueKind::DateTime && how.fields.find("timezone") == nullptr;
  return Time{nanoseconds,
              own_offset ? value.date_time().offset_seconds : offset_at(zone, clock.epoch_seconds)};
}

Value truncate_local_date_time(const Value& unit, const Value& value, const Value& fields,
                               const Clock&) {
  if (any_null(unit, value)) return {};
  const Truncation how = read(unit, fields);
  return truncate_both(how, require_day("localdatetime.truncate", how, unit, value), kLocal,
                       "localdatetime.truncate");
}

Value truncate_date_time(const Value& unit, const Value& value, const Value& fields,
                         const Clock& clock) {
  if (any_null(unit, value)) return {};
  const Truncation how = read(unit, fields);
  const Parts parts = require_day("datetime.truncate", how, unit, value);
  const LocalDateTime local = truncate_both(how, parts, kAll, "datetime.truncate");
  return at_local(local, zone_for(how, parts, kAll, "datetime.truncate", clock));
}

}  // namespace dossier::query
