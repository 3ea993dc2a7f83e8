#include "shell/editor/brackets.h"
#include "shell/editor/line_editor.h"
#include "shell/text/graphemes.h"
#include "shell/text/sanitize.h"

#include <algorithm>

namespace dossier::shell {

Screen LineEditor::text_screen(std::size_t width) const {
  std::vector<StyledRange> ranges = styles();
  ranges = with_brackets(std::move(ranges), find_brackets(text(), cursor(), ranges));
  return lay_out({text(), cursor(), prompt_, continuation_, ranges, suggestion(), width});
}

void LineEditor::add_search_line(Screen& screen, std::size_t width) const {
  const std::string line =
      (search_->failed ? "no match in history: " : "search in history: ") + one_line(search_->part);
  screen.lines.push_back(
      {{elide(line, width - 1), search_->failed ? Style::Warning : Style::Hint}});
}

/// Keeps the lines around the cursor when there are more than the terminal has.
void LineEditor::fit(Screen& screen, std::size_t height) {
  if (screen.lines.size() <= height || height == 0) return;
  const std::size_t below = screen.lines.size() - 1 - screen.row;
  const std::size_t kept_below = std::min(below, height / 2);
  const std::size_t end = std::max(screen.row + 1 + kept_below, height);
  const std::size_t begin = end - height;
  screen.lines.erase(screen.lines.begin() + static_cast<std::ptrdiff_t>(end), screen.lines.end());
  screen.lines.erase(screen.lines.begin(),
                     screen.lines.begin() + static_cast<std::ptrdiff_t>(begin));
  screen.row -= begin;
}

Screen LineEditor::screen(std::size_t width, std::size_t height) const {
  Screen screen = text_screen(width);
  if (menu_.open()) {
    const std::string_view word =
        std::string_view(text()).substr(menu_.begin(), cursor() - menu_.begin());
    const std::size_t indent = screen.column - std::min(screen.column, display_width(word) + 1);
    for (ScreenLine& line : menu_.lines(width, indent)) screen.lines.push_back(std::move(line));
  } else if (search_) {
    add_search_line(screen, width);
  } else if (hooks_.hint) {
    const std::string hint = hooks_.hint(text(), cursor());
    if (!hint.empty()) screen.lines.push_back({{elide(one_line(hint), width - 1), Style::Hint}});
  }
  fit(screen, height);
  return screen;
}

Screen LineEditor::finished_screen(std::size_t width) const {
  return lay_out({text(), text().size(), prompt_, continuation_, styles(), {}, width});
}

}  // namespace dossier::shell
