#include "ingest/extract/proposals/light_verbs.h"

#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/proposals/proposal_content.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// "expressed little interest".
bool is_scant(const Reading& r, TokenId noun) {
  const auto children = r.children(noun);
  return std::any_of(children.begin(), children.end(), [&](TokenId c) {
    const std::string_view word = r.lemma(c);
    return word == "little" || word == "no" || word == "scant" || word == "less";
  });
}

TokenId carrier_of(const Reading& r, TokenId verb, std::string_view noun) {
  for (TokenId c : r.children(verb)) {
    // "following a request, sent a force" sends no request
    // and "came round to the idea" brings none
    const std::string_view link = r.preposition(c);
    const bool aside = r.is(c, {Deprel::Obl}) && (c < verb || (!link.empty() && link != "with"));
    if (r.is(c, {Deprel::Obj, Deprel::Obl, Deprel::NsubjPass}) && r.lemma(c) == noun && !aside)
      return c;
  }
  // "a request that Russia send troops" sends no request
  const TokenId object = r.child(verb, {Deprel::Obj});
  if (object != kNone && r.token(object).upos != Upos::Pron) return kNone;
  if (r.is(verb, {Deprel::AclRelcl, Deprel::Acl}) && r.lemma(r.head(verb)) == noun)
    return r.head(verb);
  return kNone;
}

}  // namespace

void give_to_owner(const Reading& r, Act& act) {
  if (act.content == kNone || !r.is_word("proposal-word", act.content)) return;
  std::vector<TokenId> senders;
  for (TokenId c : r.children(act.content)) {
    if (r.is(c, {Deprel::Nmod}) && r.preposition(c) == "from") senders.push_back(c);
  }
  const Entities owners = actors_at(r, senders);
  const bool own = std::any_of(act.who.begin(), act.who.end(), [&](std::uint32_t e) {
    return stands_for(r, owners, e) || stands_for(r, act.who, owners.empty() ? e : owners[0]);
  });
  if (!owners.empty() && !own) act.who = owners;
}

std::optional<Act> read_light_verb(const Reading& r, const Clause& clause, const Entities& who,
                                   const ProposalFrame& frame) {
  const TokenId verb = clause.predicate();
  const TokenId carrier = carrier_of(r, verb, frame.noun);
  if (carrier == kNone || is_scant(r, carrier)) return std::nullopt;
  Act act{verb, who, {}, content_of_noun(r, carrier), kNone, "propose-light"};
  // "launched a campaign in the south" has no goal
  if (r.is_word("needs-goal", carrier) &&
      (act.content == kNone ||
       (r.preposition(act.content) != "for" && !is_infinitive(r, act.content))))
    return std::nullopt;
  if (act.content == kNone) act.content = carrier;
  // "expressed interest" says in nothing
  if (act.content == carrier && r.is_word("readiness-noun", carrier)) return std::nullopt;
  if (act.content == carrier) give_to_owner(r, act);
  for (const Role& role : frame.whom) {
    if (role.kind == Role::Kind::Preposition) act.whom = phrase_actors(r, carrier, role.word);
    if (!act.whom.empty()) break;
  }
  if (act.whom.empty()) act.whom = named_addressees(r, clause, frame.whom);
  // "took the notion to Rusk", but not "took the idea seriously"
  if (r.is_word("needs-recipient", verb) && (act.whom.empty() || act.content == carrier))
    return std::nullopt;
  // "presented Bolivia and Paraguay with a plan"
  if (act.whom.empty() && r.preposition(carrier) == "with" && !clause.passive())
    act.whom = actors_at(r, clause.objects());
  std::erase_if(act.whom, [&](std::uint32_t e) { return holds(who, e); });
  if (act.whom.empty()) act.whom = implied_addressees(r, act);
  return act;
}

}  // namespace dossier::ingest
