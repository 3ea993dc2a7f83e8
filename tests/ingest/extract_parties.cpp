#include "extract_support.h"
#include "ingest/extract/confidence.h"
#include "ingest/extract/gaps.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;
using Strings = std::vector<std::string>;

TEST_CASE("who agrees in a treaty signs it", "[extract]") {
  const Parsed text(R"(
In in ADP 4 case
the the DET 4 det
Nowhere Nowhere PROPN 4 compound
Treaty Treaty PROPN 9 obl
, , PUNCT 4 punct
France France PROPN 9 nsubj
and and CCONJ 8 cc
Spain Spain PROPN 6 conj
agreed agree VERB 0 root PF
to to PART 11 mark
consult consult VERB 9 xcomp I
. . PUNCT 9 punct
)");
  const Strings facts = facts_of(text.extract());
  CHECK(std::count(facts.begin(), facts.end(), "SIGNED France -> Nowhere Treaty") == 1);
  CHECK(std::count(facts.begin(), facts.end(), "SIGNED Spain -> Nowhere Treaty") == 1);
}

TEST_CASE("a name for several states stands for each of them", "[extract]") {
  const Parsed text(R"(
The the DET 3 det
Low Low ADJ 3 amod
Countries Countries PROPN 4 nsubj
signed sign VERB 0 root PF
the the DET 7 det
Nowhere Nowhere PROPN 7 compound
Treaty Treaty PROPN 4 obj
. . PUNCT 4 punct
)");
  const Strings facts = facts_of(text.extract());
  for (const char* state : {"Belgium", "Netherlands", "Luxembourg"}) {
    CHECK(std::count(facts.begin(), facts.end(),
                     "SIGNED " + std::string(state) + " -> Nowhere Treaty") == 1);
  }
  CHECK(facts.size() == 3);
}

TEST_CASE("a war or an agreement between states names its parties", "[extract]") {
  const Parsed pact(R"(
The the DET 3 det
Nowhere Nowhere PROPN 3 compound
Pact Pact PROPN 6 nsubj
was be AUX 6 cop PF
an a DET 6 det
agreement agreement NOUN 0 root
between between ADP 8 case
France France PROPN 6 nmod
and and CCONJ 10 cc
Spain Spain PROPN 8 conj
. . PUNCT 6 punct
)");
  CHECK(facts_of(pact.extract()) ==
        Strings{"SIGNED France -> Nowhere Pact", "SIGNED Spain -> Nowhere Pact"});
}

TEST_CASE("a noun tells who is for, against or at war", "[extract]") {
  const Parsed favor(R"(
Spain Spain PROPN 4 nsubj
was be AUX 4 cop PF
in in ADP 4 case
favor favor NOUN 0 root
of of ADP 8 case
the the DET 8 det
Nowhere Nowhere PROPN 8 compound
Treaty Treaty PROPN 4 nmod
. . PUNCT 4 punct
)");
  CHECK(facts_of(favor.extract()) == Strings{"SUPPORTED Spain -> Nowhere Treaty"});
  const Parsed against(R"(
Spain Spain PROPN 9 nsubj
, , PUNCT 4 punct
an a DET 4 det
opponent opponent NOUN 1 appos
of of ADP 8 case
the the DET 8 det
Nowhere Nowhere PROPN 8 compound
Treaty Treaty PROPN 4 nmod
waited wait VERB 0 root PF
. . PUNCT 9 punct
)");
  CHECK(facts_of(against.extract()) == Strings{"OPPOSED Spain -> Nowhere Treaty"});
  const Parsed war(R"(
Portugal Portugal PROPN 4 nsubj
was be AUX 4 cop PF
at at ADP 4 case
war war NOUN 0 root
with with ADP 6 case
Spain Spain PROPN 4 nmod
. . PUNCT 4 punct
)");
  CHECK(facts_of(war.extract()) == Strings{"ATTACKED Portugal -> Spain"});
}

TEST_CASE("an office before a name, by place and by adjective", "[extract]") {
  const Parsed envoy(R"(
U.S. U.S. PROPN 2 compound
Minister minister NOUN 7 nsubj
to to ADP 4 case
Mexico Mexico PROPN 2 nmod
John John PROPN 2 flat
Example Example PROPN 5 flat
waited wait VERB 0 root PF
. . PUNCT 7 punct
)");
  const Strings sent = facts_of(envoy.extract());
  CHECK(std::count(sent.begin(), sent.end(),
                   "HOLDS_POSITION John Example -> United States as Minister to") == 1);
  const Parsed adjective(R"(
France France PROPN 2 nsubj
met meet VERB 0 root PF
Mexican mexican ADJ 5 amod
representative representative ADJ 5 amod
John John PROPN 2 obj
Example Example PROPN 5 flat
. . PUNCT 2 punct
)");
  const Strings met = facts_of(adjective.extract());
  CHECK(std::count(met.begin(), met.end(),
                   "HOLDS_POSITION John Example -> Mexico as representative") == 1);
}

