#pragma once

#include "query/value/temporal/zone.h"

#include <cstdint>
#include <optional>

#include <dossier/value.h>

namespace dossier::query {

/// What a temporal value other than a duration consists of, as clocks in its zone show it.
struct Parts {
  std::optional<std::int64_t> day;          ///< epoch day
  std::optional<std::int64_t> nanoseconds;  ///< of the day
  std::optional<Zone> zone;
};

/// Nothing for values that are not temporal, and for durations.
std::optional<Parts> parts_of(const Value& value);

/// A day and a time of day as one.
LocalDateTime join(std::int64_t epoch_day, std::int64_t nanoseconds) noexcept;

/// A time of day at one offset as it is at another.
Time convert(std::int64_t nanoseconds, std::int32_t from_offset, std::int32_t to_offset) noexcept;

}  // namespace dossier::query
