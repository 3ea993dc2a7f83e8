#include "ingest/extract/repair/repair_tree.h"

#include "ingest/extract/actors/actors.h"
#include "ingest/extract/repair/tree_repair.h"

#include <algorithm>
#include <cstdint>

namespace dossier::ingest {

int attachment_rank(Deprel relation) {
  switch (relation) {
    case Deprel::Nsubj:
    case Deprel::NsubjPass:
    case Deprel::Obj:
    case Deprel::Iobj:
    case Deprel::OblAgent: return 5;
    case Deprel::Obl:
    case Deprel::Nmod:
    case Deprel::NmodPoss:
    case Deprel::Root: return 4;
    case Deprel::Conj:
    case Deprel::Appos: return 3;
    case Deprel::Amod:
    case Deprel::Compound: return 2;
    default: return 1;
  }
}

void TreeRepair::repair(const std::vector<FoundName>& all) {
  std::vector<FoundName> names;
  std::vector<NameUnit> units;
  for (const FoundName& name : all) {
    // "United" in "United States" is a verb to the tagger; in a name nothing acts.
    for (TokenId t = name.titles; t < name.last; ++t) {
      if (tokens_[t].upos == Upos::Verb || tokens_[t].upos == Upos::Adv)
        tokens_[t].upos = Upos::Propn;
    }
  }
  for (const Sentence& sentence : r_.analysis.sentences) {
    restore_perfects(sentence);
    restore_main_verb(sentence);
    restore_behind_participle(sentence);
    restore_second_clauses(sentence);
    join_nearest_clauses(sentence);
    restore_taken_verbs(sentence);
    restore_lost_subjects(sentence);
    restore_heavy_objects(sentence);
    restore_clauses_of_names(sentence);
    restore_reduced_relatives(sentence);
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i + 1 < all.size() && part_of_next(all, i)) continue;
    const NameUnit unit = unit_of(all, i);
    if (!units.empty() && unit.first > units.back().last &&
        unit.first < past_brackets(units.back().last)) {
      if (unit.last > unit.first + 1) contract(unit);
      continue;
    }
    names.push_back(all[i]);
    units.push_back(unit);
    if (units.back().last > units.back().first + 1) contract(units.back());
    if (!home_follows(all, i)) continue;
    const NameUnit home = unit_of(all, ++i);
    if (home.last > home.first + 1) contract(home);
    units.back().last = home.last;
  }
  for (std::size_t i = 0; i < names.size();) {
    std::size_t end = list_end(names, units, i);
    if (end > i + 1 && only_scene(units, i, end)) end = i + 1;
    if (end > i + 1) coordinate(units, i, end);
    if (names[i].form != Mention::Form::Adjective && is_actor(names[i].type))
      make_subject({units[i].first, list_past(units, i, end), units[i].head});
    i = end;
  }
  repair_scenes(names, units);
  for (const Sentence& sentence : r_.analysis.sentences) cut_cycles(sentence);
}

/// "Under the mediation of Russia, Britain and France met": the first name closes the phrase that
/// opens the sentence, and the others act.
bool TreeRepair::only_scene(const std::vector<NameUnit>& units, std::size_t from,
                            std::size_t to) const {
  const Sentence& s = r_.sentence(units[from].first);
  const TokenId verb = units[to - 1].last;
  if (tokens_[s.first_token].upos != Upos::Adp || !has_case(units[from].head) ||
      r_.text(units[from].last) != "," || units[from].first > s.first_token + 12 ||
      verb >= s.last_token || !finite_verb(verb))
    return false;
  for (TokenId t = s.first_token; t < units[from].last; ++t) {
    if (r_.text(t) == "," || tokens_[t].upos == Upos::Verb) return false;
  }
  const auto subject = [&](TokenId t) {
    return tokens_[t].head == static_cast<std::int32_t>(verb) &&
           (tokens_[t].deprel == Deprel::Nsubj || tokens_[t].deprel == Deprel::NsubjPass);
  };
  for (TokenId t = s.first_token; t < verb; ++t) {
    if (subject(t) && t < units[from].last) return false;
  }
  return true;
}

/// "Napoleón Duarte | of El Salvador, Azcona of Honduras": whose man he is belongs to his place in
/// a list.
bool TreeRepair::home_follows(const std::vector<FoundName>& names, std::size_t i) const {
  if (i + 1 >= names.size() || names[i].type != EntityType::Person) return false;
  const FoundName& home = names[i + 1];
  if (home.type != EntityType::Country || home.form != Mention::Form::Name ||
      home.titles != names[i].last + 1 || r_.text(names[i].last) != "of" ||
      home.last >= r_.sentence(home.first).last_token)
    return false;
  const std::string_view next = r_.text(home.last);
  return next == "," || next == "and";
}

/// "Azcona and the | host, Vinicio Cerezo": what he is stands before the last name.
bool TreeRepair::introduces(TokenId t, const NameUnit& name, Link found) const {
  return found == Link::And && r_.token(t).upos == Upos::Noun && t + 2 == name.first &&
         r_.text(t + 1) == ",";
}

