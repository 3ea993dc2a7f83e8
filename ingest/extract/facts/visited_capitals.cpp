#include "ingest/extract/facts/facts.h"
#include "ingest/extract/offices/office_states.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

/// How often the text means the entity by the word.
std::size_t times_called(const Reading& r, std::uint32_t entity, std::string_view word) {
  return static_cast<std::size_t>(
      std::count_if(r.out.mentions.begin(), r.out.mentions.end(), [&](const Mention& mention) {
        return mention.entity == entity && mention.form == Mention::Form::Name &&
               r.text(mention.first_token, mention.last_token) == word;
      }));
}

/// The state that this document calls by the name of the city ("Moscow replied") as often as it
/// means the city itself, or kNone.
std::uint32_t state_called(const Reading& r, std::uint32_t place) {
  const std::string& city = r.out.entities[place].name;
  for (std::uint32_t e = 0; e < r.out.entities.size(); ++e) {
    const auto& aliases = r.out.entities[e].aliases;
    if (r.type_of(e) == EntityType::Country &&
        std::find(aliases.begin(), aliases.end(), city) != aliases.end() &&
        times_called(r, e, city) >= times_called(r, place, city))
      return e;
  }
  return kNone;
}

/// The city is a capital of the state.
bool is_seat(const Reading& r, std::uint32_t place, std::uint32_t state) {
  const auto senses = r.lexicon.names.find(r.out.entities[place].name);
  return std::any_of(senses.begin(), senses.end(), [&](const NameSense& sense) {
    return sense.sense == Sense::Seat &&
           r.lexicon.entries[sense.entry].name == r.out.entities[state].name;
  });
}

}  // namespace

void find_visited_states(Reading& r) {
  const OfficeStates states(r);
  std::erase_if(r.out.facts, [&](Fact& fact) {
    if (fact.relation != Relation::Visited) return false;
    // "Reagan entered the White House": at home.
    if (r.type_of(fact.object) == EntityType::Country)
      return r.state_of(fact.subject) == fact.object;
    if (r.type_of(fact.object) != EntityType::Place ||
        r.type_of(fact.subject) != EntityType::Person)
      return false;
    const std::uint32_t home = states.home_of(fact.subject);
    if (home != kNone && is_seat(r, fact.object, home)) return true;
    const std::uint32_t state = state_called(r, fact.object);
    if (state == kNone) return false;
    fact.object = state;
    return home == state;
  });
}

}  // namespace dossier::ingest
