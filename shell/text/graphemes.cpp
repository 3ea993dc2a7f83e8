#include "shell/text/graphemes.h"

#include <algorithm>

#include <utf8proc.h>

namespace dossier::shell {

namespace {

struct Decoded {
  utf8proc_int32_t point;  ///< negative for a byte that is not UTF-8
  std::size_t size;
};

Decoded decode(std::string_view text, std::size_t at) noexcept {
  utf8proc_int32_t point = -1;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;
  const auto left = static_cast<utf8proc_ssize_t>(text.size() - at);
  const utf8proc_ssize_t size = utf8proc_iterate(bytes, left, &point);
  if (size <= 0) return {-1, 1};
  return {point, static_cast<std::size_t>(size)};
}

constexpr utf8proc_int32_t kEmojiPresentation = 0xFE0F;

int width_of(utf8proc_int32_t point) noexcept { return point < 0 ? 1 : utf8proc_charwidth(point); }

}  // namespace

Grapheme next_grapheme(std::string_view text, std::size_t at) noexcept {
  const auto first = static_cast<unsigned char>(text[at]);
  const bool alone = at + 1 == text.size() || static_cast<unsigned char>(text[at + 1]) < 0x80;
  if (first < 0x80 && first >= 0x20 && alone) return {at, at + 1, 1};
  const Decoded head = decode(text, at);
  Grapheme grapheme{at, at + head.size, width_of(head.point)};
  utf8proc_int32_t state = 0;
  utf8proc_int32_t last = head.point;
  while (last >= 0 && grapheme.end < text.size()) {
    const Decoded next = decode(text, grapheme.end);
    if (next.point < 0 || utf8proc_grapheme_break_stateful(last, next.point, &state) != 0) break;
    const int width = next.point == kEmojiPresentation ? 2 : width_of(next.point);
    grapheme.width = std::min(2, std::max(grapheme.width, width));
    grapheme.end += next.size;
    last = next.point;
  }
  return grapheme;
}

std::size_t previous_boundary(std::string_view text, std::size_t at) noexcept {
  if (at == 0) return 0;
  const std::size_t line = text.rfind('\n', at - 1);
  if (line == at - 1) return line;
  std::size_t boundary = line == std::string_view::npos ? 0 : line + 1;
  while (boundary < at) {
    const std::size_t next = next_grapheme(text, boundary).end;
    if (next >= at) break;
    boundary = next;
  }
  return boundary;
}

std::size_t display_width(std::string_view text) noexcept {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Grapheme grapheme = next_grapheme(text, at);
    width += static_cast<std::size_t>(grapheme.width);
    at = grapheme.end;
  }
  return width;
}

std::size_t prefix_of_width(std::string_view text, std::size_t width) noexcept {
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const Grapheme grapheme = next_grapheme(text, at);
    used += static_cast<std::size_t>(grapheme.width);
    if (used > width) break;
    at = grapheme.end;
  }
  return at;
}

std::string elide(std::string_view text, std::size_t width) {
  const std::size_t fits = prefix_of_width(text, width);
  if (fits == text.size()) return std::string(text);
  if (width == 0) return {};
  return std::string(text.substr(0, prefix_of_width(text, width - 1))) + "…";
}

}  // namespace dossier::shell
