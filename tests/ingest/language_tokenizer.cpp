#include "ingest/language/characters.h"
#include "tests/ingest/language_support.h"

#include <random>

#include <catch2/catch.hpp>

using dossier::test::words_of;

TEST_CASE("words follow the English treebanks", "[language]") {
  const std::pair<const char*, const char*> cases[] = {
      {"Moscow didn't reply.", "Moscow did n't reply ."},
      {"They can't; we won\u2019t.", "They ca n't ; we wo n\u2019t ."},
      {"We cannot agree.", "We can not agree ."},
      {"Russia's offer, the allies' answer", "Russia 's offer , the allies ' answer"},
      {"I'm sure they've said it's theirs", "I 'm sure they 've said it 's theirs"},
      {"O'Brien met the Shi'ite leader", "O'Brien met the Shi'ite leader"},
      {"a long-term, non-aligned state", "a long - term , non-aligned state"},
      {"the 1939-1945 war", "the 1939 - 1945 war"},
      {"call 713-853-3989 now", "call 713-853-3989 now"},
      {"U.S. troops in Washington, D.C., today", "U.S. troops in Washington , D.C. , today"},
      {"Gen. Smith and J. F. Kennedy", "Gen. Smith and J. F. Kennedy"},
      {"under Art. 5 of the treaty", "under Art. 5 of the treaty"},
      {"It cost $2,500.75, i.e. 12%.", "It cost $ 2,500.75 , i.e. 12 % ."},
      {"at 5:30 p.m. on 11/28/2000", "at 5:30 p.m. on 11/28/2000"},
      {"the meeting (held in Geneva).", "the meeting ( held in Geneva ) ."},
      {"\u201cWe agree,\u201d he said.", "\u201c We agree , \u201d he said ."},
      {"Wait... what?!", "Wait ... what ?!"},
      {"see https://example.org/a?b=c. Or mail a.b@example.org!",
       "see https://example.org/a?b=c . Or mail a.b@example.org !"},
      {"He left.She stayed.", "He left . She stayed ."},
      {"and/or AT&T", "and / or AT&T"},
      {"in the 1970s, 5km away", "in the 1970s , 5 km away"},
      {"the '90s", "the '90s"},
      {"Ph.D.-level", "Ph.D. - level"},
  };
  for (const auto& [text, expected] : cases) CHECK(words_of(text) == expected);
}

namespace {

using namespace dossier::ingest::lang;

/// Pieces ascend, and everything between them is space.
void check_cover(const std::string& text) {
  std::vector<Piece> pieces;
  tokenize(text, 0, static_cast<std::uint32_t>(text.size()), pieces);
  std::uint32_t at = 0;
  bool gaps_are_space = true, ascending = true;
  const auto skip = [&](std::uint32_t end) {
    while (at < end) {
      const Character next = decode(text, at);
      gaps_are_space = gaps_are_space && classify(next.code) == CharClass::Space;
      at += next.length;
    }
    ascending = ascending && at == end;
  };
  for (const Piece& piece : pieces) {
    ascending = ascending && piece.begin < piece.end && piece.begin >= at;
    skip(piece.begin);
    at = piece.end;
  }
  skip(static_cast<std::uint32_t>(text.size()));
  CHECK(gaps_are_space);
  CHECK(ascending);
}

}  // namespace

TEST_CASE("words cover a text exactly, whatever its bytes", "[language]") {
  const std::vector<std::string> parts = {
      "don't", "U.S.",   "'",      "\u2019", "s",    ".",       "...",      " ",
      "\n",    "-",      "non-",   "1,000",  "@",    "http://", "(",        ")",
      "\"",    "\u201c", "\u0301", "\u4e2d", "\xff", "\xc3",    "\xe2\x80", std::string(1, '\0'),
      "p.m",   "5km",    "n't",    "Mr",     "[1]",  "!",       "cannot",   "a@b",
      ":)"};
  std::mt19937 random(17);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (auto n = random() % 12; n-- > 0;) text += parts[random() % parts.size()];
    check_cover(text);
  }
}
