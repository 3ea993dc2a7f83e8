#include "query/value/check_value.h"

#include "query/value/temporal/calendar.h"

#include <cstdlib>

namespace dossier::query {

namespace {

constexpr std::int32_t kMostOffset = 18 * 3600;
constexpr int kDeepest = 1000;

constexpr std::string_view kTime = "a time that is not within a day";
constexpr std::string_view kDay = "a day outside of the years -999999999 to 999999999";
constexpr std::string_view kOffset = "an offset of more than 18 hours";
constexpr std::string_view kFraction = "a fraction of a second that is not one";

bool is_day(std::int64_t day) { return day >= kMinEpochDay && day <= kMaxEpochDay; }
bool is_moment(std::int64_t seconds) {
  return seconds >= kMinEpochDay * kSecondsPerDay && seconds < (kMaxEpochDay + 1) * kSecondsPerDay;
}
bool is_time(std::int64_t nanoseconds) { return nanoseconds >= 0 && nanoseconds < kNanosPerDay; }
bool is_fraction(std::int32_t nanoseconds) {
  return nanoseconds >= 0 && nanoseconds < kNanosPerSecond;
}
bool is_offset(std::int32_t seconds) { return std::abs(seconds) <= kMostOffset; }

std::string_view fault_of(const DateTime& moment) {
  if (!is_moment(moment.epoch_seconds)) return kDay;
  if (!is_fraction(moment.nanoseconds)) return kFraction;
  return is_offset(moment.offset_seconds) ? std::string_view() : kOffset;
}

std::string_view fault_of(const Time& time) {
  if (!is_time(time.nanoseconds)) return kTime;
  return is_offset(time.offset_seconds) ? std::string_view() : kOffset;
}

std::string_view fault_of(const LocalDateTime& moment) {
  if (!is_moment(moment.epoch_seconds)) return kDay;
  return is_fraction(moment.nanoseconds) ? std::string_view() : kFraction;
}

std::string_view fault_of(const Point& point) {
  const bool known =
      point.srid == 4326 || point.srid == 4979 || point.srid == 7203 || point.srid == 9157;
  return known ? std::string_view() : "a point of an unknown coordinate system";
}

std::string_view fault_at(const Value& value, int depth) {
  if (depth > kDeepest) return "a value that is nested too deep";
  switch (value.kind()) {
    case ValueKind::List:
      for (const Value& element : value.list()) {
        if (const auto fault = fault_at(element, depth + 1); !fault.empty()) return fault;
      }
      return {};
    case ValueKind::Map:
      for (const auto& [key, inner] : value.map()) {
        if (const auto fault = fault_at(inner, depth + 1); !fault.empty()) return fault;
      }
      return {};
    case ValueKind::Date: return is_day(value.date().epoch_days) ? std::string_view() : kDay;
    case ValueKind::LocalTime:
      return is_time(value.local_time().nanoseconds) ? std::string_view() : kTime;
    case ValueKind::Time: return fault_of(value.time());
    case ValueKind::LocalDateTime: return fault_of(value.local_date_time());
    case ValueKind::DateTime: return fault_of(value.date_time());
    case ValueKind::Duration:
      return is_fraction(value.duration().nanoseconds) ? std::string_view() : kFraction;
    case ValueKind::Point: return fault_of(value.point());
    default: return {};
  }
}

}  // namespace

std::string_view find_fault(const Value& value) { return fault_at(value, 0); }

}  // namespace dossier::query
