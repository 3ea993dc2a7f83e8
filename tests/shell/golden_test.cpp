#include "program_driver.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

// Whole screens of 80 by 24 characters with their colours, compared with files in
// tests/shell/golden. With DOSSIER_GOLDEN=write in the environment the files are written instead:
// look at them before you keep them.

namespace {

constexpr const char* kGraph =
    "CREATE (nato:Organization {name: 'NATO'}), (se:Country {name: 'Sweden'}), (fi:Country {name: "
    "'Finland'}), "
    "(us:Country {name: 'United States'}), (js:Person {name: 'Jens Stoltenberg'}), (t:Treaty "
    "{name: 'INF Treaty'}), "
    "(se)-[:MEMBER_OF {date: '2024', evidence: ['Sweden joined NATO.'], documents: "
    "['news']}]->(nato), "
    "(fi)-[:MEMBER_OF {date: '2023'}]->(nato), (us)-[:MEMBER_OF]->(nato), (us)-[:SIGNED]->(t), "
    "(us)-[:WITHDREW_FROM]->(t), (js)-[:HOLDS_POSITION {role: 'Secretary General'}]->(nato), "
    "(js)-[:VISITED]->(se);\r";

/// A session on a small graph, with nothing on the screen but its prompt.
class Golden {
 public:
  Golden() : run_({":memory:"}, scratch_.path()) {
    REQUIRE(run_.shows("memory>"));
    run_.send(kGraph);
    REQUIRE(run_.shows("created 6 nodes"));
    run_.send("\x0c");  // Ctrl-L
    run_.settle();
  }

  Golden& keys(std::string_view text) {
    run_.send(text);
    run_.settle();
    return *this;
  }

  TerminalRun& run() { return run_; }

  void matches(const std::string& name) {
    const std::string path =
        std::string(DOSSIER_SOURCE_DIR) + "/tests/shell/golden/" + name + ".txt";
    const std::string screen = run_.styled_screen() + "\n";
    const char* mode = std::getenv("DOSSIER_GOLDEN");
    if (mode != nullptr && std::string_view(mode) == "write") {
      std::ofstream(path) << screen;
      return;
    }
    std::ifstream file(path);
    std::ostringstream expected;
    expected << file.rdbuf();
    CAPTURE(path);
    CHECK(screen == expected.str());
  }

 private:
  Scratch scratch_;
  TerminalRun run_;
};

constexpr const char* kUp = "\x1b[A";
constexpr const char* kLeft = "\x1b[D";

}  // namespace

TEST_CASE("screen: a query of several lines, with unknown names and brackets marked",
          "[terminal][golden]") {
  Golden golden;
  golden.keys("MATCH (p:Person {name: 'Jens'})-[:VISITD]->(c:Country)\r")
      .keys("WHERE c.nmae = $name AND size([1, 2]) > 1 // remark\r")
      .keys("RETURN toUpper(p.name), c.name")
      .keys(kUp)
      .matches("editing");
}

TEST_CASE("screen: the bracket at the cursor and its partner", "[terminal][golden]") {
  Golden golden;
  golden.keys("RETURN (1 + (2 * 3))").keys(kLeft).matches("brackets");
}

TEST_CASE("screen: completion of relationship types that leave a label", "[terminal][golden]") {
  Golden golden;
  golden.keys("MATCH (c:Country)-[:").keys("\t").matches("completion");
}

TEST_CASE("screen: completion of names within quotes, of functions, and of arguments",
          "[terminal][golden]") {
  Golden golden;
  golden.keys("MATCH (n {name: 'Je")
      .keys("\t")
      .keys("'}) RETURN toU")
      .keys("\t")
      .matches("completion_names");
  golden.keys("\x03").keys(":set clu\t").keys(" ").matches("completion_settings");
}

TEST_CASE("screen: an error points to its place", "[terminal][golden]") {
  Golden golden;
  golden.keys("MATCH (p:Person)\r").keys("RETURN q.name;\r").matches("error");
}

TEST_CASE("screen: drawings of a neighbourhood, a result and a path", "[terminal][golden]") {
  Golden golden;
  golden.keys(":around NATO 2\r").matches("around");
  golden.keys("\x0c")
      .keys(":path Finland \"INF Treaty\"\r")
      .keys(":schema graph\r")
      .matches("path");
}

TEST_CASE("screen: sentences behind a fact", "[terminal][golden]") {
  Golden golden;
  golden.keys(":why Sweden NATO\r").matches("why");
}

TEST_CASE("screen: a table leaves out rows, and a pager shows them all", "[terminal][golden]") {
  Golden golden;
  golden
      .keys(
          "UNWIND range(1, 60) AS i RETURN i, i * 1.5 AS half, '日本' AS wide, null AS nothing;\r")
      .matches("table");
  golden.keys("\x0c").keys(":last\r").matches("pager");
}

TEST_CASE("screen: suggestion, search in the history, undo and wide characters",
          "[terminal][golden]") {
  Golden golden;
  golden.keys("RETURN 1 AS one;\r").keys("\x0c").keys("RETU").matches("suggestion");
  golden.keys("\x03").keys("\x12").keys("create").matches("search");
  golden.keys("\x07").keys("RETURN '日本語").keys("\x17").keys("\x1f").matches("undo");
}

TEST_CASE("screen: the text is laid out anew when the window changes its size",
          "[terminal][golden]") {
  Golden golden;
  golden.keys("RETURN 'a text that is longer than a narrow window has columns' AS x");
  golden.run().resize(40, 24);
  golden.run().settle();
  golden.matches("resize");
}
