#include "query/syntax/literal.h"

#include "graph/value/interruptible.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <string>

#include <utf8proc.h>

namespace dossier::query::syntax {
namespace {

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  char lower = static_cast<char>(c | 32);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 99;
}

/// Underscores stand between digits, one at a time.
bool well_grouped(std::string_view digits) {
  return !digits.empty() && digits.front() != '_' && digits.back() != '_' &&
         digits.find("__") == std::string_view::npos;
}

Number read_integer(std::string_view digits, unsigned base, Sign sign) {
  constexpr auto kLargest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  const std::uint64_t most = sign == Sign::Negative ? kLargest + 1 : kLargest;
  if (!well_grouped(digits)) return Code::InvalidNumberLiteral;
  std::uint64_t value = 0;
  bool overflow = false;
  for (char c : digits) {
    if (c == '_') continue;
    auto digit = static_cast<unsigned>(digit_value(c));
    if (digit >= base) return Code::InvalidNumberLiteral;
    overflow = overflow || value > (most - digit) / base;
    if (!overflow) value = value * base + digit;
  }
  if (overflow) return Code::IntegerOverflow;
  return static_cast<std::int64_t>(sign == Sign::Negative ? ~value + 1 : value);
}

bool all_digits(std::string_view text) {
  for (char c : text) {
    if ((c < '0' || c > '9') && c != '_') return false;
  }
  return well_grouped(text);
}

/// Mantissa and exponent in the forms that the grammar knows.
bool well_formed_real(std::string_view text) {
  std::size_t exponent = text.find_first_of("eE");
  if (exponent != std::string_view::npos) {
    std::string_view digits = text.substr(exponent + 1);
    if (!digits.empty() && (digits[0] == '+' || digits[0] == '-')) digits.remove_prefix(1);
    if (!all_digits(digits)) return false;
  }
  std::string_view mantissa = text.substr(0, exponent);
  std::size_t point = mantissa.find('.');
  if (point == std::string_view::npos) return all_digits(mantissa);
  return (point == 0 || all_digits(mantissa.substr(0, point))) &&
         all_digits(mantissa.substr(point + 1));
}

Number read_real(std::string_view text, Sign sign) {
  if ((text.back() | 32) == 'f' || (text.back() | 32) == 'd') text.remove_suffix(1);
  if (text.empty() || !well_formed_real(text)) return Code::InvalidNumberLiteral;
  std::string plain;
  if (text.find('_') != std::string_view::npos) {
    for (char c : text) {
      if (c != '_') plain.push_back(c);
    }
    text = plain;
  }
  double value = 0;
  auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem == std::errc::result_out_of_range) {
    // Too small is zero, too large has no value; the exponent tells them apart.
    std::size_t exponent = text.find_first_of("eE");
    bool tiny =
        exponent != std::string_view::npos ? text[exponent + 1] == '-' : text.substr(0, 1) == "0";
    if (!tiny) return Code::FloatingPointOverflow;
    value = 0;
  }
  return sign == Sign::Negative ? -value : value;
}

struct Escape {
  std::size_t length;  ///< in the source, with the backslash; 0: wrong
  std::int32_t character;
};

Escape read_unicode_escape(std::string_view text) {
  // Both lengths in use for \U are taken: six digits by the grammar, eight by older texts.
  std::size_t most = text[1] == 'u' ? 4 : 8;
  std::size_t count = 0;
  std::uint32_t value = 0;
  while (count < most && 2 + count < text.size() && digit_value(text[2 + count]) < 16) {
    value = value * 16 + static_cast<std::uint32_t>(digit_value(text[2 + count]));
    ++count;
    if (count == 6 && most == 8 &&
        (2 + 7 >= text.size() || digit_value(text[2 + 6]) > 15 || digit_value(text[2 + 7]) > 15))
      break;
  }
  bool enough = text[1] == 'u' ? count == 4 : count == 6 || count == 8;
  if (!enough || value > 0x10FFFF) return {0, 0};
  return {2 + count, static_cast<std::int32_t>(value)};
}

Escape read_escape(std::string_view text) {
  switch (text.size() > 1 ? text[1] : '\0') {
    case '\\': return {2, '\\'};
    case '\'': return {2, '\''};
    case '"': return {2, '"'};
    case '`': return {2, '`'};
    case 't': return {2, '\t'};
    case 'b': return {2, '\b'};
    case 'n': return {2, '\n'};
    case 'r': return {2, '\r'};
    case 'f': return {2, '\f'};
    case 'u':
    case 'U': break;
    default: return {0, 0};
  }
  Escape escape = read_unicode_escape(text);
  constexpr std::int32_t kHigh = 0xD800, kLow = 0xDC00, kAfter = 0xE000;
  if (escape.character < kHigh || escape.character >= kAfter) return escape;
  // A surrogate counts only as the first of a pair.
  std::string_view rest = text.substr(escape.length);
  if (escape.character >= kLow || rest.size() < 2 || rest[0] != '\\' || rest[1] != 'u')
    return {0, 0};
  Escape low = read_unicode_escape(rest);
  if (low.character < kLow || low.character >= kAfter) return {0, 0};
  return {escape.length + low.length,
          0x10000 + ((escape.character - kHigh) << 10) + (low.character - kLow)};
}

/// Where a backslash or the quote stands, at or behind `from`; or npos.
std::size_t special_sign(std::string_view text, char quote, std::size_t from) {
  for (graph::LongWork work; from < text.size(); ++from, work.step()) {
    if (text[from] == '\\' || text[from] == quote) return from;
  }
  return std::string_view::npos;
}

}  // namespace

Number read_number(std::string_view digits, Sign sign) {
  if (digits.size() >= 2 && digits[0] == '0') {
    char form = static_cast<char>(digits[1] | 32);
    std::string_view rest = digits.substr(2);
    if (rest.size() > 1 && rest[0] == '_') rest.remove_prefix(1);
    if (form == 'x') return read_integer(rest, 16, sign);
    if (digits[1] == 'o') return read_integer(rest, 8, sign);
  }
  bool real = digits.find_first_of(".eEfFdD") != std::string_view::npos;
  return real ? read_real(digits, sign) : read_integer(digits, 10, sign);
}

Unquoted unquote(std::string_view token, ast::Arena& arena) {
  const char quote = token.front();
  std::string_view inside = token.substr(1, token.size() - 2);
  std::size_t at = special_sign(inside, quote, 0);
  if (at == std::string_view::npos) return {inside};

  char* buffer = static_cast<char*>(arena.allocate(inside.size(), 1));
  std::size_t size = 0;
  std::size_t from = 0;
  for (; at != std::string_view::npos; at = special_sign(inside, quote, from)) {
    std::memcpy(buffer + size, inside.data() + from, at - from);
    size += at - from;
    if (inside[at] == quote) {
      buffer[size++] = quote;
      from = at + 2;
      continue;
    }
    Escape escape = read_escape(inside.substr(at));
    if (escape.length == 0) {
      auto begin = static_cast<std::uint32_t>(at + 1);
      return {{}, Span{begin, static_cast<std::uint32_t>(std::min(at + 3, token.size() - 1))}};
    }
    size += static_cast<std::size_t>(
        utf8proc_encode_char(escape.character, reinterpret_cast<utf8proc_uint8_t*>(buffer + size)));
    from = at + escape.length;
  }
  std::memcpy(buffer + size, inside.data() + from, inside.size() - from);
  return {{buffer, size + inside.size() - from}};
}

}  // namespace dossier::query::syntax
