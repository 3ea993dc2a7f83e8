#include "ingest/extract/actors.h"
#include "ingest/extract/facts.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// Journeys that are only a circumstance: "On a secret journey to Moscow he besought Brezhnev".
class JourneyReader {
 public:
  explicit JourneyReader(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId t) {
    if (!r_.is_word("trip-noun", t) || r_.mention_of[t] != kNone || owned(t)) return;
    const TokenId verb = r_.head(t);
    const std::string_view preposition = r_.preposition(t);
    if (verb == kNone || r_.token(verb).upos != Upos::Verb || !r_.is(t, {Deprel::Obl}) ||
        (preposition != "on" && preposition != "during" && preposition != "after"))
      return;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated || clause.passive()) return;
    Entities who = doers(r_, clause);
    std::erase_if(who, [&](std::uint32_t e) { return r_.type_of(e) != EntityType::Person; });
    sink_.add_all(Relation::Visited, who, goals(t), {t, "journey", 0.6F});
  }

 private:
  /// "during his visit", "the visit of the Shah", "Nixon's trip": the noun frames read these.
  bool owned(TokenId t) const {
    return std::any_of(r_.children(t).begin(), r_.children(t).end(), [&](TokenId c) {
      const std::string_view preposition = r_.preposition(c);
      return r_.is(c, {Deprel::NmodPoss}) || preposition == "of" || preposition == "by" ||
             (r_.is(c, {Deprel::Amod, Deprel::Compound}) && r_.entity_at(c) != kNone);
    });
  }

  Entities goals(TokenId t) const {
    Entities found;
    std::vector<TokenId> places(r_.children(t).begin(), r_.children(t).end());
    // "On a journey to Moscow Nasser asked": the parser may hang the city below the verb.
    if (t + 2 < r_.sentence(t).last_token && r_.text(t + 1) == "to") places.push_back(t + 2);
    for (TokenId c : places) {
      if (r_.preposition(c) != "to") continue;
      for (std::uint32_t e : referents(r_, c)) {
        const bool land =
            r_.type_of(e) == EntityType::Country || r_.type_of(e) == EntityType::Place;
        if (land && !r_.lexicon.is("continent", r_.out.entities[e].name)) found.push_back(e);
      }
    }
    return found;
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_journeys(Reading& reading) {
  JourneyReader reader(reading);
  for_each_stating_token(reading, [&](TokenId t) { reader.read(t); });
}

}  // namespace dossier::ingest
