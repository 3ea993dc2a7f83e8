#include "ingest/extract/actors/actors.h"
#include "ingest/extract/repair/tree_repair.h"

#include <algorithm>

namespace dossier::ingest {

/// "received in Washington Prime Minister Attlee", parsed as somebody in Washington: the place is
/// that of the verb, the person its object or, before it, its subject.
void TreeRepair::part_scene(const FoundName& place, const NameUnit& at, const NameUnit& person) {
  const Sentence& s = r_.sentence(at.first);
  if (place.type != EntityType::Place || at.last != person.first || at.first <= s.first_token)
    return;
  const TokenId preposition = at.first - 1;
  const std::string_view word = r_.text(preposition);
  const std::int32_t verb = tokens_[person.head].head;
  if ((word != "in" && word != "at" && word != "In" && word != "At") || verb < 0 ||
      !inside(person, tokens_[at.head].head) ||
      tokens_[static_cast<TokenId>(verb)].upos != Upos::Verb)
    return;
  tokens_[at.head].head = verb;
  tokens_[at.head].deprel = Deprel::Obl;
  tokens_[preposition].head = static_cast<std::int32_t>(at.head);
  tokens_[preposition].deprel = Deprel::Case;
  tokens_[person.head].deprel =
      verb < static_cast<std::int32_t>(at.first) ? Deprel::Obj : Deprel::Nsubj;
}

/// "met with Katsura in Japan": no person is called after the place where he is met.
void TreeRepair::lift_scene(const FoundName& place, const NameUnit& at) {
  if (place.type != EntityType::Place && place.type != EntityType::Country) return;
  Token& token = tokens_[at.head];
  const std::int32_t person = token.head;
  if (token.deprel != Deprel::Nmod || person < 0 || person >= static_cast<std::int32_t>(at.head))
    return;
  if (!person_[static_cast<TokenId>(person)]) return;
  const TokenId marker = case_of(at.head);
  if (marker == kNone || (r_.text(marker) != "in" && r_.text(marker) != "at")) return;
  std::int32_t first = person;
  while (tokens_[static_cast<TokenId>(first)].deprel == Deprel::Conj &&
         tokens_[static_cast<TokenId>(first)].head >= 0)
    first = tokens_[static_cast<TokenId>(first)].head;
  const Token& bearer = tokens_[static_cast<TokenId>(first)];
  if (bearer.head < 0 || tokens_[static_cast<TokenId>(bearer.head)].upos != Upos::Verb ||
      (bearer.deprel != Deprel::Obl && bearer.deprel != Deprel::Obj))
    return;
  token.head = bearer.head;
  token.deprel = Deprel::Obl;
}

TokenId TreeRepair::case_of(TokenId noun) const {
  const Sentence& s = r_.sentence(noun);
  for (TokenId t = noun; t > s.first_token;) {
    --t;
    if (tokens_[t].head == static_cast<std::int32_t>(noun) && tokens_[t].deprel == Deprel::Case)
      return t;
  }
  return kNone;
}

/// "granted Haiti a large loan", parsed with two objects: the first is whom it was given to.
void TreeRepair::find_dative(const FoundName& name, const NameUnit& unit) {
  if (!is_actor(name.type)) return;
  const std::int32_t verb = tokens_[unit.head].head;
  if (tokens_[unit.head].deprel != Deprel::Obj || verb < 0 ||
      !r_.lexicon.is("giving-verb", r_.lemma(static_cast<TokenId>(verb))))
    return;
  const Sentence& s = r_.sentence(unit.first);
  for (TokenId t = unit.last; t < std::min(s.last_token, unit.last + 8); ++t) {
    if (tokens_[t].head != verb || tokens_[t].deprel != Deprel::Obj ||
        tokens_[t].upos != Upos::Noun)
      continue;
    tokens_[unit.head].deprel = Deprel::Iobj;
    return;
  }
}

void TreeRepair::repair_scenes(const std::vector<FoundName>& names,
                               const std::vector<NameUnit>& units) {
  person_.assign(tokens_.size(), false);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].type == EntityType::Person) person_[units[i].head] = true;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].form == Mention::Form::Adjective) continue;
    if (i + 1 < names.size() && names[i + 1].type == EntityType::Person)
      part_scene(names[i], units[i], units[i + 1]);
    lift_scene(names[i], units[i]);
    find_dative(names[i], units[i]);
  }
}

}  // namespace dossier::ingest
