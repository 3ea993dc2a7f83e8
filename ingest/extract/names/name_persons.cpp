#include "ingest/extract/names/name_scanner.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

bool word_of_name(std::string_view word) {
  return word.size() > 2 && word.back() != '.' && is_capitalised(word) && !is_acronym(word);
}

}  // namespace

/// Words of [at, last) that could be parts of a name and are known as nothing else.
bool NameScanner::only_names(TokenId at, TokenId last) const {
  for (TokenId i = at; i < last; ++i) {
    const std::string_view word = r_.text(i);
    if (r_.lexicon.is("name-part", word)) continue;
    if (!word_of_name(word) || r_.token(i).upos != Upos::Propn || head_type(i) ||
        r_.lexicon.is("no-name", word) || r_.lexicon.is("generic-name", word) ||
        r_.lexicon.is("month", word) || (i + 1 < last && listed_as_name(i)) ||
        (i == at && !listed(i).empty()))
      return false;
  }
  return true;
}

/// "McGeorge Bundy": nobody knows the first name, but the family is known.
bool NameScanner::known_surname(TokenId at, TokenId last) const {
  if (last < at + 2 || last > at + 3 || !only_names(at, last)) return false;
  const std::string_view family = r_.text(last - 1);
  return r_.lexicon.leaders.contains(family) && !r_.lexicon.is("vague-name", family) &&
         !(last < end_ && capital(last));
}

/// "Alva Myrdal of Sweden", "by the name of Manucher Ghorbanifar", "Kalevi Sorsa, the Finnish
/// Prime Minister": the words around say that it is a man or a woman.
bool NameScanner::introduced(TokenId at, TokenId last) const {
  if (last < at + 2 || last > at + 4 || !only_names(at, last) || listed_as_name(last - 1))
    return false;
  // "South Carolinian Thomas Pinckney": his name begins later.
  if (r_.lexicon.given_names.contains(r_.text(at + 1))) return false;
  if (at >= begin_ + 3 && r_.text(at - 1) == "of" && r_.text(at - 2) == "name") return true;
  if (at > begin_ && (r_.text(at - 1) == "named" || r_.text(at - 1) == "Named")) return true;
  if (last + 1 >= end_) return false;
  // "Nelson of Wisconsin", and nothing that stands in or belongs to it
  if (r_.text(last) == "of" && capital(last + 1) &&
      (at == begin_ || r_.text(at - 1) == "," || r_.text(at - 1) == "and" ||
       r_.text(at - 1) == "by"))
    return true;
  return r_.text(last) == "," && apposed_office(last + 1);
}

/// "the Finnish Prime Minister", "a former ambassador", "who had served".
bool NameScanner::apposed_office(TokenId at) const {
  if (at < end_ && lower(r_.text(at)) == "who") return true;
  if (at < end_ && r_.token(at).upos == Upos::Det) ++at;
  for (int steps = 0; steps < 4 && at < end_; ++steps) {
    const Listed match = listed(at);
    if (!match.empty() && has(match, Sense::Title)) return true;
    if (match.empty() && r_.token(at).upos != Upos::Adj && r_.token(at).upos != Upos::Noun)
      return false;
    at = match.empty() ? at + 1 : match.last;
  }
  return false;
}

}  // namespace dossier::ingest
