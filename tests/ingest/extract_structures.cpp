#include "extract_support.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;
using Strings = std::vector<std::string>;

bool has(const Strings& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

TEST_CASE("a verb that the parser took for a modifier is found again", "[extract]") {
  const Parsed text(R"(
Soviet Soviet PROPN 2 compound
forces force NOUN 0 root L
crossed cross VERB 2 acl PT
into into ADP 5 case
Afghanistan Afghanistan PROPN 3 obl
on on ADP 7 case
Monday Monday PROPN 3 obl
. . PUNCT 2 punct
)");
  CHECK(facts_of(text.extract()) == Strings{"ATTACKED Soviet Union -> Afghanistan"});
}

TEST_CASE("a clause behind a comma has the name before its verb as subject", "[extract]") {
  const Parsed text(R"(
Spain Spain PROPN 2 nsubj
hesitated hesitate VERB 0 root PF
, , PUNCT 7 punct
and and CCONJ 7 cc
France France PROPN 7 compound
invaded invade VERB 7 amod PT
Portugal Portugal PROPN 2 obj
. . PUNCT 2 punct
)");
  CHECK(facts_of(text.extract()) == Strings{"ATTACKED France -> Portugal"});
}

TEST_CASE("offices stand in relative clauses and behind verbs of naming", "[extract]") {
  const Parsed relative(R"(
Aristide Aristide PROPN 10 nsubj
Briand Briand PROPN 1 flat
, , PUNCT 6 punct
who who PRON 6 nsubj
was be AUX 6 cop PF
president president NOUN 1 acl:relcl
of of ADP 8 case
France France PROPN 6 nmod
, , PUNCT 6 punct
resigned resign VERB 0 root PF
. . PUNCT 10 punct
)");
  CHECK(facts_of(relative.extract()) ==
        Strings{"HOLDS_POSITION Aristide Briand -> France as president"});
  const Parsed naming(R"(
Aristide Aristide PROPN 3 nsubj
Briand Briand PROPN 1 flat
named name VERB 0 root PF
Peter Peter PROPN 6 compound
Stone Stone PROPN 4 flat
director director NOUN 3 obj
of of ADP 9 case
General General PROPN 9 compound
Electric Electric PROPN 6 nmod
. . PUNCT 3 punct
)");
  const Strings facts = facts_of(naming.extract());
  CHECK(has(facts, "HOLDS_POSITION Peter Stone -> General Electric as director"));
  CHECK_FALSE(has(facts, "HOLDS_POSITION Aristide Briand -> General Electric as director"));
}

TEST_CASE("a war that began when A attacked B had both in it", "[extract]") {
  const Parsed text(R"(
World World PROPN 3 compound
War War PROPN 3 compound
I I PROPN 4 nsubj
began begin VERB 0 root PF
when when ADV 7 advmod
Germany Germany PROPN 7 nsubj
attacked attack VERB 4 advcl PF
Belgium Belgium PROPN 7 obj
. . PUNCT 4 punct
)");
  const Strings facts = facts_of(text.extract());
  CHECK(has(facts, "PARTICIPATED_IN Germany -> World War I"));
  CHECK(has(facts, "PARTICIPATED_IN Belgium -> World War I"));
  CHECK(has(facts, "ATTACKED Germany -> Belgium"));
}

TEST_CASE("examples of a plural stand for it", "[extract]") {
  const Parsed text(R"(
States state NOUN 7 nsubj L
such such ADJ 4 case
as as ADP 2 fixed
France France PROPN 1 nmod
and and CCONJ 6 cc
Spain Spain PROPN 4 conj
joined join VERB 0 root PF
NATO NATO PROPN 7 obj
. . PUNCT 7 punct
)");
  CHECK(facts_of(text.extract()) ==
        Strings{"MEMBER_OF France -> North Atlantic Treaty Organization",
                "MEMBER_OF Spain -> North Atlantic Treaty Organization"});
}

TEST_CASE("members are told by a copula", "[extract]") {
  const Parsed text(R"(
The the DET 2 det
members member NOUN 6 nsubj L
of of ADP 4 case
NATO NATO PROPN 2 nmod
were be AUX 6 cop PF
France France PROPN 0 root
and and CCONJ 8 cc
Spain Spain PROPN 6 conj
. . PUNCT 6 punct
)");
  CHECK(facts_of(text.extract()) ==
        Strings{"MEMBER_OF France -> North Atlantic Treaty Organization",
                "MEMBER_OF Spain -> North Atlantic Treaty Organization"});
}

TEST_CASE("what is only feared or likely has not happened", "[extract]") {
  const Parsed feared(R"(
A a DET 4 det
possible possible ADJ 4 amod
German german ADJ 4 amod
invasion invasion NOUN 7 nsubj
of of ADP 6 case
Belgium Belgium PROPN 4 nmod
worried worry VERB 0 root PF
France France PROPN 7 obj
. . PUNCT 7 punct
)");
  CHECK(facts_of(feared.extract()).empty());
  const Parsed likely(R"(
German german ADJ 2 amod
intervention intervention NOUN 7 nsubj
against against ADP 4 case
Belgium Belgium PROPN 2 nmod
was be AUX 7 cop PF
now now ADV 7 advmod
likely likely ADJ 0 root
. . PUNCT 7 punct
)");
  CHECK(facts_of(likely.extract()).empty());
  const Parsed yet(R"(
France France PROPN 2 nsubj
had have VERB 0 root PF
yet yet ADV 2 advmod
to to PART 5 mark
invade invade VERB 2 xcomp I
Spain Spain PROPN 5 obj
. . PUNCT 2 punct
)");
  CHECK(facts_of(yet.extract()).empty());
}

TEST_CASE("a meeting of two men in a country is no meeting with the country", "[extract]") {
  const Parsed text(R"(
The the DET 2 det
meeting meeting NOUN 11 nsubj
between between ADP 4 case
Aristide Aristide PROPN 2 nmod
Briand Briand PROPN 4 flat
and and CCONJ 7 cc
Peter Peter PROPN 4 conj
Stone Stone PROPN 7 flat
, , PUNCT 10 punct
France France PROPN 4 conj
failed fail VERB 0 root PF
. . PUNCT 11 punct
)");
  CHECK(facts_of(text.extract()) == Strings{"MET_WITH Aristide Briand -> Peter Stone"});
}

TEST_CASE("times are counted from the time spoken of last", "[extract]") {
  const Parsed text(R"(
In in ADP 2 case
May May PROPN 5 obl
1963 1963 NUM 2 nmod:unmarked
France France PROPN 5 nsubj
invaded invade VERB 0 root PF
Spain Spain PROPN 5 obj
. . PUNCT 5 punct

Two two NUM 2 nummod
months month NOUN 3 obl:unmarked L
later later ADV 5 advmod
Italy Italy PROPN 5 nsubj
invaded invade VERB 0 root PF
Portugal Portugal PROPN 5 obj
. . PUNCT 5 punct

Greece Greece PROPN 2 nsubj
invaded invade VERB 0 root PF
Turkey Turkey PROPN 2 obj
the the DET 6 det
following following ADJ 6 amod
year year NOUN 2 obl:unmarked
. . PUNCT 2 punct
)");
  CHECK(facts_of(text.extract()) == Strings{"ATTACKED France -> Spain 1963-05",
                                            "ATTACKED Italy -> Portugal 1963-07",
                                            "ATTACKED Greece -> Turkey 1964"});
}

}  // namespace
