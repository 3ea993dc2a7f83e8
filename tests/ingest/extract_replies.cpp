#include "extract_text.h"

#include <catch2/catch.hpp>

// What is replied, done and left undone, and to whom something was put that names no addressee.

namespace {

using namespace dossier::test;

struct Told {
  const char *text, *read;
};

TEST_CASE("replies and deeds answer what was just asked", "[extract]") {
  for (const Told& told : std::vector<Told>{
           {"Margaret Thatcher begged Ronald Reagan to wait. Reagan replied that it was too late.",
            "Ronald Reagan REJECTED"},
           {"France proposed to Italy a conference. Italy replied that it was willing to attend.",
            "Italy ACCEPTED"},
           {"Harold Macmillan asked Norway to wait and asked Sweden to withdraw, and both of them "
            "complied.",
            "Norway ACCEPTED, Sweden ACCEPTED"},
           {"Harold Macmillan asked France to delay the vote. France did not, since the date was "
            "fixed.",
            "France REJECTED"},
           {"Harold Macmillan asked France to delay the vote. France would not allow it.",
            "France REJECTED"},
           {"Harold Macmillan asked France to delay the vote. France did not say when it began.",
            ""},
           {"Harold Macmillan asked the French to delay the vote, but they declined to do so.",
            "France REJECTED"}}) {
    INFO(told.text);
    CHECK(answers_in(extract_text(told.text)) == told.read);
  }
}

TEST_CASE("a bare yes answers the proposal of its sentence", "[extract]") {
  const auto e = extract_text(
      "Norway asked Robert Lovett to help. Later George Kennan recommended a loan to the north, "
      "and Robert Lovett approved.");
  REQUIRE(e.proposals.size() == 2);
  CHECK(e.proposals[0].responses.empty());
  CHECK(names_of(e, e.proposals[1].whom) == "Robert Lovett");
}

TEST_CASE("each of two addressees with a deed of his own", "[extract]") {
  for (const Told& told : std::vector<Told>{
           {"Gunnar Jarring invited Egypt to sign a treaty and Israel to leave the desert.",
            "Gunnar Jarring | to sign a treaty | Egypt\n"
            "Gunnar Jarring | to leave the desert | Israel"},
           {"Gunnar Jarring invited Egypt to press Syria and Israel to leave the desert.",
            "Gunnar Jarring | to press Syria and Israel to leave the desert | Egypt"},
           {"Helmut Kohl laid before the Bundestag a Ten-Point Program that led to one state.",
            "Helmut Kohl | a Ten-Point Program that led to one state | Bundestag"},
           {"Anthony Eden urged his colleagues on the Security Council to wait.",
            "Anthony Eden | to wait | UN Security Council"},
           {"Menachem Begin met Anwar Sadat in Cairo. Begin put before his host a scheme for the "
            "valley.",
            "Menachem Begin | a scheme for the valley | Anwar Sadat"}}) {
    INFO(told.text);
    CHECK(proposals_in(extract_text(told.text)) == told.read);
  }
}

TEST_CASE("those who were not asked answer too, and are not addressed by it", "[extract]") {
  struct Answer {
    const char *text, *whom, *answers;
  };
  for (const Answer& told : std::vector<Answer>{
           {"George Kennan recommended a loan to the north. Robert Lovett supported Kennan.", "",
            "Robert Lovett SUPPORTED"},
           {"Folke Bernadotte recommended that the city be placed under the United Nations. Ernest "
            "Bevin endorsed the Bernadotte Plan.",
            "", "Ernest Bevin SUPPORTED"},
           {"Hans Modrow proposed that the land be neutral; Helmut Kohl rejected neutrality.", "",
            "Helmut Kohl REJECTED"},
           {"Hans Modrow proposed that the land be neutral; Helmut Kohl rejected the treaty.", "",
            ""},
           {"Sweden proposed a ban on tests. Richard Nixon instructed the delegation to refuse.",
            "", "Richard Nixon REJECTED"},
           {"Sweden suggested a truce, an idea that Adolfo Suarez at first found interesting.", "",
            "Adolfo Suarez SUPPORTED"},
           {"Sweden proposed sanctions. Richard Nixon rejected any retaliation.", "",
            "Richard Nixon REJECTED"}}) {
    INFO(told.text);
    const auto e = extract_text(told.text);
    REQUIRE(e.proposals.size() == 1);
    CHECK(names_of(e, e.proposals[0].whom) == told.whom);
    CHECK(answers_in(e) == told.answers);
  }
}

TEST_CASE("who is addressed by what is said in public, to the nameless, or weighed", "[extract]") {
  for (const Told& told : std::vector<Told>{
           {"Anthony Eden called for sanctions. France refused.", "Anthony Eden | sanctions | "},
           {"Anthony Eden called for a conference. France accepted the proposal.",
            "Anthony Eden | a conference | France"},
           {"Anthony Eden exhorted his allies to wait. France accepted the advice.",
            "Anthony Eden | to wait | "},
           {"David Ben-Gurion resisted the advice of George Marshall to wait.",
            "George Marshall | to wait | David Ben-Gurion"},
           {"Parliament met in March. Prime Minister George Grenville proposed a tax on paper.",
            "George Grenville | a tax on paper | British Parliament"},
           {"Anthony Eden suggested a truce. France accepted the suggestion.",
            "Anthony Eden | a truce | France"}}) {
    INFO(told.text);
    CHECK(proposals_in(extract_text(told.text)) == told.read);
  }
}

TEST_CASE("what is proposed ends before what is said besides", "[extract]") {
  for (const Told& told : std::vector<Told>{
           {"Poland asked Germany for a guarantee of its western border, which Helmut Kohl had "
            "been "
            "reluctant to give.",
            "Poland | a guarantee of its western border | Germany"},
           {"The Security Council rejected a draft submitted by India, under which Israel would "
            "have "
            "left the desert.",
            "India | Israel would have left the desert | UN Security Council"},
           {"George Shultz proposed to Eduard Shevardnadze, who was in town for talks, that both "
            "countries cease to arm their clients.",
            "George Shultz | both countries cease to arm their clients | Eduard Shevardnadze"},
           {"Britain and France invited nine other governments to Geneva.",
            "United Kingdom, France | invited nine other governments to Geneva | "},
           {"Denmark put forward amendments that met some objections.",
            "Denmark | amendments that met some objections | "}}) {
    INFO(told.text);
    CHECK(proposals_in(extract_text(told.text)) == told.read);
  }
}

}  // namespace
