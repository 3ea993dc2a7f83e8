#include "extract_support.h"
#include "extract_text.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;

std::vector<std::string> read(const std::string& text) { return facts_of(extract_text(text)); }

bool states(const std::string& text, const std::string& fact) {
  const auto facts = read(text);
  const bool there = std::any_of(facts.begin(), facts.end(),
                                 [&](const std::string& f) { return f.starts_with(fact); });
  if (!there) UNSCOPED_INFO("not read: " << text << " => " << fact);
  return there;
}

TEST_CASE("the state of an office is told by the words around it", "[extract]") {
  CHECK(
      states("Kasavubu appealed to Dag Hammarskjöld, the Secretary-General of the United Nations, "
             "for military assistance.",
             "HOLDS_POSITION Dag Hammarskjöld -> United Nations as Secretary-General"));
  CHECK(
      states("India, whose Prime Minister, Jawaharlal Nehru, had taken exception to the clause, "
             "declined to attend.",
             "HOLDS_POSITION Jawaharlal Nehru -> India as Prime Minister"));
  CHECK(states("Denmark was opposed, and Foreign Minister Gustav Rasmussen complained of a slight.",
               "HOLDS_POSITION Gustav Rasmussen -> Denmark as Foreign Minister"));
  CHECK(states("He was received by Percy Spender, the Minister for External Affairs of Australia.",
               "HOLDS_POSITION Percy Spender -> Australia as Minister for External Affairs"));
  CHECK(
      states("William Draper, the Assistant Secretary of State for European Affairs, objected. The "
             "United States agreed.",
             "HOLDS_POSITION William Draper -> United States"));
}

TEST_CASE("deeds tell offices", "[extract]") {
  CHECK(states("Andrei Gromyko, who led the Soviet delegation, objected.",
               "HOLDS_POSITION Andrei Gromyko -> Soviet Union as head"));
  CHECK(states("Nixon named David Bruce to head the American mission.",
               "HOLDS_POSITION David Bruce -> United States as head"));
  CHECK(states(
      "President Harry Truman of the United States retired. John Parker, who succeeded Harry "
      "Truman, visited Korea.",
      "HOLDS_POSITION John Parker -> United States as President"));
}

TEST_CASE("long lists of signatories", "[extract]") {
  const std::string treaty =
      "The North Atlantic Treaty was signed in Washington on April 4, 1949, in the presence of "
      "President Harry Truman, by Dean Acheson for the United States, Ernest Bevin for Britain, "
      "and "
      "the ministers of Denmark, Iceland, and Portugal.";
  for (const char* who : {"Dean Acheson", "Ernest Bevin", "United States", "United Kingdom",
                          "Denmark", "Iceland", "Portugal"})
    CHECK(states(treaty, std::string("SIGNED ") + who + " -> North Atlantic Treaty"));
  CHECK_FALSE(states(treaty, "SIGNED Harry Truman"));
  CHECK(
      states("The Helsinki Final Act, to which Finland, Canada, and the United States subscribed, "
             "originated in a Soviet aspiration.",
             "SIGNED Canada -> Helsinki Final Act"));
  CHECK(
      states("The compromise was confirmed by the Bratislava Declaration, to which Poland and "
             "Hungary set their signatures.",
             "SIGNED Hungary -> Bratislava Declaration"));
}

TEST_CASE("who gathers at a conference is in it", "[extract]") {
  CHECK(states(
      "Meeting at the San Francisco Conference from February onward, the United States, Britain, "
      "and France recommended that a council be convened.",
      "PARTICIPATED_IN France -> San Francisco Conference"));
  CHECK(
      states("The Round Table Conference opened at The Hague on August 23. Belgium and Spain were "
             "represented.",
             "PARTICIPATED_IN Spain -> Round Table Conference"));
}

TEST_CASE("a journey as a circumstance", "[extract]") {
  CHECK(states(
      "On a secret journey to Moscow in January 1970 Nasser asked Leonid Brezhnev for missiles.",
      "VISITED Nasser -> Moscow"));
  CHECK(states("Dean Acheson, sent to Paris, was received by the President of France.",
               "VISITED Dean Acheson -> Paris"));
}

TEST_CASE("a parliament's resolution is not the treaty", "[extract]") {
  CHECK_FALSE(
      states("The North Atlantic Treaty had its origins in a conversation. The Senate "
             "approved the Vandenberg Resolution. The treaty was signed by Belgium.",
             "SIGNED Belgium -> Vandenberg Resolution"));
}

