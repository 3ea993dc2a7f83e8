#include "ingest/extract/names/name_scanner.h"

namespace dossier::ingest {

/// "Acheson, sent to Paris", "Gottwald was summoned to Moscow", but not "a note was sent to
/// Moscow".
bool NameScanner::sends_a_person(TokenId verb) const {
  if (!r_.lexicon.is("sending-verb", r_.lemma(verb))) return false;
  TokenId sent = r_.child(verb, {Deprel::Obj, Deprel::NsubjPass});
  if (sent == kNone && r_.is(verb, {Deprel::Acl})) sent = r_.head(verb);
  if (sent == kNone) return false;
  if (r_.lemma(sent) == "who" || r_.lemma(sent) == "whom") return true;
  // "his trusted aide Harry Hopkins"
  const TokenId name = r_.child(sent, {Deprel::Appos, Deprel::Flat});
  const std::string_view pronoun = r_.lemma(sent);
  const bool who = r_.token(sent).upos == Upos::Pron &&
                   (pronoun == "who" || pronoun == "he" || pronoun == "she" || pronoun == "him");
  return who || r_.token(sent).upos == Upos::Propn ||
         (name != kNone && name == sent + 1 && r_.token(name).upos == Upos::Propn);
}

/// "met in Moscow", "a conference in Moscow", "left Paris": the city is meant. "Concerns in Moscow"
/// are those of the government.
bool NameScanner::stands_as_place(TokenId first, TokenId last) const {
  TokenId head = r_.head_of(first, last);
  while (r_.token(head).deprel == Deprel::Conj && r_.head(head) != kNone) head = r_.head(head);
  const TokenId governor = r_.head(head);
  const bool residence = r_.lexicon.is("residence", r_.text(first, last));
  if (residence) return false;
  std::string_view preposition = r_.preposition(head);
  if (preposition.empty() && first > begin_ && r_.token(first - 1).upos == Upos::Adp)
    preposition = r_.lemma(first - 1);
  if (preposition.empty()) {
    return governor != kNone && r_.token(head).deprel == Deprel::Obj &&
           (r_.lexicon.is("leave", r_.lemma(governor)) ||
            (!residence && r_.lexicon.is("takes-place", r_.lemma(governor))));
  }
  const bool of_noun = governor != kNone && r_.token(governor).upos == Upos::Noun;
  // "the siege of Grozny", "an attack on Washington", "a trip to Beijing"
  if (preposition == "of" && of_noun) return r_.lexicon.is("siege-noun", r_.lemma(governor));
  if (preposition == "on" && of_noun) return r_.lexicon.is("raid-noun", r_.lemma(governor));
  if (preposition == "to" && of_noun && !residence &&
      r_.lexicon.is("trip-noun", r_.lemma(governor)))
    return true;
  if (preposition == "near" || preposition == "outside" || preposition == "through" ||
      preposition == "around" || preposition == "over")
    return true;
  if ((preposition == "to" || preposition == "for" || preposition == "from" ||
       preposition == "between") &&
      governor != kNone && r_.token(governor).upos == Upos::Verb &&
      r_.lexicon.is("motion", r_.lemma(governor)))
    return true;
  if (preposition == "to" && governor != kNone && !residence && sends_a_person(governor))
    return true;
  // "a meeting of the alliance at The Hague"
  if (preposition == "at" && !residence) return true;
  if (preposition != "in" && preposition != "at" && preposition != "into") return false;
  if (governor == kNone) return true;
  return r_.token(governor).upos != Upos::Noun || r_.lexicon.is("happening", r_.lemma(governor));
}

/// "West Beirut", "East Jerusalem": a part of a city speaks for no government.
std::optional<FoundName> NameScanner::half_of_city(TokenId at) const {
  if (at + 1 >= end_ || !is_capitalised(r_.text(at)) || !r_.lexicon.is("half-of-land", r_.text(at)))
    return std::nullopt;
  const Listed city = listed(at + 1);
  if (!has(city, Sense::Seat) && !has(city, Sense::Place)) return std::nullopt;
  if (has(city, Sense::Country) || has(city, Sense::Adjective)) return std::nullopt;
  return FoundName{at, city.last, at, EntityType::Place};
}

}  // namespace dossier::ingest
