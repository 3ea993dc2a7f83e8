#include "ingest/extract/sentence/atoms.h"
#include "ingest/extract/sentence/time_spans.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string>

namespace dossier::ingest {
namespace {

enum class Unit : std::uint8_t { None, Year, Month, Week, Day };

Unit unit_of(std::string_view word) {
  if (word == "year" || word == "years") return Unit::Year;
  if (word == "month" || word == "months") return Unit::Month;
  if (word == "week" || word == "weeks") return Unit::Week;
  return word == "day" || word == "days" ? Unit::Day : Unit::None;
}

int count_of(std::string_view word) {
  static constexpr std::array<std::string_view, 13> kNumbers = {
      "zero",  "one",   "two",  "three", "four",   "five",  "six",
      "seven", "eight", "nine", "ten",   "eleven", "twelve"};
  if (word == "a" || word == "an") return 1;
  const auto at = std::find(kNumbers.begin(), kNumbers.end(), word);
  if (at != kNumbers.end()) return static_cast<int>(at - kNumbers.begin());
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  return error == std::errc{} && end == word.data() + word.size() && value <= 100 ? value : 0;
}

/// The anchor moved by so many units, as exact as the unit, or nothing.
std::optional<TimeSpan> moved(TimeSpan time, int count, Unit unit) {
  if (time.year == 0) return std::nullopt;
  if (unit == Unit::Year) {
    time.year += count;
    time.month = time.day = 0;
    return time;
  }
  if (time.month == 0) return std::nullopt;
  if (unit == Unit::Month) {
    const int months = time.year * 12 + time.month - 1 + count;
    time.year = months / 12;
    time.month = months % 12 + 1;
    time.day = 0;
    return time;
  }
  if (time.day == 0 || unit == Unit::None) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{time.year},
                                         std::chrono::month{static_cast<unsigned>(time.month)},
                                         std::chrono::day{static_cast<unsigned>(time.day)}};
  if (!date.ok()) return std::nullopt;
  const std::chrono::days step{unit == Unit::Week ? 7 * count : count};
  const std::chrono::year_month_day then{std::chrono::sys_days{date} + step};
  time.year = static_cast<int>(then.year());
  time.month = static_cast<int>(static_cast<unsigned>(then.month()));
  time.day = static_cast<int>(static_cast<unsigned>(then.day()));
  return time;
}

/// What an adjective of order adds; "same" adds nothing.
std::optional<int> step_of(std::string_view word) {
  if (word == "same") return 0;
  if (word == "following" || word == "next" || word == "ensuing") return 1;
  if (word == "previous" || word == "preceding") return -1;
  return std::nullopt;
}

class RelativeTime {
 public:
  RelativeTime(const Reading& reading, TokenId at, TokenId end) : r_(reading), t_(at), end_(end) {}

  std::optional<TimeSpan> read(const TimeSpan& anchor, const TimeSpan& today) const {
    const std::string first = word(0);
    if (first == "yesterday") return spanning(moved(today, -1, Unit::Day), 1);
    if (first == "tomorrow") return spanning(moved(today, 1, Unit::Day), 1);
    if (first == "today") return spanning(moved(today, 0, Unit::Day), 1);
    if (first == "last" && word(1) == "year") return spanning(moved(today, -1, Unit::Year), 2);
    if (first == "last" && word(1) == "month") return spanning(moved(today, -1, Unit::Month), 2);
    if (first == "this" && word(1) == "year") return spanning(moved(today, 0, Unit::Year), 2);
    if (first == "the" || first == "that") return ordered(first, anchor);
    return counted(anchor);
  }

 private:
  std::string word(TokenId offset) const {
    return t_ + offset < end_ ? lower(r_.text(t_ + offset)) : std::string{};
  }

  std::optional<TimeSpan> spanning(std::optional<TimeSpan> time, TokenId length) const {
    if (!time) return time;
    time->first = t_;
    time->last = t_ + length;
    return time;
  }

  /// "the following year", "that same month", "that day", "the following March".
  std::optional<TimeSpan> ordered(const std::string& first, const TimeSpan& anchor) const {
    if (first == "that" && unit_of(word(1)) != Unit::None && unit_of(word(1)) != Unit::Week)
      return spanning(moved(anchor, 0, unit_of(word(1))), 2);
    const std::optional<int> step = step_of(word(1));
    if (!step) return std::nullopt;
    if (unit_of(word(2)) != Unit::None) return spanning(moved(anchor, *step, unit_of(word(2))), 3);
    const int month = t_ + 2 < end_ ? month_of(r_.text(t_ + 2)) : 0;
    if (month == 0 || *step != 1 || anchor.year == 0 || anchor.month == 0) return std::nullopt;
    TimeSpan time = anchor;
    time.year += month <= anchor.month ? 1 : 0;
    time.month = month;
    time.day = 0;
    return spanning(time, 3);
  }

  /// "two months later", "a year earlier".
  std::optional<TimeSpan> counted(const TimeSpan& anchor) const {
    const int count = count_of(word(0));
    const Unit unit = unit_of(word(1));
    if (count == 0 || unit == Unit::None) return std::nullopt;
    if (word(2) == "later") return spanning(moved(anchor, count, unit), 3);
    return word(2) == "earlier" ? spanning(moved(anchor, -count, unit), 3) : std::nullopt;
  }

  const Reading& r_;
  TokenId t_;
  TokenId end_;
};

}  // namespace

std::optional<TimeSpan> relative_time(const Reading& reading, TokenId at, TokenId end,
                                      const TimeSpan& anchor, const TimeSpan& today) {
  return RelativeTime(reading, at, end).read(anchor, today);
}

}  // namespace dossier::ingest
