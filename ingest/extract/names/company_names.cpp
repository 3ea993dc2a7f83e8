#include "ingest/extract/names/name_scanner.h"
#include "ingest/extract/names/name_words.h"

#include <algorithm>
#include <vector>

namespace dossier::ingest {
namespace {

char small(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// The letters of the acronym are beginnings of the words, one piece after another from each:
/// "PE-MEX" of "Petróleos Mexicanos".
bool spelled(std::string_view letters, const std::vector<std::string_view>& words, std::size_t at) {
  if (letters.empty()) return at == words.size();
  if (at == words.size()) return false;
  for (std::size_t n = 1; n <= letters.size() && n <= words[at].size(); ++n) {
    if (small(letters[n - 1]) != small(words[at][n - 1])) break;
    if (spelled(letters.substr(n), words, at + 1)) return true;
  }
  return false;
}

bool foreign_letter(std::string_view word) {
  return std::any_of(word.begin(), word.end(),
                     [](char c) { return static_cast<unsigned char>(c) >= 0xC0; });
}

}  // namespace

/// "the Pan-American Petroleum and Transport Company", "United Nations Educational, Scientific, and
/// Cultural Organization": one name across "and".
std::optional<FoundName> NameScanner::coordinated_body(TokenId at) const {
  if (at == begin_ || lower(r_.text(at - 1)) != "the" || !capital(at) || begins_person(at))
    return std::nullopt;
  const Listed known = listed(at);
  TokenId to = capital_run(at);
  const bool whole = !known.empty() && known.last == to && has(known, Sense::Organization);
  if ((!known.empty() && !whole) || head_type(to - 1)) return std::nullopt;
  while (to + 1 < end_ && r_.text(to) == "," && capital(to + 1) && listed(to + 1).empty())
    to = capital_run(to + 1);
  if (to + 1 < end_ && r_.text(to) == "," && r_.text(to + 1) == "and") ++to;
  if (to + 2 >= end_ || r_.text(to) != "and" || !capital(to + 1) || !listed(to + 1).empty() ||
      begins_person(to + 1))
    return std::nullopt;
  const TokenId last = capital_run(to + 1);
  if (last < to + 3 || !r_.lexicon.is("joined-body", r_.text(last - 1))) return std::nullopt;
  FoundName name{at, last, at, EntityType::Organization};
  if (whole) name.entry = known.senses.front().entry;
  name.confidence = 0.85F;
  return name;
}

/// "Petróleos Mexicanos (PEMEX)": words of another language with an acronym name a body and not a
/// man.
std::optional<FoundName> NameScanner::foreign_body(TokenId at) const {
  if (!capital(at) || begins_person(at)) return std::nullopt;
  const TokenId open = name_end(at);
  if (open < at + 2 || open + 2 >= end_ || r_.text(open) != "(" || !listed(at).empty())
    return std::nullopt;
  const std::string_view acronym = r_.text(open + 1);
  if (acronym.size() < 3 || !is_acronym(acronym)) return std::nullopt;
  std::vector<std::string_view> words;
  bool foreign = false;
  for (TokenId t = at; t < open; ++t) {
    if (is_capitalised(r_.text(t))) words.push_back(r_.text(t));
    foreign = foreign || foreign_letter(r_.text(t));
  }
  const bool syllables = acronym.size() > words.size();
  if ((!foreign && !syllables) || !spelled(acronym, words, 0)) return std::nullopt;
  FoundName name{at, open, at, EntityType::Organization};
  name.confidence = 0.85F;
  return name;
}

/// The “Irreconcilables”: a faction by the word for its members, in quotation marks.
std::optional<FoundName> NameScanner::quoted_faction(TokenId at) const {
  const std::string_view word = r_.text(at);
  if (at == begin_ || at + 1 >= end_ || word.size() < 7 || !word.ends_with("s") ||
      word.ends_with("ss") || !capital(at) || !listed(at).empty() || head_type(at) ||
      r_.lexicon.is("no-name", word))
    return std::nullopt;
  const std::string before = plain(r_.text(at - 1));
  if (before != "\"" && before != "``") return std::nullopt;
  const TokenId close = r_.text(at + 1) == "," ? at + 2 : at + 1;
  if (close >= end_) return std::nullopt;
  const std::string after = plain(r_.text(close));
  const bool acts = r_.is(at, {Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj, Deprel::Obl,
                               Deprel::OblAgent, Deprel::Conj, Deprel::Appos, Deprel::Nmod});
  if ((after != "\"" && after != "''") || !acts) return std::nullopt;
  FoundName name{at, at + 1, at, EntityType::Organization};
  name.confidence = 0.65F;
  return name;
}

}  // namespace dossier::ingest
