#include "extract_support.h"
#include "extract_text.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;

/// A sentence and one fact that it states.
struct Reads {
  std::string sentence;
  std::string fact;
};

std::vector<std::string> read(const std::string& sentence) {
  return facts_of(extract_text(sentence));
}

/// How many of the sentences do not yield their fact; they are named in the message of a failure.
std::size_t missed(const std::vector<Reads>& all) {
  std::size_t count = 0;
  for (const Reads& one : all) {
    const auto facts = read(one.sentence);
    const bool there = std::any_of(facts.begin(), facts.end(), [&](const std::string& fact) {
      return fact.starts_with(one.fact);
    });
    if (there) continue;
    ++count;
    UNSCOPED_INFO("not read: " << one.sentence << " => " << one.fact);
  }
  return count;
}

/// The parser is statistical: one sentence in ten may be lost.
bool reads(const std::vector<Reads>& all) { return missed(all) * 10 <= all.size(); }

TEST_CASE("membership: verbs, nouns and lists", "[extract]") {
  CHECK(reads({
      {"Finland joined the European Union in 1995.", "MEMBER_OF Finland -> European Union"},
      {"France rejoined NATO in 2009.", "MEMBER_OF France -> North Atlantic Treaty Organization"},
      {"West Germany was admitted into NATO.", "MEMBER_OF West Germany -> North Atlantic"},
      {"The United Nations admitted Japan in 1956.", "MEMBER_OF Japan -> United Nations"},
      {"Austria acceded to the European Union.", "MEMBER_OF Austria -> European Union"},
      {"NATO, an alliance of the United States, Canada, and ten European states, was formed in "
       "1949.",
       "MEMBER_OF Canada -> North Atlantic Treaty Organization"},
      {"The Allies, including Britain, France, and Russia, fought against Germany.",
       "MEMBER_OF France -> Allies"},
      {"Along with other members of the League of Nations, Sweden condemned Italy.",
       "MEMBER_OF Sweden -> League of Nations"},
      {"OPEC members such as Iran and Venezuela raised prices.", "MEMBER_OF Iran -> Organization"},
      {"Germany's entry into the League of Nations followed.",
       "MEMBER_OF Germany -> League of Nations"},
  }));
}

TEST_CASE("treaties: who signs, cedes, ends a war or negotiates", "[extract]") {
  CHECK(reads({
      {"Representatives of the Spanish and Portuguese governments signed the Treaty of Madrid.",
       "SIGNED Portugal -> Treaty of Madrid"},
      {"By the Treaty of Frankfurt, France ceded Alsace to Germany.",
       "SIGNED Germany -> Treaty of Frankfurt"},
      {"Russia and Turkey ended the war with the Treaty of San Stefano.",
       "SIGNED Russia -> Treaty of San Stefano"},
      {"The Treaty of Ghent ended the war between the United States and Great Britain.",
       "SIGNED United Kingdom -> Treaty of Ghent"},
      {"The signatories of the Kellogg-Briand Pact included Germany, Japan, and Italy.",
       "SIGNED Japan -> Kellogg-Briand Pact"},
      {"Germany entered into the Locarno Treaties with France and Belgium.",
       "SIGNED Belgium -> Locarno Pact"},
      {"Egypt and Israel reached the Camp David Accords in 1978.",
       "SIGNED Israel -> Camp David Accords"},
      {"Stalin signed a non-aggression pact with Germany.",
       "SIGNED Germany -> non-aggression pact"},
      {"Peru and Bolivia signed a treaty of alliance in 1873.",
       "SIGNED Bolivia -> treaty of alliance"},
      {"The Soviet Union broke its neutrality pact with Japan.",
       "VIOLATED Soviet Union -> neutrality pact"},
      {"France deposited its instrument of ratification of the Paris Agreement.",
       "RATIFIED France -> Paris Agreement"},
      {"Negotiations between India and Pakistan led to the Simla Agreement.",
       "NEGOTIATED Pakistan -> Simla Agreement"},
  }));
}

TEST_CASE("stands: support, opposition, refusal, demand", "[extract]") {
  CHECK(reads({
      {"China threw its weight behind North Korea.", "SUPPORTED China -> North Korea"},
      {"The Soviet Union enjoyed the support of Cuba.", "SUPPORTED Cuba -> Soviet Union"},
      {"Israel turned down the Rogers Plan.", "REJECTED Israel -> Rogers Plan"},
      {"The Senate voted down the Treaty of Versailles.",
       "REJECTED U.S. Senate -> Treaty of Versailles"},
      {"Austria demanded an apology from Serbia.", "DEMANDED Austria -> Serbia"},
      {"Britain presented an ultimatum to Egypt.", "DEMANDED United Kingdom -> Egypt"},
      {"Kennedy ordered the Soviet Union to remove the missiles from Cuba.",
       "DEMANDED Kennedy -> Soviet Union"},
      {"Germany required France to pay an indemnity.", "DEMANDED Germany -> France"},
      {"Wilson threatened Germany with war unless it stopped attacking ships.",
       "DEMANDED Wilson -> Germany"},
      {"Begin and Sadat settled the dispute over the border.", "AGREED_WITH"},
  }));
}

