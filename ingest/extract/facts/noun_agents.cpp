#include "ingest/extract/facts/noun_agents.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// "a coup organized by the army", "the aid provided by China": who did what the noun says.
Entities of_participle(const Reading& r, TokenId t) {
  for (TokenId c : r.children(t)) {
    if (!r.is(c, {Deprel::Acl}) || !r.is_word("carrying-out", c)) continue;
    const Clause clause(r, c);
    if (clause.passive() && clause.factuality() == Factuality::Stated)
      return actors_among(r, doers(r, clause));
  }
  return {};
}

/// "opposition to the plan came from the Senate", "the attack was led by Zhukov".
Entities of_predicate(const Reading& r, TokenId t) {
  const TokenId verb = r.head(t);
  if (verb == kNone || !r.is(t, {Deprel::Nsubj, Deprel::NsubjPass})) return {};
  const Clause clause(r, verb);
  if (clause.factuality() != Factuality::Stated) return {};
  if (r.is(t, {Deprel::Nsubj}) && r.is_word("coming-verb", verb))
    return actors_among(r, FrameArguments(r).entities(clause.phrases("from")));
  const bool done = r.is(t, {Deprel::NsubjPass}) &&
                    (r.is_word("carrying-out", verb) || r.is_word("uttering-verb", verb));
  return done ? actors_among(r, doers(r, clause)) : Entities{};
}

/// "the attack on Egypt by Israel": the name after "by" before the next verb or comma.
TokenId agent_after(const Reading& r, TokenId noun) {
  const TokenId end = std::min(r.sentence(noun).last_token, noun + 9);
  for (TokenId t = noun + 1; t + 1 < end; ++t) {
    const Upos tag = r.token(t).upos;
    if (tag == Upos::Verb || tag == Upos::Aux || tag == Upos::Punct) return kNone;
    if (r.text(t) != "by") continue;
    for (TokenId n = t + 1; n < end && n < t + 4; ++n) {
      if (r.mention_of[n] != kNone) return r.out.mentions[r.mention_of[n]].head;
    }
    return kNone;
  }
  return kNone;
}

}  // namespace

Entities agents_of_noun(const Reading& r, TokenId t, const std::vector<Role>& roles) {
  Entities all;
  const auto take = [&](TokenId token) {
    for (std::uint32_t e : referents(r, token)) {
      if (is_actor(r.type_of(e)) && std::find(all.begin(), all.end(), e) == all.end())
        all.push_back(e);
    }
  };
  const bool agent = std::any_of(roles.begin(), roles.end(),
                                 [](const Role& role) { return role.kind == Role::Kind::Agent; });
  for (TokenId c : r.children(t)) {
    if (agent && r.is(c, {Deprel::NmodPoss, Deprel::Amod, Deprel::Compound, Deprel::NmodDesc})) {
      take(c);
      // "Moscow, whose assistance to the rebels"
      if (all.empty() && r.lemma(c) == "whose") all = actors_among(r, referents_behind(r, t));
      for (TokenId below : r.children(c)) {
        // "Vietnam's December 1978 invasion"
        if (r.is(below, {Deprel::Amod, Deprel::Compound, Deprel::NmodPoss}) &&
            r.entity_at(below) != kNone && r.entity_at(below) != r.entity_at(c))
          take(below);
      }
    }
    if (r.is(c, {Deprel::Nmod, Deprel::OblAgent, Deprel::Obl}) &&
        (r.preposition(c) == "by" || (agent && r.preposition(c) == "from") ||
         std::any_of(roles.begin(), roles.end(), [&](const Role& role) {
           return role.kind == Role::Kind::Preposition && role.word == r.preposition(c);
         })))
      take(c);
  }
  if (all.empty()) {
    if (const TokenId by = agent_after(r, t); by != kNone) take(by);
  }
  if (all.empty() && agent) all = of_participle(r, t);
  if (all.empty() && agent) all = of_predicate(r, t);
  return all;
}

}  // namespace dossier::ingest
