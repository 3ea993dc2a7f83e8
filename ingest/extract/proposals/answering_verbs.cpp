#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/proposals/proposal_readers.h"
#include "ingest/extract/responses/answer_kind.h"
#include "ingest/extract/sentence/clause.h"

namespace dossier::ingest {

TokenId verb_over(const Reading& r, TokenId noun) {
  TokenId at = noun;
  while (r.is(at, {Deprel::Conj}) && r.head(at) != kNone) at = r.head(at);
  // "Marshall's recommendation", hung to the name
  const bool owned = at > 0 && is_possessive(r.text(at - 1)) && r.is(at, {Deprel::Nmod}) &&
                     r.head(at) != kNone && r.head(at) < at;
  if (owned) at = r.head(at);
  const TokenId governor = r.head(at);
  const bool object = r.is(at, {Deprel::Obj, Deprel::Obl, Deprel::NsubjPass});
  return object && governor != kNone && r.token(governor).upos == Upos::Verb ? governor : kNone;
}

namespace {

/// "gave its blessing to the plan".
bool gives_an_answer(const Reading& r, TokenId verb) {
  const TokenId object = r.is_word("voicing", verb) ? r.child(verb, {Deprel::Obj}) : kNone;
  return object != kNone && (r.is_word("approval", object) || r.is_word("acceptance", object) ||
                             r.is_word("rejection", object) || r.is_word("opposition", object));
}

}  // namespace

bool answers_proposal(const Reading& r, TokenId verb) {
  return answer_kind(r, verb).has_value() || r.is_word("consider-verb", verb) ||
         gives_an_answer(r, verb);
}

Entities answerers(const Reading& r, TokenId verb) {
  const auto kind = answer_kind(r, verb);
  const bool answers = kind == Response::Kind::Accepted || kind == Response::Kind::Rejected;
  if (!answers && !r.lexicon.is("consider-verb", r.lemma(verb))) return {};
  return doers(r, Clause(r, verb));
}

}  // namespace dossier::ingest
