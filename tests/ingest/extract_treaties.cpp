#include "extract_support.h"
#include "extract_text.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;
using Strings = std::vector<std::string>;

Strings read(const std::string& text, const std::string& title = {}) {
  return facts_of(extract_text(text, title));
}

bool states(const Strings& facts, const std::string& beginning) {
  const bool there = std::any_of(facts.begin(), facts.end(), [&](const std::string& fact) {
    return fact.starts_with(beginning);
  });
  if (there) return true;
  UNSCOPED_INFO("wanted: " << beginning);
  for (const std::string& fact : facts) UNSCOPED_INFO("read: " << fact);
  return false;
}

bool silent(const Strings& facts, const std::string& beginning) {
  return std::none_of(facts.begin(), facts.end(),
                      [&](const std::string& fact) { return fact.starts_with(beginning); });
}

TEST_CASE("the name of a treaty tells its parties", "[extract]") {
  const Strings facts = read(
      "The Greek-Turkish Treaty of 1930 ended years of quarrels. Greece and Turkey were content.");
  CHECK(states(facts, "SIGNED Greece -> "));
  CHECK(states(facts, "SIGNED Turkey -> "));
  const Strings sought =
      read("Norway and Sweden are neighbors. Norway sought a Norwegian-Swedish treaty.");
  CHECK(silent(sought, "SIGNED"));
}

TEST_CASE("a noun that gets a name is what bears it", "[extract]") {
  const Strings facts =
      read("In 1925 France and Germany signed an agreement known as the Locarno Pact.");
  CHECK(states(facts, "SIGNED France -> Locarno"));
  CHECK(states(facts, "SIGNED Germany -> Locarno"));
}

TEST_CASE("a description means the treaty that the text is about", "[extract]") {
  const Strings facts = read(
      "The Treaty of Tartu ended the war. Its text did not mention the islands that the Treaty of "
      "Nystad had settled. The Parliament of Estonia ratified the treaty in 1920.",
      "The Treaty of Tartu, 1920");
  CHECK(silent(facts, "RATIFIED Parliament of Estonia -> Treaty of Nystad"));
  const Strings resolved =
      read("The Council adopted Resolution 242. Jordan accepted the resolution.");
  CHECK(states(resolved, "ACCEPTED Jordan -> Resolution 242"));
}

TEST_CASE("treaties of one city and different years are two", "[extract]") {
  const Strings all = entities_of(extract_text(
      "France signed the Treaty of Paris of 1763. Spain signed the Treaty of Paris of 1898."));
  CHECK(std::count_if(all.begin(), all.end(), [](const std::string& entity) {
          return entity.starts_with("Treaty ");
        }) == 2);
}

TEST_CASE("a vote for and a refusal to sign", "[extract]") {
  const Strings vote =
      read("The Assembly adopted the Young Plan, with Norway and Chile voting in favor.");
  CHECK(states(vote, "SUPPORTED Norway -> Young Plan"));
  CHECK(states(vote, "SUPPORTED Chile -> Young Plan"));
  CHECK(states(read("The report was adopted, with Poland in the minority, and the Young Plan was "
                    "printed."),
               "OPPOSED Poland -> Young Plan"));
  const Strings refusal =
      read("The Treaty of Lausanne was signed by Greece and Turkey; Bulgaria refused.");
  CHECK(states(refusal, "REJECTED Bulgaria -> Treaty of Lausanne"));
  CHECK(silent(refusal, "REJECTED Greece"));
}

TEST_CASE("who negotiates the next treaty or that of the title", "[extract]") {
  const Strings facts = read(
      "In 1920 Latvia began negotiations with Poland for a peace treaty. The two states signed the "
      "Treaty of Riga in August.",
      "Latvia in 1920");
  CHECK(std::count_if(facts.begin(), facts.end(), [](const std::string& fact) {
          return fact.starts_with("NEGOTIATED") && fact.find("Treaty of Riga") != std::string::npos;
        }) >= 1);
  CHECK(silent(read("Denmark began negotiations with Iceland over fish.", "The Treaty of Kalmar"),
               "NEGOTIATED"));
}

TEST_CASE("a treaty without a name is told by those who made it", "[extract]") {
  const Strings facts = read(
      "The Treaty of Oliva was old. A protocol concluded by Winston Churchill and Charles de "
      "Gaulle "
      "settled the matter.");
  CHECK(states(facts, "SIGNED Winston Churchill -> protocol concluded by Winston Churchill"));
  CHECK(silent(facts, "SIGNED Winston Churchill -> Treaty of Oliva"));
}

TEST_CASE("a demand that is rejected is rejected of the one who makes it", "[extract]") {
  CHECK(states(read("Bolivia rejected Chile's claims in 1879."), "REJECTED Bolivia -> Chile"));
}

TEST_CASE("whom a treaty binds and who concluded it in a relative clause signed it", "[extract]") {
  const Strings made = read(
      "The French favored treaties on the model of the Dunkirk Treaty that Britain and Italy had "
      "concluded in 1947.");
  CHECK(states(made, "SIGNED United Kingdom -> Dunkirk Treaty"));
  CHECK(states(made, "SIGNED Italy -> Dunkirk Treaty"));
  const Strings bound = read("The ANZUS Treaty bound Australia and New Zealand.");
  CHECK(states(bound, "SIGNED Australia -> ANZUS Treaty"));
  CHECK(states(bound, "SIGNED New Zealand -> ANZUS Treaty"));
}

TEST_CASE("who is said to rule a state holds its highest office", "[extract]") {
  CHECK(states(read("Spain was still ruled by Francisco Franco."),
               "HOLDS_POSITION Francisco Franco -> Spain"));
  CHECK(silent(read("Led by Ferdinand de Lesseps, the French began to dig."), "HOLDS_POSITION"));
}

}  // namespace
