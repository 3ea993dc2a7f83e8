#include "ingest/extract/offices/office_states.h"

#include "ingest/extract/actors/actors.h"
#include "ingest/extract/lexicon/atoms.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {

/// The state or body of the office: beside the title, behind it, or known of the person.
std::uint32_t OfficeStates::held_in(const TitleSpan& title, TokenId name,
                                    std::uint32_t person) const {
  if (r_.lemma(title.last - 1) == "counterpart") {
    if (const std::uint32_t other = behind(title); other != kNone) return other;
  }
  // "an American professor at the university": in its service.
  if (r_.text(title.last - 1) == "at") {
    const std::uint32_t house = complement(title.head, title.rank);
    return house == kNone ? behind(title) : house;
  }
  if (const std::uint32_t before = beside(title); before != kNone)
    return of_its_kind(title, before);
  if (!pronouns_known_ && owned_by_pronoun(title)) return kNone;
  if (const std::uint32_t body = home_.body(title); body != kNone) return body;
  if (const std::uint32_t of = complement(title.head, title.rank); of != kNone)
    return of_its_kind(title, of);
  if (leads_movement(title)) return kNone;
  if (const std::uint32_t shared = shared_state(title); shared != kNone) return shared;
  if (name != kNone) {
    const TokenId person_at = r_.out.mentions[r_.mention_of[name]].head;
    if (const std::uint32_t of = complement(person_at, title.rank); of != kNone) return of;
  }
  if (const std::uint32_t body = behind(title); body != kNone) return body;
  if (const std::uint32_t body = led_by(title); body != kNone) return body;
  if (const std::uint32_t body = home_.secretariat(title); body != kNone) return body;
  if (title.rank == TitleRank::Office) {
    // "Mayor Brandt" and "Governor Reagan" were to lead their states later.
    const std::string_view word = r_.lemma(title.last - 1);
    const bool lesser = word == "Mayor" || word == "Governor";
    const bool known = name != kNone && is_capitalised(r_.text(title.first)) && !lesser;
    return known ? leader_state(person) : kNone;
  }
  if (const std::uint32_t house = chamber(title); house != kNone) return house;
  if (const std::uint32_t state = known_state(title, person); state != kNone) return state;
  if (british(title)) return kNone;
  return by_the_text(title, name, person);
}