/// One past the list, and past the comma of "Azcona and the host, Cerezo, | signed".
TokenId TreeRepair::list_past(const std::vector<NameUnit>& units, std::size_t from,
                              std::size_t to) const {
  const NameUnit& last = units[to - 1];
  const bool introduced =
      to > from + 1 && last.first >= 2 && introduces(last.first - 2, last, Link::And);
  const bool comma = last.last < r_.sentence(last.first).last_token && r_.text(last.last) == ",";
  return introduced && comma ? last.last + 1 : last.last;
}

/// "Standard Oil (later Exxon), | and Gulf Oil": behind what explains the name before it.
TokenId TreeRepair::past_brackets(TokenId t) const {
  const TokenId end = r_.sentence(t - 1).last_token;
  if (t >= end || r_.text(t) != "(") return t;
  for (TokenId n = t + 1; n < std::min(end, t + 12); ++n) {
    if (r_.text(n) == ")") return n + 1;
  }
  return t;
}

TreeRepair::Link TreeRepair::link(const NameUnit& a, const NameUnit& b) const {
  if (b.first <= a.last || r_.sentence_of[a.first] != r_.sentence_of[b.first]) return Link::None;
  Link found = Link::None;
  for (TokenId t = past_brackets(a.last); t < b.first; ++t) {
    const std::string_view word = r_.text(t);
    if (word == "and" || word == "or" || word == "&")
      found = Link::And;
    else if (word == ",")
      found = found == Link::None ? Link::Comma : found;
    else if (!introduces(t, b, found) && word != "the" && word != "The" && word != "other" &&
             word != "its")
      return Link::None;
  }
  return found;
}

/// "In Angola, the Soviet Union acted": a scene and a subject; "sent arms to Angola and Cuba sent
/// men": the conjunction is the next verb's.
bool TreeRepair::parted(const NameUnit& a, const NameUnit& b, Link joined) const {
  const auto is_subject = [&](TokenId t) {
    return tokens_[t].deprel == Deprel::Nsubj || tokens_[t].deprel == Deprel::NsubjPass;
  };
  if (joined == Link::Comma) {
    const bool scene =
        tokens_[a.head].deprel == Deprel::Obl && tokens_[a.head].head == tokens_[b.head].head;
    // "Under the mediation of Russia, Britain and the United States met"
    const bool below = tokens_[a.head].deprel == Deprel::Nmod;
    return has_case(a.head) && is_subject(b.head) && (scene || below) &&
           tokens_[b.head].head > static_cast<std::int32_t>(b.head);
  }
  for (TokenId t = a.last; t < b.first; ++t) {
    if (tokens_[t].upos != Upos::Cconj || tokens_[t].head < 0) continue;
    const auto verb = static_cast<TokenId>(tokens_[t].head);
    return verb == b.last && tokens_[verb].upos == Upos::Verb &&
           tokens_[verb].deprel == Deprel::Conj && finite_verb(verb);
  }
  return false;
}

std::size_t TreeRepair::list_end(const std::vector<FoundName>& names,
                                 const std::vector<NameUnit>& units, std::size_t from) const {
  const auto kind = [&](std::size_t i) {
    const EntityType type = names[i].type;
    return type == EntityType::Organization ? EntityType::Country : type;
  };
  std::size_t commas = 0;
  for (std::size_t i = from; i + 1 < names.size() && kind(i + 1) == kind(from); ++i) {
    if ((names[i].form == Mention::Form::Adjective) !=
        (names[i + 1].form == Mention::Form::Adjective))
      break;
    const Link joined = link(units[i], units[i + 1]);
    if (joined == Link::None || parted(units[i], units[i + 1], joined)) break;
    if (joined == Link::Comma) {
      ++commas;
      continue;
    }
    // "met Stalin, and Churchill left": a comma before "and" needs a list before it.
    const bool comma = r_.text(units[i].last) == ",";
    if (comma && commas == 0) break;
    return i + 2;
  }
  return from + 1;
}

void TreeRepair::coordinate(const std::vector<NameUnit>& units, std::size_t from, std::size_t to) {
  const NameUnit whole{units[from].first, units[to - 1].last, units[from].head};
  TokenId best = kNone;
  for (std::size_t i = from; i < to; ++i) {
    const Token& token = tokens_[units[i].head];
    if (inside(whole, token.head) || reaches(whole, token.head)) continue;
    if (best == kNone || attachment_rank(token.deprel) > attachment_rank(tokens_[best].deprel))
      best = units[i].head;
  }
  for (TokenId t = whole.first; t < whole.last && best == kNone; ++t) {
    if (!inside(whole, tokens_[t].head) && !reaches(whole, tokens_[t].head)) best = t;
  }
  if (best == kNone) return;
  const std::int32_t outside = tokens_[best].head;
  const Deprel relation = tokens_[best].deprel;
  for (std::size_t i = from; i < to; ++i) {
    Token& head = tokens_[units[i].head];
    head.head = i == from ? outside : static_cast<std::int32_t>(whole.head);
    head.deprel = i == from ? relation : Deprel::Conj;
  }
  for (std::size_t i = from; i + 1 < to; ++i) {
    for (TokenId t = units[i].last; t < units[i + 1].first; ++t) {
      tokens_[t].head = static_cast<std::int32_t>(units[i + 1].head);
      if (tokens_[t].upos == Upos::Cconj) tokens_[t].deprel = Deprel::Cc;
    }
  }
  // What hung below the others from outside hangs below the first now, except what follows the
  // list.
  for (TokenId t = r_.sentence(whole.first).first_token; t < whole.first; ++t) {
    if (inside(whole, tokens_[t].head)) tokens_[t].head = static_cast<std::int32_t>(whole.head);
  }
}

