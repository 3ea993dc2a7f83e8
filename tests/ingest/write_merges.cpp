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

constexpr const char* kFull = "President Richard M. Nixon visited China in 1972.";
constexpr const char* kShort = "Richard Nixon recognized Poland in 1972.";
constexpr const char* kBare = "In 1973 Nixon visited the Soviet Union.";

TEST_CASE("persons of different documents become one node in any order", "[write]") {
  const auto one = empty_store(), other = empty_store();
  read(*one, "a", kFull);
  read(*one, "b", kShort);
  read(*one, "c", kBare);
  read(*other, "c", kBare);
  read(*other, "b", kShort);
  read(*other, "a", kFull);
  CHECK(dump(*one) == dump(*other));
  std::vector<std::string> told;
  REQUIRE(ingest::print_merges(*one, [&](const std::string& line) { told.push_back(line); }));
  CHECK(told.size() == 2);
}

TEST_CASE("what documents no longer tell is identified no longer", "[write]") {
  const auto all = empty_store(), less = empty_store();
  read(*all, "a", kFull);
  read(*all, "b", kShort);
  read(*all, "c", kBare);
  REQUIRE(ingest::forget(*all, "a"));
  read(*less, "b", kShort);
  read(*less, "c", kBare);
  CHECK(dump(*all) == dump(*less));
  REQUIRE(ingest::forget(*all, "b"));
  REQUIRE(ingest::forget(*less, "c"));
  REQUIRE(ingest::forget(*less, "b"));
  read(*less, "c", kBare);
  CHECK(dump(*all) == dump(*less));
}

TEST_CASE("what a user splits stays apart until it is merged again", "[write]") {
  const auto store = empty_store();
  read(*store, "a", kFull);
  read(*store, "b", kShort);
  REQUIRE(lines_with(dump(*store), ":Merge").size() == 1);
  REQUIRE(ingest::split_entity(*store, "Richard Nixon"));
  read(*store, "c", kBare);
  std::vector<std::string> told;
  REQUIRE(ingest::print_merges(*store, [&](const std::string& line) { told.push_back(line); }));
  REQUIRE(told.size() == 1);
  CHECK(told[0] == "Person `Richard Nixon` is kept apart from others");
  REQUIRE(ingest::merge_entities(*store, "Richard Nixon", "Richard M. Nixon", "the same man"));
  told.clear();
  REQUIRE(ingest::print_merges(*store, [&](const std::string& line) { told.push_back(line); }));
  REQUIRE(told.size() == 2);
  CHECK(told[1] == "Person `Richard Nixon` is Person `Richard M. Nixon`: the same man");
}

/// Sets a property on all relationships of a type, or on the nodes of a name, as a user would.
void annotate(graph::Store& store, const std::string& type, const std::string& start,
              const std::string& property, const Value& value) {
  const auto transaction = store.begin_exclusive().value();
  const auto cursor = transaction->scan_relationships();
  std::vector<RelationshipId> ids(64);
  std::vector<graph::Endpoints> ends(64);
  const graph::KeyId name = transaction->key("name");
  std::size_t changed = 0;
  while (const std::size_t count = cursor->next(ids, ends)) {
    for (std::size_t i = 0; i < count; ++i) {
      const bool wanted = transaction->name(ends[i].type) == type &&
                          transaction->property(ends[i].start, name) == Value(start);
      if (!wanted) continue;
      transaction->set_property(ids[i], transaction->key(property), value);
      ++changed;
    }
  }
  REQUIRE(changed == 1);
  REQUIRE(transaction->commit());
}

TEST_CASE("what users say of relationships survives a merge, and a split divides it as it was",
          "[write]") {
  const auto store = two_documents();
  annotate(*store, "RECOGNIZED", "Spain", "checked", true);
  annotate(*store, "RECOGNIZED", "Spain", "remark", "of Spain");
  annotate(*store, "RECOGNIZED", "France", "remark", "of France");
  annotate(*store, "ATTACKED", "Spain", "where", Point{7203, 1.0, 2.0, 0.0});
  annotate(*store, "MEMBER_OF", "Italy", "seen", List{1, 2});
  const auto before = dump(*store);
  REQUIRE(ingest::merge_entities(*store, "Spain", "France", ""));
  const auto merged = dump(*store);
  const auto recognized = lines_with(merged, "[RECOGNIZED");
  REQUIRE(recognized.size() == 1);
  CHECK(recognized[0].find("checked: true") != std::string::npos);
  CHECK(recognized[0].find("remark: 'of France'") != std::string::npos);
  CHECK(lines_with(lines_with(merged, "[ATTACKED"), "where: point(").size() == 1);
  CHECK(lines_with(lines_with(merged, "[MEMBER_OF"), "seen: [1, 2]").size() == 1);
  annotate(*store, "RECOGNIZED", "France", "later", 3);
  REQUIRE(ingest::split_entity(*store, "Spain"));
  annotate(*store, "RECOGNIZED", "France", "later", Value());
  CHECK(dump(*store) == before);
}

TEST_CASE("what users say of a relationship survives another reading of its document", "[write]") {
  const auto store = two_documents();
  annotate(*store, "RECOGNIZED", "Spain", "checked", true);
  read(*store, "second", "In 1961 Spain recognized the Soviet Union. Poland left.");
  const auto recognized = lines_with(lines_with(dump(*store), "[RECOGNIZED"), "name: 'Spain'");
  REQUIRE(recognized.size() == 1);
  CHECK(recognized[0].find("checked: true") != std::string::npos);
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
