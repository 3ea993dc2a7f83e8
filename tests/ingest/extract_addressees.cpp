#include "extract_support.h"

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;

std::vector<std::string> names(const Extraction& e, const std::vector<std::uint32_t>& entities) {
  std::vector<std::string> all;
  for (std::uint32_t entity : entities) all.push_back(e.entities[entity].name);
  return all;
}

TEST_CASE("who refuses a proposal is the one it was put to; a date is no part of it", "[extract]") {
  const auto e = Parsed(R"(
Spain Spain PROPN 2 nsubj
proposed propose VERB 0 root PF
a a DET 4 det
conference conference NOUN 2 obj
on on ADP 6 case
trade trade NOUN 4 nmod
in in ADP 8 case
March March PROPN 2 obl
. . PUNCT 2 punct

France France PROPN 2 nsubj
rejected reject VERB 0 root PF
the the DET 4 det
proposal proposal NOUN 2 obj
. . PUNCT 2 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(e.proposals[0].what == "a conference on trade");
  CHECK(names(e, e.proposals[0].whom) == std::vector<std::string>{"France"});
  REQUIRE(e.proposals[0].responses.size() == 1);
  CHECK(e.proposals[0].responses[0].kind == Response::Kind::Rejected);
}

TEST_CASE("a past tense is not coordinated with the infinitive before it", "[extract]") {
  const auto e = Parsed(R"(
Brazil Brazil PROPN 3 nsubj
was be AUX 3 cop PF
eager eager ADJ 0 root
to to PART 5 mark
settle settle VERB 3 xcomp I
the the DET 7 det
dispute dispute NOUN 5 obj
and and CCONJ 9 cc
proposed propose VERB 5 conj PF
a a DET 11 det
treaty treaty NOUN 9 obj
of of ADP 13 case
arbitration arbitration NOUN 11 nmod
. . PUNCT 3 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(names(e, e.proposals[0].who) == std::vector<std::string>{"Brazil"});
  CHECK(e.proposals[0].what == "a treaty of arbitration");
}

TEST_CASE("who is to act is addressed, and a second telling is the same proposal", "[extract]") {
  const auto e = Parsed(R"(
Chile Chile PROPN 2 nsubj
requested request VERB 0 root PF
that that SCONJ 5 mark
Peru Peru PROPN 5 nsubj
open open VERB 2 ccomp
its its PRON 7 nmod:poss
ports port NOUN 5 obj L
. . PUNCT 2 punct

Chile Chile PROPN 2 nsubj
repeated repeat VERB 0 root PF
its its PRON 4 nmod:poss
request request NOUN 2 obj
that that SCONJ 7 mark
Peru Peru PROPN 7 nsubj
open open VERB 4 acl
its its PRON 9 nmod:poss
ports port NOUN 7 obj L
. . PUNCT 2 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(e.proposals[0].what == "Peru open its ports");
  CHECK(names(e, e.proposals[0].whom) == std::vector<std::string>{"Peru"});
}

TEST_CASE("what is done at a request was asked of who does it", "[extract]") {
  const auto e = Parsed(R"(
At at ADP 3 case
the the DET 3 det
request request NOUN 8 obl
of of ADP 5 case
Greece Greece PROPN 3 nmod
, , PUNCT 3 punct
Turkey Turkey PROPN 8 nsubj
released release VERB 0 root PF
the the DET 10 det
prisoners prisoner NOUN 8 obj L
. . PUNCT 8 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(names(e, e.proposals[0].who) == std::vector<std::string>{"Greece"});
  CHECK(names(e, e.proposals[0].whom) == std::vector<std::string>{"Turkey"});
  CHECK(e.proposals[0].what == "released the prisoners");
}

TEST_CASE("declared readiness is an offer", "[extract]") {
  const auto e = Parsed(R"(
Norway Norway PROPN 2 nsubj
announced announce VERB 0 root PF
that that SCONJ 7 mark
it it PRON 7 nsubj
would would AUX 7 aux
be be AUX 7 cop
willing willing ADJ 2 ccomp
to to PART 9 mark
negotiate negotiate VERB 7 xcomp I
with with ADP 11 case
Sweden Sweden PROPN 9 obl
. . PUNCT 2 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(e.proposals[0].what == "to negotiate with Sweden");
  CHECK(names(e, e.proposals[0].whom) == std::vector<std::string>{"Sweden"});
}

TEST_CASE("those invited are told in the next sentence", "[extract]") {
  const auto e = Parsed(R"(
Norway Norway PROPN 2 nsubj
invited invite VERB 0 root PF
several several ADJ 4 amod
nations nation NOUN 2 obj L
to to ADP 7 case
a a DET 7 det
conference conference NOUN 2 obl
. . PUNCT 2 punct

Sweden Sweden PROPN 5 nsubj:pass
and and CCONJ 3 cc
Denmark Denmark PROPN 1 conj
were be AUX 5 aux:pass PF
invited invite VERB 0 root PT
. . PUNCT 5 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(names(e, e.proposals[0].whom) == std::vector<std::string>{"Sweden", "Denmark"});
}

TEST_CASE("pledges and agreements to ask are no proposals", "[extract]") {
  CHECK(Parsed(R"(
Germany Germany PROPN 2 nsubj
promised promise VERB 0 root PF
to to PART 4 mark
withdraw withdraw VERB 2 xcomp I
its its PRON 6 nmod:poss
army army NOUN 4 obj
. . PUNCT 2 punct

Poland Poland PROPN 2 nsubj
agreed agree VERB 0 root PF
to to PART 4 mark
pressure pressure VERB 2 xcomp I
Hungary Hungary PROPN 4 obj
to to PART 7 mark
sign sign VERB 4 xcomp I
. . PUNCT 2 punct
)")
            .extract()
            .proposals.empty());
}

TEST_CASE("an offer that is refused was made to who refuses it", "[extract]") {
  const auto e = Parsed(R"(
Argentina Argentina PROPN 2 nsubj
rejected reject VERB 0 root PF
Italy Italy PROPN 5 nmod:poss
's 's PART 3 case
offer offer NOUN 2 obj
to to PART 7 mark
mediate mediate VERB 5 acl I
the the DET 9 det
dispute dispute NOUN 7 obj
. . PUNCT 2 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(names(e, e.proposals[0].who) == std::vector<std::string>{"Italy"});
  CHECK(names(e, e.proposals[0].whom) == std::vector<std::string>{"Argentina"});
  REQUIRE(e.proposals[0].responses.size() == 1);
  CHECK(e.proposals[0].responses[0].kind == Response::Kind::Rejected);
}

/// The addressees of the only proposal of the text.
std::vector<std::string> addressees(const char* tree) {
  const auto e = Parsed(tree).extract();
  REQUIRE(e.proposals.size() == 1);
  return names(e, e.proposals[0].whom);
}

TEST_CASE("all who are to act are addressed", "[extract]") {
  CHECK(addressees(R"(
Norway Norway PROPN 2 nsubj
proposed propose VERB 0 root PF
that that SCONJ 5 mark
Turkey Turkey PROPN 5 nsubj
withdraw withdraw VERB 2 ccomp
its its PRON 7 nmod:poss
troops troops NOUN 5 obj L
and and CCONJ 10 cc
Greece Greece PROPN 7 conj
recognize recognize VERB 5 conj
the the DET 12 det
republic republic NOUN 10 obj
. . PUNCT 2 punct
)") == std::vector<std::string>{"Turkey", "Greece"});
}

TEST_CASE("a third party puts what is to be between two to both", "[extract]") {
  CHECK(addressees(R"(
Canada Canada PROPN 2 nsubj
proposed propose VERB 0 root PF
an an DET 4 det
exchange exchange NOUN 2 obj
of of ADP 6 case
prisoners prisoner NOUN 4 nmod L
between between ADP 8 case
Iran Iran PROPN 6 nmod
and and CCONJ 10 cc
Iraq Iraq PROPN 8 conj
. . PUNCT 2 punct
)") == std::vector<std::string>{"Iran", "Iraq"});
}

TEST_CASE("who is named along with an addressee is one", "[extract]") {
  CHECK(addressees(R"(
Japan Japan PROPN 2 nsubj
proposed propose VERB 0 root PF
a a DET 4 det
railway railway NOUN 2 obj
to to ADP 6 case
China China PROPN 2 obl
, , PUNCT 10 punct
along along ADP 10 case
with with ADP 10 case
Mongolia Mongolia PROPN 2 obl
. . PUNCT 2 punct
)") == std::vector<std::string>{"China", "Mongolia"});
}

TEST_CASE("the two sides are none of the third party's", "[extract]") {
  CHECK(addressees(R"(
Egypt Egypt PROPN 4 nsubj
and and CCONJ 3 cc
Israel Israel PROPN 1 conj
fought fight VERB 0 root PF
. . PUNCT 4 punct

Sweden Sweden PROPN 2 nsubj
proposed propose VERB 0 root PF
a a DET 4 det
ceasefire ceasefire NOUN 2 obj
to to ADP 8 case
the the DET 8 det
two two NUM 8 nummod
sides side NOUN 2 obl L
. . PUNCT 2 punct
)") == std::vector<std::string>{"Egypt", "Israel"});
}

TEST_CASE("a content below the last of several addressees is found", "[extract]") {
  const auto e = Parsed(R"(
Norway Norway PROPN 2 nsubj
proposed propose VERB 0 root PF
to to ADP 4 case
Sweden Sweden PROPN 2 obl
and and CCONJ 6 cc
Denmark Denmark PROPN 4 conj
that that PRON 10 obj
the the DET 9 det
ministers minister NOUN 10 nsubj L
meet meet VERB 6 acl:relcl
. . PUNCT 2 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(e.proposals[0].what == "the ministers meet");
  CHECK(names(e, e.proposals[0].whom) == std::vector<std::string>{"Sweden", "Denmark"});
}

TEST_CASE("who persuades puts forward what the persuaded one accepts", "[extract]") {
  const auto e = Parsed(R"(
Chile Chile PROPN 2 nsubj
convinced convince VERB 0 root PF
Peru Peru PROPN 2 obj
to to PART 5 mark
sign sign VERB 2 advcl I
a a DET 7 det
truce truce NOUN 5 obj
. . PUNCT 2 punct

The the DET 2 det
threat threat NOUN 3 nsubj
convinced convince VERB 0 root PF
Bolivia Bolivia PROPN 3 obj
to to PART 6 mark
leave leave VERB 3 advcl I
the the DET 8 det
port port NOUN 6 obj
. . PUNCT 3 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(e.proposals[0].what == "to sign a truce");
  CHECK(names(e, e.proposals[0].whom) == std::vector<std::string>{"Peru"});
  REQUIRE(e.proposals[0].responses.size() == 1);
  CHECK(e.proposals[0].responses[0].kind == Response::Kind::Accepted);
}

TEST_CASE("what is brought in at a body is put to it", "[extract]") {
  CHECK(addressees(R"(
Spain Spain PROPN 2 nsubj
tabled table VERB 0 root PF
a a DET 4 det
draft draft NOUN 2 obj
on on ADP 6 case
borders border NOUN 4 nmod
at at ADP 10 case
the the DET 10 det
United United PROPN 10 compound
Nations Nations PROPN 2 obl
. . PUNCT 2 punct
)") == std::vector<std::string>{"United Nations"});
}

TEST_CASE("a title stands for the person named beside it", "[extract]") {
  CHECK(addressees(R"(
Spain Spain PROPN 2 nsubj
asked ask VERB 0 root PF
the the DET 4 det
President President PROPN 2 obj
of of ADP 6 case
Peru Peru PROPN 4 nmod
, , PUNCT 9 punct
Juan Juan PROPN 9 compound
Solar Solar PROPN 6 appos
, , PUNCT 12 punct
to to PART 12 mark
sign sign VERB 2 xcomp I
a a DET 14 det
truce truce NOUN 12 obj
. . PUNCT 2 punct
)") == std::vector<std::string>{"Juan Solar"});
}

TEST_CASE("a bare refusal answers the proposal before it", "[extract]") {
  const auto e = Parsed(R"(
Spain Spain PROPN 2 nsubj
suggested suggest VERB 0 root PF
a a DET 5 det
new new ADJ 5 amod
border border NOUN 2 obj
. . PUNCT 2 punct

France France PROPN 2 nsubj
refused refuse VERB 0 root PF
. . PUNCT 2 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(names(e, e.proposals[0].whom) == std::vector<std::string>{"France"});
  REQUIRE(e.proposals[0].responses.size() == 1);
  CHECK(e.proposals[0].responses[0].kind == Response::Kind::Rejected);
}

TEST_CASE("a letter speaks for its writer to its reader", "[extract]") {
  const auto e = Parsed(R"(
A a DET 2 det
letter letter NOUN 7 nsubj
from from ADP 4 case
Chile Chile PROPN 2 nmod
to to ADP 6 case
Peru Peru PROPN 2 nmod
arrived arrive VERB 0 root PF
. . PUNCT 7 punct

The the DET 2 det
letter letter NOUN 3 nsubj
proposed propose VERB 0 root PF
a a DET 5 det
railway railway NOUN 3 obj
. . PUNCT 3 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(names(e, e.proposals[0].who) == std::vector<std::string>{"Chile"});
  CHECK(names(e, e.proposals[0].whom) == std::vector<std::string>{"Peru"});
}

TEST_CASE("a conditional promise is an offer, a threat is none", "[extract]") {
  const auto e = Parsed(R"(
Chile Chile PROPN 2 nsubj
indicated indicate VERB 0 root PF
to to ADP 4 case
Peru Peru PROPN 2 obl
that that SCONJ 8 mark
it it PRON 8 nsubj
would would AUX 8 aux
withdraw withdraw VERB 2 ccomp I
if if SCONJ 11 mark
Bolivia Bolivia PROPN 11 nsubj
disarmed disarm VERB 8 advcl PF
. . PUNCT 2 punct

Spain Spain PROPN 2 nsubj
declared declare VERB 0 root PF
that that SCONJ 6 mark
it it PRON 6 nsubj
would would AUX 6 aux
retaliate retaliate VERB 2 ccomp I
if if SCONJ 9 mark
France France PROPN 9 nsubj
intervened intervene VERB 6 advcl PF
. . PUNCT 2 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(names(e, e.proposals[0].who) == std::vector<std::string>{"Chile"});
  CHECK(names(e, e.proposals[0].whom) == std::vector<std::string>{"Peru"});
}

TEST_CASE("what was told to be proposed is not proposed again", "[extract]") {
  const auto e = Parsed(R"(
Spain Spain PROPN 2 nsubj
proposed propose VERB 0 root PF
a a DET 5 det
joint joint ADJ 5 amod
declaration declaration NOUN 2 obj
to to ADP 7 case
France France PROPN 2 obl
. . PUNCT 2 punct

The the DET 3 det
common common ADJ 3 amod
statement statement NOUN 7 nsubj
proposed propose VERB 3 acl PT
by by ADP 6 case
Spain Spain PROPN 4 obl:agent
appeared appear VERB 0 root PF
. . PUNCT 7 punct
)")
                     .extract();
  CHECK(e.proposals.size() == 1);
}

TEST_CASE("who came to the conference is addressed, who declined to come is not", "[extract]") {
  const auto e = Parsed(R"(
Chile Chile PROPN 2 nsubj
invited invite VERB 0 root PF
Peru Peru PROPN 2 obj
, , PUNCT 5 punct
Bolivia Bolivia PROPN 3 conj
, , PUNCT 8 punct
and and CCONJ 8 cc
Brazil Brazil PROPN 3 conj
to to ADP 11 case
a a DET 11 det
conference conference NOUN 2 obl
. . PUNCT 2 punct

Brazil Brazil PROPN 2 nsubj
declined decline VERB 0 root PF
to to PART 4 mark
attend attend VERB 2 xcomp I
. . PUNCT 2 punct

Bolivia Bolivia PROPN 2 nsubj
proposed propose VERB 0 root PF
a a DET 5 det
new new ADJ 5 amod
border border NOUN 2 obj
. . PUNCT 2 punct

Peru Peru PROPN 2 nsubj
rejected reject VERB 0 root PF
the the DET 4 det
proposal proposal NOUN 2 obj
. . PUNCT 2 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 2);
  CHECK(names(e, e.proposals[0].whom) == std::vector<std::string>{"Peru", "Bolivia", "Brazil"});
  REQUIRE(e.proposals[0].responses.size() == 1);
  CHECK(e.proposals[0].responses[0].kind == Response::Kind::Rejected);
  CHECK(names(e, e.proposals[1].whom) == std::vector<std::string>{"Chile", "Peru"});
}

TEST_CASE("a gerund right behind the verb is what is proposed", "[extract]") {
  const auto e = Parsed(R"(
Chile Chile PROPN 2 nsubj
proposed propose VERB 0 root PF
dividing divide VERB 2 advcl
the the DET 5 det
desert desert NOUN 3 obj
. . PUNCT 2 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(e.proposals[0].what == "dividing the desert");
}

}  // namespace
