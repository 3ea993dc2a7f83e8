#include "extract_support.h"
#include "extract_text.h"

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

// Stances and deeds between actors, in the words of ordinary diplomatic prose.

namespace {

using namespace dossier::test;

/// The text, followed by a sentence that states nothing, says this fact.
bool states(const std::string& fact, const std::string& text) {
  const auto all = facts_of(extract_text(text + " The newspapers wrote about it for weeks."));
  return std::find(all.begin(), all.end(), fact) != all.end();
}

}  // namespace

TEST_CASE("who stands with whom", "[extract][stances]") {
  CHECK(states("SUPPORTED France -> Schuman Plan", "France called the Schuman Plan a triumph."));
  CHECK(states("SUPPORTED China -> Pakistan", "Pakistan relied on Chinese backing."));
  CHECK(states("SUPPORTED Libya -> Syria", "Libya remained firmly behind Syria."));
  CHECK(states("SUPPORTED Jordan -> Iraq", "Jordan did not conceal its sympathy with Iraq."));
  CHECK(states("SUPPORTED Japan -> Iraq",
               "Iraq sued, and the court of Japan decided in Iraq's favor."));
  CHECK_FALSE(states("SUPPORTED Jordan -> Iraq", "Jordan concealed its sympathy with Iraq."));
}

TEST_CASE("a group beside a name is that name", "[extract][stances]") {
  const std::string text = "Israel held Hezbollah, a group supported by Iran, to be a danger.";
  CHECK(states("SUPPORTED Iran -> Hezbollah", text));
  CHECK(states("SUPPORTED Japan -> United States", "Japan supported the American policy."));
}

TEST_CASE("who stands against what", "[extract][stances]") {
  CHECK(states("OPPOSED Egypt -> Baghdad Pact", "Egypt saw in the Baghdad Pact a trap."));
  CHECK(states("OPPOSED Egypt -> Baghdad Pact", "The Baghdad Pact was unacceptable to Egypt."));
  CHECK(states("OPPOSED Egypt -> Baghdad Pact",
               "The Baghdad Pact provoked strong resistance from Egypt."));
  CHECK(states("OPPOSED Egypt -> Baghdad Pact", "Egypt was bitterly opposed to the Baghdad Pact."));
  CHECK(states("OPPOSED Egypt -> Baghdad Pact",
               "Egypt, fiercely hostile to the Baghdad Pact, left the conference."));
  CHECK_FALSE(states("OPPOSED Egypt -> Baghdad Pact",
                     "Egypt advised Jordan against rejecting the Baghdad Pact."));
  CHECK(states("OPPOSED Egypt -> Baghdad Pact",
               "Iraq joined the Baghdad Pact. Egypt fought it from the first."));
  CHECK(states("OPPOSED Egypt -> Baghdad Pact", "Opposition to the Baghdad Pact came from Egypt."));
  CHECK(states("REJECTED Egypt -> Baghdad Pact", "Egypt would have none of the Baghdad Pact."));
  CHECK(states("REJECTED Egypt -> Baghdad Pact",
               "Egypt's refusal to sign the Baghdad Pact surprised nobody."));
  CHECK(states("OPPOSED Egypt -> Baghdad Pact",
               "The Baghdad Pact was approved, with Egypt and Syria opposed."));
  CHECK(states("OPPOSED Robert Taft -> Baghdad Pact",
               "Many senators, foremost among them Robert Taft, fought the Baghdad Pact."));
  CHECK(states("OPPOSED Egypt -> Baghdad Pact", "Egypt compared the Baghdad Pact to treason."));
  CHECK(states("OPPOSED Egypt -> Baghdad Pact", "Egypt was against the Baghdad Pact."));
  CHECK(states("OPPOSED Egypt -> Baghdad Pact", "Egypt greeted the Baghdad Pact with scorn."));
  CHECK_FALSE(
      states("SUPPORTED Egypt -> Baghdad Pact", "Egypt greeted the Baghdad Pact with scorn."));
  CHECK_FALSE(states("OPPOSED India -> Turkey", "India voted an embargo against Turkey."));
}

TEST_CASE("who blames whom", "[extract][stances]") {
  CHECK(states("ACCUSED Iran -> Iraq", "Iran branded Iraq an aggressor."));
  CHECK(states("ACCUSED Iran -> Iraq", "Iran said that Iraq was responsible for the massacre."));
  CHECK(states("ACCUSED Iran -> Iraq", "Iran attributed the massacre to Iraq."));
  CHECK(states("ACCUSED Iran -> Iraq", "Iraq announced a blockade. Iran denounced the blockade."));
  CHECK(states("ACCUSED Iran -> Iraq", "Iraq closed the strait, a step which Iran deplored."));
  CHECK(states("ACCUSED Libya -> Egypt", "Libya condemned the address that Egypt delivered."));
  CHECK_FALSE(states("ACCUSED Iran -> Iraq", "Iraq announced a blockade. Iran saw a blockade."));
}

TEST_CASE("who demands what of whom", "[extract][stances]") {
  CHECK(states("DEMANDED Japan -> China", "Japan pressed for heavy reparations from China."));
  CHECK(states("DEMANDED Austria -> Serbia", "Austria confronted Serbia with demands."));
  CHECK(states("DEMANDED Austria -> Serbia", "Serbia was faced with Austrian demands."));
  CHECK(states("DEMANDED Austria -> Serbia",
               "Austria insisted that Serbian troops be withdrawn from Albania."));
  CHECK(states("DEMANDED Austria -> Serbia",
               "Serbia invaded Albania. Austria required the withdrawal of the invaders."));
  CHECK_FALSE(states("DEMANDED Austria -> Albania",
                     "Austria insisted on the withdrawal of Serbian troops from Albania."));
}

