#include "ingest/extract/facts/frame_arguments.h"

#include "ingest/extract/lexicon/atoms.h"

#include <algorithm>

namespace dossier::ingest {

bool FrameArguments::names_treaty(TokenId noun) const {
  const Entities all = referents_of_one(r_, noun);
  return std::any_of(all.begin(), all.end(),
                     [&](std::uint32_t e) { return r_.type_of(e) == EntityType::Treaty; });
}

bool FrameArguments::is_noun(TokenId t, std::string_view noun) const {
  if (noun.front() == '@') {
    const std::string_view word = noun.substr(1);
    // "launched the Easter Offensive"
    return r_.is_word(WordClass(word), t) ||
           (word == "attack-noun" && r_.token(t).upos == Upos::Propn &&
            r_.lexicon.is(WordClass(word), lower(r_.lemma(t))));
  }
  return r_.lemma(t) == noun;
}

TokenId FrameArguments::light_object(TokenId verb, std::string_view noun) const {
  for (TokenId c : r_.children(verb)) {
    // "turned down the plan"
    if (r_.lemma(c) == noun && c > verb && c < verb + 5 &&
        r_.is(c, {Deprel::CompoundPrt, Deprel::Advmod}))
      return c;
    if (!r_.is(c, {Deprel::Obj, Deprel::Obl, Deprel::OblUnmarked, Deprel::NsubjPass, Deprel::Xcomp,
                   Deprel::Advcl, Deprel::Ccomp}))
      continue;
    // "With American help Bonn secured a clause": what stands before the verb is no part of it.
    if (c < verb && r_.is(c, {Deprel::Obl})) continue;
    // "urged Ford not to sign it" is no advice to sign it.
    if (r_.is(c, {Deprel::Xcomp, Deprel::Advcl, Deprel::Ccomp}) && is_negated(c)) continue;
    // "advised against rejecting it" is no advice to reject it.
    if (const TokenId mark = r_.child(c, {Deprel::Mark});
        mark != kNone && r_.lemma(mark) == "against")
      continue;
    for (TokenId part : r_.conjuncts(c)) {
      if (is_noun(part, noun)) return part;
      // "gave $50 million in aid to Honduras"
      for (TokenId below : r_.children(part)) {
        if (r_.is(below, {Deprel::Nmod}) && is_noun(below, noun) &&
            (r_.preposition(below) == "in" || r_.preposition(below) == "of"))
          return below;
        // "sent an aid package to Honduras"
        if (r_.is(below, {Deprel::Compound}) && r_.is_word("bundle-noun", part) &&
            is_noun(below, noun))
          return part;
      }
    }
  }
  // "the agreement reached by both"
  const TokenId head = r_.head(verb);
  return head != kNone && r_.is(verb, {Deprel::Acl, Deprel::AclRelcl}) && is_noun(head, noun)
             ? head
             : kNone;
}

bool FrameArguments::is_negated(TokenId infinitive) const {
  const auto children = r_.children(infinitive);
  return std::any_of(children.begin(), children.end(), [&](TokenId c) {
    return c < infinitive && (r_.lemma(c) == "not" || r_.lemma(c) == "never");
  });
}

Entities FrameArguments::entities(const std::vector<TokenId>& tokens) const {
  Entities all;
  for (TokenId t : tokens) {
    for (std::uint32_t e : referents(r_, t)) {
      if (std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
    }
  }
  return all;
}

Entities FrameArguments::of_role(const Clause& clause, const Role& role) const {
  if (role.kind == Role::Kind::Subject) return doers(r_, clause);
  if (role.kind == Role::Kind::Object) return undergoers(r_, clause);
  if (role.kind == Role::Kind::Recipient) {
    const Entities all = entities(clause.find(role));
    return all.empty() ? recipient_by_order(clause.predicate()) : all;
  }
  return entities(clause.find(role));
}

Entities FrameArguments::recipient_by_order(TokenId verb) const {
  const TokenId end = r_.sentence(verb).last_token;
  TokenId t = verb + 1;
  while (t < end && r_.token(t).upos == Upos::Det) ++t;
  if (t >= end || r_.mention_of[t] == kNone) return {};
  const Mention& name = r_.out.mentions[r_.mention_of[t]];
  const TokenId next = name.last_token;
  if (next >= end || name.form == Mention::Form::Adjective || !is_actor(r_.type_of(name.entity)))
    return {};
  const Upos tag = r_.token(next).upos;
  return tag == Upos::Num || tag == Upos::Det || tag == Upos::Sym ? Entities{name.entity}
                                                                  : Entities{};
}

Entities FrameArguments::receiving(const Clause& clause, const Frame& frame, TokenId object) const {
  if (frame.to.empty() || frame.to[0].kind != Role::Kind::Subject)
    return fill(clause, frame.to, object);
  return entities(clause.subjects());
}

Entities FrameArguments::fill(const Clause& clause, const std::vector<Role>& roles,
                              TokenId object) const {
  Entities all;
  for (const Role& role : roles) {
    for (std::uint32_t e : of_role(clause, role)) {
      if (std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
    }
    if (role.kind == Role::Kind::ClauseObject && object != kNone && all.empty()) {
      all = acted_on(object);
      if (all.empty()) all = unrecognized(object);
    }
    if (role.kind == Role::Kind::Preposition && object != kNone) {
      std::vector<TokenId> below(r_.children(object).begin(), r_.children(object).end());
      // "a loan of five million dollars from China"
      for (TokenId c : r_.children(object)) {
        if (r_.is(c, {Deprel::Nmod}) && r_.is_word("money-noun", c))
          below.insert(below.end(), r_.children(c).begin(), r_.children(c).end());
      }
      for (TokenId c : below) {
        // "secured Sadat's consent": what is his is of him.
        const bool owner =
            role.word == "of" && r_.is(c, {Deprel::NmodPoss}) && r_.token(c).upos != Upos::Pron;
        if (!owner && (!r_.is(c, {Deprel::Nmod, Deprel::Obl}) || r_.preposition(c) != role.word))
          continue;
        for (std::uint32_t e : referents(r_, c)) {
          if (std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
        }
      }
    }
  }
  return all;
}

void FrameArguments::keep_only(const Frame& frame, Entities& all) const {
  if (frame.only.empty()) return;
  std::erase_if(all, [&](std::uint32_t e) {
    return std::find(frame.only.begin(), frame.only.end(), r_.type_of(e)) == frame.only.end();
  });
}

Entities FrameArguments::acted_on(TokenId infinitive) const {
  const Clause inner(r_, infinitive);
  Entities all = entities(inner.objects());
  for (std::string_view preposition : {"to", "with", "by", "in"}) {
    for (std::uint32_t e : entities(inner.phrases(preposition))) {
      // "refused to take part in the plan": in a state one acts, and not on it.
      if (preposition != "in" || !is_actor(r_.type_of(e))) all.push_back(e);
    }
  }
  return all;
}

/// "refused to recognize Haitian independence", "the new Bolshevik government"
Entities FrameArguments::unrecognized(TokenId infinitive) const {
  Entities all;
  if (!r_.is_word("recognizing-verb", infinitive)) return all;
  for (TokenId object : Clause(r_, infinitive).objects()) {
    if (!r_.is_word("recognized-noun", object) && !r_.is_word("regime-noun", object)) continue;
    for (std::uint32_t e : referents_behind(r_, object)) all.push_back(e);
  }
  return all;
}

/// "a circle of advisers that came to be known as the Executive Committee", "a committee called the
/// Inquiry": the name behind the noun.
Entities FrameArguments::called_behind(TokenId noun) const {
  const TokenId end = std::min(r_.sentence(noun).last_token, noun + 16);
  bool called = false;
  for (TokenId t = noun + 1; t < end; ++t) {
    if (r_.text(t) == ";" || r_.text(t) == ",") return {};
    if (called && r_.mention_of[t] != kNone) return {r_.entity_at(t)};
    called = called || r_.text(t) == "known" || r_.text(t) == "called" || r_.text(t) == "named" ||
             r_.text(t) == "dubbed";
  }
  return {};
}

bool FrameArguments::hostile(Relation relation) {
  return relation == Relation::Attacked || relation == Relation::Opposed ||
         relation == Relation::Accused || relation == Relation::Threatened ||
         relation == Relation::Demanded;
}

Entities FrameArguments::nationals(const Clause& clause) const {
  Entities all;
  for (TokenId t : clause.subjects()) {
    if (r_.token(t).upos != Upos::Noun || (r_.token(t).features & kPlural) == 0) continue;
    if (r_.text(t) == "Americans") continue;  // "Cuban Americans" are no Cubans
    for (TokenId c : r_.children(t)) {
      const std::uint32_t e = r_.entity_at(c);
      if (r_.is(c, {Deprel::Amod, Deprel::Compound}) && e != kNone && is_actor(r_.type_of(e)))
        all.push_back(e);
    }
  }
  return all;
}

std::uint32_t FrameArguments::treaty_of(const Clause& clause) const {
  for (std::string_view preposition : {"in", "under", "by", "through", "with"}) {
    for (TokenId t : clause.phrases(preposition)) {
      if (const std::uint32_t e = r_.entity_at(t);
          e != kNone && r_.type_of(e) == EntityType::Treaty)
        return e;
    }
  }
  return opening_treaty(clause.predicate());
}

std::uint32_t FrameArguments::opening_treaty(TokenId verb) const {
  const TokenId begin = r_.sentence(verb).first_token;
  const std::string word = lower(r_.text(begin));
  if (word != "in" && word != "under" && word != "by" && word != "through") return kNone;
  for (TokenId t = begin + 1; t < verb; ++t) {
    if (r_.text(t) == "," || r_.token(t).upos == Upos::Verb) return kNone;
    const std::uint32_t e = r_.entity_at(t);
    if (e != kNone && r_.type_of(e) == EntityType::Treaty) return e;
  }
  return kNone;
}

bool FrameArguments::looks_behind(Relation relation) {
  return relation == Relation::Accused || relation == Relation::Opposed ||
         relation == Relation::Supported || relation == Relation::Attacked ||
         relation == Relation::Threatened || relation == Relation::Sanctioned ||
         relation == Relation::Aided;
}

Entities FrameArguments::behind(const Clause& clause, const Frame& frame) const {
  Entities all;
  const auto take = [&](const Entities& some) {
    for (std::uint32_t e : some) {
      if (std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
    }
  };
  for (const Role& role : frame.to) {
    for (TokenId t : clause.find(role)) {
      if (frame.relation == Relation::Attacked &&
          (r_.is_word("goods", t) || r_.is_word("civil-noun", t)))
        continue;
      if (frame.relation == Relation::Visited && r_.is_word("shore-noun", t))
        take(referents_behind(r_, t));
      if (frame.relation == Relation::Sanctioned && r_.is_word("trade-flow", t)) take(goal_of(t));
      if (frame.relation == Relation::Accused) take(agents_of(t));
      if (frame.relation == Relation::Accused) take(culprits(t));
      if (!all.empty() || owned_by_stranger(t)) continue;
      // "condemned the arrest of Orlov", "the massacre in Lebanon": not who suffered, nor where.
      const bool stance =
          frame.relation == Relation::Supported || frame.relation == Relation::Opposed;
      const bool suffered = (frame.relation == Relation::Accused &&
                             (r_.is_word("victim-noun", t) || only_happens_in(t))) ||
                            (stance && only_happens_in(t));
      if ((looks_behind(frame.relation) && !suffered &&
           ((frame.relation != Relation::Supported && frame.relation != Relation::Opposed) ||
            r_.is_word("supported-noun", t))) ||
          (frame.relation == Relation::Opposed && r_.is_word("move-noun", t)) ||
          (frame.relation == Relation::Overthrew && r_.is_word("rule-noun", t)) ||
          (frame.relation == Relation::Rejected && r_.is_word("claim-noun", t)) ||
          (frame.relation == Relation::Recognized && r_.is_word("recognized-noun", t) &&
           !has_phrase(t, "over") && clause.phrases("over").empty()))
        take(referents_behind(r_, t));
      // "condemned the Soviet arrest of Orlov": who arrested him, and not whom.
      if (suffered && !stance) take(owners(t));
      if (all.empty() && frame.relation == Relation::Recognized && r_.is_word("regime-noun", t))
        take(entities(clause.phrases("in")));
      if (all.empty() && frame.relation == Relation::Accused && r_.is_word("attack-noun", t))
        take(attackers_before(t));
      if (all.empty() && frame.relation == Relation::Accused)
        take(others(authors_before(t), clause));
      if (all.empty() && r_.is_word("joining-noun", t)) take(others_of(owners(t), clause));
      if (all.empty() && r_.is_word("transparent", t)) take(inside(t));
      // "bombed airfields inside Iran", "struck the headquarters of the rebels in Tunisia"
      if (all.empty() && frame.relation == Relation::Attacked &&
          (r_.is_word("shot", t) || r_.is_word("settlement-noun", t))) {
        take(places_of(t));
        if (all.empty()) take(scene(clause));
      }
    }
  }
  return all;
}

/// "supported Chinese membership in the United Nations": China is; but Congress, which opposed
/// American membership, the body.
Entities FrameArguments::others_of(Entities owners, const Clause& clause) const {
  for (std::uint32_t one : doers(r_, clause)) {
    const std::uint32_t own = r_.state_of(one);
    const bool homely = own == kNone;
    std::erase_if(owners, [&](std::uint32_t e) { return homely || e == one || e == own; });
  }
  return owners;
}

Entities FrameArguments::others(Entities authors, const Clause& clause) const {
  for (std::uint32_t one : doers(r_, clause)) {
    const std::uint32_t own = r_.state_of(one);
    std::erase_if(authors, [&](std::uint32_t e) { return e == one || (own != kNone && e == own); });
    // Abroad the deed of a statesman is one of his state.
    for (std::uint32_t& e : authors) {
      const std::uint32_t state = r_.state_of(e);
      if (own != kNone && state != kNone && state != own) e = state;
    }
  }
  return authors;
}

/// "the reforms in Poland": a deed of nobody named at a place.
bool FrameArguments::only_happens_in(TokenId noun) const {
  return has_phrase(noun, "in") && !has_phrase(noun, "of") && owners(noun).empty() &&
         r_.child(noun, {Deprel::NmodPoss}) == kNone && !r_.is_word("regime-noun", noun) &&
         !r_.is_word("stand-for-act", noun);
}

bool FrameArguments::owned_by_stranger(TokenId noun) const {
  const TokenId owner = r_.child(noun, {Deprel::NmodPoss});
  if (owner != kNone && r_.mention_of[owner] == kNone &&
      (r_.lemma(owner) == "predecessor" || r_.lemma(owner) == "successor"))
    return true;
  return owner != kNone && r_.token(owner).upos == Upos::Noun && referents(r_, owner).empty() &&
         referents_behind(r_, owner).empty();
}

Entities FrameArguments::goal_of(TokenId noun) const {
  Entities all;
  for (TokenId c : r_.children(noun)) {
    const std::string_view preposition = r_.preposition(c);
    if (!r_.is(c, {Deprel::Nmod, Deprel::Obl}) ||
        (preposition != "to" && preposition != "with" && preposition != "from"))
      continue;
    for (std::uint32_t e : referents(r_, c)) all.push_back(e);
  }
  return all;
}

Entities FrameArguments::culprits(TokenId noun) const {
  Entities all;
  for (TokenId part : r_.conjuncts(noun)) {
    if (!r_.is_word("abuse-noun", part)) continue;
    for (TokenId c : r_.children(part)) {
      if (!r_.is(c, {Deprel::Nmod, Deprel::Obl}) || r_.preposition(c) != "in") continue;
      for (std::uint32_t e : referents(r_, c)) {
        if (r_.type_of(e) == EntityType::Country) all.push_back(e);
      }
    }
  }
  return all;
}

Entities FrameArguments::places_of(TokenId noun) const {
  Entities all;
  for (TokenId c : r_.children(noun)) {
    const std::string_view preposition = r_.preposition(c);
    if (!r_.is(c, {Deprel::Nmod}) || (preposition != "in" && preposition != "at")) continue;
    for (std::uint32_t e : referents(r_, c)) {
      if (r_.type_of(e) == EntityType::Place) all.push_back(e);
    }
  }
  return all;
}

Entities FrameArguments::agents_of(TokenId noun) const {
  Entities all;
  for (TokenId c : r_.children(noun)) {
    if (r_.is(c, {Deprel::Nmod, Deprel::Obl, Deprel::OblAgent}) && r_.preposition(c) == "by")
      for (std::uint32_t e : referents(r_, c)) all.push_back(e);
  }
  return all;
}

bool FrameArguments::has_phrase(TokenId noun, std::string_view preposition) const {
  return std::any_of(r_.children(noun).begin(), r_.children(noun).end(),
                     [&](TokenId c) { return r_.preposition(c) == preposition; });
}

Entities FrameArguments::inside(TokenId noun) const {
  Entities complements, owners;
  for (TokenId c : r_.children(noun)) {
    const std::string_view preposition = r_.preposition(c);
    const bool complement = r_.is(c, {Deprel::Nmod, Deprel::Obl}) &&
                            (preposition == "of" || preposition == "to" || preposition == "in");
    if (!complement && !r_.is(c, {Deprel::NmodPoss, Deprel::Compound})) continue;
    Entities& all = complement ? complements : owners;
    for (std::uint32_t e : referents(r_, c)) all.push_back(e);
  }
  // "U.S. membership in the League": the League.
  return complements.empty() ? owners : complements;
}

Entities FrameArguments::by_gerund(const Clause& clause, const Frame& frame) const {
  Entities all;
  if (frame.relation != Relation::Opposed && frame.relation != Relation::Supported) return all;
  std::vector<TokenId> open{clause.predicate()};
  if (const TokenId object = r_.child(clause.predicate(), {Deprel::Obj}); object != kNone)
    open.push_back(object);
  for (TokenId at : open) {
    for (TokenId c : r_.children(at)) {
      if (!r_.is(c, {Deprel::Xcomp, Deprel::Ccomp, Deprel::Acl, Deprel::Advcl, Deprel::Obj}) ||
          (r_.token(c).features & kGerund) == 0 || r_.token(c).upos != Upos::Verb ||
          r_.is_word("undoing-verb", c))
        continue;
      for (std::uint32_t e : entities(Clause(r_, c).objects())) all.push_back(e);
    }
  }
  std::erase_if(all, [&](std::uint32_t e) {
    return r_.type_of(e) == EntityType::Country || r_.type_of(e) == EntityType::Person;
  });
  return all;
}

Entities FrameArguments::scene(const Clause& clause) const {
  for (std::string_view preposition : {"in", "inside", "at", "on", "near"}) {
    Entities all = entities(clause.phrases(preposition));
    if (!all.empty()) return all;
  }
  return {};
}

Entities FrameArguments::land_before(const Clause& clause) const {
  const TokenId begin = r_.sentence(clause.predicate()).first_token;
  for (TokenId t = clause.predicate(); t > begin;) {
    --t;
    const std::uint32_t e = r_.entity_at(t);
    if (e == kNone || r_.type_of(e) != EntityType::Country) continue;
    const Entities acting = doers(r_, clause);
    if (std::find(acting.begin(), acting.end(), e) == acting.end()) return {e};
  }
  return {};
}

Entities FrameArguments::understood(const Clause& clause, const Frame& frame) const {
  const bool attacks = frame.relation == Relation::Attacked && frame.noun.empty() &&
                       !clause.passive() && clause.objects().empty();
  if (attacks && r_.lemma(clause.predicate()) == "invade") return land_before(clause);
  if (attacks && r_.lemma(clause.predicate()) == "attack") return other_state(clause);
  if (frame.relation == Relation::Rejected && !frame.negated) return text_before(clause);
  const bool joins = frame.relation == Relation::MemberOf && r_.lemma(clause.predicate()) == "join";
  const bool ratifies =
      frame.relation == Relation::Ratified ||
      (frame.relation == Relation::Signed && r_.lemma(clause.predicate()) == "sign");
  if ((!joins && !ratifies) || clause.passive() || !frame.noun.empty() ||
      r_.child(clause.predicate(), {Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp}) != kNone ||
      !clause.phrases("in").empty() || !clause.phrases("with").empty())
    return {};
  const EntityType type = joins ? EntityType::Organization : EntityType::Treaty;
  const std::uint32_t sentence = r_.sentence_of[clause.predicate()];
  std::uint32_t last = kNone;
  for (const Mention& m : r_.out.mentions) {
    if (m.first_token > clause.predicate()) break;
    if (r_.type_of(m.entity) == type && r_.sentence_of[m.head] + 3 >= sentence) last = m.entity;
  }
  return last == kNone ? Entities{} : Entities{last};
}

std::uint32_t FrameArguments::other_side(const Clause& clause, std::uint32_t one) const {
  const TokenId verb = clause.predicate();
  const TokenId content = clause.complement();
  const std::uint32_t own = r_.state_of(one);
  const std::vector<TokenId> objects = clause.objects();
  std::vector<std::uint32_t> weight(r_.out.entities.size(), 0);
  std::uint32_t best = kNone;
  for (const Mention& m : r_.out.mentions) {
    if (m.first_token > r_.sentence(verb).last_token) break;
    if (r_.sentence_of[m.head] + 2 < r_.sentence_of[verb] || m.entity == one || m.entity == own ||
        r_.type_of(m.entity) != EntityType::Country || scene_of(m))
      continue;
    const bool asked = std::any_of(objects.begin(), objects.end(), [&](TokenId object) {
      return m.head != object && r_.below(m.head, object);
    });
    if (asked) continue;
    // "agreed not to seek peace with Great Britain": that is a third party.
    const std::string_view preposition = r_.preposition(m.head);
    const bool below = content != kNone && r_.below(m.head, content);
    if (below && (preposition == "with" || preposition == "against")) continue;
    const bool inside =
        content != kNone && r_.below(m.head, content) && m.form != Mention::Form::Adjective;
    const bool same =
        r_.sentence_of[m.head] == r_.sentence_of[verb] && m.form != Mention::Form::Adjective;
    weight[m.entity] += inside ? 6 : same ? 3 : 2;
    if (best == kNone || weight[m.entity] > weight[best]) best = m.entity;
  }
  return best != kNone && weight[best] >= 4 ? best : kNone;
}

Entities FrameArguments::owners(TokenId noun) const {
  Entities all;
  for (TokenId c : r_.children(noun)) {
    const std::uint32_t e = r_.entity_at(c);
    if (c < noun && r_.is(c, {Deprel::Amod, Deprel::Compound, Deprel::NmodPoss}) && e != kNone &&
        r_.token(c).upos != Upos::Pron && is_actor(r_.type_of(e)))
      all.push_back(e);
  }
  return all;
}

Entities FrameArguments::told_after(TokenId word) const {
  const TokenId end = r_.sentence(word).last_token;
  if (word + 2 >= end || r_.text(word + 1) != "that") return {};
  TokenId t = word + 2;
  while (t < end && r_.token(t).upos == Upos::Det) ++t;
  if (t >= end || r_.mention_of[t] == kNone) return {};
  const Mention& mention = r_.out.mentions[r_.mention_of[t]];
  if (mention.last_token >= end || !is_actor(r_.type_of(mention.entity))) return {};
  const TokenId next = mention.last_token;
  const Upos tag = r_.token(next).upos;
  // "that Japan's navy", "that Soviet troops leave": the noun tells who.
  if (tag == Upos::Part || r_.text(next) == "was" || r_.text(next) == "is" ||
      r_.text(next) == "had" || r_.text(next) == "be")
    return {};
  return {mention.entity};
}

bool FrameArguments::scene_of(const Mention& mention) const {
  const std::string_view preposition = r_.preposition(mention.head);
  return preposition == "in" || preposition == "over" || preposition == "into" ||
         preposition == "through";
}

bool FrameArguments::modified_by(TokenId t, std::string_view word) const {
  return std::any_of(r_.children(t).begin(), r_.children(t).end(),
                     [&](TokenId c) { return r_.lemma(c) == word; });
}

bool is_mutual(Relation relation) noexcept {
  return relation == Relation::MetWith || relation == Relation::AgreedWith ||
         relation == Relation::Recognized;
}

}  // namespace dossier::ingest
