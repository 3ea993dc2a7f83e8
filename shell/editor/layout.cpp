#include "shell/editor/layout.h"

#include "shell/text/graphemes.h"
#include "shell/text/sanitize.h"

#include <algorithm>

namespace dossier::shell {

namespace {

constexpr std::string_view kTab = "  ";

class Layout {
 public:
  explicit Layout(const LayoutInput& input)
      : input_(input), width_(std::max<std::size_t>(input.width, 2)) {}

  Screen take() {
    start_line(input_.prompt);
    for (std::size_t at = 0; at < input_.text.size();) {
      if (at == input_.cursor) place_cursor();
      const Grapheme grapheme = next_grapheme(input_.text, at);
      const std::string_view character = input_.text.substr(at, grapheme.end - at);
      if (character == "\n") {
        start_line(input_.continuation);
      } else {
        put(character, style_at(at));
      }
      at = grapheme.end;
    }
    if (input_.cursor >= input_.text.size()) place_cursor();
    put_suggestion();
    return std::move(screen_);
  }

 private:
  void start_line(std::string_view prompt) {
    screen_.lines.emplace_back();
    column_ = 0;
    if (prompt.empty()) return;
    const std::string shown = elide(prompt, width_ - 1);
    screen_.lines.back().push_back({shown, Style::Prompt});
    column_ = display_width(shown);
  }

  void break_line() {
    screen_.lines.emplace_back();
    column_ = 0;
  }

  void place_cursor() {
    if (column_ >= width_) break_line();
    screen_.row = screen_.lines.size() - 1;
    screen_.column = column_;
  }

  void put(std::string_view character, Style style) {
    const std::string shown = character == "\t" ? std::string(kTab) : one_line(character);
    for (std::size_t at = 0; at < shown.size();) {
      const Grapheme grapheme = next_grapheme(shown, at);
      if (column_ + static_cast<std::size_t>(grapheme.width) > width_) break_line();
      append(std::string_view(shown).substr(at, grapheme.end - at), style);
      column_ += static_cast<std::size_t>(grapheme.width);
      at = grapheme.end;
    }
  }

  void append(std::string_view text, Style style) {
    ScreenLine& line = screen_.lines.back();
    if (line.empty() || line.back().style != style) line.push_back({"", style});
    line.back().text += text;
  }

  /// Only what fits on the line: a suggestion never moves the text.
  void put_suggestion() {
    if (input_.suggestion.empty()) return;
    const std::string_view first = input_.suggestion.substr(0, input_.suggestion.find('\n'));
    const std::string shown = elide(one_line(first), width_ - std::min(width_, column_));
    if (!shown.empty()) append(shown, Style::Suggestion);
  }

  Style style_at(std::size_t at) {
    while (style_ < input_.styles.size() && input_.styles[style_].end <= at) ++style_;
    const bool within = style_ < input_.styles.size() && input_.styles[style_].begin <= at;
    return within ? input_.styles[style_].style : Style::Plain;
  }

  const LayoutInput& input_;
  std::size_t width_;
  std::size_t column_ = 0;
  std::size_t style_ = 0;
  Screen screen_;
};

}  // namespace

Screen lay_out(const LayoutInput& input) { return Layout(input).take(); }

}  // namespace dossier::shell
