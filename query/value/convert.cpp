#include "query/value/convert.h"

#include "query/value/failure.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace dossier::query {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\n\r\f\v";
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

Value mismatch(std::string_view function, const Value& value, OnMismatch on_mismatch) {
  if (on_mismatch == OnMismatch::Null) return {};
  fail(Code::InvalidArgumentValue,
       "`" + std::string(function) + "()` cannot convert " +
           std::string(kind_with_article(value.kind())),
       "`" + std::string(function) + "OrNull()` gives null instead of an error");
}

Value truncated(double value) {
  if (!(value >= -9223372036854775808.0 && value < 9223372036854775808.0)) return {};
  return static_cast<std::int64_t>(value);
}

Value integer_of_text(std::string_view text) {
  text = trimmed(text);
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  std::int64_t whole = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, whole);
  if (error == std::errc() && stop == end) return whole;
  const auto real = parse_float(text);
  return real ? truncated(*real) : Value();
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((text[i] >= 'A' && text[i] <= 'Z' ? text[i] + 32 : text[i]) != lower[i]) return false;
  }
  return true;
}

Value boolean_of_text(std::string_view text) {
  text = trimmed(text);
  if (equals_ignoring_case(text, "true")) return true;
  if (equals_ignoring_case(text, "false")) return false;
  return {};
}

std::optional<double> named_float(std::string_view text) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (text == "Infinity" || text == "INF" || text == "Inf") return kInfinity;
  if (text == "-Infinity" || text == "-INF" || text == "-Inf") return -kInfinity;
  return std::nullopt;
}

/// Text that is shaped like a decimal number but too long for a double: 0 or infinity.
double out_of_range(std::string_view text) {
  const auto mark = text.find_first_of("eE");
  const bool tiny = mark != std::string_view::npos && text.substr(mark + 1).starts_with('-');
  const double magnitude = tiny ? 0.0 : std::numeric_limits<double>::infinity();
  return text.starts_with('-') ? -magnitude : magnitude;
}

}  // namespace

std::optional<double> parse_float(std::string_view text) noexcept {
  text = trimmed(text);
  if (const auto named = named_float(text)) return named;
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  const auto digit = text.find_first_of("0123456789");
  if (digit == std::string_view::npos || digit > 2) return std::nullopt;
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (stop != end) return std::nullopt;
  return error == std::errc() ? value : out_of_range(text);
}

Value to_integer(const Value& value, OnMismatch on_mismatch) {
  switch (value.kind()) {
    case ValueKind::Null:
    case ValueKind::Integer: return value;
    case ValueKind::Float: return truncated(value.real());
    case ValueKind::Boolean: return value.boolean() ? 1 : 0;
    case ValueKind::String: return integer_of_text(value.string());
    default: return mismatch("toInteger", value, on_mismatch);
  }
}

Value to_float(const Value& value, OnMismatch on_mismatch) {
  switch (value.kind()) {
    case ValueKind::Null:
    case ValueKind::Float: return value;
    case ValueKind::Integer: return value.number();
    case ValueKind::String: {
      const auto real = parse_float(value.string());
      return real ? Value(*real) : Value();
    }
    default: return mismatch("toFloat", value, on_mismatch);
  }
}

Value to_boolean(const Value& value, OnMismatch on_mismatch) {
  switch (value.kind()) {
    case ValueKind::Null:
    case ValueKind::Boolean: return value;
    case ValueKind::Integer: return value.integer() != 0;
    case ValueKind::String: return boolean_of_text(value.string());
    default: return mismatch("toBoolean", value, on_mismatch);
  }
}

std::optional<std::string> text_of(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Boolean: return value.boolean() ? "true" : "false";
    case ValueKind::Integer: return std::to_string(value.integer());
    case ValueKind::Float: return to_text(value.real());
    case ValueKind::String: return std::string(value.string());
    case ValueKind::Date: return to_iso(value.date());
    case ValueKind::LocalTime: return to_iso(value.local_time());
    case ValueKind::Time: return to_iso(value.time());
    case ValueKind::LocalDateTime: return to_iso(value.local_date_time());
    case ValueKind::DateTime: return to_iso(value.date_time());
    case ValueKind::Duration: return to_iso(value.duration());
    case ValueKind::Point: return to_literal(value);
    default: return std::nullopt;
  }
}

Value to_string(const Value& value, OnMismatch on_mismatch) {
  if (value.is_null() || value.is_string()) return value;
  const auto text = text_of(value);
  return text ? Value(std::string_view(*text)) : mismatch("toString", value, on_mismatch);
}

}  // namespace dossier::query
