#include "shell/console/console.h"
#include "shell/console/progress.h"
#include "shell/session/assist.h"
#include "shell/session/meta.h"

#include <set>

#include <catch2/catch.hpp>

using namespace dossier;
using namespace dossier::shell;

namespace {

std::vector<std::string> split(std::string_view script) {
  std::vector<std::string> out;
  for (const std::string_view text : split_script(script)) out.emplace_back(text);
  return out;
}

}  // namespace

TEST_CASE("a script is cut into commands, which end at their line, and statements") {
  CHECK(split(":mode csv\nRETURN ';'; // x\n\n.stats\nRETURN\n  2") ==
        std::vector<std::string>{":mode csv", "RETURN ';';", "// x\n\n.stats\nRETURN\n  2"});
  CHECK(split("RETURN 1; RETURN 2;") == std::vector<std::string>{"RETURN 1;", "RETURN 2;"});
  CHECK(split("").empty());
  CHECK(split(" ; /* nothing */ ;").empty());
}

TEST_CASE("Enter finishes commands, questions and statements that all end") {
  for (const char* text : {"", "  ", ":stats", ".stats", "RETURN 1;", "RETURN 1; // done",
                           "who proposed what", "RETURN ';';"}) {
    CAPTURE(text);
    CHECK(is_finished(text));
  }
  for (const char* text :
       {"RETURN 1", "RETURN 1; RETURN 2", "RETURN ';", "RETURN /* ;", "MATCH (n)\n"}) {
    CAPTURE(text);
    CHECK_FALSE(is_finished(text));
  }
}

TEST_CASE("a forgotten semicolon is explained on an empty line only") {
  CHECK(unfinished_hint("RETURN 1").empty());
  CHECK_FALSE(unfinished_hint("RETURN 1\n").empty());
  CHECK(unfinished_hint("RETURN 1\nAS").empty());
}

TEST_CASE("words of commands keep what quotes hold together") {
  CHECK(split_words("a  \"b c\" 'd\"e' f\\ g \"\"") ==
        std::vector<std::string>{"a", "b c", "d\"e", "f g", ""});
  CHECK(split_words("\"open end") == std::vector<std::string>{"open end"});
  CHECK(split_words("\\").size() == 1);
}

TEST_CASE("commands are found by name, other names and unambiguous beginnings") {
  std::set<std::string_view> names;
  for (const MetaCommand& command : meta_commands()) {
    CHECK(names.insert(command.name).second);
    CHECK_FALSE(command.help.empty());
    CHECK(command.min_words <= command.max_words);
    CHECK(find_meta(command.name) == &command);
  }
  CHECK(find_meta("q")->name == "quit");
  CHECK(find_meta("prof")->name == "profile");
  CHECK(find_meta("p") == nullptr);
  CHECK(find_meta("") == nullptr);
}

namespace {

/// A shell over a small graph in memory.
struct Sample {
  Console console{Colours::Never};
  Session session{Database::open(":memory:").value(), console};
  Shell shell{session};

  Sample() {
    const auto made = session.collect(
        "CREATE (n:Organization {name: 'North Atlantic Treaty Organization', aliases: ['NATO']}), "
        "(p:Person {name: 'Paul \"Spaak\"', born: 1899})-[:LED {since: 1957}]->(n), "
        "(:Person {name: 'Pia', spouse: 'x'})",
        {});
    REQUIRE(made);
  }

  /// What is offered at the end of a text, and where it begins: "10: a | b".
  std::string offered(std::string_view text) {
    const Candidates found = is_command(text) ? complete_command(shell, text, text.size())
                                              : complete_statement(shell, text, text.size());
    std::string out = std::to_string(found.begin) + ":";
    for (const Candidate& item : found.items) out += (out.ends_with(':') ? " " : " | ") + item.text;
    return out;
  }
};

}  // namespace

TEST_CASE("properties are those of the label or type before them, the usual ones first") {
  Sample sample;
  CHECK(sample.offered("MATCH (p:Person) WHERE p.") == "25: name | born | spouse");
  CHECK(sample.offered("MATCH (p:Person {b") == "17: born");
  CHECK(sample.offered("MATCH ()-[r:LED]->() RETURN r.") == "30: since");
  CHECK(sample.offered("MATCH ()-[r:LED {") == "17: since");
  CHECK(sample.offered("MATCH (p:Nobody) WHERE p.s") == "25: since | spouse");
  CHECK(sample.offered("MATCH (p) WHERE p.s") == "18: since | spouse");
}

