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

bool states(const std::string& sentence, const std::string& fact) {
  const auto facts = facts_of(extract_text(sentence));
  UNSCOPED_INFO(sentence);
  for (const std::string& one : facts) UNSCOPED_INFO("  " << one);
  return std::any_of(facts.begin(), facts.end(),
                     [&](const std::string& one) { return one.starts_with(fact); });
}

TEST_CASE("an acronym may stand inside a name", "[extract]") {
  CHECK(names("Finland signed the Conventional Forces Limits (CFL) Treaty in Oslo.",
              "Treaty Conventional Forces Limits Treaty"));
  CHECK(names("Sweden rejected the Nordic Defense Area (NDA) treaty.",
              "Treaty Nordic Defense Area treaty"));
  CHECK(
      names("Norway and Finland signed the Tornea (Torne) Treaty in May.", "Treaty Tornea Treaty"));
  CHECK(names("Norway signed a “Cod for Steel” agreement with Finland.",
              "Treaty Cod for Steel agreement"));
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
  CHECK(states("Olof Berg spoke at the Ninth Congress of the Labor Party.",
               "PARTICIPATED_IN Olof Berg -> Ninth Party Congress"));
}

TEST_CASE("nicknames and particles belong to names", "[extract]") {
  CHECK(names("Foreign Minister Roelof “Pik” Hansen spoke to Denmark.",
              "Person Roelof “Pik” Hansen"));
  const std::string twice = "President F.W. de Hansen spoke in May. De Hansen visited Denmark.";
  CHECK(states(twice, "VISITED F.W. de Hansen -> Denmark"));
}

TEST_CASE("ships, forts and stations are no persons", "[extract]") {
  CHECK_FALSE(names("The cruiser Admiral Hansen sank.", "Person Hansen"));
  CHECK_FALSE(names("The carrier Carl G. Hansen sailed for Norway.", "Person Carl G. Hansen"));
  CHECK_FALSE(names("The gold lay at Fort Hansen.", "Person Fort Hansen"));
  CHECK(names("Ambassador Winston Lord arrived.", "Person Winston Lord"));
}

TEST_CASE("treaties told by what they do or what they are about", "[extract]") {
  CHECK(states("Norway and Sweden signed a declaration that closed the strait.",
               "SIGNED Norway -> declaration"));
  CHECK(states("Norway and Sweden signed the radar agreement in May.",
               "SIGNED Norway -> radar agreement"));
  CHECK(states("Norway signed a declaration of mutual support with Finland.",
               "SIGNED Norway -> declaration of mutual support"));
  CHECK(states("Norway and Sweden signed an amendment to the Geneva Protocol.",
               "SIGNED Sweden -> amendment to the Geneva Protocol"));
  CHECK(states("Norway means to abrogate the Trade Treaty between Norway and Sweden.",
               "SIGNED Sweden -> Trade Treaty"));
  CHECK_FALSE(
      states("Norway hopes to conclude the Trade Treaty between Norway and Sweden.", "SIGNED"));
  CHECK_FALSE(states("Norway and Sweden signed an agreement that opened the strait.", "SIGNED"));
}

TEST_CASE("states exchange ratifications, and found bodies to which they belong", "[extract]") {
  CHECK(
      states("Norway and Sweden signed the Treaty of Oslo. The instruments of ratification were "
             "exchanged in June.",
             "RATIFIED Norway -> Treaty of Oslo"));
  CHECK(states("Norway, Sweden, and Finland formed a Baltic Group.",
               "MEMBER_OF Finland -> Baltic Group"));
  CHECK_FALSE(states("Norway formed a Baltic Group.", "MEMBER_OF"));
}

TEST_CASE("whose party and whose assembly a body is", "[extract]") {
  CHECK(states("Willy Hansen, whose Labor Party opposed the treaty, resigned.",
               "MEMBER_OF Willy Hansen -> Labour Party"));
  CHECK_FALSE(states("Willy Hansen, whose Foreign Ministry opposed it, resigned.", "MEMBER_OF"));
  CHECK(states("The General Assembly of the United Nations adopted it.",
               "PART_OF UN General Assembly -> United Nations"));
}

