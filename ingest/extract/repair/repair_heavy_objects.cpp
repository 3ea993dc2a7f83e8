#include "ingest/extract/repair/tree_repair.h"

namespace dossier::ingest {

/// A long object stands behind those it is put to: "laid before the Assembly a program", "presented
/// to the Presidents of Guatemala and Honduras a plan".
void TreeRepair::restore_heavy_objects(const Sentence& s) {
  if (!r_.states_facts(s)) return;
  for (TokenId t = s.first_token + 1; t + 1 < s.last_token; ++t) {
    if (tokens_[t].upos == Upos::Adp) return_case(t, s);
    if (tokens_[t].upos == Upos::Noun) return_object(t, s);
    if (tokens_[t].upos == Upos::Verb) return_infinitive(t);
    if (tokens_[t].upos == Upos::Verb) return_participle(t, s);
  }
}

/// The preposition and article of "before the Assembly" that the parser hung to the object behind
/// go back to the noun that they stand before.
void TreeRepair::return_case(TokenId preposition, const Sentence& s) {
  const std::int32_t object = tokens_[preposition].head;
  if (tokens_[preposition].deprel != Deprel::Case ||
      object <= static_cast<std::int32_t>(preposition))
    return;
  const std::int32_t verb = tokens_[static_cast<TokenId>(object)].head;
  if (verb < 0 || verb >= static_cast<std::int32_t>(preposition) ||
      tokens_[static_cast<TokenId>(verb)].upos != Upos::Verb)
    return;
  TokenId noun = kNone;
  for (TokenId t = preposition + 1; t < static_cast<TokenId>(object) && t < s.last_token; ++t) {
    if (tokens_[t].head == verb && is_nominal(tokens_[t].upos)) noun = t;
    if (tokens_[t].upos == Upos::Verb || tokens_[t].upos == Upos::Punct) return;
    // "a" of the object
    if (noun != kNone && tokens_[t].upos == Upos::Det) break;
  }
  if (noun == kNone || noun + 1 >= static_cast<TokenId>(object) ||
      tokens_[noun + 1].upos != Upos::Det)
    return;
  for (TokenId t = preposition; t < noun; ++t) {
    if (tokens_[t].head == object) tokens_[t].head = static_cast<std::int32_t>(noun);
  }
  tokens_[noun].deprel = Deprel::Obl;
  tokens_[static_cast<TokenId>(object)].deprel = Deprel::Obj;
}

/// "sought without success to persuade them", "tried in vain to": the infinitive is what was tried.
void TreeRepair::return_infinitive(TokenId verb) {
  if (tokens_[verb].deprel != Deprel::Acl || tokens_[verb].head < 0) return;
  const TokenId noun = static_cast<TokenId>(tokens_[verb].head);
  const std::string_view word = r_.lemma(noun);
  if ((word != "success" && word != "vain" && word != "avail") || noun > verb ||
      tokens_[noun].head < 0 || !has_case(noun))
    return;
  const TokenId attempt = static_cast<TokenId>(tokens_[noun].head);
  if (tokens_[attempt].upos != Upos::Verb || attempt > noun) return;
  tokens_[verb].head = static_cast<std::int32_t>(attempt);
  tokens_[verb].deprel = Deprel::Xcomp;
}

/// "an address calling on Israel to stop and proposing talks": a participle goes on with a
/// participle, never with an infinitive.
void TreeRepair::return_participle(TokenId verb, const Sentence& s) {
  if (tokens_[verb].deprel != Deprel::Conj || !r_.text(verb).ends_with("ing") ||
      tokens_[verb].head < 0 || tokens_[verb].head > static_cast<std::int32_t>(verb))
    return;
  TokenId at = static_cast<TokenId>(tokens_[verb].head);
  if (tokens_[at].upos != Upos::Verb || r_.text(at).ends_with("ing") || at == s.first_token ||
      r_.text(at - 1) != "to")
    return;
  for (int steps = 0; steps < 3 && tokens_[at].head >= 0; ++steps) {
    at = static_cast<TokenId>(tokens_[at].head);
    const bool participle =
        tokens_[at].upos == Upos::Verb && r_.text(at).ends_with("ing") &&
        (tokens_[at].deprel == Deprel::Acl || tokens_[at].deprel == Deprel::Advcl);
    if (!participle) continue;
    tokens_[verb].head = static_cast<std::int32_t>(at);
    return;
  }
}

bool TreeRepair::has_complement(TokenId verb, const Sentence& s) const {
  for (TokenId t = s.first_token; t < s.last_token; ++t) {
    const Deprel relation = tokens_[t].deprel;
    if (tokens_[t].head == static_cast<std::int32_t>(verb) &&
        (relation == Deprel::Obj || relation == Deprel::Ccomp || relation == Deprel::Xcomp))
      return true;
  }
  return false;
}

/// "Bramuglia tabled in October, on behalf of others, a resolution": nothing behind the verb
/// explains the subject before it. Makes it the object; false where it is no such apposition.
bool TreeRepair::stands_behind_verb(TokenId noun, TokenId subject, const Sentence& s) {
  const std::int32_t verb = tokens_[subject].head;
  if (tokens_[subject].deprel != Deprel::Nsubj || verb < 0 ||
      verb > static_cast<std::int32_t>(noun) || verb < static_cast<std::int32_t>(subject) ||
      tokens_[static_cast<TokenId>(verb)].upos != Upos::Verb ||
      has_complement(static_cast<TokenId>(verb), s))
    return false;
  tokens_[noun].head = verb;
  tokens_[noun].deprel = Deprel::Obj;
  return true;
}

/// "to the Presidents of Guatemala and Honduras a plan": an apposition has a comma before it; what
/// has an indefinite article and none is the object of the verb.
void TreeRepair::return_object(TokenId noun, const Sentence& s) {
  if (tokens_[noun].deprel != Deprel::Appos || tokens_[noun].head < 0 ||
      tokens_[noun].head > static_cast<std::int32_t>(noun))
    return;
  TokenId article = noun;
  constexpr TokenId kMostModifiers = 4;
  while (article > s.first_token && article + kMostModifiers > noun &&
         tokens_[article].upos != Upos::Det)
    --article;
  const std::string_view word = r_.lemma(article);
  TokenId at = static_cast<TokenId>(tokens_[noun].head);
  if (word != "a" && word != "an") return;
  if (stands_behind_verb(noun, at, s)) return;
  if (article == s.first_token || tokens_[article - 1].upos == Upos::Punct) return;
  for (int steps = 0; steps < 4; ++steps) {
    const std::int32_t above = tokens_[at].head;
    if (above < 0) return;
    const TokenId governor = static_cast<TokenId>(above);
    if (tokens_[governor].upos == Upos::Verb) {
      if (governor > at || tokens_[at].deprel != Deprel::Obl || !has_case(at) ||
          has_complement(governor, s))
        return;
      tokens_[noun].head = above;
      tokens_[noun].deprel = Deprel::Obj;
      return;
    }
    at = governor;
  }
}

}  // namespace dossier::ingest