TEST_CASE("names are found by their beginning, else in other letters or by another name") {
  Sample sample;
  CHECK(sample.offered("MATCH (n {name: 'Pi") == "17: Pia");
  CHECK(sample.offered("MATCH (n {name: 'nat") == "17: North Atlantic Treaty Organization");
  CHECK(sample.offered("MATCH (n {name: 'Pau") == "17: Paul \"Spaak\"");
  CHECK(sample.offered("MATCH (n {name: \"Pau") == "17: Paul \\\"Spaak\\\"");
  CHECK(sample.offered(":around pia") == "8: Pia");
  CHECK(sample.offered(":path Pia nato") == "10: \"North Atlantic Treaty Organization\"");
  CHECK(sample.offered("who leads nat") == "10: North Atlantic Treaty Organization");
  CHECK(sample.offered("who leads north atl") == "10: North Atlantic Treaty Organization");
  CHECK(sample.offered(":who leads nat") == "11: North Atlantic Treaty Organization");
  CHECK(sample.offered("who leads xyz") == "13:");
}

TEST_CASE("arguments of commands complete to what can stand there") {
  Sample sample;
  sample.session.parameters.set("who", "NATO");
  CHECK(sample.offered(":set clu") == "5: cluster");
  CHECK(sample.offered(":set cluster ") == "13: none | label | community | document");
  CHECK(sample.offered(":set timer o") == "11: on | off");
  CHECK(sample.offered(":params ") == "8: clear");
  CHECK(sample.offered(":param w") == "7: who => ");
  CHECK(sample.offered("RETURN $") == "8: who");
  CHECK(sample.offered(":explain MATCH (:P") == "17: Person");
}

TEST_CASE("the signature of the function whose arguments are written stands below") {
  const auto hint = [](std::string_view text) { return signature_hint(text, text.size()); };
  CHECK(hint("RETURN substring('a', ").starts_with("substring(original :: STRING, "));
  CHECK(hint("RETURN toUpper(SUBSTRING('(', 1").starts_with("substring("));
  CHECK(hint("RETURN toUpper(substring('a', 1)").starts_with("toUpper("));
  CHECK(hint("RETURN substring('a', 1) ").empty());
  CHECK(hint("MATCH (a:Person").empty());
  CHECK(hint("RETURN nothing(").empty());
  CHECK(hint(":around substring(").empty());
}

TEST_CASE("files are completed folder by folder") {
  const auto found = complete_file(std::string(DOSSIER_SOURCE_DIR) + "/tests/shell/ses");
  REQUIRE(found.size() == 1);
  CHECK(found[0].text.ends_with("/session_test.cpp"));
  CHECK(complete_file(std::string(DOSSIER_SOURCE_DIR) + "/tests/she")[0].text.ends_with(
      "/tests/shell/"));
  CHECK(complete_file("/no/such/folder/x").empty());
}

TEST_CASE("a progress line says how far, how fast and how long, and fits the terminal") {
  CHECK(progress_line(25, 100, 5, "documents", "a\x1b[31m.txt", 200) ==
        "█████░░░░░░░░░░░░░░░  25 %  25/100 documents, 5.0/s, 15 s left  a\\x1B[31m.txt");
  CHECK(progress_line(0, 0, 0, "documents", "", 200) ==
        "░░░░░░░░░░░░░░░░░░░░   0 %  0/0 documents, 0.0/s");
  CHECK(duration_text(59.4) == "59 s");
  CHECK(duration_text(185) == "3 min 05 s");
  CHECK(duration_text(7800) == "2 h 10 min");
}

TEST_CASE("times have the unit that people read") {
  CHECK(elapsed_text(0.000312) == "0.31 ms");
  CHECK(elapsed_text(0.42) == "420 ms");
  CHECK(elapsed_text(3.1414) == "3.141 s");
}

TEST_CASE("errors are harmless on a terminal, and their places still fit the source") {
  Error error{Code::CannotRead,  "cannot read `\x1b]0;x\x07`", {3, 5}, "\x1b[2J", "\xe2\x80\xae",
              {{{0, 1}, "\x9b"}}};
  const Error safe = harmless(error);
  const std::string source = "ab\x1b[31m\xc2\x9bz\n\xff";
  const std::string shown = harmless_source(source);
  CHECK(shown.size() == source.size());
  CHECK(shown == "ab?[31m??z\n?");
  const std::string text = render(safe, shown);
  for (const char* bad : {"\x1b", "\x07", "\xc2\x9b", "\xe2\x80\xae", "\xff"})
    CHECK(text.find(bad) == std::string::npos);
}
