#include "extract_support.h"
#include "extract_text.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;

bool names(const std::string& sentence, const std::string& entity) {
  const auto e = extract_text(sentence);
  const auto all = entities_of(e);
  UNSCOPED_INFO(sentence);
  for (const std::string& one : all) UNSCOPED_INFO("  " << one);
  return std::find(all.begin(), all.end(), entity) != all.end();
}

TEST_CASE("an acronym may stand inside a name", "[extract]") {
  CHECK(names("Finland signed the Conventional Forces Limits (CFL) Treaty in Oslo.",
              "Treaty Conventional Forces Limits Treaty"));
  CHECK(names("Sweden rejected the Nordic Defense Area (NDA) treaty.",
              "Treaty Nordic Defense Area treaty"));
}

TEST_CASE("bodies called after their state, after people, or by general words", "[extract]") {
  CHECK(names("Olof Berg, the chairman of the Estonian parliament, resigned.",
              "Organization Estonian parliament"));
  CHECK(names("The Danish general staff warned Sweden.", "Organization Danish general staff"));
  CHECK_FALSE(names("The Danish parliament building burned.", "Organization Danish parliament"));
  CHECK(names("He joined the Farmers’ Unity Party.", "Organization Farmers’ Unity Party"));
  CHECK(names("She led the New National Front in Denmark.", "Organization New National Front"));
  CHECK(names("Norway founded an International Campaign to Ban Torpedoes.",
              "Organization International Campaign to Ban Torpedoes"));
  CHECK(names("Members of the General Assembly of the United Nations protested.",
              "Organization UN General Assembly"));
}

TEST_CASE("a summit is called after those who hold it", "[extract]") {
  CHECK(names("Kohl attended a NATO summit in May.", "Event NATO summit"));
}

TEST_CASE("ships, forts and stations are no persons", "[extract]") {
  CHECK_FALSE(names("The cruiser Admiral Hansen sank.", "Person Hansen"));
  CHECK_FALSE(names("The carrier Carl G. Hansen sailed for Norway.", "Person Carl G. Hansen"));
  CHECK_FALSE(names("The gold lay at Fort Hansen.", "Person Fort Hansen"));
  CHECK(names("Ambassador Winston Lord arrived.", "Person Winston Lord"));
}

}  // namespace
