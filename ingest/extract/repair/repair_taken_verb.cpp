#include "ingest/extract/repair/tree_repair.h"

namespace dossier::ingest {

/// "after the British and French rejected Soviet offers", parsed as offers that were rejected and
/// have a subject: a noun without a copula has none, so the past form between is the verb.
void TreeRepair::restore_taken_verbs(const Sentence& s) {
  if (!r_.states_facts(s)) return;
  for (TokenId verb = s.first_token + 1; verb + 1 < s.last_token; ++verb) {
    const Token& token = tokens_[verb];
    if (token.upos != Upos::Verb || token.deprel != Deprel::Amod || (token.features & kPast) == 0 ||
        token.head <= static_cast<std::int32_t>(verb))
      continue;
    const auto noun = static_cast<TokenId>(token.head);
    const TokenId subject = subject_of_noun(noun, verb, s);
    if (subject != kNone) take_place(verb, noun, subject, s);
  }
}

/// The subject that hangs at the noun before the verb, where nothing makes the noun a predicate; or
/// kNone.
TokenId TreeRepair::subject_of_noun(TokenId noun, TokenId verb, const Sentence& s) const {
  TokenId subject = kNone;
  if (tokens_[noun].upos != Upos::Noun) return kNone;
  for (TokenId t = s.first_token; t < s.last_token; ++t) {
    if (tokens_[t].head != static_cast<std::int32_t>(noun)) continue;
    if (tokens_[t].deprel == Deprel::Cop) return kNone;
    if (tokens_[t].deprel == Deprel::Nsubj && t < verb) subject = t;
  }
  return subject;
}

/// The verb takes the place of the noun and the noun becomes its object; what stands before the
/// verb hangs at it.
void TreeRepair::take_place(TokenId verb, TokenId noun, TokenId subject, const Sentence& s) {
  tokens_[verb].head = tokens_[noun].head;
  tokens_[verb].deprel = tokens_[noun].head < 0 ? Deprel::Root : Deprel::Advcl;
  tokens_[verb].features =
      static_cast<std::uint16_t>((tokens_[verb].features | kFinite) & ~unsigned{kParticiple});
  tokens_[noun].head = static_cast<std::int32_t>(verb);
  tokens_[noun].deprel = Deprel::Obj;
  for (TokenId t = s.first_token; t < verb; ++t) {
    if (tokens_[t].head == static_cast<std::int32_t>(noun))
      tokens_[t].head = static_cast<std::int32_t>(verb);
  }
  tokens_[subject].deprel = Deprel::Nsubj;
}

}  // namespace dossier::ingest