TEST_CASE("member states of a body and who accedes to it", "[extract]") {
  const Parsed states(R"(
NATO NATO PROPN 2 compound
member member NOUN 3 compound
states state NOUN 9 nsubj L
such such ADP 6 case
as as ADP 4 fixed
Norway Norway PROPN 3 nmod
and and CCONJ 8 cc
Denmark Denmark PROPN 6 conj
waited wait VERB 0 root PF
. . PUNCT 9 punct
)");
  CHECK(facts_of(states.extract()) ==
        Strings{"MEMBER_OF Norway -> North Atlantic Treaty Organization",
                "MEMBER_OF Denmark -> North Atlantic Treaty Organization"});
  const Parsed accession(R"(
Norway Norway PROPN 2 nsubj
acceded accede VERB 0 root PF
to to ADP 4 case
NATO NATO PROPN 2 obl
. . PUNCT 2 punct
)");
  CHECK(facts_of(accession.extract()) ==
        Strings{"MEMBER_OF Norway -> North Atlantic Treaty Organization"});
}

TEST_CASE("troops stand for their state", "[extract]") {
  const Parsed text(R"(
Spanish spanish ADJ 2 amod
troops troops NOUN 3 nsubj
entered enter VERB 0 root PF
Portugal Portugal PROPN 3 obj
. . PUNCT 3 punct
)");
  CHECK(facts_of(text.extract()) == Strings{"ATTACKED Spain -> Portugal"});
}

TEST_CASE("what they do to each other is done both ways", "[extract]") {
  const Parsed text(R"(
France France PROPN 4 nsubj
and and CCONJ 3 cc
Spain Spain PROPN 1 conj
shelled shell VERB 0 root PF
each each DET 6 det
other other ADJ 8 nmod:poss
's 's PART 6 case
forts fort NOUN 4 obj L
. . PUNCT 4 punct
)");
  CHECK(facts_of(text.extract()) ==
        Strings{"ATTACKED France -> Spain", "ATTACKED Spain -> France"});
}

TEST_CASE("until then it was not so, and then it was; the first to do it did it", "[extract]") {
  const Parsed until(R"(
France France PROPN 4 nsubj
did do AUX 4 aux PF
not not PART 4 advmod
recognize recognize VERB 0 root I
Haiti Haiti PROPN 4 obj
until until ADP 7 case
1825 1825 NUM 4 obl
. . PUNCT 4 punct
)");
  CHECK(facts_of(until.extract()) == Strings{"RECOGNIZED France -> Haiti 1825"});
  const Parsed first(R"(
France France PROPN 5 nsubj
was be AUX 5 cop PF
the the DET 5 det
first first ADJ 5 amod
country country NOUN 0 root
to to PART 7 mark
recognize recognize VERB 5 acl I
Haiti Haiti PROPN 7 obj
. . PUNCT 5 punct
)");
  CHECK(facts_of(first.extract()) == Strings{"RECOGNIZED France -> Haiti"});
}

TEST_CASE("a people before a past tense acts, though the tree has one noun phrase", "[extract]") {
  const Parsed text(R"(
The the DET 5 det
British british ADJ 5 amod
bombed bomb VERB 5 amod PT
Egyptian egyptian ADJ 5 amod
airfields airfield NOUN 0 root L
. . PUNCT 5 punct
)");
  CHECK(facts_of(text.extract()) == Strings{"ATTACKED United Kingdom -> Egypt"});
}

TEST_CASE("what reading leaves over is told with its actors", "[extract]") {
  const Parsed text(R"(
France France PROPN 2 nsubj
tickled tickle VERB 0 root PF
Spain Spain PROPN 2 obj
. . PUNCT 2 punct
)");
  Extraction extraction = text.extract();
  CHECK(extraction.facts.empty());
  const auto gaps = find_gaps(text.document(), extraction, Lexicon::standard());
  REQUIRE(gaps.size() == 1);
  CHECK(gaps[0].word == "tickle");
  CHECK(gaps[0].place == "obj");
  CHECK(extraction.entities[gaps[0].subject].name == "France");
  CHECK(extraction.entities[gaps[0].object].name == "Spain");
}

TEST_CASE("confidence is measured, smoothed and bounded", "[extract]") {
  const float often_right = measured_confidence(Relation::HoldsPosition, "title");
  const float often_wrong = measured_confidence(Relation::MetWith, "noun:talk");
  const float never_seen = measured_confidence(Relation::Sanctioned, "title");
  CHECK(often_right > 0.85F);
  CHECK(often_wrong < often_right);
  CHECK(never_seen <= 0.75F);
  CHECK(measured_confidence(Relation::Signed, "passive:sign") ==
        measured_confidence(Relation::Signed, "verb:sign"));
  CHECK(measured_confidence(Relation::Signed, "no such rule") > 0.4F);
}

}  // namespace
