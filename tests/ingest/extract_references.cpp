#include "extract_support.h"
#include "extract_text.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;
using Strings = std::vector<std::string>;

/// What the word refers to: the name of the entity whose mention covers its first occurrence.
std::string meant(const Parsed& text, const Extraction& e, const std::string& word) {
  for (const Mention& mention : e.mentions) {
    for (std::uint32_t t = mention.first_token; t < mention.last_token; ++t) {
      const Token& token = e.analysis.tokens[t];
      if (text.document().text.substr(token.begin, token.end - token.begin) == word)
        return e.entities[mention.entity].name;
    }
  }
  return {};
}

TEST_CASE("a reflexive pronoun is the subject of its clause", "[extract]") {
  const Parsed own(R"(
Molotov Molotov PROPN 2 nsubj
blamed blame VERB 0 root PF
Truman Truman PROPN 2 obj
. . PUNCT 2 punct

Truman Truman PROPN 2 nsubj
blamed blame VERB 0 root PF
himself himself PRON 2 obj
. . PUNCT 2 punct
)");
  CHECK(meant(own, own.extract(), "himself") == "Truman");
}

TEST_CASE("a pronoun is nobody who takes part in its own clause", "[extract]") {
  const Parsed text(R"(
Truman Truman PROPN 2 nsubj
received receive VERB 0 root PF
Molotov Molotov PROPN 2 obj
. . PUNCT 2 punct

Molotov Molotov PROPN 2 nsubj
handed hand VERB 0 root PF
him he PRON 2 iobj
a a DET 5 det
note note NOUN 2 obj
. . PUNCT 2 punct
)");
  CHECK(meant(text, text.extract(), "him") == "Truman");
}

TEST_CASE("the President without a name is the one whom the lexicon knows as such", "[extract]") {
  const Parsed text(R"(
Kissinger Kissinger PROPN 2 nsubj
advised advise VERB 0 root PF
Nixon Nixon PROPN 2 obj
. . PUNCT 2 punct

The the DET 2 det
President President PROPN 3 nsubj
hesitated hesitate VERB 0 root PF
. . PUNCT 3 punct
)");
  CHECK(meant(text, text.extract(), "President") == "Nixon");
  const Parsed under(R"(
Under Under ADP 5 nmod:desc
Secretary Secretary PROPN 5 nmod:desc
of of ADP 4 case
State State PROPN 2 nmod
Bowles Bowles PROPN 6 nsubj
wrote write VERB 0 root PF
to to ADP 8 case
Rusk Rusk PROPN 6 obl
. . PUNCT 6 punct

The the DET 2 det
Secretary Secretary PROPN 5 nsubj
of of ADP 4 case
State State PROPN 2 nmod
declined decline VERB 0 root PF
. . PUNCT 5 punct
)");
  const Extraction e = under.extract();
  const auto& last = e.mentions.back();
  CHECK(e.entities[last.entity].name == "Rusk");
}

TEST_CASE("the leader of a state is none of another", "[extract]") {
  const Parsed text(R"(
Castro Castro PROPN 2 nsubj
praised praise VERB 0 root PF
Cuba Cuba PROPN 2 obj
. . PUNCT 2 punct

Milton Milton PROPN 3 nsubj
Eisenhower Eisenhower PROPN 1 flat
replied reply VERB 0 root PF
. . PUNCT 3 punct

The the DET 3 det
Cuban cuban ADJ 3 amod
leader leader NOUN 4 nsubj
laughed laugh VERB 0 root PF
. . PUNCT 4 punct
)");
  CHECK(meant(text, text.extract(), "leader") == "Castro");
}

TEST_CASE("a body that is told by its members is an organization", "[extract]") {
  const Parsed text(R"(
A a DET 3 det
secret secret ADJ 3 amod
commission commission NOUN 10 nsubj
composed compose VERB 3 acl PT
of of ADP 6 case
France France PROPN 4 obl
, , PUNCT 8 punct
Spain Spain PROPN 6 conj
, , PUNCT 3 punct
met meet VERB 0 root PF
. . PUNCT 10 punct
)");
  const Extraction e = text.extract();
  CHECK(facts_of(e).size() >= 2);
  const auto body = std::find_if(e.entities.begin(), e.entities.end(), [](const Entity& entity) {
    return entity.type == EntityType::Organization;
  });
  REQUIRE(body != e.entities.end());
  CHECK(body->name == "secret commission");
  CHECK(body->of_document);
}

