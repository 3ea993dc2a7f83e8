#include "shell/render/renderer.h"

#include <sstream>

#include <catch2/catch.hpp>
#include <dossier/result.h>

using namespace dossier;
using namespace dossier::shell;

namespace {

ResultSet sample() {
  ResultSet result({"name", "born", "note"});
  result.append({"Ada Lovelace", 1815, nullptr});
  result.append({"王小明", 2000, List{"a, b", 1.5}});
  result.append({"e\xcc\x81t\xc3\xa9", -7, "say \"hi\"\n"});
  return result;
}

std::string rendered(Format format, const ResultSet& result, const RenderSettings& settings = {}) {
  std::ostringstream out;
  const auto renderer = make_renderer(format, out, settings);
  renderer->begin(result.columns());
  for (const Row row : result) renderer->row({row.begin(), row.end()});
  renderer->end();
  return out.str();
}

}  // namespace

TEST_CASE("a table aligns wide and combined characters and puts numbers to the right") {
  CHECK(rendered(Format::Table, sample()) ==
        "┌──────────────┬──────┬───────────────┐\n"
        "│ name         │ born │ note          │\n"
        "├──────────────┼──────┼───────────────┤\n"
        "│ Ada Lovelace │ 1815 │ null          │\n"
        "│ 王小明       │ 2000 │ ['a, b', 1.5] │\n"
        "│ e\xcc\x81t\xc3\xa9          │   -7 │ say \"hi\"\\n    │\n"
        "└──────────────┴──────┴───────────────┘\n");
}

TEST_CASE("types stand under the names on request") {
  const std::string text = rendered(Format::Table, sample(), {.types = true});
  CHECK(text.find("│ name         │ born    │ note          │\n"
                  "│ String       │ Integer │ Any           │\n") != std::string::npos);
}

TEST_CASE("a table fits the terminal: long texts are wrapped, then cut") {
  ResultSet result({"id", "sentence"});
  result.append({1,
                 "The Soviet Union proposed a conference on security and cooperation in Europe to "
                 "all states"});
  CHECK(rendered(Format::Table, result, {.width = 40, .wrap_lines = 2}) ==
        "┌────┬─────────────────────────────────┐\n"
        "│ id │ sentence                        │\n"
        "├────┼─────────────────────────────────┤\n"
        "│  1 │ The Soviet Union proposed a     │\n"
        "│    │ conference on security and coo… │\n"
        "└────┴─────────────────────────────────┘\n");
}

TEST_CASE("rows of several lines stand apart from each other") {
  ResultSet result({"id", "text"});
  result.append({1, "one two three four"});
  result.append({2, "short"});
  result.append({3, "last"});
  CHECK(rendered(Format::Table, result, {.width = 20, .wrap_lines = 2}) ==
        "┌────┬─────────────┐\n"
        "│ id │ text        │\n"
        "├────┼─────────────┤\n"
        "│  1 │ one two     │\n"
        "│    │ three four  │\n"
        "├┄┄┄┄┼┄┄┄┄┄┄┄┄┄┄┄┄┄┤\n"
        "│  2 │ short       │\n"
        "├┄┄┄┄┼┄┄┄┄┄┄┄┄┄┄┄┄┄┤\n"
        "│  3 │ last        │\n"
        "└────┴─────────────┘\n");
}

TEST_CASE("a node shows its name first and what only programs ask for last") {
  ResultSet result({"who"});
  const Map properties{{"aliases", List{"NATO"}}, {"founded", 1949}, {"key", "0f"}, {"name", "X"}};
  result.append({Node{NodeId{1}, {"Organization"}, properties}});
  CHECK(rendered(Format::Vertical, result, {.width = 200})
            .find("(:Organization {name: 'X', founded: 1949, aliases: ['NATO'], key: '0f'})") !=
        std::string::npos);
}

TEST_CASE("columns in the middle are left out, with a count, when the terminal is too narrow") {
  ResultSet result({"first", "second", "third", "fourth", "fifth"});
  result.append({"aaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbb", "ccccccccccccccc", "ddddddddddddddd",
                 "eeeeeeeeeeeeeee"});
  CHECK(rendered(Format::Table, result, {.width = 44, .wrap_lines = 1}) ==
        "┌────────────┬────────────┬───┬────────────┐\n"
        "│ first      │ second     │ … │ fifth      │\n"
        "├────────────┼────────────┼───┼────────────┤\n"
        "│ aaaaaaaaa… │ bbbbbbbbb… │ … │ eeeeeeeee… │\n"
        "└────────────┴────────────┴───┴────────────┘\n"
        "5 columns (3 shown)\n");
}

TEST_CASE("rows in the middle are left out, with a count") {
  ResultSet result({"n"});
  for (int i = 1; i <= 100; ++i) result.append({i});
  CHECK(rendered(Format::Table, result, {.max_rows = 4}) ==
        "┌─────┐\n│ n   │\n├─────┤\n│   1 │\n│   2 │\n│ ⋮   │\n│  99 │\n│ 100 │\n└─────┘\n100 rows "
        "(4 shown)\n");
}

