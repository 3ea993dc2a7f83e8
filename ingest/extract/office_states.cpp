#include "ingest/extract/office_states.h"

#include "ingest/extract/actors.h"
#include "ingest/extract/atoms.h"
#include "ingest/extract/clause.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
/// The state or body of the office: beside the title, behind it, or known of the person.
std::uint32_t OfficeStates::held_in(const TitleSpan& title, TokenId name,
                                    std::uint32_t person) const {
  if (r_.lemma(title.last - 1) == "counterpart") {
    if (const std::uint32_t other = behind(title); other != kNone) return other;
  }
  if (const std::uint32_t before = beside(title); before != kNone)
    return of_its_kind(title, before);
  if (!pronouns_known_ && owned_by_pronoun(title)) return kNone;
  if (const std::uint32_t body = home_.body(title); body != kNone) return body;
  if (const std::uint32_t of = complement(title.head, title.rank); of != kNone)
    return of_its_kind(title, of);
  if (name != kNone) {
    const TokenId person_at = r_.out.mentions[r_.mention_of[name]].head;
    if (const std::uint32_t of = complement(person_at, title.rank); of != kNone) return of;
  }
  if (const std::uint32_t body = behind(title); body != kNone) return body;
  if (const std::uint32_t body = led_by(title); body != kNone) return body;
  if (const std::uint32_t body = home_.secretariat(title); body != kNone) return body;
  if (title.rank == TitleRank::Office)
    return name != kNone && is_capitalised(r_.text(title.first)) ? leader_state(person) : kNone;
  if (const std::uint32_t house = chamber(title); house != kNone) return house;
  if (const std::uint32_t state = known_state(title, person); state != kNone) return state;
  return by_the_text(title, name, person);
}

/// Of an office that names no state, held by a person of whom none is known.
std::uint32_t OfficeStates::by_the_text(const TitleSpan& title, TokenId name,
                                        std::uint32_t person) const {
  if (const std::uint32_t state = employer(title); state != kNone) return state;
  if (const std::uint32_t state = home_.sender(title); state != kNone) return state;
  if (home_.executive(title) && home_.home() != kNone) return home_.home();
  if (const std::uint32_t state = main_state(title); state != kNone) return state;
  if (const std::uint32_t state = commands(title, name); state != kNone) return state;
  const bool foreign = home_.foreign(title) && is_capitalised(r_.text(title.first));
  if (rules_a_state(person)) return kNone;
  if (name != kNone) {
    if (const std::uint32_t scene = spoken_of(title); scene != kNone) return scene;
    if (const std::uint32_t state = only_state(title); state != kNone) return state;
  }
  if (foreign) {
    if (const std::uint32_t near = home_.foreign_before(title.first); near != kNone) return near;
  }
  const bool rules = home_.foreign(title) || lower(r_.text(title.last - 1)) == "president";
  return rules && pronouns_known_ ? home_.stage() : kNone;
}

OfficeStates::OfficeStates(const Reading& reading)
    : r_(reading),
      home_(reading),
      pronouns_known_(
          std::any_of(r_.out.mentions.begin(), r_.out.mentions.end(),
                      [](const Mention& m) { return m.form == Mention::Form::Pronoun; })) {}

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

/// "Its Secretary General" is no state's, "his National Security Adviser" no chamber's.
std::uint32_t OfficeStates::of_its_kind(const TitleSpan& title, std::uint32_t owner) const {
  if (r_.type_of(owner) == EntityType::Country) {
    const std::uint32_t body = home_.secretariat(title);
    return body == kNone ? owner : body;
  }
  const std::uint32_t state =
      american(title) && title.rank == TitleRank::Minister ? entity_named("United States") : kNone;
  return state == kNone ? owner : state;
}

/// The lexicon knows a head of state of this name, if not of a state that the text speaks of.
bool OfficeStates::rules_a_state(std::uint32_t person) const {
  const std::vector<std::uint32_t>* states = leads(r_.out.entities[person].name);
  return states != nullptr && std::any_of(states->begin(), states->end(), [&](std::uint32_t entry) {
           return r_.lexicon.entries[entry].type == EntityType::Country;
         });
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
  const bool owner = mention.last_token < end && plain(r_.text(mention.last_token)) == "'s";
  return mention.form == Mention::Form::Name && !owner ? mention.entity : kNone;
}

