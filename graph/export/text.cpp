#include "graph/export/text.h"

namespace dossier::graph {

namespace {

constexpr CodePoint kInvalid{0xFFFD, 1, false};

bool is_continuation(unsigned char byte) noexcept { return (byte & 0xC0U) == 0x80U; }

/// Bytes that a lead byte announces; 0 for a byte that cannot lead.
std::uint32_t announced_size(unsigned char lead) noexcept {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

bool is_overlong_or_surrogate(char32_t value, std::uint32_t size) noexcept {
  if (size == 3) return value < 0x800 || (value >= 0xD800 && value <= 0xDFFF);
  return size == 4 && (value < 0x10000 || value > 0x10FFFF);
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) noexcept {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::uint32_t size = announced_size(lead);
  if (size == 0 || at + size > text.size()) return kInvalid;
  if (size == 1) return {lead, 1, true};
  char32_t value = lead & (0x7FU >> size);
  for (std::uint32_t i = 1; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if (!is_continuation(byte)) return kInvalid;
    value = (value << 6U) | (byte & 0x3FU);
  }
  if (is_overlong_or_surrogate(value, size)) return kInvalid;
  return {value, size, true};
}

void append_utf8(std::string& out, char32_t character) {
  const auto tail = [&](unsigned shift) {
    out += static_cast<char>(0x80U | ((character >> shift) & 0x3FU));
  };
  if (character < 0x80) {
    out += static_cast<char>(character);
  } else if (character < 0x800) {
    out += static_cast<char>(0xC0U | (character >> 6U));
    tail(0);
  } else if (character < 0x10000) {
    out += static_cast<char>(0xE0U | (character >> 12U));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xF0U | (character >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

bool is_control(char32_t c) noexcept {
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return true;
  if (c < 0x61C) return false;
  return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c <= 0xE007F);
}

std::string cut(std::string_view text, std::size_t width) {
  std::size_t at = 0;
  std::size_t last = 0;
  for (std::size_t count = 0; at < text.size() && count < width; ++count) {
    last = at;
    at += decode(text, at).size;
  }
  if (at == text.size()) return std::string(text);
  return std::string(text.substr(0, last)) + "…";
}

}  // namespace dossier::graph
