#include "ingest/extract/repair/tree_repair.h"

#include <algorithm>

namespace dossier::ingest {

/// "..., and American forces crossed into Cambodia", "...; Soviet tanks entered Budapest", parsed
/// as forces that were crossed: behind a semicolon or a comma with a conjunction, a noun phrase and
/// a past form with an object or of a verb of motion are a clause.
void TreeRepair::restore_second_clauses(const Sentence& s) {
  if (!r_.states_facts(s)) return;
  for (TokenId verb = s.first_token + 3; verb + 1 < s.last_token; ++verb) {
    if (tokens_[verb].deprel != Deprel::Acl || !could_be_finite(verb, s) || !acts(verb)) continue;
    const TokenId noun = phrase_end_before(verb, s);
    if (noun == kNone || tokens_[verb].head != static_cast<std::int32_t>(noun)) continue;
    TokenId start = noun;
    while (start > s.first_token && above(start - 1, noun) &&
           tokens_[start - 1].upos != Upos::Punct && !conjunction(start - 1))
      --start;
    if (!clause_starts(start, s)) continue;
    second_clause(verb, noun, start - 1);
  }
}

bool TreeRepair::acts(TokenId verb) const {
  const Upos next = tokens_[verb + 1].upos;
  return next == Upos::Det || next == Upos::Propn || r_.is_word("moving-verb", verb);
}

bool TreeRepair::conjunction(TokenId t) const {
  return (r_.text(t) == "and" || r_.text(t) == "but" || r_.text(t) == "while") && t > 0 &&
         r_.text(t - 1) == ",";
}

bool TreeRepair::clause_starts(TokenId start, const Sentence& s) const {
  if (start <= s.first_token + 1) return false;
  return r_.text(start - 1) == ";" || conjunction(start - 1);
}

/// The verb joins the verb of the clause before; the noun becomes its subject.
void TreeRepair::second_clause(TokenId verb, TokenId noun, TokenId link) {
  std::int32_t before = tokens_[noun].head;
  while (before >= 0 && tokens_[static_cast<std::size_t>(before)].upos != Upos::Verb)
    before = tokens_[static_cast<std::size_t>(before)].head;
  if (before < 0 || static_cast<TokenId>(before) >= noun) return;
  tokens_[verb].head = before;
  tokens_[verb].deprel = Deprel::Conj;
  tokens_[verb].features =
      static_cast<std::uint16_t>((tokens_[verb].features | kFinite) & ~unsigned{kParticiple});
  tokens_[noun].head = static_cast<std::int32_t>(verb);
  tokens_[noun].deprel = Deprel::Nsubj;
  tokens_[link].head = static_cast<std::int32_t>(verb);
  Token& next = tokens_[verb + 1];
  const bool name = next.head == static_cast<std::int32_t>(verb) && next.deprel == Deprel::Xcomp;
  if (name && is_nominal(next.upos)) next.deprel = Deprel::Obj;
}

/// "Burns pleaded; Connally objected that ..., and put forward": the second of these verbs, and not
/// the first, is what "put" is joined to.
void TreeRepair::join_nearest_clauses(const Sentence& s) {
  for (TokenId verb = s.first_token; verb < s.last_token; ++verb) {
    const std::int32_t first = tokens_[verb].head;
    if (tokens_[verb].deprel != Deprel::Conj || tokens_[verb].upos != Upos::Verb || first < 0 ||
        first >= static_cast<std::int32_t>(verb))
      continue;
    const TokenId nearer = clause_behind_semicolon(static_cast<TokenId>(first), verb);
    if (nearer != kNone) tokens_[verb].head = static_cast<std::int32_t>(nearer);
  }
}

/// The verb of a clause that hangs to `first` and begins behind the last semicolon before `verb`,
/// or kNone.
TokenId TreeRepair::clause_behind_semicolon(TokenId first, TokenId verb) const {
  TokenId mark = verb;
  while (mark > first && r_.text(mark) != ";") --mark;
  for (TokenId t = mark + 1; mark > first && t < verb; ++t) {
    if (tokens_[t].head == static_cast<std::int32_t>(first) && tokens_[t].upos == Upos::Verb &&
        (tokens_[t].deprel == Deprel::Parataxis || tokens_[t].deprel == Deprel::Conj))
      // What one would do and what another did are told apart.
      return r_.child(t, {Deprel::Aux}) == kNone ? t : kNone;
  }
  return kNone;
}

}  // namespace dossier::ingest
