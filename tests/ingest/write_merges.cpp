#include "ingest/reader.h"
#include "write_support.h"

#include <catch2/catch.hpp>

namespace {

using namespace dossier;
using namespace dossier::test;

void read(graph::Store& store, const std::string& name, const std::string& text) {
  const auto document = ingest::read_text(name, text, "txt", {});
  REQUIRE(document);
  REQUIRE(ingest::ingest(store, *document, {}));
}

std::unique_ptr<graph::Store> two_documents() {
  auto store = empty_store();
  read(*store, "first",
       "In 1960 the Workers Front of Ruritania signed the Treaty of Paris with France. "
       "France recognized the Soviet Union.");
  read(*store, "second",
       "In 1961 Spain recognized the Soviet Union. Spain invaded Portugal, and Italy joined NATO.");
  return store;
}

TEST_CASE("a merge tells of one entity what was told of two, and a split takes it back",
          "[write]") {
  const auto store = two_documents();
  const auto before = dump(*store);
  REQUIRE(!lines_with(before, "name: 'Spain'").empty());
  REQUIRE(ingest::merge_entities(*store, "Spain", "France", "a test of empires"));
  const auto merged = dump(*store);
  CHECK(lines_with(lines_with(merged, ":Country"), "name: 'Spain'").empty());
  const auto recognized = lines_with(merged, "[RECOGNIZED");
  REQUIRE(recognized.size() == 1);
  CHECK(recognized[0].find("first") != std::string::npos);
  CHECK(recognized[0].find("second") != std::string::npos);
  std::vector<std::string> told;
  REQUIRE(ingest::print_merges(*store, [&](const std::string& line) { told.push_back(line); }));
  REQUIRE(told.size() == 1);
  CHECK(told[0] == "Country `Spain` is Country `France`: a test of empires");
  REQUIRE(ingest::split_entity(*store, "Spain"));
  CHECK(dump(*store) == before);
}

TEST_CASE("documents that are read after a merge follow it", "[write]") {
  const auto late = two_documents();
  REQUIRE(ingest::merge_entities(*late, "Country:Spain", "Country:France", ""));
  read(*late, "third", "In 1962 Spain attacked Morocco.");
  CHECK(lines_with(lines_with(dump(*late), "Morocco"), "name: 'Spain'").empty());
  const auto early = two_documents();
  read(*early, "third", "In 1962 Spain attacked Morocco.");
  REQUIRE(ingest::merge_entities(*early, "Spain", "France", ""));
  CHECK(dump(*late) == dump(*early));
}

TEST_CASE("chains of merges are followed and taken back one by one", "[write]") {
  const auto store = two_documents();
  const auto before = dump(*store);
  REQUIRE(ingest::merge_entities(*store, "Portugal", "Spain", ""));
  const auto one = dump(*store);
  REQUIRE(ingest::merge_entities(*store, "Spain", "France", ""));
  CHECK(lines_with(dump(*store), "[ATTACKED").empty());
  REQUIRE(ingest::split_entity(*store, "Spain"));
  CHECK(dump(*store) == one);
  REQUIRE(ingest::split_entity(*store, "Portugal"));
  CHECK(dump(*store) == before);
}

TEST_CASE("a merge needs two entities that are there", "[write]") {
  const auto store = two_documents();
  const auto before = dump(*store);
  CHECK(ingest::merge_entities(*store, "Spain", "Spain", "").error().message.find("one already") !=
        std::string::npos);
  CHECK(!ingest::merge_entities(*store, "Atlantis", "Spain", ""));
  CHECK(!ingest::merge_entities(*store, "Person:Spain", "France", ""));
  CHECK(!ingest::split_entity(*store, "Spain"));
  CHECK(dump(*store) == before);
}

}  // namespace
