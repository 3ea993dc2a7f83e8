#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/facts.h"
#include "ingest/extract/offices/office_states.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// Who has come where, as a fact tells.
struct Stay {
  std::uint32_t guest;
  std::uint32_t host;  ///< the state where it is, or kNone
  std::uint32_t sentence;
  TokenId predicate;
};

/// "Dulles flew to Tokyo and pressed Yoshida", "When Shultz visited Moscow, Gorbachev told him",
/// "was sent to Havana to put the offer to Castro": who has come and deals with a man who is at
/// home there has met him.
class MetOnJourneys {
 public:
  explicit MetOnJourneys(Reading& reading) : r_(reading), sink_(reading), states_(reading) {
    for (const Fact& fact : r_.out.facts) {
      if (fact.relation == Relation::Visited)
        stays_.push_back({fact.subject, state_at(fact.object), fact.evidence.sentence,
                          r_.token_at(fact.evidence)});
    }
  }

  void read(TokenId verb) {
    if (r_.token(verb).upos != Upos::Verb) return;
    if (std::none_of(stays_.begin(), stays_.end(), [&](const Stay& s) { return near(s, verb); }))
      return;
    const Clause clause(r_, verb);
    const bool stated = clause.factuality() == Factuality::Stated;
    for (const Stay& stay : stays_) {
      if (!near(stay, verb)) continue;
      if (is_errand(stay, verb)) {
        if (deals(verb)) meet(stay, others(clause), verb);
      } else if (stated) {
        dealt(stay, clause);
      }
    }
  }

 private:
  bool deals(TokenId verb) const {
    return r_.is_word("telling-verb", verb) || r_.is_word("conversing-verb", verb) ||
           r_.is_word("drawing-verb", verb);
  }

  /// In the same sentence, or in the next of the paragraph.
  bool near(const Stay& stay, TokenId verb) const {
    const std::uint32_t at = r_.sentence_of[verb];
    return at == stay.sentence ||
           (at == stay.sentence + 1 &&
            r_.analysis.sentences[at].block == r_.analysis.sentences[stay.sentence].block);
  }

  /// "flew to Washington to consult with Acheson"
  bool is_errand(const Stay& stay, TokenId verb) const {
    const TokenId mark = r_.child(verb, {Deprel::Mark});
    if (stay.predicate == kNone || mark == kNone || r_.lemma(mark) != "to") return false;
    // "It fell to Mikoyan, whom he sent to Cuba, to persuade Castro"
    return r_.head(verb) == stay.predicate ||
           (stay.sentence == r_.sentence_of[verb] && stay.predicate < verb &&
            r_.is(verb, {Deprel::Csubj}));
  }

  void dealt(const Stay& stay, const Clause& clause) {
    const TokenId verb = clause.predicate();
    const Entities from = persons_among(r_, doers(r_, clause));
    // "flew to Moscow, where he and Shevardnadze issued a statement"
    if (contains(from, stay.guest) && stay.sentence == r_.sentence_of[verb] && from.size() <= 3)
      meet(stay, from, verb);
    if (refuses(stay, clause)) return meet(stay, from, verb);
    if (!deals(verb)) return;
    const Entities to = others(clause);
    if (contains(from, stay.guest)) return meet(stay, to, verb);
    if (contains(to, stay.guest) || (to.empty() && answers(stay, clause))) meet(stay, from, verb);
  }

  /// "flew to Havana with the proposal, but Castro rejected it": his host answers the guest.
  bool refuses(const Stay& stay, const Clause& clause) const {
    const TokenId verb = clause.predicate();
    return stay.host != kNone && stay.predicate < verb && stay.sentence == r_.sentence_of[verb] &&
           !clause.passive() && r_.is_word("answering-verb", verb) &&
           persons_among(r_, undergoers(r_, clause)).empty();
  }

  /// "When Shultz visited Moscow, Gorbachev offered to remove them": it is the guest who is told.
  bool answers(const Stay& stay, const Clause& clause) const {
    const TokenId verb = clause.predicate();
    return stay.predicate < verb && stay.sentence == r_.sentence_of[verb] && !clause.passive() &&
           r_.is_word("telling-verb", verb) && undergoers(r_, clause).empty() &&
           clause.phrases("to").empty();
  }

  void meet(const Stay& stay, const Entities& hosts, TokenId verb) {
    for (std::uint32_t host : hosts) {
      if (host != stay.guest && is_host(stay, host))
        sink_.add(Relation::MetWith, stay.guest, host, {verb, "on-journey", 0.6F});
    }
  }

  /// He is at home there; in a place of no known state nobody is, but the two are strangers.
  bool is_host(const Stay& stay, std::uint32_t person) const {
    const std::uint32_t home = states_.home_of(person);
    if (home == kNone) return false;
    return stay.host == kNone
               ? home != states_.home_of(stay.guest) && states_.home_of(stay.guest) != kNone
               : home == stay.host;
  }

  /// The persons with whom the clause says that somebody deals.
  Entities others(const Clause& clause) const {
    Entities all;
    const auto take = [&](const std::vector<TokenId>& nominals) {
      for (TokenId t : nominals) {
        for (std::uint32_t e : persons_among(r_, referents(r_, t))) {
          if (!contains(all, e)) all.push_back(e);
        }
      }
    };
    take(clause.objects());
    take(clause.recipients());
    for (std::string_view link : {"to", "with", "upon"}) take(clause.phrases(link));
    if (r_.is_word("drawing-verb", clause.predicate())) {
      for (std::string_view link : {"from", "of", "in"}) take(clause.phrases(link));
    }
    return all;
  }

  static bool contains(const Entities& all, std::uint32_t one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  }

  std::uint32_t state_at(std::uint32_t place) const {
    if (r_.type_of(place) == EntityType::Country) return place;
    for (const NameSense& sense : r_.lexicon.names.find(r_.out.entities[place].name)) {
      if (sense.sense != Sense::Seat) continue;
      for (std::uint32_t e = 0; e < r_.out.entities.size(); ++e) {
        if (r_.out.entities[e].name == r_.lexicon.entries[sense.entry].name) return e;
      }
    }
    return kNone;
  }

  Reading& r_;
  FactSink sink_;
  OfficeStates states_;
  std::vector<Stay> stays_;
};

}  // namespace

void find_meetings_on_journeys(Reading& reading) {
  const auto& facts = reading.out.facts;
  if (std::none_of(facts.begin(), facts.end(),
                   [](const Fact& fact) { return fact.relation == Relation::Visited; }))
    return;
  MetOnJourneys reader(reading);
  for_each_stating_token(reading, [&](TokenId t) { reader.read(t); });
}

}  // namespace dossier::ingest
