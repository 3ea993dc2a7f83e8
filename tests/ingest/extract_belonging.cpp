#include "extract_support.h"
#include "extract_text.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;

bool states(const std::string& text, const std::string& fact) {
  const auto facts = facts_of(extract_text(text));
  return std::any_of(facts.begin(), facts.end(),
                     [&](const std::string& one) { return one.starts_with(fact); });
}

TEST_CASE("what belongs to a state or a company", "[extract]") {
  CHECK(states("Angola had long been a Portuguese colony.", "PART_OF Angola -> Portugal"));
  CHECK(states("The navy leased a base at Cam Ranh Bay, Vietnam.", "PART_OF Cam Ranh Bay"));
  CHECK(states("Standard Oil, a subsidiary of Gulf Oil, left Mexico.",
               "PART_OF Standard Oil -> Gulf Oil"));
  // Where on the map a city lies is no news.
  CHECK_FALSE(states("The ministers met in Punta del Este, Uruguay.", "PART_OF"));
  CHECK_FALSE(states("Truman sent its Seventh Fleet to Taiwan.", "PART_OF"));
}

TEST_CASE("a coalition acts through its members", "[extract]") {
  CHECK_FALSE(states("The Big Three met at the Tehran Conference.",
                     "PARTICIPATED_IN Big Three -> Tehran Conference"));
  CHECK_FALSE(states("At the Yalta Conference the Allies divided Germany.",
                     "PARTICIPATED_IN Allies -> Yalta Conference"));
  CHECK(states("At the Yalta Conference Churchill warned Stalin.",
               "PARTICIPATED_IN Churchill -> Yalta Conference"));
}

TEST_CASE("who is left out is not there", "[extract]") {
  CHECK_FALSE(states("Every European country except Albania attended the Helsinki Conference.",
                     "PARTICIPATED_IN Albania"));
  CHECK_FALSE(states("The pact was signed by twenty American republics.", "SIGNED United States"));
  CHECK_FALSE(states("Taiwan lost its seat in the United Nations.", "MEMBER_OF Taiwan"));
  CHECK_FALSE(states("The nine members of the European Community, joined by Austria, objected.",
                     "MEMBER_OF Austria"));
}

TEST_CASE("who drafts a treaty with another negotiates it", "[extract]") {
  CHECK(states("Churchill and Roosevelt drafted the Atlantic Charter.",
               "NEGOTIATED Churchill -> Atlantic Charter"));
  CHECK_FALSE(states("Churchill drafted the Atlantic Charter.", "NEGOTIATED"));
}

TEST_CASE("in whose office a man is", "[extract]") {
  CHECK_FALSE(states("Carter and his aide, Zbigniew Brzezinski, flew to Beijing.",
                     "HOLDS_POSITION Zbigniew Brzezinski"));
  CHECK_FALSE(states("After a talk with the Soviet leader, Dean Rusk published a plan.",
                     "HOLDS_POSITION Dean Rusk"));
  CHECK_FALSE(states("Indira Gandhi met Nelson Mandela, the leader of the movement, in India.",
                     "HOLDS_POSITION Nelson Mandela -> India"));
  CHECK(states("The election of Ronald Reagan in 1980 changed American policy.",
               "HOLDS_POSITION Ronald Reagan -> United States"));
}

TEST_CASE("what was only planned, asked or cancelled is no meeting", "[extract]") {
  CHECK_FALSE(states("President Johnson canceled his meeting with Kosygin.", "MET_WITH"));
  CHECK_FALSE(
      states("Israeli forces attacked, followed two days later by British and French "
             "forces.",
             "MET_WITH"));
  CHECK_FALSE(
      states("Khrushchev renewed his demand for a treaty with East Germany.", "AGREED_WITH"));
  CHECK_FALSE(
      states("Bush opened the Madrid Conference, with Felipe González as host.", "MET_WITH"));
}

TEST_CASE("whose leader holds another office belongs to them", "[extract]") {
  const std::string text =
      "The Federalists, led by Secretary of the Treasury Alexander Hamilton, admired Britain.";
  CHECK(states(text, "MEMBER_OF Alexander Hamilton -> Federalist Party"));
  CHECK_FALSE(states(text, "HOLDS_POSITION Alexander Hamilton -> Federalist Party"));
}

TEST_CASE("who enters the office that another has left follows him", "[extract]") {
  CHECK(states("When Roosevelt died, Harry Truman became President of the United States.",
               "SUCCEEDED Harry Truman -> Roosevelt"));
  CHECK(
      states("Kennedy's assassination elevated Lyndon Johnson to the presidency of the United "
             "States.",
             "SUCCEEDED Lyndon Johnson -> Kennedy"));
  CHECK_FALSE(
      states("When Stalin died, Dag Hammarskjöld became Secretary-General of the United "
             "Nations.",
             "SUCCEEDED"));
}

TEST_CASE("the phrase that opens a sentence ends before those who act", "[extract]") {
  const std::string text =
      "Under the mediation of the Czar of Russia, Great Britain and the United States came "
      "together in 1814.";
  CHECK(states(text, "MET_WITH United Kingdom -> United States"));
  CHECK_FALSE(states(text, "MET_WITH Russia"));
}

TEST_CASE("what stands in brackets does not end a list", "[extract]") {
  const std::string text =
      "Representatives from Gulf Oil, Standard Oil (later Exxon), and the Ford Foundation signed "
      "the Achnacarry Agreement.";
  for (const char* body : {"Gulf Oil", "Standard Oil", "Ford Foundation"})
    CHECK(states(text, "SIGNED " + std::string(body) + " -> Achnacarry Agreement"));
}

TEST_CASE("who does something along with others", "[extract]") {
  CHECK(states("In 1955 Iran joined the Baghdad Pact along with Turkey, Iraq, and Pakistan.",
               "SIGNED Turkey -> Baghdad Pact"));
  CHECK_FALSE(
      states("The United Nations Atomic Energy Commission was made up of the members of the "
             "Security Council and Canada.",
             "MEMBER_OF UN Security Council"));
}

TEST_CASE("a relative clause without a pronoun of its own", "[extract]") {
  CHECK(states("Reagan and Gorbachev met at Geneva. The agreement they reached called for cuts.",
               "AGREED_WITH Reagan -> Gorbachev"));
}

TEST_CASE("orders to a body do not head it", "[extract]") {
  CHECK_FALSE(states("Eisenhower directed the Central Intelligence Agency to train exiles.",
                     "HOLDS_POSITION Eisenhower"));
  CHECK(states("William Casey directed the Central Intelligence Agency.",
               "HOLDS_POSITION William Casey -> Central Intelligence Agency"));
}

TEST_CASE("a concession needs another side", "[extract]") {
  CHECK(states("Russia agreed to let NATO send supplies across its railways.",
               "AGREED_WITH Russia -> North Atlantic Treaty Organization"));
  CHECK_FALSE(
      states("Britain agreed in the Treaty of Paris to vacate the American forts.", "AGREED_WITH"));
}

}  // namespace
