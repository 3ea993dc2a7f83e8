#include "extract_support.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;
using Strings = std::vector<std::string>;

bool has(const Strings& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

TEST_CASE("a state is one entity by whatever name it goes", "[extract]") {
  const Parsed text(R"(
The the DET 2 det
Soviets Soviet PROPN 3 nsubj L
protested protest VERB 0 root PF
. . PUNCT 3 punct

Moscow Moscow PROPN 2 nsubj
waited wait VERB 0 root PF
. . PUNCT 2 punct

The the DET 3 det
Soviet Soviet PROPN 3 compound
Union Union PROPN 4 nsubj
answered answer VERB 0 root PF
. . PUNCT 4 punct
)");
  const auto e = text.extract();
  REQUIRE(entities_of(e) == Strings{"Country Soviet Union"});
  CHECK(has(e.entities[0].aliases, "Soviets"));
  CHECK(has(e.entities[0].aliases, "Moscow"));
  CHECK(e.mentions.size() == 3);
}

TEST_CASE("short names refer to the person of the full name, two of one surname stay apart",
          "[extract]") {
  const Parsed text(R"(
Franklin Franklin PROPN 3 nsubj
Roosevelt Roosevelt PROPN 1 flat
wrote write VERB 0 root PF
to to ADP 5 case
Eleanor Eleanor PROPN 3 obl
Roosevelt Roosevelt PROPN 5 flat
. . PUNCT 3 punct

President President PROPN 2 compound
Franklin Franklin PROPN 4 nsubj
Roosevelt Roosevelt PROPN 2 flat
smiled smile VERB 0 root PF
. . PUNCT 4 punct

Eleanor Eleanor PROPN 2 nsubj
nodded nod VERB 0 root PF
. . PUNCT 2 punct
)");
  const auto e = text.extract();
  CHECK(has(entities_of(e), "Person Franklin Roosevelt"));
  CHECK(has(entities_of(e), "Person Eleanor Roosevelt"));
  CHECK(std::count_if(e.entities.begin(), e.entities.end(),
                      [](const auto& x) { return x.type == EntityType::Person; }) == 2);
}

TEST_CASE("head nouns tell the type of names that no list holds", "[extract]") {
  const Parsed text(R"(
The the DET 3 det
Rambouillet Rambouillet PROPN 3 compound
Conference Conference PROPN 4 nsubj
produced produce VERB 0 root PF
the the DET 6 det
Treaty Treaty PROPN 4 obj
of of ADP 8 case
Nowhere Nowhere PROPN 6 nmod
and and CCONJ 12 cc
the the DET 12 det
Gauss Gauss PROPN 12 compound
Plan Plan PROPN 6 conj
. . PUNCT 4 punct
)");
  CHECK(entities_of(text.extract()) ==
        Strings{"Event Rambouillet Conference", "Treaty Treaty of Nowhere", "Proposal Gauss Plan"});
}

TEST_CASE("parentheses teach an acronym", "[extract]") {
  const Parsed text(R"(
The the DET 5 det
Lunar Lunar PROPN 5 compound
Mining Mining PROPN 5 compound
Regulation Regulation PROPN 5 compound
Agency Agency PROPN 9 nsubj
( ( PUNCT 7 punct
LMRA LMRA PROPN 5 appos
) ) PUNCT 7 punct
met meet VERB 0 root PF
. . PUNCT 9 punct

LMRA LMRA PROPN 2 nsubj
left leave VERB 0 root PF
. . PUNCT 2 punct
)");
  const auto e = text.extract();
  REQUIRE(entities_of(e) == Strings{"Organization Lunar Mining Regulation Agency"});
  CHECK(has(e.entities[0].aliases, "LMRA"));
}

TEST_CASE("a state met only in adjectives stays where it acts", "[extract]") {
  const Parsed acting(R"(
Soviet soviet ADJ 2 amod
troops troop NOUN 3 nsubj L
invaded invade VERB 0 root PF
Afghanistan Afghanistan PROPN 3 obj
. . PUNCT 3 punct
)");
  CHECK(facts_of(acting.extract()) == Strings{"ATTACKED Soviet Union -> Afghanistan"});
  const Parsed idle(R"(
He he PRON 2 nsubj
likes like VERB 0 root F
French french ADJ 4 amod
cooking cooking NOUN 2 obj
. . PUNCT 2 punct
)");
  CHECK(idle.extract().entities.empty());
}

}  // namespace
