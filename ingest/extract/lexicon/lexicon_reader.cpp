#include "ingest/extract/lexicon/lexicon_tables.h"

#include <algorithm>
#include <array>
#include <optional>

namespace dossier::ingest {
namespace {

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    std::size_t to = text.find(separator, at);
    if (to == std::string_view::npos) to = text.size();
    if (auto part = trim(text.substr(at, to - at)); !part.empty()) parts.push_back(part);
    at = to + separator.size();
  }
  return parts;
}

/// "key rest" -> the first word and what follows it.
std::pair<std::string_view, std::string_view> first_word(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return {text, {}};
  return {text.substr(0, space), trim(text.substr(space))};
}

std::string_view without_article(std::string_view name) {
  return name.starts_with("the ") ? name.substr(4) : name;
}

constexpr std::array kRelations = {
    Relation::HoldsPosition, Relation::MemberOf,     Relation::Signed,   Relation::Ratified,
    Relation::Negotiated,    Relation::WithdrewFrom, Relation::Violated, Relation::Accepted,
    Relation::Rejected,      Relation::Supported,    Relation::Opposed,  Relation::Founded,
    Relation::PartOf,        Relation::MetWith,      Relation::Visited,  Relation::ParticipatedIn,
    Relation::Recognized,    Relation::Attacked,     Relation::Aided,    Relation::Sanctioned,
    Relation::Accused,       Relation::Threatened,   Relation::Demanded, Relation::AgreedWith,
    Relation::Appointed,     Relation::Succeeded,    Relation::Overthrew};

std::optional<Relation> parse_relation(std::string_view name) {
  for (Relation relation : kRelations) {
    if (to_string(relation) == name) return relation;
  }
  return std::nullopt;
}

std::optional<Sense> parse_sense(std::string_view kind) {
  if (kind == "country") return Sense::Country;
  if (kind == "organization") return Sense::Organization;
  if (kind == "treaty") return Sense::Treaty;
  if (kind == "proposal") return Sense::Proposal;
  if (kind == "event") return Sense::Event;
  if (kind == "person") return Sense::Person;
  return std::nullopt;
}

EntityType type_of(Sense sense) {
  switch (sense) {
    case Sense::Organization: return EntityType::Organization;
    case Sense::Treaty: return EntityType::Treaty;
    case Sense::Proposal: return EntityType::Proposal;
    case Sense::Event: return EntityType::Event;
    case Sense::Place: return EntityType::Place;
    case Sense::Person: return EntityType::Person;
    default: return EntityType::Country;
  }
}

std::optional<TitleRank> parse_rank(std::string_view word) {
  constexpr std::array<std::string_view, 7> kRanks = {"head",   "minister", "envoy",    "officer",
                                                      "member", "office",   "honorific"};
  const auto at = std::find(kRanks.begin(), kRanks.end(), word);
  if (at == kRanks.end()) return std::nullopt;
  return static_cast<TitleRank>(at - kRanks.begin());
}

std::optional<EntityType> parse_type(std::string_view name) {
  for (EntityType type :
       {EntityType::Person, EntityType::Organization, EntityType::Country, EntityType::Treaty,
        EntityType::Proposal, EntityType::Place, EntityType::Event}) {
    if (to_string(type) == name) return type;
  }
  return std::nullopt;
}

Role parse_role(std::string_view word) {
  if (word == "subj") return {Role::Kind::Subject};
  if (word == "obj") return {Role::Kind::Object};
  if (word == "iobj") return {Role::Kind::Recipient};
  if (word == "clause") return {Role::Kind::Clause};
  if (word == "clause-subj") return {Role::Kind::ClauseSubject};
  if (word == "clause-obj") return {Role::Kind::ClauseObject};
  if (word == "agent") return {Role::Kind::Agent};
  return {Role::Kind::Preposition, std::string(word)};
}

std::vector<Role> parse_roles(std::string_view text) {
  std::vector<Role> roles;
  for (std::string_view word : split(text, ",")) roles.push_back(parse_role(word));
  return roles;
}

/// Reads one lexicon text, line by line.
class LexiconLines {
 public:
  LexiconLines(std::string_view label, Lexicon::Tables& tables) : label_(label), tables_(tables) {}

