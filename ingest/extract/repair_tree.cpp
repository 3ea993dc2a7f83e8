#include "ingest/extract/repair_tree.h"

#include <algorithm>

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

  void repair(const FoundName& name) {
    const Unit unit = unit_of(name);
    if (unit.last > unit.first + 1) contract(unit);
    make_subject(unit);
  }

 private:
  Unit unit_of(const FoundName& name) const {
    Unit unit{name.titles, name.last, name.last - 1};
    const TokenId begin = r_.sentence(name.first).first_token;
    // A state's adjective or an acronym directly before a title belongs to the person's phrase.
    while (name.titles != name.first && unit.first > begin && joins(unit.first - 1)) --unit.first;
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

  bool joins(TokenId t) const {
    if (r_.token(t).upos == Upos::Punct || !is_capitalised(r_.text(t))) return false;
    for (const NameSense& sense : r_.lexicon.names.find(r_.text(t))) {
      if (sense.sense == Sense::Adjective || sense.sense == Sense::Organization) return true;
    }
    return false;
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

  /// "In May North Korea withdrew": the name before the verb is its subject, whatever the parser thought.
  void make_subject(const Unit& unit) {
    const Sentence& s = r_.sentence(unit.first);
    TokenId verb = unit.last;
    while (verb < s.last_token && tokens_[verb].upos == Upos::Adv) ++verb;
    if (verb >= s.last_token || !finite_verb(verb) || has_subject(verb)) return;
    if (verb + 1 < s.last_token && (r_.text(verb + 1) == "by" || r_.text(verb + 1) == "at")) return;
    TokenId before = unit.first;
    while (before > s.first_token && tokens_[before - 1].upos == Upos::Det) --before;
    if (before > s.first_token) {
      const Upos tag = tokens_[before - 1].upos;
      if (tag == Upos::Adp || tag == Upos::Part || tag == Upos::Verb || tag == Upos::Aux || tag == Upos::Noun) return;
      if (tag == Upos::Cconj || tag == Upos::Adj) return;
    }
    const auto head = static_cast<std::int32_t>(unit.head);
    const auto v = static_cast<std::int32_t>(verb);
    if (tokens_[unit.head].deprel == Deprel::Conj) return;
    if (tokens_[verb].head == head) {
      tokens_[verb].head = tokens_[unit.head].head;
      tokens_[verb].deprel = tokens_[unit.head].deprel == Deprel::Root ? Deprel::Root : Deprel::Parataxis;
    } else if (above(verb, unit.head)) {
      // The verb hangs below the name at a distance: leave it.
      return;
    }
    tokens_[unit.head].head = v;
    tokens_[unit.head].deprel = Deprel::Nsubj;
    drop_far_case(unit, before);
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
};

}  // namespace

void repair_tree(Reading& reading, const std::vector<FoundName>& names) {
  TreeRepair repair(reading);
  for (const FoundName& name : names) repair.repair(name);
  reading.tree = Tree(reading.analysis);
}

}  // namespace dossier::ingest
