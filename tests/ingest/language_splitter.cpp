#include "tests/ingest/language_support.h"

#include <catch2/catch.hpp>

using dossier::test::sentences_of;
using Sentences = std::vector<std::string>;

TEST_CASE("sentences end where a reader would end them", "[language]") {
  const Sentences cases[] = {
      {"The offer stands.", "Moscow refused it!", "Why?"},
      {"Gen. Dwight D. Eisenhower met Mr. Molotov.", "He spoke at 5 p.m. Tuesday."},
      {"The treaty binds the U.S. Senate.", "It was signed in the U.S.", "The Senate agreed."},
      {"Under Art. 5 and No. 12, they acted.", "See pp. 3-4."},
      {"\u201cWe accept.\u201d", "The minister left."},
      {"\u201cWe accept.\u201d he said."},
      {"He asked (why not?) and left.", "(They stayed.)", "All was calm."},
      {"It failed in 1954.[3]", "A second plan followed.[4][5]", "It held."},
      {"1. The first point.", "2. The second point."},
      {"(a) Withdraw the troops.", "(b) Hold elections."},
      {"He works for Acme Inc. and lives in Paris.", "She works for Acme Inc.", "They met."},
      {"They waited ... and waited.", "Nothing came."},
      {"The ratio was 3.5 to 1.", "In 1999 it fell."},
  };
  for (const Sentences& expected : cases) {
    std::string text;
    for (const std::string& sentence : expected) text += (text.empty() ? "" : " ") + sentence;
    CHECK(sentences_of(text) == expected);
  }
}

TEST_CASE("what stands in single quotes does not end the sentence that quotes it", "[language]") {
  CHECK(
      sentences_of("'Never!' cried the envoy, 'not that! Tell them so. Go!' (He stayed.) All left.")
          .size() == 2);
  CHECK(sentences_of("He recalls the words: `The people! The land!' He smiled.").size() == 2);
  CHECK(sentences_of("The workers' rights were lost in the 'nineties. They struck. It helped.")
            .size() == 3);
}

TEST_CASE("line breaks that wrap a paragraph do not end sentences", "[language]") {
  const std::string text =
      "The foreign ministers of the four powers met in\nGeneva to discuss the proposal that the "
      "Soviet\n"
      "Union had made. They did not agree.";
  const Sentences found = sentences_of(text);
  REQUIRE(found.size() == 2);
  CHECK(found[1] == "They did not agree.");
}

TEST_CASE("line breaks between paragraphs, headings and items end sentences", "[language]") {
  CHECK(sentences_of(
            "A New Treaty\nThe ministers signed it in the evening.\nAll parties were content.")
            .size() == 3);
  CHECK(sentences_of("A heading\n\nand a paragraph without capitals").size() == 2);
  CHECK(sentences_of("contact manager\nevents\nactivities\n").size() == 3);
  CHECK(sentences_of("\u2022 Stop the war \u2022 Hold elections").size() == 2);
}

TEST_CASE("letters in order begin items, other letters do not", "[language]") {
  const Sentences found = sentences_of(
      "The parties agreed on three points. a. a ceasefire b. the return of prisoners c. talks in "
      "Geneva\nThey met again.");
  REQUIRE(found.size() == 5);
  CHECK(found[1] == "a. a ceasefire");
  CHECK(found[2] == "b. the return of prisoners");
  CHECK(found[3] == "c. talks in Geneva");
  CHECK(sentences_of("He spoke of plan b. later on he left it.").size() == 1);
  CHECK(sentences_of("It was agreed. a. m. sessions were held.").size() == 1);
}

TEST_CASE("a line of 10 MB is split in bounded time", "[language]") {
  const std::string part = "U.S. \" ( no. 5 p.m. a) ... [3] \u201cx.\u201d A@b.c Mr. ";
  std::string text;
  while (text.size() < 10'000'000) text += part;
  CHECK(sentences_of(text).size() > 10'000);
}
