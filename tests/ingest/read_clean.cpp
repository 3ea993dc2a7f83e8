#include "ingest/read/clean_lines.h"
#include "ingest/read/dates.h"
#include "ingest/read/near_duplicate.h"
#include "read_support.h"

#include <catch2/catch.hpp>

using namespace dossier::test;
using namespace dossier::ingest;

namespace {

const char* const kInterview = R"(Home
World
Opinion
Subscribe
A new canal will change the trade of three continents and the fortunes of the ports along the old route.
Mara Lindqvist
{ "authors": ["Omar Haddad"], "type": "interview", "regions": ["North Africa", "Libya"], "empty": "", "nested": {"a": {"b": 1}} }Source: Getty
"A Border Commission Is the Only Way Forward"
Talks on the border have stalled, but a commission of both sides could still save the agreement of last spring.
By Omar Haddad
Published on March 3, 2011
Project
The Border Project
The Border Project brings together scholars who work on the frontiers of the region and its history.
Learn More
Source: Al Manara
"A Border Commission Is the Only Way ForThe foreign ministry of Libya has proposed a joint commission to Tunisia, and Mr. Haddad explained the plan to us.
Q: Who had the idea of a commission in the first place?
A: Tunisia proposed it in 2009, and the government of Libya accepted the proposal after some weeks of silence.
There were objections as well, mostly from the army.
Q: Will it work?
A: It has to, since both governments have agreed to pay for it and neither can afford another winter.
The Border Commission is a body of twelve members that was founded in 2010 by the two states on an equal footing.
About the Author
Omar Haddad
Omar Haddad is a professor of history at the University of Tunis and a former deputy minister.
The views expressed in this article are those of the author and do not necessarily reflect the views of the institute.
More from Our Experts
A new canal will change the trade of three continents and the fortunes of the ports along the old route.
Mara Lindqvist
Grain prices have fallen for the third year in a row, and the ministers of agriculture do not know why.
Jean Petit, Ana Luz
SecurityTradeNorth Africa
)";

}  // namespace

TEST_CASE("a saved page gives the interview and its metadata", "[read][clean]") {
  const Document document = read(kInterview, "txt");
  CHECK(document.title == "A Border Commission Is the Only Way Forward");
  CHECK(document.authors == Texts{"Omar Haddad"});
  REQUIRE(document.date);
  CHECK(dossier::to_iso(*document.date) == "2011-03-03");
  REQUIRE(document.metadata.find("regions"));
  CHECK(document.metadata.find("regions")->list().size() == 2);
  CHECK(document.metadata.find("type")->string() == "interview");
  CHECK(document.metadata.find("source")->string() == "Al Manara");
  CHECK_FALSE(document.metadata.find("empty"));

  Texts starts;
  for (const std::string& text : block_texts(document)) starts.push_back(text.substr(0, 24));
  CHECK(starts == Texts{"Talks on the border have", "The foreign ministry of ",
                        "Who had the idea of a co", "Tunisia proposed it in 2",
                        "There were objections as", "Will it work?", "It has to, since both go",
                        "The Border Commission is", "Omar Haddad is a profess"});
  CHECK(document.blocks[2].kind == BlockKind::Question);
  CHECK(document.blocks[2].speaker.empty());
  for (const std::size_t answer : {3U, 4U, 6U}) {
    CHECK(document.blocks[answer].kind == BlockKind::Answer);
    CHECK(document.blocks[answer].speaker == "Omar Haddad");
  }
  CHECK(document.blocks[7].kind == BlockKind::Text);
}

TEST_CASE("turns under names", "[read][clean]") {
  const Document document = read(
      "Interview with Helen Brandt\n\nHelen Brandt led the delegation.\n\n"
      "REPORTER: What did the other side offer in the second round of the talks?\n\n"
      "BRANDT: They offered a pause of two years: nothing else.\n\n"
      "REPORTER: Did you accept?\n\n"
      "BRANDT: We did not, and we told them so.\n\nNote: The talks ended in June.\n",
      "txt");
  REQUIRE(document.blocks.size() == 6);
  CHECK(document.blocks[1].kind == BlockKind::Question);
  CHECK(document.blocks[2].speaker == "Brandt");
  CHECK(block_text(document, 2) == "They offered a pause of two years: nothing else.");
  CHECK(document.blocks[5].speaker.empty());

  const Document essay = read(
      "Two notes.\n\nFirst: the treaty was signed.\n\nSecond: it was never ratified by anyone.\n",
      "txt");
  for (const Block& block : essay.blocks) CHECK(block.kind != BlockKind::Answer);
}

TEST_CASE("the interviewee of a title owns the answers", "[read][clean]") {
  const Document document = read(
      "title\n\nBy Rosa Klein\n\nWe spoke with Ivan Petrov, the negotiator, about the past year of "
      "talks.\n\n"
      "Q. Was it hard?\n\nA. It was. The delegation of Norway proposed a deal and we accepted "
      "it.\n",
      "txt");
  REQUIRE(document.blocks.size() == 3);
  CHECK(document.blocks[2].speaker == "Ivan Petrov");
  CHECK(document.authors == Texts{"Rosa Klein"});
}

TEST_CASE("an appeal for money below an article is no part of it", "[read][clean]") {
  const Document document = read(
      "The ministers met in Oslo on Friday and agreed to open the border in the spring of next "
      "year.\n"
      "Norway had proposed the step to Sweden in a letter that its ambassador delivered in May.\n"
      "A Message from The Northern Post:\n"
      "Dear readers,\n"
      "These are hard times for a small newspaper, and the authorities would like us to be "
      "silent.\n"
      "Your support makes a difference. Please consider a contribution starting from just two "
      "crowns.\n"
      "Thank you for standing with us.\n"
      "Remind me later.\n",
      "txt");
  CHECK(document.blocks.size() == 2);

  const Document speech = read(
      "Speech\n\nWe need your help to rebuild the country, Mr. President, and we thank the "
      "Congress for it.\n\n"
      "The aid of the United States saved many lives in the winter of that year.\n",
      "txt");
  CHECK(speech.blocks.size() == 2);
}

