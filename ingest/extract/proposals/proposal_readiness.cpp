#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/proposals/proposal_content.h"
#include "ingest/extract/proposals/proposal_readers.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// The verb of saying whose content the adjective is, or kNone.
TokenId saying_over(const Reading& r, TokenId adjective) {
  TokenId verb = r.head(adjective);
  // "informed the ambassador that ...", with the clause hung to the one informed
  if (verb != kNone && r.is(verb, {Deprel::Obj, Deprel::Iobj}) && verb < adjective &&
      r.is(adjective, {Deprel::AclRelcl, Deprel::Acl, Deprel::Ccomp}) &&
      begins_with_that(r, adjective))
    return r.lexicon.is("declaring", r.lemma(r.head(verb))) ? r.head(verb) : kNone;
  const bool said = verb != kNone && r.is(adjective, {Deprel::Ccomp, Deprel::Xcomp}) &&
                    r.lexicon.is("declaring", r.lemma(verb));
  return said ? verb : kNone;
}

/// A statesman of whom the text does not say which state he serves speaks for the one he names.
bool speaks_for_somebody(const Reading& r, const Entities& who, const Entities& ready) {
  const bool state = !ready.empty() && r.type_of(ready[0]) == EntityType::Country;
  return state && who.size() == 1 && r.type_of(who[0]) == EntityType::Person &&
         std::none_of(r.offices.begin(), r.offices.end(),
                      [&](const Reading::Office& office) { return office.person == who[0]; });
}

/// Who is ready is who says so, or whom he speaks for.
bool speaks_of_himself(const Reading& r, TokenId adjective, const Entities& who) {
  const TokenId subject = r.child(adjective, {Deprel::Nsubj, Deprel::NsubjPass});
  if (subject == kNone || r.token(subject).upos == Upos::Pron) return true;
  const Entities ready = actors_at(r, {subject});
  if (speaks_for_somebody(r, who, ready)) return true;
  return std::any_of(ready.begin(), ready.end(),
                     [&](std::uint32_t e) { return stands_for(r, who, e); });
}

/// Who says it, also through a letter.
Entities speakers(const Reading& r, const Clause& clause) {
  Entities who = doers(r, clause);
  if (!who.empty() || clause.passive()) return who;
  for (TokenId subject : clause.subjects()) {
    for (std::uint32_t e : authors_of(r, subject)) add_entity(who, e);
  }
  return who;
}

/// To whom it is said.
void address(const Reading& r, const Clause& saying, Act& act) {
  for (std::string_view preposition : {"to", "with"}) {
    if (act.whom.empty()) act.whom = actors_at(r, saying.phrases(preposition));
  }
  if (act.whom.empty() && !saying.passive()) act.whom = actors_at(r, saying.objects());
}

/// "would withdraw if Syria met its needs": the clause of the condition, with a subject, or kNone.
TokenId condition_of(const Reading& r, TokenId deed) {
  const TokenId modal = r.child(deed, {Deprel::Aux});
  if (modal == kNone || r.lexicon.is("threat-deed", r.lemma(deed)) ||
      (r.lemma(modal) != "would" && r.lemma(modal) != "will"))
    return kNone;
  for (TokenId c : r.children(deed)) {
    const TokenId mark = r.child(c, {Deprel::Mark});
    if (r.is(c, {Deprel::Advcl}) && mark != kNone && r.lemma(mark) == "if" &&
        r.child(c, {Deprel::Nsubj}) != kNone)
      return c;
  }
  return kNone;
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
  Act act{verb, speakers(r, clause), {}, deed, kNone, "propose-ready"};
  if (act.who.empty() || !speaks_of_himself(r, adjective, act.who)) return;
  address(r, clause, act);
  for (TokenId part : r.conjuncts(deed)) {
    if (act.whom.empty()) act.whom = actors_at(r, Clause(r, part).phrases("with"));
  }
  if (act.whom.empty()) act.whom = implied_addressees(r, act);
  sink.add(std::move(act));
}

void read_conditional_offer(Reading& r, TokenId deed, ProposalSink& sink) {
  const TokenId verb = saying_over(r, deed);
  const TokenId condition = verb == kNone ? kNone : condition_of(r, deed);
  if (condition == kNone) return;
  const Clause clause(r, verb);
  if (clause.factuality() != Factuality::Stated) return;
  Act act{verb, speakers(r, clause), {}, deed, kNone, "propose-if"};
  if (act.who.empty() || !speaks_of_himself(r, deed, act.who)) return;
  address(r, clause, act);
  if (act.whom.empty()) act.whom = actors_at(r, {r.child(condition, {Deprel::Nsubj})});
  std::erase_if(act.whom, [&](std::uint32_t e) { return stands_for(r, act.who, e); });
  if (!act.whom.empty()) sink.add(std::move(act));
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
