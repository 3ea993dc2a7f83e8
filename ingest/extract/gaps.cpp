#include "ingest/extract/gaps.h"

#include "ingest/extract/actors/actors.h"
#include "ingest/extract/coreference/resolve.h"
#include "ingest/extract/sentence/reading.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

class GapFinder {
 public:
  GapFinder(const Document& document, Extraction& extraction, const Lexicon& lexicon)
      : r_(document, lexicon.tables(), extraction) {
    order_mentions(r_);
    for (const Fact& fact : extraction.facts) stated_.push_back(fact.evidence.begin);
    for (const Proposal& proposal : extraction.proposals)
      stated_.push_back(proposal.evidence.begin);
    std::sort(stated_.begin(), stated_.end());
  }

  std::vector<Gap> find() {
    for_each_stating_token(r_, [&](TokenId t) { read(t); });
    return std::move(gaps_);
  }

 private:
  bool stated(TokenId t) const {
    return std::binary_search(stated_.begin(), stated_.end(), r_.token(t).begin);
  }

  void read(TokenId t) {
    if (r_.mention_of[t] != kNone || stated(t)) return;
    const Upos tag = r_.token(t).upos;
    if (tag == Upos::Verb) verb(t);
    if (tag == Upos::Noun) noun(t);
    if (tag == Upos::Propn && !starts_sentence(t)) name(t);
  }

  bool starts_sentence(TokenId t) const { return r_.sentence(t).first_token == t; }

  void verb(TokenId t) {
    const Clause clause(r_, t);
    if (clause.factuality() == Factuality::Hypothetical) return;
    for (std::uint32_t subject : doers(r_, clause)) {
      for (std::uint32_t object : undergoers(r_, clause))
        add(Gap::Kind::Verb, t, "obj", subject, object);
      phrases(Gap::Kind::Verb, t, subject);
    }
  }

  /// Nouns with a state or a person as owner: "the Soviet pledge to Egypt".
  void noun(TokenId t) {
    for (TokenId c : r_.children(t)) {
      const std::uint32_t owner = r_.entity_at(c);
      if (!r_.is(c, {Deprel::NmodPoss, Deprel::Amod, Deprel::Compound}) || owner == kNone ||
          !is_actor(r_.type_of(owner)))
        continue;
      phrases(Gap::Kind::Noun, t, owner);
    }
  }

  void phrases(Gap::Kind kind, TokenId t, std::uint32_t subject) {
    for (TokenId c : r_.children(t)) {
      if (!r_.is(c, {Deprel::Obl, Deprel::Nmod})) continue;
      const std::string_view preposition = r_.preposition(c);
      if (preposition.empty() || preposition == "in" || preposition == "as") continue;
      for (std::uint32_t object : referents(r_, c)) add(kind, t, preposition, subject, object);
    }
  }

  void add(Gap::Kind kind, TokenId t, std::string_view place, std::uint32_t subject,
           std::uint32_t object) {
    if (subject == object || r_.type_of(object) == EntityType::Place) return;
    gaps_.push_back(
        {kind, std::string(r_.lemma(t)), std::string(place), r_.sentence_of[t], subject, object});
  }

  /// Capitalised words that no entity covers.
  void name(TokenId t) {
    const auto loose = [&](TokenId id) {
      return r_.mention_of[id] == kNone && r_.token(id).upos == Upos::Propn &&
             is_capitalised(r_.text(id)) && !r_.lexicon.is("month", r_.text(id)) &&
             !r_.lexicon.is("no-name", r_.text(id)) && r_.lexicon.names.find(r_.text(id)).empty();
    };
    if (is_capitalised(r_.text(t - 1)) && t - 1 > r_.sentence(t).first_token) return;
    if (!loose(t) || (t > r_.sentence(t).first_token && loose(t - 1))) return;
    TokenId last = t + 1;
    while (last < r_.sentence(t).last_token && loose(last)) ++last;
    if (!r_.lexicon.names.find(r_.text(t, last)).empty()) return;
    gaps_.push_back({Gap::Kind::Name, std::string(r_.text(t, last)), {}, r_.sentence_of[t], 0, 0});
  }

  Reading r_;
  std::vector<std::uint32_t> stated_;  ///< first bytes of the words that stated something
  std::vector<Gap> gaps_;
};

}  // namespace

std::vector<Gap> find_gaps(const Document& document, Extraction& extraction,
                           const Lexicon& lexicon) {
  if (extraction.entities.empty()) return {};
  return GapFinder(document, extraction, lexicon).find();
}

}  // namespace dossier::ingest
