#include "ingest/extract/actors.h"
#include "ingest/extract/tree_repair.h"

#include <algorithm>

namespace dossier::ingest {

void TreeRepair::cut_cycles(const Sentence& s) {
  std::vector<std::uint32_t> seen(s.last_token - s.first_token, 0);
  std::uint32_t round = 0;
  for (TokenId t = s.first_token; t < s.last_token; ++t) {
    ++round;
    for (TokenId at = t; seen[at - s.first_token] == 0 || seen[at - s.first_token] == round;) {
      if (seen[at - s.first_token] == round) {
        tokens_[at].head = -1;
        tokens_[at].deprel = Deprel::Root;
        break;
      }
      seen[at - s.first_token] = round;
      const std::int32_t head = tokens_[at].head;
      if (head < static_cast<std::int32_t>(s.first_token) ||
          head >= static_cast<std::int32_t>(s.last_token))
        break;
      at = static_cast<TokenId>(head);
    }
  }
}

void TreeRepair::make_object(const NameUnit& unit) {
  TokenId verb = unit.first;
  const TokenId begin = r_.sentence(unit.first).first_token;
  while (verb > begin && tokens_[verb - 1].upos == Upos::Det) --verb;
  if (verb == begin || tokens_[verb - 1].upos != Upos::Verb) return;
  // "promised Yeltsin strong support": an adjective between shows that the name is no modifier.
  const bool modifier = tokens_[unit.head].deprel == Deprel::Compound &&
                        tokens_[unit.head].head >= static_cast<std::int32_t>(unit.last);
  if (modifier && unit.last < r_.sentence(unit.first).last_token &&
      (tokens_[unit.last].upos == Upos::Adj || tokens_[unit.last].upos == Upos::Det)) {
    tokens_[unit.head].head = static_cast<std::int32_t>(verb - 1);
    tokens_[unit.head].deprel = Deprel::Iobj;
    return;
  }
  if (tokens_[unit.head].head != static_cast<std::int32_t>(verb - 1)) return;
  const Deprel relation = tokens_[unit.head].deprel;
  if (relation != Deprel::Advmod && relation != Deprel::Amod && relation != Deprel::Compound &&
      relation != Deprel::Dep && relation != Deprel::Nsubj && relation != Deprel::Punct)
    return;
  tokens_[unit.head].deprel = Deprel::Obj;
}

bool TreeRepair::finite_verb(TokenId t) const {
  const Token& token = tokens_[t];
  if (token.upos != Upos::Verb || (token.features & (kPast | kPresent)) == 0) return false;
  if ((token.features & kGerund) != 0 ||
      ((token.features & kParticiple) != 0 && (token.features & kPast) == 0))
    return false;
  return true;
}

bool TreeRepair::has_subject(TokenId verb) const {
  const Sentence& s = r_.sentence(verb);
  for (TokenId t = s.first_token; t < s.last_token; ++t) {
    if (tokens_[t].head == static_cast<std::int32_t>(verb) &&
        (tokens_[t].deprel == Deprel::Nsubj || tokens_[t].deprel == Deprel::NsubjPass))
      return true;
  }
  return false;
}

void TreeRepair::modify_noun(const NameUnit& unit) {
  const Sentence& s = r_.sentence(unit.first);
  TokenId noun = kNone;
  for (TokenId t = unit.last; t < s.last_token && t < unit.last + 4; ++t) {
    const Upos tag = tokens_[t].upos;
    if (covered_[t]) break;
    if (tag == Upos::Noun || tag == Upos::Propn)
      noun = t;
    else if (tag != Upos::Adj || noun != kNone || r_.text(t) == ",")
      break;
  }
  if (noun == kNone || tokens_[noun].deprel == Deprel::NmodPoss) return;
  contract_phrase({unit.first, noun + 1, noun}, unit);
}

bool TreeRepair::possess(const NameUnit& unit) {
  const Sentence& s = r_.sentence(unit.first);
  if (unit.last >= s.last_token || !possessive_mark(unit.last)) return false;
  TokenId noun = unit.last + 1 < s.last_token ? unit_head_[unit.last + 1] : kNone;
  for (TokenId t = unit.last + 1;
       t < s.last_token && t < unit.last + 6 && (noun == kNone || noun == t - 1 || !covered_[noun]);
       ++t) {
    if (noun != kNone && covered_[noun]) break;
    const Upos tag = tokens_[t].upos;
    if (tag == Upos::Noun || (tag == Upos::Propn && !covered_[t]))
      noun = t;
    else if (noun != kNone || (tag != Upos::Adj && tag != Upos::Num && tag != Upos::Adv))
      break;
  }
  if (noun == kNone || noun == unit.head) return true;
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
    if (tokens_[t].head == owner && tokens_[t].deprel == Deprel::Case)
      tokens_[t].head = static_cast<std::int32_t>(noun);
  }
  tokens_[unit.last].head = owner;
  tokens_[unit.last].deprel = Deprel::Case;
  return true;
}

