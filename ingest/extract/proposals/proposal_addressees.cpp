#include "ingest/extract/proposals/proposal_addressees.h"

#include "ingest/extract/actors/actors.h"
#include "ingest/extract/coreference/group_finder.h"

#include <algorithm>

namespace dossier::ingest {

namespace {

/// "wrote to London": the state whose seat the city is, where the document speaks of it.
std::uint32_t state_seated_at(const Reading& r, TokenId t) {
  const std::uint32_t city = r.entity_at(t);
  if (city == kNone || r.type_of(city) != EntityType::Place) return kNone;
  for (const NameSense& sense : r.lexicon.names.find(r.out.entities[city].name)) {
    if (sense.sense != Sense::Seat) continue;
    const std::string& state = r.lexicon.entries[sense.entry].name;
    for (std::uint32_t e = 0; e < r.out.entities.size(); ++e) {
      if (r.out.entities[e].name == state && r.type_of(e) == EntityType::Country) return e;
    }
  }
  return kNone;
}

}  // namespace

namespace {

/// One past "along with", "together with", "as well as" behind a possible comma, or kNone.
TokenId companion_after(const Reading& r, TokenId t) {
  static constexpr std::string_view kLinks[][3] = {
      {"along", "with", ""}, {"together", "with", ""}, {"as", "well", "as"}};
  const TokenId end = r.sentence_of[t - 1] == r.sentence_of[t] ? r.sentence(t).last_token : t;
  if (t < end && r.text(t) == ",") ++t;
  for (const auto& link : kLinks) {
    TokenId at = t;
    for (std::string_view word : link) {
      if (word.empty() || (at < end && r.text(at) == word))
        at += word.empty() ? 0 : 1;
      else
        at = end;
    }
    if (at < end) return at;
  }
  return kNone;
}

/// "to China, along with Korea": the names that are added to the last one.
void add_companions(const Reading& r, const std::vector<TokenId>& nominals, Entities& all) {
  for (TokenId nominal : nominals) {
    const TokenId last = r.conjuncts(nominal).back();
    const std::uint32_t mention = r.mention_of[last];
    if (mention == kNone) continue;
    const TokenId behind = r.out.mentions[mention].last_token;
    if (behind >= r.analysis.tokens.size()) continue;
    TokenId at = companion_after(r, behind);
    if (at == kNone) continue;
    const TokenId reach = std::min(at + 4, r.sentence(last).last_token);
    while (at < reach && r.entity_at(at) == kNone && r.token(at).upos != Upos::Verb) ++at;
    if (at < reach) {
      for (std::uint32_t e : actors_at(r, {r.out.mentions[r.mention_of[at]].head}))
        add_entity(all, e);
    }
  }
}

/// "that body" after "the Congress"; "the senators": the body that is meant.
std::uint32_t body_meant(const Reading& r, TokenId noun) {
  if (r.lemma(noun) == "senator" && (r.token(noun).features & kPlural) != 0) {
    for (std::uint32_t e = 0; e < r.out.entities.size(); ++e) {
      if (r.out.entities[e].name.ends_with("Senate")) return e;
    }
  }
  // "appearing before a joint session"
  const TokenId modifier = r.child(noun, {Deprel::Amod});
  if (r.lemma(noun) == "session" && modifier != kNone && r.lemma(modifier) == "joint") {
    for (std::uint32_t e = 0; e < r.out.entities.size(); ++e) {
      if (r.out.entities[e].name.ends_with("Congress")) return e;
    }
  }
  const TokenId article = r.child(noun, {Deprel::Det});
  if (!r.is_word("chamber-noun", noun) || article == kNone || r.lemma(article) == "a") return kNone;
  for (TokenId t = noun; t > r.sentence(noun).first_token; --t) {
    const std::uint32_t e = r.entity_at(t - 1);
    if (e != kNone && r.type_of(e) == EntityType::Organization) return e;
  }
  return kNone;
}

}  // namespace

Entities addressed_at(const Reading& r, const std::vector<TokenId>& nominals) {
  Entities all = actors_at(r, nominals);
  if (!all.empty()) {
    add_companions(r, nominals, all);
    return all;
  }
  for (TokenId t : nominals) {
    if (const std::uint32_t state = state_seated_at(r, t); state != kNone) add_entity(all, state);
  }
  for (TokenId t : nominals) {
    if (const std::uint32_t body = body_meant(r, t); body != kNone) add_entity(all, body);
  }
  if (!all.empty()) return all;
  for (TokenId t : nominals) {
    if (!r.lexicon.is("assembly-noun", r.lemma(t))) continue;
    for (std::uint32_t e : phrase_actors(r, t, "of")) add_entity(all, e);
  }
  return all;
}

namespace {

/// A recipient that the parser took for part of the object or for the object itself: "promised
/// Yeltsin strong support", "offered the members a wider regime".
TokenId recipient_beside(const Reading& r, TokenId object) {
  // "offered East Germany talks": a name right behind the verb
  const TokenId verb = r.head(object);
  TokenId behind = verb == kNone ? object : verb + 1;
  if (behind < object && r.token(behind).upos == Upos::Det) ++behind;
  if (behind < object && r.mention_of[behind] != kNone && r.lexicon.is("offering", r.lemma(verb))) {
    const Mention& name = r.out.mentions[r.mention_of[behind]];
    if (name.form == Mention::Form::Name && name.last_token <= object &&
        is_actor(r.type_of(name.entity)) && name.head != object && r.below(name.head, object))
      return name.head;
  }
  for (TokenId c : r.children(object)) {
    const bool name = r.is(c, {Deprel::Compound}) && c + 1 < object &&
                      r.token(c + 1).upos == Upos::Adj && r.entity_at(c) != kNone &&
                      r.type_of(r.entity_at(c)) == EntityType::Person;
    if (name) return c;
    const bool thing = c > object && r.is(c, {Deprel::Nmod, Deprel::Conj}) &&
                       r.child(c, {Deprel::Case, Deprel::Cc}) == kNone &&
                       r.child(c, {Deprel::Det}) != kNone;
    if (thing) return object;
  }
  return kNone;
}

}  // namespace

std::vector<TokenId> recipients_of(const Reading& r, const Clause& clause) {
  auto found = clause.recipients();
  if (!found.empty() || clause.passive()) return found;
  for (TokenId c : r.children(clause.predicate())) {
    if (r.is(c, {Deprel::Obj})) found.push_back(c);
  }
  const bool two = found.size() == 2 && found[0] > clause.predicate();
  if (found.size() == 1) {
    // "offered Israel guarantees": a noun that the tagger took for a verb
    const TokenId verb = clause.predicate(), thing = r.child(verb, {Deprel::Ccomp, Deprel::Xcomp});
    if (thing == found[0] + 1 && found[0] > verb && r.is_word("offering", verb) &&
        r.mention_of[found[0]] != kNone)
      return found;
    const TokenId beside = recipient_beside(r, found[0]);
    return beside == kNone ? std::vector<TokenId>{} : std::vector<TokenId>{beside};
  }
  return two ? std::vector<TokenId>{found[0]} : std::vector<TokenId>{};
}

namespace {

/// "called on Spain": a preposition right behind the verb that the parser took for its particle.
std::vector<TokenId> behind_particle(const Reading& r, TokenId verb, std::string_view word) {
  const TokenId particle = verb + 1;
  if (particle >= r.sentence(verb).last_token || r.text(particle) != word ||
      !r.is(particle, {Deprel::CompoundPrt, Deprel::Advmod}) || r.head(particle) != verb)
    return {};
  for (TokenId c : r.children(verb)) {
    if (c > particle && r.is(c, {Deprel::Obl, Deprel::Obj}) && r.preposition(c).empty()) return {c};
  }
  return {};
}

}  // namespace

Entities named_addressees(const Reading& r, const Clause& clause, const std::vector<Role>& roles) {
  Entities all;
  for (const Role& role : roles) {
    const auto nominals =
        role.kind == Role::Kind::Recipient ? recipients_of(r, clause) : clause.find(role);
    for (std::uint32_t e : addressed_at(r, nominals)) add_entity(all, e);
    if (all.empty() && role.kind == Role::Kind::Preposition)
      all = addressed_at(r, behind_particle(r, clause.predicate(), role.word));
    if (all.empty() && role.kind == Role::Kind::Object) all = actors_at(r, clause.recipients());
    if (!all.empty()) break;
  }
  return all;
}

namespace {

bool is_hostile(Relation relation) {
  return relation == Relation::Attacked || relation == Relation::Threatened ||
         relation == Relation::Accused || relation == Relation::Demanded;
}

/// The two actors of this type that the text speaks of most, of those named not long before `t`,
/// without the proposer's side; a quarrel tells more than the number of names.
Entities two_others_before(const Reading& r, TokenId t, EntityType type, const Entities& who) {
  constexpr TokenId kReach = 250;
  struct Side {
    std::uint32_t entity;
    int weight;
  };
  std::vector<Side> sides;
  for (const Mention& mention : r.out.mentions) {
    const std::uint32_t e = mention.entity;
    if (r.type_of(e) != type || stands_for(r, who, e)) continue;
    auto side =
        std::find_if(sides.begin(), sides.end(), [&](const Side& s) { return s.entity == e; });
    const bool near = mention.head < t && mention.head + kReach > t;
    if (side == sides.end() && !near) continue;
    if (side == sides.end()) side = sides.insert(sides.end(), {e, 0});
    side->weight += mention.form == Mention::Form::Name ? 2 : 1;
  }
  // Two of them that are at odds with each other: the pair of which the text tells most.
  const auto quarrelling = [&r](const std::vector<Side>& among) {
    Entities best;
    int most = 0;
    for (const Side& a : among) {
      for (const Side& b : among) {
        if (a.entity >= b.entity) continue;
        const auto count =
            std::count_if(r.out.facts.begin(), r.out.facts.end(), [&](const Fact& f) {
              return is_hostile(f.relation) && ((f.subject == a.entity && f.object == b.entity) ||
                                                (f.subject == b.entity && f.object == a.entity));
            });
        if (static_cast<int>(count) <= most) continue;
        most = static_cast<int>(count);
        best = a.weight >= b.weight ? Entities{a.entity, b.entity} : Entities{b.entity, a.entity};
      }
    }
    return best;
  };
  if (sides.size() < 2) return {};
  if (Entities pair = quarrelling(sides); !pair.empty()) return pair;
  std::stable_sort(sides.begin(), sides.end(),
                   [](const Side& a, const Side& b) { return a.weight > b.weight; });
  return {sides[0].entity, sides[1].entity};
}

/// "the parties", "the two sides", "the belligerents": those of a quarrel, without their names.
bool names_sides(const Reading& r, TokenId t) {
  if (r.token(t).upos != Upos::Noun || (r.token(t).features & kPlural) == 0 ||
      !r.is_word("sides-noun", t))
    return false;
  const TokenId article = r.child(t, {Deprel::Det, Deprel::DetPredet});
  return article != kNone && (r.lemma(article) == "the" || r.lemma(article) == "both");
}

}  // namespace

Entities sides_of_others(const Reading& r, const Clause& clause, const std::vector<Role>& roles,
                         const Entities& who) {
  for (const Role& role : roles) {
    for (TokenId t : clause.find(role)) {
      const auto* group = r.group_at(t);
      if (r.lemma(t) == "superpower") {
        Entities both = superpowers(r);
        std::erase_if(both, [&](std::uint32_t e) { return stands_for(r, who, e); });
        return both;
      }
      if (names_sides(r, t)) {
        const Entities sides = two_others_before(r, t, EntityType::Country, who);
        if (group == nullptr) return sides;
        const bool third = std::none_of(group->begin(), group->end(),
                                        [&](std::uint32_t e) { return stands_for(r, who, e); });
        if (third && r.type_of(group->front()) == EntityType::Country) return sides;
      }
      if (group == nullptr || group->size() != 2 || r.token(t).upos == Upos::Pron) continue;
      const bool mixed = std::any_of(group->begin(), group->end(),
                                     [&](std::uint32_t e) { return stands_for(r, who, e); });
      if (mixed) return two_others_before(r, t, r.type_of(group->front()), who);
    }
  }
  return {};
}

Entities phrase_actors(const Reading& r, TokenId noun, std::string_view preposition) {
  std::vector<TokenId> found;
  for (TokenId c : r.children(noun)) {
    if (r.is(c, {Deprel::Nmod, Deprel::Obl}) && r.preposition(c) == preposition) found.push_back(c);
  }
  return actors_at(r, found);
}

Entities asked_for_help(const Reading& r, const Act& act) {
  if (act.content == kNone || (!r.lexicon.is("help-noun", r.lemma(act.content)) &&
                               !r.lexicon.is("sought-noun", r.lemma(act.content))))
    return {};
  Entities found = phrase_actors(r, act.content, "from");
  // "sought the consent of Stalin"
  if (found.empty() && r.is_word("consent-noun", act.content))
    found = phrase_actors(r, act.content, "of");
  if (found.empty()) {
    std::vector<TokenId> givers;
    for (TokenId c : r.children(act.content)) {
      if (r.is(c, {Deprel::Amod, Deprel::Compound, Deprel::NmodPoss})) givers.push_back(c);
    }
    found = actors_at(r, givers);
  }
  std::erase_if(found, [&](std::uint32_t e) { return stands_for(r, act.who, e); });
  return found;
}

}  // namespace dossier::ingest
