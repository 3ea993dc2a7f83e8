#include "extract_support.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;
using Strings = std::vector<std::string>;

bool has(const Strings& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

TEST_CASE("coordination and passives give every pair, with the date", "[extract]") {
  const Parsed text(R"(
The the DET 2 det
Treaty Treaty PROPN 6 nsubj:pass
of of ADP 4 case
Nowhere Nowhere PROPN 2 nmod
was be AUX 6 aux:pass PF
signed sign VERB 0 root PT
by by ADP 8 case
France France PROPN 6 obl
and and CCONJ 10 cc
Spain Spain PROPN 8 conj
in in ADP 12 case
March March PROPN 6 obl
1763 1763 NUM 12 nmod:unmarked
. . PUNCT 6 punct
)");
  CHECK(facts_of(text.extract()) == Strings{"SIGNED France -> Treaty of Nowhere 1763-03",
                                            "SIGNED Spain -> Treaty of Nowhere 1763-03"});
}

TEST_CASE("what is denied, wished or supposed is no fact, and a refusal is a rejection",
          "[extract]") {
  const Parsed denied(R"(
France France PROPN 4 nsubj
did do AUX 4 aux PF
not not PART 4 advmod
invade invade VERB 0 root I
Spain Spain PROPN 4 obj
. . PUNCT 4 punct
)");
  CHECK(facts_of(denied.extract()).empty());
  const Parsed wished(R"(
France France PROPN 2 nsubj
wanted want VERB 0 root PF
to to PART 4 mark
invade invade VERB 2 xcomp I
Spain Spain PROPN 4 obj
. . PUNCT 2 punct
)");
  CHECK(facts_of(wished.extract()).empty());
  const Parsed refused(R"(
France France PROPN 2 nsubj
refused refuse VERB 0 root PF
to to PART 4 mark
sign sign VERB 2 xcomp I
the the DET 7 det
Kyoto Kyoto PROPN 7 compound
Protocol Protocol PROPN 4 obj
. . PUNCT 2 punct
)");
  CHECK(facts_of(refused.extract()) == Strings{"REJECTED France -> Kyoto Protocol"});
}

TEST_CASE("titles before names, in apposition and in copulas are offices", "[extract]") {
  const Parsed text(R"(
French french ADJ 4 amod
Foreign foreign ADJ 3 amod
Minister Minister PROPN 4 compound
Aristide Aristide PROPN 6 nsubj
Briand Briand PROPN 4 flat
met meet VERB 0 root PF
Peter Peter PROPN 6 obj
Stone Stone PROPN 7 flat
, , PUNCT 11 punct
the the DET 11 det
chairman chairman NOUN 7 appos
of of ADP 14 case
General General PROPN 14 compound
Electric Electric PROPN 11 nmod
. . PUNCT 6 punct
)");
  const Strings facts = facts_of(text.extract());
  CHECK(has(facts, "HOLDS_POSITION Aristide Briand -> France as Foreign Minister"));
  CHECK(has(facts, "HOLDS_POSITION Peter Stone -> General Electric as chairman"));
  CHECK(has(facts, "MET_WITH Aristide Briand -> Peter Stone"));
}

TEST_CASE("nouns carry facts with their owners and complements", "[extract]") {
  const Parsed text(R"(
Napoleon Napoleon PROPN 3 nmod:poss
's 's PART 1 case
invasion invasion NOUN 6 nsubj
of of ADP 5 case
Spain Spain PROPN 3 nmod
failed fail VERB 0 root PF
. . PUNCT 6 punct
)");
  CHECK(facts_of(text.extract()) == Strings{"ATTACKED Napoleon -> Spain"});
}

TEST_CASE("pronouns and groups act for those they stand for", "[extract]") {
  const Parsed text(R"(
France France PROPN 4 nsubj
and and CCONJ 3 cc
Spain Spain PROPN 1 conj
talked talk VERB 0 root PF
. . PUNCT 4 punct

They they PRON 2 nsubj
signed sign VERB 0 root PF
the the DET 5 det
Kyoto Kyoto PROPN 5 compound
Protocol Protocol PROPN 2 obj
. . PUNCT 2 punct
)");
  const Strings facts = facts_of(text.extract());
  CHECK(has(facts, "SIGNED France -> Kyoto Protocol"));
  CHECK(has(facts, "SIGNED Spain -> Kyoto Protocol"));
  CHECK(has(facts, "MET_WITH France -> Spain"));
}

TEST_CASE("a fact keeps the place where it was read", "[extract]") {
  const Parsed text(R"(
Spain Spain PROPN 2 nsubj
joined join VERB 0 root PF
NATO NATO PROPN 2 obj
in in ADP 5 case
1982 1982 NUM 2 obl
. . PUNCT 2 punct
)");
  const auto e = text.extract();
  REQUIRE(facts_of(e) == Strings{"MEMBER_OF Spain -> North Atlantic Treaty Organization 1982"});
  CHECK(e.facts[0].evidence.rule == "verb:join");
  CHECK(e.facts[0].evidence.begin == 6);
  CHECK(e.facts[0].evidence.end == 12);
}

}  // namespace