TEST_CASE("vertical output shows one value a line") {
  ResultSet result({"name", "b"});
  result.append({"Ada", 1});
  CHECK(rendered(Format::Vertical, result) == "─────┼── row 1 ──\nname │ Ada\n   b │ 1\n");
}

TEST_CASE("machine formats are exact") {
  CHECK(rendered(Format::Csv, sample()) ==
        "name,born,note\r\nAda Lovelace,1815,\r\n王小明,2000,\"[\"\"a, b\"\",1.5]\"\r\n"
        "e\xcc\x81t\xc3\xa9,-7,\"say \"\"hi\"\"\n\"\r\n");
  CHECK(rendered(Format::Tsv, sample()) ==
        "name\tborn\tnote\nAda Lovelace\t1815\t\n王小明\t2000\t[\"a, "
        "b\",1.5]\ne\xcc\x81t\xc3\xa9\t-7\tsay \"hi\"\\n\n");
  CHECK(rendered(Format::Plain, sample()) ==
        "'Ada Lovelace'\t1815\tnull\n'王小明'\t2000\t['a, b', 1.5]\n'e\xcc\x81t\xc3\xa9'\t-7\t'say "
        "\"hi\"\\n'\n");
  CHECK(rendered(Format::JsonLines, sample()) ==
        "{\"name\":\"Ada "
        "Lovelace\",\"born\":1815,\"note\":null}\n{\"name\":\"王小明\",\"born\":2000,\"note\":[\"a,"
        " b\",1.5]}\n"
        "{\"name\":\"e\xcc\x81t\xc3\xa9\",\"born\":-7,\"note\":\"say \\\"hi\\\"\\n\"}\n");
  CHECK(rendered(Format::Json, ResultSet({"a"})) == "[]\n");
  CHECK(rendered(Format::Markdown, sample())
            .starts_with(
                "| name | born | note |\n| --- | --- | --- |\n| Ada Lovelace | 1815 |  |\n"));
}

TEST_CASE("an empty string and null differ in CSV") {
  ResultSet result({"a", "b"});
  result.append({"", nullptr});
  CHECK(rendered(Format::Csv, result) == "a,b\r\n\"\",\r\n");
}

TEST_CASE("formulas are disarmed in CSV on request, numbers are not touched") {
  ResultSet result({"a", "b", "c"});
  result.append({"=1+1", -5, "@x"});
  CHECK(rendered(Format::Csv, result, {.excel_safe = true}) == "a,b,c\r\n'=1+1,-5,'@x\r\n");
  CHECK(rendered(Format::Csv, result) == "a,b,c\r\n=1+1,-5,@x\r\n");
}

TEST_CASE("nothing in a result reaches a terminal as a control character") {
  const std::string_view hostile[] = {"\x1b[2J",
                                      "\x1b]52;c;aGk=\x07",
                                      "\x1b]8;;http://x\x1b\\y",
                                      "a\x08\x08z",
                                      "\x7f",
                                      "\xc2\x9b"
                                      "31m",
                                      "\x9b"
                                      "31m",
                                      "\xe2\x80\xae"
                                      "txt",
                                      "\r\nfake prompt",
                                      "\x0e\x0f",
                                      "\xe2\x81\xa6",
                                      "\xf3\xa0\x81\x81"};
  for (const FormatInfo& format : formats()) {
    CAPTURE(format.name);
    for (const std::string_view text : hostile) {
      ResultSet result({std::string(text)});
      result.append({text});
      result.append({List{Map{{std::string(text), text}}}});
      result.append(
          {Value(Node{NodeId{1}, {std::string(text)}, {{"name", text}, {std::string(text), 1}}})});
      const std::string out = rendered(format.format, result, {.width = 60, .terminal = true});
      for (const std::string_view bad : {"\x1b", "\x07", "\x08", "\x7f", "\xc2\x9b", "\xe2\x80\xae",
                                         "\r", "\x0e", "\xe2\x81\xa6", "\xf3\xa0\x81\x81"}) {
        CHECK(out.find(bad) == std::string::npos);
      }
      CHECK(out.find("\x9b"
                     "31m") == std::string::npos);
    }
  }
}

TEST_CASE("a graph is drawn as a tree with directions") {
  ResultSet result({"p"});
  const Node ada{NodeId{1}, {"Person"}, {{"name", "Ada"}}};
  const Node nato{NodeId{2}, {"Organization"}, {{"name", "NATO"}}};
  const Node bob{NodeId{3}, {"Person"}, {{"name", "Bob"}}};
  result.append(
      {List{Value(ada), Value(nato), Value(bob),
            Value(Relationship{
                RelationshipId{1}, ada.id, nato.id, "HOLDS_POSITION", {{"role", "chair"}}}),
            Value(Relationship{RelationshipId{2}, nato.id, bob.id, "INVITED", {}}),
            Value(Relationship{RelationshipId{3}, ada.id, bob.id, "MET_WITH", {}})}});
  CHECK(rendered(Format::Graph, result) ==
        "● Ada :Person\n"
        "├─ HOLDS_POSITION ──▶ ● NATO :Organization (chair)\n"
        "└─ MET_WITH ────────▶ ● Bob :Person\n"
        "\n"
        "and between them\n"
        "  ● NATO ─ INVITED ─▶ ● Bob\n");
}
