#include "ingest/extract/proposals/proposal_owners.h"

#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/proposals/proposal_readers.h"
#include "ingest/extract/responses/answer_kind.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>

namespace dossier::ingest {

bool is_possessive(std::string_view word) {
  return word == "'s" || word == "\u2019s" || word == "'" || word == "\u2019";
}

namespace {

/// "a proposal from the minister in Washington, Edouard de Stoeckl": the person behind the comma.
Entities person_behind(const Reading& r, TokenId title) {
  constexpr TokenId kReach = 6;
  if (!r.lexicon.is("person-noun", lower(r.lemma(title)))) return {};
  const TokenId end = std::min(r.sentence(title).last_token, title + kReach);
  for (TokenId t = title + 1; t + 1 < end; ++t) {
    if (r.text(t) != ",") continue;
    const std::uint32_t e = r.entity_at(t + 1);
    return e != kNone && r.type_of(e) == EntityType::Person ? Entities{e} : Entities{};
  }
  return {};
}

/// "the Department of State's advocacy": the name before the possessive that stands before the
/// noun, whatever the parser hung it to.
Entities owner_before(const Reading& r, TokenId noun) {
  const TokenId begin = r.sentence(noun).first_token;
  TokenId t = noun;
  while (t > begin + 1 && (r.token(t - 1).upos == Upos::Adj || r.token(t - 1).upos == Upos::Num ||
                           r.lexicon.is("month", r.text(t - 1))))
    --t;
  if (t < begin + 2 || !is_possessive(r.text(t - 1))) return {};
  const std::uint32_t e = r.entity_at(t - 2);
  return e != kNone && is_actor(r.type_of(e)) ? Entities{e} : Entities{};
}

/// "an offer of mediation from Sweden": the giver hung to what is given.
Entities of_giver(const Reading& r, TokenId noun) {
  for (TokenId c : r.children(noun)) {
    if (c > noun && r.preposition(c) == "of") return phrase_actors(r, c, "from");
  }
  return {};
}

/// "the plan of Foreign Minister Rapacki for a neutral zone".
Entities of_person(const Reading& r, TokenId noun) {
  for (TokenId c : r.children(noun)) {
    const std::uint32_t e = r.entity_at(c);
    if (c > noun && r.preposition(c) == "of" && e != kNone &&
        (r.type_of(e) == EntityType::Person || r.type_of(e) == EntityType::Country))
      return {e};
  }
  return {};
}

/// "The suggestion of a conference came from Russia", "originated with the minister".
Entities of_origin(const Reading& r, TokenId noun) {
  const TokenId verb = r.is(noun, {Deprel::Nsubj}) ? r.head(noun) : kNone;
  if (verb == kNone || !r.is_word("coming-from", verb) ||
      Clause(r, verb).factuality() != Factuality::Stated)
    return {};
  Entities found = actors_at(r, Clause(r, verb).phrases("from"));
  return found.empty() ? actors_at(r, Clause(r, verb).phrases("with")) : found;
}

}  // namespace

Entities of_name_behind(const Reading& r, TokenId noun) {
  constexpr TokenId kLongestTitle = 8;
  const TokenId end = std::min(r.sentence(noun).last_token, noun + kLongestTitle);
  if (noun + 2 >= end) return {};
  const std::string_view link = r.text(noun + 1);
  if (link != "from" && link != "by" && link != "of") return {};
  for (TokenId t = noun + 2; t < end; ++t) {
    const std::uint32_t mention = r.mention_of[t];
    const Upos tag = r.token(t).upos;
    if (mention != kNone && r.out.mentions[mention].form == Mention::Form::Name) {
      // "of the Department of State's adviser" is no name behind it
      const Mention& name = r.out.mentions[mention];
      const bool owner = name.last_token < end && (is_possessive(r.text(name.last_token)) ||
                                                   r.token(name.last_token).upos == Upos::Noun);
      return owner || !is_actor(r.type_of(name.entity)) ? Entities{} : Entities{name.entity};
    }
    if (tag != Upos::Propn && tag != Upos::Adj && tag != Upos::Det && r.text(t) != "of") return {};
  }
  return {};
}

Entities owners_of(const Reading& r, TokenId noun) {
  std::vector<TokenId> owners;
  for (TokenId c : r.children(noun)) {
    const std::string_view preposition = r.preposition(c);
    if (r.is(c, {Deprel::NmodPoss, Deprel::Amod, Deprel::Compound}) ||
        (r.is(c, {Deprel::Nmod, Deprel::Obl}) && (preposition == "by" || preposition == "from")))
      owners.push_back(c);
    if (preposition != "by" && preposition != "from") continue;
    if (Entities person = person_behind(r, c); !person.empty()) return person;
  }
  Entities found = actors_at(r, owners);
  if (found.empty()) found = owner_before(r, noun);
  if (found.empty()) found = of_giver(r, noun);
  if (found.empty()) found = of_person(r, noun);
  if (found.empty() && r.text(noun + 1) != "of") found = of_name_behind(r, noun);
  return found.empty() ? of_origin(r, noun) : found;
}

Entities owner_but_answerer(const Reading& r, TokenId noun, TokenId governor, const Entities& who) {
  const TokenId owner = r.child(noun, {Deprel::NmodPoss});
  if (owner == kNone || r.token(owner).upos != Upos::Pron || r.lemma(owner) == "whose" ||
      !answer_kind(r, governor))
    return who;
  const Entities by = doers(r, Clause(r, governor));
  if (who != by) return who;
  const TokenId begin = r.sentence(governor).first_token;
  for (TokenId t = governor; t > begin; --t) {
    const std::uint32_t e = r.entity_at(t - 1);
    if (e != kNone && r.type_of(e) == EntityType::Person && !holds(by, e)) return {e};
  }
  return who;
}

}  // namespace dossier::ingest
