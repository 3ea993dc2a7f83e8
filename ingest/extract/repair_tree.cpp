#include "ingest/extract/repair_tree.h"

#include <algorithm>
#include <cstdint>

#include "ingest/extract/actors.h"

namespace dossier::ingest {
namespace {

/// A name with the titles and adjectives before it.
struct Unit {
  TokenId first;
  TokenId last;
  TokenId head;  ///< the token that will govern the others
};

int rank(Deprel relation) {
  switch (relation) {
    case Deprel::Nsubj: case Deprel::NsubjPass: case Deprel::Obj: case Deprel::Iobj: case Deprel::OblAgent: return 5;
    case Deprel::Obl: case Deprel::Nmod: case Deprel::NmodPoss: case Deprel::Root: return 4;
    case Deprel::Conj: case Deprel::Appos: return 3;
    case Deprel::Amod: case Deprel::Compound: return 2;
    default: return 1;
  }
}

class TreeRepair {
 public:
  explicit TreeRepair(Reading& reading) : r_(reading), tokens_(reading.out.analysis.tokens) {}

  void repair(const std::vector<FoundName>& all) {
    std::vector<FoundName> names;
    std::vector<Unit> units;
    covered_.assign(tokens_.size(), false);
    for (const FoundName& name : all) std::fill(covered_.begin() + name.first, covered_.begin() + name.last, true);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i + 1 < all.size() && part_of_next(all, i)) continue;
      const FoundName& name = all[i];
      names.push_back(name);
      units.push_back(unit_of(all, i));
      if (units.back().last > units.back().first + 1) contract(units.back());
      if (!is_nominal(tokens_[units.back().head].upos) && tokens_[units.back().head].upos != Upos::Adj) tokens_[units.back().head].upos = Upos::Propn;
    }
    for (std::size_t i = 0; i < names.size();) {
      const std::size_t end = list_end(names, units, i);
      if (end > i + 1) coordinate(units, i, end);
      take_from_phrase(units[end - 1]);
      fix_preposition({units[i].first, units[end - 1].last, units[i].head});
      const Unit list{units[i].first, units[end - 1].last, units[i].head};
      if (possess(list)) {
        i = end;
        continue;
      }
      if (names[i].form == Mention::Form::Adjective) make_subject(modify_noun(list));
      else if (is_actor(names[i].type)) make_subject(list);
      if (is_actor(names[i].type) && names[i].form == Mention::Form::Name) make_object(list);
      i = end;
    }
    for (TokenId t = 0; t < tokens_.size(); ++t) raise_conjunct(t);
  }

 private:
  /// A name directly behind a verb that has no object yet, related to it in no other sensible way.
  void make_object(const Unit& unit) {
    TokenId verb = unit.first;
    const TokenId begin = r_.sentence(unit.first).first_token;
    while (verb > begin && tokens_[verb - 1].upos == Upos::Det) --verb;
    if (verb == begin || tokens_[verb - 1].upos != Upos::Verb) return;
    // "promised Yeltsin strong support": an adjective between shows that the name is no modifier.
    const bool modifier = tokens_[unit.head].deprel == Deprel::Compound && tokens_[unit.head].head >= static_cast<std::int32_t>(unit.last);
    if (modifier && unit.last < r_.sentence(unit.first).last_token && (tokens_[unit.last].upos == Upos::Adj || tokens_[unit.last].upos == Upos::Det)) {
      tokens_[unit.head].head = static_cast<std::int32_t>(verb - 1);
      tokens_[unit.head].deprel = Deprel::Iobj;
      return;
    }
    if ( tokens_[unit.head].head != static_cast<std::int32_t>(verb - 1)) return;
    const Deprel relation = tokens_[unit.head].deprel;
    if (relation != Deprel::Advmod && relation != Deprel::Amod && relation != Deprel::Compound && relation != Deprel::Dep && relation != Deprel::Nsubj && relation != Deprel::Punct) return;
    tokens_[unit.head].deprel = Deprel::Obj;
  }

