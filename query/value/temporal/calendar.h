#pragma once

#include <cstdint>

#include <dossier/value.h>

namespace dossier::query {

// The proleptic Gregorian calendar and the ISO week calendar, in days since 1970-01-01. Pure
// integer arithmetic (Howard Hinnant, "chrono-compatible low-level date algorithms", and ISO 8601),
// exact for all years from kMinYear to kMaxYear.

inline constexpr std::int64_t kMinYear = -999'999'999;
inline constexpr std::int64_t kMaxYear = 999'999'999;
inline constexpr std::int64_t kMinEpochDay = -365'243'219'162;  ///< kMinYear-01-01
inline constexpr std::int64_t kMaxEpochDay = 365'241'780'471;   ///< kMaxYear-12-31
inline constexpr std::int64_t kSecondsPerDay = 86'400;
inline constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
inline constexpr std::int64_t kNanosPerDay = kSecondsPerDay * kNanosPerSecond;

struct CivilDate {
  std::int64_t year;
  int month;  ///< 1 to 12
  int day;    ///< 1 to 31
};

struct WeekDate {
  std::int64_t year;  ///< the year that the week belongs to
  int week;           ///< 1 to 53
  int day;            ///< 1 (Monday) to 7
};

bool is_leap_year(std::int64_t year) noexcept;
int days_in_month(std::int64_t year, int month) noexcept;
int days_in_year(std::int64_t year) noexcept;
int weeks_in_year(std::int64_t week_year) noexcept;

/// REQUIRES: a date that exists.
std::int64_t to_epoch_days(const CivilDate& date) noexcept;
CivilDate to_civil(std::int64_t epoch_days) noexcept;
WeekDate to_week_date(std::int64_t epoch_days) noexcept;
/// Monday of week 1.
std::int64_t start_of_week_year(std::int64_t week_year) noexcept;

int day_of_week(std::int64_t epoch_days) noexcept;     ///< 1 (Monday) to 7
int day_of_year(std::int64_t epoch_days) noexcept;     ///< 1 to 366
int day_of_quarter(std::int64_t epoch_days) noexcept;  ///< 1 to 92
constexpr int quarter_of(int month) noexcept { return (month + 2) / 3; }

/// The date; fails with Code::NumberOutOfRange outside of the calendar.
Date checked_date(std::int64_t epoch_days);

/// Division that rounds down, and its remainder in [0, b). REQUIRES: b > 0.
constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) noexcept {
  return a / b - (a % b < 0 ? 1 : 0);
}
constexpr std::int64_t floor_mod(std::int64_t a, std::int64_t b) noexcept {
  return a % b < 0 ? a % b + b : a % b;
}

}  // namespace dossier::query
