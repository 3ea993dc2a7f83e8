#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_content.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// "both of the powers": whose part the word is, or kNone.
TokenId parted(const Reading& r, TokenId t) {
  const std::string_view word = r.lemma(t);
  if (word != "both" && word != "each" && word != "all" && word != "some" && word != "several")
    return kNone;
  for (TokenId c : r.children(t)) {
    if (c > t && r.is(c, {Deprel::Nmod}) && r.preposition(c) == "of" && r.lemma(c) != word)
      return c;
  }
  return kNone;
}

}  // namespace

bool is_someone(const Reading& r, TokenId t) {
  const std::uint32_t entity = r.entity_at(t);
  if (entity != kNone) return is_actor(r.type_of(entity));
  if (r.group_at(t) != nullptr || r.token(t).upos == Upos::Propn) return true;
  if (const TokenId whole = parted(r, t); whole != kNone) return is_someone(r, whole);
  static constexpr WordClass kClasses[] = {"state-plural", "person-noun",   "led-noun",
                                           "country-noun", "stand-for-act", "others-noun",
                                           "someone"};
  return std::any_of(std::begin(kClasses), std::end(kClasses),
                     [&](WordClass one) { return r.lexicon.is(one, r.lemma(t)); });
}

}  // namespace dossier::ingest