  /// "was eager to settle the boundary and proposed a line": a past tense is coordinated with the finite
  /// verb above, not with an infinitive or a noun.
  void raise_conjunct(TokenId verb) {
    Token& token = tokens_[verb];
    if (token.deprel != Deprel::Conj || token.upos != Upos::Verb || (token.features & kPast) == 0 || token.head < 0) return;
    const Sentence& s = r_.sentence(verb);
    TokenId before = verb;
    while (before > s.first_token && tokens_[before - 1].upos == Upos::Adv) --before;
    if (before == s.first_token || tokens_[before - 1].upos != Upos::Cconj || has_subject(verb)) return;
    std::int32_t at = token.head;
    if (finite(static_cast<TokenId>(at))) return;
    for (int steps = 0; at >= 0 && steps < 12; ++steps) {
      if (finite(static_cast<TokenId>(at))) {
        token.head = at;
        return;
      }
      at = tokens_[static_cast<std::size_t>(at)].head;
    }
  }

  bool finite(TokenId t) const {
    const Token& token = tokens_[t];
    if (token.upos == Upos::Verb) return (token.features & (kPast | kPresent)) != 0 && (token.features & (kInfinitive | kGerund)) == 0;
    const Sentence& s = r_.sentence(t);
    for (TokenId c = s.first_token; c < s.last_token; ++c) {
      if (tokens_[c].head == static_cast<std::int32_t>(t) && tokens_[c].deprel == Deprel::Cop) return true;
    }
    return false;
  }

  /// How two names of a list are joined: not at all, by a comma, by "and".
  enum class Link : std::uint8_t { None, Comma, And };

  Link link(const Unit& a, const Unit& b) const {
    if (b.first <= a.last || r_.sentence_of[a.first] != r_.sentence_of[b.first]) return Link::None;
    Link found = Link::None;
    for (TokenId t = a.last; t < b.first; ++t) {
      const std::string_view word = r_.text(t);
      if (word == "and" || word == "or" || word == "&") found = Link::And;
      else if (word == ",") found = found == Link::None ? Link::Comma : found;
      else if (word != "the" && word != "The" && word != "other") return Link::None;
    }
    return found;
  }

