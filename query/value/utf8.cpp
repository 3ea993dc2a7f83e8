#include "query/value/utf8.h"

#include "graph/value/interruptible.h"
#include "query/value/find_long_part.h"

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

constexpr std::size_t kWord = 8;

bool begins_with_word_of_ascii(std::string_view text) noexcept {
  if (text.size() < kWord) return false;
  std::uint64_t word = 0;
  std::memcpy(&word, text.data(), kWord);
  return (word & 0x8080808080808080U) == 0;
}

/// Parts above this are looked for by a search that can be interrupted within one part.
constexpr std::size_t kLongPart = std::size_t{1} << 20;

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

std::size_t code_point_count(std::string_view text) {
  std::size_t count = 0;
  graph::LongWork work;
  while (!text.empty()) {
    const std::size_t length = begins_with_word_of_ascii(text) ? kWord : first_length(text);
    count += length == kWord ? kWord : 1;
    text.remove_prefix(length);
    work.step();
  }
  return count;
}

std::size_t byte_offset(std::string_view text, std::uint64_t code_point) {
  std::size_t offset = 0;
  graph::LongWork work;
  for (; code_point > 0 && offset < text.size(); work.step()) {
    const std::string_view rest = text.substr(offset);
    const bool word = code_point >= kWord && begins_with_word_of_ascii(rest);
    offset += word ? kWord : first_length(rest);
    code_point -= word ? kWord : 1;
  }
  return offset;
}

std::size_t find_part(std::string_view text, std::string_view part, std::size_t from) {
  if (from > text.size()) return std::string_view::npos;
  if (part.empty()) return from;
  if (part.size() > kLongPart) return find_long_part(text, part, from);
  // Pieces overlap, so that a part which lies across two of them is found in the first.
  for (; text.size() - from >= part.size(); from += graph::kPieceBytes) {
    const std::string_view piece = text.substr(from, graph::kPieceBytes + part.size() - 1);
    const void* found = memmem(piece.data(), piece.size(), part.data(), part.size());
    if (found != nullptr)
      return static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
    if (piece.size() < graph::kPieceBytes) break;
    graph::checkpoint();
    if (text.size() - from <= graph::kPieceBytes) break;
  }
  return std::string_view::npos;
}

std::string reversed(std::string_view text) {
  graph::LongWork work;
  std::string out(text.size(), '\0');
  std::size_t end = text.size();
  while (!text.empty()) {
    const std::size_t length = first_length(text);
    end -= length;
    text.copy(out.data() + end, length);
    work.step();
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
