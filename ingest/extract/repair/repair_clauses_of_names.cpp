#include "ingest/extract/repair/tree_repair.h"

namespace dossier::ingest {

/// Clauses that the parser hung to a name which cannot have them.
void TreeRepair::restore_clauses_of_names(const Sentence& s) {
  if (!r_.states_facts(s)) return;
  for (TokenId t = s.first_token; t < s.last_token; ++t) {
    if (tokens_[t].deprel != Deprel::AclRelcl || tokens_[t].head < 0 ||
        tokens_[t].head > static_cast<std::int32_t>(t))
      continue;
    const TokenId noun = static_cast<TokenId>(tokens_[t].head);
    if (tokens_[noun].upos != Upos::Propn) continue;
    return_that_clause(t, s);
    if (tokens_[t].deprel == Deprel::AclRelcl) return_relative(t, noun, s);
  }
  for (TokenId t = s.first_token; t < s.last_token; ++t) return_behind_relative(t);
}

/// "supported Tshombe, who had returned, and supplied him": what follows the comma that closes a
/// relative clause goes on with the verb before it.
void TreeRepair::return_behind_relative(TokenId verb) {
  if (tokens_[verb].deprel != Deprel::Conj || !finite_verb(verb) || tokens_[verb].head < 0) return;
  const auto relative = static_cast<TokenId>(tokens_[verb].head);
  if (tokens_[relative].deprel != Deprel::AclRelcl || relative > verb || tokens_[relative].head < 0)
    return;
  const auto antecedent = static_cast<TokenId>(tokens_[relative].head);
  if (antecedent > relative || tokens_[antecedent].head < 0) return;
  const auto main = static_cast<TokenId>(tokens_[antecedent].head);
  if (main > antecedent || !finite_verb(main) || tokens_[main].deprel == Deprel::AclRelcl ||
      tokens_[main].deprel == Deprel::Acl || has_subject(verb))
    return;
  bool opened = false, closed = false;
  for (TokenId t = antecedent + 1; t < verb; ++t) {
    const bool comma = r_.text(t - 1) == ",";
    opened = opened || (t < relative && comma && (r_.text(t) == "who" || r_.text(t) == "which"));
    closed = closed || (t > relative && comma && tokens_[t].upos == Upos::Cconj && t + 3 > verb);
  }
  if (opened && closed) tokens_[verb].head = static_cast<std::int32_t>(main);
}

/// "proposed to Shevardnadze, who was in town, that both countries refrain": what "that" opens with
/// a subject behind it is no relative clause; the verb of saying before it says it.
void TreeRepair::return_that_clause(TokenId clause, const Sentence& s) {
  TokenId that = kNone;
  bool subject = false;
  for (TokenId t = s.first_token; t < clause; ++t) {
    if (tokens_[t].head != static_cast<std::int32_t>(clause)) continue;
    if (tokens_[t].deprel == Deprel::Mark && r_.lemma(t) == "that") that = t;
    subject =
        subject || (that != kNone && t > that &&
                    (tokens_[t].deprel == Deprel::Nsubj || tokens_[t].deprel == Deprel::NsubjPass));
  }
  if (that == kNone || !subject) return;
  TokenId verb = that;
  while (verb > s.first_token && tokens_[verb].upos != Upos::Verb) --verb;
  if (tokens_[verb].upos != Upos::Verb || has_complement(verb, s) || above(verb, clause) ||
      !r_.lexicon.proposals.verbs.contains(r_.lemma(verb)))
    return;
  tokens_[clause].head = static_cast<std::int32_t>(verb);
  tokens_[clause].deprel = Deprel::Ccomp;
}

/// "a draft submitted by India, under which Israel would withdraw", "a bill sponsored by Pelosi
/// that would let them stay": what was submitted would do so, not who submitted it.
void TreeRepair::return_relative(TokenId clause, TokenId name, const Sentence& s) {
  const std::int32_t above = tokens_[name].head;
  if (above < static_cast<std::int32_t>(s.first_token)) return;
  const TokenId participle = static_cast<TokenId>(above);
  if (tokens_[participle].deprel != Deprel::Acl || participle > name ||
      (tokens_[name].deprel != Deprel::OblAgent && tokens_[name].deprel != Deprel::Obl) ||
      tokens_[participle].head < 0)
    return;
  const TokenId noun = static_cast<TokenId>(tokens_[participle].head);
  if (tokens_[noun].upos != Upos::Noun || noun > participle) return;
  constexpr TokenId kReach = 4;
  for (TokenId t = name + 1; t < clause && t < name + kReach; ++t) {
    const std::string_view word = r_.lemma(t);
    if (word != "which" && word != "that" && word != "whereby") continue;
    tokens_[clause].head = static_cast<std::int32_t>(noun);
    return;
  }
}

}  // namespace dossier::ingest