/// Of a member of a parliament: the chamber, where the text speaks of it.
std::uint32_t OfficeStates::chamber(const TitleSpan& title) const {
  const std::string_view word = r_.lemma(title.last - 1);
  const bool senate = word == "Senator" || word == "senator" || word == "Sen.";
  if (!senate && (title.rank != TitleRank::Member || !is_capitalised(r_.text(title.first)) ||
                  word == "Deputy"))
    return kNone;
  if (senate) return entity_named("U.S. Senate");
  const std::uint32_t house = entity_named("U.S. House of Representatives");
  const bool american =
      word.starts_with("Congress") || word.starts_with("Rep") || word.starts_with("congress");
  return house == kNone && american ? entity_named("U.S. Congress") : house;
}

/// "Britain was opposed, and Foreign Secretary Morrison complained", "to Manila, where President
/// Quirino spoke", "At The Hague, Prime Minister Drees replied": the one foreign state of which the
/// sentence has spoken; its capital only where the scene is set there.
std::uint32_t OfficeStates::spoken_of(const TitleSpan& title) const {
  const bool leads = title.rank == TitleRank::Head || title.rank == TitleRank::Minister;
  if (!leads || american(title) || !is_capitalised(r_.text(title.first))) return kNone;
  const TokenId begin = r_.sentence(title.first).first_token;
  std::uint32_t found = kNone;
  for (TokenId t = begin; t < title.first; ++t) {
    const std::uint32_t e = seat_at(t);
    if (e == kNone || e == found || r_.out.entities[e].name == "United States") continue;
    if (r_.out.mentions[r_.mention_of[t]].head != t || !sets_scene(t, begin)) continue;
    if (found != kNone) return kNone;
    found = e;
  }
  return found;
}

/// The state at the token, or the state whose capital it is.
std::uint32_t OfficeStates::seat_at(TokenId t) const {
  const std::uint32_t e = r_.entity_at(t);
  if (e == kNone || r_.type_of(e) == EntityType::Country) return e;
  if (r_.type_of(e) != EntityType::Place) return kNone;
  for (const NameSense& sense : r_.lexicon.names.find(r_.out.entities[e].name)) {
    if (sense.sense == Sense::Seat) return entity_named(r_.lexicon.entries[sense.entry].name);
  }
  return kNone;
}

