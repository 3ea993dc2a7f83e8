#include "shell/editor/line_editor.h"

#include <catch2/catch.hpp>

using namespace dossier::shell;

namespace {

/// An editor with some history, driven by a text of keys: plain characters are typed, <...> names a
/// key.
class Driver {
 public:
  Driver() : editor(history, hooks()) {
    for (const char* entry :
         {"MATCH (a) RETURN a;", ":stats", "MATCH (b:Person)\nRETURN b;", "RETURN 1;"})
      history.add(entry);
    editor.begin("> ");
  }

  Outcome press(std::string_view keys) {
    Outcome outcome = Outcome::Editing;
    while (!keys.empty()) {
      if (keys.front() == '<') {
        const std::size_t end = keys.find('>');
        outcome = editor.press(named(keys.substr(1, end - 1)));
        keys.remove_prefix(end + 1);
      } else {
        const std::size_t size = next_character(keys);
        outcome = editor.press(typed(std::string(keys.substr(0, size))));
        keys.remove_prefix(size);
      }
    }
    return outcome;
  }

  /// The text with "|" at the cursor.
  std::string state() const {
    std::string text = editor.text();
    return text.insert(editor.cursor(), "|");
  }

  std::string screen(std::size_t width = 40, std::size_t height = 20) const {
    std::string out;
    for (const ScreenLine& line : editor.screen(width, height).lines)
      out += plain_text(line) + "\n";
    return out;
  }

  History history;
  LineEditor editor;

 private:
  static std::size_t next_character(std::string_view text) {
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) ++size;
    return size;
  }

  static Key named(std::string_view name) {
    if (name.starts_with("C-")) return control(name[2]);
    if (name == "M-enter") return {KeyCode::Enter, false, true, false, {}};
    if (name.starts_with("M-")) return alt(name[2]);
    if (name.starts_with("paste:")) return pasted(std::string(name.substr(6)));
    const std::pair<std::string_view, KeyCode> codes[] = {
        {"enter", KeyCode::Enter},  {"tab", KeyCode::Tab},    {"esc", KeyCode::Escape},
        {"bs", KeyCode::Backspace}, {"del", KeyCode::Delete}, {"left", KeyCode::Left},
        {"right", KeyCode::Right},  {"up", KeyCode::Up},      {"down", KeyCode::Down},
        {"home", KeyCode::Home},    {"end", KeyCode::End},
    };
    for (const auto& [text, code] : codes) {
      if (text == name) return pressed(code);
    }
    if (name == "S-tab") return {KeyCode::Tab, false, false, true, {}};
    FAIL("no key " << name);
    return {};
  }

  static EditorHooks hooks() {
    EditorHooks out;
    out.is_finished = [](std::string_view text) {
      return text.empty() || text.front() == ':' || text.ends_with(';');
    };
    out.complete = [](std::string_view text, std::size_t cursor) {
      std::size_t begin = cursor;
      while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != ':') --begin;
      Candidates out_candidates{begin, {}};
      for (const char* word : {"Person", "Person_of_note", "Place", "Country"}) {
        if (std::string_view(word).starts_with(text.substr(begin, cursor - begin)))
          out_candidates.items.push_back({word, "label"});
      }
      return out_candidates;
    };
    return out;
  }
};

}  // namespace

TEST_CASE("keys move and change the text", "[editor]") {
  struct Case {
    const char* keys;
    const char* state;
  };
  const Case cases[] = {
      {"abc", "abc|"},
      {"abc<left><left>x", "ax|bc"},
      {"abc<C-a>x<C-e>y", "xabcy|"},
      {"abc<home><right><del>", "a|c"},
      {"abc<bs><bs>", "a|"},
      {"<bs><del><left><right>", "|"},
      {"日本e\xcc\x81<left><bs>", "日|e\xcc\x81"},
      {"日本<left><left>x", "x|日本"},
      {"one two three<M-b><M-b>", "one |two three"},
      {"one two<C-a><M-f>", "one| two"},
      {"one two-three<C-w>", "one |"},
      {"one two<M-b><M-d>", "one |"},
      {"one two<left><left><C-k>", "one t|"},
      {"one two<left><left><C-u>", "|wo"},
      {"one two<C-w><C-w><C-y>!", "one two!|"},
      {"one two<C-a><C-k><C-y><C-y>", "one twoone two|"},
      {"one two<C-w>x<C-w><C-y>", "one x|"},
      {"ab<C-t>", "ba|"},
      {"abc<left><C-t>", "acb|"},
      {"a<C-t>", "a|"},
      {"ab<C-b><C-f><C-d>", "ab|"},
      {"ab<C-a><C-d>", "|b"},
      {"<paste:a\r\nb\x1b[31m>", "a\nb[31m|"},
  };
  for (const Case& test : cases) {
    CAPTURE(test.keys);
    Driver driver;
    driver.press(test.keys);
    CHECK(driver.state() == test.state);
  }
}

