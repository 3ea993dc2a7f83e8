#include "ingest/extract/lexicon/lexicon_tables.h"
#include "ingest/identity/identities.h"
#include "ingest/identity/person_name.h"

#include <catch2/catch.hpp>

namespace {

using namespace dossier::ingest;

bool agree(const std::string& a, const std::string& b) {
  const bool one = names_agree(PersonName::parse(a), PersonName::parse(b));
  CHECK(one == names_agree(PersonName::parse(b), PersonName::parse(a)));
  return one;
}

NamedEntity entity(const std::string& label, const std::string& name, bool apart = false) {
  return {{label, name}, name, apart};
}

/// "Richard Nixon < Richard M. Nixon" for each identity.
std::vector<std::string> found(const std::vector<NamedEntity>& entities,
                               const std::string& leads = {}) {
  const HeldOffice held = [&](const NodeName& person, const std::string& state) {
    return person.key + " of " + state == leads;
  };
  std::vector<std::string> out;
  for (const Identity& one : find_identities(entities, Lexicon::standard().tables(), held))
    out.push_back(one.from_name + " < " + one.into_name);
  return out;
}

std::vector<std::string> persons(const std::vector<std::string>& names,
                                 const std::string& leads = {}) {
  std::vector<NamedEntity> entities;
  for (const std::string& name : names) entities.push_back(entity("Person", name));
  return found(entities, leads);
}

using Lines = std::vector<std::string>;

TEST_CASE("names of persons agree as far as both tell them", "[identity]") {
  CHECK(agree("Richard Nixon", "Richard M. Nixon"));
  CHECK(agree("R. Nixon", "Richard M. Nixon"));
  CHECK(agree("Franklin D. Roosevelt", "Franklin Delano Roosevelt"));
  CHECK(agree("George H.W. Bush", "George Herbert Walker Bush"));
  CHECK(agree("W. Averell Harriman", "Averell Harriman"));
  CHECK(agree("Bill Clinton", "William J. Clinton"));
  CHECK(agree("Gamal Abdel Nasser", "Gamal Abdul Nasser"));
  CHECK(agree("Charles de Gaulle", "Charles De Gaulle"));
  CHECK(agree("Augusto César Sandino", "Augusto Cesar Sandino"));
  CHECK_FALSE(agree("George W. Bush", "George H. W. Bush"));
  CHECK_FALSE(agree("Theodore Roosevelt", "Franklin Roosevelt"));
  CHECK_FALSE(agree("Henry Cabot Lodge", "Henry Cabot Lodge, Jr."));
  CHECK_FALSE(agree("Nicholas II", "Nicholas I"));
  CHECK_FALSE(agree("John Adams", "John Quincy Adams"));
  CHECK_FALSE(agree("Kim Il Sung", "Kim Jong Il"));
}

TEST_CASE("persons are one where their names leave no doubt", "[identity]") {
  CHECK(persons({"Richard Nixon", "Richard M. Nixon", "R. Nixon"}) ==
        Lines{"R. Nixon < Richard M. Nixon", "Richard Nixon < Richard M. Nixon"});
  CHECK(persons({"George Bush", "George W. Bush", "George H. W. Bush"}).empty());
  CHECK(persons({"George Bush", "George W. Bush"}) == Lines{"George Bush < George W. Bush"});
  CHECK(persons({"R. Nixon", "Richard Nixon", "Robert Nixon"}).empty());
}

TEST_CASE("a family name alone needs an office that tells whose it is", "[identity]") {
  const Lines names{"Nixon", "Richard Nixon"};
  CHECK(persons(names).empty());
  CHECK(persons(names, "Richard Nixon of United States") == Lines{"Nixon < Richard Nixon"});
  CHECK(persons({"Nixon", "Richard Nixon", "Cynthia Nixon"}, "Richard Nixon of United States")
            .empty());
  CHECK(persons({"Bush", "George W. Bush"}, "George W. Bush of United States").empty());
  CHECK(persons({"Mao", "Mao Zedong"}, "Mao Zedong of China") == Lines{"Mao < Mao Zedong"});
}

TEST_CASE("acronyms and reordered names are one with what they stand for", "[identity]") {
  const std::string org = "Organization";
  CHECK(found({entity(org, "EASI"), entity(org, "Euro-Atlantic Security Initiative")}) ==
        Lines{"EASI < Euro-Atlantic Security Initiative"});
  CHECK(found({entity(org, "ABC"), entity(org, "Arab Bank Council"),
               entity(org, "Atlantic Board of Commerce")})
            .empty());
  CHECK(found({entity("Treaty", "1783 Treaty of Paris"), entity("Treaty", "Treaty of Paris (1783)"),
               entity("Treaty", "Treaty of Paris")}) ==
        Lines{"1783 Treaty of Paris < Treaty of Paris (1783)"});
  CHECK(found({entity("Treaty", "neutrality pact"), entity("Treaty", "Neutrality Pact")}).empty());
  CHECK(found({entity("Event", "Pacific War"), entity("Event", "War of the Pacific")}).empty());
  CHECK(found({entity("Event", "Spanish-American War"), entity("Event", "Spanish American War")})
            .size() == 1);
}

TEST_CASE("what a user keeps apart is identified with nothing", "[identity]") {
  CHECK(found({entity("Person", "Richard Nixon", true), entity("Person", "Richard M. Nixon")})
            .empty());
  CHECK(found({entity("Person", "Bettino Craxi"), entity("Person", "B. Craxi"),
               entity("Person", "Bruno Craxi", true)})
            .empty());
}

}  // namespace
