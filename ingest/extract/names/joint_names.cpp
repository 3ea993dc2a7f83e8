#include "ingest/extract/names/name_scanner.h"

#include <algorithm>

namespace dossier::ingest {

/// "Franco-American", "U.S.-Japanese": a hyphen before the adjective of a state.
bool NameScanner::pair_of_states(TokenId at) const {
  if (at + 2 >= end_ || !is_hyphen(r_.text(at + 1)) || r_.token(at).end != r_.token(at + 1).begin)
    return false;
  const Listed second = listed(at + 2);
  return !second.empty() && has(second, Sense::Adjective);
}

/// "the 1778 Franco-American treaty", "the Anglo-Japanese alliance of 1902".
std::optional<FoundName> NameScanner::pair_treaty(TokenId at) const {
  const TokenId pair = past_year(at) == at + 1 ? at + 1 : at;
  if (pair >= end_ || !is_capitalised(r_.text(pair)) || !pair_of_states(pair)) return std::nullopt;
  TokenId head = listed(pair + 2).last;
  while (head < end_ && r_.lexicon.is("treaty-kind", lower(r_.text(head)))) ++head;
  if (head >= end_ || !r_.lexicon.is("pair-treaty", r_.text(head)) ||
      (head + 1 < end_ && r_.token(head + 1).upos == Upos::Noun))
    return std::nullopt;
  const std::string before = at > begin_ ? lower(r_.text(at - 1)) : std::string{};
  if (before == "a" || before == "an" || before == "any" || before == "no" || before == "possible")
    return std::nullopt;
  FoundName name{at, head + 1, at, EntityType::Treaty};
  name.confidence = 0.75F;
  return name;
}

/// "the Dawes and Young Plans", "the Acheson-Lilienthal and Baruch Plans": one name for each.
bool NameScanner::coordinated_heads(TokenId at) {
  const bool pair = at + 2 < end_ && is_hyphen(r_.text(at + 1)) && capital(at + 2);
  const TokenId link = at + (pair ? 3 : 1);
  const TokenId head = link + 2;
  if (head >= end_ || !capital(at) || r_.text(link) != "and" || !capital(link + 1)) return false;
  const std::string_view plural = r_.text(head);
  const auto type = head_type(head);
  if (!type || plural.size() < 5 || plural.back() != 's' || listed_as_name(at)) return false;
  const std::string singular(plural.substr(0, plural.size() - 1));
  if (!r_.lexicon.heads.contains(singular)) return false;
  for (TokenId part : {at, link + 1}) {
    FoundName name{part, part == at ? link : head + 1, part, *type};
    name.name = std::string(r_.text(part, part == at ? link : head)) + " " + singular;
    for (const NameSense& sense : r_.lexicon.names.find(name.name)) {
      if (sense.sense != Sense::Title) {
        name.entry = sense.entry;
        name.type = r_.lexicon.entries[sense.entry].type;
      }
    }
    found_.push_back(std::move(name));
  }
  return true;
}

/// "East and West Germany", "North and South Korean troops": one state for each.
bool NameScanner::coordinated_halves(TokenId at) {
  if (at + 3 >= end_ || r_.text(at + 1) != "and" || !r_.lexicon.is("half-of-land", r_.text(at)) ||
      !r_.lexicon.is("half-of-land", r_.text(at + 2)))
    return false;
  const std::string land(r_.text(at + 3));
  const auto sense_of = [&](TokenId half) -> const NameSense* {
    for (const NameSense& s : r_.lexicon.names.find(std::string(r_.text(half)) + " " + land)) {
      if (s.sense == Sense::Country || s.sense == Sense::Adjective) return &s;
    }
    return nullptr;
  };
  const NameSense* first = sense_of(at);
  const NameSense* second = sense_of(at + 2);
  if (first == nullptr || second == nullptr || first->entry == second->entry) return false;
  const auto form =
      first->sense == Sense::Adjective ? Mention::Form::Adjective : Mention::Form::Name;
  found_.push_back({at, at + 1, at, EntityType::Country, form, first->entry});
  found_.push_back({at + 2, at + 4, at + 2, EntityType::Country, form, second->entry});
  return true;
}

}  // namespace dossier::ingest
