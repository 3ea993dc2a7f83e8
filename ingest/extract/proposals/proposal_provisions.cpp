#include "ingest/extract/proposals/proposal_readers.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// The clause tells what the plan wants done: "would be reduced", "could request".
bool is_provision(const Reading& r, TokenId verb) {
  const auto children = r.children(verb);
  return r.token(verb).upos == Upos::Verb &&
         std::any_of(children.begin(), children.end(), [&](TokenId c) {
           const std::string_view word = r.lemma(c);
           return r.is(c, {Deprel::Aux}) && c < verb &&
                  (word == "would" || word == "could" || word == "should" || word == "will");
         });
}

bool is_plan(const Reading& r, TokenId noun) {
  const std::uint32_t entity = r.entity_at(noun);
  if (entity != kNone) return r.type_of(entity) == EntityType::Proposal;
  return r.is_word("plan-noun", noun) || r.lemma(noun) == "proposal";
}

/// The plan of this side was told of shortly before, in words of its own.
bool is_told(const Reading& r, TokenId plan, const Entities& who) {
  constexpr std::uint32_t kReach = 4;
  if (r.entity_at(plan) != kNone) return false;
  return std::any_of(r.out.proposals.begin(), r.out.proposals.end(), [&](const Proposal& told) {
    return told.evidence.sentence + kReach >= r.sentence_of[plan] &&
           std::any_of(who.begin(), who.end(),
                       [&](std::uint32_t e) { return stands_for(r, told.who, e); });
  });
}

}  // namespace

void read_provision(Reading& r, TokenId plan, ProposalSink& sink) {
  const TokenId verb = r.head(plan);
  if (verb == kNone || verb < plan || !r.is(plan, {Deprel::Obl}) || !is_plan(r, plan) ||
      !is_provision(r, verb))
    return;
  Act act{plan, authors_of(r, plan), {}, kNone, r.extent(plan).second, "propose-under"};
  while (act.first < verb && r.token(act.first).upos == Upos::Punct) ++act.first;
  if (act.first > verb) return;
  if (!act.who.empty() && !is_told(r, plan, act.who)) sink.add(std::move(act));
}

}  // namespace dossier::ingest
