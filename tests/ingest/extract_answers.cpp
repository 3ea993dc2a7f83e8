#include "extract_text.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

// Answers that are told with set phrases, by deeds and by votes, read from plain sentences.

namespace {

using namespace dossier::test;

struct Answer {
  const char* text;
  const char* answers;  ///< "by KIND", separated by commas
};

std::string answers_to(const std::string& text) { return answers_in(extract_text(text)); }

std::string proposals_of(const std::string& text) { return proposals_in(extract_text(text)); }

void check_answers(const std::vector<Answer>& answers) {
  for (const Answer& answer : answers) {
    INFO(answer.text);
    CHECK(answers_to(answer.text) == answer.answers);
  }
}

TEST_CASE("set phrases answer a proposal", "[extract]") {
  check_answers(
      {{"Chile proposed a customs union to Peru. Peru would have none of it.", "Peru REJECTED"},
       {"Chile proposed a customs union to Peru. Bolivia took exception to the plan.",
        "Bolivia OPPOSED"},
       {"Norway suggested a treaty to Denmark; Denmark was agreeable.", "Denmark ACCEPTED"},
       {"Norway suggested a treaty to Denmark. Sweden spoke out against the idea.",
        "Sweden OPPOSED"},
       {"Norway suggested a treaty to Denmark. Sweden took part in the war.", ""}});
}

TEST_CASE("what is done about something else answers no proposal", "[extract]") {
  check_answers(
      {{"Norway suggested a treaty to Denmark. The ministers met in Oslo. Talks went on for a "
        "year. "
        "Sweden supported the plan.",
        ""},
       {"Norway suggested a treaty to Denmark. Sweden supported the plan.", "Sweden SUPPORTED"},
       {"Norway offered a treaty to Denmark. France tested a bomb over the protests of Ghana.", ""},
       {"Norway suggested a treaty to Denmark. Sweden followed suit.", ""},
       {"Norway suggested a treaty to Denmark. In doing so, Denmark angered Sweden.", ""},
       {"Norway suggested to Denmark that the two governments announce their agreement.", ""}});
}

TEST_CASE("who is intrigued or shows interest takes a side", "[extract]") {
  check_answers(
      {{"Norway put forward a plan for a customs union. Helmut Schmidt was intrigued by it.",
        "Helmut Schmidt SUPPORTED"},
       {"Norway proposed a customs union. Sweden expressed interest.", "Sweden SUPPORTED"},
       {"Norway proposed a customs union, but Sweden showed little enthusiasm.", "Sweden OPPOSED"},
       {"Norway proposed a customs union. Sweden expressed interest in Danish ships.", ""},
       {"Norway invited Denmark to reduce the tariffs. Denmark dismissed the gesture.",
        "Denmark REJECTED"},
       {"Norway invited Denmark to reduce the tariffs. Denmark dismissed the text of a speech.",
        ""},
       {"Norway proposed to Denmark that the king visit Oslo. Denmark refused to accept a letter.",
        ""}});
}

TEST_CASE("a body that was asked answers by what it passes", "[extract]") {
  check_answers(
      {{"President Harry Truman asked Congress for a loan to Greece. Congress passed the bill in "
        "May.",
        "U.S. Congress ACCEPTED"},
       {"President Harry Truman urged Congress to raise taxes, which it did.",
        "U.S. Congress ACCEPTED"},
       {"President Harry Truman spoke to reporters. Congress passed the bill in May.", ""}});
}

TEST_CASE("all who were addressed answer, one of them refuses, others back the proposer",
          "[extract]") {
  check_answers(
      {{"Sweden suggested to Egypt a truce of two weeks; Egypt agreed, but Israel would not.",
        "Egypt ACCEPTED, Israel REJECTED"},
       {"In March invitations to join were sent by Britain to Denmark, Iceland, and Italy, all of "
        "which accepted.",
        "Denmark ACCEPTED, Iceland ACCEPTED, Italy ACCEPTED"},
       {"Warren Austin, supported by Dean Acheson, proposed a truce to Egypt.",
        "Dean Acheson SUPPORTED"}});
}

TEST_CASE("who proposes and to whom, over insertions, in texts and between sides", "[extract]") {
  struct Telling {
    const char *text, *proposals;
  };
  for (const Telling& telling : std::vector<Telling>{
           {"Gerald Smith, who had lived in Moscow for years, recommended a freeze on new "
            "missiles.",
            "Gerald Smith | a freeze on new missiles | "},
           {"Ernest Bevin offered the Soviet Union a deal: Britain would leave the port if the "
            "Soviets left the town.",
            "Ernest Bevin | Britain would leave the port if the Soviets left the town | Soviet "
            "Union"},
           {"President Woodrow Wilson submitted the Panama Treaty to the Senate.",
            "Woodrow Wilson | the Panama Treaty | U.S. Senate"},
           {"Local leaders rebuffed American attempts to purchase land.",
            "United States | to purchase land | "},
           {"Local leaders welcomed American attempts to build schools.", ""},
           {"Egypt attacked Israel in May, and Israel attacked Egypt in June. The United Nations "
            "Security Council called on the parties to lay down their arms.",
            "UN Security Council | to lay down their arms | Egypt, Israel"}}) {
    INFO(telling.text);
    CHECK(proposals_of(telling.text) == telling.proposals);
  }
}

TEST_CASE("an answer keeps a proposal in mind", "[extract]") {
  CHECK(answers_to("Sweden proposed a truce. Egypt accepted the proposal. Syria rejected it.") ==
        "Egypt ACCEPTED, Syria REJECTED");
}

}  // namespace