/// A state does always, a capital in "In Ottawa, ..." and "to Manila, where ...".
bool OfficeStates::sets_scene(TokenId t, TokenId begin) const {
  const Mention& mention = r_.out.mentions[r_.mention_of[t]];
  const auto senses = r_.lexicon.names.find(r_.text(mention.first_token, mention.last_token));
  const bool capital = std::any_of(senses.begin(), senses.end(),
                                   [](const NameSense& s) { return s.sense == Sense::Seat; });
  if (!capital) return true;
  const TokenId next = mention.last_token;
  if (next + 1 < r_.mention_of.size() && r_.text(next) == "," && r_.text(next + 1) == "where")
    return true;
  return mention.first_token == begin + 1 && (r_.text(begin) == "In" || r_.text(begin) == "At");
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

/// "Admiral Saito led the Japanese delegation": the state of those he leads.
std::uint32_t OfficeStates::commands(const TitleSpan& title, TokenId name) const {
  if (name == kNone || title.rank == TitleRank::Head || title.rank == TitleRank::Office)
    return kNone;
  const TokenId person = r_.out.mentions[r_.mention_of[name]].head;
  const TokenId verb = r_.head(person);
  if (verb == kNone || !r_.is(person, {Deprel::Nsubj}) || !r_.is_word("lead-verb", verb))
    return kNone;
  for (TokenId object : Clause(r_, verb).objects()) {
    const std::uint32_t state = r_.entity_at(object);
    if (state != kNone && r_.type_of(state) == EntityType::Country) return state;
    for (std::uint32_t e : referents_behind(r_, object)) {
      if (r_.type_of(e) == EntityType::Country) return e;
    }
  }
  return kNone;
}

/// "Daoud, the former Afghan minister, led a coup against King Zahir": of a head without a state,
/// the only state of the sentence that has no other minister in it.
std::uint32_t OfficeStates::only_state(const TitleSpan& title) const {
  if (title.rank != TitleRank::Head || !is_capitalised(r_.text(title.first))) return kNone;
  const Sentence& s = r_.sentence(title.first);
  std::uint32_t found = kNone;
  for (TokenId t = s.first_token; t < s.last_token; ++t) {
    const std::uint32_t e = r_.entity_at(t);
    if (e == kNone || r_.type_of(e) != EntityType::Country || e == found) continue;
    if (r_.out.entities[e].name == "United States") continue;
    if (found != kNone) return kNone;
    found = e;
  }
  return found;
}

/// "Britain dispatched Braddock as commander": the state of who sends him.
std::uint32_t OfficeStates::employer(const TitleSpan& title) const {
  static constexpr std::string_view kVerbs[] = {
      "send", "dispatch", "appoint", "name", "nominate", "instruct", "order", "choose", "select"};
  TokenId verb = r_.head(title.head);
  for (int steps = 0; verb != kNone && steps < 3 && r_.token(verb).upos != Upos::Verb; ++steps)
    verb = r_.head(verb);
  if (verb == kNone ||
      std::find(std::begin(kVerbs), std::end(kVerbs), r_.lemma(verb)) == std::end(kVerbs))
    return kNone;
  for (TokenId subject : Clause(r_, verb).subjects()) {
    const std::uint32_t entity = r_.entity_at(subject);
    if (entity == kNone) continue;
    if (can_hold(entity)) return entity;
    if (is_person(entity)) return state_of(entity);
  }
  return kNone;
}

/// Of ministers and officers without a state, in a text that speaks of one state above all: that
/// state.
std::uint32_t OfficeStates::main_state(const TitleSpan& title) const {
  if (!pronouns_known_ || american(title)) return kNone;
  const std::string_view word = r_.lemma(title.first);
  const bool naval = word == "Commodore" || word == "Admiral";
  if (title.rank != TitleRank::Minister && title.rank != TitleRank::Member &&
      title.rank != TitleRank::Envoy && !naval)
    return kNone;
  std::vector<std::uint32_t> count(r_.out.entities.size(), 0);
  std::uint32_t all = 0, best = kNone;
  for (const Mention& mention : r_.out.mentions) {
    if (r_.type_of(mention.entity) != EntityType::Country) continue;
    ++all;
    if (++count[mention.entity] > (best == kNone ? 0 : count[best])) best = mention.entity;
  }
  if (best == kNone || count[best] * 10 < all * 5) return kNone;
  if (home_.foreign(title) && r_.out.entities[best].name == "United States") return kNone;
  if (title.rank != TitleRank::Envoy) return best;
  const std::uint32_t host = accredited_to(title);
  return host == kNone || (host != best && r_.type_of(host) == EntityType::Country) ? best : kNone;
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

/// The state of the person, else the body: "his Special Representative", of a Secretary-General.
std::uint32_t OfficeStates::served_by(std::uint32_t person) const {
  if (const std::uint32_t state = r_.state_of(person); state != kNone) return state;
  for (const auto& office : r_.offices) {
    if (office.person == person && office.held_in != kNone) return office.held_in;
  }
  return leader_state(person);
}

/// "India, whose Prime Minister, Jawaharlal Nehru," and "the Popular Movement (MPLA), whose
/// leader".
std::uint32_t OfficeStates::antecedent(TokenId whose) const {
  const TokenId begin = r_.sentence(whose).first_token;
  for (TokenId t = whose; t > begin && t + 5 > whose;) {
    const std::uint32_t e = r_.entity_at(--t);
    if (e != kNone) return can_hold(e) ? e : is_person(e) ? state_of(e) : kNone;
    if (r_.token(t).upos != Upos::Punct) return kNone;
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

std::uint32_t OfficeStates::state_of(std::uint32_t person) const {
  const std::uint32_t served = r_.state_of(person);
  return served == kNone ? leader_state(person) : served;
}

std::uint32_t OfficeStates::known_state(const TitleSpan& title, std::uint32_t person) const {
  // A rank is no office of the state: "General MacArthur".
  const std::uint32_t served =
      title.rank == TitleRank::Officer ? r_.state_of(person) : state_of(person);
  if (served != kNone) return served;
  if (british(title)) return entity_named("United Kingdom");
  return american(title) ? entity_named("United States") : kNone;
}

/// Offices that only the United Kingdom has.
bool OfficeStates::british(const TitleSpan& title) const {
  static constexpr std::string_view kBritish[] = {
      "Foreign Secretary",           "Home Secretary",
      "Chancellor of the Exchequer", "Lord Privy Seal",
      "Colonial Secretary",          "Commonwealth Secretary",
      "First Lord of the Admiralty"};
  const std::string words = plain(r_.text(title.first, title.last));
  return std::find(std::begin(kBritish), std::end(kBritish), words) != std::end(kBritish);
}

/// Offices that only the United States has.
bool OfficeStates::american(const TitleSpan& title) const {
  static constexpr std::string_view kAmerican[] = {"secretary of state",
                                                   "senator",
                                                   "national security advisor",
                                                   "national security adviser",
                                                   "secretary of defense",
                                                   "congressman",
                                                   "secretary of the treasury",
                                                   "secretary of war",
                                                   "assistant secretary of state",
                                                   "under secretary of state",
                                                   "undersecretary of state",
                                                   "deputy secretary of state",
                                                   "acting secretary of state",
                                                   "secretary of the navy",
                                                   "acting secretary",
                                                   "first lady",
                                                   "senate majority leader",
                                                   "vice president",
                                                   "senate minority leader",
                                                   "special trade representative",
                                                   "secretary of commerce",
                                                   "secretary of the army",
                                                   "secretary of the air force",
                                                   "secretary of agriculture",
                                                   "secretary of the interior",
                                                   "secretary of labor"};
  std::string words = lower(plain(r_.text(title.first, title.last)));
  // "Assistant Secretary of State for African Affairs"; with "Secretary of State for" others begin.
  if (const std::size_t department = words.find(" secretary of state for ");
      department != std::string::npos)
    words.resize(words.find(" for ", department));
  if ((r_.token(title.head).features & kPlural) != 0 && words.ends_with('s')) words.pop_back();
  return std::any_of(std::begin(kAmerican), std::end(kAmerican), [&](std::string_view office) {
    if (!words.ends_with(office)) return false;
    const std::size_t before = words.size() - office.size();
    return before == 0 || words[before - 1] == ' ' || words[before - 1] == '-';
  });
}

/// The entries that the lexicon has for the name or the longest end of it, or null.
const std::vector<std::uint32_t>* OfficeStates::leads(std::string_view name) const {
  auto known = r_.lexicon.leaders.find(name);
  for (std::size_t space = name.find(' ');
       known == r_.lexicon.leaders.end() && space != std::string_view::npos;
       space = name.find(' ', space + 1))
    known = r_.lexicon.leaders.find(name.substr(space + 1));
  return known == r_.lexicon.leaders.end() ? nullptr : &known->second;
}

std::uint32_t OfficeStates::leader_state(std::uint32_t person) const {
  const std::vector<std::uint32_t>* states = leads(r_.out.entities[person].name);
  if (states == nullptr) return kNone;
  for (std::uint32_t entry : *states) {
    if (const std::uint32_t state = entity_named(r_.lexicon.entries[entry].name); state != kNone)
      return state;
  }
  return kNone;
}

std::uint32_t OfficeStates::entity_named(std::string_view name) const {
  for (std::uint32_t i = 0; i < r_.out.entities.size(); ++i) {
    if (r_.out.entities[i].name == name) return i;
  }
  return kNone;
}

}  // namespace dossier::ingest
