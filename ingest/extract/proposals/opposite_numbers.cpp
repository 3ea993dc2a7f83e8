#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

constexpr std::uint32_t kReach = 3;

/// The state that a person serves, or the state itself; else kNone.
std::uint32_t state_behind(const Reading& r, std::uint32_t actor) {
  return r.type_of(actor) == EntityType::Country ? actor : r.state_of(actor);
}

bool same_side(const Reading& r, const Entities& who, std::uint32_t other) {
  const std::uint32_t state = state_behind(r, other);
  return std::any_of(who.begin(), who.end(), [&](std::uint32_t e) {
    return e == other || stands_for(r, {e}, other) || stands_for(r, {other}, e) ||
           (state != kNone && state_behind(r, e) == state);
  });
}

/// Whom the proposers are told to have met, here or shortly before.
Entities met_before(const Reading& r, TokenId at, const Entities& who) {
  const std::uint32_t here = r.sentence_of[at];
  Entities all;
  for (const Fact& fact : r.out.facts) {
    if (fact.relation != Relation::MetWith || fact.evidence.sentence > here ||
        fact.evidence.sentence + kReach < here)
      continue;
    if (stands_for(r, who, fact.subject) && !same_side(r, who, fact.object))
      add_entity(all, fact.object);
    if (stands_for(r, who, fact.object) && !same_side(r, who, fact.subject))
      add_entity(all, fact.subject);
  }
  return all;
}

/// "Woodward, who had relieved Smith, sounded out his counterpart".
bool was_replaced(const Reading& r, TokenId name) {
  const TokenId verb = r.head(name);
  return verb != kNone && r.is(verb, {Deprel::AclRelcl, Deprel::Acl});
}

/// The actor of the proposers' kind and of another side who was named last.
Entities named_before(const Reading& r, TokenId at, const Entities& who) {
  const std::uint32_t here = r.sentence_of[at];
  const std::uint32_t from = here > kReach ? here - kReach : 0;
  for (TokenId t = at; t > r.analysis.sentences[from].first_token; --t) {
    const std::uint32_t e = r.entity_at(t - 1);
    if (e == kNone || r.type_of(e) != r.type_of(who[0]) || same_side(r, who, e) ||
        state_behind(r, e) == kNone || was_replaced(r, t - 1))
      continue;
    if (r.sentence(t - 1).block == r.sentence(at).block) return {e};
  }
  return {};
}

}  // namespace

Entities opposite_number_of(const Reading& r, const Clause& clause, const std::vector<Role>& roles,
                            const Entities& who) {
  if (who.empty()) return {};
  for (const Role& role : roles) {
    for (TokenId t : clause.find(role)) {
      const TokenId owner = r.child(t, {Deprel::NmodPoss});
      if (!r.is_word("opposite-noun", t) || owner == kNone || r.token(owner).upos != Upos::Pron)
        continue;
      Entities met = met_before(r, clause.predicate(), who);
      return met.size() == 1 ? met : named_before(r, clause.predicate(), who);
    }
  }
  return {};
}

}  // namespace dossier::ingest