bool TreeRepair::possessive_mark(TokenId t) const {
  const std::string_view word = r_.text(t);
  return word == "'s" || word == "\xE2\x80\x99s" || word == "'" || word == "\xE2\x80\x99";
}

void TreeRepair::contract_phrase(const NameUnit& phrase, const NameUnit& modifiers) {
  TokenId best = kNone;
  for (TokenId t = phrase.first; t < phrase.last; ++t) {
    if (inside(phrase, tokens_[t].head) || reaches(phrase, tokens_[t].head)) continue;
    if (best == kNone || attachment_rank(tokens_[t].deprel) > attachment_rank(tokens_[best].deprel))
      best = t;
  }
  if (best == kNone) return;
  const std::int32_t outside = tokens_[best].head;
  const Deprel relation = tokens_[best].deprel;
  for (TokenId t = phrase.first; t < phrase.last; ++t) {
    if (t != phrase.head && !inside(phrase, tokens_[t].head))
      tokens_[t].head = static_cast<std::int32_t>(phrase.head);
  }
  tokens_[modifiers.head].head = static_cast<std::int32_t>(phrase.head);
  tokens_[modifiers.head].deprel = Deprel::Amod;
  const Sentence& s = r_.sentence(phrase.first);
  for (TokenId t = s.first_token; t < s.last_token; ++t) {
    if (!inside(phrase, static_cast<std::int32_t>(t)) && inside(phrase, tokens_[t].head))
      tokens_[t].head = static_cast<std::int32_t>(phrase.head);
  }
  tokens_[phrase.head].head = outside;
  tokens_[phrase.head].deprel = relation;
  break_loops(phrase);
}

void TreeRepair::break_loops(const NameUnit& phrase) {
  for (TokenId t = phrase.first; t < phrase.last; ++t) {
    if (t == phrase.head) continue;
    std::int32_t at = tokens_[t].head;
    int steps = 0;
    while (at >= 0 && at != static_cast<std::int32_t>(phrase.head) && steps < 40) {
      at = tokens_[static_cast<std::size_t>(at)].head;
      ++steps;
    }
    if (at != static_cast<std::int32_t>(phrase.head))
      tokens_[t].head = static_cast<std::int32_t>(phrase.head);
  }
}