TEST_CASE("offices that need no name of their state", "[extract]") {
  const std::string american =
      "The United States watched. Congress voted money, and the State Department objected. ";
  CHECK(states(american + "Robert Parker, the Ambassador to Vienna, reported to the Senate.",
               "HOLDS_POSITION Robert Parker -> United States as Ambassador"));
  CHECK(states(american + "Hungary protested, and its Ambassador in Washington, Karl Weber, left.",
               "HOLDS_POSITION Karl Weber -> Hungary as Ambassador"));
  CHECK(states(american + "Denmark agreed. Norway did not. Prime Minister Peter Hansen resigned.",
               "HOLDS_POSITION Peter Hansen -> Norway as Prime Minister"));
  CHECK_FALSE(states(american + "The Prime Minister, Peter Hansen, resigned.",
                     "HOLDS_POSITION Peter Hansen -> United States"));
  CHECK_FALSE(states(american + "Major Peter Hansen crossed the river.",
                     "HOLDS_POSITION Peter Hansen -> United States"));
  CHECK(
      states("The Central Intelligence Agency knew. William Parker, the Director of Central "
             "Intelligence, told the President.",
             "HOLDS_POSITION William Parker -> Central Intelligence Agency"));
  CHECK(states("The Arab League met. Its Secretary General, Mahmoud Karim, spoke.",
               "HOLDS_POSITION Mahmoud Karim -> Arab League as Secretary General"));
}

TEST_CASE("the President of an American text is the one named last", "[extract]") {
  const std::string text =
      "Congress and the United States waited. Harry Truman hesitated. Then the President wrote to "
      "Spain.";
  CHECK(states(text, "HOLDS_POSITION Harry Truman -> United States as President"));
  CHECK_FALSE(
      states("Congress and the United States waited. Harry Truman hesitated. Then the "
             "President of Chile wrote to Spain.",
             "HOLDS_POSITION Harry Truman -> United States"));
  CHECK_FALSE(
      states("Congress and the United States waited. John Parker hesitated. Then the "
             "President wrote to Spain.",
             "HOLDS_POSITION John Parker"));
}

TEST_CASE("governments, spokesmen and representatives", "[extract]") {
  CHECK(states("The government of Golda Meir refused, and Israel stood alone.",
               "HOLDS_POSITION Golda Meir -> Israel"));
  CHECK(states("Andrei Gromyko, who spoke for the Soviet Union, left the hall.",
               "HOLDS_POSITION Andrei Gromyko -> Soviet Union as spokesman"));
  CHECK(states("A commission, on which Frank Parker represented Canada, went to Greece.",
               "HOLDS_POSITION Frank Parker -> Canada as representative"));
}

TEST_CASE("appointments by office, errand and body", "[extract]") {
  CHECK(states("Robert Parker, whom John Kennedy had made Secretary of the Treasury, resigned.",
               "APPOINTED John Kennedy -> Robert Parker"));
  CHECK(states("Thomas Jefferson sent William Parker and James Miller to negotiate a treaty.",
               "APPOINTED Thomas Jefferson -> James Miller"));
  CHECK(states("Lyndon Johnson entrusted the program to Robert Parker.",
               "APPOINTED Lyndon Johnson -> Robert Parker"));
  CHECK(states("James Byrnes appointed a committee headed by Robert Parker.",
               "APPOINTED James Byrnes -> Robert Parker"));
  CHECK_FALSE(
      states("Richard Nixon asked the President of Pakistan, Yahya Khan, to tell the "
             "Chinese.",
             "APPOINTED Richard Nixon"));
  CHECK_FALSE(states("Thomas Jefferson sent William Parker to see the falls.",
                     "APPOINTED Thomas Jefferson"));
}

TEST_CASE("who took whose place", "[extract]") {
  CHECK(states("Paul Parker had taken George Miller's place as Director.",
               "SUCCEEDED Paul Parker -> George Miller"));
  CHECK(states("Allen Parker was succeeded by John Miller, Richard Smith by Frank Brown.",
               "SUCCEEDED Frank Brown -> Richard Smith"));
  CHECK_FALSE(states("Allen Parker was succeeded by John Miller, Richard Smith by Frank Brown.",
                     "SUCCEEDED Frank Brown -> Allen Parker"));
}

TEST_CASE("members of a body in apposition", "[extract]") {
  CHECK(
      states("The four members of the Contadora Group, Mexico, Venezuela, Colombia, and Panama, "
             "labored at a treaty.",
             "MEMBER_OF Colombia -> Contadora Group"));
  CHECK(
      states("The National Security Council, whose members were Dean Parker, Louis Miller, and "
             "Alben Smith, met weekly.",
             "MEMBER_OF Louis Miller -> National Security Council"));
  CHECK(states("Frank Parker of the Central Intelligence Agency agreed.",
               "MEMBER_OF Frank Parker -> Central Intelligence Agency"));
  CHECK_FALSE(states("Director Frank Parker of the Central Intelligence Agency agreed.",
                     "MEMBER_OF Frank Parker"));
  CHECK_FALSE(states("The members of the League of Nations, which Spain had left, met.",
                     "MEMBER_OF Spain -> League of Nations"));
}

