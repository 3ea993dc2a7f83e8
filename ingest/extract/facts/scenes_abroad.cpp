#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/facts.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// "Shultz and Lange discussed the bill at Manila", "said in a speech at Managua": men who deal
/// with one another in a city, or speak in a capital of others, have come there. Of one man in some
/// city it may be told where he lives.
class ScenesAbroad {
 public:
  explicit ScenesAbroad(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId verb) {
    if (r_.token(verb).upos != Upos::Verb || !r_.is_word("scene-verb", verb)) return;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return;
    const Entities where = scene(clause);
    if (where.size() != 1 || names_event(where[0])) return;
    Entities who = persons_among(r_, doers(r_, clause));
    for (TokenId with : clause.phrases("with")) {
      for (std::uint32_t e : persons_among(r_, referents(r_, with))) who.push_back(e);
    }
    if (!strangers(who)) {
      std::erase_if(who, [&](std::uint32_t man) { return !abroad(man, where[0]); });
    }
    sink_.add_all(Relation::Visited, who, where, {verb, "scene-abroad", 0.6F});
  }

 private:
  /// The city in which the clause plays.
  Entities scene(const Clause& clause) const {
    Entities where;
    for (std::string_view preposition : {"in", "at"}) {
      for (TokenId t : clause.phrases(preposition)) {
        take(t, where);
        if (!r_.is_word("address-noun", t)) continue;
        for (TokenId c : r_.children(t)) {
          if (r_.preposition(c) == "in" || r_.preposition(c) == "at") take(c, where);
        }
      }
    }
    return where;
  }

  void take(TokenId t, Entities& where) const {
    const std::uint32_t e = r_.entity_at(t);
    if (e != kNone && r_.type_of(e) == EntityType::Place &&
        !r_.lexicon.is("continent", r_.out.entities[e].name))
      where.push_back(e);
  }

  /// Two or more, and not all of one state.
  bool strangers(const Entities& who) const {
    for (std::size_t i = 1; i < who.size(); ++i) {
      const std::uint32_t a = r_.state_of(who[0]), b = r_.state_of(who[i]);
      if (a != kNone && b != kNone && a != b) return true;
    }
    return false;
  }

  /// The city is the capital of another state than the man's.
  bool abroad(std::uint32_t man, std::uint32_t city) const {
    const std::uint32_t state = r_.state_of(man);
    if (state == kNone) return false;
    const auto senses = r_.lexicon.names.find(r_.out.entities[city].name);
    return std::any_of(senses.begin(), senses.end(),
                       [](const NameSense& s) { return s.sense == Sense::Seat; }) &&
           std::none_of(senses.begin(), senses.end(), [&](const NameSense& s) {
             return r_.lexicon.entries[s.entry].name == r_.out.entities[state].name;
           });
  }

  /// Where the text knows a Tehran Conference, "at Tehran" means that.
  bool names_event(std::uint32_t place) const {
    const std::string& name = r_.out.entities[place].name;
    return std::any_of(r_.out.entities.begin(), r_.out.entities.end(), [&](const Entity& e) {
      return e.type == EntityType::Event && e.name.find(name) != std::string::npos;
    });
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_scenes_abroad(Reading& reading) {
  ScenesAbroad reader(reading);
  for_each_stating_token(reading, [&](TokenId t) { reader.read(t); });
}

}  // namespace dossier::ingest
