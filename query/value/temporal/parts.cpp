#include "query/value/temporal/parts.h"

#include "query/value/temporal/calendar.h"

namespace dossier::query {

namespace {

Parts of_local(const LocalDateTime& local, std::optional<Zone> zone) {
  const std::int64_t second = floor_mod(local.epoch_seconds, kSecondsPerDay);
  return {floor_div(local.epoch_seconds, kSecondsPerDay),
          second * kNanosPerSecond + local.nanoseconds, std::move(zone)};
}

}  // namespace

std::optional<Parts> parts_of(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Date: return Parts{value.date().epoch_days, {}, {}};
    case ValueKind::LocalTime: return Parts{{}, value.local_time().nanoseconds, {}};
    case ValueKind::Time:
      return Parts{{}, value.time().nanoseconds, Zone{{}, value.time().offset_seconds}};
    case ValueKind::LocalDateTime: return of_local(value.local_date_time(), {});
    case ValueKind::DateTime:
      return of_local(local_part(value.date_time()), zone_part(value.date_time()));
    default: return std::nullopt;
  }
}

LocalDateTime join(std::int64_t epoch_day, std::int64_t nanoseconds) noexcept {
  return {epoch_day * kSecondsPerDay + nanoseconds / kNanosPerSecond,
          static_cast<std::int32_t>(nanoseconds % kNanosPerSecond)};
}

Time convert(std::int64_t nanoseconds, std::int32_t from_offset, std::int32_t to_offset) noexcept {
  const std::int64_t moved = nanoseconds + std::int64_t{to_offset - from_offset} * kNanosPerSecond;
  return {floor_mod(moved, kNanosPerDay), to_offset};
}

}  // namespace dossier::query
