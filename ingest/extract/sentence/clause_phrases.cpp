#include "ingest/extract/actors/actors.h"
#include "ingest/extract/sentence/clause.h"
#include "ingest/extract/sentence/clause_parts.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// Gathers the phrases of a predicate that have one preposition.
class Phrases {
 public:
  Phrases(const Reading& reading, TokenId predicate, std::string_view preposition)
      : r_(reading), predicate_(predicate), preposition_(preposition) {}

  std::vector<TokenId> find() {
    collect(predicate_);
    collect_from_misread_nouns();
    for (TokenId c : r_.children(predicate_)) {
      if (!r_.is(c, {Deprel::Obj, Deprel::NsubjPass})) continue;
      // "asked the President of Peru", but "asked a favor of Peru"
      if (preposition_ == "of" && !referents_of_one(r_, c).empty()) continue;
      collect_from_objects(c);
    }
    return found_;
  }

 private:
  void collect(TokenId governor) {
    for (TokenId c : r_.children(governor)) {
      if (!r_.is(c, {Deprel::Obl, Deprel::Nmod, Deprel::OblAgent, Deprel::Advcl, Deprel::NmodDesc,
                     Deprel::Obj}) ||
          !is_marked(c))
        continue;
      // "Italy, to whom they had offered a guarantee"
      const bool relative = is_relative_pronoun(r_, c) && governor == predicate_ &&
                            r_.is(predicate_, {Deprel::AclRelcl}) && r_.head(predicate_) != kNone;
      found_.push_back(relative ? r_.head(predicate_) : c);
    }
  }

  /// The preposition stands before the phrase. Of two, the second counts where both stand together:
  /// "out of".
  bool is_marked(TokenId phrase) const {
    const TokenId first = r_.child(phrase, {Deprel::Case, Deprel::Mark});
    const auto children = r_.children(phrase);
    return std::any_of(children.begin(), children.end(), [&](TokenId marker) {
      if (!r_.is(marker, {Deprel::Case, Deprel::Mark})) return false;
      if (marker != first && marker != first + 1) return false;
      const TokenId inside = r_.child(marker, {Deprel::Fixed});
      return r_.lemma(marker) == preposition_ ||
             (inside != kNone && r_.lemma(inside) == preposition_);
    });
  }

  /// "provided training and materiel to France": a noun that the parser took for a verb.
  void collect_from_misread_nouns() {
    for (TokenId c : r_.children(predicate_)) {
      if (r_.is(c, {Deprel::Conj}) && r_.token(c).upos == Upos::Verb &&
          (r_.is_word("arms-noun", c) || r_.is_word("supply-noun", c)) &&
          (r_.token(c).features & kFinite) == 0)
        collect(c);
    }
  }

  /// "sent A, B, and C to North Africa": the phrase may hang below the last of the objects.
  void collect_from_objects(TokenId object) {
    for (TokenId part : r_.conjuncts(object)) {
      collect(part);
      // "left Charleston, South Carolina for Cuba"
      for (TokenId beside : r_.children(part)) {
        if (r_.is(beside, {Deprel::Appos}) && r_.mention_of[beside] != kNone) collect(beside);
      }
    }
  }

  const Reading& r_;
  TokenId predicate_;
  std::string_view preposition_;
  std::vector<TokenId> found_;
};

}  // namespace

std::vector<TokenId> Clause::phrases(std::string_view preposition) const {
  return Phrases(r_, predicate_, preposition).find();
}

}  // namespace dossier::ingest
