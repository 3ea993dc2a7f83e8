#include "extract_support.h"
#include "extract_text.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;

Extraction read(const std::string& title, const std::string& text) {
  return extract_text(text, title);
}

bool has(const std::vector<std::string>& all, const std::string& wanted) {
  return std::any_of(all.begin(), all.end(),
                     [&](const std::string& one) { return one.starts_with(wanted); });
}

bool states(const std::string& text, const std::string& fact) {
  return has(facts_of(read({}, text)), fact);
}

TEST_CASE("events that only the title names", "[extract]") {
  const auto named = [](const std::string& title, const std::string& event) {
    return has(entities_of(read(title, "Norway sent a note to Sweden.")), "Event " + event);
  };
  CHECK(named("The Korean War, 1950-1953", "Korean War"));
  CHECK(named("The Ruritania Crises: 1907 and 1909", "Ruritania Crises"));
  CHECK(named("The Swedish Invasion of Norway, 1814", "Swedish Invasion of Norway"));
  CHECK_FALSE(named("Invasion and Aftermath", "Invasion"));
  CHECK_FALSE(named("The United States and the War", "War"));
  const Extraction told =
      read("The Trent Affair, 1861", "The Trent incident angered Great Britain.");
  CHECK(std::count_if(told.entities.begin(), told.entities.end(),
                      [](const Entity& e) { return e.type == EntityType::Event; }) == 1);
}

TEST_CASE("who fights in the war of the title is in it", "[extract]") {
  const auto facts = facts_of(
      read("The Winter War, 1939-1940",
           "In November 1939 the Soviet Union invaded Finland. Soviet aircraft bombed Helsinki. "
           "Finland attacked Soviet troops in December. Sweden condemned the Soviet Union."));
  CHECK(has(facts, "PARTICIPATED_IN Soviet Union -> Winter War"));
  CHECK(has(facts, "PARTICIPATED_IN Finland -> Winter War"));
  CHECK_FALSE(has(facts, "PARTICIPATED_IN Sweden -> Winter War"));
}

TEST_CASE("a declaration of war is no attack, but makes a party", "[extract]") {
  const std::string text =
      "The Crimean War began in the East. In March 1854 France declared war on Russia.";
  CHECK(states(text, "PARTICIPATED_IN France -> Crimean War"));
  CHECK(states(text, "PARTICIPATED_IN Russia -> Crimean War"));
  CHECK_FALSE(states(text, "ATTACKED"));
}

TEST_CASE("threats to those who are not named beside the verb", "[extract]") {
  CHECK(states(
      "Dean Acheson warned Dirk Stikker that Congress might withhold aid unless the war ended.",
      "THREATENED Dean Acheson -> Dirk Stikker"));
  CHECK_FALSE(states("Churchill warned Roosevelt that the British could not pay for supplies.",
                     "THREATENED"));
}

TEST_CASE("aid, embargoes and recognition in other words", "[extract]") {
  CHECK(states("Greece received arms from Britain.", "AIDED United Kingdom -> Greece"));
  CHECK(states("Kuwait paid subsidies to Egypt.", "AIDED Kuwait -> Egypt"));
  CHECK(states("The United Nations imposed a ban on sales to Haiti.",
               "SANCTIONED United Nations -> Haiti"));
  CHECK(states("Britain accepted American independence.",
               "RECOGNIZED United Kingdom -> United States"));
  CHECK_FALSE(states("The bank paid interest to Egypt.", "AIDED"));
}

TEST_CASE("who acts at a place has come there", "[extract]") {
  CHECK(
      states("At Casablanca in January 1943, Franklin Roosevelt and Winston Churchill agreed to "
             "fight until the Axis surrendered.",
             "VISITED Winston Churchill -> Casablanca"));
  CHECK_FALSE(
      states("At the Yalta Conference the Allies met again. At Yalta, Franklin Roosevelt "
             "and Winston Churchill agreed to fight.",
             "VISITED Winston Churchill -> Yalta"));
  CHECK(states("William Howard Taft met with Prime Minister Katsura Taro in Japan.",
               "VISITED William Howard Taft -> Japan"));
}

TEST_CASE("what stands beside the verb is not its object", "[extract]") {
  CHECK(states("The armies of Egypt and Syria fell upon Israeli positions along the Suez Canal.",
               "ATTACKED Syria -> Israel"));
  CHECK_FALSE(states("North Korean forces crossed the 38th parallel in June 1950.",
                     "ATTACKED North Korea -> 38th"));
  CHECK_FALSE(states("The French navy fought off a British fleet in the bay.", "ATTACKED"));
  CHECK(states("Japanese planes bombed the U.S. fleet at Pearl Harbor on December 7, 1941.",
               "ATTACKED Japan -> Pearl Harbor"));
  CHECK(states("In 1910, President William Howard Taft granted Haiti a large loan.",
               "AIDED William Howard Taft -> Haiti"));
  CHECK(states("The Spanish government rejected the U.S. ultimatum.",
               "DEMANDED United States -> Spain"));
}

TEST_CASE("who is to yield, who sends troops, who acts for a body", "[extract]") {
  CHECK(states("Egypt demanded Israeli withdrawal from the Sinai in 1968.",
               "DEMANDED Egypt -> Israel"));
  CHECK(states("Australia sent troops to fight in the Vietnam War.",
               "PARTICIPATED_IN Australia -> Vietnam War"));
  CHECK(states("Arab members of OPEC imposed an embargo against the United States in 1973.",
               "SANCTIONED Organization of the Petroleum Exporting Countries -> United States"));
  CHECK(states("The Soviet Union cut all road traffic to West Berlin in 1948.",
               "ATTACKED Soviet Union -> West Berlin"));
  CHECK_FALSE(
      states("Truman ordered U.S. air and naval forces to support South Korea.", "DEMANDED"));
}

TEST_CASE("a conference called by its place, and who stays away", "[extract]") {
  const std::string text =
      "A conference was convened at Geneva in December; Egypt and Israel were represented, but "
      "Syria, which the chairman had invited to take part, would not attend.";
  CHECK(states(text, "PARTICIPATED_IN Egypt -> conference at Geneva"));
  CHECK_FALSE(states(text, "PARTICIPATED_IN Syria"));
}

}  // namespace