TEST_CASE("offices told by terms, rows and times", "[extract]") {
  const std::string american =
      "The United States watched. Congress voted money, and the State Department objected. ";
  CHECK(states(american + "Henry Parker, who had been sent to Vienna for a second tour as "
                          "Ambassador, requested help.",
               "HOLDS_POSITION Henry Parker -> United States as Ambassador"));
  CHECK(
      states("The rebels swore in Carlos Molina, a member of the party, as provisional head of "
             "state of Bolivia.",
             "HOLDS_POSITION Carlos Molina -> Bolivia"));
  CHECK(states("He met Frank Parker and Yves Martin, the British and French representatives.",
               "HOLDS_POSITION Frank Parker -> United Kingdom as representative"));
  CHECK(states("He met Frank Parker and Yves Martin, the British and French representatives.",
               "HOLDS_POSITION Yves Martin -> France as representative"));
  CHECK(states("The Prime Ministers of Denmark and Norway, Hans Parker and Peter Martin, met.",
               "HOLDS_POSITION Peter Martin -> Norway as Prime Minister"));
  CHECK(states("Peter Martin, by then President of Bolivia, agreed.",
               "HOLDS_POSITION Peter Martin -> Bolivia"));
  CHECK(
      states("Senator Frank Parker of Oregon, the chairman of the Senate Foreign Relations "
             "Committee, agreed.",
             "HOLDS_POSITION Frank Parker -> Senate Foreign Relations Committee"));
  CHECK_FALSE(states("The voters of Denmark, Hans Parker, and the Prime Minister met.",
                     "HOLDS_POSITION Hans Parker -> Denmark"));
}

TEST_CASE("a surname without its article is the same man", "[extract]") {
  CHECK(states("Syrian President Hafez al-Assad met Henry Parker. Assad accused Israel.",
               "ACCUSED Hafez al-Assad -> Israel"));
}

TEST_CASE("whose an office is", "[extract]") {
  const std::string american =
      "The United States watched. Congress voted money. President Ronald Reagan hesitated. ";
  CHECK(states(american + "Philip Parker, the President's special envoy, went to Vienna.",
               "HOLDS_POSITION Philip Parker -> United States as special envoy"));
  CHECK_FALSE(states(american + "Philip Parker, the President's special envoy, went to Vienna.",
                     "HOLDS_POSITION Philip Parker -> United States as President"));
  CHECK(states(american + "William Parker, who was ambassador to South Korea, protested.",
               "HOLDS_POSITION William Parker -> United States as ambassador"));
  CHECK(states("The Saudi Ambassador, Prince Karim bin Sultan, agreed.",
               "HOLDS_POSITION Karim bin Sultan -> Saudi Arabia as Ambassador"));
  CHECK(
      states("The Nuclear Committee met under President Harry Truman of the United States. James "
             "Parker, as Secretary of State, met with Ernest Bevin.",
             "HOLDS_POSITION James Parker -> United States as Secretary of State"));
  CHECK(
      states("A mission of Willem Parker and Frank Miller, who headed the Dutch delegation, came.",
             "HOLDS_POSITION Frank Miller -> Netherlands as head"));
  CHECK_FALSE(
      states("A mission of Willem Parker and Frank Miller, who headed the Dutch delegation, came.",
             "HOLDS_POSITION Willem Parker -> Netherlands"));
}

TEST_CASE("the state that a text is about has its ministers", "[extract]") {
  const std::string chile =
      "Chile protested. Frank Miller said that he would wait. Chile and Peru quarreled. ";
  CHECK(states(chile + "Then he waited. Then she waited. Then they waited for three days. The "
                       "assembly elected Carlos Parker President.",
               "HOLDS_POSITION Carlos Parker -> Chile as President"));
  CHECK(states("The OAS met in Bogotá. It sent Secretary General Carlos Parker to Lima.",
               "HOLDS_POSITION Carlos Parker -> Organization of American States"));
  CHECK(
      states("Frank Parker, who as head of the Central Intelligence Agency had been promised "
             "money, left.",
             "HOLDS_POSITION Frank Parker -> Central Intelligence Agency"));
  CHECK(
      states("Paul Parker had taken George Miller's place as Director of the Central "
             "Intelligence Agency.",
             "HOLDS_POSITION George Miller -> Central Intelligence Agency"));
}

