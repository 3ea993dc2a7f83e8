#include "extract_text.h"

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

// What is said of others than it seems: stances and deeds that nobody of those named took.

namespace {

using namespace dossier;
using namespace dossier::test;

bool states(const std::string& text, const std::string& fact) {
  const ingest::Extraction e = extract_text(text);
  return std::any_of(e.facts.begin(), e.facts.end(), [&](const ingest::Fact& f) {
    return std::string(ingest::to_string(f.relation)) + " " + e.entities[f.subject].name + " -> " +
               e.entities[f.object].name ==
           fact;
  });
}

}  // namespace

TEST_CASE("a deed that somebody is accused of, fears or may do is none", "[extract]") {
  CHECK_FALSE(states("Norway accused Denmark of aiding Sweden and recalled its ambassador.",
                     "AIDED Norway -> Sweden"));
  CHECK_FALSE(states("Churchill worried that the Soviets would respond by invading Turkey.",
                     "ATTACKED Soviet Union -> Turkey"));
  CHECK(states("The Soviets responded by invading Turkey.", "ATTACKED Soviet Union -> Turkey"));
  CHECK_FALSE(states("Khrushchev threatened to sign a separate treaty with East Germany.",
                     "THREATENED Khrushchev -> East Germany"));
  CHECK(states("Khrushchev threatened to attack West Germany.",
               "THREATENED Khrushchev -> West Germany"));
}

TEST_CASE("who acts stands in the same clause", "[extract]") {
  const std::string scene = "In Angola, the Soviet Union and Cuba supported the MPLA.";
  CHECK(states(scene, "SUPPORTED Soviet Union -> MPLA"));
  CHECK_FALSE(states(scene, "SUPPORTED Angola -> MPLA"));
  CHECK(states("Cuba sent troops to Angola and the Soviet Union airlifted weapons to Ethiopia.",
               "AIDED Soviet Union -> Ethiopia"));
  CHECK_FALSE(states("Soviet-backed Ethiopian troops, aided by Cuban soldiers, took the town.",
                     "AIDED Cuba -> Soviet Union"));
  CHECK_FALSE(
      states("China, which denounced the Limited Test Ban Treaty as a fraud, and France, "
             "whose scientists had objected, stayed away from Moscow.",
             "OPPOSED France -> Limited Test Ban Treaty"));
}

TEST_CASE("a part, a rival or a victim does not stand for whom it belongs to", "[extract]") {
  CHECK_FALSE(states("Some members of Congress opposed the League of Nations.",
                     "OPPOSED U.S. Congress -> League of Nations"));
  CHECK_FALSE(states("Salvador Allende won the election. The United States funded his opponents.",
                     "AIDED United States -> Salvador Allende"));
  CHECK_FALSE(states("Spain objected to Chinese immigration.", "OPPOSED Spain -> China"));
  CHECK(states("Spain expressed its support for the French cause.", "SUPPORTED Spain -> France"));
}

TEST_CASE("who stays away has not refused", "[extract]") {
  CHECK_FALSE(states("The Soviet Union did not sign the Potsdam Declaration.",
                     "REJECTED Soviet Union -> Potsdam Declaration"));
  CHECK(states("The Soviet Union refused to sign the Potsdam Declaration.",
               "REJECTED Soviet Union -> Potsdam Declaration"));
}

TEST_CASE("whose independence is not recognized is rejected", "[extract]") {
  CHECK(states("President Jefferson refused to recognize Haitian independence.",
               "REJECTED Jefferson -> Haiti"));
  CHECK_FALSE(states("President Jefferson refused to recognize Haitian merchants.",
                     "REJECTED Jefferson -> Haiti"));
}

TEST_CASE("bodies are founded with others, under a name that they get, between companies",
          "[extract]") {
  CHECK(
      states("Kennedy gathered a circle of advisers that came to be known as the Executive "
             "Committee.",
             "FOUNDED Kennedy -> Executive Committee"));
  CHECK_FALSE(states("Kennedy convened the National Security Council.",
                     "FOUNDED Kennedy -> U.S. National Security Council"));
  CHECK(
      states("The Soviet Union founded the Council for Mutual Economic Assistance with Bulgaria "
             "and Poland.",
             "FOUNDED Poland -> Council for Mutual Economic Assistance"));
}

TEST_CASE("a body in the plural is meant by them", "[extract]") {
  CHECK(states("The Reagan administration supported the Contras and provided them with weapons.",
               "AIDED United States -> Contras"));
}

TEST_CASE("a second clause keeps its subject over an insertion", "[extract]") {
  const std::string coup =
      "Lon Nol overthrew Prince Sihanouk in March 1970, and the Khmer Rouge, supported by Hanoi, "
      "besieged Phnom Penh.";
  CHECK(states(coup, "SUPPORTED North Vietnam -> Khmer Rouge"));
  CHECK_FALSE(states(coup, "OVERTHREW Lon Nol -> Khmer Rouge"));
}

TEST_CASE("who warns of others threatens nobody", "[extract]") {
  const std::string fall =
      "Congress hesitated to help Greece and Turkey. Dean Acheson warned "
      "congressional leaders that if Greece fell, Communism would spread.";
  CHECK_FALSE(states(fall, "THREATENED Dean Acheson -> Greece"));
  CHECK_FALSE(states(fall, "THREATENED Dean Acheson -> Turkey"));
}

