#include "extract_support.h"
#include "extract_text.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;

std::vector<std::string> entities(const std::string& text, const std::string& title = {}) {
  return entities_of(extract_text(text, title));
}

bool has(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

TEST_CASE("the title names what the text calls `the rebellion`", "[extract]") {
  const auto all = entities("Farmers in the western counties rose in arms. The rebellion spread.",
                            "The Greenfield Rebellion, 1791–1794");
  CHECK(has(all, "Event Greenfield Rebellion"));
  const auto plain = entities("Delegates of four states met.", "The Wartime Conferences, 1941");
  CHECK(plain.empty());
}

TEST_CASE("a surname that is also a word is a man where he acts", "[extract]") {
  CHECK(has(entities("In June Lincoln asked Congress for troops."), "Person Lincoln"));
  CHECK(has(entities("The speech drew on Jackson's views."), "Person Jackson"));
  CHECK_FALSE(has(entities("The talks resumed in May and ended in June."), "Person May"));
}

TEST_CASE("documents that bear a number", "[extract]") {
  const auto all = entities(
      "The Council passed UNSCR 836 in June. Carter signed Presidential Directive 59. "
      "NSC-162 was adopted in October, and NSDM 17 replaced it.");
  CHECK(has(all, "Treaty Resolution 836"));
  CHECK(has(all, "Proposal Presidential Directive 59"));
  CHECK(has(all, "Proposal NSC 162"));
  CHECK(has(all, "Proposal NSDM 17"));
  CHECK_FALSE(has(all, "Organization National Security Council"));
}

TEST_CASE("operations, policies in quotation marks, units", "[extract]") {
  const auto all = entities(
      "In March the navy began Operation Silver Anchor. The president announced a program called "
      "the “Open Hand.” He praised the “Bread and Roads” campaign. A policy of “patient pressure” "
      "followed, and the Baltic Squadron sailed.");
  CHECK(has(all, "Event Operation Silver Anchor"));
  CHECK(has(all, "Proposal Open Hand"));
  CHECK(has(all, "Proposal Bread and Roads"));
  CHECK(has(all, "Proposal patient pressure"));
  CHECK(has(all, "Organization Baltic Squadron"));
  CHECK(entities("He called it “a grave mistake” and left.").empty());
}

}  // namespace
