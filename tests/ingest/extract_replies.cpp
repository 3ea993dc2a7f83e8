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
           {"Menachem Begin met Anwar Sadat in Cairo. Begin put before his host a scheme for the "
            "valley.",
            "Menachem Begin | a scheme for the valley | Anwar Sadat"}}) {
    INFO(told.text);
    CHECK(proposals_in(extract_text(told.text)) == told.read);
  }
}

}  // namespace
