#include "extract_support.h"
#include "extract_text.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace {

using namespace dossier::test;

std::vector<std::string> read(const std::string& sentence) {
  return facts_of(extract_text(sentence));
}

struct Reads {
  std::string sentence;
  std::string fact;
};

/// The parser is statistical: one sentence in ten may be lost.
bool reads(const std::vector<Reads>& all) {
  std::size_t missed = 0;
  for (const Reads& one : all) {
    const auto facts = read(one.sentence);
    if (std::any_of(facts.begin(), facts.end(),
                    [&](const std::string& fact) { return fact.starts_with(one.fact); }))
      continue;
    ++missed;
    UNSCOPED_INFO("not read: " << one.sentence << " => " << one.fact);
  }
  return missed * 10 <= all.size();
}

bool states(const std::string& sentence, const std::string& relation) {
  const auto facts = read(sentence);
  return std::any_of(facts.begin(), facts.end(),
                     [&](const std::string& fact) { return fact.starts_with(relation); });
}

TEST_CASE("the language of diplomacy: meetings and journeys", "[extract]") {
  CHECK(reads({
      {"In Cairo, Sadat sought out Kissinger.", "MET_WITH Sadat -> Kissinger"},
      {"Macmillan consulted Eisenhower before the vote.", "MET_WITH Macmillan -> Eisenhower"},
      {"Molotov had an audience with Hitler in Berlin.", "MET_WITH"},
      {"Kissinger spent four days with Sadat in the spring.", "MET_WITH Kissinger -> Sadat"},
      {"Harriman's two hours with Tito changed little.", "MET_WITH Harriman -> Tito"},
      {"The Foreign Minister of Japan, Shigeru Yoshida, passed through Paris in 1954.",
       "VISITED Shigeru Yoshida -> Paris"},
      {"Willy Brandt hastened to Warsaw.", "VISITED Willy Brandt -> Poland"},
      {"Trotsky spent four years in Turkey.", "VISITED Trotsky -> Turkey"},
      {"Golda Meir made a secret trip to Jordan.", "VISITED Golda Meir -> Jordan"},
  }));
}

TEST_CASE("the language of diplomacy: attacks", "[extract]") {
  CHECK(reads({
      {"Egyptian gunners shot down two Israeli aircraft.", "ATTACKED Egypt -> Israel"},
      {"Italian troops marched on Addis Ababa.", "ATTACKED Italy -> Ethiopia"},
      {"The Soviet Union launched an expedition against Persia.", "ATTACKED Soviet Union -> "},
      {"Argentina's seizure of the Falkland Islands surprised London.", "ATTACKED Argentina -> "},
      {"Bulgaria laid waste to Greece.", "ATTACKED Bulgaria -> Greece"},
      {"Dien Bien Phu fell to the Viet Minh in May 1954.", "ATTACKED Viet Minh -> Dien Bien Phu"},
  }));
}

TEST_CASE("the language of diplomacy: help in arms, money and shelter", "[extract]") {
  CHECK(reads({
      {"France furnished Israel with aircraft.", "AIDED France -> Israel"},
      {"Congress approved an aid package for Turkey.", "AIDED"},
      {"The United States sent an aid package to Greece.", "AIDED United States -> Greece"},
      {"Cuba sent advisers to Angola.", "AIDED Cuba -> Angola"},
      {"American arms shipments to Iran resumed.", "AIDED United States -> Iran"},
      {"West Germany granted credits to Poland.", "AIDED West Germany -> Poland"},
      {"Libya gave sanctuary to the Irish Republican Army.",
       "AIDED Libya -> Irish Republican Army"},
      {"Saudi Arabia bankrolled Iraq.", "AIDED Saudi Arabia -> Iraq"},
      {"With Soviet help, India built a steel mill.", "AIDED Soviet Union -> India"},
  }));
}

TEST_CASE("the language of diplomacy: support and opposition", "[extract]") {
  CHECK(reads({
      {"With the backing of Great Britain, Portugal resisted Spain.",
       "SUPPORTED United Kingdom -> Portugal"},
      {"Norway threw its weight behind the Marshall Plan.", "SUPPORTED Norway -> Marshall Plan"},
      {"Canada lined up with Britain.", "SUPPORTED Canada -> "},
      {"China took the side of Pakistan.", "SUPPORTED China -> Pakistan"},
      {"Churchill took issue with the Yalta Agreement.", "OPPOSED Churchill -> Yalta Agreement"},
      {"Taft set his face against the North Atlantic Treaty.", "OPPOSED"},
      {"The Labour Party balked at the Treaty of Rome.", "OPPOSED Labour Party -> Treaty of Rome"},
      {"The Senate ratified the treaty over the objections of Senator Borah. The Treaty of "
       "Versailles followed.",
       "OPPOSED"},
      {"De Gaulle voiced doubts about the Multilateral Force.", "OPPOSED"},
      {"Ethiopia made common cause with Kenya.", "SUPPORTED"},
  }));
}