/// "the aged leader of the Zionist movement": of no state.
bool OfficeStates::leads_movement(const TitleSpan& title) const {
  if (r_.lemma(title.last - 1) != "leader") return false;
  return std::any_of(r_.children(title.head).begin(), r_.children(title.head).end(),
                     [&](TokenId c) {
                       return r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of" &&
                              r_.is_word("movement-noun", c);
                     });
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
  // "Admiral Ismael Huerta" is only a namesake of a president; "President Huerta" may be the one.
  const std::string& called = r_.out.entities[person].name;
  const bool namesake = title.rank != TitleRank::Head && !r_.lexicon.leaders.contains(called);
  if (!namesake && rules_a_state(person)) return kNone;
  if (name != kNone) {
    if (const std::uint32_t scene = spoken_of(title); scene != kNone) return scene;
    if (const std::uint32_t state = only_state(title); state != kNone) return state;
  }
  if (foreign) {
    const std::uint32_t near = home_.foreign_before(title.first);
    // America has sent ministers; it has no finance minister.
    const bool envoy = title.last == title.first + 1;
    if (near != kNone && (envoy || r_.out.entities[near].name != "United States")) return near;
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

/// "Its Secretary General" is no state's, "his National Security Adviser" no chamber's.
std::uint32_t OfficeStates::of_its_kind(const TitleSpan& title, std::uint32_t owner) const {
  if (r_.type_of(owner) == EntityType::Country) {
    std::uint32_t body = home_.secretariat(title);
    // "Virginia delegate George Wythe": to the congress.
    if (body == kNone && r_.lemma(title.last - 1) == "delegate") body = home_.body(title);
    return body == kNone ? owner : body;
  }
  // "The Department of State had instructed its Ambassador": an envoy stands for the state.
  const bool stands_for_state = title.rank == TitleRank::Envoy;
  const bool serves_state =
      stands_for_state || (american(title) && title.rank == TitleRank::Minister);
  const std::uint32_t state = !serves_state      ? kNone
                              : stands_for_state ? state_over(owner)
                                                 : entity_named("United States");
  return state == kNone ? owner : state;
}

/// The state of which the lexicon knows that it has the body, where the text names both.
std::uint32_t OfficeStates::state_over(std::uint32_t body) const {
  const std::uint32_t entry =
      r_.lexicon.find_entry(EntityType::Organization, r_.out.entities[body].name);
  if (entry == kNone || r_.lexicon.entries[entry].of.empty()) return kNone;
  const std::uint32_t state = entity_named(r_.lexicon.entries[entry].of);
  return state != kNone && r_.type_of(state) == EntityType::Country ? state : kNone;
}

/// The lexicon knows a head of state of this name, if not of a state that the text speaks of.
bool OfficeStates::rules_a_state(std::uint32_t person) const {
  const std::vector<std::uint32_t>* states = leads(r_.out.entities[person].name);
  return states != nullptr && std::any_of(states->begin(), states->end(), [&](std::uint32_t entry) {
           return r_.lexicon.entries[entry].type == EntityType::Country;
         });
}

/// Of a member of a parliament: the chamber, where the text speaks of it.
std::uint32_t OfficeStates::chamber(const TitleSpan& title) const {
  const std::string_view word = r_.lemma(title.last - 1);
  const bool senate = word == "Senator" || word == "senator" || word == "Sen.";
  if (!senate && (title.rank != TitleRank::Member || !is_capitalised(r_.text(title.first)) ||
                  word == "Deputy"))
    return kNone;
  if (senate) return entity_named("U.S. Senate");
  const bool american =
      word.starts_with("Congress") || word.starts_with("Rep") || word.starts_with("congress");
  const std::uint32_t congress = american ? entity_named("U.S. Congress") : kNone;
  return congress == kNone ? entity_named("U.S. House of Representatives") : congress;
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
      "send",  "dispatch", "appoint", "name",      "nominate", "instruct",
      "order", "choose",   "select",  "consult",   "dismiss",  "fire",
      "sack",  "promote",  "direct",  "authorize", "delegate", "recall"};
  TokenId verb = r_.head(title.head);
  for (int steps = 0; verb != kNone && steps < 3 && r_.token(verb).upos != Upos::Verb; ++steps)
    verb = r_.head(verb);
  if (verb == kNone) return kNone;
  // "Kohl, accompanied by Finance Minister Waigel"
  const bool escorted = r_.lemma(verb) == "accompany" && Clause(r_, verb).passive();
  if (!escorted &&
      std::find(std::begin(kVerbs), std::end(kVerbs), r_.lemma(verb)) == std::end(kVerbs))
    return kNone;
  const Clause clause(r_, verb);
  for (TokenId subject : escorted ? clause.objects() : clause.subjects()) {
    const std::uint32_t entity = r_.entity_at(subject);
    if (entity == kNone) continue;
    if (can_hold(entity)) return entity;
    if (is_person(entity)) return home_of(entity);
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

/// The state of the person, else the body: "his Special Representative", of a Secretary-General.
std::uint32_t OfficeStates::served_by(std::uint32_t person) const {
  if (const std::uint32_t state = r_.state_of(person); state != kNone) return state;
  for (const auto& office : r_.offices) {
    if (office.person == person && office.held_in != kNone) return office.held_in;
  }
  return leader_state(person);
}

std::uint32_t OfficeStates::home_of(std::uint32_t person) const {
  const std::uint32_t served = r_.state_of(person);
  return served == kNone ? leader_state(person) : served;
}

/// "Rhee was elected President, and Yi Vice President": of the same state.
std::uint32_t OfficeStates::president_beside(const TitleSpan& title) const {
  if (!lower(plain(r_.text(title.first, title.last))).ends_with("vice president")) return kNone;
  for (const auto& office : r_.offices) {
    if (office.sentence == r_.sentence_of[title.first] && office.title == "president" &&
        office.held_in != kNone)
      return office.held_in;
  }
  return kNone;
}

std::uint32_t OfficeStates::known_state(const TitleSpan& title, std::uint32_t person) const {
  // A rank is no office of the state: "General MacArthur".
  const std::uint32_t served =
      title.rank == TitleRank::Officer ? r_.state_of(person) : home_of(person);
  if (served != kNone) return served;
  if (const std::uint32_t state = president_beside(title); state != kNone) return state;
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
