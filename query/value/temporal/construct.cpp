#include "query/value/temporal/construct.h"

#include "query/value/checked.h"
#include "query/value/temporal/calendar.h"
#include "query/value/temporal/fields.h"
#include "query/value/temporal/parse.h"
#include "query/value/temporal/parts.h"

namespace dossier::query {

namespace {

constexpr AcceptedFields kDateOnly{.date = true};
constexpr AcceptedFields kLocalTimeOnly{.time = true};
constexpr AcceptedFields kTimeOnly{.time = true, .zone = true};
constexpr AcceptedFields kLocal{.date = true, .time = true};
constexpr AcceptedFields kAll{.date = true, .time = true, .zone = true};

[[noreturn]] void fail_text(std::string_view function, const Value& text,
                            std::string_view example) {
  fail(Code::InvalidArgumentError, "`" + std::string(function) + "()` cannot read " + shown(text),
       "the form is that of " + std::string(example));
}

[[noreturn]] void fail_parts(std::string_view function, std::string_view part, const Value& value) {
  fail(Code::InvalidArgumentValue, "`" + std::string(function) + "()` needs a " +
                                       std::string(part) + ", and " +
                                       std::string(kind_with_article(value.kind())) + " has none");
}

Parts require_parts(std::string_view function, const Value& value) {
  if (auto parts = parts_of(value)) return *std::move(parts);
  fail_type("`" + std::string(function) + "()`", "a string, a map or a temporal value", value);
}

std::int64_t require_day(std::string_view function, const Value& value) {
  const Parts parts = require_parts(function, value);
  if (!parts.day) fail_parts(function, "date", value);
  return *parts.day;
}

Parts require_time(std::string_view function, const Value& value) {
  Parts parts = require_parts(function, value);
  if (!parts.nanoseconds) fail_parts(function, "time of day", value);
  return parts;
}

/// The temporal values that the fields `date`, `time` and `datetime` name, as one.
Parts base_of(const Fields& fields) {
  Parts base;
  if (const Value* both = fields.find("datetime")) {
    base = require_parts("datetime", *both);
    if (!base.day || !base.nanoseconds) fail_type("`datetime`", "a date-time", *both);
  }
  if (const Value* date = fields.find("date")) base.day = require_day("date", *date);
  if (const Value* time = fields.find("time")) {
    const Parts parts = require_time("time", *time);
    base.nanoseconds = parts.nanoseconds;
    base.zone = parts.zone;
  }
  return base;
}

std::int32_t current_offset(const Zone& zone, const Clock& clock) {
  return offset_at(zone, clock.epoch_seconds);
}

LocalDateTime local_of(const Fields& fields, const Parts& base) {
  return join(checked_date(resolve_day(fields, base.day)).epoch_days,
              resolve_nanoseconds(fields, base.nanoseconds));
}

Value date_of_map(const Map& map) {
  const Fields fields(map, kDateOnly, "date");
  if (fields.any_null()) return {};
  return checked_date(resolve_day(fields, base_of(fields).day));
}

Value local_time_of_map(const Map& map) {
  const Fields fields(map, kLocalTimeOnly, "localtime");
  if (fields.any_null()) return {};
  return LocalTime{resolve_nanoseconds(fields, base_of(fields).nanoseconds)};
}

Value time_of_map(const Map& map, const Clock& clock) {
  const Fields fields(map, kTimeOnly, "time");
  if (fields.any_null()) return {};
  const Parts base = base_of(fields);
  const std::int64_t nanoseconds = resolve_nanoseconds(fields, base.nanoseconds);
  const std::int32_t to =
      current_offset(fields.zone().value_or(base.zone.value_or(clock.zone)), clock);
  return convert(nanoseconds, base.zone ? current_offset(*base.zone, clock) : to, to);
}

Value local_date_time_of_map(const Map& map) {
  const Fields fields(map, kLocal, "localdatetime");
  if (fields.any_null()) return {};
  return local_of(fields, base_of(fields));
}

/// datetime({epochSeconds: ..., nanosecond: ...}) and datetime({epochMillis: ...}).
Value instant_of(const Fields& fields, const Zone& zone) {
  constexpr std::int64_t kLeast = kMinEpochDay * kSecondsPerDay;
  constexpr std::int64_t kMost = kMaxEpochDay * kSecondsPerDay + kSecondsPerDay - 1;
  std::int64_t nanoseconds = fields.integer("nanosecond", 0, kNanosPerSecond - 1).value_or(0);
  if (const auto seconds = fields.integer("epochSeconds", kLeast, kMost)) {
    return at_instant(*seconds, static_cast<std::int32_t>(nanoseconds), zone);
  }
  const std::int64_t millis = *fields.integer("epochMillis", INT64_MIN, INT64_MAX);
  nanoseconds = nanoseconds % 1'000'000 + floor_mod(millis, 1000) * 1'000'000;
  return at_instant(floor_div(millis, 1000), static_cast<std::int32_t>(nanoseconds), zone);
}

Value date_time_of_map(const Map& map, const Clock& clock) {
  const Fields fields(map, kAll, "datetime");
  if (fields.any_null()) return {};
  const auto wanted = fields.zone();
  if (fields.has("epochSeconds") || fields.has("epochMillis"))
    return instant_of(fields, wanted.value_or(clock.zone));
  const Parts base = base_of(fields);
  const LocalDateTime local = local_of(fields, base);
  if (!base.zone) return at_local(local, wanted.value_or(clock.zone));
  const DateTime there = at_local(local, *base.zone);
  return wanted ? Value(at_instant(there.epoch_seconds, there.nanoseconds, *wanted)) : Value(there);
}

Value time_of_text(const Value& value, const Clock& clock) {
  const auto parsed = parse_time(value.string());
  if (!parsed) fail_text("time", value, "'21:40:32.142+01:00'");
  const Zone& zone = parsed->zone ? *parsed->zone : clock.zone;
  return Time{parsed->time.nanoseconds, current_offset(zone, clock)};
}

/// With both an offset and a zone name the offset chooses among times that the zone shows twice.
DateTime at_offset(const ParsedDateTime& parsed, const Value& text) {
  const std::int64_t instant = checked_subtract(parsed.local.epoch_seconds, *parsed.offset_seconds);
  if (offset_at(*parsed.zone, instant) != *parsed.offset_seconds) {
    fail(Code::InvalidArgumentError,
         "the offset in " + shown(text) + " is not that of the time zone then");
  }
  return at_instant(instant, parsed.local.nanoseconds, *parsed.zone);
}

Value date_time_of_text(const Value& value, const Clock& clock) {
  const auto parsed = parse_date_time(value.string());
  if (!parsed) fail_text("datetime", value, "'2015-07-21T21:40:32.142+01:00'");
  checked_date(floor_div(parsed->local.epoch_seconds, kSecondsPerDay));
  if (parsed->offset_seconds) return at_offset(*parsed, value);
  return at_local(parsed->local, parsed->zone ? *parsed->zone : clock.zone);
}

LocalDateTime local_now(const Clock& clock) {
  return local_part(at_instant(clock.epoch_seconds, clock.nanoseconds, clock.zone));
}

}  // namespace

Value make_date(const Value& value, const Clock&) {
  if (value.is_null()) return {};
  if (value.is_map()) return date_of_map(value.map());
  if (!value.is_string()) return Date{require_day("date", value)};
  const auto date = parse_date(value.string());
  if (!date) fail_text("date", value, "'2015-07-21'");
  return *date;
}

Value make_local_time(const Value& value, const Clock&) {
  if (value.is_null()) return {};
  if (value.is_map()) return local_time_of_map(value.map());
  if (!value.is_string()) return LocalTime{*require_time("localtime", value).nanoseconds};
  const auto parsed = parse_time(value.string());
  if (!parsed || parsed->zone) fail_text("localtime", value, "'21:40:32.142'");
  return parsed->time;
}

Value make_time(const Value& value, const Clock& clock) {
  if (value.is_null()) return {};
  if (value.is_map()) return time_of_map(value.map(), clock);
  if (value.is_string()) return time_of_text(value, clock);
  const Parts parts = require_time("time", value);
  if (value.kind() == ValueKind::DateTime)
    return Time{*parts.nanoseconds, value.date_time().offset_seconds};
  return Time{*parts.nanoseconds, current_offset(parts.zone.value_or(clock.zone), clock)};
}

Value make_local_date_time(const Value& value, const Clock&) {
  if (value.is_null()) return {};
  if (value.is_map()) return local_date_time_of_map(value.map());
  if (!value.is_string()) {
    const Parts parts = require_parts("localdatetime", value);
    if (!parts.day) fail_parts("localdatetime", "date", value);
    return join(*parts.day, parts.nanoseconds.value_or(0));
  }
  const auto parsed = parse_date_time(value.string());
  if (!parsed || parsed->zone) fail_text("localdatetime", value, "'2015-07-21T21:40:32.142'");
  return parsed->local;
}

Value make_date_time(const Value& value, const Clock& clock) {
  if (value.is_null() || value.kind() == ValueKind::DateTime) return value;
  if (value.is_map()) return date_time_of_map(value.map(), clock);
  if (value.is_string()) return date_time_of_text(value, clock);
  const Parts parts = require_parts("datetime", value);
  if (!parts.day) fail_parts("datetime", "date", value);
  return at_local(join(*parts.day, parts.nanoseconds.value_or(0)), clock.zone);
}

Value current_date(const Clock& clock) {
  return Date{floor_div(local_now(clock).epoch_seconds, kSecondsPerDay)};
}

Value current_local_time(const Clock& clock) {
  const LocalDateTime now = local_now(clock);
  return LocalTime{floor_mod(now.epoch_seconds, kSecondsPerDay) * kNanosPerSecond +
                   now.nanoseconds};
}

Value current_time(const Clock& clock) {
  return Time{current_local_time(clock).local_time().nanoseconds,
              current_offset(clock.zone, clock)};
}

Value current_local_date_time(const Clock& clock) { return local_now(clock); }

Value current_date_time(const Clock& clock) {
  return at_instant(clock.epoch_seconds, clock.nanoseconds, clock.zone);
}

Value from_epoch(const Value& seconds, const Value& nanoseconds) {
  if (seconds.is_null() || nanoseconds.is_null()) return {};
  if (!seconds.is_integer()) fail_type("`datetime.fromepoch()`", "integers", seconds);
  if (!nanoseconds.is_integer()) fail_type("`datetime.fromepoch()`", "integers", nanoseconds);
  const std::int64_t carried = floor_div(nanoseconds.integer(), kNanosPerSecond);
  return at_instant(checked_add(seconds.integer(), carried),
                    static_cast<std::int32_t>(floor_mod(nanoseconds.integer(), kNanosPerSecond)),
                    Zone{});
}

Value from_epoch_millis(const Value& milliseconds) {
  if (milliseconds.is_null()) return {};
  if (!milliseconds.is_integer())
    fail_type("`datetime.fromepochmillis()`", "an integer", milliseconds);
  const std::int64_t millis = milliseconds.integer();
  return at_instant(floor_div(millis, 1000),
                    static_cast<std::int32_t>(floor_mod(millis, 1000) * 1'000'000), Zone{});
}

}  // namespace dossier::query
