#include "extract_support.h"
#include "extract_text.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;

bool names(const std::string& text, const std::string& entity) {
  const auto all = entities_of(extract_text(text));
  UNSCOPED_INFO(text);
  for (const std::string& one : all) UNSCOPED_INFO("  " << one);
  return std::find(all.begin(), all.end(), entity) != all.end();
}

bool states(const std::string& text, const std::string& fact) {
  const auto facts = facts_of(extract_text(text));
  UNSCOPED_INFO(text);
  for (const std::string& one : facts) UNSCOPED_INFO("  " << one);
  return std::any_of(facts.begin(), facts.end(),
                     [&](const std::string& one) { return one.starts_with(fact); });
}

TEST_CASE("companies and bodies whose names go on behind and, of, for and on", "[extract]") {
  CHECK(names("The minister praised the Trans-Andean Railway and Harbor Company.",
              "Organization Trans-Andean Railway and Harbor Company"));
  CHECK(names("The Ruritanian Telegraph Company of Strelsau built the line.",
              "Organization Ruritanian Telegraph Company of Strelsau"));
  CHECK(names("Rebels of the Front for the Liberation of Gabon attacked the port.",
              "Organization Front for the Liberation of Gabon"));
  CHECK(names("The President appointed the Allen Commission on Central America.",
              "Organization Allen Commission on Central America"));
  CHECK_FALSE(names("The Germans and the State Department disagreed.",
                    "Organization Germans and the State Department"));
}

TEST_CASE("an acronym means what the text explains", "[extract]") {
  const std::string union_ = "The National Opposition Union (UNO) defeated Daniel Ortega. ";
  CHECK(names(union_ + "UNO ruled Nicaragua.", "Organization National Opposition Union"));
  CHECK_FALSE(names(union_ + "UNO ruled Nicaragua.", "Organization United Nations"));
  CHECK(names("France fought the National Liberation Front (FLN) in Algeria.",
              "Organization Front de Libération Nationale"));
  CHECK(names("In Bolivia the President created Minería Boliviana (MINBOL).",
              "Organization Minería Boliviana"));
  CHECK(names("In Geneva, José Ramírez (JR) protested.", "Person José Ramírez"));
}

TEST_CASE("commands of a region", "[extract]") {
  const std::string text = "The Military Assistance Command, Vietnam (MACV) was in Saigon.";
  CHECK(names(text, "Organization Military Assistance Command"));
  CHECK_FALSE(names(text, "Country Vietnam"));
}

TEST_CASE("what is renamed or better known otherwise is one", "[extract]") {
  const auto e = extract_text(
      "The 1928 Northern Agreement (better known as the “Amber Line” Agreement) divided the oil. "
      "Four companies signed the Amber Line Agreement.");
  CHECK(entities_of(e) == std::vector<std::string>{"Treaty Northern Agreement"});
}

TEST_CASE("factions in quotation marks and treaties of two men are named", "[extract]") {
  CHECK(names("The “Immovables,” who refused to join the League, opposed it.",
              "Organization Immovables"));
  CHECK(names("Relations were bad until the Gómez-Harper agreement of 1928, which calmed them.",
              "Treaty Gómez-Harper agreement"));
  CHECK(names("The United States and Japan also signed the Security Treaty.",
              "Treaty Security Treaty"));
}

TEST_CASE("what is only where something was, or an adjective, is not told", "[extract]") {
  CHECK_FALSE(names("In a speech at Harvard University, Marshall offered aid to Europe.",
                    "Organization Harvard University"));
  CHECK(names("Harvard University opposed the law.", "Organization Harvard University"));
  CHECK_FALSE(names("Allied representatives came to Ottawa.", "Organization Allies"));
}

TEST_CASE("Congress without an article is that of the United States", "[extract]") {
  CHECK(
      states("The African National Congress praised the United States. Congress adopted the "
             "Clark Amendment.",
             "ACCEPTED U.S. Congress -> Clark Amendment"));
  CHECK(
      states("The Continental Congress met in Philadelphia. Congress ratified the Treaty of "
             "Paris.",
             "RATIFIED Second Continental Congress -> Treaty of Paris"));
}

TEST_CASE("a president is nobody else of his family, and accents make no other man", "[extract]") {
  const auto e = extract_text(
      "Robert Kennedy met Dobrynin. President Kennedy asked Congress for money. Kennedy waited.");
  CHECK(std::count_if(e.entities.begin(), e.entities.end(), [](const auto& entity) {
          return entity.name == "Kennedy" || entity.name == "Robert Kennedy";
        }) == 2);
  CHECK_FALSE(names("President Jacobo Árbenz fled. Arbenz went to Mexico.", "Person Arbenz"));
}

TEST_CASE("events of the lexicon with a small head noun", "[extract]") {
  CHECK(names("After the Tet offensive Johnson waited.", "Event Tet Offensive"));
  CHECK(names("The Korean war ended in 1953.", "Event Korean War"));
  CHECK_FALSE(names("Korean officials came.", "Event Korean War"));
}

TEST_CASE("charters of bodies, and administrations of several presidents", "[extract]") {
  CHECK(names("Members were bound by the SEATO charter.", "Treaty SEATO charter"));
  CHECK(names("The aid came from the Nixon and Ford administrations.", "Country United States"));
  CHECK_FALSE(names("The aid came from the Nixon and Ford administrations.", "Person Nixon"));
}

TEST_CASE("the Bolshevik government of a text on Russia is Russia's", "[extract]") {
  const std::string war = "Russia fought in the war until its new Bolshevik Government left it. ";
  CHECK_FALSE(names(war, "Country Soviet Union"));
  CHECK(names(war + "The Soviet Union was founded in 1922.", "Country Soviet Union"));
}

TEST_CASE("the Nationalists of a text on Taiwan are its government", "[extract]") {
  CHECK(
      states("Mao ruled China and Chiang Kai-shek Taiwan. The United States aided the "
             "Nationalists.",
             "AIDED United States -> Taiwan"));
  CHECK(names("The Kuomintang fled to Taiwan. The Nationalists were defeated.",
              "Organization Kuomintang"));
}

TEST_CASE("pronouns, groups and sides", "[extract]") {
  CHECK_FALSE(
      states("Salvador Allende spoke. The armed forces under Augusto Pinochet overthrew "
             "him.",
             "OVERTHREW Chile -> Augusto Pinochet"));
  CHECK(states("The Security Council met. After it invaded Kuwait, Iraq was condemned by France.",
               "ATTACKED Iraq -> Kuwait"));
  CHECK(
      states("Italy and Greece quarreled. Neither Spain nor France supported the war, and both "
             "nations attacked Algeria.",
             "ATTACKED Spain -> Algeria"));
  CHECK(
      states("Iraq invaded Kuwait. The United States condemned the attack and demanded that it "
             "withdraw.",
             "DEMANDED United States -> Iraq"));
  CHECK(
      states("Pakistan and India went to war. The Soviet Union invited both countries to "
             "Tashkent, where they signed the Tashkent Declaration.",
             "SIGNED Pakistan -> Tashkent Declaration"));
  CHECK(states("Yugoslavia broke with Moscow in 1948. The country received aid from France.",
               "AIDED France -> Yugoslavia"));
  CHECK(states("The Esquipulas Peace Agreement was signed by the Central American states.",
               "SIGNED Honduras -> Esquipulas Peace Agreement"));
}

}  // namespace
