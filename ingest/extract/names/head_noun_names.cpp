#include "ingest/extract/names/name_scanner.h"

#include <algorithm>

namespace dossier::ingest {

std::optional<FoundName> NameScanner::from_head_noun(TokenId at) const {
  if (!capital(at) && !(is_capitalised(r_.text(at)) && at != begin_)) return std::nullopt;
  if (r_.lexicon.is("no-name", r_.text(at)) && at == begin_) return std::nullopt;
  const TokenId run = capital_run(at);
  if (run == at) return std::nullopt;
  const TokenId head = last_head(at, run);
  if (auto name = from_lower_head(at, run, head)) return name;
  if (head == kNone) return std::nullopt;
  EntityType type = *head_type(head);
  const TokenId last = extend_head(at, head, type);
  if (head == at && last == head + 1) return front_place(at, run);
  // "the Congress of Berlin"
  if (r_.text(head) == "Congress" && last == head + 3 && r_.text(head + 1) == "of" &&
      !listed(head + 2).empty())
    type = EntityType::Event;
  if (party_congress(at, head, last)) type = EntityType::Event;
  // "the International Campaign to Ban Landmines"
  if (r_.text(head) == "Campaign" && last > head + 2 && r_.text(head + 1) != "of")
    type = EntityType::Organization;
  if (only_describes(at, head, last, type)) return std::nullopt;
  FoundName name{at, last, at, type};
  name.confidence = 0.85F;
  // Whatever its party is called, it has a number.
  if (party_congress(at, head, last) && at != head && r_.text(at) != "Party")
    name.name = std::string(r_.text(at)) + " Party Congress";
  return name;
}

/// "Port Stanley", "Fort Ontario": the noun stands first.
std::optional<FoundName> NameScanner::front_place(TokenId at, TokenId run) const {
  if (!r_.lexicon.is("front-place", r_.text(at)) || run < at + 2 || run > at + 3)
    return std::nullopt;
  FoundName name{at, run, at, EntityType::Place};
  name.confidence = 0.7F;
  return name;
}

/// The last noun of the run that tells the type of a name and is no title, or kNone.
TokenId NameScanner::last_head(TokenId at, TokenId run) const {
  TokenId head = kNone;
  for (TokenId i = at; i < run; ++i) {
    if (!head_type(i)) continue;
    const Listed title = listed(i);
    if (title.empty() || !has(title, Sense::Title)) head = i;
  }
  return head;
}

/// "Dawes committee": the head noun may be lower case after a name that is no country.
std::optional<FoundName> NameScanner::from_lower_head(TokenId at, TokenId run, TokenId head) const {
  const bool place_before = head == run - 1 && head > at && head_type(head) == EntityType::Place;
  if ((head == run - 1 && !place_before) || run >= end_ ||
      !r_.lexicon.is("lower-head", r_.text(run)) || r_.token(run).upos == Upos::Verb)
    return std::nullopt;
  const Listed before = listed(run - 1);
  const bool other =
      !before.empty() && (has(before, Sense::Adjective) || has(before, Sense::Country) ||
                          has(before, Sense::Title) || has(before, Sense::Organization));
  const auto type = head_type(run);
  // "the Calles-Morrow agreement"
  const bool pair = run > at + 2 && is_hyphen(r_.text(run - 2)) &&
                    r_.token(run - 3).upos == Upos::Propn && type == EntityType::Treaty;
  if (!type || other || (!pair && !name_like(run - 1)) || is_acronym(r_.text(run - 1)) ||
      (!pair && r_.token(run - 1).upos != Upos::Propn))
    return std::nullopt;
  FoundName name{at, run + 1, at, *type};
  name.confidence = 0.8F;
  name.entry = entry_in_capitals(at, run, *type);
  return name;
}

/// "the Chapultepec accords" are the lexicon's Chapultepec Accords.
std::uint32_t NameScanner::entry_in_capitals(TokenId at, TokenId head, EntityType type) const {
  std::string written = plain(r_.text(at, head + 1));
  const std::size_t begin = written.rfind(' ') + 1;
  if (begin == 0 || written[begin] < 'a' || written[begin] > 'z') return kNone;
  written[begin] = static_cast<char>(written[begin] - 'a' + 'A');
  for (const NameSense& sense : r_.lexicon.names.find(written)) {
    if (sense.sense == Sense::Title || sense.sense == Sense::Seat) continue;
    if (r_.lexicon.entries[sense.entry].type == type) return sense.entry;
  }
  return kNone;
}

/// "the Peace Agreement", "another World War", "the Soviet Note" describe and do not name.
bool NameScanner::only_describes(TokenId at, TokenId head, TokenId last, EntityType type) const {
  const bool generic = last == head + 1 && (head == at || generic_front(at, head));
  // "the Security Treaty between A and B" is told by its parties.
  const bool told = type == EntityType::Treaty && last + 1 < end_ && r_.text(last) == "between";
  // "signed the Security Treaty"
  const bool signed_name = type == EntityType::Treaty && head == at + 1 && signs(at);
  if (generic && !told && !signed_name)
    return type != EntityType::Organization || !generic_body(at, head);
  // An adjective of a state alone does not make "Note" or "Plan" a name.
  if (type != EntityType::Proposal && type != EntityType::Place) return false;
  const Listed first = listed(at);
  return !first.empty() && first.last == head && last == head + 1 && has(first, Sense::Adjective);
}

/// "also signed the": what a treaty is the object of.
bool NameScanner::signs(TokenId at) const {
  if (at < begin_ + 2 || lower(r_.text(at - 1)) != "the") return false;
  const std::string_view verb = r_.lemma(at - 2);
  return verb == "sign" || verb == "conclude" || verb == "ratify" || verb == "initial" ||
         verb == "issue" || verb == "adopt";
}

/// "the Twentieth Congress of the Communist Party", "the 27th Party Congress": a gathering.
bool NameScanner::party_congress(TokenId at, TokenId head, TokenId last) const {
  if (r_.text(head) != "Congress") return false;
  for (TokenId t = at; t < last; ++t) {
    if (t != head && r_.text(t) == "Party") return true;
  }
  return false;
}

/// "an Agreement on Cooperation | in Science and Technology"
bool NameScanner::goes_on_in(TokenId to, TokenId head) const {
  if (r_.text(to) != "in" || to == head + 1 || to + 3 >= end_ || !listed(to + 1).empty())
    return false;
  return capital(to + 1) && r_.text(to + 2) == "and" && capital(to + 3);
}

/// "the Special Commission", "the New National Party": general words that together name a body.
bool NameScanner::generic_body(TokenId at, TokenId head) const {
  return head > at + 1 || (head > at && r_.lexicon.is("body-front", r_.text(at)) &&
                           r_.lexicon.is("body-head", r_.text(head)));
}

/// "the General Assembly | of the United Nations", "the State Council | of the People's Republic of
/// China": whose body it is stands behind a name that does without.
bool NameScanner::of_listed_body(TokenId at, TokenId to, TokenId next) const {
  const Listed owner = listed(next);
  if (to < at + 2 || owner.empty()) return false;
  if (has(owner, Sense::Country) && owner.last > capital_run(next)) return true;
  const Listed body = listed(at);
  if (body.empty() || body.last != to) return false;
  const std::string& whose = r_.lexicon.entries[body.senses.front().entry].of;
  return !whose.empty() && whose == r_.lexicon.entries[owner.senses.front().entry].name;
}

/// "Treaty | of Friendship and Cooperation": one past the complement of a name's head noun.
TokenId NameScanner::extend_head(TokenId at, TokenId head, EntityType type) const {
  TokenId to = head + 1;
  if (!r_.lexicon.is("front-head", r_.text(head))) return to;
  bool wants = false;  // "the Front for the Liberation | of Mozambique"
  for (int rounds = type == EntityType::Treaty ? 3 : 1; (rounds > 0 || wants) && to + 1 < end_;
       --rounds) {
    const std::string_view link = r_.text(to);
    if ((!links_complement(link, type) && !goes_on_in(to, head)) ||
        (rounds <= 0 && (link != "of" || !has(listed(to + 1), Sense::Country))))
      break;
    wants = rounds == 1 && type == EntityType::Organization && link == "for";
    TokenId next = to + 1;
    if (next < end_ && r_.text(next) == "the") ++next;
    // "the Convention of 1800", "the Russo-Japanese War of 1904"
    if (link == "of" && next == to + 1 && past_year(next) != next &&
        (type == EntityType::Treaty || type == EntityType::Event))
      return head == at ? past_year(next) : to;
    if (!capital(next) || r_.lexicon.is("month", r_.text(next))) break;
    if (type == EntityType::Organization && link == "of" && of_listed_body(at, to, next)) break;
    // "the White House | of the Russian parliament"
    if (has(listed(next), Sense::Adjective) && capital_run(next) == listed(next).last &&
        listed(next).last < end_ && r_.token(listed(next).last).upos == Upos::Noun)
      break;
    // "submitted the ABM Treaty | to the Senate"
    if (link == "to" && has(listed(next), Sense::Organization)) break;
    const bool inquiring = link == "on" && type == EntityType::Organization && to == head + 1 &&
                           r_.lexicon.is("inquiring-body", r_.text(head));
    const bool subject = link == "on" && (generic_front(at, head) || inquiring);
    if ((link == "on" || link == "to") && listed_as_name(next) && type != EntityType::Treaty &&
        !subject)
      break;
    if (capital_run(next) == next + 1 && next > to + 1 && head_type(next) && !listed_as_name(next))
      break;
    // "of the Communist Party of the Soviet Union"
    const Listed whole = listed(next);
    to = coordinated_run(next);
    if (has(whole, Sense::Organization)) to = std::max(to, whole.last);
  }
  return to;
}

/// "the Special Committee | on Palestine": without the complement it would be no name.
bool NameScanner::generic_front(TokenId at, TokenId head) const {
  for (TokenId i = at; i < head; ++i) {
    if (!r_.lexicon.is("generic-name", r_.text(i))) return false;
  }
  return head > at;
}

/// "the Department of State and | Polk", "the House of Representatives, | Joseph Martin".
bool NameScanner::begins_person(TokenId at) const {
  const std::string_view word = r_.text(at);
  return r_.lexicon.given_names.contains(word) || r_.lexicon.leaders.contains(word);
}

bool NameScanner::links_complement(std::string_view word, EntityType type) {
  return word == "of" || word == "for" || word == "on" || word == "concerning" ||
         (word == "to" && (type == EntityType::Treaty || type == EntityType::Event));
}

/// "Friendship, Cooperation, and Mutual Assistance": one past the capitalised words from the token
/// on and those that commas and "and" join to them.
TokenId NameScanner::coordinated_run(TokenId next) const {
  TokenId run = capital_run(next);
  while (run + 1 < end_ && !listed_as_name(next)) {
    const bool comma = r_.text(run) == ",";
    TokenId more = run + 1;
    if (comma && more < end_ && r_.text(more) == "and") ++more;
    if ((!comma && r_.text(run) != "and") || more >= end_ || !capital(more) ||
        listed_as_name(more) || begins_person(more))
      break;
    const TokenId after = capital_run(more);
    if (comma && more == run + 1 &&
        !(after < end_ && (r_.text(after) == "," || r_.text(after) == "and")))
      break;
    run = after;
  }
  return run;
}

}  // namespace dossier::ingest
