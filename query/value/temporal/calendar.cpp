#include "query/value/temporal/calendar.h"

#include "query/value/failure.h"

namespace dossier::query {

namespace {

constexpr std::int64_t kDaysPerEra = 146'097;          // 400 years
constexpr std::int64_t kEpochFromMarchZero = 719'468;  // 0000-03-01 to 1970-01-01

}  // namespace

bool is_leap_year(std::int64_t year) noexcept {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int days_in_month(std::int64_t year, int month) noexcept {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int days_in_year(std::int64_t year) noexcept { return is_leap_year(year) ? 366 : 365; }

std::int64_t to_epoch_days(const CivilDate& date) noexcept {
  const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const std::int64_t era = floor_div(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year =
      (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * kDaysPerEra + day_of_era - kEpochFromMarchZero;
}

CivilDate to_civil(std::int64_t epoch_days) noexcept {
  const std::int64_t days = epoch_days + kEpochFromMarchZero;
  const std::int64_t era = floor_div(days, kDaysPerEra);
  const std::int64_t day_of_era = days - era * kDaysPerEra;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  const auto month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

int day_of_week(std::int64_t epoch_days) noexcept {
  return static_cast<int>(floor_mod(epoch_days + 3, 7)) + 1;
}

int day_of_year(std::int64_t epoch_days) noexcept {
  return static_cast<int>(epoch_days - to_epoch_days({to_civil(epoch_days).year, 1, 1})) + 1;
}

int day_of_quarter(std::int64_t epoch_days) noexcept {
  const CivilDate date = to_civil(epoch_days);
  return static_cast<int>(epoch_days -
                          to_epoch_days({date.year, quarter_of(date.month) * 3 - 2, 1})) +
         1;
}

std::int64_t start_of_week_year(std::int64_t week_year) noexcept {
  const std::int64_t fourth = to_epoch_days({week_year, 1, 4});
  return fourth - (day_of_week(fourth) - 1);
}

int weeks_in_year(std::int64_t week_year) noexcept {
  return static_cast<int>((start_of_week_year(week_year + 1) - start_of_week_year(week_year)) / 7);
}

WeekDate to_week_date(std::int64_t epoch_days) noexcept {
  const int day = day_of_week(epoch_days);
  const std::int64_t year = to_civil(epoch_days - day + 4).year;  // the Thursday decides
  return {year, static_cast<int>((epoch_days - start_of_week_year(year)) / 7) + 1, day};
}

Date checked_date(std::int64_t epoch_days) {
  if (epoch_days < kMinEpochDay || epoch_days > kMaxEpochDay) {
    fail(Code::NumberOutOfRange, "the date lies outside of the years -999999999 to 999999999");
  }
  return {epoch_days};
}

}  // namespace dossier::query
