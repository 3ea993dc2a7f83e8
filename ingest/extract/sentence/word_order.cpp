#include "ingest/extract/sentence/word_order.h"

#include "ingest/extract/actors/actors.h"
#include "ingest/extract/actors/behind_noun.h"

#include <algorithm>

namespace dossier::ingest {

bool hangs_oddly(const Reading& r, TokenId verb) {
  const Token& token = r.token(verb);
  if (token.upos != Upos::Verb || !r.is(verb, {Deprel::Acl, Deprel::AclRelcl})) return false;
  if (r.child(verb, {Deprel::Nsubj, Deprel::NsubjPass, Deprel::Mark, Deprel::AuxPass}) != kNone)
    return false;
  const bool past = (token.features & kPast) != 0 && (token.features & kGerund) == 0;
  return past && verb > r.sentence(verb).first_token && r.text(verb - 1) == "," &&
         verb + 1 < r.analysis.tokens.size() && r.text(verb + 1) != "by";
}

/// Participles that modify, gerunds and infinitives.
bool WordOrder::cannot_have_subject() const {
  const Token& verb = r_.token(verb_);
  const bool modifier = r_.is(verb_, {Deprel::Acl, Deprel::Amod, Deprel::Advcl, Deprel::Xcomp});
  const bool participle = (verb.features & kParticiple) != 0 && (verb.features & kFinite) == 0;
  return (participle && modifier) || (verb.features & (kGerund | kInfinitive)) != 0;
}

std::vector<std::uint32_t> WordOrder::subject() {
  if (over_insertion()) return found_;
  if ((r_.token(verb_).features & kGerund) != 0 && verb_ < begin_ + 4) return behind_comma();
  if (cannot_have_subject()) return {};
  TokenId end = verb_;  // one past the phrase that ends before the verb
  while (end > begin_ &&
         (r_.token(end - 1).upos == Upos::Adv || r_.token(end - 1).upos == Upos::Aux))
    --end;
  if (end == begin_) return {};
  if (r_.text(end - 1) == ",") end = before_parenthesis(end - 1);
  phrase(end);
  return found_;
}

bool WordOrder::over_insertion() {
  constexpr TokenId kLongest = 45;
  const TokenId comma = closing_comma();
  if (comma == kNone) return false;
  if (const std::uint32_t holder = holder_before(comma); holder != kNone) {
    add_actor(holder);
    return true;
  }
  bool finite = false;
  for (TokenId t = comma; t > begin_ + 1 && t + kLongest > comma;) {
    --t;
    if (r_.text(t) == ";") return false;
    finite = finite || is_finite(t);
    if (r_.text(t) != "," || r_.mention_of[t - 1] == kNone) continue;
    if (finite ? !begins_relative(t + 1) : !begins_insertion(t + 1)) continue;
    phrase(t);
    return !found_.empty();
  }
  return false;
}

/// "the Prime Minister of India, H.E. Mr. Rajiv Gandhi, paid": who is named between the commas and
/// holds the office told before them; or kNone.
std::uint32_t WordOrder::holder_before(TokenId comma) const {
  const std::uint32_t name = r_.mention_of[comma - 1];
  if (name == kNone || r_.type_of(r_.out.mentions[name].entity) != EntityType::Person) return kNone;
  TokenId first = r_.out.mentions[name].first_token;
  while (first > begin_ + 1 && r_.text(first - 1) != "," && is_capitalised(r_.text(first - 1)))
    --first;
  if (first <= begin_ + 1 || r_.text(first - 1) != ",") return kNone;
  const std::uint32_t person = r_.out.mentions[name].entity;
  const bool holds = std::any_of(r_.offices.begin(), r_.offices.end(), [&](const auto& office) {
    return office.person == person && office.first >= begin_ && office.last < first &&
           office.first + 12 > first && begins_phrase(office.first);
  });
  return holds ? person : kNone;
}

/// Nothing governs the nominal at the token: it stands behind a comma or at the beginning.
bool WordOrder::begins_phrase(TokenId t) const {
  while (t > begin_ && (r_.token(t - 1).upos == Upos::Det || r_.token(t - 1).upos == Upos::Adj))
    --t;
  return t == begin_ || r_.text(t - 1) == ",";
}

/// The comma right before the verb and its adverbs and auxiliaries, where the verb is a past form
/// that nothing makes a passive participle; or kNone.
TokenId WordOrder::closing_comma() const {
  const Token& verb = r_.token(verb_);
  if (verb.upos != Upos::Verb || (verb.features & kPast) == 0 || (verb.features & kGerund) != 0)
    return kNone;
  if (r_.child(verb_, {Deprel::Nsubj, Deprel::NsubjPass, Deprel::Cc, Deprel::AuxPass}) != kNone ||
      (verb_ + 1 < r_.analysis.tokens.size() && r_.text(verb_ + 1) == "by"))
    return kNone;
  TokenId t = verb_;
  while (t > begin_ && (r_.token(t - 1).upos == Upos::Adv || r_.token(t - 1).upos == Upos::Aux))
    --t;
  return t > begin_ + 2 && r_.text(t - 1) == "," ? t - 1 : kNone;
}

bool WordOrder::is_finite(TokenId t) const {
  const Upos tag = r_.token(t).upos;
  return (tag == Upos::Verb || tag == Upos::Aux) && (r_.token(t).features & kFinite) != 0;
}

/// "who", "to whom", "over which", "whose advisers".
bool WordOrder::begins_relative(TokenId t) const {
  if (r_.token(t).upos == Upos::Adp) ++t;
  const std::string_view word = r_.lemma(t);
  return word == "who" || word == "whom" || word == "whose" || word == "which";
}

/// An apposition or a participle: "the Soviet representative", "anxious that", "sent to".
bool WordOrder::begins_insertion(TokenId t) const {
  const Upos tag = r_.token(t).upos;
  return begins_relative(t) || tag == Upos::Det || tag == Upos::Verb || tag == Upos::Adj ||
         r_.lemma(t) == "then" || r_.lemma(t) == "himself";
}

/// "After defeating the Chinese, the British ..."
std::vector<std::uint32_t> WordOrder::behind_comma() {
  const TokenId end = r_.sentence(verb_).last_token;
  TokenId t = verb_;
  while (t < end && r_.text(t) != ",") ++t;
  for (TokenId n = t + 1; n < end && n < t + 6; ++n) {
    if (r_.mention_of[n] != kNone &&
        r_.out.mentions[r_.mention_of[n]].form != Mention::Form::Adjective) {
      add_actors(referents(r_, r_.out.mentions[r_.mention_of[n]].head));
      return found_;
    }
    if (r_.token(n).upos == Upos::Noun) return referents_of_one(r_, n);
    if (r_.token(n).upos == Upos::Verb || r_.token(n).upos == Upos::Adp) return {};
  }
  return {};
}

/// "the French and Vietnamese, along with China, met": the place before the first comma.
TokenId WordOrder::before_parenthesis(TokenId comma) {
  for (TokenId t = comma; t > begin_;) {
    --t;
    if (r_.token(t).upos == Upos::Verb && (r_.token(t).features & kFinite) != 0) return begin_;
    if (r_.text(t) != ",") continue;
    const std::string_view first = r_.lemma(t + 1);
    if (first == "along" || first == "together" || first == "including" || first == "alongside") {
      for (TokenId i = t + 1; i < comma; ++i) add_actor(r_.entity_at(i));
    }
    return t;
  }
  return begin_;
}

void WordOrder::add_actor(std::uint32_t entity) {
  if (entity != kNone && is_actor(r_.type_of(entity))) add_referent(found_, entity);
}

void WordOrder::add_actors(const std::vector<std::uint32_t>& entities) {
  for (std::uint32_t e : entities) add_actor(e);
}

TokenId WordOrder::start_of(TokenId t) const {
  if (r_.mention_of[t] != kNone) t = r_.out.mentions[r_.mention_of[t]].first_token;
  while (t > begin_ && (r_.token(t - 1).upos == Upos::Det || r_.token(t - 1).upos == Upos::Adj ||
                        r_.token(t - 1).upos == Upos::Num || r_.is(t - 1, {Deprel::Compound})))
    --t;
  return t;
}

/// The nominal that ends at `end` and those coordinated before it.
void WordOrder::phrase(TokenId end) {
  if (end <= begin_) return;
  const TokenId last = end - 1;
  const auto entities = referents_of_one(r_, last);
  const TokenId first = start_of(last);
  const Upos before = first > begin_ ? r_.token(first - 1).upos : Upos::Punct;
  if (before == Upos::Adp) return governor_of_phrase(first, entities);
  if (entities.empty() || before == Upos::Verb || r_.token(last).upos == Upos::Verb) return;
  add_actors(entities);
  coordinated_before(first);
}

/// "the foreign minister of France", "troops from Poland": the nominal at `first`, which stands for
/// `entities`, is the complement of the noun before its preposition.
void WordOrder::governor_of_phrase(TokenId first, const std::vector<std::uint32_t>& entities) {
  if (first < begin_ + 2) return;
  const TokenId noun = first - 2;
  if (r_.entity_at(noun) != kNone) return add_actor(r_.entity_at(noun));
  if (stands_for_others(r_, noun) && r_.lemma(first - 1) != "against") add_actors(entities);
}

/// "Britain, France, and | Germany": the names before the nominal at `first`.
void WordOrder::coordinated_before(TokenId first) {
  const std::string_view before = first > begin_ ? r_.lemma(first - 1) : std::string_view{};
  if ((before == "and" || before == ",") && first >= begin_ + 2 && r_.entity_at(first - 2) != kNone)
    phrase(first - 1);
  else if (before == "and" && first >= begin_ + 3 && r_.text(first - 2) == "," &&
           r_.entity_at(first - 3) != kNone)
    phrase(first - 2);
}

}  // namespace dossier::ingest
