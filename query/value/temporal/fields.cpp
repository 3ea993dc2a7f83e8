#include "query/value/temporal/fields.h"

#include "query/value/failure.h"
#include "query/value/temporal/calendar.h"

#include <algorithm>
#include <array>

namespace dossier::query {

namespace {

constexpr std::array<std::string_view, 10> kDateFields{
    "date", "datetime",  "year",    "month",        "day",
    "week", "dayOfWeek", "quarter", "dayOfQuarter", "ordinalDay"};
constexpr std::array<std::string_view, 8> kTimeFields{
    "time", "datetime", "hour", "minute", "second", "millisecond", "microsecond", "nanosecond"};
constexpr std::array<std::string_view, 2> kInstantFields{"epochSeconds", "epochMillis"};

template <std::size_t Size>
bool holds(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_accepted(std::string_view name, AcceptedFields accepted) {
  if (accepted.date && holds(kDateFields, name)) return true;
  if (accepted.time && holds(kTimeFields, name)) return true;
  if (accepted.zone && name == "timezone") return true;
  return accepted.date && accepted.zone && holds(kInstantFields, name);
}

[[noreturn]] void fail_fields(const Fields& fields, std::string problem) {
  fail(Code::InvalidArgumentValue, "`" + fields.what() + "()`: " + std::move(problem));
}

}  // namespace

Fields::Fields(const Map& map, AcceptedFields accepted, std::string_view what)
    : map_(&map), what_(what) {
  for (const auto& entry : map) {
    if (!is_accepted(entry.first, accepted))
      fail_fields(*this, "`" + entry.first + "` is not one of its components");
  }
  if (map.empty()) fail_fields(*this, "the map has no components");
}

bool Fields::any_null() const {
  return std::any_of(map_->begin(), map_->end(),
                     [](const Map::Entry& entry) { return entry.second.is_null(); });
}

std::optional<std::int64_t> Fields::integer(std::string_view name, std::int64_t least,
                                            std::int64_t most) const {
  const Value* value = find(name);
  if (value == nullptr) return std::nullopt;
  if (!value->is_integer()) fail_type("`" + std::string(name) + "`", "an integer", *value);
  if (value->integer() < least || value->integer() > most) {
    fail(Code::NumberOutOfRange, "`" + std::string(name) + "` is " + shown(*value) +
                                     " and should lie between " + std::to_string(least) + " and " +
                                     std::to_string(most));
  }
  return value->integer();
}

std::optional<Zone> Fields::zone() const {
  const Value* value = find("timezone");
  if (value == nullptr) return std::nullopt;
  if (!value->is_string()) fail_type("`timezone`", "a string", *value);
  return zone_of(value->string());
}

namespace {

using Base = std::optional<std::int64_t>;

/// The year that is given, or else that of the base.
std::int64_t resolve_year(const Fields& fields, Base base_year) {
  const auto year = fields.integer("year", kMinYear, kMaxYear);
  if (!year && !base_year) fail_fields(fields, "`year` is missing");
  return year ? *year : *base_year;
}

// What has no base begins with the first of the first.

std::int64_t resolve_week(const Fields& fields, Base base) {
  const WeekDate from = base ? to_week_date(*base) : WeekDate{0, 1, 1};
  if (!base && !fields.has("week")) fail_fields(fields, "`dayOfWeek` needs `week`");
  const std::int64_t year = resolve_year(fields, base ? Base(from.year) : Base());
  const std::int64_t week = fields.integer("week", 1, weeks_in_year(year)).value_or(from.week);
  const std::int64_t day = fields.integer("dayOfWeek", 1, 7).value_or(from.day);
  return start_of_week_year(year) + (week - 1) * 7 + day - 1;
}

std::int64_t resolve_quarter(const Fields& fields, Base base) {
  const CivilDate from = base ? to_civil(*base) : CivilDate{0, 1, 1};
  if (!base && !fields.has("quarter")) fail_fields(fields, "`dayOfQuarter` needs `quarter`");
  const std::int64_t year = resolve_year(fields, base ? Base(from.year) : Base());
  const auto quarter =
      static_cast<int>(fields.integer("quarter", 1, 4).value_or(quarter_of(from.month)));
  const int last_month = quarter * 3;
  const std::int64_t first = to_epoch_days({year, last_month - 2, 1});
  const std::int64_t length =
      to_epoch_days({year, last_month, days_in_month(year, last_month)}) - first + 1;
  const std::int64_t kept = base ? std::min<std::int64_t>(day_of_quarter(*base), length) : 1;
  return first + fields.integer("dayOfQuarter", 1, length).value_or(kept) - 1;
}

std::int64_t resolve_ordinal(const Fields& fields, Base base) {
  const std::int64_t year = resolve_year(fields, base ? Base(to_civil(*base).year) : Base());
  return to_epoch_days({year, 1, 1}) + *fields.integer("ordinalDay", 1, days_in_year(year)) - 1;
}

std::int64_t resolve_month(const Fields& fields, Base base) {
  const CivilDate from = base ? to_civil(*base) : CivilDate{0, 1, 1};
  const std::int64_t year = resolve_year(fields, base ? Base(from.year) : Base());
  if (!base && fields.has("day") && !fields.has("month"))
    fail_fields(fields, "`day` needs `month`");
  const auto month = static_cast<int>(fields.integer("month", 1, 12).value_or(from.month));
  const int most = days_in_month(year, month);
  const std::int64_t day = fields.integer("day", 1, most).value_or(std::min(from.day, most));
  return to_epoch_days({year, month, static_cast<int>(day)});
}

}  // namespace

std::int64_t resolve_day(const Fields& fields, std::optional<std::int64_t> base) {
  const bool by_week = fields.has("week") || fields.has("dayOfWeek");
  const bool by_quarter = fields.has("quarter") || fields.has("dayOfQuarter");
  const bool by_ordinal = fields.has("ordinalDay");
  const bool by_month = fields.has("month") || fields.has("day");
  if (int{by_week} + int{by_quarter} + int{by_ordinal} + int{by_month} > 1) {
    fail_fields(fields,
                "a date is given by month and day, by week, by quarter or by ordinal day, not by "
                "several of them");
  }
  if (by_week) return resolve_week(fields, base);
  if (by_quarter) return resolve_quarter(fields, base);
  if (by_ordinal) return resolve_ordinal(fields, base);
  return resolve_month(fields, base);
}

namespace {

/// Nanoseconds of the second. Where a coarser component is given, a finer one counts within it.
std::optional<std::int64_t> resolve_subsecond(const Fields& fields) {
  const auto millisecond = fields.integer("millisecond", 0, 999);
  const auto microsecond = fields.integer("microsecond", 0, millisecond ? 999 : 999'999);
  const std::int64_t most = microsecond ? 999 : millisecond ? 999'999 : 999'999'999;
  const auto nanosecond = fields.integer("nanosecond", 0, most);
  if (!millisecond && !microsecond && !nanosecond) return std::nullopt;
  return millisecond.value_or(0) * 1'000'000 + microsecond.value_or(0) * 1'000 +
         nanosecond.value_or(0);
}

void require_coarser(const Fields& fields) {
  constexpr std::array<std::string_view, 3> kNames{"hour", "minute", "second"};
  bool missing = false;
  std::string_view first_missing;
  for (const std::string_view name : kNames) {
    if (fields.has(name) && missing)
      fail_fields(fields, "`" + std::string(name) + "` needs `" + std::string(first_missing) + "`");
    if (!fields.has(name) && !missing) {
      missing = true;
      first_missing = name;
    }
  }
  const bool finer =
      fields.has("millisecond") || fields.has("microsecond") || fields.has("nanosecond");
  if (finer && missing)
    fail_fields(fields, "parts of a second need `" + std::string(first_missing) + "`");
}

}  // namespace

std::int64_t resolve_nanoseconds(const Fields& fields, std::optional<std::int64_t> base) {
  if (!base) require_coarser(fields);
  const std::int64_t from = base.value_or(0);
  const std::int64_t hour = fields.integer("hour", 0, 23).value_or(from / (3600 * kNanosPerSecond));
  const std::int64_t minute =
      fields.integer("minute", 0, 59).value_or(from / (60 * kNanosPerSecond) % 60);
  const std::int64_t second = fields.integer("second", 0, 59).value_or(from / kNanosPerSecond % 60);
  const std::int64_t subsecond = resolve_subsecond(fields).value_or(from % kNanosPerSecond);
  return (hour * 3600 + minute * 60 + second) * kNanosPerSecond + subsecond;
}

}  // namespace dossier::query
