#include "program_driver.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <catch2/catch.hpp>

namespace {

constexpr const char* kCtrlC = "\x03";
constexpr int kInterrupted = 130;

/// Documents that take some seconds to read, no two of them alike.
void write_essays(const std::string& folder, int count) {
  std::filesystem::create_directory(folder);
  const std::string corpus = std::string(DOSSIER_SOURCE_DIR) + "/examples/corpus/archive";
  std::ifstream file(corpus + "/baruch-plan.txt");
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  for (int i = 0; i < count; ++i) {
    std::ofstream essay(folder + "/essay-" + std::to_string(i) + ".txt");
    for (int word = 0; word < 300; ++word) essay << "word" << i << 'x' << word % 7 * i << ' ';
    essay << ".\n\n" << text;
  }
}

long number_of_documents(const std::string& database) {
  const Run run = run_program(
      {"query", database, "MATCH (d:Document) RETURN count(d) AS n", "--format", "plain"});
  return run.code == 0 ? std::stol(run.out) : -1;
}

}  // namespace

TEST_CASE("Ctrl-C stops an ingestion; what was read is stored, the rest is read later",
          "[terminal]") {
  const Scratch scratch;
  constexpr int kEssays = 600;
  write_essays(scratch / "essays", kEssays);
  const std::string database = scratch / "world.dossier";
  TerminalRun run({"ingest", database, scratch / "essays"}, scratch.path());
  REQUIRE(run.shows("left  "));  // a line of progress, with rate and time left
  CHECK(run.screen().find("/600 documents, ") != std::string::npos);
  run.send(kCtrlC);
  CHECK(run.wait() == kInterrupted);
  CHECK(run.shows("interrupted; documents that were read are stored"));
  const long stored = number_of_documents(database);
  CHECK(stored > 0);
  CHECK(stored < kEssays);
  const Run sound = run_program({"check", database});
  CHECK(sound.code == 0);
}

TEST_CASE("Ctrl-C in a session stops an ingestion and not the session", "[terminal]") {
  const Scratch scratch;
  write_essays(scratch / "essays", 600);
  TerminalRun run({":memory:"}, scratch.path());
  REQUIRE(run.shows("memory>"));
  run.send(":ingest " + (scratch / "essays") + "\r");
  REQUIRE(run.shows("left  "));
  run.send(kCtrlC);
  REQUIRE(run.shows("interrupted; documents that were read are stored"));
  run.send("MATCH (d:Document) RETURN count(d) < 600 AS some;\r");
  CHECK(run.shows("│ true    │"));
  run.send(":quit\r");
  CHECK(run.wait() == 0);
}

TEST_CASE("Ctrl-C stops an import, of which nothing is stored", "[terminal]") {
  const Scratch scratch;
  const std::string people = scratch / "people.csv";
  {
    std::ofstream file(people);
    file << "id:ID,name,born:int\n";
    for (int i = 0; i < 6'000'000; ++i) file << i << ",person " << i << ',' << i % 3000 << '\n';
  }
  const std::string database = scratch / "people.dossier";
  TerminalRun run({"import", database, "--nodes", "Person=" + people}, scratch.path());
  REQUIRE(run.shows("MB of nodes, "));
  run.send(kCtrlC);
  CHECK(run.wait() == kInterrupted);
  CHECK(run.shows("interrupted; nothing of the unfinished work was stored"));
  CHECK(!std::filesystem::exists(database));
}

TEST_CASE_METHOD(MemoryShell, "Ctrl-C stops the making of an index, which tells how far it is",
                 "[terminal]") {
  run.send("UNWIND range(1, 400000) AS i CREATE (:Item {text: 'text ' + toString(i * 7919)});\r");
  REQUIRE(run.shows("created 400000 nodes"));
  run.send("CREATE INDEX texts FOR (n:Item) ON (n.text);\r");
  REQUIRE(run.shows("/400000 indexed, "));
  run.send(kCtrlC);
  REQUIRE(run.shows("interrupted"));
  run.send("SHOW INDEXES YIELD name RETURN count(*) AS indexes;\r");
  CHECK(run.shows("│       0 │"));
  run.send(":quit\r");
  CHECK(run.wait() == 0);
}
