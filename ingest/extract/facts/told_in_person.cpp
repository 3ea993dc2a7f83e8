#include "ingest/extract/facts/frame_arguments.h"
#include "ingest/extract/facts/frame_readers.h"
#include "ingest/extract/facts/gatherings.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

Entities persons_at(const Reading& r, const std::vector<TokenId>& nominals) {
  Entities all;
  for (TokenId t : nominals) {
    for (std::uint32_t e : referents(r, t)) {
      const bool fresh = std::find(all.begin(), all.end(), e) == all.end();
      if (r.type_of(e) == EntityType::Person && fresh) all.push_back(e);
    }
  }
  return all;
}

/// "At a meeting in Vienna, Kennedy warned Khrushchev", "pressed Faisal in Riyadh": who tells
/// somebody something at a meeting, or where the other is at home, has met him.
class ToldInPerson {
 public:
  ToldInPerson(const Reading& reading, TokenId verb) : r_(reading), clause_(reading, verb) {}

  void read(FactSink& sink) const {
    if (clause_.passive() || clause_.factuality() != Factuality::Stated) return;
    Entities from = doers(r_, clause_);
    std::erase_if(from, [&](std::uint32_t e) { return r_.type_of(e) != EntityType::Person; });
    if (from.empty() || from.size() > 2) return;
    Entities told = persons_at(r_, clause_.objects());
    if (told.empty()) told = persons_at(r_, clause_.phrases("to"));
    std::erase_if(told, [&](std::uint32_t e) {
      return std::find(from.begin(), from.end(), e) != from.end() ||
             (!at_meeting() && !at_home(e) && !came_to(from, e));
    });
    const FactSink::Source source{clause_.predicate(), "told", 0.6F};
    sink.add_all(Relation::MetWith, from, told, source);
    if (told.size() == 1) sink.add_all(Relation::Visited, from, home_of(told[0]), source);
  }

 private:
  /// "at a meeting", "during their last conversation": one without a name.
  bool at_meeting() const {
    for (std::string_view preposition : {"at", "in", "during"}) {
      for (TokenId t : clause_.phrases(preposition)) {
        if (r_.is_word("talk-noun", t) && r_.mention_of[t] == kNone && !with_others(t)) return true;
        const std::uint32_t event = r_.entity_at(t);
        if (event != kNone && r_.type_of(event) == EntityType::Event && is_gathering(r_, event))
          return true;
      }
    }
    return false;
  }

  /// "at a meeting with the press"
  bool with_others(TokenId meeting) const {
    return std::any_of(r_.children(meeting).begin(), r_.children(meeting).end(), [&](TokenId c) {
      const std::string_view link = r_.preposition(c);
      return link == "with" || link == "of" || link == "between";
    });
  }

  /// "Macmillan, who visited Moscow, put to Khrushchev the idea": the sentence has told before that
  /// he came to the other's state or its capital.
  bool came_to(const Entities& from, std::uint32_t person) const {
    const std::uint32_t state = r_.state_of(person);
    return state != kNone &&
           std::any_of(r_.out.facts.begin(), r_.out.facts.end(), [&](const Fact& fact) {
             return fact.relation == Relation::Visited &&
                    fact.evidence.sentence == r_.sentence_of[clause_.predicate()] &&
                    std::find(from.begin(), from.end(), fact.subject) != from.end() &&
                    (fact.object == state || is_seat(fact.object, state));
           });
  }

  bool is_seat(std::uint32_t place, std::uint32_t state) const {
    const auto senses = r_.lexicon.names.find(r_.out.entities[place].name);
    return std::any_of(senses.begin(), senses.end(), [&](const NameSense& sense) {
      return sense.sense == Sense::Seat &&
             r_.lexicon.entries[sense.entry].name == r_.out.entities[state].name;
    });
  }

  /// "pressed Faisal in Riyadh": in the capital of the one who is told.
  bool at_home(std::uint32_t person) const { return !home_of(person).empty(); }

  Entities home_of(std::uint32_t person) const {
    const std::uint32_t state = r_.state_of(person);
    if (state == kNone) return {};
    for (TokenId t : clause_.phrases("in")) {
      const std::uint32_t place = r_.entity_at(t);
      if (place == kNone || r_.type_of(place) != EntityType::Place) continue;
      if (is_seat(place, state)) return {place};
    }
    return {};
  }

  const Reading& r_;
  Clause clause_;
};

}  // namespace

void read_told_in_person(Reading& reading, FactSink& sink, TokenId verb) {
  if (reading.is_word("telling-verb", verb)) ToldInPerson(reading, verb).read(sink);
}

}  // namespace dossier::ingest