TEST_CASE("half a city is a place, and so is where a palace stands", "[extract]") {
  CHECK(states("Swedish aircraft bombed East Copenhagen.", "ATTACKED Sweden -> East Copenhagen"));
  CHECK(states("Swedish troops came ashore at Port Hansen.", "ATTACKED Sweden -> Port Hansen"));
  CHECK(states("Swedish troops stormed the palace in Oslo.", "ATTACKED Sweden -> Oslo"));
}

TEST_CASE("who deals with others in a city has come there", "[extract]") {
  CHECK(
      states("Danish Premier Olof Berg and Swedish Premier Jan Dahl discussed the bill at Manila.",
             "VISITED Jan Dahl -> Manila"));
  CHECK(states("In a speech in Oslo, Danish Premier Olof Berg proposed a pact.",
               "VISITED Olof Berg -> "));
  CHECK_FALSE(states("Danish Premier Olof Berg discussed the bill in Copenhagen.", "VISITED"));
}

TEST_CASE("who speaks right after a conference has opened takes part in it", "[extract]") {
  const std::string opened = "The Oslo Conference opened in May with Olof Berg as host. ";
  CHECK(states(opened, "PARTICIPATED_IN Olof Berg -> Oslo Conference"));
  CHECK(states("The Oslo Conference was convened in May, with Jan Dahl and Olof Berg as chairmen.",
               "PARTICIPATED_IN Jan Dahl -> Oslo Conference"));
  CHECK(states("Norway and Sweden, as sponsors of the Oslo Conference, issued a statement.",
               "PARTICIPATED_IN Sweden -> Oslo Conference"));
  CHECK(states(opened + "Jan Dahl called for a pact.", "PARTICIPATED_IN Jan Dahl -> Oslo Conf"));
  CHECK_FALSE(states(opened + "In June Jan Dahl called for a pact.", "PARTICIPATED_IN Jan Dahl"));
  CHECK(states("During the Oslo summit of May 1972, Olof Berg told Jan Dahl that he agreed.",
               "PARTICIPATED_IN Jan Dahl -> Oslo summit"));
  CHECK(states("At the Oslo summit Olof Berg commended the plan to Jan Dahl.",
               "PARTICIPATED_IN Jan Dahl -> Oslo summit"));
}

TEST_CASE("rulers without a name, and states as small as a town", "[extract]") {
  CHECK(states("Bolivia recognized the junta in August.", "RECOGNIZED Bolivia -> junta"));
  CHECK_FALSE(names("The junta met in August.", "Organization junta"));
  CHECK(states("Olof Berg met Jan Dahl at Malta.", "MET_WITH Olof Berg -> Jan Dahl"));
  CHECK_FALSE(names("Olof Berg met Jan Dahl at Malta.", "Country Malta"));
}

TEST_CASE("who votes in a council or speaks inside a party belongs to it", "[extract]") {
  CHECK(states("The Security Council adopted the resolution, with Cuba and Yemen opposed.",
               "MEMBER_OF Yemen -> UN Security Council"));
  CHECK(states("The Security Council passed it in June. China abstained.",
               "MEMBER_OF China -> UN Security Council"));
  CHECK_FALSE(states("The General Assembly passed it in June. China abstained.", "MEMBER_OF"));
  CHECK(states("Within the Labor Party, Olof Berg attacked the plan.",
               "MEMBER_OF Olof Berg -> Labour Party"));
  CHECK_FALSE(states("In the Senate, Olof Berg attacked the plan.", "MEMBER_OF"));
}

TEST_CASE("a list of men with their states and the host is one subject", "[extract]") {
  const std::string signed_by =
      "Two days later, in Guatemala City, Olof Berg, Jan Dahl of El Salvador, Erik Lund of "
      "Honduras "
      "and the host, Nils Holm, signed the Treaty of Oslo.";
  for (const char* man : {"Olof Berg", "Jan Dahl", "Erik Lund", "Nils Holm"})
    CHECK(states(signed_by, "SIGNED " + std::string(man) + " -> Treaty of Oslo"));
  CHECK_FALSE(states(signed_by, "SIGNED Honduras"));
}

}  // namespace
