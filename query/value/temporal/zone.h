#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <dossier/value.h>

namespace dossier::query {

/// A time zone: a fixed offset, or a name of the IANA database with offsets that vary.
/// Names are read from the system's database. What a zone did before 1970 follows the main part of
/// that database, in which zones that agree since 1970 are one.
struct Zone {
  std::string name = {};            ///< empty for a fixed offset
  std::int32_t offset_seconds = 0;  ///< east of UTC; 0 for a named zone
  bool fixed() const noexcept { return name.empty(); }
};

/// Reads "Z", "+01", "+0100", "+01:00", "+01:00:30" (up to 18 hours) or a zone name; nothing for
/// other text.
std::optional<Zone> parse_zone(std::string_view text);
/// The same; fails with Code::InvalidArgumentError.
Zone zone_of(std::string_view text);

/// Offset of a zone at an instant, seconds east of UTC.
std::int32_t offset_at(const Zone& zone, std::int64_t epoch_seconds);

/// The date-time that clocks in the zone show as `local`. A time that clocks skip moves on by the
/// length of the gap; of two instants with the same local time the first is meant. Fails with
/// Code::NumberOutOfRange outside of the calendar.
DateTime at_local(const LocalDateTime& local, const Zone& zone);
/// The same instant shown in another zone.
DateTime at_instant(std::int64_t epoch_seconds, std::int32_t nanoseconds, const Zone& zone);

/// What clocks show at the instant.
LocalDateTime local_part(const DateTime& value) noexcept;
Zone zone_part(const DateTime& value);

/// "Z", "+01:00", "-10:30:15".
std::string offset_text(std::int32_t offset_seconds);

}  // namespace dossier::query
