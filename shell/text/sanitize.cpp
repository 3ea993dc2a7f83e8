#include "shell/text/sanitize.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

#include <utf8proc.h>

namespace dossier::shell {

namespace {

bool is_invisible_control(utf8proc_int32_t c) noexcept {
  return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c <= 0xE007F);
}

std::string byte_escape(unsigned byte) {
  char buffer[8];
  std::snprintf(buffer, sizeof buffer, "\\x%02X", byte);
  return buffer;
}

std::string point_escape(utf8proc_int32_t point) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "\\u{%X}", static_cast<unsigned>(point));
  return buffer;
}

enum class Lines : std::uint8_t { One, Many };

std::string escape(utf8proc_int32_t point, Lines lines) {
  if (point == '\n') return lines == Lines::One ? "\\n" : "\n";
  if (point == '\t') return lines == Lines::One ? "\\t" : "\t";
  if (point == '\r') return "\\r";
  return point < 0x100 ? byte_escape(static_cast<unsigned>(point)) : point_escape(point);
}

bool is_plain(unsigned char byte) noexcept { return byte >= 0x20 && byte < 0x7F; }

std::string sanitized(std::string_view text, Lines lines) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (is_plain(byte)) {
      out += text[at++];
      continue;
    }
    utf8proc_int32_t point = -1;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
    const utf8proc_ssize_t size =
        utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &point);
    if (size <= 0) {
      out += byte_escape(byte);
      ++at;
      continue;
    }
    const bool control =
        point < 0x20 || (point >= 0x7F && point <= 0x9F) || is_invisible_control(point);
    if (control) {
      out += escape(point, lines);
    } else {
      out += text.substr(at, static_cast<std::size_t>(size));
    }
    at += static_cast<std::size_t>(size);
  }
  return out;
}

}  // namespace

std::string one_line(std::string_view text) { return sanitized(text, Lines::One); }

std::string many_lines(std::string_view text) { return sanitized(text, Lines::Many); }

bool is_harmless(std::string_view text) noexcept {
  const auto plain = [](char c) { return is_plain(static_cast<unsigned char>(c)); };
  return std::all_of(text.begin(), text.end(), plain) || one_line(text) == text;
}

}  // namespace dossier::shell
