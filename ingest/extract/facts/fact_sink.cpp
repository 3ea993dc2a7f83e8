#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/facts.h"

namespace dossier::ingest {
namespace {

using enum EntityType;

bool any_of(EntityType type, std::initializer_list<EntityType> types) {
  for (EntityType t : types) {
    if (t == type) return true;
  }
  return false;
}

/// Nobody does this to the state that he serves.
bool deals_with_others(Relation relation) {
  return relation == Relation::Aided || relation == Relation::Sanctioned ||
         relation == Relation::Recognized || relation == Relation::AgreedWith;
}

}  // namespace

bool fits_signature(Relation relation, EntityType subject, EntityType object) noexcept {
  const bool actor = is_actor(subject);
  switch (relation) {
    case Relation::HoldsPosition:
      return subject == Person && any_of(object, {Country, Organization});
    case Relation::MemberOf: return actor && object == Organization;
    case Relation::Signed:
    case Relation::Ratified:
    case Relation::Negotiated:
    case Relation::Violated: return actor && object == Treaty;
    case Relation::WithdrewFrom: return actor && any_of(object, {Treaty, Organization});
    case Relation::Accepted:
    case Relation::Rejected:
    case Relation::Supported:
    case Relation::Opposed:
      return actor && any_of(object, {Treaty, EntityType::Proposal, Country, Organization, Person});
    case Relation::Founded: return actor && any_of(object, {Organization, Country});
    case Relation::PartOf:
      return (any_of(subject, {Organization, Place}) && any_of(object, {Organization, Country})) ||
             (subject == Country && object == Country);
    case Relation::MetWith:
      return any_of(subject, {Person, Country}) && any_of(object, {Person, Country});
    case Relation::Visited: return subject == Person && any_of(object, {Country, Place});
    case Relation::ParticipatedIn: return actor && object == Event;
    case Relation::Recognized:
      return any_of(subject, {Country, Organization}) && any_of(object, {Country, Organization});
    case Relation::Attacked: return actor && any_of(object, {Country, Organization, Place});
    case Relation::Aided:
    case Relation::Accused:
    case Relation::Threatened:
    case Relation::Demanded:
    case Relation::AgreedWith: return actor && is_actor(object);
    case Relation::Sanctioned: return actor && any_of(object, {Country, Organization});
    case Relation::Appointed: return actor && object == Person;
    case Relation::Succeeded: return subject == Person && object == Person;
    case Relation::Overthrew: return actor && is_actor(object);
  }
  return false;
}

namespace {

/// "The Big Three met", "the Allies agreed": those who do it are their members, whom the text
/// names.
bool members_do_it(Relation relation) {
  return relation == Relation::ParticipatedIn || relation == Relation::MemberOf ||
         relation == Relation::AgreedWith;
}

/// "the 38th parallel", "the Yalu River": who crosses it attacks what lies behind.
bool is_line(std::string_view name) {
  return name.ends_with("arallel") || name.ends_with(" River") || name.ends_with(" Line");
}

}  // namespace

bool FactSink::add(Relation relation, std::uint32_t subject, std::uint32_t object,
                   const Source& source) {
  // A member of a pact has signed it.
  if (relation == Relation::MemberOf && r_.type_of(object) == EntityType::Treaty)
    return add(Relation::Signed, subject, object, source);
  // "Truman recognized Israel": states recognize each other.
  if (relation == Relation::Recognized && r_.type_of(subject) == EntityType::Person &&
      r_.state_of(subject) != kNone)
    subject = r_.state_of(subject);
  if (subject == object || !fits_signature(relation, r_.type_of(subject), r_.type_of(object)))
    return false;
  if (members_do_it(relation) && r_.lexicon.is("power-group", r_.out.entities[subject].name))
    return false;
  if (relation == Relation::Visited && at_home(subject, object)) return false;
  if (deals_with_others(relation) && same_side(subject, object)) return false;
  // "an idea that King Hussein supported" is not his own state.
  if (relation == Relation::Supported && r_.type_of(object) == EntityType::Country &&
      same_side(subject, object))
    return false;
  if (relation == Relation::Attacked && r_.lexicon.is("continent", r_.out.entities[object].name))
    return false;
  if (relation == Relation::Attacked && is_line(r_.out.entities[object].name)) return false;
  const Token& word = r_.token(source.predicate);
  const Evidence evidence{r_.sentence_of[source.predicate], word.begin, word.end,
                          std::string(source.rule) + ":" + std::string(r_.lemma(source.predicate))};
  r_.out.facts.push_back({relation, subject, object, {}, {}, {}, evidence, source.confidence});
  return true;
}

bool FactSink::add_all(Relation relation, const std::vector<std::uint32_t>& a,
                       const std::vector<std::uint32_t>& b, const Source& source) {
  bool any = false;
  for (std::uint32_t x : a) {
    for (std::uint32_t y : b) any = add(relation, x, y, source) || any;
  }
  return any;
}

/// Who goes to his own state or its capital returns.
bool FactSink::at_home(std::uint32_t person, std::uint32_t place) const {
  const std::uint32_t state = r_.state_of(person);
  if (state == kNone || state == place) return state == place && state != kNone;
  for (const NameSense& sense : r_.lexicon.names.find(r_.out.entities[place].name)) {
    if (sense.sense == Sense::Seat &&
        r_.lexicon.entries[sense.entry].name == r_.out.entities[state].name)
      return true;
  }
  return false;
}

/// Two who serve one state do not deal with each other on its behalf.
bool FactSink::same_side(std::uint32_t a, std::uint32_t b) const {
  const std::uint32_t first = r_.state_of(a), second = r_.state_of(b);
  return first != kNone && first == second;
}

bool FactSink::add_pairs(Relation relation, const std::vector<std::uint32_t>& all,
                         const Source& source) {
  bool any = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      if (!same_side(all[i], all[j])) any = add(relation, all[i], all[j], source) || any;
    }
  }
  return any;
}

}  // namespace dossier::ingest