TokenId TreeRepair::phrase_start(const std::vector<FoundName>& names, std::size_t i) const {
  const FoundName& name = names[i];
  TokenId first = name.titles;
  if (name.titles == name.first || i == 0) return first;
  const bool bracket = first >= 2 && r_.text(first - 1) == ")";
  const FoundName& before = names[i - 1];
  if (before.type != EntityType::Country && before.type != EntityType::Organization) return first;
  if (r_.sentence_of[before.first] != r_.sentence_of[name.first]) return first;
  if (before.last == first && before.first > 0 && r_.text(before.last - 1) != "'s")
    return before.first;
  if (bracket && before.last + 1 == first && i >= 2 && names[i - 2].last + 1 == before.first)
    return names[i - 2].first;
  return first;
}

bool TreeRepair::part_of_next(const std::vector<FoundName>& names, std::size_t i) const {
  if (phrase_start(names, i + 1) <= names[i].first) return true;
  return i + 2 < names.size() && phrase_start(names, i + 2) <= names[i].first;
}

NameUnit TreeRepair::unit_of(const std::vector<FoundName>& names, std::size_t i) const {
  const FoundName& name = names[i];
  NameUnit unit{phrase_start(names, i), name.last, name.last - 1};
  // "German ally Austria-Hungary": the noun is a kind of title.
  if (unit.first > r_.sentence(name.first).first_token &&
      r_.lexicon.is("kin-noun", r_.lemma(unit.first - 1)))
    --unit.first;
  if (name.type == EntityType::Person)
    unit.head = name.first;
  else if (name.form != Mention::Form::Adjective)
    unit.head = head_noun(name);
  return unit;
}

TokenId TreeRepair::head_noun(const FoundName& name) const {
  for (TokenId t = name.first; t + 1 < name.last; ++t) {
    const std::string_view next = r_.text(t + 1);
    if (t > name.first - 1 && (next == "of" || next == "for" || next == "on")) return t;
  }
  return name.last - 1;
}

bool TreeRepair::inside(const NameUnit& unit, std::int32_t t) const {
  return t >= static_cast<std::int32_t>(unit.first) && t < static_cast<std::int32_t>(unit.last);
}

bool TreeRepair::reaches(const NameUnit& unit, std::int32_t from) const {
  for (int steps = 0; from >= 0 && steps < 400; ++steps) {
    if (inside(unit, from)) return true;
    from = tokens_[static_cast<std::size_t>(from)].head;
  }
  return from >= 0;
}

void TreeRepair::contract(const NameUnit& unit) {
  TokenId best = kNone;
  for (TokenId t = unit.first; t < unit.last; ++t) {
    const Token& token = tokens_[t];
    if (inside(unit, token.head) || reaches(unit, token.head)) continue;
    if (best == kNone || attachment_rank(token.deprel) > attachment_rank(tokens_[best].deprel))
      best = t;
  }
  if (best == kNone) return;
  const std::int32_t outside = tokens_[best].head;
  const Deprel relation = tokens_[best].deprel;
  const Sentence& sentence = r_.sentence(unit.first);
  for (TokenId t = sentence.first_token; t < sentence.last_token; ++t) {
    if (!inside(unit, static_cast<std::int32_t>(t)) && inside(unit, tokens_[t].head))
      tokens_[t].head = static_cast<std::int32_t>(unit.head);
  }
  for (TokenId t = unit.first; t < unit.last; ++t) {
    Token& token = tokens_[t];
    if (t == unit.head) continue;
    const bool was_outside = !inside(unit, token.head);
    token.head = static_cast<std::int32_t>(unit.head);
    if (was_outside || token.deprel == Deprel::Root || token.deprel == Deprel::Nsubj)
      token.deprel = t < unit.head ? Deprel::Compound : Deprel::Flat;
  }
  tokens_[unit.head].head = outside;
  tokens_[unit.head].deprel = relation;
}

void repair_tree(Reading& reading, const std::vector<FoundName>& names) {
  TreeRepair repair(reading);
  repair.repair(names);
  reading.tree = Tree(reading.analysis);
}

}  // namespace dossier::ingest
