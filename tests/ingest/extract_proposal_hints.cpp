#include "extract_text.h"

#include <string>

#include <catch2/catch.hpp>

// What is hinted, let known or hoped is put to somebody where it could be had; threats, refusals
// to answer and plain facts are not.

namespace {

using namespace dossier::test;

/// "who | what | whom", one a line.
std::string proposals_of(const std::string& sentence) {
  return proposals_in(extract_text(
      "The newspapers followed the affair with great interest during the whole of that winter. " +
      sentence));
}

}  // namespace

TEST_CASE("hints and messages put something to somebody", "[extract][proposals]") {
  CHECK(proposals_of("Averell Harriman hinted to Stalin that a loan might be granted if the army "
                     "withdrew.") ==
        "Averell Harriman | a loan might be granted if the army withdrew | Stalin");
  CHECK(proposals_of("Moscow let it be known that it would welcome a conference on Germany.") ==
        "Russia | it would welcome a conference on Germany | ");
  CHECK(proposals_of("Averell Harriman had word passed to Stalin that he would do better to "
                     "withdraw.") == "Averell Harriman | he would do better to withdraw | Stalin");
  CHECK(proposals_of("Anthony Eden gave Dean Acheson to understand that London would agree to a "
                     "truce if the prisoners were exchanged.") ==
        "Anthony Eden | London would agree to a truce if the prisoners were exchanged | Dean "
        "Acheson");
}

TEST_CASE("threats and facts that are let known propose nothing", "[extract][proposals]") {
  CHECK(proposals_of("James Byrnes let Harry Truman know that he would resign.").empty());
  CHECK(proposals_of("Anthony Eden hinted that the treaty was dead.").empty());
  CHECK(proposals_of("Anthony Eden sent word to Nasser that he would study it.").empty());
}

TEST_CASE("the content of a proposal stands behind insertions and copulas",
          "[extract][proposals]") {
  CHECK(proposals_of("Averell Harriman proposed, on behalf of the President, that the army "
                     "withdraw to the river.") ==
        "Averell Harriman | the army withdraw to the river | ");
  CHECK(proposals_of("Averell Harriman proposed, as a first step, a conference of the foreign "
                     "ministers.") ==
        "Averell Harriman | a conference of the foreign ministers | ");
  CHECK(proposals_of("Averell Harriman's proposal was that the army withdraw to the river.") ==
        "Averell Harriman | the army withdraw to the river | ");
  CHECK(proposals_of("What Averell Harriman proposed was a withdrawal to the river.") ==
        "Averell Harriman | a withdrawal to the river | ");
  CHECK(proposals_of("Nasser appealed to Nikita Khrushchev in writing to send arms.") ==
        "Nasser | to send arms | Nikita Khrushchev");
}

TEST_CASE("a letter speaks for its writer and not for its reader", "[extract][proposals]") {
  CHECK(proposals_of("A letter from Nikita Khrushchev to John F. Kennedy proposed an exchange of "
                     "the troops.") ==
        "Nikita Khrushchev | an exchange of the troops | John F. Kennedy");
  CHECK(proposals_of("Nikita Khrushchev handed John F. Kennedy an aide-mémoire proposing that a "
                     "peace conference be called.") ==
        "Nikita Khrushchev | a peace conference be called | John F. Kennedy");
}

TEST_CASE("money is asked of the parliament and advice goes to the head of state",
          "[extract][proposals]") {
  CHECK(proposals_of("Appearing before a joint session of Congress, President Harry Truman "
                     "requested $60 million for the Philippines.") ==
        "Harry Truman | $60 million for the Philippines | U.S. Congress");
  CHECK(proposals_of("Dean Acheson, to whom President John F. Kennedy had turned for advice, "
                     "recommended that the reserves be summoned.") ==
        "Dean Acheson | the reserves be summoned | John F. Kennedy");
}

TEST_CASE("a body without a name speaks for who leads it", "[extract][proposals]") {
  CHECK(proposals_of("A board of inquiry under General Maxwell Taylor found that the plan was "
                     "flawed and recommended that the army be withdrawn.") ==
        "Maxwell Taylor | the army be withdrawn | ");
}

TEST_CASE("a request stands behind the verb of consent", "[extract][proposals]") {
  CHECK(proposals_of("Lester Pearson, a Canadian diplomat, consented at the request of Secretary "
                     "of State Dean Rusk to carry a message.") ==
        "Dean Rusk | to carry a message | Lester Pearson");
  CHECK(
      proposals_of("The crisis passed after the Iranian Prime Minister, Ahmad Qavam, had held out "
                   "to Stalin the prospect of an oil concession.") ==
      "Ahmad Qavam | an oil concession | Stalin");
}

TEST_CASE("requests that are answered by deeds were put to who does them", "[extract][proposals]") {
  CHECK(proposals_of("In response to a Turkish request for arms, the United States sent tanks.") ==
        "Turkey | arms | United States");
  CHECK(proposals_of("Britain joined the United States in urging Iran to accept a compromise.") ==
        "United Kingdom, United States | to accept a compromise | Iran");
}

TEST_CASE("a letter in which something is offered is not what is offered", "[extract][proposals]") {
  CHECK(
      proposals_of("On October 26, Nikita Khrushchev sent President John F. Kennedy a long letter "
                   "in which he offered to remove the missiles.") ==
      "Nikita Khrushchev | to remove the missiles | John F. Kennedy");
}

TEST_CASE("one object of two verbs, questions and subjunctives", "[extract][proposals]") {
  CHECK(proposals_of("Richard Nixon proposed, and Leonid Brezhnev accepted, a ceiling of 2,400 "
                     "launchers.") ==
        "Richard Nixon | a ceiling of 2,400 launchers | Leonid Brezhnev");
  CHECK(proposals_of("Lucius Clay asked Ernst Reuter whether the people could hold out.").empty());
  CHECK(proposals_of("Robert Muldoon called an early election for July 1984.").empty());
}

TEST_CASE("who stands between for and an infinitive is called upon", "[extract][proposals]") {
  CHECK(proposals_of("But with prestige at stake, Theodore Roosevelt called for the Chinese "
                     "government to suppress the boycott.") ==
        "Theodore Roosevelt | to suppress the boycott | China");
  CHECK(proposals_of("Henry Luce's call for the United States to use its power was heard.") ==
        "Henry Luce | the United States to use its power | United States");
  CHECK(
      proposals_of("Ernest Bevin called for a conference to settle the dispute.").ends_with("| "));
}
