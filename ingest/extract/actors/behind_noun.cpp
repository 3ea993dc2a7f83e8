#include "ingest/extract/actors/behind_noun.h"

#include "ingest/extract/actors/actors.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

bool is_state_or_body(const Reading& r, std::uint32_t entity) {
  return entity != kNone && (r.type_of(entity) == EntityType::Country ||
                             r.type_of(entity) == EntityType::Organization);
}

void add_states(const Reading& r, const std::vector<TokenId>& tokens, Entities& all) {
  for (TokenId t : tokens) {
    if (is_state_or_body(r, r.entity_at(t))) add_referent(all, r.entity_at(t));
  }
}

/// "agreements with 19 countries under the Act: Belgium, Brazil, ...": behind the mark that follows
/// without another verb; without a number only behind "such as".
TokenId late_list(const Reading& r, TokenId noun, TokenId end) {
  if (!r.is_word("state-plural", noun)) return kNone;
  const bool counted = r.child(noun, {Deprel::Nummod}) != kNone;
  for (TokenId t = noun + 1; t + 1 < end && t < noun + 14; ++t) {
    if (r.text(t) == ":" && counted) return t + 1;
    // "countries outside the hemisphere such as Italy and China"
    if (r.text(t) == "such" && r.text(t + 1) == "as") return t + 2;
    if (r.token(t).upos == Upos::Verb || r.token(t).upos == Upos::Aux || r.text(t) == ",")
      return kNone;
  }
  return kNone;
}

/// Where the list behind a noun begins: after a mark, "such as" or ", including"; kNone where none
/// follows.
TokenId list_start(const Reading& r, TokenId noun) {
  const TokenId end = r.sentence(noun).last_token;
  if (noun + 2 >= end) return kNone;
  TokenId t = noun + 1;
  const std::string mark = plain(r.text(t));
  if (mark == "-" || mark == "--" || mark == ":" || mark == "(") return t + 1;
  if (const TokenId late = late_list(r, noun, end); late != kNone) return late;
  if (mark == ",") ++t;
  const std::string_view word = r.text(t);
  if (word == "including" || word == "notably") return t + 1;
  if (word == "among" && t + 2 < end && r.text(t + 1) == "them") return t + 2;
  return word == "such" && t + 1 < end && r.text(t + 1) == "as" ? t + 2 : kNone;
}

/// The states whose adjectives stand before a noun like "governments"; false where none does.
bool add_adjectives(const Reading& r, TokenId noun, Entities& all) {
  if (!r.is_word("state-plural", noun) && !r.is_word("stand-for-act", noun)) return false;
  const std::size_t before = all.size();
  for (TokenId c : r.children(noun)) {
    if (r.is(c, {Deprel::Amod, Deprel::Compound})) add_states(r, r.conjuncts(c), all);
  }
  return all.size() > before;
}

/// "Meir's government", "Semenov's delegation": the state that the person leads or serves.
std::uint32_t governed_by(const Reading& r, TokenId noun, std::uint32_t person) {
  // What is done to his government is done to him.
  const bool acts = !r.is(noun, {Deprel::Obj, Deprel::NsubjPass});
  const bool stands_for_state =
      acts && (r.is_word("regime-noun", noun) || r.is_word("mission-body", noun));
  const std::uint32_t state = stands_for_state ? r.state_of(person) : kNone;
  return state == kNone ? person : state;
}

/// "Castro's revolutionaries" are his, "the guerrillas of the Communist Party" its.
void add_leader(const Reading& r, TokenId noun, Entities& all) {
  for (TokenId c : r.children(noun)) {
    const std::uint32_t e = r.is(c, {Deprel::Nmod}) ? r.entity_at(c) : kNone;
    if (e != kNone && r.preposition(c) == "of" && r.type_of(e) == EntityType::Organization)
      add_referent(all, e);
  }
  const TokenId owner = r.child(noun, {Deprel::NmodPoss});
  const std::uint32_t leader = owner == kNone ? kNone : r.entity_at(owner);
  if (leader != kNone && r.type_of(leader) == EntityType::Person) add_referent(all, leader);
}

/// "Kim Il Sung, whose fighters attacked": whom "whose" stands for, or kNone.
TokenId antecedent_of_owner(const Reading& r, TokenId owner) {
  if (r.lemma(owner) != "whose") return kNone;
  TokenId at = r.head(owner);
  for (int steps = 0; at != kNone && steps < 4; ++steps, at = r.head(at)) {
    if (r.is(at, {Deprel::AclRelcl})) return r.head(at);
  }
  return kNone;
}

/// "backed" in "Soviet-backed troops"
bool backed_only(const Reading& r, TokenId modifier) {
  return modifier > 0 && r.token(modifier).upos == Upos::Verb && r.text(modifier) != "led" &&
         plain(r.text(modifier - 1)) == "-";
}

/// "twenty-one American republics": of the hemisphere, and not of the United States.
bool of_hemisphere(const Reading& r, TokenId noun, TokenId modifier) {
  const std::string_view word = r.lemma(noun);
  return (r.token(noun).features & kPlural) != 0 && r.text(modifier) == "American" &&
         (word == "republic" || word == "nation" || word == "state" || word == "country");
}