TEST_CASE("the article of a page full of headlines is the run of its paragraphs", "[read][clean]") {
  std::string page = "The Harbour Gazette\n";
  for (int i = 0; i < 15; ++i)
    page += "• Section " + std::to_string(i) + "\nMinister opens bridge number " +
            std::to_string(i) + " in the north\n";
  const std::string story =
      "The government of Estonia has proposed a common patrol of the strait to Finland, officials "
      "said.\n"
      "Finland accepted.\n"
      "The patrols begin in the spring, when the ice has left the islands and the ferries run "
      "again.\n";
  page += story;
  for (int i = 0; i < 15; ++i) {
    page += "Readers also liked the story of ship " + std::to_string(i) + "\n";
    if (i == 9)
      page +=
          "A captain has sold his boat for a field of rye, and his neighbours cannot understand "
          "it.\n";
  }
  std::string got;
  for (const std::string& text : block_texts(read(page, "txt"))) got += text + "\n";
  CHECK(got == story);
}

TEST_CASE("an essay loses nothing but its title", "[read][clean]") {
  const Document document = read(
      "Détente and Arms Control, 1969–1979\n\nIntroduction\n\n"
      "Between the late 1960s and the late 1970s, there was a thawing of the ongoing Cold War.\n\n"
      "Related Agreements\n\n"
      "The Soviet Union proposed a ban on defences to the United States, which accepted it in May "
      "1972.\n\n"
      "The talks went on in Geneva until the summer of 1979, when a second treaty was signed in "
      "Vienna.\n",
      "txt");
  CHECK(document.title == "Détente and Arms Control, 1969–1979");
  CHECK(document.blocks.size() >= 4);
  CHECK(document.blocks[0].kind == BlockKind::Heading);
}

TEST_CASE("lines are known by their words", "[read][clean]") {
  CHECK(byline_names("By Igor Ivanov and Sam Nunn") == Texts{"Igor Ivanov", "Sam Nunn"});
  CHECK(byline_names("By the end of the year").empty());
  CHECK(byline_names("By Treaty").empty());
  CHECK(is_name_line("Nguyễn Khắc Giang"));
  CHECK(is_name_line("Pongphisoot (Paul) Busbarat"));
  CHECK(is_name_line("Catherine Fieschi, Cas Mudde"));
  CHECK_FALSE(is_name_line("The Cold War"));
  CHECK_FALSE(is_name_line("He met Brezhnev"));
  CHECK(is_glued_labels("SecurityMilitaryForeign PolicyNuclear Policy"));
  CHECK_FALSE(is_glued_labels("Secretary McNamara and General LeMay disagreed."));
  CHECK(is_legal("© 2026 The Institute. All rights reserved."));
  CHECK_FALSE(is_legal("The treaty gave all rights to the sea to Norway."));
  CHECK(is_credit("Photo: AP"));
  CHECK_FALSE(is_credit("Source: the minister told the paper that he would not sign the treaty."));
}

TEST_CASE("dates are read in their common forms", "[read][dates]") {
  const auto iso = [](std::string_view text) {
    const auto date = parse_date(text);
    return date ? dossier::to_iso(*date) : std::string();
  };
  for (const char* text : {"2010-09-16", "2010-09-16T08:00:00+02:00", "Sep 16, 2010",
                           "September 16th, 2010", "16 September 2010", "Thursday, 16 Sept. 2010",
                           "2010/09/16", "16.09.2010", "9/16/2010", "20100916"}) {
    INFO(text);
    CHECK(iso(text) == "2010-09-16");
  }
  for (const char* text : {"", "2010", "March 2010", "03/04/2010", "31 February 2010",
                           "May be 3, 2010", "12345678901"}) {
    INFO(text);
    CHECK(iso(text).empty());
  }
  CHECK(parse_only_date("Apr 1, 2010, 10:30 am"));
  CHECK_FALSE(parse_only_date("On Apr 1, 2010 the treaty was signed"));
}

TEST_CASE("copies are found whatever stands around them", "[read][duplicates]") {
  const Document original = read(kInterview, "txt");
  std::string page(kInterview);
  page.replace(page.find("Mara Lindqvist"), 14, "Someone Else");
  page.replace(page.find("Talks on the border"), 5, "TALKS");
  const Document copy = read(page, "txt");
  const Document other = read(
      "Another text\n\nIt tells of the sea, of the long way home, of the nets and of the men who "
      "mend them in the "
      "evening while the children play at the foot of the lighthouse and the gulls cry over the "
      "harbour.\n",
      "txt");
  DuplicateIndex index;
  index.add("original", Signature::of(original));
  index.add("other", Signature::of(other));
  CHECK(index.original_of("copy", Signature::of(copy)) == "original");
  CHECK_FALSE(index.original_of("original", Signature::of(original)));
  const auto back = Signature::parse(Signature::of(original).to_string());
  REQUIRE(back);
  CHECK(back->hashes == Signature::of(original).hashes);
  CHECK_FALSE(Signature::parse("x"));
  CHECK_FALSE(Signature::parse("3 zz"));
  index.remove("original");
  CHECK_FALSE(index.original_of("copy", Signature::of(copy)));
  CHECK(sentence_fingerprint("The “West’s” aim, then…") ==
        sentence_fingerprint("the wests  aim then"));
  CHECK(sentence_fingerprint("He signed it") != sentence_fingerprint("It signed he"));
}
