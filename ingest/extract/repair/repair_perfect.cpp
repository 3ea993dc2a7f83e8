#include "ingest/extract/repair/tree_repair.h"

namespace dossier::ingest {

/// "had in the meantime resisted the advice", parsed as having something: a form of "have" without
/// an object, words of time, and a participle are a perfect.
void TreeRepair::restore_perfects(const Sentence& s) {
  if (!r_.states_facts(s)) return;
  for (TokenId have = s.first_token; have + 2 < s.last_token; ++have) {
    if (r_.text(have) != "had" || tokens_[have].upos != Upos::Verb) continue;
    const TokenId verb = participle_behind(have, s);
    if (verb != kNone) make_perfect(have, verb, s);
  }
}

/// The participle that hangs to "had" behind a few adverbial words and nothing else, or kNone.
TokenId TreeRepair::participle_behind(TokenId have, const Sentence& s) const {
  constexpr TokenId kReach = 7;
  for (TokenId t = have + 1; t < s.last_token && t < have + kReach; ++t) {
    const Token& token = tokens_[t];
    const bool hangs = token.head == static_cast<std::int32_t>(have);
    if (token.upos == Upos::Verb)
      return hangs && (token.features & kPast) != 0 && t > have + 1 ? t : kNone;
    if (token.upos == Upos::Punct || token.upos == Upos::Cconj || token.upos == Upos::Sconj)
      return kNone;
    if (hangs && token.deprel != Deprel::Obl && token.deprel != Deprel::Advmod) return kNone;
  }
  return kNone;
}

/// The participle takes the place of "had", which becomes its auxiliary.
void TreeRepair::make_perfect(TokenId have, TokenId verb, const Sentence& s) {
  tokens_[verb].head = tokens_[have].head;
  tokens_[verb].deprel = tokens_[have].deprel;
  tokens_[verb].features = static_cast<std::uint16_t>(tokens_[verb].features | kPast);
  for (TokenId t = s.first_token; t < s.last_token; ++t) {
    if (tokens_[t].head == static_cast<std::int32_t>(have))
      tokens_[t].head = static_cast<std::int32_t>(verb);
  }
  tokens_[have].head = static_cast<std::int32_t>(verb);
  tokens_[have].deprel = Deprel::Aux;
  tokens_[have].upos = Upos::Aux;
}

}  // namespace dossier::ingest
