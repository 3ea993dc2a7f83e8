#include "query/value/temporal/zone.h"

#include "query/value/checked.h"
#include "query/value/failure.h"
#include "query/value/temporal/calendar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include <absl/time/time.h>

namespace dossier::query {

namespace {

constexpr std::int32_t kMaxOffset = 18 * 3600;

struct Link {
  std::string_view name;
  std::string_view target;
};

/// Zones that agree with another one since 1970 and that the tz database therefore keeps as links.
/// Systems that install its optional "backzone" data have histories of their own for them; results
/// must not depend on that.
constexpr std::array<Link, 31> kLinks{{
    {"Africa/Accra", "Africa/Abidjan"},
    {"Africa/Addis_Ababa", "Africa/Nairobi"},
    {"Africa/Dakar", "Africa/Abidjan"},
    {"Africa/Harare", "Africa/Maputo"},
    {"Africa/Kampala", "Africa/Nairobi"},
    {"Africa/Kinshasa", "Africa/Lagos"},
    {"Africa/Luanda", "Africa/Lagos"},
    {"Africa/Lusaka", "Africa/Maputo"},
    {"America/Nassau", "America/Toronto"},
    {"America/Montreal", "America/Toronto"},
    {"Asia/Bahrain", "Asia/Qatar"},
    {"Asia/Brunei", "Asia/Kuching"},
    {"Asia/Kuala_Lumpur", "Asia/Singapore"},
    {"Asia/Kuwait", "Asia/Riyadh"},
    {"Asia/Muscat", "Asia/Dubai"},
    {"Asia/Phnom_Penh", "Asia/Bangkok"},
    {"Asia/Vientiane", "Asia/Bangkok"},
    {"Atlantic/Reykjavik", "Africa/Abidjan"},
    {"Europe/Amsterdam", "Europe/Brussels"},
    {"Europe/Copenhagen", "Europe/Berlin"},
    {"Europe/Luxembourg", "Europe/Brussels"},
    {"Europe/Monaco", "Europe/Paris"},
    {"Europe/Oslo", "Europe/Berlin"},
    {"Europe/Stockholm", "Europe/Berlin"},
    {"Europe/Vaduz", "Europe/Zurich"},
    {"Indian/Antananarivo", "Africa/Nairobi"},
    {"Indian/Christmas", "Asia/Bangkok"},
    {"Indian/Cocos", "Asia/Yangon"},
    {"Indian/Reunion", "Asia/Dubai"},
    {"Pacific/Majuro", "Pacific/Tarawa"},
    {"Pacific/Wake", "Pacific/Tarawa"},
}};

std::string_view target_of(std::string_view name) {
  const auto* at = std::find_if(kLinks.begin(), kLinks.end(),
                                [&](const Link& link) { return link.name == name; });
  return at != kLinks.end() ? at->target : name;
}

/// Names that the system's database could hold: nothing that leads out of its folder.
bool is_zone_name(std::string_view text) {
  if (text.empty() || text.size() > 64 || text.front() == '/' ||
      text.find("..") != std::string_view::npos)
    return false;
  const bool letter_first =
      (text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z');
  return letter_first && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                  c == '/' || c == '_' || c == '-' || c == '+';
         });
}

/// Zones loaded so far; a name that is unknown is kept too, as nothing.
class ZoneCache {
 public:
  std::optional<absl::TimeZone> find(const std::string& name) {
    {
      std::shared_lock lock(mutex_);
      const auto at = zones_.find(name);
      if (at != zones_.end()) return at->second;
    }
    return load(name);
  }

 private:
  static constexpr std::size_t kMaxEntries = 2000;

  std::optional<absl::TimeZone> load(const std::string& name) {
    std::optional<absl::TimeZone> zone;
    absl::TimeZone loaded;
    if (is_zone_name(name) && absl::LoadTimeZone(std::string(target_of(name)), &loaded))
      zone = loaded;
    std::unique_lock lock(mutex_);
    if (zones_.size() < kMaxEntries) zones_.emplace(name, zone);
    return zone;
  }

