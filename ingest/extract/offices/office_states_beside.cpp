#include "ingest/extract/actors/actors.h"
#include "ingest/extract/lexicon/atoms.h"
#include "ingest/extract/offices/office_states.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>
#include <string>

// What stands beside or behind a title and tells what the office is held in.

namespace dossier::ingest {

/// "his personal envoy": whose he is can be told only when pronouns are resolved.
bool OfficeStates::owned_by_pronoun(const TitleSpan& title) const {
  const TokenId begin = r_.sentence(title.first).first_token;
  for (TokenId t = title.first; t > begin && t + 4 > title.first;) {
    --t;
    const std::string word = lower(r_.text(t));
    if (word == "his" || word == "her" || word == "their" || word == "its") return true;
    if (r_.token(t).upos != Upos::Adj && r_.token(t).upos != Upos::Noun) return false;
  }
  return false;
}

/// "the Republic of Indonesia, of which they became President": what the relative clause is about.
std::uint32_t OfficeStates::of_which(const TitleSpan& title) const {
  const TokenId begin = r_.sentence(title.first).first_token;
  for (TokenId t = title.first, steps = 0; t > begin + 2 && steps < 14; ++steps) {
    --t;
    if (r_.text(t) == ";") return kNone;
    if (r_.lemma(t) != "which") continue;
    if (r_.text(t - 1) != "of") return kNone;
    const TokenId before = r_.text(t - 2) == "," ? t - 3 : t - 2;
    return can_hold(r_.entity_at(before)) ? r_.entity_at(before) : kNone;
  }
  return kNone;
}

std::vector<std::uint32_t> OfficeStates::each_of(const TitleSpan& title) const {
  std::vector<std::uint32_t> states;
  if ((r_.token(title.head).features & kPlural) == 0) return states;
  bool joined = false;
  const auto collects = [&](TokenId t) {
    const std::uint32_t e = r_.entity_at(t);
    if (e != kNone && r_.type_of(e) == EntityType::Country) {
      if (states.empty() || states.back() != e) states.push_back(e);
      return true;
    }
    const bool and_too = r_.token(t).upos == Upos::Cconj && !states.empty();
    joined = joined || and_too;
    return and_too || r_.token(t).upos == Upos::Det || (r_.text(t) == "," && !states.empty());
  };
  const Sentence& s = r_.sentence(title.first);
  // "of India and Pakistan" behind it, else "British and French" before it
  TokenId t = title.last;
  if (t < s.last_token && r_.text(t) == "of") {
    for (++t; t < s.last_token && collects(t);) ++t;
  } else {
    for (t = title.first; t > s.first_token && collects(t - 1);) --t;
    std::reverse(states.begin(), states.end());
  }
  return joined ? states : std::vector<std::uint32_t>{};
}

/// "the Secretary-General of the United Nations", "his counterpart from New Zealand": by the order
/// of words, where the tree has torn the title apart.
std::uint32_t OfficeStates::behind(const TitleSpan& title) const {
  const TokenId end = r_.sentence(title.first).last_token;
  TokenId t = title.last;
  const bool counterpart = r_.lemma(title.last - 1) == "counterpart";
  if (t + 1 >= end || (r_.text(t) != "of" && !(counterpart && r_.text(t) == "from"))) return kNone;
  if (r_.token(++t).upos == Upos::Det) ++t;
  // "of the rival Federalist Party"
  for (int steps = 0; steps < 2 && t < end && r_.entity_at(t) == kNone; ++steps) {
    if (r_.token(t).upos == Upos::Adj || r_.lemma(t) == "rival") ++t;
  }
  if (t >= end || !can_hold(r_.entity_at(t))) return kNone;
  const Mention& mention = r_.out.mentions[r_.mention_of[t]];
  const TokenId next = mention.last_token;
  // "commander in chief of the Chilean army"
  if (mention.form == Mention::Form::Adjective && next < end &&
      (r_.is_word("troops-noun", next) || r_.is_word("mission-body", next)))
    return mention.entity;
  const bool owner = next < end && plain(r_.text(next)) == "'s";
  return mention.form == Mention::Form::Name && !owner ? mention.entity : kNone;
}

/// "The Commission is led by three co-chairs": what they lead.
std::uint32_t OfficeStates::led_by(const TitleSpan& title) const {
  // "France, represented by Ambassador Bonnet"
  const TokenId head = r_.is(title.head, {Deprel::Compound, Deprel::Flat, Deprel::Amod}) &&
                               r_.head(title.head) != kNone
                           ? r_.head(title.head)
                           : title.head;
  const TokenId verb = r_.head(head);
  if (verb != kNone && head != title.head && r_.lemma(verb) != "represent") return kNone;
  if (verb == kNone || r_.preposition(head) != "by" ||
      (r_.lemma(verb) != "lead" && r_.lemma(verb) != "head" && r_.lemma(verb) != "chair" &&
       r_.lemma(verb) != "represent"))
    return kNone;
  for (TokenId object : Clause(r_, verb).objects()) {
    if (can_hold(r_.entity_at(object))) return r_.entity_at(object);
    // "British forces, led by Colonel Washington"
    if (!r_.is_word("troops-noun", object)) continue;
    for (std::uint32_t e : referents_behind(r_, object)) {
      if (r_.type_of(e) == EntityType::Country) return e;
    }
  }
  return kNone;
}

/// The state an envoy is sent to: "ambassador to Chile", "the minister in Paris".
std::uint32_t OfficeStates::accredited_to(const TitleSpan& title) const {
  for (TokenId c : r_.children(title.head)) {
    if (r_.is(c, {Deprel::Nmod, Deprel::NmodDesc}) && r_.entity_at(c) != kNone)
      return r_.entity_at(c);
  }
  return kNone;
}

/// "U.S. President", "former Russian foreign minister", "Russia's President", "Carter's advisor".
std::uint32_t OfficeStates::beside(const TitleSpan& title) const {
  TokenId at = title.first;
  const TokenId begin = r_.sentence(title.first).first_token;
  for (int steps = 0; at > begin && steps < 4; ++steps) {
    --at;
    if (r_.text(at) == "whose") return antecedent(at);
    // "the party and its leader"
    const bool its = r_.token(at).upos == Upos::Pron && at >= begin + 2 && r_.text(at - 1) == "and";
    if (its && can_hold(r_.entity_at(at - 2))) return r_.entity_at(at - 2);
    // "Nixon's ordeal President Kubitschek"
    const bool done = at + 1 == title.first && r_.token(at).upos == Upos::Noun &&
                      !is_capitalised(r_.text(at)) && is_capitalised(r_.text(title.first)) &&
                      title.rank == TitleRank::Head && r_.entity_at(at) == kNone;
    if (done) return kNone;
    const std::uint32_t entity = r_.entity_at(at);
    if (can_hold(entity)) return entity;
    const bool owner = r_.text(at + 1) == "'s" || r_.text(at + 1) == "\xE2\x80\x99s" ||
                       r_.token(at).deprel == Deprel::NmodPoss || r_.token(at).upos == Upos::Pron;
    if (is_person(entity)) return owner ? served_by(entity) : kNone;
    const Upos tag = r_.token(at).upos;
    const bool possessive = r_.text(at) == "'s" || r_.text(at) == "\xE2\x80\x99s" ||
                            r_.text(at) == "'" || r_.text(at) == "\xE2\x80\x99";
    // "Mexico's newly elected president"
    const bool made = tag == Upos::Adv || r_.lemma(at) == "elect" || r_.lemma(at) == "appoint";
    if (tag != Upos::Adj && tag != Upos::Noun && !possessive && !made && r_.text(at) != ")" &&
        !(tag == Upos::Punct && r_.text(at) == "-"))
      break;
  }
  const TokenId owner = r_.child(title.head, {Deprel::NmodPoss});
  if (owner == kNone) return kNone;
  const std::uint32_t entity = r_.entity_at(owner);
  return can_hold(entity) ? entity : is_person(entity) ? served_by(entity) : kNone;
}

/// "India, whose Prime Minister, Jawaharlal Nehru," and "the Popular Movement (MPLA), whose
/// leader".
std::uint32_t OfficeStates::antecedent(TokenId whose) const {
  const TokenId begin = r_.sentence(whose).first_token;
  for (TokenId t = whose; t > begin && t + 5 > whose;) {
    const std::uint32_t e = r_.entity_at(--t);
    if (e != kNone) return can_hold(e) ? e : is_person(e) ? home_of(e) : kNone;
    if (r_.token(t).upos != Upos::Punct) return kNone;
  }
  return kNone;
}

/// "became President and Vice President of Peru": the state behind the last of the offices.
std::uint32_t OfficeStates::shared_state(const TitleSpan& title) const {
  if (title.last >= r_.sentence(title.first).last_token || r_.token(title.last).upos != Upos::Cconj)
    return kNone;
  for (TokenId c : r_.conjuncts(title.head)) {
    if (c <= title.head) continue;
    const std::uint32_t state = complement(c, title.rank);
    if (state != kNone && r_.type_of(state) == EntityType::Country) return state;
  }
  return kNone;
}

/// "president of the Council", "ambassador of France"; "to" only for those who serve an
/// organization.
std::uint32_t OfficeStates::complement(TokenId token, TitleRank rank) const {
  for (TokenId c : r_.children(token)) {
    const std::string_view preposition = r_.preposition(c);
    if (rank == TitleRank::Envoy && preposition != "of") continue;
    // "adviser to the Treasury" serves it, "minister to France" does not serve France.
    const bool serves = preposition == "to" && r_.is_word("adviser-noun", token);
    // "in the presence of President Truman, by Bevin for Britain": names have "of" alone.
    if (is_person(r_.entity_at(token)) && preposition != "of") continue;
    if (!r_.is(c, {Deprel::Nmod, Deprel::NmodDesc}) ||
        (preposition != "of" && preposition != "at" && preposition != "for" &&
         preposition != "in" && !serves))
      continue;
    if (can_hold(r_.entity_at(c)) &&
        r_.out.mentions[r_.mention_of[c]].form != Mention::Form::Description)
      return r_.entity_at(c);
    // "chairman of the board of the Institute"
    if (r_.entity_at(c) == kNone && r_.is_word("part-of-body", c)) {
      for (TokenId inner : r_.children(c)) {
        if (r_.is(inner, {Deprel::Nmod}) && r_.preposition(inner) == "of" &&
            can_hold(r_.entity_at(inner)))
          return r_.entity_at(inner);
      }
    }
    // "commander of U.S. forces in Korea", "head of the French delegation"
    const bool sent = r_.entity_at(c) == kNone && r_.is_word("mission-body", c);
    if (!sent && (rank != TitleRank::Officer || !r_.is_word("troops-noun", c))) continue;
    for (std::uint32_t e : referents_behind(r_, c)) {
      if (can_hold(e)) return e;
    }
  }
  return kNone;
}

}  // namespace dossier::ingest