TEST_CASE("what follows a relative clause goes on with the main verb", "[extract]") {
  const std::string back =
      "The Johnson administration supported Moise Tshombe, who had returned in "
      "June, and supplied him with aircraft.";
  CHECK(states(back, "AIDED United States -> Moise Tshombe"));
  CHECK_FALSE(states("With the support of Ernest Bevin, George Marshall adjourned the meeting.",
                     "SUPPORTED Ernest Bevin -> George Marshall"));
}

TEST_CASE("whose war, whose sanctions, whose attack", "[extract]") {
  const std::string aid =
      "The British Government no longer gave aid to the Greek Government in its "
      "civil war against the Communist Party of Greece.";
  CHECK_FALSE(states(aid, "ATTACKED United Kingdom -> Communist Party of Greece"));
  CHECK(
      states("The UN Security Council condemned Iraq for the occupation of Kuwait. Four days "
             "later the Council imposed economic sanctions.",
             "SANCTIONED UN Security Council -> Iraq"));
  CHECK(states("President Saddam Hussein ordered his forces to invade Kuwait.",
               "ATTACKED Saddam Hussein -> Kuwait"));
  CHECK(states("The North Vietnamese army launched the Easter Offensive against South Vietnam.",
               "ATTACKED North Vietnam -> South Vietnam"));
  CHECK_FALSE(states("Any missile would be regarded as an attack by the Soviet Union on Canada.",
                     "ATTACKED Soviet Union -> Canada"));
}

TEST_CASE("who passes an act does what it does", "[extract]") {
  const std::string act =
      "Congress passed the Atomic Energy Act, which established the Atomic Energy "
      "Commission and kept secrets from any country, even Britain.";
  CHECK(states(act, "FOUNDED U.S. Congress -> Atomic Energy Commission"));
  CHECK_FALSE(states(act, "FOUNDED United Kingdom -> Atomic Energy Commission"));
}

TEST_CASE("what a critic says of somebody is no fact, nor is his widow he", "[extract]") {
  const std::string critic =
      "President Jimmy Carter criticized Gerald Ford for supporting Augusto "
      "Pinochet.";
  CHECK(states(critic, "ACCUSED Jimmy Carter -> Gerald Ford"));
  CHECK_FALSE(states(critic, "SUPPORTED Jimmy Carter -> Augusto Pinochet"));
  CHECK_FALSE(states("Mexico gave asylum to Salvador Allende's widow.",
                     "AIDED Mexico -> Salvador Allende"));
  CHECK(states("The armed forces under General Augusto Pinochet overthrew Salvador Allende.",
               "OVERTHREW Augusto Pinochet -> Salvador Allende"));
}

TEST_CASE("where something happens nobody is blamed, and troops attack with no words",
          "[extract]") {
  CHECK_FALSE(states("Nicolae Ceausescu condemned the reforms in Poland.",
                     "ACCUSED Nicolae Ceausescu -> Poland"));
  CHECK(states("President Reagan condemned the military regime in Chile.",
               "ACCUSED Reagan -> Chile"));
  CHECK_FALSE(states("The Continental Army attacked Charles Cornwallis.",
                     "ACCUSED Continental Army -> Charles Cornwallis"));
  CHECK_FALSE(states("Margaret Thatcher flew to Camp David to win Ronald Reagan's support.",
                     "SUPPORTED Ronald Reagan -> Margaret Thatcher"));
}

TEST_CASE("whose membership is supported, who is urged not to sign, whose plan is attacked",
          "[extract]") {
  const std::string membership = "India supported Chinese membership in the United Nations.";
  CHECK(states(membership, "SUPPORTED India -> China"));
  CHECK_FALSE(states(membership, "SUPPORTED India -> United Nations"));
  CHECK_FALSE(states(membership, "MEMBER_OF China -> United Nations"));
  CHECK(states("The U.S. Congress opposed American membership in the League of Nations.",
               "OPPOSED U.S. Congress -> League of Nations"));
  CHECK_FALSE(states("Ronald Reagan urged Gerald Ford not to sign the Helsinki Final Act.",
                     "SUPPORTED Ronald Reagan -> Helsinki Final Act"));
  CHECK_FALSE(states("Oscar Arias drew up a plan. Ronald Reagan attacked his plan as flawed.",
                     "ACCUSED Ronald Reagan -> Oscar Arias"));
}

TEST_CASE("who backs a change at a place backs nobody, and a canal is not attacked", "[extract]") {
  CHECK_FALSE(states("Henry Kissinger announced his support for majority rule in Rhodesia.",
                     "SUPPORTED Henry Kissinger -> Zimbabwe"));
  CHECK_FALSE(states("Egyptian troops crossed the Suez Canal.", "ATTACKED Egypt -> Suez Canal"));
}

TEST_CASE("citizens of a descent are not the state", "[extract]") {
  CHECK_FALSE(states("Cuban Americans in Miami denounced Fidel Castro.",
                     "ACCUSED United States -> Fidel Castro"));
  CHECK_FALSE(
      states("Cuban Americans in Miami denounced Fidel Castro.", "ACCUSED Cuba -> Fidel Castro"));
  CHECK(states("The Americans denounced Fidel Castro.", "ACCUSED United States -> Fidel Castro"));
}
