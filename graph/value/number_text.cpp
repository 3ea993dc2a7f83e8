#include <charconv>
#include <cmath>
#include <string>

#include <dossier/value.h>

namespace dossier {

namespace {

/// Shortest digits of a positive finite number and the power of ten of the first of them.
struct Decimal {
  std::string digits;
  int exponent;
};

Decimal shortest(double value) {
  char text[32];
  const auto end =
      std::to_chars(text, text + sizeof text, value, std::chars_format::scientific).ptr;
  const std::string_view scientific(text, static_cast<std::size_t>(end - text));
  const auto mark = scientific.find('e');
  Decimal out{std::string(scientific.substr(0, 1)),
              std::stoi(std::string(scientific.substr(mark + 1)))};
  if (mark > 2) out.digits += scientific.substr(2, mark - 2);
  return out;
}

std::string positional(const Decimal& number) {
  const auto& [digits, exponent] = number;
  const auto length = static_cast<int>(digits.size());
  if (exponent < 0)
    return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  if (exponent >= length - 1) {
    return digits + std::string(static_cast<std::size_t>(exponent - length + 1), '0') + ".0";
  }
  const auto whole = static_cast<std::size_t>(exponent) + 1;
  return digits.substr(0, whole) + '.' + digits.substr(whole);
}

std::string scientific(const Decimal& number) {
  const std::string fraction = number.digits.size() > 1 ? number.digits.substr(1) : "0";
  return number.digits.substr(0, 1) + '.' + fraction + 'E' + std::to_string(number.exponent);
}

}  // namespace

std::string to_text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value < 0 ? "-Infinity" : "Infinity";
  const std::string sign = std::signbit(value) ? "-" : "";
  if (value == 0) return sign + "0.0";
  const Decimal number = shortest(std::fabs(value));
  const bool plain = number.exponent >= -6 && number.exponent < 21;
  return sign + (plain ? positional(number) : scientific(number));
}

}  // namespace dossier