TEST_CASE("behind a colon offices come before their holders", "[extract]") {
  const std::string row =
      "The commission has three chairs: former Danish foreign minister, Hans Parker, former Dutch "
      "finance minister, Willem Miller, and former Polish ambassador, Jan Smith.";
  CHECK(states(row, "HOLDS_POSITION Hans Parker -> Denmark as former foreign minister"));
  CHECK(states(row, "HOLDS_POSITION Willem Miller -> Netherlands as former finance minister"));
  CHECK(states(row, "HOLDS_POSITION Jan Smith -> Poland as former ambassador"));
  CHECK_FALSE(states(row, "HOLDS_POSITION Hans Parker -> Netherlands"));
  CHECK_FALSE(states(row, "HOLDS_POSITION Willem Miller -> Poland"));
}

TEST_CASE("as many offices as men", "[extract]") {
  const std::string row =
      "Hans Parker and Peter Miller became President and Vice President of Peru.";
  CHECK(states(row, "HOLDS_POSITION Hans Parker -> Peru as President"));
  CHECK(states(row, "HOLDS_POSITION Peter Miller -> Peru as Vice President"));
  CHECK_FALSE(states(row, "HOLDS_POSITION Hans Parker -> Peru as Vice President"));
  const std::string inserted =
      "The United States waited. Congress and the Senate met. The State Department watched. James "
      "Parker, as Secretary of Defense, differed with him, and William Miller, Director of Central "
      "Intelligence, was not consulted.";
  CHECK(states(inserted, "HOLDS_POSITION James Parker -> United States as Secretary of Defense"));
  CHECK_FALSE(
      states(inserted, "HOLDS_POSITION William Miller -> United States as Secretary of Def"));
}

TEST_CASE("two delegations with one verb", "[extract]") {
  CHECK(states("Dean Acheson led the American delegation, and Zhou Enlai that of China.",
               "HOLDS_POSITION Zhou Enlai -> China"));
  CHECK(states("The American delegation was led by Dean Acheson, and the Chinese by Zhou Enlai.",
               "MET_WITH Dean Acheson -> Zhou Enlai"));
  CHECK_FALSE(
      states("Dean Acheson led the American delegation, and Zhou Enlai feared that China "
             "would lose.",
             "MET_WITH"));
}

TEST_CASE("places that are taken, left and yielded", "[extract]") {
  CHECK(states("Nikita Khrushchev fell. Leonid Brezhnev took his place.",
               "SUCCEEDED Leonid Brezhnev -> Nikita Khrushchev"));
  CHECK_FALSE(
      states("Richard Nixon praised Dean Rusk. Like many of his predecessors, Jimmy Carter "
             "waited.",
             "SUCCEEDED"));
  CHECK(states("Nikita Khrushchev replaced Vyacheslav Molotov with Dmitri Shepilov.",
               "SUCCEEDED Dmitri Shepilov -> Vyacheslav Molotov"));
  CHECK(states("Nikita Khrushchev replaced Vyacheslav Molotov with Dmitri Shepilov.",
               "APPOINTED Nikita Khrushchev -> Dmitri Shepilov"));
  CHECK(
      states("Anthony Eden, Pierre Mendès, and Leonid Brezhnev, Nikita Khrushchev's successor, "
             "met.",
             "SUCCEEDED Leonid Brezhnev -> Nikita Khrushchev"));
  CHECK(states("Anwar Sadat displaced Gamal Abdel Nasser as President of Egypt.",
               "SUCCEEDED Anwar Sadat -> Gamal Abdel Nasser"));
  CHECK(states("Gamal Abdel Nasser saw his place taken by Anwar Sadat.",
               "SUCCEEDED Anwar Sadat -> Gamal Abdel Nasser"));
  CHECK(states("Leopold Figl stepped aside in favor of Julius Raab.",
               "SUCCEEDED Julius Raab -> Leopold Figl"));
  CHECK(
      states("Richard Nixon named Arthur Burns to head the Federal Reserve Board in succession to "
             "William Martin.",
             "SUCCEEDED Arthur Burns -> William Martin"));
  CHECK_FALSE(states("Leopold Figl spoke in favor of Julius Raab.", "SUCCEEDED"));
}

TEST_CASE("whose minister he is", "[extract]") {
  CHECK(
      states("Helmut Kohl, the Chancellor of West Germany, accompanied by Finance Minister Theo "
             "Waigel, flew to Rome.",
             "HOLDS_POSITION Theo Waigel -> West Germany"));
  CHECK(
      states("Francis Pym, the British Foreign Secretary, who had replaced Peter Carrington, "
             "agreed.",
             "HOLDS_POSITION Peter Carrington -> United Kingdom"));
  CHECK(
      states("France sent Charles de Gaulle. He invited British Prime Minister Harold Wilson and "
             "his Foreign Minister, James Callaghan, to act.",
             "HOLDS_POSITION James Callaghan -> United Kingdom"));
  CHECK(
      states("The United States was uneasy. The Department of State instructed its Ambassador in "
             "Athens, Henry Tasca, to wait.",
             "HOLDS_POSITION Henry Tasca -> United States"));
}

}  // namespace
