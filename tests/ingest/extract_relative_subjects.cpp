#include "extract_support.h"

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;

using Names = std::vector<std::string>;

Names who(const Extraction& e, std::size_t proposal) {
  Names all;
  for (std::uint32_t entity : e.proposals[proposal].who) all.push_back(e.entities[entity].name);
  return all;
}

TEST_CASE("a second \"who\" stands for whom the first one stands for", "[extract]") {
  const auto e = Parsed(R"(
Spain Spain PROPN 2 nsubj
met meet VERB 0 root PF
Anwar Anwar PROPN 2 obj
Sadat Sadat PROPN 3 flat
, , PUNCT 7 punct
who who PRON 7 nsubj
hesitated hesitate VERB 3 acl:relcl PF
but but CCONJ 10 cc
who who PRON 10 nsubj
proposed propose VERB 7 conj PF
a a DET 12 det
conference conference NOUN 10 obj
. . PUNCT 2 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(who(e, 0) == Names{"Anwar Sadat"});
}

TEST_CASE("it was France, not whoever was named before, that proposed something", "[extract]") {
  const auto e = Parsed(R"(
Spain Spain PROPN 2 nsubj
hesitated hesitate VERB 0 root PF
. . PUNCT 2 punct

It it PRON 3 nsubj
was be AUX 3 cop PF
France France PROPN 0 root
, , PUNCT 6 punct
in in ADP 6 case
March March PROPN 3 nmod
, , PUNCT 6 punct
that that PRON 9 nsubj
drafted draft VERB 3 parataxis PF
a a DET 11 det
text text NOUN 9 obj
and and CCONJ 13 cc
proposed propose VERB 9 conj PF
a a DET 15 det
conference conference NOUN 13 obj
. . PUNCT 3 punct
)")
                     .extract();
  REQUIRE(!e.proposals.empty());
  CHECK(who(e, e.proposals.size() - 1) == Names{"France"});
}

TEST_CASE("of clauses side by side the pronoun takes up the subject of the last", "[extract]") {
  const auto e = Parsed(R"(
Anwar Anwar PROPN 3 nsubj
Sadat Sadat PROPN 1 flat
hesitated hesitate VERB 0 root PF
; ; PUNCT 7 punct
Jimmy Jimmy PROPN 7 nsubj
Carter Carter PROPN 5 flat
waited wait VERB 3 parataxis PF
, , PUNCT 11 punct
and and CCONJ 11 cc
he he PRON 11 nsubj
proposed propose VERB 3 conj PF
a a DET 13 det
conference conference NOUN 11 obj
. . PUNCT 3 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(who(e, 0) == Names{"Jimmy Carter"});
}

}  // namespace
