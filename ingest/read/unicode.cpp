#include "ingest/read/unicode.h"

#include <algorithm>

#include <utf8proc.h>

namespace dossier::ingest {
namespace {

constexpr Character kInvalid{-1, 1};

bool is_continuation(std::string_view text, std::size_t at) noexcept {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

std::int32_t low_bits(std::string_view text, std::size_t at) noexcept {
  return static_cast<unsigned char>(text[at]) & 0x3F;
}

char lower(char c) noexcept { return is_ascii_upper(c) ? static_cast<char>(c + 32) : c; }

/// Characters that a terminal would act on or that would mislead a reader.
bool is_unsafe(std::int32_t code) noexcept {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x200E && code <= 0x200F) ||
         (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

}  // namespace

Character decode_utf8(std::string_view text, std::size_t at) noexcept {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1};
  if (first < 0xC2 || first > 0xF4 || !is_continuation(text, at + 1)) return kInvalid;
  if (first < 0xE0) return {((first & 0x1F) << 6) | low_bits(text, at + 1), 2};
  if (!is_continuation(text, at + 2)) return kInvalid;
  if (first < 0xF0) {
    const std::int32_t code =
        ((first & 0x0F) << 12) | (low_bits(text, at + 1) << 6) | low_bits(text, at + 2);
    return code < 0x800 || (code >= 0xD800 && code < 0xE000) ? kInvalid : Character{code, 3};
  }
  if (!is_continuation(text, at + 3)) return kInvalid;
  const std::int32_t code = ((first & 0x07) << 18) | (low_bits(text, at + 1) << 12) |
                            (low_bits(text, at + 2) << 6) | low_bits(text, at + 3);
  return code < 0x10000 || code > 0x10FFFF ? kInvalid : Character{code, 4};
}

void append_utf8(std::string& out, std::uint32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = 0xFFFD;
  if (code < 0x80) {
    out += static_cast<char>(code);
    return;
  }
  const auto continuation = [&](int shift) {
    out += static_cast<char>(0x80 | ((code >> shift) & 0x3F));
  };
  if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    continuation(6);
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    continuation(12);
    continuation(6);
  }
  continuation(0);
}

bool is_valid_utf8(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const Character c = decode_utf8(text, at);
    if (c.code < 0) return false;
    at += c.length;
  }
  return true;
}

bool is_ascii_space(char c) noexcept { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_ascii_upper(char c) noexcept { return c >= 'A' && c <= 'Z'; }
bool is_ascii_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }
bool is_ascii_alpha(char c) noexcept { return is_ascii_upper(c) || is_ascii_lower(c); }
bool is_ascii_digit(char c) noexcept { return c >= '0' && c <= '9'; }

bool is_upper_letter(std::int32_t code) noexcept {
  if (code < 0x80) return code >= 0 && is_ascii_upper(static_cast<char>(code));
  const auto category = utf8proc_category(code);
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool is_lower_letter(std::int32_t code) noexcept {
  if (code < 0x80) return code >= 0 && is_ascii_lower(static_cast<char>(code));
  return utf8proc_category(code) == UTF8PROC_CATEGORY_LL;
}

bool is_letter(std::int32_t code) noexcept {
  if (code < 0x80) return code >= 0 && is_ascii_alpha(static_cast<char>(code));
  const auto category = utf8proc_category(code);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

std::string_view trim(std::string_view text) noexcept {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

bool starts_with_no_case(std::string_view text, std::string_view lower_prefix) noexcept {
  if (text.size() < lower_prefix.size()) return false;
  return std::equal(lower_prefix.begin(), lower_prefix.end(), text.begin(),
                    [](char a, char b) { return a == lower(b); });
}

bool contains_no_case(std::string_view text, std::string_view lower_needle) noexcept {
  return std::search(text.begin(), text.end(), lower_needle.begin(), lower_needle.end(),
                     [](char a, char b) { return lower(a) == b; }) != text.end();
}

std::size_t word_count(std::string_view text) noexcept {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = is_ascii_space(c);
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

std::string printable(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const Character c = decode_utf8(name, at);
    if (c.code >= 0 && !is_unsafe(c.code)) {
      out.append(name, at, c.length);
    } else {
      for (std::size_t i = at; i < at + c.length; ++i) {
        const auto byte = static_cast<unsigned char>(name[i]);
        out += "\\x";
        out += "0123456789ABCDEF"[byte >> 4];
        out += "0123456789ABCDEF"[byte & 15];
      }
    }
    at += c.length;
  }
  return out;
}

}  // namespace dossier::ingest
