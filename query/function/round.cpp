#include "query/function/round.h"

#include "query/value/failure.h"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>

#include <dossier/value.h>

namespace dossier::query {

namespace {

/// A positive decimal number 0.d1d2d3... times ten to the power of `exponent`.
struct Digits {
  std::string digits;
  std::int64_t exponent;
};

Digits shortest_digits(double positive) {
  char text[32];
  const auto end =
      std::to_chars(text, text + sizeof text, positive, std::chars_format::scientific).ptr;
  const std::string_view scientific(text, static_cast<std::size_t>(end - text));
  const auto mark = scientific.find('e');
  Digits out{std::string(scientific.substr(0, 1)),
             std::atoll(std::string(scientific.substr(mark + 1)).c_str()) + 1};
  if (mark > 2) out.digits += scientific.substr(2, mark - 2);
  return out;
}

enum class Rest : std::uint8_t { BelowHalf, Half, AboveHalf };

/// The digits behind the first `kept`. REQUIRES: one of them is not zero.
Rest rest_of(const std::string& digits, std::size_t kept) {
  if (digits[kept] != '5') return digits[kept] > '5' ? Rest::AboveHalf : Rest::BelowHalf;
  return digits.find_first_not_of('0', kept + 1) == std::string::npos ? Rest::Half
                                                                      : Rest::AboveHalf;
}

bool rounds_away(std::string_view mode, Rest rest, bool negative, bool odd) {
  if (mode == "UP") return true;
  if (mode == "DOWN") return false;
  if (mode == "CEILING") return !negative;
  if (mode == "FLOOR") return negative;
  if (rest != Rest::Half) return rest == Rest::AboveHalf;
  if (mode == "HALF_UP") return true;
  if (mode == "HALF_DOWN") return false;
  return odd;
}

void require_mode(std::string_view mode) {
  for (const std::string_view known :
       {"UP", "DOWN", "CEILING", "FLOOR", "HALF_UP", "HALF_DOWN", "HALF_EVEN"}) {
    if (mode == known) return;
  }
  fail(Code::InvalidArgumentError, shown(Value(mode)) + " is not a way of rounding",
       "ways are UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN and HALF_EVEN");
}

/// Adds one to the last digit, carrying; a new first digit moves the exponent.
void increment(Digits& number) {
  for (std::size_t i = number.digits.size(); i-- > 0;) {
    if (number.digits[i] != '9') {
      ++number.digits[i];
      return;
    }
    number.digits[i] = '0';
  }
  number.digits.insert(0, 1, '1');
  ++number.exponent;
}

double value_of(const Digits& number) {
  if (number.digits.empty()) return 0;
  const std::string text = "0." + number.digits + "e" + std::to_string(number.exponent);
  return std::strtod(text.c_str(), nullptr);
}

}  // namespace

double round_decimal(double value, std::uint64_t places, std::string_view mode) {
  require_mode(mode);
  if (value == 0 || !std::isfinite(value) || places > 400) return value;
  Digits number = shortest_digits(std::abs(value));
  const std::int64_t kept = number.exponent + static_cast<std::int64_t>(places);
  if (kept >= static_cast<std::int64_t>(number.digits.size())) return value;
  const bool negative = std::signbit(value);
  const auto size = static_cast<std::size_t>(kept < 0 ? 0 : kept);
  const bool odd = size > 0 && (number.digits[size - 1] - '0') % 2 != 0;
  const Rest rest = kept < 0 ? Rest::BelowHalf : rest_of(number.digits, size);
  const bool away = rounds_away(mode, rest, negative, odd);
  Digits rounded{number.digits.substr(0, size), number.exponent};
  if (kept < 0) rounded = {"", -static_cast<std::int64_t>(places)};
  if (away) increment(rounded);
  const double magnitude = value_of(rounded);
  return negative ? -magnitude : magnitude;
}

}  // namespace dossier::query
