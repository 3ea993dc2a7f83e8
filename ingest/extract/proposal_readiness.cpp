#include "ingest/extract/actors.h"
#include "ingest/extract/clause.h"
#include "ingest/extract/proposal_addressees.h"
#include "ingest/extract/proposal_readers.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

constexpr float kByReadiness = 0.5F;

/// The verb of saying whose content the adjective is, or kNone.
TokenId saying_over(const Reading& r, TokenId adjective) {
  const TokenId verb = r.head(adjective);
  const bool said = verb != kNone && r.is(adjective, {Deprel::Ccomp, Deprel::Xcomp}) &&
                    r.lexicon.is("declaring", r.lemma(verb));
  return said ? verb : kNone;
}

/// Who is ready is who says so, or whom he speaks for.
bool speaks_of_himself(const Reading& r, TokenId adjective, const Entities& who) {
  const TokenId subject = r.child(adjective, {Deprel::Nsubj});
  if (subject == kNone || r.token(subject).upos == Upos::Pron) return true;
  const Entities ready = actors_at(r, {subject});
  return std::any_of(ready.begin(), ready.end(),
                     [&](std::uint32_t e) { return stands_for(r, who, e); });
}

}  // namespace

void read_readiness(Reading& r, TokenId adjective, ProposalSink& sink) {
  const TokenId verb = saying_over(r, adjective);
  const TokenId deed = r.child(adjective, {Deprel::Xcomp, Deprel::Advcl});
  if (verb == kNone || deed == kNone) return;
  const Clause clause(r, verb);
  const bool negated = r.child(adjective, {Deprel::Advmod}) != kNone &&
                       r.lemma(r.child(adjective, {Deprel::Advmod})) == "not";
  if (clause.factuality() != Factuality::Stated || negated) return;
  Act act{verb, doers(r, clause), {}, deed, kNone, "propose-ready", kByReadiness};
  if (act.who.empty() || !speaks_of_himself(r, adjective, act.who)) return;
  for (std::string_view preposition : {"to", "with"}) {
    if (act.whom.empty()) act.whom = actors_at(r, clause.phrases(preposition));
  }
  if (act.whom.empty() && !clause.passive()) act.whom = actors_at(r, clause.objects());
  if (act.whom.empty()) act.whom = actors_at(r, Clause(r, deed).phrases("with"));
  if (act.whom.empty()) act.whom = implied_addressees(r, act);
  sink.add(std::move(act));
}

void read_bare_passive(Reading& r, TokenId verb) {
  const Clause clause(r, verb);
  if (r.out.proposals.empty() || !clause.passive() || !doers(r, clause).empty() ||
      clause.factuality() != Factuality::Stated)
    return;
  constexpr std::uint32_t kReach = 2;
  Proposal& last = r.out.proposals.back();
  const std::string told = std::string(":") + std::string(r.lemma(verb));
  if (!last.evidence.rule.ends_with(told) || last.evidence.sentence + kReach < r.sentence_of[verb])
    return;
  for (std::uint32_t e : actors_at(r, clause.objects())) {
    if (!holds(last.who, e)) add_entity(last.whom, e);
  }
}

}  // namespace dossier::ingest
