#include "query/value/utf8.h"

#include <algorithm>
#include <cstring>

#include <utf8proc.h>

namespace dossier::query {

namespace {

bool is_ascii(unsigned char c) noexcept { return c < 0x80; }

struct Decoded {
  std::int32_t code_point;
  std::size_t length;
};

Decoded decode(std::string_view text) noexcept {
  const auto first = static_cast<unsigned char>(text.front());
  if (is_ascii(first)) return {first, 1};
  utf8proc_int32_t code_point = -1;
  const auto length = utf8proc_iterate(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
      static_cast<utf8proc_ssize_t>(std::min<std::size_t>(text.size(), 4)), &code_point);
  return length > 0 ? Decoded{code_point, static_cast<std::size_t>(length)} : Decoded{-1, 1};
}

void append(std::string& out, std::int32_t code_point) {
  utf8proc_uint8_t bytes[4];
  const auto length = utf8proc_encode_char(code_point, bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

template <typename OnAscii, typename OnOther>
std::string mapped(std::string_view text, OnAscii on_ascii, OnOther on_other) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto [code_point, length] = decode(text);
    if (code_point < 0) {
      out += text.front();
    } else if (code_point < 0x80) {
      out += on_ascii(static_cast<char>(code_point));
    } else {
      append(out, on_other(code_point));
    }
    text.remove_prefix(length);
  }
  return out;
}

}  // namespace

std::size_t first_length(std::string_view text) noexcept { return decode(text).length; }

std::int32_t first_code_point(std::string_view text) noexcept { return decode(text).code_point; }

std::size_t code_point_count(std::string_view text) noexcept {
  std::size_t count = 0;
  while (!text.empty()) {
    text.remove_prefix(first_length(text));
    ++count;
  }
  return count;
}

std::size_t byte_offset(std::string_view text, std::uint64_t code_point) noexcept {
  std::size_t offset = 0;
  for (; code_point > 0 && offset < text.size(); --code_point)
    offset += first_length(text.substr(offset));
  return offset;
}

std::size_t find_part(std::string_view text, std::string_view part, std::size_t from) noexcept {
  if (from > text.size()) return std::string_view::npos;
  if (part.empty()) return from;
  const void* found = memmem(text.data() + from, text.size() - from, part.data(), part.size());
  if (found == nullptr) return std::string_view::npos;
  return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

std::string reversed(std::string_view text) {
  std::string out(text.size(), '\0');
  std::size_t end = text.size();
  while (!text.empty()) {
    const std::size_t length = first_length(text);
    end -= length;
    text.copy(out.data() + end, length);
    text.remove_prefix(length);
  }
  return out;
}

std::string to_upper(std::string_view text) {
  return mapped(
      text, [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; },
      [](std::int32_t c) { return utf8proc_toupper(c); });
}

std::string to_lower(std::string_view text) {
  return mapped(
      text, [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; },
      [](std::int32_t c) { return utf8proc_tolower(c); });
}

bool is_white_space(std::int32_t code_point) noexcept {
  if (code_point < 0) return false;
  if (code_point <= 0x20)
    return code_point == ' ' || (code_point >= 9 && code_point <= 13) ||
           (code_point >= 0x1c && code_point <= 0x1f);
  if (code_point == 0x85 || code_point == 0xa0) return true;
  const utf8proc_category_t category = utf8proc_category(code_point);
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP;
}

}  // namespace dossier::query
