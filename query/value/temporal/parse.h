#pragma once

#include "query/value/temporal/zone.h"

#include <optional>
#include <string_view>

#include <dossier/value.h>

namespace dossier::query {

// ISO 8601 text in the forms that openCypher lists: calendar, week, ordinal and quarter dates,
// basic and extended, with parts left out from the right; times to nanoseconds; durations by unit
// and in the form of a date and time. Each gives nothing for text that is not of its form.

struct ParsedTime {
  LocalTime time;
  std::optional<Zone> zone;
};
struct ParsedDateTime {
  LocalDateTime local;
  std::optional<Zone> zone;
  std::optional<std::int32_t> offset_seconds;  ///< where both an offset and a zone name are written
};

std::optional<Date> parse_date(std::string_view text);
std::optional<ParsedTime> parse_time(std::string_view text);
std::optional<ParsedDateTime> parse_date_time(std::string_view text);
std::optional<Duration> parse_duration(std::string_view text);

}  // namespace dossier::query