TEST_CASE("deeds: attacks, aid, sanctions, recognition, journeys", "[extract]") {
  CHECK(reads({
      {"Israel launched air strikes against Syria.", "ATTACKED Israel -> Syria"},
      {"The Vietnamese intervention in Cambodia angered China.", "ATTACKED Vietnam -> Cambodia"},
      {"The United States came to the aid of South Korea.", "AIDED United States -> South Korea"},
      {"China furnished military assistance to North Vietnam.", "AIDED China -> North Vietnam"},
      {"Poland received loans from France.", "AIDED France -> Poland"},
      {"The United States cut off trade with Cuba.", "SANCTIONED United States -> Cuba"},
      {"Washington froze Iran's assets.", "SANCTIONED United States -> Iran"},
      {"Canada exchanged ambassadors with Cuba.", "RECOGNIZED Canada -> Cuba"},
      {"During a visit to Tokyo, Nehru spoke.", "VISITED Nehru -> Tokyo"},
      {"Talleyrand represented France at the Congress of Vienna.",
       "PARTICIPATED_IN France -> Congress of Vienna"},
      {"Spain transferred Florida to the United States in 1821.",
       "PART_OF Florida -> United States"},
      {"The Taliban seized control of Afghanistan.", "OVERTHREW Taliban -> Afghanistan"},
      {"Brezhnev took over from Khrushchev.", "SUCCEEDED"},
      {"Jefferson dispatched James Monroe as envoy to France.", "APPOINTED Jefferson -> James"},
  }));
}

TEST_CASE("long sentences: second clauses, relative clauses, lists of those who act", "[extract]") {
  CHECK(reads({
      {"Nagy announced that Hungary would leave the alliance; Soviet tanks entered Vienna on "
       "Sunday.",
       "ATTACKED Soviet Union -> Austria"},
      {"Lon Nol deposed Prince Sihanouk, and South Vietnamese and American forces crossed into "
       "Cambodia.",
       "ATTACKED United States -> Cambodia"},
      {"The Council adopted Resolution 242, which Egypt and Jordan accepted but Syria rejected.",
       "REJECTED Syria -> Resolution 242"},
      {"Thirty-five states signed the Helsinki Final Act in August 1975, including the United "
       "States and the Soviet Union.",
       "SIGNED Soviet Union -> Helsinki Final Act"},
      {"Warsaw Pact troops from the Soviet Union, Poland, and Bulgaria invaded Czechoslovakia.",
       "ATTACKED Bulgaria -> Czechoslovakia"},
      {"The United States and the Soviet Union signed the Limited Test Ban Treaty; France refused "
       "to sign it.",
       "REJECTED France -> Limited Test Ban Treaty"},
      {"Under the Tashkent Declaration, brokered by Alexei Kosygin, both sides withdrew.",
       "NEGOTIATED Alexei Kosygin -> Tashkent Declaration"},
      {"Following American mediation, Israel and Egypt signed the Sinai II agreement.",
       "NEGOTIATED United States -> Sinai II"},
      {"Carter wrote a letter in which he accused Brezhnev of aggression.",
       "ACCUSED Carter -> Brezhnev"},
      {"The Israeli government secured a promise from France.", "AGREED_WITH Israel -> France"},
  }));
}

TEST_CASE("what is only undertaken, avoided or done to help is no attack", "[extract]") {
  for (const char* sentence :
       {"Britain agreed to launch an attack on Italy.", "Eisenhower considered bombing China.",
        "President Van Buren refrained from annexing Texas.",
        "Rebels captured three French envoys.", "Washington opposed a Soviet invasion of Iran.",
        "Belgium sent troops into Rwanda to help evacuate its citizens."}) {
    const auto facts = read(sentence);
    INFO(sentence);
    CHECK(std::none_of(facts.begin(), facts.end(),
                       [](const std::string& fact) { return fact.starts_with("ATTACKED"); }));
  }
}

TEST_CASE("a treaty without a name belongs to its document", "[extract]") {
  const auto key = [](const char* name) {
    Document document;
    document.name = name;
    document.text = "Peru and Chile signed an extradition treaty in 1932.";
    document.blocks.push_back({0, static_cast<std::uint32_t>(document.text.size())});
    for (const Entity& entity : extract(document, Lexicon::standard()).entities) {
      if (entity.type == EntityType::Treaty) return entity.key;
    }
    return std::string{};
  };
  CHECK(!key("one").empty());
  CHECK(key("one") == key("one"));
  CHECK(key("one") != key("another"));
}

TEST_CASE("an inverted condition is no fact", "[extract]") {
  CHECK(read("Had Britain backed Czechoslovakia, the line would have held.").empty());
  CHECK(read("The line would have held, had Britain backed Czechoslovakia.").empty());
  CHECK(reads({{"Had Britain backed Czechoslovakia? Britain backed Czechoslovakia.",
                "SUPPORTED United Kingdom -> Czechoslovakia"}}));
}

}  // namespace
