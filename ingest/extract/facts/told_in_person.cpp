#include "ingest/extract/facts/frame_arguments.h"
#include "ingest/extract/facts/frame_readers.h"
#include "ingest/extract/facts/gatherings.h"
#include "ingest/extract/offices/office_states.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

void add_persons_at(const Reading& r, const std::vector<TokenId>& nominals, Entities& all) {
  for (TokenId t : nominals) {
    for (std::uint32_t e : persons_among(r, referents(r, t))) {
      if (std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
    }
  }
}

/// "At a meeting in Vienna, Kennedy warned Khrushchev", "pressed Faisal in Riyadh", "told Kohl over
/// dinner": who tells somebody something at a meeting, or where one of them is no stranger and the
/// other is, has met him.
class ToldInPerson {
 public:
  ToldInPerson(const Reading& reading, TokenId verb) : r_(reading), clause_(reading, verb) {}

  void read(FactSink& sink) const {
    if (clause_.factuality() != Factuality::Stated) return;
    const Entities from = persons_among(r_, doers(r_, clause_));
    if (from.empty() || from.size() > 2) return;
    const bool meeting = at_meeting();
    const Entities scenes = meeting ? Entities{} : places();
    const FactSink::Source source{clause_.predicate(), "told", 0.6F};
    for (std::uint32_t one : told(from)) {
      if (meeting) sink.add_all(Relation::MetWith, from, {one}, source);
      for (std::uint32_t place : scenes) {
        for (std::uint32_t teller : from) meet_at(sink, teller, one, place, source);
      }
    }
  }

 private:
  Entities told(const Entities& from) const {
    Entities all;
    add_persons_at(r_, clause_.objects(), all);
    add_persons_at(r_, clause_.recipients(), all);
    if (all.empty()) add_persons_at(r_, clause_.phrases("to"), all);
    std::erase_if(
        all, [&](std::uint32_t e) { return std::find(from.begin(), from.end(), e) != from.end(); });
    return all;
  }

  /// "at a meeting", "during their last conversation", "over dinner", "in person": one without a
  /// name, or a conference.
  bool at_meeting() const {
    for (TokenId t : clause_.phrases("over")) {
      if (r_.is_word("meal-noun", t)) return true;
    }
    for (std::string_view preposition : {"at", "in", "during"}) {
      for (TokenId t : clause_.phrases(preposition)) {
        if (r_.lemma(t) == "person" || (r_.lemma(t) == "course" && of_talk(t))) return true;
        if (r_.is_word("talk-noun", t) && r_.mention_of[t] == kNone && !with_others(t)) return true;
        const std::uint32_t event = r_.entity_at(t);
        if (event != kNone && r_.type_of(event) == EntityType::Event && is_gathering(r_, event))
          return true;
      }
    }
    return false;
  }

  /// "in the course of four hours of conversation"
  bool of_talk(TokenId course) const {
    const TokenId last = r_.extent(course).second;
    for (TokenId t = course + 1; t < last; ++t) {
      if (r_.is_word("talk-noun", t) && r_.mention_of[t] == kNone) return !with_others(t);
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

  /// "in Riyadh", "at Camp David": where the clause says that it happened.
  Entities places() const {
    Entities all;
    const auto take = [&](TokenId t) {
      const std::uint32_t place = r_.entity_at(t);
      if (place != kNone && r_.type_of(place) == EntityType::Place) all.push_back(place);
    };
    for (std::string_view preposition : {"in", "at", "on"}) {
      for (TokenId t : clause_.phrases(preposition)) take(t);
    }
    // "told Vance in Moscow that": the parser may hang the city below the man.
    for (TokenId t : clause_.recipients()) {
      for (TokenId c : r_.children(t)) {
        if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "in") take(c);
      }
    }
    return all;
  }

  /// The one who is not at home there has come; in a third place both have.
  void meet_at(FactSink& sink, std::uint32_t a, std::uint32_t b, std::uint32_t place,
               const FactSink::Source& source) const {
    const OfficeStates states(r_);
    const std::uint32_t home_a = states.home_of(a), home_b = states.home_of(b);
    if (home_a == kNone || home_b == kNone || home_a == home_b) return;
    sink.add(Relation::MetWith, a, b, source);
    // The sink knows who is at home.
    for (std::uint32_t man : {a, b}) {
      if (!resides(man)) sink.add(Relation::Visited, man, place, source);
    }
  }

  /// "complained to Ambassador McConaughy in Karachi": that is where an ambassador lives.
  bool resides(std::uint32_t man) const {
    return std::any_of(r_.offices.begin(), r_.offices.end(), [&](const Reading::Office& office) {
      return office.person == man && office.title.find("ambassador") != std::string::npos;
    });
  }

  const Reading& r_;
  Clause clause_;
};

}  // namespace

void read_told_in_person(Reading& reading, FactSink& sink, TokenId verb) {
  if (reading.is_word("telling-verb", verb)) ToldInPerson(reading, verb).read(sink);
}

}  // namespace dossier::ingest
