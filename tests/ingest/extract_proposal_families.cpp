#include "extract_text.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

// Families of proposing and answering, read from plain sentences: the active, passive and nominal
// forms of each.

namespace {

using namespace dossier::test;

struct Telling {
  const char* text;
  const char* proposals;  ///< "who | what | whom", one a line
};

struct Answer {
  const char* text;
  const char* answers;  ///< "by KIND", separated by commas
};

std::string proposals_of(const std::string& text) { return proposals_in(extract_text(text)); }

std::string answers_to(const std::string& text) { return answers_in(extract_text(text)); }

void check_tellings(const std::vector<Telling>& tellings) {
  for (const Telling& telling : tellings) {
    INFO(telling.text);
    CHECK(proposals_of(telling.text) == telling.proposals);
  }
}

void check_answers(const std::vector<Answer>& answers) {
  for (const Answer& answer : answers) {
    INFO(answer.text);
    CHECK(answers_to(answer.text) == answer.answers);
  }
}

TEST_CASE("envoys and buyers bring an offer", "[extract]") {
  check_tellings({
      {"In 1801, Sweden sent two commissioners to Copenhagen to negotiate an alliance with "
       "Denmark.",
       "Sweden | to negotiate an alliance with Denmark | Denmark"},
      {"Brazil appointed Pedro Lima to negotiate a boundary treaty with Bolivia.",
       "Brazil | to negotiate a boundary treaty with Bolivia | Bolivia"},
      {"Spain attempted to buy the island of Corsica from France in 1770.",
       "Spain | to buy the island of Corsica from France | France"},
      {"Bulgaria sought to obtain a loan from Russia.",
       "Bulgaria | to obtain a loan from Russia | Russia"},
      {"Brazil appointed Pedro Lima to negotiate with Bolivia.", ""},
  });
}

TEST_CASE("what is offered stands behind the name of whom it is offered", "[extract]") {
  check_tellings({
      {"The United States offered Russia talks on missiles.",
       "United States | talks on missiles | Russia"},
      {"NATO offered the Soviet Union negotiations on the same weapons.",
       "North Atlantic Treaty Organization | negotiations on the same weapons | Soviet Union"},
  });
}

TEST_CASE("warnings, advice and pressure ask somebody to act", "[extract]") {
  check_tellings({
      {"Foreign Minister Anna Keller attempted to dissuade Poland from closing the border.",
       "Anna Keller | closing the border | Poland"},
      {"Prime Minister Ivo Horvat warned the Italians not to send troops to Trieste.",
       "Ivo Horvat | not to send troops to Trieste | Italy"},
      {"Prime Minister Ivo Horvat warned the Italians that the war would come.", ""},
      {"Austria exerted pressure on Prussia to sign the convention.",
       "Austria | to sign the convention | Prussia"},
      {"Chile was called upon by Argentina to accept arbitration.",
       "Argentina | to accept arbitration | Chile"},
      {"Secretary of State Dean Acheson urged upon Foreign Minister Robert Schuman the necessity "
       "of "
       "German rearmament.",
       "Dean Acheson | the necessity of German rearmament | Robert Schuman"},
  });
}

TEST_CASE("a promise to somebody is an offer", "[extract]") {
  check_tellings({
      {"President Luis Ortega promised the Chileans that Peru would reopen the railway.",
       "Luis Ortega | Peru would reopen the railway | Chile"},
      {"Russia promised Bulgaria a loan.", "Russia | a loan | Bulgaria"},
      {"Russia promised to reopen the railway.", ""},
  });
}

TEST_CASE("the origin, apposition and passive of a noun of proposing", "[extract]") {
  check_tellings({
      {"The suggestion of a conference came from Russia.", "Russia | a conference | "},
      {"Russia's latest proposal, a conference of all the powers, was turned down by Austria.",
       "Russia | a conference of all the powers | Austria"},
      {"The plan of Foreign Minister Adam Rapacki for a neutral zone won the backing of Moscow.",
       "Adam Rapacki | a neutral zone | "},
      {"Britain took up a renewed Icelandic offer.",
       "Iceland | a renewed Icelandic offer | United Kingdom"},
      {"In 1969, the Soviet Union approached the United States with a proposal for joint action.",
       "Soviet Union | joint action | United States"},
  });
}

TEST_CASE("addressees in relative clauses and behind prepositions", "[extract]") {
  check_tellings({
      {"Foreign Minister Gaetano Martino, to whom Britain had offered a guarantee, replied at "
       "once.",
       "United Kingdom | a guarantee | Gaetano Martino"},
      {"Ambassador Anatoly Dobrynin handed Henry Kissinger a note that proposed joint action.",
       "Anatoly Dobrynin | joint action | Henry Kissinger"},
      {"Romania applied to join the League of Nations.",
       "Romania | to join the League of Nations | League of Nations"},
  });
}

TEST_CASE("what is meant, possible or a habit is no proposal", "[extract]") {
  check_tellings({
      {"France had always advocated strict neutrality.", ""},
      {"In order to discourage the Danes from building ships, Sweden passed a law.", ""},
      {"Spain showed little interest in a treaty.", ""},
      {"Any delay had the potential to scuttle France's plans for a federation.", ""},
  });
}

TEST_CASE("answers by deeds, by others and by silence", "[extract]") {
  check_answers({
      {"Faisal urged President Anwar Sadat to expel the advisers, and Sadat did so in July.",
       "Anwar Sadat ACCEPTED"},
      {"Peru proposed a ceasefire to Chile and Bolivia. Chile accepted it, and Bolivia followed "
       "suit.",
       "Chile ACCEPTED, Bolivia ACCEPTED"},
      {"Spain proposed a conference. France consented, and so did Italy.",
       "France ACCEPTED, Italy ACCEPTED"},
      {"Spain proposed a conference to France. France showed no interest.", "France REJECTED"},
      {"Austria asked Prussia for a loan. Prussia replied that it could not help.",
       "Prussia REJECTED"},
      {"At Norway's urging, Sweden joined the talks.", "Sweden ACCEPTED"},
      {"Foreign Minister Anna Keller unsuccessfully attempted to persuade Poland to open the "
       "border.",
       "Poland REJECTED"},
  });
}

TEST_CASE("stances, blessings and opposition", "[extract]") {
  check_answers({
      {"Russia threw its support behind Bulgaria's plan for a tariff union.", "Russia SUPPORTED"},
      {"Serbia was cool to the Romanian proposal to divide the province.", "Serbia OPPOSED"},
      {"Spain proposed to divide the island, but France insisted on a vote.", "France REJECTED"},
      {"Spain proposed a ban on tests, which met with opposition from France.", "France OPPOSED"},
      {"Poland put forward a plan for a neutral zone. The scheme won the backing of Austria but "
       "not of France.",
       "Austria SUPPORTED"},
  });
}

TEST_CASE("a verb behind an inserted phrase proposes", "[extract]") {
  check_tellings({
      {"Ludwig Erhard, the German Minister of Economics, proposed to the European Commission that "
       "the tariff be cut by half.",
       "Ludwig Erhard | the tariff be cut by half | European Commission"},
      {"Willy Brandt had at that time rejected an offer from Poland to hold talks.",
       "Poland | to hold talks | Willy Brandt"},
      {"Canada appealed to Denmark for a delay of the vote.",
       "Canada | a delay of the vote | Denmark"},
  });
}

TEST_CASE("what is moved goes to the body that votes", "[extract]") {
  check_tellings({
      {"At the General Assembly, Sweden introduced a resolution condemning the tests.",
       "Sweden | a resolution condemning the tests | UN General Assembly"},
      {"In the Security Council, Norway put forward a resolution calling for a truce.",
       "Norway | a resolution calling for a truce | UN Security Council"},
      {"Senator William Fulbright moved his troops to the coast.", ""},
  });
  check_answers({
      {"Senator William Fulbright moved in the Senate that the funds be withheld, a motion that "
       "the Senate defeated.",
       "U.S. Senate REJECTED"},
      {"France proposed a customs union to Belgium. Belgium gave its consent.", "Belgium ACCEPTED"},
  });
}

TEST_CASE("those who serve a head of state advise him", "[extract]") {
  check_tellings({
      {"President Lyndon Johnson listened in silence. Secretary of Defense Robert McNamara "
       "recommended a pause in the bombing.",
       "Robert McNamara | a pause in the bombing | Lyndon Johnson"},
      {"Prime Minister Harold Wilson listened in silence. Foreign Minister Abba Eban recommended a "
       "pause in the bombing.",
       "Abba Eban | a pause in the bombing | "},
      {"President Charles de Gaulle attacked Algeria in spite of a Tunisian appeal that he "
       "withdraw.",
       "Tunisia | he withdraw | Charles de Gaulle"},
  });
}

TEST_CASE("a list of names is addressed as a whole", "[extract]") {
  check_tellings({
      {"A committee composed of Folke Bernadotte of Sweden, Ralph Bunche of Canada, and George "
       "Marshall of Australia proposed a truce to Syria.",
       "Folke Bernadotte, Ralph Bunche, George Marshall | a truce | Syria"},
      {"The United States invited Denmark, Iceland, and Norway to a conference.",
       "United States | a conference | Denmark, Iceland, Norway"},
  });
}

}  // namespace
