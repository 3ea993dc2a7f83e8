#include "ingest/extract/extract.h"
#include "ingest/extract/lexicon.h"
#include "tests/ingest/language_support.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

// Answers that are told with set phrases, by deeds and by votes, read from plain sentences.

namespace {

using namespace dossier::ingest;

struct Answer {
  const char* text;
  const char* answers;  ///< "by KIND", separated by commas
};

Extraction read(const std::string& text) {
  const auto document = dossier::test::make_document(text);
  return extract(document, Analyzer::instance().analyze(document), Lexicon::standard());
}

std::string answers_to(const std::string& text) {
  static constexpr const char* kKinds[] = {"ACCEPTED", "REJECTED", "SUPPORTED", "OPPOSED"};
  const Extraction e = read(text);
  std::string all;
  for (const Proposal& p : e.proposals) {
    for (const Response& response : p.responses)
      all += (all.empty() ? "" : ", ") + e.entities[response.by].name + " " +
             kKinds[static_cast<std::size_t>(response.kind)];
  }
  return all;
}

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

TEST_CASE("a body that was asked answers by what it passes", "[extract]") {
  check_answers(
      {{"President Harry Truman asked Congress for a loan to Greece. Congress passed the bill in "
        "May.",
        "U.S. Congress ACCEPTED"},
       {"President Harry Truman urged Congress to raise taxes, which it did.",
        "U.S. Congress ACCEPTED"},
       {"President Harry Truman spoke to reporters. Congress passed the bill in May.", ""}});
}

TEST_CASE("an answer keeps a proposal in mind", "[extract]") {
  CHECK(answers_to("Sweden proposed a truce. Egypt accepted the proposal. Syria rejected it.") ==
        "Egypt ACCEPTED, Syria REJECTED");
}

}  // namespace
