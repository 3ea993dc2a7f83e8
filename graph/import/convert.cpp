#include "graph/import/convert.h"

#include "graph/store/value_codec.h"

#include <charconv>
#include <cstring>

#include <utf8proc.h>

namespace dossier::graph {

namespace {

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

template <typename T>
std::optional<T> number(std::string_view text) {
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  T out{};
  const char* const end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, out);
  if (error != std::errc() || at != end) return std::nullopt;
  return out;
}

std::optional<bool> boolean(std::string_view text) {
  if (text == "true" || text == "TRUE" || text == "True") return true;
  if (text == "false" || text == "FALSE" || text == "False") return false;
  return std::nullopt;
}

template <typename T>
Value value_of(const std::optional<T>& read) {
  return read ? Value(*read) : Value();
}

std::optional<unsigned> digits(std::string_view text) {
  unsigned out = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + static_cast<unsigned>(c - '0');
  }
  return out;
}

unsigned days_in_month(unsigned year, unsigned month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// Days since 1970-01-01: years begin in March, so that the leap day is the last one.
std::int64_t days_since_epoch(unsigned year, unsigned month, unsigned day) {
  const std::int64_t shifted = static_cast<std::int64_t>(year) - (month <= 2);
  const std::int64_t leap_days = shifted / 4 - shifted / 100 + shifted / 400;
  const std::int64_t of_year =
      (153 * ((static_cast<std::int64_t>(month) + 9) % 12) + 2) / 5 + day - 1;
  constexpr std::int64_t kDaysBeforeEpoch = 719'468;
  return shifted * 365 + leap_days + of_year - kDaysBeforeEpoch;
}

/// "2011-09-01" of the years 1 to 9999.
std::optional<Date> plain_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)),
             day = digits(text.substr(8, 2));
  if (!year || !month || !day || *year == 0 || *month == 0 || *month > 12) return std::nullopt;
  if (*day == 0 || *day > days_in_month(*year, *month)) return std::nullopt;
  return Date{days_since_epoch(*year, *month, *day)};
}

bool is_ascii(std::string_view text) {
  std::uint64_t high = 0;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, sizeof word);
    high |= word;
  }
  for (; at < text.size(); ++at) high |= static_cast<unsigned char>(text[at]);
  return (high & 0x8080808080808080u) == 0;
}

}  // namespace

std::optional<std::int64_t> plain_integer(std::string_view text) {
  const bool negative = text.starts_with('-');
  const std::string_view figures = text.substr(negative);
  if (figures.empty() || figures.size() > 18) return std::nullopt;
  if (figures[0] == '0' && (figures.size() > 1 || negative)) return std::nullopt;
  std::int64_t out = 0;
  for (const char c : figures) {
    if (c < '0' || c > '9') return std::nullopt;
    out = out * 10 + (c - '0');
  }
  return negative ? -out : out;
}

bool is_utf8(std::string_view text) {
  if (is_ascii(text)) return true;
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t character = 0;
    const utf8proc_ssize_t size = utf8proc_iterate(at, left, &character);
    if (size <= 0) return false;
    at += size;
    left -= size;
  }
  return true;
}

Value Converter::value(std::string_view text, ValueKind kind) const {
  if (kind == ValueKind::String) return is_utf8(text) ? Value(text) : Value();
  text = trimmed(text);
  if (kind == ValueKind::Integer) return value_of(number<std::int64_t>(text));
  if (kind == ValueKind::Float) return value_of(number<double>(text));
  if (kind == ValueKind::Boolean) return value_of(boolean(text));
  if (kind == ValueKind::Date) {
    if (const auto date = plain_date(text)) return *date;
  }
  return reader_(kind, text).value_or(Value());
}

bool Converter::append_one(std::string& out, std::string_view text, ValueKind kind) const {
  if (kind == ValueKind::String) {
    if (text.size() >= kMaxValueBytes || !is_utf8(text)) return false;
    encode_string(out, text);
    return true;
  }
  const Value read = value(text, kind);
  if (read.is_null()) return false;
  encode_value(out, read);
  return true;
}

bool Converter::append_list(std::string& out, std::string_view text, ValueKind kind) const {
  List list;
  while (!text.empty() || !list.empty()) {
    const auto end = text.find(array_delimiter_);
    Value element = value(text.substr(0, end), kind);
    if (element.is_null()) return false;
    list.push_back(std::move(element));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  encode_value(out, Value(std::move(list)));
  return true;
}

bool Converter::append(std::string& out, std::string_view text, ValueKind kind, bool list) const {
  return list ? append_list(out, text, kind) : append_one(out, text, kind);
}

}  // namespace dossier::graph