void TreeRepair::make_subject(const NameUnit& unit) {
  if (unit.first == unit.last) return;
  const Sentence& s = r_.sentence(unit.first);
  TokenId verb = unit.last;
  bool passive = false, auxiliary = false;
  while (verb < s.last_token && (tokens_[verb].upos == Upos::Adv ||
                                 tokens_[verb].upos == Upos::Aux || r_.lemma(verb) == "not")) {
    passive = passive || r_.lemma(verb) == "be";
    auxiliary = auxiliary || tokens_[verb].upos == Upos::Aux;
    ++verb;
  }
  if (verb >= s.last_token || has_subject(verb)) return;
  if (!finite_verb(verb) && !(auxiliary && tokens_[verb].upos == Upos::Verb)) return;
  if (!auxiliary && verb + 1 < s.last_token &&
      (r_.text(verb + 1) == "by" || r_.text(verb + 1) == "at"))
    return;
  TokenId before = unit.first;
  while (before > s.first_token && tokens_[before - 1].upos == Upos::Det) --before;
  const bool comma = before > s.first_token && r_.text(before - 1) == ",";
  if (before > s.first_token) {
    const Upos tag = tokens_[before - 1].upos;
    if (tag == Upos::Adp || tag == Upos::Part || tag == Upos::Verb || tag == Upos::Aux ||
        tag == Upos::Noun)
      return;
    if (tag == Upos::Cconj || tag == Upos::Adj) return;
  }
  if (tokens_[unit.head].deprel == Deprel::Conj && !comma) return;
  if (inside(unit, tokens_[verb].head)) {
    tokens_[verb].head = tokens_[unit.head].head;
    const Deprel relation = tokens_[unit.head].deprel;
    tokens_[verb].deprel = relation == Deprel::Root ? Deprel::Root : Deprel::Parataxis;
  } else if (above(verb, unit.head)) {
    const bool adjacent =
        verb == unit.last && verb + 1 < s.last_token && tokens_[verb + 1].upos != Upos::Adp;
    if (!adjacent) return;  // the verb hangs below the name at a distance
    lift(verb, unit);
  }
  tokens_[unit.head].head = static_cast<std::int32_t>(verb);
  tokens_[unit.head].deprel = passive && (tokens_[verb].features & kParticiple) != 0 &&
                                      (tokens_[verb].features & kPast) != 0
                                  ? Deprel::NsubjPass
                                  : Deprel::Nsubj;
  drop_far_case(unit, before);
}

void TreeRepair::lift(TokenId verb, const NameUnit& unit) {
  const Sentence& s = r_.sentence(unit.first);
  tokens_[verb].head = tokens_[unit.head].head;
  tokens_[verb].deprel =
      tokens_[unit.head].deprel == Deprel::Root ? Deprel::Root : Deprel::Parataxis;
  bool object = false;
  for (TokenId t = verb + 1; t < s.last_token; ++t) {
    if (tokens_[t].head != static_cast<std::int32_t>(unit.head)) continue;
    tokens_[t].head = static_cast<std::int32_t>(verb);
    if (object || !is_nominal(tokens_[t].upos) || tokens_[t].deprel == Deprel::Conj || has_case(t))
      continue;
    tokens_[t].deprel = Deprel::Obj;
    object = true;
  }
}

bool TreeRepair::has_case(TokenId noun) const {
  const Sentence& s = r_.sentence(noun);
  for (TokenId t = s.first_token; t < noun; ++t) {
    if (tokens_[t].head == static_cast<std::int32_t>(noun) && tokens_[t].deprel == Deprel::Case)
      return true;
  }
  return false;
}

bool TreeRepair::above(TokenId t, TokenId ancestor) const {
  std::int32_t at = tokens_[t].head;
  for (int steps = 0; at >= 0 && steps < 400; ++steps) {
    if (at == static_cast<std::int32_t>(ancestor)) return true;
    at = tokens_[static_cast<std::size_t>(at)].head;
  }
  return false;
}

void TreeRepair::drop_far_case(const NameUnit& unit, TokenId before) {
  const Sentence& s = r_.sentence(unit.first);
  for (TokenId t = s.first_token; t + 1 < before; ++t) {
    if (tokens_[t].head != static_cast<std::int32_t>(unit.head) ||
        tokens_[t].deprel != Deprel::Case)
      continue;
    tokens_[t].head = static_cast<std::int32_t>(before - 1);
    if (tokens_[before - 1].head == static_cast<std::int32_t>(unit.head)) {
      tokens_[before - 1].head = tokens_[unit.head].head;
      tokens_[before - 1].deprel = Deprel::Obl;
    }
  }
}

}  // namespace dossier::ingest