TEST_CASE("the language of diplomacy: charges, demands and threats", "[extract]") {
  CHECK(reads({
      {"India took Pakistan to task.", "ACCUSED India -> Pakistan"},
      {"Syria lodged a complaint against Israel.", "ACCUSED Syria -> Israel"},
      {"Nehru laid the blame on Pakistan.", "ACCUSED Nehru -> Pakistan"},
      {"Mexico held Guatemala responsible.", "ACCUSED Mexico -> Guatemala"},
      {"Austria made charges that Serbia sheltered the assassins.", "ACCUSED Austria -> Serbia"},
      {"American forces landed in Haiti. Argentina denounced the landings.",
       "ACCUSED Argentina -> United States"},
      {"Italy attacked Ethiopia in 1935. Sweden condemned the invasion of Ethiopia.",
       "ACCUSED Sweden -> Italy"},
      {"Stalin's insistence that Turkey return Kars angered Ankara.", "DEMANDED"},
      {"Austria presented demands to Serbia.", "DEMANDED Austria -> Serbia"},
      {"Bulganin issued a warning to Britain.", "THREATENED Bulganin -> "},
      {"Germany intimidated Denmark.", "THREATENED Germany -> Denmark"},
  }));
}

TEST_CASE("the language of diplomacy: dealings of states and what they take part in", "[extract]") {
  CHECK(reads({
      {"Denmark was allied with France.", "AGREED_WITH Denmark -> France"},
      {"The United States purchased Alaska from Russia.", "AGREED_WITH United States -> Russia"},
      {"Germany concluded trade agreements with five countries under the new law: Brazil, Chile, "
       "and Peru.",
       "AGREED_WITH Germany -> Chile"},
      {"France emerged from the Crimean War with new prestige.",
       "PARTICIPATED_IN France -> Crimean War"},
      {"Sardinia sent troops to fight in the Crimean War.",
       "PARTICIPATED_IN Piedmont-Sardinia -> Crimean War"},
      {"Stresemann was the German delegate to the Locarno Conference.", "PARTICIPATED_IN"},
      {"Russia's experience in the Crimean War led to reforms.",
       "PARTICIPATED_IN Russia -> Crimean War"},
      {"Canada opened an embassy in China in 1971.", "RECOGNIZED Canada -> China"},
      {"Britain accorded belligerent status to the Confederacy.", "RECOGNIZED"},
      {"The United States forbade trade with Japan.", "SANCTIONED United States -> Japan"},
      {"Britain suspended trade with Rhodesia.", "SANCTIONED"},
      {"Khrushchev forced Molotov to resign.", "OVERTHREW Khrushchev -> Molotov"},
  }));
}

TEST_CASE("the language of diplomacy: what only sounds like a fact", "[extract]") {
  CHECK_FALSE(states("Eisenhower called on Nasser to withdraw.", "MET_WITH"));
  CHECK_FALSE(states("France and Spain agreed to consult with each other.", "MET_WITH"));
  CHECK_FALSE(states("Although called the Little Entente, the group had no army.", "MET_WITH"));
  CHECK_FALSE(states("France hoped to open an embassy in China.", "RECOGNIZED"));
  CHECK_FALSE(
      states("Iraq invaded Kuwait. Carter agreed that the chance might be gone.", "AGREED_WITH"));
  CHECK_FALSE(states("Iraq invaded Kuwait, and Iran agreed to attend the talks.", "AGREED_WITH"));
  CHECK_FALSE(states("North Korea shot down an EC-121 plane.", "ATTACKED North Korea -> Euro"));
  CHECK(states("The United States would not recognize Haiti until 1862.", "RECOGNIZED"));
  CHECK_FALSE(
      states("The United States would not recognize Haiti until France left.", "RECOGNIZED"));
  CHECK_FALSE(states("With the backing of nobody, Portugal resisted Spain.", "SUPPORTED"));
}