TEST_CASE("the cursor moves between lines and remembers its column", "[editor]") {
  Driver driver;
  driver.press("RETURN<enter>a<enter>long line");
  CHECK(driver.state() == "RETURN\na\nlong line|");
  driver.press("<left><left><left><left><up>");
  CHECK(driver.state() == "RETURN\na|\nlong line");
  driver.press("<up>");
  CHECK(driver.state() == "RETUR|N\na\nlong line");
  driver.press("<down><down>");
  CHECK(driver.state() == "RETURN\na\nlong |line");
  driver.press("<C-a>x<up><up>");
  CHECK(driver.state() == "R|ETURN\na\nxlong line");
  driver.press("<end><C-k>");
  CHECK(driver.state() == "RETURN|a\nxlong line");
}

TEST_CASE("Enter finishes a statement or begins a line", "[editor]") {
  Driver driver;
  CHECK(driver.press("RETURN 1<enter>") == Outcome::Editing);
  CHECK(driver.press(";<enter>") == Outcome::Submitted);
  CHECK(driver.editor.text() == "RETURN 1\n;");
  driver.editor.begin("> ");
  CHECK(driver.press(":stats<enter>") == Outcome::Submitted);
  driver.editor.begin("> ");
  CHECK(driver.press("RETURN 1<M-enter>") == Outcome::Submitted);
}

TEST_CASE("control keys end the input, cancel, clear and open the editor", "[editor]") {
  Driver driver;
  CHECK(driver.press("<C-d>") == Outcome::EndOfInput);
  CHECK(driver.press("x<C-c>") == Outcome::Cancelled);
  CHECK(driver.press("<C-l>") == Outcome::ClearScreen);
  CHECK(driver.press("<C-x><C-e>") == Outcome::OpenEditor);
  CHECK(driver.press("<C-z>") == Outcome::Suspend);
}

TEST_CASE("changes are undone word by word and done again", "[editor]") {
  Driver driver;
  driver.press("RETURN one");
  driver.press("<C-_>");
  CHECK(driver.state() == "RETURN |");
  driver.press("<C-_><C-_>");
  CHECK(driver.state() == "|");
  driver.press("<C-_>");
  CHECK(driver.state() == "|");
  driver.press("<M-r><M-r><M-r><M-r>");
  CHECK(driver.state() == "RETURN one|");
  driver.press("<C-u><C-_>");
  CHECK(driver.state() == "RETURN one|");
}

TEST_CASE("Up and Down walk through the history and come back to the draft", "[editor]") {
  Driver driver;
  driver.press("<up>");
  CHECK(driver.state() == "RETURN 1;|");
  driver.press("<up>");
  CHECK(driver.state() == "MATCH (b:Person)\nRETURN b;|");
  driver.press("<up>");
  CHECK(driver.state() == "MATCH (b:|Person)\nRETURN b;");
  driver.press("<up>");
  CHECK(driver.state() == ":stats|");
  driver.press("<down><down><down>");
  CHECK(driver.state() == "|");
}

TEST_CASE("what is typed filters the history by prefix", "[editor]") {
  Driver driver;
  driver.press("MATCH<up>");
  CHECK(driver.state() == "MATCH (b:Person)\nRETURN b;|");
  driver.press("<up><up>");
  CHECK(driver.state() == "MATCH (a) RETURN a;|");
  driver.press("<up>");
  CHECK(driver.state() == "MATCH (a) RETURN a;|");
  driver.press("<down><down><down>");
  CHECK(driver.state() == "MATCH|");
}

