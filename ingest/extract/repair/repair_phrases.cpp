#include "ingest/extract/actors/actors.h"
#include "ingest/extract/repair/tree_repair.h"

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
  const TokenId late = verb_behind_insertion(unit, s);
  if (late != kNone) verb = late;
  if (verb >= s.last_token || has_subject(verb)) return;
  if (!finite_verb(verb) && !(auxiliary && tokens_[verb].upos == Upos::Verb)) return;
  if (!auxiliary && verb + 1 < s.last_token &&
      (r_.text(verb + 1) == "by" || r_.text(verb + 1) == "at"))
    return;
  TokenId before = unit.first;
  while (before > s.first_token && tokens_[before - 1].upos == Upos::Det) --before;
  const bool comma = before > s.first_token && r_.text(before - 1) == ",";
  // "sent men to Angola and the Soviet Union sent arms": the parser gave the verb its "and".
  const bool joined = before > s.first_token && tokens_[before - 1].upos == Upos::Cconj &&
                      tokens_[before - 1].head == static_cast<std::int32_t>(verb) &&
                      tokens_[verb].deprel == Deprel::Conj;
  if (before > s.first_token) {
    const Upos tag = tokens_[before - 1].upos;
    const bool clause = joined || opens_clause(before - 1, s);
    if ((tag == Upos::Adp || tag == Upos::Cconj) && !clause) return;
    if (tag == Upos::Part || tag == Upos::Verb || tag == Upos::Aux || tag == Upos::Noun ||
        tag == Upos::Adj)
      return;
  }
  if (tokens_[unit.head].deprel == Deprel::Conj && !comma && !joined && late == kNone) return;
  if (tokens_[verb].deprel == Deprel::Amod && tokens_[verb].head > static_cast<std::int32_t>(verb))
    take_object(verb);
  if (inside(unit, tokens_[verb].head)) {
    tokens_[verb].head = tokens_[unit.head].head;
    const Deprel relation = tokens_[unit.head].deprel;
    tokens_[verb].deprel = relation == Deprel::Root ? Deprel::Root : Deprel::Parataxis;
  } else if (late != kNone) {
    if (!join_clause(verb, unit.head)) return;
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

/// "overthrew the king in May, and the Front, supported by Hanoi, besieged the capital": the verb
/// behind the second comma, where the name opens a clause; or kNone.
TokenId TreeRepair::verb_behind_insertion(const NameUnit& unit, const Sentence& s) const {
  TokenId before = unit.first;
  while (before > s.first_token && tokens_[before - 1].upos == Upos::Det) --before;
  if (before == s.first_token || tokens_[before - 1].upos != Upos::Cconj ||
      !opens_clause(before - 1, s) || tokens_[unit.head].deprel != Deprel::Conj)
    return kNone;
  const TokenId open = unit.last;
  if (open + 2 >= s.last_token || r_.text(open) != "," || tokens_[open + 1].upos != Upos::Verb ||
      (tokens_[open + 1].features & (kParticiple | kPast)) == 0)
    return kNone;
  for (TokenId t = open + 2; t + 1 < s.last_token && t < open + 12; ++t) {
    if (r_.text(t) != ",") continue;
    const TokenId verb = t + 1;
    return finite_verb(verb) && r_.text(verb).ends_with("ed") ? verb : kNone;
  }
  return kNone;
}

/// The verb becomes coordinated with that of the list in which its subject was put; false where the
/// list has none.
bool TreeRepair::join_clause(TokenId verb, TokenId subject) {
  auto at = static_cast<std::int32_t>(subject);
  while (at >= 0 && tokens_[static_cast<std::size_t>(at)].upos != Upos::Verb)
    at = tokens_[static_cast<std::size_t>(at)].head;
  if (at < 0) return false;
  tokens_[verb].head = at;
  tokens_[verb].deprel = Deprel::Conj;
  return true;
}

/// "..., and the PLO renounced", "until Spain and France made peace": a clause begins here.
bool TreeRepair::opens_clause(TokenId link, const Sentence& s) const {
  if (tokens_[link].upos == Upos::Cconj) return link > s.first_token && r_.text(link - 1) == ",";
  const std::string_view word = r_.text(link);
  return word == "until" || word == "after" || word == "before" || word == "since";
}

/// "renounced terrorism", parsed as a renounced terrorism: the noun is the verb's object.
void TreeRepair::take_object(TokenId verb) {
  const auto noun = static_cast<TokenId>(tokens_[verb].head);
  const bool root = tokens_[noun].head < 0;
  tokens_[verb].head = tokens_[noun].head;
  tokens_[verb].deprel = root ? Deprel::Root : Deprel::Parataxis;
  tokens_[noun].head = static_cast<std::int32_t>(verb);
  tokens_[noun].deprel = has_case(noun) ? Deprel::Obl : Deprel::Obj;
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
