#include "graph/error/source_line.h"

#include <algorithm>
#include <vector>

#include <utf8proc.h>

namespace dossier {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kCut = "...";

/// One character as it will stand on the screen.
struct Glyph {
  std::string_view text;
  std::size_t offset;  ///< in the source
  std::size_t width;   ///< columns
};

Glyph next_glyph(std::string_view source, std::size_t at) {
  utf8proc_int32_t point = 0;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(source.data() + at);
  const auto length =
      utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(source.size() - at), &point);
  if (length <= 0) return {kReplacement, at, 1};
  const auto text = source.substr(at, static_cast<std::size_t>(length));
  if (point == '\t') return {" ", at, 1};
  const auto category = utf8proc_category(point);
  const bool unsafe = category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF;
  if (unsafe) return {kReplacement, at, 1};
  return {text, at, static_cast<std::size_t>(std::max(0, utf8proc_charwidth(point)))};
}

std::size_t bytes_at(std::string_view source, std::size_t at) {
  utf8proc_int32_t point = 0;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(source.data() + at);
  const auto length =
      utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(source.size() - at), &point);
  return length <= 0 ? 1 : static_cast<std::size_t>(length);
}

std::vector<Glyph> glyphs_of(std::string_view source, std::size_t begin, std::size_t end) {
  std::vector<Glyph> out;
  const std::string_view text = source.substr(0, end);
  for (std::size_t at = begin; at < end; at += bytes_at(text, at))
    out.push_back(next_glyph(text, at));
  return out;
}

std::size_t line_begin(std::string_view source, std::size_t offset) {
  if (offset == 0) return 0;
  const auto newline = source.rfind('\n', offset - 1);
  return newline == std::string_view::npos ? 0 : newline + 1;
}

std::size_t line_end(std::string_view source, std::size_t begin) {
  const auto newline = std::min(source.find('\n', begin), source.size());
  return newline > begin && source[newline - 1] == '\r' ? newline - 1 : newline;
}

std::size_t width_of(const std::vector<Glyph>& glyphs, std::size_t begin, std::size_t end) {
  std::size_t sum = 0;
  for (std::size_t i = begin; i < end; ++i) sum += glyphs[i].width;
  return sum;
}

std::size_t index_of(const std::vector<Glyph>& glyphs, std::size_t offset) {
  const auto at = std::partition_point(
      glyphs.begin(), glyphs.end(), [offset](const Glyph& glyph) { return glyph.offset < offset; });
  return static_cast<std::size_t>(at - glyphs.begin());
}

/// A range of glyphs at most `width` columns wide around `focus`.
Span window(const std::vector<Glyph>& glyphs, std::size_t focus, std::size_t width) {
  if (width_of(glyphs, 0, glyphs.size()) <= width)
    return {0, static_cast<std::uint32_t>(glyphs.size())};
  const std::size_t room = width > 2 * kCut.size() + 8 ? width - 2 * kCut.size() : 8;
  std::size_t begin = std::min(focus, glyphs.size());
  for (std::size_t used = 0; begin > 0 && (used += glyphs[begin - 1].width) <= room / 2;) --begin;
  std::size_t end = begin;
  for (std::size_t used = 0; end < glyphs.size() && (used += glyphs[end].width) <= room;) ++end;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

Position position_of(std::string_view source, std::uint32_t offset) {
  const std::size_t end = std::min<std::size_t>(offset, source.size());
  const auto lines =
      std::count(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(end), '\n');
  const std::size_t begin = line_begin(source, end);
  return {static_cast<std::size_t>(lines) + 1, glyphs_of(source, begin, end).size() + 1};
}

SourceLine line_of(std::string_view source, Span where, std::size_t width) {
  const std::size_t focus = std::min<std::size_t>(where.begin, source.size());
  const std::size_t begin = line_begin(source, focus);
  const auto glyphs = glyphs_of(source, begin, line_end(source, begin));
  const std::size_t first = index_of(glyphs, focus);
  const std::size_t last = std::max(first, index_of(glyphs, where.end));
  const Span shown = window(glyphs, first, width);
  SourceLine out;
  if (shown.begin > 0) out.text = kCut;
  out.caret = out.text.size() + width_of(glyphs, shown.begin, first);
  out.caret_width = std::max<std::size_t>(
      1, width_of(glyphs, first,
                  std::clamp<std::size_t>(last, first, std::max<std::size_t>(first, shown.end))));
  for (std::size_t i = shown.begin; i < shown.end; ++i) out.text += glyphs[i].text;
  if (shown.end < glyphs.size()) out.text += kCut;
  return out;
}

}  // namespace dossier
