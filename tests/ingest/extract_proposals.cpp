#include "extract_support.h"

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;

TEST_CASE("who urged whom to do what, and the answer", "[extract]") {
  const Parsed text(R"(
The the DET 3 det
United United PROPN 3 compound
States States PROPN 4 nsubj
urged urge VERB 0 root PF
Israel Israel PROPN 4 obj
to to PART 7 mark
withdraw withdraw VERB 4 xcomp I
its its PRON 9 nmod:poss
forces force NOUN 7 obj L
from from ADP 12 case
the the DET 12 det
Sinai Sinai PROPN 7 obl
. . PUNCT 4 punct

Israel Israel PROPN 2 nsubj
rejected reject VERB 0 root PF
the the DET 4 det
proposal proposal NOUN 2 obj
. . PUNCT 2 punct
)");
  const auto e = text.extract();
  REQUIRE(e.proposals.size() == 1);
  const Proposal& p = e.proposals[0];
  REQUIRE(p.who.size() == 1);
  REQUIRE(p.whom.size() == 1);
  CHECK(e.entities[p.who[0]].name == "United States");
  CHECK(e.entities[p.whom[0]].name == "Israel");
  CHECK(p.what == "to withdraw its forces from the Sinai");
  REQUIRE(p.responses.size() == 1);
  CHECK(e.entities[p.responses[0].by].name == "Israel");
  CHECK(p.responses[0].kind == Response::Kind::Rejected);
}

TEST_CASE("a proposal that may be made is none", "[extract]") {
  const Parsed text(R"(
France France PROPN 3 nsubj
might might AUX 3 aux
propose propose VERB 0 root I
a a DET 5 det
conference conference NOUN 3 obj
on on ADP 7 case
trade trade NOUN 5 nmod
. . PUNCT 3 punct
)");
  CHECK(text.extract().proposals.empty());
}

TEST_CASE("a noun of proposing has its owner, its content and its addressee", "[extract]") {
  const Parsed text(R"(
France France PROPN 3 nmod:poss
's 's PART 1 case
proposal proposal NOUN 9 nsubj
to to ADP 5 case
Spain Spain PROPN 3 nmod
for for ADP 8 case
joint joint ADJ 8 amod
patrols patrol NOUN 3 nmod L
failed fail VERB 0 root PF
. . PUNCT 9 punct
)");
  const auto e = text.extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(e.proposals[0].what == "joint patrols");
  REQUIRE(e.proposals[0].whom.size() == 1);
  CHECK(e.entities[e.proposals[0].whom[0]].name == "Spain");
}

}  // namespace
