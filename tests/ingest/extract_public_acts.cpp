#include "extract_support.h"

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;

using Names = std::vector<std::string>;

Names whom(const Extraction& e, std::size_t proposal) {
  Names all;
  for (std::uint32_t entity : e.proposals[proposal].whom) all.push_back(e.entities[entity].name);
  return all;
}

TEST_CASE("who refuses what was urged publicly was not asked", "[extract]") {
  const auto e = Parsed(R"(
Spain Spain PROPN 3 nsubj
publicly publicly ADV 3 advmod
proposed propose VERB 0 root PF
a a DET 5 det
conference conference NOUN 3 obj
. . PUNCT 3 punct

France France PROPN 2 nsubj
rejected reject VERB 0 root PF
the the DET 4 det
proposal proposal NOUN 2 obj
. . PUNCT 2 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(whom(e, 0).empty());
  REQUIRE(e.proposals[0].responses.size() == 1);
}

TEST_CASE("who answers in a later sentence than the one addressed is a bystander", "[extract]") {
  const auto e = Parsed(R"(
Spain Spain PROPN 2 nsubj
proposed propose VERB 0 root PF
a a DET 4 det
conference conference NOUN 2 obj
. . PUNCT 2 punct

France France PROPN 2 nsubj
accepted accept VERB 0 root PF
the the DET 4 det
proposal proposal NOUN 2 obj
. . PUNCT 2 punct

Portugal Portugal PROPN 2 nsubj
rejected reject VERB 0 root PF
the the DET 4 det
proposal proposal NOUN 2 obj
. . PUNCT 2 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(whom(e, 0) == Names{"France"});
  CHECK(e.proposals[0].responses.size() == 2);
}

TEST_CASE("a state's proposal that a known leader refuses was put to his state", "[extract]") {
  const auto e = Parsed(R"(
The the DET 3 det
Soviet Soviet PROPN 3 compound
Union Union PROPN 4 nsubj
proposed propose VERB 0 root PF
a a DET 6 det
ban ban NOUN 4 obj
. . PUNCT 4 punct

Richard Richard PROPN 3 nsubj
Nixon Nixon PROPN 1 flat
rejected reject VERB 0 root PF
the the DET 5 det
proposal proposal NOUN 3 obj
. . PUNCT 3 punct

The the DET 3 det
United United PROPN 3 compound
States States PROPN 4 nsubj
waited wait VERB 0 root PF
. . PUNCT 4 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(whom(e, 0) == Names{"United States"});
}

TEST_CASE("a proposal is put to whom its maker met before, not to whom he met later", "[extract]") {
  const std::string met = R"(
Jimmy Jimmy PROPN 3 nsubj
Carter Carter PROPN 1 flat
met meet VERB 0 root PF
Anwar Anwar PROPN 3 obj
Sadat Sadat PROPN 4 flat
and and CCONJ 7 cc
proposed propose VERB 3 conj PF
a a DET 9 det
conference conference NOUN 7 obj
. . PUNCT 3 punct
)";
  const std::string meets = R"(
Jimmy Jimmy PROPN 3 nsubj
Carter Carter PROPN 1 flat
proposed propose VERB 0 root PF
a a DET 5 det
conference conference NOUN 3 obj
and and CCONJ 8 cc
later later ADV 8 advmod
met meet VERB 3 conj PF
Anwar Anwar PROPN 8 obj
Sadat Sadat PROPN 9 flat
. . PUNCT 3 punct
)";
  const auto before = Parsed(met).extract(), after = Parsed(meets).extract();
  REQUIRE(before.proposals.size() == 1);
  CHECK(whom(before, 0) == Names{"Anwar Sadat"});
  REQUIRE(after.proposals.size() == 1);
  CHECK(whom(after, 0).empty());
}

TEST_CASE("who opposes a proposal in the same breath was not asked", "[extract]") {
  const auto e = Parsed(R"(
Spain Spain PROPN 2 nsubj
proposed propose VERB 0 root PF
a a DET 4 det
ban ban NOUN 2 obj
on on ADP 6 case
weapons weapon NOUN 4 nmod L
, , PUNCT 10 punct
but but CCONJ 10 cc
France France PROPN 10 nsubj
opposed oppose VERB 2 conj PF
the the DET 12 det
plan plan NOUN 10 obj
. . PUNCT 2 punct
)")
                     .extract();
  REQUIRE(e.proposals.size() == 1);
  CHECK(whom(e, 0).empty());
  REQUIRE(e.proposals[0].responses.size() == 1);
  CHECK(e.proposals[0].responses[0].kind == Response::Kind::Opposed);
}

}  // namespace