TEST_CASE("who acts and who suffers stand in many places", "[extract]") {
  CHECK(reads({
      {"Syria and Egypt, armed by the Soviet Union, attacked Israel.",
       "AIDED Soviet Union -> Syria"},
      {"The guerrillas of UNITA, armed and trained by South Africa, held the south.",
       "AIDED South Africa -> "},
      {"Weapons supplied by Libya reached the Irish Republican Army.",
       "AIDED Libya -> Irish Republican Army"},
      {"Moscow, whose assistance to Somalia had lapsed, changed sides.",
       "AIDED Soviet Union -> Somalia"},
      {"Kim Il Sung, whose fighters attacked South Korea, remained in power.",
       "ATTACKED Kim Il Sung -> South Korea"},
      {"American troops were sent into Lebanon in July 1958.", "ATTACKED United States -> Lebanon"},
      {"Belgian paratroopers dropped on Stanleyville in November 1964.",
       "ATTACKED Belgium -> Stanleyville"},
      {"Turkey invaded Cyprus after a coup against Archbishop Makarios organized by the Greek "
       "junta.",
       "ATTACKED Turkey -> Cyprus"},
      {"Under an arrangement with Portugal, the United States used bases in the Azores.",
       "AGREED_WITH"},
      {"A draft condemning Israel was put forward by Syria.", "ACCUSED Syria -> Israel"},
      {"Nikolai Bulganin warned that the Soviet Union would use force against Britain.",
       "THREATENED"},
      {"Forty nations signed the Treaty of San Francisco, while Poland refused to sign.",
       "REJECTED Poland -> Treaty of San Francisco"},
      {"In 1972 East and West Germany signed the Basic Treaty.",
       "SIGNED East Germany -> Basic Treaty"},
  }));
}

TEST_CASE("suppliers, patrons and leaders are told by nouns", "[extract]") {
  CHECK(reads({
      {"France was Israel's principal arms supplier.", "AIDED France -> Israel"},
      {"Cuba depended on Soviet subsidies.", "AIDED Soviet Union -> Cuba"},
      {"With Soviet help, India built a steel mill.", "AIDED Soviet Union -> India"},
      {"The U.S.-led coalition attacked Iraq.", "ATTACKED United States -> Iraq"},
      {"Saudi Arabia threatened an oil boycott of the Netherlands.",
       "THREATENED Saudi Arabia -> Netherlands"},
      {"Iraq's war with Iran lasted eight years.", "ATTACKED Iraq -> Iran"},
  }));
}

TEST_CASE("journeys and meetings that are told in passing", "[extract]") {
  CHECK(reads({
      {"McGeorge Bundy arrived in Santiago with a delegation that included Thomas Mann and Cyrus "
       "Vance.",
       "VISITED Cyrus Vance -> "},
      {"Eduard Shevardnadze, who was in London for talks, agreed.", "VISITED Eduard Shevardnadze"},
      {"At a meeting in Vienna, John Kennedy warned Nikita Khrushchev.",
       "MET_WITH John Kennedy -> Nikita Khrushchev"},
      {"At a conference in New York, Dean Acheson proposed to Ernest Bevin that Germany be "
       "rearmed.",
       "MET_WITH Dean Acheson -> Ernest Bevin"},
      {"Robert Kennedy called in Ambassador Anatoly Dobrynin.",
       "MET_WITH Robert Kennedy -> Anatoly Dobrynin"},
      {"Harold Macmillan flew to Moscow and urged Soviet Premier Nikita Khrushchev to wait.",
       "MET_WITH Harold Macmillan -> Nikita Khrushchev"},
      {"John Foster Dulles, who was sent to Rio de Janeiro, was more interested.",
       "VISITED John Foster Dulles -> Rio de Janeiro"},
  }));
  CHECK_FALSE(states("John Kennedy was in Berlin.", "VISITED"));
  CHECK_FALSE(
      states("At a meeting with the press, John Kennedy warned Nikita Khrushchev.", "MET_WITH"));
  CHECK_FALSE(states("John Kennedy warned Nikita Khrushchev in a letter.", "MET_WITH"));
}