TEST_CASE("Ctrl-R searches the history as one types", "[editor]") {
  Driver driver;
  driver.press("draft<C-r>match");
  CHECK(driver.state() == "MATCH (b:Person)\nRETURN b;|");
  CHECK(driver.screen().find("search in history: match") != std::string::npos);
  driver.press("<C-r>");
  CHECK(driver.state() == "MATCH (a) RETURN a;|");
  driver.press("zzz");
  CHECK(driver.screen().find("no match in history: matchzzz") != std::string::npos);
  driver.press("<bs><bs><bs><left>");
  CHECK(driver.state() == "MATCH (b:Person)\nRETURN b|;");
  driver.editor.begin("> ");
  driver.press("draft<C-r>match<C-g>");
  CHECK(driver.state() == "draft|");
}

TEST_CASE("the history is suggested in grey and taken by Right, End or word by word", "[editor]") {
  Driver driver;
  driver.press("MATCH (a");
  CHECK(driver.editor.suggestion() == ") RETURN a;");
  CHECK(driver.screen() == "> MATCH (a) RETURN a;\n");
  driver.press("<M-f>");
  CHECK(driver.state() == "MATCH (a) RETURN|");
  driver.press("<right>");
  CHECK(driver.state() == "MATCH (a) RETURN a;|");
  CHECK(driver.editor.suggestion().empty());
}

TEST_CASE("Tab completes, opens a menu, and typing narrows it", "[editor]") {
  Driver driver;
  driver.press("(a:C<tab>");
  CHECK(driver.state() == "(a:Country|");
  driver.press(" :P<tab>");
  CHECK(driver.screen(60) ==
        "> (a:Country :P\n              Person          label \n              Person_of_note  "
        "label \n              Place           label \n");
  driver.press("e");
  CHECK(driver.screen(60) ==
        "> (a:Country :Pe\n              Person          label \n              Person_of_note  "
        "label \n");
  driver.press("<tab><enter>");
  CHECK(driver.state() == "(a:Country :Person_of_note|");
  driver.press("<C-_>");
  CHECK(driver.state() == "(a:Country :Pe|");
  driver.press("<tab>");
  CHECK(driver.state() == "(a:Country :Person|");
  driver.press("<S-tab><enter>");
  CHECK(driver.state() == "(a:Country :Person_of_note|");
  driver.press("<tab>");
  CHECK(driver.state() == "(a:Country :Person_of_note|");
}

TEST_CASE("Escape closes the menu, other keys close it and work", "[editor]") {
  Driver driver;
  driver.press(":P<tab><esc>");
  CHECK(driver.screen() == "> :P\n");
  driver.press("<tab><left>");
  CHECK(driver.state() == ":|P");
}

TEST_CASE("Tab on a blank line indents", "[editor]") {
  Driver driver;
  driver.press("a<enter><tab>b");
  CHECK(driver.state() == "a\n  b|");
}

TEST_CASE("no sequence of keys breaks the editor", "[editor]") {
  Driver driver;
  std::uint32_t random = 12345;
  const auto roll = [&](std::uint32_t sides) {
    return (random = random * 1664525U + 1013904223U) / 65536U % sides;
  };
  const std::string letters = "ab(){}[]'\"; \n:日";
  for (int i = 0; i < 50'000; ++i) {
    Key key;
    switch (roll(6)) {
      case 0: key = control(static_cast<char>('a' + roll(26))); break;
      case 1: key = alt(static_cast<char>('a' + roll(26))); break;
      case 2:
        key = Key{static_cast<KeyCode>(roll(16)), roll(4) == 0, roll(4) == 0, roll(4) == 0, "x"};
        break;
      case 3: key = pasted("p\xff\n\xe6"); break;
      default: key = typed(std::string(1, letters[roll(14)])); break;
    }
    if (driver.editor.press(key) != Outcome::Editing) driver.editor.begin("> ");
    if (driver.editor.text().size() > 300) driver.editor.begin("> ");
    REQUIRE(driver.editor.cursor() <= driver.editor.text().size());
    if (i % 16 == 0) {
      const Screen screen = driver.editor.screen(7 + roll(60), 1 + roll(10));
      REQUIRE(screen.row < screen.lines.size());
    }
  }
}
