#include "program_driver.h"

#include <filesystem>

#include <catch2/catch.hpp>

// What people do who come from other programs, and what they expect then.

TEST_CASE_METHOD(MemoryShell, "help, exit and commands with a backslash or spaces are understood",
                 "[terminal]") {
  run.send(": about\r");
  REQUIRE(run.shows("database format"));
  run.send("\\dt\r");
  REQUIRE(run.shows("│ label"));
  run.send(":\r");
  REQUIRE(run.shows("unknown command `:`"));
  run.send("help\r");
  REQUIRE(run.shows(":quit"));
  run.send("exit\r");
  CHECK(run.wait() == 0);
}

TEST_CASE("tables of the schema are shown whole", "[program]") {
  const Scratch scratch;
  std::string create = "CREATE (:Label0)";
  for (int i = 1; i < 40; ++i) create += ", (:Label" + std::to_string(i) + ")";
  TerminalRun run({":memory:"}, scratch.path(), {"DOSSIER_PAGER=tail -n 12"});
  REQUIRE(run.shows("memory>"));
  run.send(create + ";\r");
  REQUIRE(run.shows("created 40 nodes"));
  run.send(":labels\r");
  REQUIRE(run.shows("│ Label9 "));
  run.settle();
  CHECK(run.screen().find("│ Label8 ") != std::string::npos);
  CHECK(run.screen().find(":last shows all") == std::string::npos);
}

TEST_CASE_METHOD(MemoryShell, "the value of a parameter is underlined where it is wrong",
                 "[terminal]") {
  run.send(":param x => 1 +\r");
  REQUIRE(run.shows(" 1 | 1 +"));
  CHECK(run.screen().find(" AS") == std::string::npos);
  run.send(":params\r");
  CHECK(run.shows("no parameter is set"));
}

TEST_CASE_METHOD(MemoryShell, "evidence is found behind rows of plain values", "[terminal]") {
  run.send(
      "CREATE (:Country {name: 'Sweden'})-[:PROPOSED {evidence: ['It said so.']}]->"
      "(:Proposal {name: 'a plan'})<-[:REJECTED {evidence: ['No.']}]-(:Country {name: 'X'});\r");
  REQUIRE(run.shows("created 3 nodes"));
  run.send("MATCH (c)-[:PROPOSED]->(p) RETURN c.name AS who, [p.name] AS what;\r");
  REQUIRE(run.shows("1 row"));
  run.send(":evidence 1\r");
  REQUIRE(run.shows("“It said so.”"));
  CHECK(run.screen().find("“No.”") == std::string::npos);
  run.send("MATCH (p:Proposal) RETURN p;\r");
  REQUIRE(run.shows("│ (:Proposal"));
  run.send(":evidence\r");
  CHECK(run.shows("“No.”"));
}

TEST_CASE_METHOD(MemoryShell, "a name that is nearly right is suggested", "[terminal]") {
  run.send("CREATE (:Person {name: 'Igor Ivanov'});\r");
  REQUIRE(run.shows("created 1 node"));
  run.send(":around \"Igor Ivanof\"\r");
  CHECK(run.shows("did you mean `Igor Ivanov`?"));
}

TEST_CASE_METHOD(MemoryShell, "an export tells what it wrote, and what is not in it",
                 "[terminal]") {
  run.send(":begin\r");
  run.send(":export csv ~/all.csv\r");
  REQUIRE(run.shows("what the open transaction changed is not in it"));
  CHECK(run.screen().find("all.nodes.csv and ") != std::string::npos);
  CHECK(std::filesystem::exists(scratch / "all.relationships.csv"));
  CHECK(std::filesystem::exists(scratch / "all.nodes.csv"));
  run.send(":schema nothing\r");
  CHECK(run.shows("`nothing` ends like no format for graphs"));
}

TEST_CASE("on a simple terminal Ctrl-C drops the text, and the session goes on", "[terminal]") {
  const Scratch scratch;
  TerminalRun run({":memory:"}, scratch.path(), {"TERM=dumb"});
  REQUIRE(run.shows("memory>"));
  run.send("RETURN 1\r");
  REQUIRE(run.shows("..."));
  run.send("\x03");
  run.settle();
  run.send("RETURN 'alive' AS x;\r");
  CHECK(run.shows("│ alive  │"));
  CHECK(run.screen().find("│ 1 ") == std::string::npos);
  run.send("\x04");
  CHECK(run.wait() == 0);
}
