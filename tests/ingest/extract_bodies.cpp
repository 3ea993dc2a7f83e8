#include "extract_support.h"
#include "extract_text.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;

std::vector<std::string> read(const std::string& sentence) {
  return facts_of(extract_text(sentence));
}

bool states(const std::string& sentence, const std::string& fact) {
  const auto facts = read(sentence);
  UNSCOPED_INFO(sentence);
  for (const std::string& one : facts) UNSCOPED_INFO("  " << one);
  return std::any_of(facts.begin(), facts.end(),
                     [&](const std::string& one) { return one.starts_with(fact); });
}

TEST_CASE("by which party somebody is called", "[extract]") {
  CHECK(states("Republican Senator William Borah opposed the treaty.",
               "MEMBER_OF William Borah -> Republican Party"));
  CHECK(states("The bill was written by Sam Nunn, a Democrat from Georgia.",
               "MEMBER_OF Sam Nunn -> Democratic Party"));
  CHECK(states("The leading Whig, Henry Clay answered that he would not.",
               "MEMBER_OF Henry Clay -> Whig Party"));
  CHECK_FALSE(states("Labor Secretary Robert Reich visited Mexico.", "MEMBER_OF"));
  CHECK_FALSE(states("Willy Brandt met Republican leaders.", "MEMBER_OF"));
}

TEST_CASE("bodies within bodies, and who is placed at their head", "[extract]") {
  CHECK(states("Truman established within the Department of State an Office of Press Affairs.",
               "PART_OF Office of Press Affairs -> U.S. Department of State"));
  const std::string head = "Nixon placed William Simon at the head of the Federal Energy Office.";
  CHECK(states(head, "APPOINTED Nixon -> William Simon"));
  CHECK(states(head, "HOLDS_POSITION William Simon -> Federal Energy Office"));
  const std::string part = "The Baltic Council formed a part of the European Union.";
  CHECK(states(part, "PART_OF Baltic Council -> European Union"));
  CHECK_FALSE(states(part, "FOUNDED"));
  CHECK(states("Norway became part of the League of Nations.", "MEMBER_OF Norway -> League"));
  CHECK(states("In August Mohammad Hatta proclaimed the independence of Indonesia.",
               "FOUNDED Mohammad Hatta -> Indonesia"));
}

TEST_CASE("a congressman sits in the Congress that the text names", "[extract]") {
  CHECK(states("Congress hesitated. In May Congressman Peter Rodino asked for papers.",
               "HOLDS_POSITION Peter Rodino -> U.S. Congress"));
  CHECK_FALSE(states("Congress hesitated. In May Deputy Jean Monet asked for papers.",
                     "HOLDS_POSITION Jean Monet -> U.S. Congress"));
}

TEST_CASE("talks that begin or take place between two sides", "[extract]") {
  CHECK(states("Formal talks opened in Geneva between Syria and Israel.",
               "MET_WITH Syria -> Israel"));
  CHECK(states("A series of meetings took place in Paris between Averell Harriman and Xuan Thuy.",
               "MET_WITH Averell Harriman -> Xuan Thuy"));
  CHECK_FALSE(states("No talks took place between Syria and Israel.", "MET_WITH"));
  CHECK_FALSE(states("Talks could begin between Syria and Israel.", "MET_WITH"));
}

}  // namespace