TEST_CASE("who comes and deals with his host has met him", "[extract]") {
  CHECK(reads({
      {"Secretary of State Cyrus Vance flew to Moscow to confer with Soviet Foreign Minister "
       "Andrei "
       "Gromyko.",
       "MET_WITH Cyrus Vance -> Andrei Gromyko"},
      {"Secretary of State Cyrus Vance arrived in Cairo and found Egyptian President Anwar Sadat "
       "hopeful.",
       "MET_WITH Cyrus Vance -> Anwar Sadat"},
      {"When Secretary of State Cyrus Vance visited Moscow, Soviet leader Leonid Brezhnev offered "
       "to reduce the missiles.",
       "MET_WITH Cyrus Vance -> Leonid Brezhnev"},
      {"Secretary of State Cyrus Vance went to Cairo, where he and Egyptian President Anwar Sadat "
       "issued a statement.",
       "MET_WITH Cyrus Vance -> Anwar Sadat"},
      {"President Lyndon Johnson told British Prime Minister Harold Wilson over dinner that he "
       "would wait.",
       "MET_WITH Lyndon Johnson -> Harold Wilson"},
      {"At the Vienna Summit, U.S. President Jimmy Carter and Soviet leader Leonid Brezhnev agreed "
       "to "
       "wait.",
       "MET_WITH Jimmy Carter -> Leonid Brezhnev"},
      {"Secretary of State Cyrus Vance flew to Cairo with the offer, but Egyptian President Anwar "
       "Sadat rejected it.",
       "MET_WITH Cyrus Vance -> Anwar Sadat"},
      {"In the course of two hours of conversation, Cyrus Vance assured Anwar Sadat that he would "
       "wait.",
       "MET_WITH Cyrus Vance -> Anwar Sadat"},
      {"The ministers of France, Spain, and Italy convened in May.", "MET_WITH France -> Italy"},
      {"Jimmy Carter spoke to Anwar Sadat. The two of them conferred with Menachem Begin.",
       "MET_WITH Anwar Sadat -> Menachem Begin"},
      {"Soviet leader Leonid Brezhnev told U.S. Secretary of State Cyrus Vance in Moscow that he "
       "would "
       "wait.",
       "VISITED Cyrus Vance -> "},
  }));
  CHECK_FALSE(
      states("Secretary of State Cyrus Vance flew to Moscow. In a letter British Prime Minister "
             "James Callaghan warned him.",
             "MET_WITH"));
}

TEST_CASE("the two leaders are those whom the sentence names", "[extract]") {
  CHECK(
      states("President Richard Nixon resigned. President Gerald Ford met with Soviet leader "
             "Leonid Brezhnev at Vladivostok, where the two leaders agreed on a limit.",
             "AGREED_WITH Leonid Brezhnev -> Gerald Ford"));
}

TEST_CASE("journeys told in passing, and who comes with a traveller", "[extract]") {
  CHECK(reads({
      {"Cyrus Vance, sent to Moscow in March, met Andrei Gromyko.",
       "VISITED Cyrus Vance -> Moscow"},
      {"The United States waited. Jimmy Carter sent Cyrus Vance to Egypt as his envoy.",
       "VISITED Cyrus Vance -> Egypt"},
      {"Cyrus Vance carried the letters to Egypt.", "VISITED Cyrus Vance -> Egypt"},
      {"Cyrus Vance changed his mind during a tour of Hungary.", "VISITED Cyrus Vance -> Hungary"},
      {"Joseph Stalin received Ernest Bevin, who was accompanied by Walter Smith.",
       "MET_WITH Walter Smith -> Joseph Stalin"},
      {"Ernest Bevin, accompanied by Walter Smith, flew to Hungary.",
       "VISITED Walter Smith -> Hungary"},
  }));
  CHECK_FALSE(states("Jimmy Carter sent Cyrus Vance to Egypt as ambassador.", "VISITED"));
  CHECK_FALSE(states("Cyrus Vance carried the motion to a vote in Hungary.", "VISITED"));
}

TEST_CASE("a particle with a capital is the same name", "[extract]") {
  CHECK(states("F.W. de Klerk freed the prisoners. De Klerk visited Hungary in September.",
               "VISITED F.W. de Klerk -> Hungary"));
}

TEST_CASE("both men are those of the sentence before, outside of its relative clauses",
          "[extract]") {
  CHECK(
      states("Nikita Khrushchev, who had replaced Georgy Malenkov, freed Imre Nagy. Dean Acheson "
             "met with both men in May.",
             "MET_WITH Dean Acheson -> Imre Nagy"));
  CHECK(
      states("Nikita Khrushchev, who had replaced Georgy Malenkov, freed Imre Nagy. Dean Acheson "
             "met with both men in May.",
             "MET_WITH Dean Acheson -> Nikita Khrushchev"));
}

TEST_CASE("who is named behind his office before the verb", "[extract]") {
  CHECK(states(
      "At the invitation of Premier Li Peng of China, the Prime Minister of India, Mr. Rajiv "
      "Gandhi, paid an official visit to China.",
      "VISITED Rajiv Gandhi -> China"));
  CHECK_FALSE(states("A junta formed under a colonel, Pedro Benoit, paid a visit to China.",
                     "VISITED Pedro Benoit"));
}

}  // namespace
