#include "ingest/read/dates.h"

#include "ingest/read/unicode.h"

#include <array>
#include <chrono>
#include <string>
#include <vector>

namespace dossier::ingest {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> kMonthNames = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

struct Piece {
  std::string word;   ///< in lower case; letters or digits only
  int number = -1;    ///< the value of digits
  char before = ' ';  ///< the character that stood before it
  std::size_t end = 0;
};

/// The first pieces of a text; numbers lose "st", "nd", "rd", "th".
std::vector<Piece> cut(std::string_view text) {
  std::vector<Piece> out;
  std::size_t at = 0;
  while (at < text.size() && out.size() < 12) {
    const char before = at == 0 ? ' ' : text[at - 1];
    const std::size_t begin = at;
    const bool digits = is_ascii_digit(text[at]);
    const auto belongs = [&](char c) { return digits ? is_ascii_digit(c) : is_ascii_alpha(c); };
    while (at < text.size() && belongs(text[at])) ++at;
    if (at == begin) {
      ++at;
      continue;
    }
    Piece piece{ascii_lower(text.substr(begin, at - begin)), -1, before, at};
    if (digits) piece.number = piece.word.size() <= 4 ? std::stoi(piece.word) : -1;
    const bool ordinal =
        !digits && !out.empty() && out.back().number > 0 && out.back().end == begin &&
        (piece.word == "st" || piece.word == "nd" || piece.word == "rd" || piece.word == "th");
    if (ordinal) {
      out.back().end = at;
    } else {
      out.push_back(std::move(piece));
    }
  }
  return out;
}

int month_of(const std::string& word) {
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word.starts_with(kMonths[i]) && kMonthNames[i].starts_with(word))
      return static_cast<int>(i) + 1;
  }
  return word == "sept" ? 9 : 0;
}

bool is_weekday(const std::string& word) {
  for (const std::string_view day : kWeekdays) {
    if (word.size() >= 3 && day.starts_with(word)) return true;
  }
  return word == "thurs" || word == "tues";
}

bool is_year(const Piece& piece) { return piece.number >= 1000 && piece.word.size() == 4; }
bool is_day(const Piece& piece) {
  return piece.number >= 1 && piece.number <= 31 && piece.word.size() <= 2;
}

struct Found {
  Date date;
  std::size_t pieces;
};

std::optional<Found> numeric(const Piece& a, const Piece& b, const Piece& c) {
  const char separator = b.before;
  if (separator != c.before || (separator != '-' && separator != '/' && separator != '.'))
    return {};
  std::optional<Date> date;
  if (is_year(a)) {
    date = make_date(a.number, b.number, c.number);
  } else if (is_year(c) && a.number > 0 && b.number > 0) {
    const bool open = separator == '/' && a.number <= 12 && b.number <= 12 && a.number != b.number;
    const bool day_first = separator == '.' || a.number > 12;
    if (!open)
      date = day_first ? make_date(c.number, b.number, a.number)
                       : make_date(c.number, a.number, b.number);
  }
  if (!date) return {};
  return Found{*date, 3};
}

std::optional<Found> three(const Piece& a, const Piece& b, const Piece& c) {
  const int month_first = month_of(a.word);
  const int month_second = month_of(b.word);
  std::optional<Date> date;
  if (month_first > 0 && is_day(b) && is_year(c)) date = make_date(c.number, month_first, b.number);
  if (month_second > 0 && is_day(a) && is_year(c))
    date = make_date(c.number, month_second, a.number);
  if (month_second > 0 && is_year(a) && is_day(c))
    date = make_date(a.number, month_second, c.number);
  if (date) return Found{*date, 3};
  return numeric(a, b, c);
}

std::optional<Found> compact(const Piece& a) {
  if (a.word.size() != 8 || !is_ascii_digit(a.word[0])) return {};
  const int whole = std::stoi(a.word);
  const auto date = make_date(whole / 10000, whole / 100 % 100, whole % 100);
  if (!date || whole < 10000000) return {};
  return Found{*date, 1};
}

bool is_time_part(const Piece& piece) {
  static constexpr std::array<std::string_view, 15> kWords = {
      "at", "am", "pm", "a", "p", "m", "t", "z", "gmt", "utc", "est", "edt", "et", "cet", "bst"};
  if (piece.number >= 0 && piece.word.size() <= 4)
    return piece.word.size() <= 2 || piece.before == '+' || piece.before == '-' ||
           piece.before == '.';
  for (const std::string_view word : kWords) {
    if (piece.word == word) return true;
  }
  return false;
}

std::optional<Found> find(const std::vector<Piece>& pieces, std::size_t& first) {
  first = !pieces.empty() && is_weekday(pieces[0].word) ? 1 : 0;
  if (pieces.size() <= first) return {};
  if (auto found = compact(pieces[first])) return found;
  if (pieces.size() < first + 3) return {};
  return three(pieces[first], pieces[first + 1], pieces[first + 2]);
}

}  // namespace

std::optional<Date> make_date(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return {};
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return {};
  return Date{std::chrono::sys_days{date}.time_since_epoch().count()};
}

std::optional<Date> parse_date(std::string_view text) {
  std::size_t first = 0;
  const auto found = find(cut(trim(text).substr(0, 80)), first);
  if (!found) return {};
  return found->date;
}

std::optional<Date> parse_only_date(std::string_view text) {
  const std::string_view trimmed = trim(text);
  if (trimmed.size() > 60) return {};
  const std::vector<Piece> pieces = cut(trimmed);
  std::size_t first = 0;
  const auto found = find(pieces, first);
  if (!found) return {};
  for (std::size_t i = first + found->pieces; i < pieces.size(); ++i) {
    if (!is_time_part(pieces[i])) return {};
  }
  return found->date;
}

}  // namespace dossier::ingest
