#include "extract_support.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;
using Strings = std::vector<std::string>;

bool has(const Strings& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

TEST_CASE("who doubts a deed is no opponent of the doer", "[extract]") {
  const Parsed text(R"(
France France PROPN 2 nsubj
agreed agree VERB 0 root PF
over over ADP 5 case
the the DET 5 det
misgivings misgiving NOUN 2 obl L
of of ADP 7 case
Spain Spain PROPN 5 nmod
. . PUNCT 2 punct
)");
  CHECK(facts_of(text.extract()).empty());
}

TEST_CASE("a treaty ratified over doubts is opposed", "[extract]") {
  const Parsed text(R"(
France France PROPN 2 nsubj
ratified ratify VERB 0 root PF
the the DET 5 det
Kyoto Kyoto PROPN 5 compound
Protocol Protocol PROPN 2 obj
over over ADP 8 case
the the DET 8 det
misgivings misgiving NOUN 2 obl L
of of ADP 10 case
Spain Spain PROPN 8 nmod
. . PUNCT 2 punct
)");
  CHECK(has(facts_of(text.extract()), "OPPOSED Spain -> Kyoto Protocol"));
}

TEST_CASE("a demand is made of him who is to act, not of whom it is to be done to", "[extract]") {
  const Parsed active(R"(
Spain Spain PROPN 2 nsubj
demanded demand VERB 0 root PF
that that SCONJ 5 mark
France France PROPN 5 nsubj
withdraw withdraw VERB 2 ccomp
. . PUNCT 2 punct
)");
  CHECK(has(facts_of(active.extract()), "DEMANDED Spain -> France"));
  const Parsed passive(R"(
Spain Spain PROPN 2 nsubj
demanded demand VERB 0 root PF
that that SCONJ 6 mark
France France PROPN 6 nsubj:pass
be be AUX 6 aux:pass
expelled expel VERB 2 ccomp PT
. . PUNCT 2 punct
)");
  CHECK(facts_of(passive.extract()).empty());
}

TEST_CASE("a proposal is attacked with words", "[extract]") {
  const Parsed text(R"(
France France PROPN 2 nsubj
attacked attack VERB 0 root PF
the the DET 5 det
Spanish Spanish ADJ 5 amod
proposal proposal NOUN 2 obj
. . PUNCT 2 punct
)");
  for (const std::string& fact : facts_of(text.extract()))
    CHECK_FALSE(fact.starts_with("ATTACKED"));
}

TEST_CASE("what is agreed to is not recognized yet", "[extract]") {
  const Parsed done(R"(
Spain Spain PROPN 2 nsubj
recognized recognize VERB 0 root PF
Chile Chile PROPN 2 obj
. . PUNCT 2 punct
)");
  CHECK(facts_of(done.extract()) == Strings{"RECOGNIZED Spain -> Chile"});
  const Parsed agreed(R"(
Spain Spain PROPN 2 nsubj
agreed agree VERB 0 root PF
to to PART 4 mark
recognize recognize VERB 2 xcomp I
Chile Chile PROPN 4 obj
. . PUNCT 2 punct
)");
  CHECK_FALSE(has(facts_of(agreed.extract()), "RECOGNIZED Spain -> Chile"));
}

TEST_CASE("who replaces one man with another does not succeed him", "[extract]") {
  const Parsed text(R"(
Gorbachev Gorbachev PROPN 2 nsubj
replaced replace VERB 0 root PF
Andrei Andrei PROPN 2 obj
Gromyko Gromyko PROPN 3 flat
with with ADP 6 case
Eduard Eduard PROPN 2 obl
Shevardnadze Shevardnadze PROPN 6 flat
. . PUNCT 2 punct
)");
  for (const std::string& fact : facts_of(text.extract())) {
    CAPTURE(fact);
    CHECK((!fact.starts_with("SUCCEEDED") || fact.find("Gorbachev ->") == std::string::npos));
  }
}

}  // namespace
