#include "ingest/language/layout.h"

#include "ingest/language/characters.h"

#include <algorithm>

namespace dossier::ingest::lang {
namespace {

constexpr std::uint32_t kWidestWrap = 130;    ///< longer lines are paragraphs of their own
constexpr std::uint32_t kNarrowestWrap = 30;  ///< shorter lines are items of a list

bool ends_like_sentence(std::string_view text, Piece piece) noexcept {
  return std::string_view(".!?:").find(text[piece.end - 1]) != std::string_view::npos;
}

}  // namespace

int count_line_breaks(std::string_view text, Piece before, Piece after) noexcept {
  const std::string_view gap = text.substr(before.end, after.begin - before.end);
  if (gap.size() < 2 && gap != "\n" && gap != "\r") return 0;
  const auto feeds = std::count(gap.begin(), gap.end(), '\n');
  const auto returns = feeds > 0 ? 0 : std::count(gap.begin(), gap.end(), '\r');
  return static_cast<int>(std::min<std::ptrdiff_t>(feeds + returns, 2));
}

Layout::Layout(std::string_view text, std::span<const Piece> pieces, std::uint32_t first) noexcept
    : text_(text), pieces_(pieces), end_(first + 1) {
  std::uint32_t line = first;
  for (; end_ < pieces.size(); ++end_) {
    const int breaks = count_line_breaks(text, pieces[end_ - 1], pieces[end_]);
    if (breaks > 1) break;
    if (breaks == 1) {
      read_line(line, end_);
      line = end_;
    } else if (end_ - line > 2) {
      has_full_stop_ = has_full_stop_ || text[pieces[end_ - 1].end - 1] == '.';
    }
  }
  read_line(line, end_);
}

void Layout::read_line(std::uint32_t first, std::uint32_t last) noexcept {
  width_ = std::max(width_, pieces_[last - 1].end - pieces_[first].begin);
  has_full_stop_ = has_full_stop_ || ends_like_sentence(text_, pieces_[last - 1]);
}

bool Layout::wraps(std::uint32_t line, std::uint32_t next) const noexcept {
  const CharClass kind = classify(decode(text_, pieces_[next].begin).code);
  if (!has_full_stop_) return false;
  if (kind == CharClass::Lower) return true;
  const std::uint32_t length = pieces_[next - 1].end - pieces_[line].begin;
  const std::uint32_t word = pieces_[next].end - pieces_[next].begin;
  return width_ <= kWidestWrap && length >= kNarrowestWrap && length + 1 + word >= width_;
}

}  // namespace dossier::ingest::lang
