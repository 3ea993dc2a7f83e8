#include "shell/editor/menu.h"

#include "shell/text/graphemes.h"
#include "shell/text/sanitize.h"

#include <algorithm>

namespace dossier::shell {

namespace {

constexpr std::size_t kMaxText = 40;
constexpr std::size_t kLeastDetail = 12;

std::string padded(const std::string& text, std::size_t width) {
  return text + std::string(width - std::min(width, display_width(text)), ' ');
}

}  // namespace

void Menu::show(Candidates candidates) {
  candidates_ = std::move(candidates);
  selected_ = 0;
  top_ = 0;
}

void Menu::move(int step) noexcept {
  const auto count = static_cast<long>(size());
  selected_ =
      static_cast<std::size_t>((static_cast<long>(selected_) + step % count + count) % count);
  if (selected_ < top_) top_ = selected_;
  if (selected_ >= top_ + kRows) top_ = selected_ + 1 - kRows;
}

std::vector<ScreenLine> Menu::lines(std::size_t width, std::size_t indent) const {
  const std::size_t end = std::min(size(), top_ + kRows);
  std::vector<std::string> texts;
  std::vector<std::string> details;
  std::size_t text_width = 0;
  std::size_t detail_width = 0;
  for (std::size_t i = top_; i < end; ++i) {
    texts.push_back(elide(one_line(candidates_.items[i].text), std::min(kMaxText, width - 1)));
    details.push_back(one_line(candidates_.items[i].detail));
    text_width = std::max(text_width, display_width(texts.back()));
    detail_width = std::max(detail_width, display_width(details.back()));
  }
  const std::size_t room = width - std::min(width, text_width + 4);
  if (detail_width > room) detail_width = room < kLeastDetail ? 0 : room;
  for (std::string& detail : details) detail = elide(detail, detail_width);
  const std::size_t total = text_width + (detail_width == 0 ? 0 : detail_width + 2) + 2;
  const std::string margin(total >= width ? 0 : std::min(indent, width - total), ' ');
  std::vector<ScreenLine> out;
  for (std::size_t i = top_; i < end; ++i) {
    const bool selected = i == selected_;
    ScreenLine line;
    if (!margin.empty()) line.push_back({margin, Style::Plain});
    line.push_back({" " + padded(texts[i - top_], text_width) + " ",
                    selected ? Style::MenuSelected : Style::MenuItem});
    if (detail_width != 0) {
      line.push_back({" " + padded(details[i - top_], detail_width) + " ",
                      selected ? Style::MenuSelected : Style::MenuDetail});
    }
    out.push_back(std::move(line));
  }
  if (size() > kRows)
    out.push_back(
        {{margin, Style::Plain},
         {" " + std::to_string(selected_ + 1) + " of " + std::to_string(size()), Style::Hint}});
  return out;
}

std::string common_prefix(const std::vector<Candidate>& items) {
  if (items.empty()) return {};
  std::string prefix = items.front().text;
  for (const Candidate& item : items) {
    const auto [end, other] =
        std::mismatch(prefix.begin(), prefix.end(), item.text.begin(), item.text.end());
    prefix.erase(end, prefix.end());
  }
  // Never half a character.
  while (!prefix.empty() && prefix.size() < items.front().text.size() &&
         (static_cast<unsigned char>(items.front().text[prefix.size()]) & 0xC0U) == 0x80U) {
    prefix.pop_back();
  }
  return prefix;
}

}  // namespace dossier::shell
