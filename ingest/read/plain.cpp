#include "ingest/read/draft.h"
#include "ingest/read/leftovers.h"
#include "ingest/read/normalise.h"
#include "ingest/read/unicode.h"

#include <algorithm>
#include <array>

namespace dossier::ingest {
namespace {

struct Line {
  std::uint32_t begin;  ///< without surrounding space, behind a bullet
  std::uint32_t end;
  std::uint32_t indent;  ///< columns before `begin`
  bool bullet;

  bool empty() const noexcept { return begin == end; }
  std::uint32_t width() const noexcept { return indent + end - begin; }
};

/// Lines longer than this were not broken by hand or by a mail program.
constexpr std::uint32_t kMaxWrap = 130;
constexpr std::uint32_t kMinWrap = 40;

std::uint32_t bullet_length(std::string_view line) {
  static constexpr std::array<std::string_view, 9> kBullets = {"•", "◦", "▪", "‣", "·",
                                                               "*", "-", "–", "—"};
  for (const std::string_view bullet : kBullets) {
    if (!line.starts_with(bullet)) continue;
    const std::string_view rest = line.substr(bullet.size());
    const bool typographic = bullet.size() > 1 && bullet[0] == '\xE2' && bullet[1] != '\x80';
    if (rest.starts_with(' ') || (typographic && !rest.empty()) || rest.empty()) {
      return static_cast<std::uint32_t>(line.size() - trim(rest).size());
    }
  }
  return 0;
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t newline = std::min(text.find('\n', begin), text.size());
    const std::string_view raw = text.substr(begin, newline - begin);
    const std::string_view content = trim(raw);
    const auto offset = static_cast<std::size_t>(content.data() - text.data());
    const auto first = static_cast<std::uint32_t>(content.empty() ? begin : offset);
    const auto end = static_cast<std::uint32_t>(first + content.size());
    const std::uint32_t bullet =
        content.empty() ? 0 : std::min(bullet_length(content), end - first);
    const auto indent = first - static_cast<std::uint32_t>(begin);
    lines.push_back({first + bullet, end, indent + bullet, bullet > 0});
    begin = newline + 1;
  }
  return lines;
}

std::uint32_t first_word_length(std::string_view text, const Line& line) {
  const std::size_t space = text.substr(line.begin, line.end - line.begin).find(' ');
  return static_cast<std::uint32_t>(std::min<std::size_t>(space, line.end - line.begin));
}

/// The column at which a text is hard-wrapped, or 0 when its lines are whole paragraphs: with a
/// column, nearly every line that another follows has no room for that one's first word.
std::uint32_t wrap_column(std::string_view text, const std::vector<Line>& lines) {
  std::vector<std::uint32_t> widths;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!lines[i].empty() && !lines[i + 1].empty()) widths.push_back(lines[i].width());
  }
  if (widths.size() < 3) return 0;
  const auto high = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 19 / 20);
  std::nth_element(widths.begin(), high, widths.end());
  const std::uint32_t column = *high;
  if (column > kMaxWrap || column < kMinWrap) return 0;
  std::size_t full = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].empty() || lines[i + 1].empty()) continue;
    full += lines[i].width() + 1 + first_word_length(text, lines[i + 1]) >
            column - std::min(column, 3U);
  }
  return full * 10 >= widths.size() * 6 ? column : 0;
}

bool ends_sentence(std::string_view text, const Line& line) {
  const char last = text[line.end - 1];
  return last == '.' || last == '!' || last == '?' || last == ':' || last == '"' || last == ')';
}

/// True when `next` goes on with the paragraph of `line`.
bool continues(std::string_view text, const Line& line, const Line& next, std::uint32_t column) {
  if (line.empty() || next.empty() || next.bullet || column == 0) return false;
  const bool full = line.width() + 1 + first_word_length(text, next) + 3 > column;
  if (full) return true;
  const bool lower = is_ascii_lower(text[next.begin]);
  return lower && !ends_sentence(text, line) && line.width() * 2 > column;
}

}  // namespace

Draft read_plain(std::string_view decoded) {
  Draft draft;
  draft.content = without_leftovers(normalise(decoded));
  const std::string_view text = draft.content.text;
  const std::vector<Line> lines = split_lines(text);
  const std::uint32_t column = wrap_column(text, lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    const std::size_t first = i;
    while (i + 1 < lines.size() && continues(text, lines[i], lines[i + 1], column)) ++i;
    draft.parts.push_back(
        {lines[first].begin, lines[i].end, lines[first].bullet ? PartKind::Item : PartKind::Line});
  }
  return draft;
}

}  // namespace dossier::ingest