  Status read(std::string_view text) {
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = text.find('\n', at);
      if (end == std::string_view::npos) end = text.size();
      ++number;
      const std::string problem = line(trim(text.substr(at, end - at)));
      if (!problem.empty()) return fail(number, problem);
      at = end + 1;
    }
    return {};
  }

 private:
  Error fail(std::size_t number, const std::string& problem) const {
    Error error{Code::MalformedDocument, "line " + std::to_string(number) + " of lexicon `" +
                                             std::string(label_) + "` " + problem};
    error.hint = "docs/lexicon.md describes the lines of a lexicon";
    return error;
  }

  /// Takes in one line; returns what is wrong with it, or nothing.
  std::string line(std::string_view text) {
    if (text.empty() || text.front() == '#') return {};
    const auto [kind, rest] = first_word(text);
    if (rest.empty()) return "has no content after `" + std::string(kind) + "`";
    if (const auto sense = parse_sense(kind)) return name(*sense, rest);
    if (kind == "place") return places(rest);
    if (kind == "title") return titles(rest);
    if (kind == "leader") return leaders(rest);
    if (kind == "given") return words(tables_.given_names, rest, 0);
    if (kind == "female") return words(tables_.female_names, rest, 0);
    if (kind == "head") return head_nouns(rest);
    if (kind == "word") return word_class(rest);
    if (kind == "verb") return frame(tables_.facts.verbs, rest);
    if (kind == "noun") return frame(tables_.facts.nouns, rest);
    if (kind == "adjective") return frame(tables_.facts.adjectives, rest);
    if (kind == "propose") return proposal(tables_.proposals.verbs, rest);
    if (kind == "propose-noun") return proposal(tables_.proposals.nouns, rest);
    return "begins with `" + std::string(kind) + "`, which is not a kind of entry";
  }

  std::uint32_t entry(EntityType type, std::string_view name) {
    const std::uint32_t known = tables_.find_entry(type, name);
    if (known != 0xFFFFFFFF) return known;
    tables_.entries.push_back({type, std::string(name), {}, {}});
    return static_cast<std::uint32_t>(tables_.entries.size() - 1);
  }

  void add(std::string_view name, Sense sense, std::uint32_t index) {
    tables_.names.add(without_article(name), {sense, index});
  }

  /// NAME = alias, alias ; key value, value ; ...
  std::string name(Sense sense, std::string_view text) {
    const auto parts = split(text, ";");
    const std::size_t equals = parts[0].find(" = ");
    const std::string_view main = trim(parts[0].substr(0, equals));
    const std::uint32_t index = entry(type_of(sense), main);
    add(main, sense, index);
    if (equals != std::string_view::npos) {
      for (std::string_view alias : split(parts[0].substr(equals + 3), ","))
        add(alias, sense, index);
    }
    for (std::size_t i = 1; i < parts.size(); ++i) {
      std::string problem = property(index, parts[i]);
      if (!problem.empty()) return problem;
    }
    return {};
  }

  std::string property(std::uint32_t index, std::string_view text) {
    const auto [key, values] = first_word(text);
    if (key == "of") {
      tables_.entries[index].of = std::string(values);
      return {};
    }
    for (std::string_view value : split(values, ",")) {
      if (key == "members")
        tables_.entries[index].members.emplace_back(value);
      else if (key == "adjective")
        add(value, Sense::Adjective, index);
      else if (key == "people")
        add(value, Sense::People, index);
      else if (key == "seat")
        add(value, Sense::Seat, index);
      else if (key == "class")
        tables_.entries[index].classes.emplace_back(value);
      else
        return "has the unknown property `" + std::string(key) + "`";
    }
    return {};
  }

  std::string places(std::string_view text) {
    for (std::string_view place : split(text, "|"))
      add(place, Sense::Place, entry(EntityType::Place, without_article(place)));
    return {};
  }

  std::string titles(std::string_view text) {
    const std::size_t equals = text.find(" = ");
    const auto rank = parse_rank(trim(text.substr(0, equals)));
    if (equals == std::string_view::npos || !rank) return "needs `title RANK = words`";
    for (std::string_view title : split(text.substr(equals + 3), ",")) {
      tables_.names.add(title, {Sense::Title, static_cast<std::uint32_t>(*rank)});
      if (title.find(" of ") == std::string_view::npos && title.back() != '.')
        tables_.names.add(std::string(title) + "s",
                          {Sense::Title, static_cast<std::uint32_t>(*rank)});
    }
    return {};
  }

  std::string leaders(std::string_view text) {
    const std::size_t equals = text.find(" = ");
    if (equals == std::string_view::npos) return "needs `leader STATE = names`";
    const std::string_view state = trim(text.substr(0, equals));
    std::uint32_t index = tables_.find_entry(EntityType::Country, state);
    if (index == 0xFFFFFFFF) index = tables_.find_entry(EntityType::Organization, state);
    if (index == 0xFFFFFFFF) return "speaks of `" + std::string(state) + "`, which no entry names";
    for (std::string_view name : split(text.substr(equals + 3), ","))
      tables_.leaders[std::string(name)].push_back(index);
    return {};
  }

  static std::string words(TextMap<std::uint32_t>& table, std::string_view text,
                           std::uint32_t value) {
    for (std::string_view word : split(text, ",")) table.insert_or_assign(std::string(word), value);
    return {};
  }

  std::string head_nouns(std::string_view text) {
    const std::size_t equals = text.find(" = ");
    const auto sense = parse_sense(trim(text.substr(0, equals)));
    const bool place = trim(text.substr(0, equals)) == "place";
    if (equals == std::string_view::npos || (!sense && !place)) return "needs `head TYPE = nouns`";
    const EntityType type = place ? EntityType::Place : type_of(*sense);
    return words(tables_.heads, text.substr(equals + 3), static_cast<std::uint32_t>(type));
  }

  std::string word_class(std::string_view text) {
    const std::size_t equals = text.find(" = ");
    if (equals == std::string_view::npos) return "needs `word CLASS = words`";
    const WordClass name(trim(text.substr(0, equals)));
    for (std::string_view word : split(text.substr(equals + 3), ","))
      add_class(tables_.words[std::string(word)], name);
    return {};
  }

  /// "make+proposal" -> lemma and noun.
  static std::pair<std::string_view, std::string_view> light(std::string_view word) {
    const std::size_t plus = word.find('+');
    if (plus == std::string_view::npos) return {word, {}};
    return {word.substr(0, plus), word.substr(plus + 1)};
  }

  /// lemma, lemma : RELATION from -> to
  std::string frame(TextMap<std::vector<Frame>>& table, std::string_view text) {
    const std::size_t colon = text.find(" : ");
    const std::size_t arrow = text.find(" -> ");
    if (colon == std::string_view::npos || arrow == std::string_view::npos || arrow < colon)
      return "needs `words : RELATION from -> to`";
    const auto [relation_name, from] = first_word(trim(text.substr(colon + 3, arrow - colon - 3)));
    const bool negated = relation_name.starts_with("not-");
    const auto relation = parse_relation(negated ? relation_name.substr(4) : relation_name);
    if (!relation) return "speaks of the unknown relation `" + std::string(relation_name) + "`";
    const auto tail = split(text.substr(arrow + 4), ";");
    if (tail.empty()) return "names no place for the object";
    Frame frame{{}, *relation, parse_roles(from), parse_roles(tail[0]), negated, {}, {}, {}};
    for (std::size_t i = 1; i < tail.size(); ++i) {
      const auto [key, types] = first_word(tail[i]);
      if (key == "by") {
        frame.by = std::string(types);
        continue;
      }
      if (key == "needs") {
        frame.needs = std::string(types);
        continue;
      }
      if (key != "only") return "has the unknown property `" + std::string(key) + "`";
      for (std::string_view type : split(types, ",")) {
        const auto parsed = parse_type(type);
        if (!parsed) return "speaks of the unknown type `" + std::string(type) + "`";
        frame.only.push_back(*parsed);
      }
    }
    for (std::string_view word : split(text.substr(0, colon), ",")) {
      const auto [lemma, noun] = light(word);
      frame.noun = std::string(noun);
      tables_.words[std::string(lemma)];
      if (!noun.empty() && noun.front() != '@') tables_.words[std::string(noun)];
      table[std::string(lemma)].push_back(frame);
    }
    return {};
  }

  /// lemma, lemma : what -> whom
  std::string proposal(TextMap<std::vector<ProposalFrame>>& table, std::string_view text) {
    const std::size_t colon = text.find(" : ");
    const std::size_t arrow = text.find(" ->");
    if (colon == std::string_view::npos || arrow == std::string_view::npos || arrow < colon)
      return "needs `words : what -> whom`";
    ProposalFrame frame{{},
                        parse_roles(text.substr(colon + 3, arrow - colon - 3)),
                        parse_roles(text.substr(arrow + 3))};
    for (std::string_view word : split(text.substr(0, colon), ",")) {
      const auto [lemma, noun] = light(word);
      frame.noun = std::string(noun);
      tables_.words[std::string(lemma)];
      if (!noun.empty()) tables_.words[std::string(noun)];
      table[std::string(lemma)].push_back(frame);
    }
    return {};
  }

  std::string_view label_;
  Lexicon::Tables& tables_;
};

}  // namespace

bool Lexicon::Tables::is_title(std::string_view name, TitleRank rank) const {
  const auto senses = names.find(name);
  return std::any_of(senses.begin(), senses.end(), [&](const NameSense& sense) {
    return sense.sense == Sense::Title && sense.entry == static_cast<std::uint32_t>(rank);
  });
}

std::uint32_t Lexicon::Tables::find_entry(EntityType type, std::string_view name) const {
  for (const NameSense& sense : names.find(without_article(name))) {
    if (sense.sense == Sense::Title) continue;
    const KnownName& entry = entries[sense.entry];
    if (entry.type == type && entry.name == name) return sense.entry;
  }
  return 0xFFFFFFFF;
}

Status read_lexicon(std::string_view text, std::string_view label, Lexicon::Tables& tables) {
  return LexiconLines(label, tables).read(text);
}

}  // namespace dossier::ingest