  /// One past the last name of the list "A, B, and C" that begins at `from`.
  std::size_t list_end(const std::vector<FoundName>& names, const std::vector<Unit>& units, std::size_t from) const {
    const auto kind = [&](std::size_t i) {
      const EntityType type = names[i].type;
      return type == EntityType::Organization ? EntityType::Country : type;
    };
    std::size_t commas = 0;
    for (std::size_t i = from; i + 1 < names.size() && kind(i + 1) == kind(from); ++i) {
      if ((names[i].form == Mention::Form::Adjective) != (names[i + 1].form == Mention::Form::Adjective)) break;
      const Link joined = link(units[i], units[i + 1]);
      if (joined == Link::None) break;
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

  /// The first name carries the list; the arc that fits best connects it to the sentence.
  void coordinate(const std::vector<Unit>& units, std::size_t from, std::size_t to) {
    const Unit whole{units[from].first, units[to - 1].last, units[from].head};
    TokenId best = kNone;
    for (std::size_t i = from; i < to; ++i) {
      const Token& token = tokens_[units[i].head];
      if (inside(whole, token.head) || reaches(whole, token.head)) continue;
      if (best == kNone || rank(token.deprel) > rank(tokens_[best].deprel)) best = units[i].head;
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
    // What hung below the others from outside hangs below the first now, except what follows the list.
    for (TokenId t = r_.sentence(whole.first).first_token; t < whole.first; ++t) {
      if (inside(whole, tokens_[t].head)) tokens_[t].head = static_cast<std::int32_t>(whole.head);
    }
  }

  /// First token of the phrase of name `i`: a state or body directly before a title belongs to it,
  /// with an acronym in parentheses or without.
  TokenId phrase_start(const std::vector<FoundName>& names, std::size_t i) const {
    const FoundName& name = names[i];
    TokenId first = name.titles;
    if (name.titles == name.first || i == 0) return first;
    const bool bracket = first >= 2 && r_.text(first - 1) == ")";
    const FoundName& before = names[i - 1];
    if (before.type != EntityType::Country && before.type != EntityType::Organization) return first;
    if (r_.sentence_of[before.first] != r_.sentence_of[name.first]) return first;
    if (before.last == first && before.first > 0 && r_.text(before.last - 1) != "'s") return before.first;
    if (bracket && before.last + 1 == first && i >= 2 && names[i - 2].last + 1 == before.first) return names[i - 2].first;
    return first;
  }

  bool part_of_next(const std::vector<FoundName>& names, std::size_t i) const {
    if (phrase_start(names, i + 1) <= names[i].first) return true;
    return i + 2 < names.size() && phrase_start(names, i + 2) <= names[i].first;
  }

  Unit unit_of(const std::vector<FoundName>& names, std::size_t i) const {
    const FoundName& name = names[i];
    Unit unit{phrase_start(names, i), name.last, name.last - 1};
    // "German ally Austria-Hungary": the noun is a kind of title.
    if (unit.first > r_.sentence(name.first).first_token && r_.lexicon.is("kin-noun", r_.lemma(unit.first - 1))) --unit.first;
    if (name.type == EntityType::Person) unit.head = name.first;
    else if (name.form != Mention::Form::Adjective) unit.head = head_noun(name);
    return unit;
  }

  /// "Treaty" in "Treaty of Paris".
  TokenId head_noun(const FoundName& name) const {
    for (TokenId t = name.first; t + 1 < name.last; ++t) {
      const std::string_view next = r_.text(t + 1);
      if (t > name.first - 1 && (next == "of" || next == "for" || next == "on")) return t;
    }
    return name.last - 1;
  }

  bool inside(const Unit& unit, std::int32_t t) const {
    return t >= static_cast<std::int32_t>(unit.first) && t < static_cast<std::int32_t>(unit.last);
  }

  /// Going up from `from` one meets a token of the unit.
  bool reaches(const Unit& unit, std::int32_t from) const {
    for (int steps = 0; from >= 0 && steps < 400; ++steps) {
      if (inside(unit, from)) return true;
      from = tokens_[static_cast<std::size_t>(from)].head;
    }
    return from >= 0;
  }

  /// One arc leaves the unit, from its head; all others are turned inside.
  void contract(const Unit& unit) {
    TokenId best = kNone;
    for (TokenId t = unit.first; t < unit.last; ++t) {
      const Token& token = tokens_[t];
      if (inside(unit, token.head) || reaches(unit, token.head)) continue;
      if (best == kNone || rank(token.deprel) > rank(tokens_[best].deprel)) best = t;
    }
    if (best == kNone) return;
    const std::int32_t outside = tokens_[best].head;
    const Deprel relation = tokens_[best].deprel;
    const Sentence& sentence = r_.sentence(unit.first);
    for (TokenId t = sentence.first_token; t < sentence.last_token; ++t) {
      if (!inside(unit, static_cast<std::int32_t>(t)) && inside(unit, tokens_[t].head)) tokens_[t].head = static_cast<std::int32_t>(unit.head);
    }
    for (TokenId t = unit.first; t < unit.last; ++t) {
      Token& token = tokens_[t];
      if (t == unit.head) continue;
      const bool was_outside = !inside(unit, token.head);
      token.head = static_cast<std::int32_t>(unit.head);
      if (was_outside || token.deprel == Deprel::Root || token.deprel == Deprel::Nsubj) token.deprel = t < unit.head ? Deprel::Compound : Deprel::Flat;
    }
    tokens_[unit.head].head = outside;
    tokens_[unit.head].deprel = relation;
  }

  /// "supported Emperor Haile Selassie in Ethiopia": the name was put below the phrase that follows it.
  void take_from_phrase(const Unit& unit) {
    const std::int32_t below = tokens_[unit.head].head;
    if (below < static_cast<std::int32_t>(unit.last) || unit.last >= r_.sentence(unit.first).last_token) return;
    Token& phrase = tokens_[static_cast<std::size_t>(below)];
    const Token& marker = tokens_[unit.last];
    if (marker.deprel != Deprel::Case || marker.head != below || marker.upos != Upos::Adp || phrase.head < 0) return;
    if (tokens_[unit.head].deprel == Deprel::Appos || tokens_[unit.head].deprel == Deprel::Conj) return;
    for (TokenId t = r_.sentence(unit.first).first_token; t < unit.first; ++t) {
      if (tokens_[t].head == below) tokens_[t].head = static_cast<std::int32_t>(unit.head);
    }
    tokens_[unit.head].head = phrase.head;
    tokens_[unit.head].deprel = phrase.deprel;
    phrase.head = static_cast<std::int32_t>(unit.head);
    phrase.deprel = Deprel::Nmod;
  }

  bool finite_verb(TokenId t) const {
    const Token& token = tokens_[t];
    if (token.upos != Upos::Verb || (token.features & (kPast | kPresent)) == 0) return false;
    if ((token.features & kGerund) != 0 || ((token.features & kParticiple) != 0 && (token.features & kPast) == 0)) return false;
    return true;
  }

  bool has_subject(TokenId verb) const {
    const Sentence& s = r_.sentence(verb);
    for (TokenId t = s.first_token; t < s.last_token; ++t) {
      if (tokens_[t].head == static_cast<std::int32_t>(verb) && (tokens_[t].deprel == Deprel::Nsubj || tokens_[t].deprel == Deprel::NsubjPass)) return true;
    }
    return false;
  }

  /// A preposition directly before a name marks it, and the phrase belongs to what stands before.
  void fix_preposition(const Unit& unit) {
    const TokenId begin = r_.sentence(unit.first).first_token;
    TokenId marker = unit.first;
    while (marker > begin && tokens_[marker - 1].upos == Upos::Det) --marker;
    if (marker < begin + 2) return;
    --marker;
    if (tokens_[marker].upos != Upos::Adp || tokens_[marker].deprel != Deprel::Case) return;
    const Token& head = tokens_[unit.head];
    const bool sane = head.deprel == Deprel::Obl || head.deprel == Deprel::Nmod || head.deprel == Deprel::OblAgent || head.deprel == Deprel::Conj ||
                      head.deprel == Deprel::Root || head.deprel == Deprel::Nsubj || head.deprel == Deprel::Obj;
    const TokenId governor = marker - 1;
    const Upos tag = tokens_[governor].upos;
    const bool inverted = tag == Upos::Verb && tokens_[governor].head == static_cast<std::int32_t>(unit.head);
    const bool backwards = inverted || (head.head >= static_cast<std::int32_t>(unit.last) && tag == Upos::Verb);
    if ((sane && !backwards) || (tag != Upos::Verb && tag != Upos::Noun)) return;
    if (governor == unit.head) return;
    if (above(governor, unit.head)) {
      if (tag != Upos::Verb || tokens_[governor].head != static_cast<std::int32_t>(unit.head)) return;
      tokens_[governor].head = head.head;
      tokens_[governor].deprel = head.deprel;
      const Sentence& s = r_.sentence(unit.first);
      for (TokenId t = s.first_token; t < s.last_token; ++t) {
        if (tokens_[t].head != static_cast<std::int32_t>(unit.head) || inside(unit, static_cast<std::int32_t>(t)) || t == marker) continue;
        if (tokens_[t].deprel != Deprel::Det && t != governor) tokens_[t].head = static_cast<std::int32_t>(governor);
      }
    }
    tokens_[marker].head = static_cast<std::int32_t>(unit.head);
    tokens_[unit.head].head = static_cast<std::int32_t>(governor);
    tokens_[unit.head].deprel = tag == Upos::Verb ? Deprel::Obl : Deprel::Nmod;
  }

  /// "Israeli, Syrian and U.S. delegations": adjectives of states hang below the noun that follows.
  Unit modify_noun(const Unit& unit) {
    const Sentence& s = r_.sentence(unit.first);
    TokenId noun = kNone;
    for (TokenId t = unit.last; t < s.last_token && t < unit.last + 4; ++t) {
      const Upos tag = tokens_[t].upos;
      if (covered_[t]) break;
      if (tag == Upos::Noun || tag == Upos::Propn) noun = t;
      else if (tag != Upos::Adj || noun != kNone || r_.text(t) == ",") break;
    }
    if (noun == kNone || tokens_[noun].deprel == Deprel::NmodPoss) return {unit.first, unit.first, unit.head};
    const Unit phrase{unit.first, noun + 1, noun};
    contract_phrase(phrase, unit);
    return phrase;
  }

  /// "Napoleon's invasion": the owner hangs below what is owned, and the preposition marks the latter.
  bool possess(const Unit& unit) {
    const Sentence& s = r_.sentence(unit.first);
    if (unit.last >= s.last_token || !possessive_mark(unit.last)) return false;
    TokenId noun = kNone;
    for (TokenId t = unit.last + 1; t < s.last_token && t < unit.last + 6; ++t) {
      const Upos tag = tokens_[t].upos;
      if (tag == Upos::Noun || (tag == Upos::Propn && !covered_[t])) noun = t;
      else if (noun != kNone || (tag != Upos::Adj && tag != Upos::Num && tag != Upos::Adv)) break;
    }
    if (noun == kNone) return true;
    const auto owner = static_cast<std::int32_t>(unit.head);
    if (tokens_[noun].head == owner || above(noun, unit.head)) {
      // What is owned hangs below the owner: they change places.
      tokens_[noun].head = tokens_[unit.head].head;
      tokens_[noun].deprel = tokens_[unit.head].deprel;
    } else if (tokens_[unit.head].head != static_cast<std::int32_t>(noun) && above(unit.head, noun)) {
      return true;
    }
    tokens_[unit.head].head = static_cast<std::int32_t>(noun);
    tokens_[unit.head].deprel = Deprel::NmodPoss;
    for (TokenId t = s.first_token; t < unit.first; ++t) {
      if (tokens_[t].head == owner && tokens_[t].deprel == Deprel::Case) tokens_[t].head = static_cast<std::int32_t>(noun);
    }
    tokens_[unit.last].head = owner;
    tokens_[unit.last].deprel = Deprel::Case;
    return true;
  }

  bool possessive_mark(TokenId t) const {
    const std::string_view word = r_.text(t);
    return word == "'s" || word == "\xE2\x80\x99s" || word == "'" || word == "\xE2\x80\x99";
  }

  /// The noun takes over the arc that left the phrase.
  void contract_phrase(const Unit& phrase, const Unit& modifiers) {
    TokenId best = kNone;
    for (TokenId t = phrase.first; t < phrase.last; ++t) {
      if (inside(phrase, tokens_[t].head) || reaches(phrase, tokens_[t].head)) continue;
      if (best == kNone || rank(tokens_[t].deprel) > rank(tokens_[best].deprel)) best = t;
    }
    if (best == kNone) return;
    const std::int32_t outside = tokens_[best].head;
    const Deprel relation = tokens_[best].deprel;
    for (TokenId t = phrase.first; t < phrase.last; ++t) {
      if (t != phrase.head && !inside(phrase, tokens_[t].head)) tokens_[t].head = static_cast<std::int32_t>(phrase.head);
    }
    tokens_[modifiers.head].head = static_cast<std::int32_t>(phrase.head);
    tokens_[modifiers.head].deprel = Deprel::Amod;
    const Sentence& s = r_.sentence(phrase.first);
    for (TokenId t = s.first_token; t < s.last_token; ++t) {
      if (!inside(phrase, static_cast<std::int32_t>(t)) && inside(phrase, tokens_[t].head)) tokens_[t].head = static_cast<std::int32_t>(phrase.head);
    }
    tokens_[phrase.head].head = outside;
    tokens_[phrase.head].deprel = relation;
    break_loops(phrase);
  }

  /// Whatever still points back to the noun from inside hangs directly below it.
  void break_loops(const Unit& phrase) {
    for (TokenId t = phrase.first; t < phrase.last; ++t) {
      if (t == phrase.head) continue;
      std::int32_t at = tokens_[t].head;
      int steps = 0;
      while (at >= 0 && at != static_cast<std::int32_t>(phrase.head) && steps < 40) {
        at = tokens_[static_cast<std::size_t>(at)].head;
        ++steps;
      }
      if (at != static_cast<std::int32_t>(phrase.head)) tokens_[t].head = static_cast<std::int32_t>(phrase.head);
    }
  }

  /// "In May North Korea withdrew": the name before the verb is its subject, whatever the parser thought.
  void make_subject(const Unit& unit) {
    if (unit.first == unit.last) return;
    const Sentence& s = r_.sentence(unit.first);
    TokenId verb = unit.last;
    bool passive = false, auxiliary = false;
    while (verb < s.last_token && (tokens_[verb].upos == Upos::Adv || tokens_[verb].upos == Upos::Aux || r_.lemma(verb) == "not")) {
      passive = passive || r_.lemma(verb) == "be";
      auxiliary = auxiliary || tokens_[verb].upos == Upos::Aux;
      ++verb;
    }
    if (verb >= s.last_token || has_subject(verb)) return;
    if (!finite_verb(verb) && !(auxiliary && tokens_[verb].upos == Upos::Verb)) return;
    if (!auxiliary && verb + 1 < s.last_token && (r_.text(verb + 1) == "by" || r_.text(verb + 1) == "at")) return;
    TokenId before = unit.first;
    while (before > s.first_token && tokens_[before - 1].upos == Upos::Det) --before;
    const bool comma = before > s.first_token && r_.text(before - 1) == ",";
    if (before > s.first_token) {
      const Upos tag = tokens_[before - 1].upos;
      if (tag == Upos::Adp || tag == Upos::Part || tag == Upos::Verb || tag == Upos::Aux || tag == Upos::Noun) return;
      if (tag == Upos::Cconj || tag == Upos::Adj) return;
    }
    if (tokens_[unit.head].deprel == Deprel::Conj && !comma) return;
    if (inside(unit, tokens_[verb].head)) {
      tokens_[verb].head = tokens_[unit.head].head;
      const Deprel relation = tokens_[unit.head].deprel;
      tokens_[verb].deprel = relation == Deprel::Root ? Deprel::Root : Deprel::Parataxis;
    } else if (above(verb, unit.head)) {
      const bool adjacent = verb == unit.last && verb + 1 < s.last_token && tokens_[verb + 1].upos != Upos::Adp;
      if (!adjacent) return;  // the verb hangs below the name at a distance
      lift(verb, unit);
    }
    tokens_[unit.head].head = static_cast<std::int32_t>(verb);
    tokens_[unit.head].deprel = passive && (tokens_[verb].features & kParticiple) != 0 && (tokens_[verb].features & kPast) != 0 ? Deprel::NsubjPass : Deprel::Nsubj;
    drop_far_case(unit, before);
  }

  /// The verb takes the place of the name that stands before it, and what followed the name.
  void lift(TokenId verb, const Unit& unit) {
    const Sentence& s = r_.sentence(unit.first);
    tokens_[verb].head = tokens_[unit.head].head;
    tokens_[verb].deprel = tokens_[unit.head].deprel == Deprel::Root ? Deprel::Root : Deprel::Parataxis;
    bool object = false;
    for (TokenId t = verb + 1; t < s.last_token; ++t) {
      if (tokens_[t].head != static_cast<std::int32_t>(unit.head)) continue;
      tokens_[t].head = static_cast<std::int32_t>(verb);
      if (object || !is_nominal(tokens_[t].upos) || tokens_[t].deprel == Deprel::Conj || has_case(t)) continue;
      tokens_[t].deprel = Deprel::Obj;
      object = true;
    }
  }

  bool has_case(TokenId noun) const {
    const Sentence& s = r_.sentence(noun);
    for (TokenId t = s.first_token; t < noun; ++t) {
      if (tokens_[t].head == static_cast<std::int32_t>(noun) && tokens_[t].deprel == Deprel::Case) return true;
    }
    return false;
  }

  /// `ancestor` is above `t`.
  bool above(TokenId t, TokenId ancestor) const {
    std::int32_t at = tokens_[t].head;
    for (int steps = 0; at >= 0 && steps < 400; ++steps) {
      if (at == static_cast<std::int32_t>(ancestor)) return true;
      at = tokens_[static_cast<std::size_t>(at)].head;
    }
    return false;
  }

  /// The "In" of "In May North Korea" goes to the month.
  void drop_far_case(const Unit& unit, TokenId before) {
    const Sentence& s = r_.sentence(unit.first);
    for (TokenId t = s.first_token; t + 1 < before; ++t) {
      if (tokens_[t].head != static_cast<std::int32_t>(unit.head) || tokens_[t].deprel != Deprel::Case) continue;
      tokens_[t].head = static_cast<std::int32_t>(before - 1);
      if (tokens_[before - 1].head == static_cast<std::int32_t>(unit.head)) {
        tokens_[before - 1].head = tokens_[unit.head].head;
        tokens_[before - 1].deprel = Deprel::Obl;
      }
    }
  }

  Reading& r_;
  std::vector<Token>& tokens_;
  std::vector<bool> covered_;  ///< tokens that belong to names
};

}  // namespace

void repair_tree(Reading& reading, const std::vector<FoundName>& names) {
  TreeRepair repair(reading);
  repair.repair(names);
  reading.tree = Tree(reading.analysis);
}

}  // namespace dossier::ingest
