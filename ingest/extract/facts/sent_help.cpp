#include "ingest/extract/facts/frame_arguments.h"
#include "ingest/extract/facts/unframed_facts.h"

namespace dossier::ingest {
namespace {

/// The verb that sends somebody to do what the infinitive says, or kNone: "sent engineers to help".
TokenId sending_verb(const Reading& r, TokenId infinitive) {
  const TokenId governor = r.head(infinitive);
  const TokenId mark = r.child(infinitive, {Deprel::Mark});
  if (governor == kNone || mark == kNone || r.lemma(mark) != "to" ||
      !r.is(infinitive, {Deprel::Xcomp, Deprel::Advcl, Deprel::Acl}))
    return kNone;
  // "To support the French, Acheson agreed to": why somebody acts, and not what he agrees to.
  if (infinitive < governor) return kNone;
  const TokenId verb = r.is(infinitive, {Deprel::Acl}) ? r.head(governor) : governor;
  return verb != kNone && r.token(verb).upos == Upos::Verb ? verb : kNone;
}

/// The states and bodies of the noun phrase that the infinitive acts on.
Entities helped(const Reading& r, const Clause& infinitive) {
  Entities all = actors_among(r, undergoers(r, infinitive));
  if (!all.empty()) return all;
  for (TokenId object : infinitive.objects()) {
    for (std::uint32_t e : referents_behind(r, object)) all.push_back(e);
  }
  return actors_among(r, all);
}

}  // namespace

void read_sent_help(const Reading& r, FactSink& sink, const Clause& infinitive) {
  const TokenId act = infinitive.predicate();
  const bool helps = r.is_word("helping-verb", act), backs = r.is_word("backing-verb", act);
  if (!helps && !backs) return;
  const TokenId verb = sending_verb(r, act);
  if (verb == kNone) return;
  const Clause clause(r, verb);
  if (clause.passive() || clause.factuality() != Factuality::Stated) return;
  if (helps && r.is_word("deploying-verb", verb))
    sink.add_all(Relation::Aided, doers(r, clause), helped(r, infinitive), {act, "sent", 0.6F});
  else if (backs && r.is_word("pledging-verb", verb))
    sink.add_all(Relation::Supported, doers(r, clause), helped(r, infinitive),
                 {act, "pledged", 0.55F});
}

}  // namespace dossier::ingest
