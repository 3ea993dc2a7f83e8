#include "ingest/extract/facts/noun_factuality.h"

#include "ingest/extract/sentence/clause.h"

namespace dossier::ingest {
namespace {

bool is_hostile(const Reading& r, TokenId t) { return r.is_word("attack-noun", t); }

/// "agreed to strengthen the campaign against Germany"
bool undertaken(const Reading& r, TokenId verb) {
  const TokenId governor = r.head(verb);
  return governor != kNone && r.is(verb, {Deprel::Xcomp, Deprel::Advcl}) &&
         r.is_word("undertaking-verb", governor) && r.child(verb, {Deprel::Mark}) != kNone &&
         r.lemma(r.child(verb, {Deprel::Mark})) == "to";
}

/// "an invasion was imminent", "intervention became likely"
bool merely_possible(const Reading& r, TokenId t, TokenId governor) {
  if (!r.is(t, {Deprel::Nsubj})) return false;
  if (r.is_word("possible", governor)) return true;
  const TokenId what = r.child(governor, {Deprel::Xcomp, Deprel::Obj});
  return what != kNone && r.is_word("possible", what);
}

}  // namespace

bool noun_states(const Reading& r, TokenId t) {
  for (TokenId c : r.children(t)) {
    // The tagger takes "planned" for a verb.
    if (r.is(c, {Deprel::Amod}) &&
        (r.is_word("unreal", c) || r.lexicon.is("unreal", lower(r.text(c)))))
      return false;
  }
  const TokenId governor = r.head(t);
  if (governor == kNone ||
      !r.is(t, {Deprel::Obj, Deprel::Nmod, Deprel::Obl, Deprel::Nsubj, Deprel::NsubjPass}))
    return true;
  if (merely_possible(r, t, governor) || undertaken(r, governor)) return false;
  if (r.token(governor).upos == Upos::Verb) {
    // "would be regarded as an attack": what something is called
    if (r.is(t, {Deprel::Obl}) && r.preposition(t) == "as" && is_hostile(r, t)) return false;
    if (r.is(t, {Deprel::Obl}) && (r.preposition(t) == "for" || r.preposition(t) == "on") &&
        r.lexicon.is("hypothetical", r.lemma(governor)))
      return false;
    if (r.is(t, {Deprel::Obj}) && (r.lexicon.is("hypothetical", r.lemma(governor)) ||
                                   r.lexicon.is("refuse", r.lemma(governor))))
      return false;
    // "his visit to Moscow was canceled"
    if (r.is(t, {Deprel::NsubjPass}) && r.is_word("cancelling-verb", governor)) return false;
    const Factuality factuality = Clause(r, governor).factuality();
    // "did not conceal his sympathy with the rebels"
    if (r.is(t, {Deprel::Obj}) && r.is_word("hiding-verb", governor))
      return factuality == Factuality::Negated;
    if (r.is(t, {Deprel::Nsubj}) && factuality == Factuality::Hypothetical) return false;
    return !(r.is(t, {Deprel::Obj, Deprel::NsubjPass}) && factuality != Factuality::Stated);
  }
  // "talks on the recognition of Vietnam"
  const std::string_view link = r.preposition(t);
  if (r.is(t, {Deprel::Nmod}) && (link == "on" || link == "about" || link == "over") &&
      (r.is_word("talk-noun", governor) || r.is_word("bargain-noun", governor)))
    return false;
  return !(r.is(t, {Deprel::Nmod}) && r.lexicon.is("hypothetical", r.lemma(governor)));
}

bool noun_is_wished(const Reading& r, TokenId t) {
  const TokenId verb = r.head(t);
  return verb != kNone && r.is(t, {Deprel::Obj, Deprel::NsubjPass}) &&
         (r.is_word("weighing-verb", verb) || r.is_word("backing-verb", verb));
}

bool noun_is_refused(const Reading& r, TokenId t) {
  const TokenId verb = r.head(t);
  return verb != kNone && r.is(t, {Deprel::Obj, Deprel::NsubjPass}) &&
         r.lexicon.is("refuse", r.lemma(verb)) &&
         Clause(r, verb).factuality() == Factuality::Stated;
}

}  // namespace dossier::ingest
