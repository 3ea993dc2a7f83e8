#include "extract_text.h"

#include <catch2/catch.hpp>

// To whom something is put, whose means persuade, where the words of a proposal end, and which
// answers belong to it.

namespace {

using namespace dossier::test;

struct Told {
  const char *text, *read;
};

void check_proposals(const std::vector<Told>& all) {
  for (const Told& told : all) {
    INFO(told.text);
    CHECK(proposals_in(extract_text(told.text)) == told.read);
  }
}

void check_answers(const std::vector<Told>& all) {
  for (const Told& told : all) {
    INFO(told.text);
    CHECK(answers_in(extract_text(told.text)) == told.read);
  }
}

TEST_CASE("who is asked, offered or countered is addressed", "[extract]") {
  check_proposals({
      {"In September 1991, George Bush announced that the United States would eliminate its "
       "tactical weapons and called on Mikhail Gorbachev to do the same.",
       "George Bush | to do the same | Mikhail Gorbachev"},
      {"Jimmy Carter then flew to Cairo and offered Israel guarantees of oil supplies.",
       "Jimmy Carter | guarantees of oil supplies | Israel"},
      {"Leonid Brezhnev proposed an accord limited to radars; Richard Nixon insisted that rockets "
       "be included.",
       "Leonid Brezhnev | an accord limited to radars | Richard Nixon"},
      {"Hans Modrow proposed that the land be neutral; Helmut Kohl rejected neutrality.",
       "Hans Modrow | the land be neutral | "},
      {"The United States held closely to George Washington's advice to avoid alliances.",
       "George Washington | to avoid alliances | United States"},
      {"Yakov Malik proposed that the Council of Foreign Ministers meet to discuss Germany.",
       "Yakov Malik | the Council of Foreign Ministers meet to discuss Germany | "},
      {"Indira Gandhi traveled to Washington to ask for grain. The United States agreed.",
       "Indira Gandhi | grain | United States"},
      {"Henry Kissinger proposed assistance to South Vietnam.",
       "Henry Kissinger | assistance to South Vietnam | "},
      {"Ernest Bevin urged the United States to join. Senator Arthur Vandenberg proposed a treaty "
       "of mutual help.",
       "Ernest Bevin | to join | United States\n"
       "Arthur Vandenberg | a treaty of mutual help | "},
  });
}

TEST_CASE("three who merely answer were not all addressed, two were", "[extract]") {
  check_proposals({
      {"Vyacheslav Molotov proposed a treaty of collective security. The United States, Canada, "
       "and "
       "Italy rejected the proposal.",
       "Vyacheslav Molotov | a treaty of collective security | "},
      {"Vyacheslav Molotov proposed a treaty of collective security. Canada and Italy rejected the "
       "proposal.",
       "Vyacheslav Molotov | a treaty of collective security | Canada, Italy"},
  });
}

TEST_CASE("means persuade for whom they belong to; campaigns need a goal", "[extract]") {
  check_proposals({
      {"Benjamin Franklin's popularity convinced France to recognize the new state.",
       "Benjamin Franklin | to recognize the new state | France"},
      {"Protests from the United States persuaded France to seize the ships.",
       "United States | to seize the ships | France"},
      {"The threat of war convinced France to seize the ships.", ""},
      {"Theodore Roosevelt led a drive for overseas expansion.",
       "Theodore Roosevelt | overseas expansion | "},
      {"Theodore Roosevelt launched a campaign in the south.", ""},
      {"Theodore Roosevelt spoke. The Roosevelt Corollary stated that the United States would "
       "intervene in Haiti.",
       "Theodore Roosevelt | the United States would intervene in Haiti | "},
      {"Henry Kissinger suggested a text; Zhou Enlai objected that it was dishonest, and proposed "
       "a truce.",
       "Henry Kissinger | a text | Zhou Enlai\nZhou Enlai | a truce | Henry Kissinger"},
      {"Thomas Jefferson sent James Monroe to negotiate a treaty that would end the war.", ""},
  });
}

TEST_CASE("the words of a proposal end whole", "[extract]") {
  check_proposals({
      {"Ronald Reagan called for deep cuts in the number of warheads.",
       "Ronald Reagan | deep cuts in the number of warheads | "},
      {"Helmut Kohl put forward a ten-point plan for German unity without consulting his allies.",
       "Helmut Kohl | a ten-point plan for German unity | "},
      {"Harry Truman recommended that Washington provide aid to Chiang, advice that Marshall "
       "rejected.",
       "Harry Truman | Washington provide aid to Chiang | United States"},
      {"Ronald Reagan proposed a new “zero option.”", "Ronald Reagan | a new “zero option.” | "},
      {"Anthony Eden suggested a withdrawal from the lands occupied in 1967 in return for peace.",
       "Anthony Eden | a withdrawal from the lands occupied in 1967 in return for peace | "},
  });
}

TEST_CASE("answers take up what was told and nobody answers himself", "[extract]") {
  check_answers({
      {"Lucius Clay recommended an attack. Harry Truman turned down the suggestion.",
       "Harry Truman REJECTED"},
      {"Norway proposed a ban on tests. France refused to agree to a test ban.", "France REJECTED"},
      {"Congress met. The Senate rejected all of William Seward's efforts to buy the islands.",
       "U.S. Senate REJECTED"},
      {"Willy Brandt urged Norway to float its currency, but the French would not hear of it.",
       "France REJECTED"},
      {"France called for help. The General Assembly adopted a resolution deploring it.", ""},
      {"Saddam Hussein offered to leave, a linkage that the United States rejected.",
       "United States REJECTED"},
      {"President Woodrow Wilson asked Congress for a declaration of war. Congress declared war.",
       "U.S. Congress ACCEPTED"},
      {"President Franklin Roosevelt asked Congress for authority to lower tariffs. Congress "
       "granted him the right.",
       "U.S. Congress ACCEPTED"},
      {"Franklin Roosevelt proposed a ban on loans. The plan ran into opposition from "
       "isolationists, including Hiram Johnson and William Borah.",
       "Hiram Johnson OPPOSED, William Borah OPPOSED"},
      {"President Ronald Reagan proposed a freeze. Both the United States and the Soviet Union "
       "rejected it.",
       ""},
      {"Harold Macmillan offered Mohammad Mosaddeq a share; he turned it down.",
       "Mohammad Mosaddeq REJECTED"},
  });
}

}  // namespace