TEST_CASE("names that no list knows are told by the words around them", "[extract]") {
  const Parsed woman(R"(
Kirsti Kirsti PROPN 5 nsubj
Lehtonen Lehtonen PROPN 1 flat
of of ADP 4 case
Finland Finland PROPN 1 nmod
spoke speak VERB 0 root PF
. . PUNCT 5 punct
)");
  const auto found = entities_of(woman.extract());
  CHECK(std::find(found.begin(), found.end(), "Person Kirsti Lehtonen") != found.end());
  const Parsed followers(R"(
France France PROPN 2 nsubj
fought fight VERB 0 root PF
the the DET 4 det
Restaurationists Restaurationists PROPN 2 obj L
. . PUNCT 2 punct
)");
  const auto party = entities_of(followers.extract());
  CHECK(std::find(party.begin(), party.end(), "Organization Restaurationists") != party.end());
  const Parsed act(R"(
France France PROPN 2 nsubj
signed sign VERB 0 root PF
the the DET 4 det
Act Act PROPN 2 obj
of of ADP 6 case
Lisbon Lisbon PROPN 4 nmod
. . PUNCT 2 punct
)");
  const auto signing = entities_of(act.extract());
  CHECK(std::find(signing.begin(), signing.end(), "Treaty Act of Lisbon") != signing.end());
}

TEST_CASE("the two governments are those whose men act", "[extract]") {
  const Parsed text(R"(
France France PROPN 2 nsubj
watched watch VERB 0 root PF
Cuba Cuba PROPN 2 obj
. . PUNCT 2 punct

The the DET 3 det
United United PROPN 3 compound
States State PROPN 4 nsubj
feared fear VERB 0 root PF
the the DET 7 det
Soviet Soviet PROPN 7 compound
Union Union PROPN 4 obj
. . PUNCT 4 punct

Kennedy Kennedy PROPN 2 nsubj
answered answer VERB 0 root PF
Khrushchev Khrushchev PROPN 2 obj
. . PUNCT 2 punct

Khrushchev Khrushchev PROPN 2 nsubj
thanked thank VERB 0 root PF
Kennedy Kennedy PROPN 2 obj
. . PUNCT 2 punct

The the DET 3 det
two two NUM 3 nummod
governments government NOUN 4 nsubj L
signed sign VERB 0 root PF
the the DET 7 det
Geneva Geneva PROPN 7 compound
Protocol Protocol PROPN 4 obj
. . PUNCT 4 punct
)");
  const auto facts = facts_of(text.extract());
  const auto says = [&](const std::string& fact) {
    return std::find(facts.begin(), facts.end(), fact) != facts.end();
  };
  CHECK(says("SIGNED United States -> Geneva Protocol"));
  CHECK(says("SIGNED Soviet Union -> Geneva Protocol"));
  CHECK_FALSE(says("SIGNED Cuba -> Geneva Protocol"));
}

TEST_CASE("both sides of a divided nation are its halves", "[extract]") {
  const Parsed text(R"(
North North PROPN 2 compound
Korea Korea PROPN 3 nsubj
blamed blame VERB 0 root PF
South South PROPN 5 compound
Korea Korea PROPN 3 obj
. . PUNCT 3 punct

France France PROPN 2 nsubj
warned warn VERB 0 root PF
China China PROPN 2 obj
. . PUNCT 2 punct

Both both DET 3 det
Korean korean ADJ 3 amod
governments government NOUN 4 nsubj L
signed sign VERB 0 root PF
the the DET 7 det
Geneva Geneva PROPN 7 compound
Protocol Protocol PROPN 4 obj
. . PUNCT 4 punct
)");
  const auto facts = facts_of(text.extract());
  CHECK(std::find(facts.begin(), facts.end(), "SIGNED South Korea -> Geneva Protocol") !=
        facts.end());
  CHECK(std::find(facts.begin(), facts.end(), "SIGNED China -> Geneva Protocol") == facts.end());
}

TEST_CASE("who visits a city that the text takes for the government has visited the state",
          "[extract]") {
  const std::string visit = R"(
Nehru Nehru PROPN 2 nsubj
visited visit VERB 0 root PF
Cairo Cairo PROPN 2 obj
. . PUNCT 2 punct
)";
  const Parsed city(visit);
  CHECK(facts_of(city.extract()) == Strings{"VISITED Nehru -> Cairo"});
  const Parsed state(visit + R"(
Cairo Cairo PROPN 2 nsubj
waited wait VERB 0 root PF
. . PUNCT 2 punct
)");
  CHECK(facts_of(state.extract()) == Strings{"VISITED Nehru -> Egypt"});
}

TEST_CASE("Bonn beside an East Germany is West Germany", "[extract]") {
  const Parsed text(R"(
The the DET 3 det
East East PROPN 3 compound
Germans German PROPN 4 nsubj L
protested protest VERB 0 root PF
. . PUNCT 4 punct

Bonn Bonn PROPN 2 nsubj
waited wait VERB 0 root PF
. . PUNCT 2 punct
)");
  CHECK(entities_of(text.extract()) == Strings{"Country East Germany", "Country West Germany"});
}

