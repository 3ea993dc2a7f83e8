#include "shell/editor/brackets.h"

#include <algorithm>

namespace dossier::shell {

namespace {

constexpr std::string_view kOpening = "([{";
constexpr std::string_view kClosing = ")]}";

bool is_literal(Style style) noexcept { return style == Style::Text || style == Style::Comment; }

class Matcher {
 public:
  Matcher(std::string_view text, const std::vector<StyledRange>& styles)
      : text_(text), styles_(styles) {
    for (std::size_t at = 0; at < text.size(); ++at) visit(at);
  }

  const std::vector<std::pair<std::size_t, std::size_t>>& pairs() const { return pairs_; }
  std::vector<std::size_t> unmatched() { return std::move(unmatched_); }

 private:
  void visit(std::size_t at) {
    while (style_ < styles_.size() && styles_[style_].end <= at) ++style_;
    const bool within =
        style_ < styles_.size() && styles_[style_].begin <= at && is_literal(styles_[style_].style);
    if (within) return;
    if (kOpening.find(text_[at]) != std::string_view::npos) open_.push_back(at);
    const std::size_t kind = kClosing.find(text_[at]);
    if (kind == std::string_view::npos) return;
    if (open_.empty() || text_[open_.back()] != kOpening[kind]) {
      unmatched_.push_back(at);
      return;
    }
    pairs_.emplace_back(open_.back(), at);
    open_.pop_back();
  }

  std::string_view text_;
  const std::vector<StyledRange>& styles_;
  std::size_t style_ = 0;
  std::vector<std::size_t> open_;
  std::vector<std::pair<std::size_t, std::size_t>> pairs_;
  std::vector<std::size_t> unmatched_;
};

/// Cuts a hole of one byte into the stretches and fills it.
void overlay(std::vector<StyledRange>& styles, std::size_t at, Style style) {
  std::vector<StyledRange> out;
  for (const StyledRange& range : styles) {
    if (range.begin <= at && at < range.end) {
      if (range.begin < at) out.push_back({range.begin, at, range.style});
      if (at + 1 < range.end) out.push_back({at + 1, range.end, range.style});
    } else {
      out.push_back(range);
    }
  }
  out.push_back({at, at + 1, style});
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  styles = std::move(out);
}

}  // namespace

Brackets find_brackets(std::string_view text, std::size_t cursor,
                       const std::vector<StyledRange>& styles) {
  Matcher matcher(text, styles);
  Brackets out;
  const auto touches = [&](std::size_t place) {
    const auto found =
        std::find_if(matcher.pairs().begin(), matcher.pairs().end(),
                     [&](const auto& pair) { return pair.first == place || pair.second == place; });
    if (found != matcher.pairs().end()) out.pair = *found;
    return out.pair.has_value();
  };
  if (!touches(cursor) && cursor > 0) touches(cursor - 1);
  out.unmatched = matcher.unmatched();
  return out;
}

std::vector<StyledRange> with_brackets(std::vector<StyledRange> styles, const Brackets& brackets) {
  for (const std::size_t at : brackets.unmatched) overlay(styles, at, Style::Error);
  if (brackets.pair) {
    overlay(styles, brackets.pair->first, Style::Match);
    overlay(styles, brackets.pair->second, Style::Match);
  }
  return styles;
}

}  // namespace dossier::shell