TEST_CASE("who warns of what others do threatens nobody", "[extract][stances]") {
  CHECK(states("THREATENED Iran -> Iraq",
               "Iran warned Iraq that it would retaliate if the raids went on."));
  CHECK(states("THREATENED Iran -> Iraq", "Iran's threats to invade Iraq had no effect."));
  CHECK_FALSE(states("THREATENED Iran -> Iraq",
                     "Iran warned Iraq that Turkey would retaliate if the raids went on."));
}

TEST_CASE("who passes a law or adopts a resolution speaks through it", "[extract][stances]") {
  const std::string text =
      "Japan sat in the Arab League. The Arab League adopted Resolution 660, which condemned Iraq "
      "and demanded its withdrawal.";
  CHECK(states("ACCUSED Arab League -> Iraq", text));
  CHECK(states("DEMANDED Arab League -> Iraq", text));
  CHECK(states("SANCTIONED Sweden -> Chile", "Sweden passed a law that banned trade with Chile."));
  CHECK(states("THREATENED Sweden -> Chile",
               "Sweden issued the Potsdam Declaration, which threatened Chile with destruction."));
  CHECK_FALSE(
      states("SANCTIONED Sweden -> Chile", "Sweden opposed a law that banned trade with Chile."));
}

TEST_CASE("who punishes whom", "[extract][stances]") {
  CHECK(states("SANCTIONED Iran -> Iraq", "Iran halted oil deliveries to Iraq."));
  CHECK(states("SANCTIONED Iran -> Iraq", "Iran subjected Iraq to an embargo."));
  CHECK(states("SANCTIONED India -> Iraq",
               "Iraq invaded Kuwait. India imposed an embargo on the aggressor."));
}

TEST_CASE("the troops of a ruler are those of his state", "[extract][stances]") {
  const std::string text =
      "Hafez al-Assad was President of Syria. The army of President Hafez "
      "al-Assad occupied Lebanon.";
  CHECK(states("ATTACKED Syria -> Lebanon", text));
  CHECK(states("ATTACKED Libya -> Chad", "Thousands of Libyan troops landed in Chad."));
  CHECK_FALSE(states("ATTACKED Libya -> Chad", "Libyan arms poured into Chad."));
}

TEST_CASE("what is denied, rumored, nearly done or only owed has not happened",
          "[extract][stances]") {
  CHECK_FALSE(states("ATTACKED Israel -> Beirut", "Israel denied that it had bombed Beirut."));
  CHECK_FALSE(states("ATTACKED Iran -> Iraq", "Rumors that Iran had attacked Iraq proved false."));
  CHECK_FALSE(states("RECOGNIZED Brazil -> Angola", "Brazil stopped short of recognizing Angola."));
  CHECK_FALSE(states("AIDED India -> China", "The treaty obliged India to aid China."));
  CHECK_FALSE(states("ACCUSED India -> Israel", "India vetoed a resolution condemning Israel."));
  CHECK(states("ACCUSED India -> Israel", "India introduced a resolution condemning Israel."));
}

TEST_CASE("aid that is poured into a land is no attack", "[extract][stances]") {
  CHECK(states("AIDED Libya -> Chad", "Libya poured aid into Chad."));
  CHECK_FALSE(states("ATTACKED Libya -> Chad", "Libya poured aid into Chad."));
}

TEST_CASE("who helps whom, and who recognizes whom", "[extract][stances]") {
  CHECK(states("AIDED China -> Albania", "China sent engineers to help Albania."));
  CHECK(states("AIDED China -> Albania", "China lent Albania two hundred million dollars."));
  CHECK(states("SUPPORTED China -> Albania", "China pledged to support Albania."));
  CHECK(states("RECOGNIZED Cuba -> Angola",
               "Diplomatic relations between Cuba and Angola were established."));
}

TEST_CASE("what is called pro-French supports France", "[extract][stances]") {
  const std::string text = "France had many friends. The pro-French Federalist Party lost.";
  CHECK(states("SUPPORTED Federalist Party -> France", text));
  CHECK_FALSE(states("SUPPORTED John Jay -> France",
                     "France had many friends. A pro-French lawyer, John Jay, lost."));
}

TEST_CASE("who follows suit does the same", "[extract][stances]") {
  CHECK(states("RECOGNIZED Japan -> Brazil", "France recognized Brazil. Japan followed suit."));
  CHECK(states("ACCUSED Japan -> Brazil", "France condemned Brazil, as did Japan."));
  CHECK_FALSE(states("ACCUSED Japan -> Brazil", "France condemned Brazil, and Japan followed it."));
}

TEST_CASE("relations that are opened, by their noun", "[extract][stances]") {
  CHECK(states("RECOGNIZED Cuba -> Angola",
               "The visit led to the establishment of diplomatic relations between Cuba and "
               "Angola."));
  CHECK(states("RECOGNIZED Cuba -> Angola",
               "Cuba announced the restoration of diplomatic relations with Angola."));
  CHECK_FALSE(states("RECOGNIZED Cuba -> Angola",
                     "Cuba discussed the restoration of diplomatic relations with Angola."));
}

TEST_CASE("who brings whom down", "[extract][stances]") {
  CHECK(states("OVERTHREW Augusto Pinochet -> Salvador Allende",
               "General Augusto Pinochet led a coup that overthrew President Salvador Allende."));
  CHECK(states("OVERTHREW Fidel Castro -> Fulgencio Batista",
               "Fidel Castro toppled the dictatorship of Fulgencio Batista."));
}
