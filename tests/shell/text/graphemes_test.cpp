#include "shell/text/graphemes.h"

#include "shell/text/sanitize.h"

#include <catch2/catch.hpp>

using namespace dossier::shell;

TEST_CASE("widths are those of terminals") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("e\xcc\x81") == 1);
  CHECK(display_width("👍🏽") == 2);
  CHECK(display_width("👨‍👩‍👧") == 2);
  CHECK(display_width("\xff\xfe") == 2);
  CHECK(display_width("") == 0);
}

TEST_CASE("boundaries step over whole characters in both directions") {
  const std::string text = "a日e\xcc\x81\n👨‍👩‍👧x";
  std::vector<std::size_t> forward{0};
  while (forward.back() < text.size()) forward.push_back(next_grapheme(text, forward.back()).end);
  std::vector<std::size_t> backward{text.size()};
  while (backward.back() > 0) backward.push_back(previous_boundary(text, backward.back()));
  CHECK(forward == std::vector<std::size_t>(backward.rbegin(), backward.rend()));
  CHECK(forward.size() == 7);
}

TEST_CASE("texts are cut between characters") {
  CHECK(elide("日本語", 6) == "日本語");
  CHECK(elide("日本語", 5) == "日本…");
  CHECK(elide("日本語", 4) == "日…");
  CHECK(elide("abc", 0).empty());
}

TEST_CASE("control characters become visible") {
  CHECK(one_line("a\x1b[31m\n\t\x7f\xc2\x9b\xe2\x80\xae\xff") ==
        "a\\x1B[31m\\n\\t\\x7F\\x9B\\u{202E}\\xFF");
  CHECK(many_lines("a\n\tb\r") == "a\n\tb\\r");
  CHECK(is_harmless("Åland 日本"));
  CHECK_FALSE(is_harmless("\x1b"));
}
