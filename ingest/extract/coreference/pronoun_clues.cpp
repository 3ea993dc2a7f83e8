#include "ingest/extract/coreference/pronoun_clues.h"

namespace dossier::ingest {
namespace {

/// "Reagan announced that Poindexter had resigned": the subject of the main clause.
bool foremost(const Reading& r, TokenId t) {
  while (r.token(t).deprel == Deprel::Conj && r.head(t) != kNone) t = r.head(t);
  TokenId verb = r.head(t);
  while (verb != kNone && r.is(verb, {Deprel::Conj})) verb = r.head(verb);
  return verb != kNone && r.head(verb) == kNone;
}

}  // namespace

TokenId clause_of_pronoun(const Reading& r, TokenId t) {
  for (TokenId at = t; at != kNone; at = r.head(at)) {
    const Upos tag = r.token(at).upos;
    if (at != t && (tag == Upos::Verb || r.child(at, {Deprel::Cop}) != kNone)) return at;
  }
  return kNone;
}

bool acts_as_subject(const Reading& r, TokenId t) {
  TokenId at = t;
  while (r.token(at).deprel == Deprel::Conj && r.head(at) != kNone) at = r.head(at);
  return r.is(at, {Deprel::Nsubj, Deprel::NsubjPass});
}

PronounClues::PronounClues(const Reading& reading, TokenId pronoun, bool person)
    : r_(reading),
      t_(pronoun),
      person_(person),
      possessive_((reading.token(pronoun).features & kPossessive) != 0 ||
                  reading.token(pronoun).deprel == Deprel::NmodPoss),
      clause_(clause_of_pronoun(reading, pronoun)) {}

int PronounClues::weight(const Mention& mention) const {
  const std::uint32_t distance = r_.sentence_of[t_] - r_.sentence_of[mention.head];
  int score = -12 * static_cast<int>(distance);
  if (acts_as_subject(r_, mention.head)) score += foremost(r_, mention.head) ? 9 : 7;
  if (mention.form == Mention::Form::Pronoun) score += 1;
  if (parallel(mention.head)) score += 10;
  if (r_.token(mention.head).deprel == Deprel::NmodPoss) score -= 2;
  if (r_.is(mention.head, {Deprel::Obl, Deprel::Nmod})) score -= 3;
  if (r_.type_of(mention.entity) == EntityType::Treaty) score -= 3;
  if (possessive_ && person_ && joined_to(mention)) score += 20;
  if (possessive_ && !person_ && struggles(mention)) score += 20;
  if (person_ && (opens_for(mention) || is_his(mention))) score -= 15;
  if (joined_clauses(mention)) score += 4;
  return score;
}

bool PronounClues::opens_for(const Mention& mention) const {
  if (clause_ == kNone || mention.head > t_ || !r_.is(t_, {Deprel::Nsubj, Deprel::NsubjPass}) ||
      r_.head(t_) != clause_ ||
      (r_.token(mention.head).deprel == Deprel::NmodPoss &&
       !r_.is_word("prompting-noun", r_.head(mention.head))) ||
      r_.sentence_of[mention.head] != r_.sentence_of[t_])
    return false;
  TokenId at = mention.head;
  while (at != kNone && r_.head(at) != clause_) at = r_.head(at);
  return at != kNone && r_.is(at, {Deprel::Obl});
}

bool PronounClues::is_his(const Mention& mention) const {
  if (mention.head > t_ || r_.sentence_of[mention.head] != r_.sentence_of[t_] ||
      mention.form == Mention::Form::Pronoun)
    return false;
  const TokenId above = r_.is(mention.head, {Deprel::Appos, Deprel::Flat, Deprel::Compound})
                            ? r_.head(mention.head)
                            : mention.head;
  if (above == kNone || acts_as_subject(r_, above)) return false;
  const TokenId owner = r_.child(above, {Deprel::NmodPoss});
  return owner != kNone && r_.token(owner).upos == Upos::Pron && r_.lemma(owner) != "whose";
}

bool PronounClues::joined_clauses(const Mention& mention) const {
  if (clause_ == kNone || mention.head > t_ || !r_.is(clause_, {Deprel::Conj, Deprel::Parataxis}) ||
      !r_.is(t_, {Deprel::Nsubj}) || r_.head(t_) != clause_ || !acts_as_subject(r_, mention.head))
    return false;
  TokenId nearest = r_.head(clause_);
  for (TokenId c : r_.children(r_.head(clause_))) {
    if (c > nearest && c < clause_ && r_.is(c, {Deprel::Conj, Deprel::Parataxis}) &&
        r_.child(c, {Deprel::Nsubj, Deprel::NsubjPass}) != kNone)
      nearest = c;
  }
  return r_.head(mention.head) == nearest;
}

bool PronounClues::struggles(const Mention& mention) const {
  return mention.last_token + 1 == t_ && r_.text(t_ - 1) == "in" && r_.head(t_) != kNone &&
         r_.is_word("struggle-noun", r_.head(t_));
}

bool PronounClues::joined_to(const Mention& mention) const {
  return mention.last_token + 1 == t_ && r_.token(t_ - 1).upos == Upos::Cconj;
}

bool PronounClues::parallel(TokenId head) const {
  return clause_ != kNone && r_.is(clause_, {Deprel::Conj}) && r_.head(head) == r_.head(clause_) &&
         r_.head(t_) == clause_ && head < clause_ &&
         r_.is(t_, {Deprel::Obj, Deprel::Iobj, Deprel::Obl}) &&
         r_.is(head, {Deprel::Obj, Deprel::Iobj, Deprel::Obl});
}

}  // namespace dossier::ingest
