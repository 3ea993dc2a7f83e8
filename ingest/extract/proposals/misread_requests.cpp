#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_readers.h"
#include "ingest/extract/sentence/clause.h"

namespace dossier::ingest {
namespace {

/// The finite verb above whose subject goes on with the word.
TokenId finite_verb_above(const Reading& r, TokenId word) {
  TokenId at = r.head(word);
  for (int steps = 0; at != kNone && steps < 5; ++steps, at = r.head(at)) {
    if (r.token(at).upos == Upos::Verb) return at;
  }
  return kNone;
}

/// "that the French government recall": the first actor before the next verb.
Entities actor_before_verb(const Reading& r, TokenId first) {
  const TokenId end = r.sentence(first).last_token;
  for (TokenId t = first; t < end && r.token(t).upos != Upos::Verb; ++t) {
    const std::uint32_t e = r.entity_at(t);
    if (e != kNone && is_actor(r.type_of(e))) return {e};
  }
  return {};
}

}  // namespace

void read_misread_request(Reading& r, TokenId word, ProposalSink& sink) {
  const Sentence& s = r.sentence(word);
  if (word <= s.first_token || word + 3 >= s.last_token || r.text(word + 1) != "that" ||
      r.token(word - 1).upos != Upos::Cconj || !r.lexicon.proposals.verbs.contains(r.lemma(word)) ||
      r.child(word, {Deprel::Det, Deprel::NmodPoss, Deprel::Amod}) != kNone)
    return;
  const TokenId verb = finite_verb_above(r, word);
  if (verb == kNone || Clause(r, verb).factuality() != Factuality::Stated) return;
  Act act{
      word,           doers(r, Clause(r, verb)), actor_before_verb(r, word + 2), kNone, word + 2,
      "propose-order"};
  std::erase_if(act.whom, [&](std::uint32_t e) { return stands_for(r, act.who, e); });
  if (!act.who.empty()) sink.add(std::move(act));
}

}  // namespace dossier::ingest
