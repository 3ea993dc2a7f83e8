#include "screen_emulator.h"
#include "shell/terminal/painter.h"

#include <catch2/catch.hpp>

using namespace dossier::shell;

namespace {

Screen screen_of(std::vector<std::string> lines, std::size_t row, std::size_t column) {
  Screen screen;
  for (std::string& line : lines) screen.lines.push_back({{std::move(line), Style::Plain}});
  screen.row = row;
  screen.column = column;
  return screen;
}

}  // namespace

TEST_CASE("a terminal shows each screen after the bytes of the change") {
  Painter painter(false);
  ScreenEmulator terminal(10, 6);
  terminal.feed("before\r\n");
  const Screen screens[] = {
      screen_of({"> "}, 0, 2),
      screen_of({"> abc"}, 0, 5),
      screen_of({"> abc", "menu 1", "menu 2"}, 0, 5),
      screen_of({"> abc", ".. x"}, 1, 4),
      screen_of({"> abc", ".. x"}, 0, 2),
      screen_of({"> 45678901", "2"}, 1, 1),
      screen_of({"> 45678901", ""}, 1, 0),
      screen_of({"> "}, 0, 2),
  };
  for (const Screen& screen : screens) {
    terminal.feed(painter.update(screen));
    REQUIRE(terminal.line(0) == "before");
    for (std::size_t i = 0; i < screen.lines.size(); ++i) {
      std::string expected = plain_text(screen.lines[i]);
      while (!expected.empty() && expected.back() == ' ') expected.pop_back();
      CHECK(terminal.line(i + 1) == expected);
    }
    CHECK(terminal.line(screen.lines.size() + 1).empty());
    CHECK(terminal.row() == screen.row + 1);
    CHECK(terminal.column() == screen.column);
  }
  terminal.feed(painter.finish(screen_of({"> done"}, 0, 6)) + "after");
  CHECK(terminal.line(1) == "> done");
  CHECK(terminal.line(2) == "after");
}

TEST_CASE("the text scrolls the terminal when it grows at the bottom") {
  Painter painter(false);
  ScreenEmulator terminal(10, 3);
  terminal.feed("1\r\n2\r\n");
  terminal.feed(painter.update(screen_of({"> a"}, 0, 3)));
  terminal.feed(painter.update(screen_of({"> a", "b"}, 1, 1)));
  CHECK(terminal.line(0) == "2");
  CHECK(terminal.line(1) == "> a");
  CHECK(terminal.line(2) == "b");
  terminal.feed(painter.update(screen_of({"> x", "b"}, 0, 3)));
  CHECK(terminal.line(1) == "> x");
  CHECK(terminal.line(2) == "b");
}
