#include "shell/editor/brackets.h"
#include "shell/editor/layout.h"
#include "shell/editor/line_editor.h"

#include <catch2/catch.hpp>

using namespace dossier::shell;

namespace {

std::vector<std::string> lines_of(const Screen& screen) {
  std::vector<std::string> out;
  for (const ScreenLine& line : screen.lines) out.push_back(plain_text(line));
  return out;
}

Screen laid_out(std::string_view text, std::size_t cursor, std::size_t width) {
  static const std::vector<StyledRange> kNone;
  return lay_out({text, cursor, "> ", ". ", kNone, {}, width});
}

}  // namespace

TEST_CASE("lines are cut at the width of the terminal, never within a wide character") {
  const Screen screen = laid_out("abcd日本\nx", 10, 7);
  CHECK(lines_of(screen) == std::vector<std::string>{"> abcd", "日本", ". x"});
  CHECK(screen.row == 1);
  CHECK(screen.column == 4);
}

TEST_CASE("a cursor behind a full line stands on the next one") {
  const Screen screen = laid_out("abcde", 5, 7);
  CHECK(lines_of(screen) == std::vector<std::string>{"> abcde", ""});
  CHECK(screen.row == 1);
  CHECK(screen.column == 0);
}

TEST_CASE("control characters in the text are shown, not obeyed") {
  CHECK(lines_of(laid_out("a\x1b[2J\tb\xff", 0, 40)) ==
        std::vector<std::string>{"> a\\x1B[2J  b\\xFF"});
}

TEST_CASE("a tall text shows the lines around the cursor") {
  History history;
  LineEditor editor(history, {});
  editor.begin("> ", "1\n2\n3\n4\n5\n6");
  for (int i = 0; i < 3; ++i) editor.press(pressed(KeyCode::Up));
  const Screen screen = editor.screen(20, 3);
  CHECK(screen.lines.size() == 3);
  CHECK(plain_text(screen.lines[screen.row]).ends_with("3"));
}

TEST_CASE("brackets are matched outside of texts and comments") {
  const std::string text = "f(')', [1])]";
  const std::vector<StyledRange> styles{{2, 5, Style::Text}};
  const Brackets at_end = find_brackets(text, text.size(), styles);
  CHECK_FALSE(at_end.pair);
  CHECK(at_end.unmatched == std::vector<std::size_t>{11});
  CHECK(find_brackets(text, 1, styles).pair == std::pair<std::size_t, std::size_t>{1, 10});
  CHECK(find_brackets(text, 11, styles).pair == std::pair<std::size_t, std::size_t>{1, 10});
}

TEST_CASE("bracket styles lie over the others") {
  const auto styles = with_brackets({{0, 4, Style::Keyword}},
                                    Brackets{std::pair<std::size_t, std::size_t>{1, 5}, {}});
  REQUIRE(styles.size() == 4);
  CHECK(styles[1].style == Style::Match);
  CHECK(styles[2].begin == 2);
  CHECK(styles[3].begin == 5);
}

TEST_CASE(
    "a line for the terminal has a sequence for each stretch of one style, or none without "
    "colours") {
  const ScreenLine line{{"> ", Style::Prompt}, {"MATCH", Style::Keyword}, {" x", Style::Plain}};
  CHECK(terminal_text(line, true) == "\x1b[1m> \x1b[0m\x1b[1;34mMATCH\x1b[0m x");
  CHECK(terminal_text(line, false) == "> MATCH x");
}