  std::shared_mutex mutex_;
  std::unordered_map<std::string, std::optional<absl::TimeZone>> zones_;
};

std::optional<absl::TimeZone> find_zone(const std::string& name) {
  static ZoneCache cache;
  return cache.find(name);
}

absl::TimeZone require_zone(const std::string& name) {
  const auto zone = find_zone(name);
  if (!zone)
    fail(Code::InvalidArgumentError, "there is no time zone `" + name + "`",
         "names are those of the IANA database, such as 'Europe/Stockholm'");
  return *zone;
}

std::optional<int> two_digits(std::string_view& text) {
  if (text.size() < 2) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + 2, value);
  if (error != std::errc() || end != text.data() + 2 || value < 0) return std::nullopt;
  text.remove_prefix(2);
  return value;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

/// What follows the sign of an offset: HH, HHMM, HH:MM, HHMMSS or HH:MM:SS.
std::optional<std::int32_t> parse_offset(std::string_view text) {
  const auto hours = two_digits(text);
  if (!hours) return std::nullopt;
  const bool extended = take(text, ':');
  std::int32_t seconds = *hours * 3600;
  if (text.empty()) return extended ? std::nullopt : std::optional(seconds);
  const auto minutes = two_digits(text);
  if (!minutes || *minutes > 59) return std::nullopt;
  seconds += *minutes * 60;
  if (text.empty()) return seconds;
  if (extended && !take(text, ':')) return std::nullopt;
  const auto rest = two_digits(text);
  if (!rest || *rest > 59 || !text.empty()) return std::nullopt;
  return seconds + *rest;
}

/// absl counts years in 64 bits and computes any of ours.
absl::CivilSecond civil_second(std::int64_t local_seconds) {
  const std::int64_t days = floor_div(local_seconds, kSecondsPerDay);
  const CivilDate date = to_civil(days);
  return absl::CivilSecond(date.year, date.month, date.day) +
         floor_mod(local_seconds, kSecondsPerDay);
}

}  // namespace

std::optional<Zone> parse_zone(std::string_view text) {
  if (text == "Z" || text == "z") return Zone{};
  if (text.empty()) return std::nullopt;
  if (text[0] == '+' || text[0] == '-') {
    const auto offset = parse_offset(text.substr(1));
    if (!offset || *offset > kMaxOffset) return std::nullopt;
    return Zone{{}, text[0] == '-' ? -*offset : *offset};
  }
  std::string name(text);
  if (!find_zone(name)) return std::nullopt;
  return Zone{std::move(name), 0};
}

Zone zone_of(std::string_view text) {
  if (auto zone = parse_zone(text)) return *std::move(zone);
  fail(Code::InvalidArgumentError, "there is no time zone " + shown(Value(text)),
       "write an offset such as '+01:00' or a name such as 'Europe/Stockholm'");
}

std::int32_t offset_at(const Zone& zone, std::int64_t epoch_seconds) {
  if (zone.fixed()) return zone.offset_seconds;
  return require_zone(zone.name).At(absl::FromUnixSeconds(epoch_seconds)).offset;
}

DateTime at_local(const LocalDateTime& local, const Zone& zone) {
  std::int64_t instant;
  if (zone.fixed()) {
    instant = checked_subtract(local.epoch_seconds, zone.offset_seconds);
  } else {
    instant =
        absl::ToUnixSeconds(require_zone(zone.name).At(civil_second(local.epoch_seconds)).pre);
  }
  return at_instant(instant, local.nanoseconds, zone);
}

DateTime at_instant(std::int64_t epoch_seconds, std::int32_t nanoseconds, const Zone& zone) {
  const std::int32_t offset = offset_at(zone, epoch_seconds);
  checked_date(floor_div(checked_add(epoch_seconds, offset), kSecondsPerDay));
  return {epoch_seconds, nanoseconds, offset, zone.name};
}

LocalDateTime local_part(const DateTime& value) noexcept {
  return {value.epoch_seconds + value.offset_seconds, value.nanoseconds};
}

Zone zone_part(const DateTime& value) {
  if (!value.zone.empty()) return {value.zone, 0};
  return {{}, value.offset_seconds};
}

std::string offset_text(std::int32_t offset_seconds) {
  if (offset_seconds == 0) return "Z";
  const int absolute = offset_seconds < 0 ? -offset_seconds : offset_seconds;
  char text[16];
  std::size_t length = 0;
  const auto put = [&](int two) {
    text[length++] = static_cast<char>('0' + two / 10);
    text[length++] = static_cast<char>('0' + two % 10);
  };
  text[length++] = offset_seconds < 0 ? '-' : '+';
  put(absolute / 3600);
  text[length++] = ':';
  put(absolute / 60 % 60);
  if (absolute % 60 != 0) {
    text[length++] = ':';
    put(absolute % 60);
  }
  return std::string(text, length);
}

}  // namespace dossier::query
