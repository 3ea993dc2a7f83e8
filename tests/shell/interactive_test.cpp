#include "program_driver.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include <catch2/catch.hpp>

namespace {

constexpr const char* kEnter = "\r";
constexpr const char* kUp = "\x1b[A";
constexpr const char* kTab = "\t";

}  // namespace

TEST_CASE_METHOD(MemoryShell, "statements are typed on a terminal and answered with tables",
                 "[terminal]") {
  run.send("CREATE (:Person {name: 'Ada'});\r");
  REQUIRE(run.shows("created 1 node"));
  run.send("MATCH (p:Person)\rRETURN p.name AS name;\r");
  REQUIRE(run.shows("│ Ada    │"));
  CHECK(run.shows("1 row"));
  run.send(":quit\r");
  CHECK(run.wait() == 0);
}

TEST_CASE_METHOD(MemoryShell, "completion offers what is in the graph", "[terminal]") {
  run.send("CREATE (:Person {name: 'Igor Ivanov'})-[:VISITED]->(:Country {name: 'Sweden'});\r");
  REQUIRE(run.shows("created 2 nodes"));
  run.send("MATCH (a:Per");
  run.send(kTab);
  REQUIRE(run.shows("MATCH (a:Person"));
  run.send(")-[:");
  run.send(kTab);
  REQUIRE(run.shows("(a:Person)-[:VISITED"));
  run.send("]->(b) RETURN b.name;");
  run.send(kEnter);
  REQUIRE(run.shows("│ Sweden"));
  run.send(":around Ig");
  run.send(kTab);
  REQUIRE(run.shows(":around \"Igor Ivanov\""));
  run.send(kEnter);
  REQUIRE(run.shows("─ VISITED ──▶ ● Sweden :Country"));
}

TEST_CASE_METHOD(MemoryShell, "a failing statement shows its place, and the session goes on",
                 "[terminal]") {
  run.send("RETURN nobody;\r");
  REQUIRE(run.shows("DSR2001"));
  CHECK(run.shows("^^^^^^"));
  run.send("RETURN 42 AS answer;\r");
  CHECK(run.shows("│      42 │"));
}

TEST_CASE_METHOD(MemoryShell, "Ctrl-C drops the text at the prompt and stops a running query",
                 "[terminal]") {
  run.send("RETURN no\x03");
  run.send("UNWIND range(1,99999) AS a UNWIND range(1,99999) AS b RETURN count(*);\r");
  REQUIRE(run.shows("RETURN count(*);"));
  // The program takes Ctrl-C as a signal once it has left raw mode to run the query.
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  run.send("\x03");
  REQUIRE(run.shows("interrupted"));
  run.send("RETURN 'alive' AS x;\r");
  REQUIRE(run.shows("│ alive  │"));
  run.send(":quit\r");
  CHECK(run.wait() == 0);
}

TEST_CASE("an open transaction shows in the prompt", "[terminal]") {
  const Scratch scratch;
  TerminalRun run({":memory:"}, scratch.path());
  run.send(":begin\r");
  REQUIRE(run.shows("memory#"));
  run.send(":rollback\r");
  REQUIRE(run.shows("memory>"));
  run.send(":quit\r");
  CHECK(run.wait() == 0);
}

TEST_CASE("the history of one session is there in the next, and is private", "[terminal]") {
  const Scratch scratch;
  {
    TerminalRun run({":memory:"}, scratch.path());
    REQUIRE(run.shows("memory>"));
    run.send("RETURN 'from before' AS x;\r");
    REQUIRE(run.shows("│ from before │"));
    run.send(":quit\r");
    CHECK(run.wait() == 0);
  }
  const std::filesystem::path file = scratch / ".local/state/dossier/history";
  REQUIRE(std::filesystem::exists(file));
  CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms(0077)) ==
        std::filesystem::perms::none);
  CHECK((std::filesystem::status(file.parent_path()).permissions() &
         std::filesystem::perms(0077)) == std::filesystem::perms::none);
  TerminalRun run({":memory:"}, scratch.path());
  REQUIRE(run.shows("memory>"));
  run.send(kUp);
  run.send(kUp);
  CHECK(run.shows("memory> RETURN 'from before' AS x;"));
}

TEST_CASE_METHOD(MemoryShell, "a pasted text is not run line by line", "[terminal]") {
  run.send("\x1b[200~RETURN 1 AS a;\nRETURN 2 AS b;\x1b[201~");
  REQUIRE(run.shows("RETURN 2 AS b;"));
  CHECK(run.screen().find("│") == std::string::npos);
  run.send(kEnter);
  CHECK(run.shows("│ b       │"));
}

TEST_CASE_METHOD(MemoryShell,
                 "commands and statements that are pasted together run one after the other",
                 "[terminal]") {
  run.send("\x1b[200~:param who => 'Ada'\n:mode csv\nRETURN $who AS who;\n\x1b[201~");
  REQUIRE(run.shows("RETURN $who AS who;"));
  run.settle();
  CHECK(run.screen().ends_with("RETURN $who AS who;"));  // the last line end is no line of its own
  run.send(kEnter);
  CHECK(run.shows("who\nAda\n1 row"));
}

TEST_CASE_METHOD(MemoryShell, "a forgotten semicolon is explained", "[terminal]") {
  run.send("RETURN 1\r");
  REQUIRE(run.shows("a statement ends with a semicolon"));
  run.send("\x1b\r");
  CHECK(run.shows("1 row"));
}

TEST_CASE_METHOD(MemoryShell, "a watched statement runs again until a key, and says what changed",
                 "[terminal]") {
  run.send(":watch 0.2 RETURN 1 AS one;\r");
  REQUIRE(run.shows("nothing changed; again every 0.2 s, any key ends"));
  run.send("x");
  REQUIRE(run.shows("memory>"));
  run.send(
      ":watch 0.2 CREATE (n:Tick) WITH count(*) AS c MATCH (m:Tick) RETURN count(m) AS ticks;\r");
  REQUIRE(run.shows(": 1 new, 1 gone"));
  CHECK(run.shows("+ 3"));
  run.send("x");
  run.send(":quit\r");
  CHECK(run.wait() == 0);
}

TEST_CASE_METHOD(MemoryShell, "a statement behind a command is coloured and completed as one",
                 "[terminal]") {
  run.send("CREATE (:Person {name: 'Ada'});\r");
  REQUIRE(run.shows("created 1 node"));
  run.send(":explain MATCH (p:Per\t");
  CHECK(run.shows(":explain MATCH (p:Person"));
  run.settle();
  CHECK(run.styled_screen().find("{1;34}MATCH{} (p:{36}Person{}") != std::string::npos);
}

TEST_CASE_METHOD(MemoryShell, "names with quotes in them are completed within quotes",
                 "[terminal]") {
  run.send("CREATE (:Person {name: \"Tip O'Neill\"});\r");
  REQUIRE(run.shows("created 1 node"));
  run.send("MATCH (p {name: 'Tip");
  run.send(kTab);
  REQUIRE(run.shows("{name: 'Tip O\\'Neill"));
  run.send("'}) RETURN p.name;\r");
  CHECK(run.shows("│ Tip O'Neill │"));
}