/// "Soviet troops", "Japan's navy": what one modifier of the noun names.
void add_modifier(const Reading& r, TokenId noun, TokenId modifier, Entities& all) {
  if (of_hemisphere(r, noun, modifier)) return;
  const bool owner = r.is(modifier, {Deprel::NmodPoss});
  const TokenId antecedent = owner ? antecedent_of_owner(r, modifier) : kNone;
  if (antecedent != kNone) modifier = antecedent;
  const auto parts = antecedent == kNone ? r.conjuncts(modifier) : std::vector<TokenId>{antecedent};
  for (TokenId part : parts) {
    const std::uint32_t e = r.entity_at(part);
    if (is_state_or_body(r, e))
      add_referent(all, e);
    else if (owner && e != kNone && is_actor(r.type_of(e)))
      add_referent(all, governed_by(r, noun, e));
  }
  // "U.S. and South Vietnamese troops" may be parsed with the adjective below another modifier.
  // "Soviet-backed Ethiopian troops" are not Soviet, "U.S.-led troops" are American as well.
  if (backed_only(r, modifier)) return;
  for (TokenId below : r.children(modifier)) {
    if (r.is(below, {Deprel::Amod, Deprel::Compound})) add_states(r, {below}, all);
  }
}

/// "Warsaw Pact troops from Poland and Hungary": those they come from.
void add_origin(const Reading& r, TokenId noun, Entities& all) {
  for (TokenId c : r.children(noun)) {
    if (r.is(c, {Deprel::Nmod}) && r.preposition(c) == "from") add_states(r, r.conjuncts(c), all);
  }
}

/// "the government of France", "officials in Washington": what one complement names.
void add_complement(const Reading& r, TokenId noun, TokenId complement, Entities& all) {
  for (TokenId part : r.conjuncts(complement)) {
    if (const auto* group = r.group_at(part)) {
      for (std::uint32_t e : *group) add_referent(all, e);
    }
    const std::uint32_t e = r.entity_at(part);
    if (e != kNone && is_actor(r.type_of(e))) add_referent(all, governed_by(r, noun, e));
    // "representatives of the Spanish and French governments"
    else if (r.mention_of[part] == kNone && add_adjectives(r, part, all))
      continue;
    // "representatives of 44 nations, including Britain"
    else if (r.mention_of[part] == kNone && (r.token(part).features & kPlural) != 0)
      add_list_behind(r, part, all);
  }
}

/// "some members of Congress" are less than the body.
bool only_some(const Reading& r, TokenId members) {
  static constexpr std::string_view kParts[] = {"some",   "many",    "several", "few",
                                                "most",   "certain", "various", "individual",
                                                "number", "a",       "another", "one"};
  const auto children = r.children(members);
  return std::any_of(children.begin(), children.end(), [&](TokenId c) {
    return c < members &&
           std::find(std::begin(kParts), std::end(kParts), r.lemma(c)) != std::end(kParts);
  });
}

/// The complement of "the invasion of Egypt" suffers and does not act.
bool complement_acts(const Reading& r, TokenId noun) {
  const bool acts = r.lexicon.is("stand-for-act", r.lemma(noun)) ||
                    (r.lemma(noun) == "member" && (r.token(noun).features & kPlural) != 0);
  return acts || !r.lexicon.facts.nouns.contains(r.lemma(noun));
}

}  // namespace

void add_referent(Entities& all, std::uint32_t entity) {
  if (entity != kNone && std::find(all.begin(), all.end(), entity) == all.end())
    all.push_back(entity);
}

bool stands_for_others(const Reading& r, TokenId noun) {
  const std::string_view word = r.lemma(noun);
  if (word == "member" && only_some(r, noun)) return false;
  return r.is_word("stand-for-act", noun) || word == "member" || word == "part" || word == "rest";
}

void add_list_behind(const Reading& r, TokenId noun, Entities& all) {
  const TokenId start = list_start(r, noun);
  if (start == kNone) return;
  const TokenId end = r.sentence(noun).last_token;
  for (TokenId n = start; n < end; ++n) {
    if (r.mention_of[n] != kNone) {
      if (r.out.mentions[r.mention_of[n]].form == Mention::Form::Adjective) return;
      const std::uint32_t e = r.entity_at(n);
      if (is_actor(r.type_of(e))) add_referent(all, e);
      continue;
    }
    const Upos tag = r.token(n).upos;
    if (r.text(n) != "," && tag != Upos::Cconj && tag != Upos::Det) return;
  }
}

void add_behind_noun(const Reading& r, TokenId noun, Entities& all) {
  // "Afghan insurgents" do not stand for their state, nor does "German ally" for Germany.
  if (r.is_word("against-state", noun)) return add_leader(r, noun, all);
  if (r.is_word("kin-noun", noun) || r.is_word("family-noun", noun)) return;
  for (TokenId c : r.children(noun)) {
    if (r.is(c, {Deprel::Amod, Deprel::Compound, Deprel::NmodPoss, Deprel::NmodDesc}))
      add_modifier(r, noun, c, all);
  }
  if (!all.empty() && r.is_word("troops-noun", noun)) add_origin(r, noun, all);
  if (!all.empty() || !complement_acts(r, noun)) return;
  for (TokenId c : r.children(noun)) {
    if (!r.is(c, {Deprel::Nmod})) continue;
    const std::string_view preposition = r.preposition(c);
    if (preposition == "of" || preposition == "from" || preposition == "in")
      add_complement(r, noun, c, all);
  }
}

}  // namespace dossier::ingest
