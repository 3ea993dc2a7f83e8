#include "query/question/question.h"

#include "query/question/relation_words.h"
#include "query/syntax/parse.h"

#include <string>

#include <catch2/catch.hpp>

using dossier::query::is_question;
using dossier::query::relation_words;
using dossier::query::translate_question;

namespace {

std::string parameter(const dossier::query::Translation& translation, const char* name) {
  const dossier::Value* value = translation.parameters.find(name);
  return value != nullptr && value->is_string() ? std::string(value->string()) : "";
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the question of the mission needs no names") {
  auto question = translate_question("who proposed what to whom");
  REQUIRE(question.ok());
  CHECK(question->parameters.empty());
  CHECK(contains(question->cypher,
                 "(who)-[r:PROPOSED]->(what:Proposal)\nMATCH (what)-[:PROPOSED_TO]->(whom)"));
}

TEST_CASE("proposals are narrowed by proposer, content, addressee and year") {
  auto question = translate_question("Who proposed missile defence to NATO in 2010?");
  REQUIRE(question.ok());
  CHECK(parameter(*question, "whom") == "NATO");
  CHECK(parameter(*question, "year") == "2010");
  CHECK(question->parameters.find("stems")->list() == dossier::List{"missi", "defen"});

  question = translate_question("what did Russia propose");
  REQUIRE(question.ok());
  CHECK(parameter(*question, "who") == "Russia");
  CHECK(contains(question->cypher, "OPTIONAL MATCH"));

  question = translate_question("what was proposed to the Soviet Union by President Eisenhower");
  REQUIRE(question.ok());
  CHECK(parameter(*question, "whom") == "Soviet Union");
  CHECK(parameter(*question, "who") == "President Eisenhower");
}

TEST_CASE("every relation has an active and a passive form") {
  for (const auto& row : relation_words()) {
    const std::string past(row.past);
    auto active = translate_question("who " + past + " Ruritania");
    INFO(past);
    REQUIRE(active.ok());
    CHECK(contains(active->cypher, "-[r:" + std::string(row.type) + "]-"));
    CHECK(parameter(*active, "what") == "Ruritania");

    auto passive = translate_question("who was " + std::string(row.participle) + " by Ruritania");
    REQUIRE(passive.ok());
    CHECK(parameter(*passive, "who") == "Ruritania");

    auto object = translate_question("what did Ruritania " + std::string(row.base));
    REQUIRE(object.ok());
    CHECK(parameter(*object, "who") == "Ruritania");
  }
}

TEST_CASE("titles, membership, labels, dates and paths") {
  CHECK(contains(translate_question("who leads the EASI")->cypher, "HOLDS_POSITION"));
  CHECK(contains(translate_question("who is a member of NATO")->cypher, "MEMBER_OF"));
  auto president = translate_question("who was the president of France in 1997");
  CHECK(contains(president->cypher, "r.role"));
  CHECK(parameter(*president, "year") == "1997");
  CHECK(contains(translate_question("which countries joined NATO")->cypher, "(who:Country)"));
  CHECK(contains(translate_question("when did Sweden join NATO")->cypher, "dates"));
  auto path = translate_question("how is Igor Ivanov connected to NATO?");
  CHECK(parameter(*path, "from") == "Igor Ivanov");
  CHECK(parameter(*path, "to") == "NATO");
}

TEST_CASE("the same may be asked in many ways") {
  struct Form {
    const char *question, *part, *name, *value;
  };
  const Form forms[] = {
      {"what has Russia proposed to NATO", "PROPOSED_TO", "who", "Russia"},
      {"which proposals did Russia make", "PROPOSED", "who", "Russia"},
      {"what proposals were made by Russia in 2008", "PROPOSED", "year", "2008"},
      {"what were Russia's proposals", "PROPOSED", "who", "Russia"},
      {"list all proposals", "PROPOSED", "who", ""},
      {"show me all proposals to NATO", "PROPOSED_TO", "whom", "NATO"},
      {"show the proposals of Russia", "PROPOSED", "who", "Russia"},
      {"proposals by Russia", "PROPOSED", "who", "Russia"},
      {"what was proposed in 2008", "PROPOSED", "year", "2008"},
      {"to whom did Russia propose a treaty", "PROPOSED_TO", "who", "Russia"},
      {"to whom was the Baruch Plan proposed", "PROPOSED_TO", "who", ""},
      {"when was the Baruch Plan proposed", "PROPOSED", "who", ""},
      {"when was the INF Treaty signed", "SIGNED", "what", "INF Treaty"},
      {"what happened to the Baruch Plan", "ACCEPTED|REJECTED|SUPPORTED|OPPOSED", "what",
       "Baruch Plan"},
      {"how did NATO respond to the Russian proposal", "ACCEPTED|REJECTED", "who", "NATO"},
      {"who is against the Baruch Plan", "OPPOSED", "what", "Baruch Plan"},
      {"who was in favour of the Baruch Plan", "SUPPORTED", "what", "Baruch Plan"},
      {"which countries are in NATO", "(who:Country)-[r:MEMBER_OF]", "what", "NATO"},
      {"is Poland a member of NATO", "count(r) > 0", "who", "Poland"},
      {"is the Soviet Union in the United Nations?", "MEMBER_OF", "who", "Soviet Union"},
      {"what is Poland a member of", "MEMBER_OF", "who", "Poland"},
      {"how many countries joined NATO", "count(DISTINCT who)", "what", "NATO"},
      {"how many proposals did Russia make", "count(*)", "who", "Russia"},
      {"how many treaties did Finland sign", "count(DISTINCT what)", "who", "Finland"},
      {"what treaties has Finland signed", "(what:Treaty)", "who", "Finland"},
      {"which documents mention Poland", "MENTIONS", "name", "Poland"},
      {"what documents are about NATO", "MENTIONS", "name", "NATO"},
      {"how are Russia and NATO connected", "shortestPath", "to", "NATO"},
      {"what connects Russia and NATO", "shortestPath", "from", "Russia"},
      {"what is the connection between Russia and NATO", "shortestPath", "from", "Russia"},
      {"is Russia connected to Poland", "shortestPath", "to", "Poland"},
      {"what did Medvedev do in 2008", "type(r) AS relation", "year", "2008"},
      {"where did Medvedev meet Obama", "MET_WITH", "who", "Medvedev"},
      {"tell me everything about the Baruch Plan", "(a:Person|", "name", "Baruch Plan"},
      {"what do you know about Poland", "(a:Person|", "name", "Poland"},
      {"what agreements exist between Russia and NATO", "AGREED_WITH", "who", "Russia"},
      {"president of Russia", "r.role", "what", "Russia"},
      {"members of NATO", "MEMBER_OF", "what", "NATO"},
  };
  for (const Form& form : forms) {
    INFO(form.question);
    CHECK(is_question(form.question));
    const auto answer = translate_question(form.question);
    REQUIRE(answer.ok());
    CHECK(contains(answer->cypher, form.part));
    CHECK(parameter(*answer, form.name) == form.value);
    CHECK(dossier::query::parse(answer->cypher).ok());
  }
}

TEST_CASE("names stay values whatever they hold") {
  auto question = translate_question("who attacked X') MATCH (n) DETACH DELETE n //");
  REQUIRE(question.ok());
  CHECK_FALSE(contains(question->cypher, "DELETE"));
}

TEST_CASE("what is not understood says what is") {
  auto lost = translate_question("how many angels dance");
  REQUIRE_FALSE(lost.ok());
  CHECK(contains(lost.error().hint, "who proposed what to whom"));
  CHECK(is_question("Who signed the INF Treaty?"));
  CHECK_FALSE(is_question("MATCH (n) RETURN n"));
}
