#include <charconv>
#include <cmath>
#include <cstdlib>

#include <dossier/value.h>

namespace dossier {

namespace {

constexpr std::int64_t kSecondsPerDay = 86'400;
constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
constexpr std::int64_t kDaysPerEra = 146'097;  // 400 Gregorian years

struct Division {
  std::int64_t quotient;
  std::int64_t remainder;  ///< [0, divisor)
};

Division floor_divide(std::int64_t value, std::int64_t divisor) {
  const std::int64_t remainder = ((value % divisor) + divisor) % divisor;
  return {value / divisor - (value % divisor < 0 ? 1 : 0), remainder};
}

void append_integer(std::string& out, std::int64_t value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

void append_padded(std::string& out, std::int64_t value, int width) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  const auto length = static_cast<int>(end - digits);
  out.append(static_cast<std::size_t>(std::max(0, width - length)), '0');
  out.append(digits, end);
}

void append_fraction(std::string& out, std::int64_t nanoseconds) {
  if (nanoseconds == 0) return;
  out += '.';
  append_padded(out, nanoseconds, 9);
  out.erase(out.find_last_not_of('0') + 1);
}

void append_year(std::string& out, std::int64_t year) {
  if (year < 0) out += '-';
  if (year > 9999) out += '+';
  append_padded(out, std::abs(year), 4);
}

/// Civil date from a day number: the year is counted from March, so that the leap day comes last
/// and month lengths follow the line (153 m + 2) / 5 (H. Hinnant, "chrono-compatible date
/// algorithms").
void append_date(std::string& out, std::int64_t epoch_days) {
  constexpr std::int64_t kErasToEpoch = 4;
  constexpr std::int64_t kDaysInEpochEra = 135'080;  // 0000-03-01 .. 1970-01-01 less four eras
  Division era = floor_divide(epoch_days, kDaysPerEra);
  const Division day = floor_divide(era.remainder + kDaysInEpochEra, kDaysPerEra);
  const std::int64_t d = day.remainder;
  const std::int64_t year_of_era = (d - d / 1460 + d / 36'524 - d / 146'096) / 365;
  const std::int64_t day_of_year = d - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t march_month = (5 * day_of_year + 2) / 153;
  const std::int64_t month = march_month < 10 ? march_month + 3 : march_month - 9;
  const std::int64_t eras = era.quotient + day.quotient + kErasToEpoch;
  append_year(out, eras * 400 + year_of_era + (month <= 2 ? 1 : 0));
  out += '-';
  append_padded(out, month, 2);
  out += '-';
  append_padded(out, day_of_year - (153 * march_month + 2) / 5 + 1, 2);
}

void append_clock(std::string& out, std::int64_t second_of_day, std::int64_t nanoseconds) {
  append_padded(out, second_of_day / 3600, 2);
  out += ':';
  append_padded(out, second_of_day / 60 % 60, 2);
  if (second_of_day % 60 == 0 && nanoseconds == 0) return;
  out += ':';
  append_padded(out, second_of_day % 60, 2);
  append_fraction(out, nanoseconds);
}

void append_offset(std::string& out, std::int32_t offset) {
  if (offset == 0) {
    out += 'Z';
    return;
  }
  const std::int64_t size = std::abs(std::int64_t{offset});
  out += offset < 0 ? '-' : '+';
  append_padded(out, size / 3600, 2);
  out += ':';
  append_padded(out, size / 60 % 60, 2);
  if (size % 60 == 0) return;
  out += ':';
  append_padded(out, size % 60, 2);
}

void append_local(std::string& out, Division day, std::int64_t nanoseconds) {
  append_date(out, day.quotient);
  out += 'T';
  append_clock(out, day.remainder, nanoseconds);
}

void append_part(std::string& out, std::int64_t amount, char unit) {
  if (amount == 0) return;
  append_integer(out, amount);
  out += unit;
}

/// Seconds and nanoseconds with one common sign.
struct SignedTime {
  std::int64_t seconds;
  std::int64_t nanoseconds;
};

SignedTime common_sign(const Duration& value) {
  if (value.seconds >= 0 || value.nanoseconds == 0) return {value.seconds, value.nanoseconds};
  return {value.seconds + 1, value.nanoseconds - kNanosPerSecond};
}

void append_seconds(std::string& out, std::int64_t seconds, std::int64_t nanoseconds) {
  if (seconds == 0 && nanoseconds == 0) return;
  if (seconds < 0 || nanoseconds < 0) out += '-';
  append_integer(out, std::abs(seconds));
  append_fraction(out, std::abs(nanoseconds));
  out += 'S';
}

}  // namespace

std::string to_iso(Date value) {
  std::string out;
  append_date(out, value.epoch_days);
  return out;
}

std::string to_iso(LocalTime value) {
  std::string out;
  append_clock(out, value.nanoseconds / kNanosPerSecond, value.nanoseconds % kNanosPerSecond);
  return out;
}

std::string to_iso(Time value) {
  std::string out = to_iso(LocalTime{value.nanoseconds});
  append_offset(out, value.offset_seconds);
  return out;
}

std::string to_iso(LocalDateTime value) {
  std::string out;
  append_local(out, floor_divide(value.epoch_seconds, kSecondsPerDay), value.nanoseconds);
  return out;
}

std::string to_iso(const DateTime& value) {
  const Division utc = floor_divide(value.epoch_seconds, kSecondsPerDay);
  const Division local = floor_divide(utc.remainder + value.offset_seconds, kSecondsPerDay);
  std::string out;
  append_local(out, {utc.quotient + local.quotient, local.remainder}, value.nanoseconds);
  append_offset(out, value.offset_seconds);
  if (!value.zone.empty()) out += '[' + value.zone + ']';
  return out;
}

std::string to_iso(const Duration& value) {
  std::string out = "P";
  append_part(out, value.months / 12, 'Y');
  append_part(out, value.months % 12, 'M');
  append_part(out, value.days, 'D');
  const SignedTime time = common_sign(value);
  if (time.seconds != 0 || time.nanoseconds != 0) {
    out += 'T';
    append_part(out, time.seconds / 3600, 'H');
    append_part(out, time.seconds / 60 % 60, 'M');
    append_seconds(out, time.seconds % 60, time.nanoseconds);
  }
  return out.size() > 1 ? out : "PT0S";
}

}  // namespace dossier
