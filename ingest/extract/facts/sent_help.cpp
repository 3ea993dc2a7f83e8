#include "ingest/extract/facts/sent_help.h"

#include "ingest/extract/facts/frame_arguments.h"

namespace dossier::ingest {
namespace {

/// The verb that sends somebody to do what the infinitive says, or kNone: "sent engineers to help".
TokenId sending_verb(const Reading& r, TokenId infinitive) {
  const TokenId governor = r.head(infinitive);
  const TokenId mark = r.child(infinitive, {Deprel::Mark});
  if (governor == kNone || mark == kNone || r.lemma(mark) != "to" ||
      !r.is(infinitive, {Deprel::Xcomp, Deprel::Advcl, Deprel::Acl}))
    return kNone;
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

/// "relations with Cuba": the parties that hang at the noun or at the verb.
Entities parties(const Reading& r, const Clause& clause, TokenId noun) {
  Entities all;
  for (std::string_view link : {"between", "with"}) {
    for (TokenId c : r.children(noun)) {
      if (!r.is(c, {Deprel::Nmod}) || r.preposition(c) != link) continue;
      for (std::uint32_t e : referents(r, c)) all.push_back(e);
    }
    if (!all.empty()) return all;
    for (TokenId phrase : clause.phrases(link)) {
      for (std::uint32_t e : referents(r, phrase)) all.push_back(e);
    }
  }
  return all;
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

void read_relations_opened(const Reading& r, FactSink& sink, const Clause& clause) {
  if (!clause.passive() || !r.is_word("opening-verb", clause.predicate())) return;
  for (TokenId noun : clause.objects()) {
    if (!r.is_word("relation-noun", noun)) continue;
    Entities all = parties(r, clause, noun);
    drop_scenes(r, all);
    const FactSink::Source source{clause.predicate(), "relations", 0.6F};
    if (all.size() == 1) {
      const std::uint32_t other = FrameArguments(r).other_side(clause, all[0]);
      if (other == kNone) return;
      all.push_back(other);
    }
    if (all.size() == 2) sink.add_all(Relation::Recognized, all, all, source);
  }
}

}  // namespace dossier::ingest
