#include "ingest/extract/names/name_words.h"

#include "ingest/extract/sentence/atoms.h"

#include <algorithm>

namespace dossier::ingest {

bool is_function_tag(Upos tag) noexcept {
  switch (tag) {
    case Upos::Adp:
    case Upos::Aux:
    case Upos::Cconj:
    case Upos::Det:
    case Upos::Part:
    case Upos::Pron:
    case Upos::Sconj:
    case Upos::Punct:
    case Upos::Intj: return true;
    default: return false;
  }
}

bool is_initial(std::string_view word) noexcept {
  return word.size() >= 2 && word.size() <= 6 && is_upper(word[0]) && word.back() == '.' &&
         word[1] == '.';
}

bool is_year(std::string_view word) noexcept {
  return word.size() == 4 && (word[0] == '1' || word[0] == '2') &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_plain_word(std::string_view word) noexcept {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return is_letter(c) || c == '-' || c == '\'' || c == '.'; });
}

}  // namespace dossier::ingest
