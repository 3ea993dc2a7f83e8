#include "query/function/arguments.h"
#include "query/function/groups.h"
#include "query/value/temporal/between.h"
#include "query/value/temporal/construct.h"
#include "query/value/temporal/truncate.h"

namespace dossier::query {

namespace {

enum class When : std::uint8_t { Statement, Transaction, Realtime };

Clock clock_of(const FunctionContext& context, When when) {
  const Instant at = when == When::Realtime      ? Instant::now()
                     : when == When::Transaction ? context.transaction_time
                                                 : context.statement_time;
  return {at.epoch_seconds, at.nanoseconds, zone_of(context.time_zone)};
}

using Current = Value (*)(const Clock&);
using Make = Value (*)(const Value&, const Clock&);
using Truncate = Value (*)(const Value&, const Value&, const Value&, const Clock&);

/// The zone that a map names when that is all it names.
const Value* only_zone(const Value& value) {
  return value.is_map() && value.map().size() == 1 ? value.map().find("timezone") : nullptr;
}

/// date() and its kin: the moment of the statement without an argument, else a conversion.
template <Current Now, Make Convert>
Value construct(Arguments a, FunctionContext& c) {
  Clock clock = clock_of(c, When::Statement);
  if (a.empty()) return Now(clock);
  const Value* zone = only_zone(a[0]);
  if (zone == nullptr) return Convert(a[0], clock);
  if (zone->is_null()) return {};
  clock.zone = zone_of(text_argument(*zone, "timezone"));
  return Now(clock);
}

/// date.realtime() and its kin, with an optional zone.
template <Current Now, When Moment>
Value current(Arguments a, FunctionContext& c) {
  Clock clock = clock_of(c, Moment);
  if (!a.empty()) clock.zone = zone_of(text_argument(a[0], "timezone"));
  return Now(clock);
}

template <Truncate Cut, Current Now>
Value truncate(Arguments a, FunctionContext& c) {
  const Clock clock = clock_of(c, When::Statement);
  return Cut(a[0], a.size() > 1 ? a[1] : Now(clock), a.size() > 2 ? a[2] : Value(), clock);
}

template <Value (*Between)(const Value&, const Value&)>
Value between(Arguments a, FunctionContext&) {
  return Between(a[0], a[1]);
}

Value duration(Arguments a, FunctionContext&) { return make_duration(a[0]); }
Value epoch(Arguments a, FunctionContext&) { return from_epoch(a[0], a[1]); }
Value epoch_millis(Arguments a, FunctionContext&) { return from_epoch_millis(a[0]); }

constexpr std::string_view kCategory = "temporal";
constexpr std::string_view kMake =
    "A value from text, a map of components or another temporal value; without argument the "
    "present.";
constexpr std::string_view kRealtime = "The moment of the call.";
constexpr std::string_view kStatement = "The moment when the statement began.";
constexpr std::string_view kTransaction = "The moment when the transaction began.";
constexpr std::string_view kTruncated =
    "The value with everything below a unit set to its least, and components set anew.";

constexpr Function make(std::string_view name, ValueKind kind, std::string_view signature,
                        Value (*call)(Arguments, FunctionContext&)) {
  return {name, 0, 1, {kText | kMap | kMoment}, kind, signature, kMake, kCategory, call, false};
}

constexpr Function now(std::string_view name, ValueKind kind, std::string_view signature,
                       std::string_view description, Value (*call)(Arguments, FunctionContext&)) {
  return {name, 0, 1, {kText}, kind, signature, description, kCategory, call, false};
}

constexpr Function cut(std::string_view name, ValueKind kind, std::string_view signature,
                       Value (*call)(Arguments, FunctionContext&)) {
  return {name, 1, 3, {kText, kMoment, kMap}, kind, signature, kTruncated, kCategory, call, false};
}

constexpr Function span(std::string_view name, std::string_view signature,
                        std::string_view description, Value (*call)(Arguments, FunctionContext&)) {
  return {name, 2, 2, {kMoment, kMoment}, kDuration, signature, description, kCategory, call};
}

constexpr auto kRT = When::Realtime;
constexpr auto kST = When::Statement;
constexpr auto kTX = When::Transaction;

constexpr Function kFunctions[] = {
    make("date", ValueKind::Date, "date([input :: ANY]) :: DATE",
         construct<current_date, make_date>),
    now("date.realtime", ValueKind::Date, "date.realtime([timezone :: STRING]) :: DATE", kRealtime,
        strict<current<current_date, kRT>>),
    now("date.statement", ValueKind::Date, "date.statement([timezone :: STRING]) :: DATE",
        kStatement, strict<current<current_date, kST>>),
    now("date.transaction", ValueKind::Date, "date.transaction([timezone :: STRING]) :: DATE",
        kTransaction, strict<current<current_date, kTX>>),
    cut("date.truncate", ValueKind::Date,
        "date.truncate(unit :: STRING [, input :: ANY [, fields :: MAP]]) :: DATE",
        truncate<truncate_date, current_date>),
    make("datetime", ValueKind::DateTime, "datetime([input :: ANY]) :: ZONED DATETIME",
         construct<current_date_time, make_date_time>),
    {"datetime.fromepoch",
     2,
     2,
     {kInteger, kInteger},
     ValueKind::DateTime,
     "datetime.fromepoch(seconds :: INTEGER, nanoseconds :: INTEGER) :: ZONED DATETIME",
     "The date-time of that many seconds and nanoseconds after 1970, in UTC.",
     kCategory,
     strict<epoch>},
    {"datetime.fromepochmillis",
     1,
     1,
     {kInteger},
     ValueKind::DateTime,
     "datetime.fromepochmillis(milliseconds :: INTEGER) :: ZONED DATETIME",
     "The date-time of that many milliseconds after 1970, in UTC.",
     kCategory,
     strict<epoch_millis>},
    now("datetime.realtime", ValueKind::DateTime,
        "datetime.realtime([timezone :: STRING]) :: ZONED DATETIME", kRealtime,
        strict<current<current_date_time, kRT>>),
    now("datetime.statement", ValueKind::DateTime,
        "datetime.statement([timezone :: STRING]) :: ZONED DATETIME", kStatement,
        strict<current<current_date_time, kST>>),
    now("datetime.transaction", ValueKind::DateTime,
        "datetime.transaction([timezone :: STRING]) :: ZONED DATETIME", kTransaction,
        strict<current<current_date_time, kTX>>),
    cut("datetime.truncate", ValueKind::DateTime,
        "datetime.truncate(unit :: STRING [, input :: ANY [, fields :: MAP]]) :: ZONED DATETIME",
        truncate<truncate_date_time, current_date_time>),
    {"duration",
     1,
     1,
     {kText | kMap | kDuration},
     kDuration,
     "duration(input :: STRING | MAP) :: DURATION",
     "A duration from ISO 8601 text or a map of amounts.",
     kCategory,
     duration},
    span("duration.between", "duration.between(from :: ANY, to :: ANY) :: DURATION",
         "The time between two moments in months, days and seconds.", between<duration_between>),
    span("duration.inDays", "duration.inDays(from :: ANY, to :: ANY) :: DURATION",
         "The whole days between two moments.", between<duration_in_days>),
    span("duration.inMonths", "duration.inMonths(from :: ANY, to :: ANY) :: DURATION",
         "The whole months between two moments.", between<duration_in_months>),
    span("duration.inSeconds", "duration.inSeconds(from :: ANY, to :: ANY) :: DURATION",
         "The seconds between two moments.", between<duration_in_seconds>),
    make("localdatetime", ValueKind::LocalDateTime,
         "localdatetime([input :: ANY]) :: LOCAL DATETIME",
         construct<current_local_date_time, make_local_date_time>),
    now("localdatetime.realtime", ValueKind::LocalDateTime,
        "localdatetime.realtime([timezone :: STRING]) :: LOCAL DATETIME", kRealtime,
        strict<current<current_local_date_time, kRT>>),
    now("localdatetime.statement", ValueKind::LocalDateTime,
        "localdatetime.statement([timezone :: STRING]) :: LOCAL DATETIME", kStatement,
        strict<current<current_local_date_time, kST>>),
    now("localdatetime.transaction", ValueKind::LocalDateTime,
        "localdatetime.transaction([timezone :: STRING]) :: LOCAL DATETIME", kTransaction,
        strict<current<current_local_date_time, kTX>>),
    cut("localdatetime.truncate", ValueKind::LocalDateTime,
        "localdatetime.truncate(unit :: STRING [, input :: ANY [, fields :: MAP]]) :: LOCAL "
        "DATETIME",
        truncate<truncate_local_date_time, current_local_date_time>),
    make("localtime", ValueKind::LocalTime, "localtime([input :: ANY]) :: LOCAL TIME",
         construct<current_local_time, make_local_time>),
    now("localtime.realtime", ValueKind::LocalTime,
        "localtime.realtime([timezone :: STRING]) :: LOCAL TIME", kRealtime,
        strict<current<current_local_time, kRT>>),
    now("localtime.statement", ValueKind::LocalTime,
        "localtime.statement([timezone :: STRING]) :: LOCAL TIME", kStatement,
        strict<current<current_local_time, kST>>),
    now("localtime.transaction", ValueKind::LocalTime,
        "localtime.transaction([timezone :: STRING]) :: LOCAL TIME", kTransaction,
        strict<current<current_local_time, kTX>>),
    cut("localtime.truncate", ValueKind::LocalTime,
        "localtime.truncate(unit :: STRING [, input :: ANY [, fields :: MAP]]) :: LOCAL TIME",
        truncate<truncate_local_time, current_local_time>),
    make("time", ValueKind::Time, "time([input :: ANY]) :: ZONED TIME",
         construct<current_time, make_time>),
    now("time.realtime", ValueKind::Time, "time.realtime([timezone :: STRING]) :: ZONED TIME",
        kRealtime, strict<current<current_time, kRT>>),
    now("time.statement", ValueKind::Time, "time.statement([timezone :: STRING]) :: ZONED TIME",
        kStatement, strict<current<current_time, kST>>),
    now("time.transaction", ValueKind::Time, "time.transaction([timezone :: STRING]) :: ZONED TIME",
        kTransaction, strict<current<current_time, kTX>>),
    cut("time.truncate", ValueKind::Time,
        "time.truncate(unit :: STRING [, input :: ANY [, fields :: MAP]]) :: ZONED TIME",
        truncate<truncate_time, current_time>),
};

}  // namespace

std::span<const Function> temporal_functions() { return kFunctions; }

}  // namespace dossier::query
