#include "ingest/extract/facts/frame_arguments.h"
#include "ingest/extract/facts/unframed_facts.h"

namespace dossier::ingest {
namespace {

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

/// The noun tells of something that came about: "led to the opening", "announced the opening",
/// "the opening came", "after the opening".
bool came_about(const Reading& r, TokenId noun) {
  const TokenId governor = r.head(noun);
  if (governor == kNone) return false;
  const std::string_view link = r.preposition(noun);
  const bool behind = link == "after" || link == "since" || link == "following" ||
                      link == "follow" || link == "with" || link == "upon";
  if (r.token(governor).upos != Upos::Verb) return behind && r.is(noun, {Deprel::Nmod});
  if (r.is(noun, {Deprel::Obl}) && behind) return true;
  if (Clause(r, governor).factuality() != Factuality::Stated) return false;
  if (r.is(noun, {Deprel::Nsubj})) return r.is_word("occurring-verb", governor);
  if (r.is(noun, {Deprel::Obj, Deprel::NsubjPass})) return r.is_word("achieving-verb", governor);
  return r.is(noun, {Deprel::Obl}) && (link == "to" || link == "in") &&
         r.is_word("leads-to", governor);
}

/// Two parties recognize each other; of more or fewer nothing is said.
void state_recognition(const Reading& r, FactSink& sink, Entities all,
                       const FactSink::Source& source) {
  drop_scenes(r, all);
  if (all.size() == 2) sink.add_all(Relation::Recognized, all, all, source);
}

}  // namespace

void read_relations_by_noun(const Reading& r, FactSink& sink, TokenId noun) {
  if (!came_about(r, noun)) return;
  const FactSink::Source source{noun, "relations", 0.55F};
  for (TokenId c : r.children(noun)) {
    if (!r.is(c, {Deprel::Nmod}) || r.preposition(c) != "of" || !r.is_word("relation-noun", c))
      continue;
    const TokenId governor = r.head(noun);
    const Clause clause(r, r.token(governor).upos == Upos::Verb ? governor : noun);
    Entities all = parties(r, Clause(r, noun), c);
    if (all.size() == 1 && r.is(noun, {Deprel::Obj})) {
      // "President Clinton announced the normalization of relations with Vietnam"
      for (std::uint32_t e : actors_among(r, doers(r, clause)))
        all.push_back(r.state_of(e) == kNone ? e : r.state_of(e));
    }
    state_recognition(r, sink, all, source);
  }
}

void read_relations_opened(const Reading& r, FactSink& sink, const Clause& clause) {
  if (!clause.passive() || !r.is_word("opening-verb", clause.predicate())) return;
  for (TokenId noun : clause.objects()) {
    if (!r.is_word("relation-noun", noun)) continue;
    Entities all = parties(r, clause, noun);
    const FactSink::Source source{clause.predicate(), "relations", 0.6F};
    if (all.size() == 1) {
      const std::uint32_t other = FrameArguments(r).other_side(clause, all[0]);
      if (other == kNone) return;
      all.push_back(other);
    }
    state_recognition(r, sink, all, source);
  }
}

}  // namespace dossier::ingest
