#include "extract_text.h"

#include <string>

#include <catch2/catch.hpp>

// Who judges, likes or does not object to a proposal has taken a stand on it.

namespace {

using namespace dossier::test;

/// "by KIND", separated by commas, of the answer to a treaty that Acheson proposes to Bevin.
std::string answer(const std::string& sentence) {
  return answers_in(extract_text(
      "Secretary of State Dean Acheson proposed to Foreign Minister Ernest Bevin a treaty of "
      "mutual defense. " +
      sentence + " The newspapers wrote about it for weeks."));
}

}  // namespace

TEST_CASE("judgements and feelings answer a proposal", "[extract][responses]") {
  CHECK(answer("Bevin considered the plan impracticable.") == "Ernest Bevin OPPOSED");
  CHECK(answer("Bevin found the plan attractive.") == "Ernest Bevin SUPPORTED");
  CHECK(answer("The plan alarmed Bevin.") == "Ernest Bevin OPPOSED");
  CHECK(answer("The idea appealed to Bevin.") == "Ernest Bevin SUPPORTED");
  CHECK(answer("Bevin was in favor of the plan.") == "Ernest Bevin SUPPORTED");
  CHECK(answer("Bevin was against it.") == "Ernest Bevin OPPOSED");
  CHECK(answer("Bevin saw no merit in the plan.") == "Ernest Bevin OPPOSED");
}

TEST_CASE("who does not object consents", "[extract][responses]") {
  CHECK(answer("Bevin raised no objection.") == "Ernest Bevin ACCEPTED");
  CHECK(answer("Bevin did not object.") == "Ernest Bevin ACCEPTED");
  CHECK(answer("Foreign Minister Robert Schuman did not object.") == "Robert Schuman SUPPORTED");
  CHECK(answer("Bevin raised objections.") == "Ernest Bevin OPPOSED");
}

TEST_CASE("objections that are told or overridden oppose", "[extract][responses]") {
  CHECK(answer("Foreign Minister Robert Schuman objected that such a pact would divide Europe.") ==
        "Robert Schuman OPPOSED");
  CHECK(answer("Bevin rejected this approach.") == "Ernest Bevin REJECTED");
  CHECK(answer("Bevin agreed over the objections of Defense Minister Emanuel Shinwell.") ==
        "Ernest Bevin ACCEPTED, Emanuel Shinwell OPPOSED");
}

TEST_CASE("set phrases of consent and refusal", "[extract][responses]") {
  CHECK(answer("Bevin came round to the idea.") == "Ernest Bevin ACCEPTED");
  CHECK(answer("Bevin would have nothing to do with it.") == "Ernest Bevin REJECTED");
  CHECK(answer("Bevin gave it his approval.") == "Ernest Bevin ACCEPTED");
  CHECK(answer("Bevin turned the suggestion aside.") == "Ernest Bevin REJECTED");
  CHECK(answer("Bevin let it pass.").empty());
  CHECK(answer("Bevin would have nothing to do with the press.").empty());
}

TEST_CASE("labels and receptions answer a proposal", "[extract][responses]") {
  CHECK(answer("Bevin called the plan a trap.") == "Ernest Bevin OPPOSED");
  CHECK(answer("Bevin saw the plan as an opportunity.") == "Ernest Bevin SUPPORTED");
  CHECK(answer("Bevin received the idea with enthusiasm.") == "Ernest Bevin SUPPORTED");
  CHECK(answer("Bevin reacted with alarm.") == "Ernest Bevin OPPOSED");
  CHECK(answer("Bevin was unwilling to do so.") == "Ernest Bevin REJECTED");
  CHECK(answer("Bevin refused his consent.") == "Ernest Bevin REJECTED");
  CHECK(answer("Bevin called the press a nuisance.").empty());
}