TEST_CASE("the nobleman of the title is the man of the name", "[extract]") {
  const Parsed text(R"(
Charles Charles PROPN 7 nsubj
Gravier Gravier PROPN 1 flat
, , PUNCT 4 punct
comte comte NOUN 1 appos
de de ADP 6 case
Vergennes Vergennes PROPN 4 nmod
hesitated hesitate VERB 0 root PF
. . PUNCT 7 punct

Vergennes Vergennes PROPN 2 nsubj
waited wait VERB 0 root PF
. . PUNCT 2 punct
)");
  CHECK(entities_of(text.extract()) == Strings{"Person Charles Gravier, comte de Vergennes"});
}

TEST_CASE("the colonists act together before the Constitution", "[extract]") {
  const std::string deed = R"(
The the DET 2 det
colonists colonist NOUN 3 nsubj L
denounced denounce VERB 0 root PF
Britain Britain PROPN 3 obj
in in ADP 6 case
YEAR YEAR NUM 3 obl
. . PUNCT 3 punct
)";
  const auto of_year = [&](const std::string& year) {
    std::string text = deed;
    for (std::size_t at = text.find("YEAR"); at != std::string::npos; at = text.find("YEAR"))
      text.replace(at, 4, year);
    return facts_of(Parsed(text).extract());
  };
  CHECK(of_year("1774").at(0).starts_with("ACCUSED American colonies -> United Kingdom"));
  CHECK(of_year("1954").empty());
}

TEST_CASE("Russia in a text on the Soviet Union alone is the Soviet Union", "[extract]") {
  const Parsed text(R"(
The the DET 3 det
Soviet Soviet PROPN 3 compound
Union Union PROPN 4 nsubj
protested protest VERB 0 root PF
in in ADP 6 case
1948 1948 NUM 4 obl
. . PUNCT 4 punct

The the DET 2 det
Soviets Soviet PROPN 3 nsubj L
waited wait VERB 0 root PF
. . PUNCT 3 punct

The the DET 2 det
Soviets Soviet PROPN 3 nsubj L
left leave VERB 0 root PF
. . PUNCT 3 punct

Russia Russia PROPN 2 nsubj
returned return VERB 0 root PF
. . PUNCT 2 punct
)");
  CHECK(entities_of(text.extract()) == Strings{"Country Soviet Union"});
}

/// What follows the beginning of a fact that is read from the text; "" where there is none.
std::string rest_of(const std::string& text, const std::string& fact) {
  for (const std::string& found : facts_of(extract_text(text))) {
    if (found.starts_with(fact)) return found.substr(fact.size());
  }
  return {};
}

TEST_CASE("a surname alone is the man who went by it, not his namesake in full", "[extract]") {
  const std::string text =
      "Ambassador Harold Marsh of Canada took office in 1950. His brother Philip Marsh advised "
      "him. "
      "Marsh visited Peru in 1951. Philip Marsh visited Chile in 1952.";
  CHECK(rest_of(text, "VISITED Harold Marsh -> ") == "Peru 1951");
  CHECK(rest_of(text, "VISITED Philip Marsh -> ") == "Chile 1952");
}

TEST_CASE("a ruler goes by his given name", "[extract]") {
  const std::string text =
      "Saddam Hussein invaded Kuwait in 1990. King Hussein visited Egypt in August.";
  CHECK(rest_of(text, "VISITED Hussein -> ") == "Egypt 1990-08");
}

TEST_CASE("behind a semicolon the nearer clause gives its subject", "[extract]") {
  CHECK(
      proposals_in(extract_text("Dean Acheson spoke for the treaty; Robert Taft objected that the "
                                "cost was too high, and he proposed a smaller loan.")) ==
      "Robert Taft | a smaller loan | ");
}

TEST_CASE("whom a relative clause tells of and whose minister somebody is are other men",
          "[extract]") {
  const auto proposal = [](const char* text) { return proposals_in(extract_text(text)); };
  CHECK(proposal("Mikhail Gorbachev met Babrak Karmal in October. Karmal, whom he had advised to "
                 "broaden his regime, was replaced in May.") ==
        "Mikhail Gorbachev | to broaden his regime | Babrak Karmal");
  CHECK(proposal("Konrad Adenauer governed West Germany. In May, without having asked his own "
                 "Foreign Minister, Gerhard Schroeder, he proposed a customs union to France.") ==
        "Konrad Adenauer | a customs union | France");
  CHECK(proposal("James Baker returned to Jerusalem in March. Faisal Husseini, with whom Baker had "
                 "conferred before, was encouraged by him to accept a joint delegation.") ==
        "James Baker | to accept a joint delegation | Faisal Husseini");
}

}  // namespace
