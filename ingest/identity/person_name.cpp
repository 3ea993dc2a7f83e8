#include "ingest/identity/person_name.h"

#include "ingest/identity/fold.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace dossier::ingest {
namespace {

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_particle(std::string_view word) {
  static constexpr std::array<std::string_view, 20> kParticles = {
      "de", "del", "della", "der", "den", "van", "von", "du",  "da",  "di",
      "la", "le",  "al",    "el",  "bin", "ibn", "ben", "ter", "dos", "zu"};
  return is_one_of(kParticles, word);
}

bool is_suffix(std::string_view word) {
  static constexpr std::array<std::string_view, 14> kSuffixes = {
      "jr", "sr", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "xiv", "xv", "xvi"};
  return is_one_of(kSuffixes, word);
}

bool is_initial(std::string_view given) { return given.size() == 2 && given[1] == '.'; }

/// "H.W." is two initials, "J.F" too.
bool split_initials(std::string_view word, std::vector<std::string>& given) {
  std::vector<std::string> initials;
  for (std::size_t i = 0; i < word.size(); i += 2) {
    const bool letter = word[i] >= 'a' && word[i] <= 'z';
    if (!letter || (i + 1 < word.size() && word[i + 1] != '.')) return false;
    initials.push_back({word[i], '.'});
  }
  if (word.size() > 1 || given.empty()) given.insert(given.end(), initials.begin(), initials.end());
  return word.size() > 1;
}

std::string without_stop(std::string word) {
  if (word.size() > 2 && word.back() == '.') word.pop_back();
  return word;
}

/// "abdel" and "abdul", "mohammed" and "muhammad": the consonants of a transcribed name.
std::string consonants(std::string_view word) {
  std::string out;
  for (char c : word) {
    const bool vowel = std::string_view("aeiouy-'").find(c) != std::string_view::npos;
    if (!vowel && (out.empty() || out.back() != c)) out += c;
  }
  return out;
}

/// Short forms of English given names.
bool is_short_form(std::string_view brief, std::string_view full) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 38> kShort = {{
      {"al", "albert"},      {"alex", "alexander"}, {"andy", "andrew"},   {"ben", "benjamin"},
      {"bill", "william"},   {"bob", "robert"},     {"bobby", "robert"},  {"chuck", "charles"},
      {"dan", "daniel"},     {"dave", "david"},     {"dick", "richard"},  {"ed", "edward"},
      {"ed", "edmund"},      {"fred", "frederick"}, {"gerry", "gerald"},  {"jack", "john"},
      {"jerry", "gerald"},   {"jim", "james"},      {"jimmy", "james"},   {"joe", "joseph"},
      {"larry", "lawrence"}, {"mike", "michael"},   {"nick", "nicholas"}, {"ron", "ronald"},
      {"sam", "samuel"},     {"steve", "stephen"},  {"steve", "steven"},  {"ted", "edward"},
      {"ted", "theodore"},   {"tim", "timothy"},    {"tom", "thomas"},    {"tony", "anthony"},
      {"walt", "walter"},    {"will", "william"},   {"zbig", "zbigniew"}, {"bernie", "bernard"},
      {"ken", "kenneth"},    {"cy", "cyrus"},
  }};
  return std::find(kShort.begin(), kShort.end(), std::pair(brief, full)) != kShort.end();
}

bool given_agree(const std::string& a, const std::string& b) {
  if (a == b) return true;
  if (is_initial(a) || is_initial(b)) return a[0] == b[0];
  if (is_short_form(a, b) || is_short_form(b, a)) return true;
  return a[0] == b[0] && consonants(a).size() >= 3 && consonants(a) == consonants(b);
}

using Given = std::span<const std::string>;

/// The names behind the first: told by one of the two only, or equal in number and agreeing.
bool rest_agrees(Given a, Given b) {
  if (a.empty() || b.empty()) return true;
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), given_agree);
}

bool all_agree(Given a, Given b) {
  return given_agree(a[0], b[0]) && rest_agrees(a.subspan(1), b.subspan(1));
}

/// "W. Averell Harriman" goes by his second name.
bool goes_by_second(Given a, Given b) {
  return a.size() > 1 && is_initial(a[0]) && !is_initial(a[1]) && !is_initial(b[0]) &&
         all_agree(a.subspan(1), b);
}

/// Men whom history tells apart by nothing but a second name.
bool are_namesakes(const PersonName& a, const PersonName& b) {
  const auto told = [](const PersonName& name, std::string_view first, std::string_view family) {
    return name.given.size() == 1 && name.given[0] == first && name.family == family;
  };
  const auto second = [](const PersonName& name, char initial) {
    return name.given.size() > 1 && name.given[1][0] == initial;
  };
  return told(a, "john", "adams") && second(b, 'q');
}

}  // namespace

PersonName PersonName::parse(std::string_view text) {
  PersonName name;
  std::vector<std::string> words = folded_words(text, ",()");
  while (words.size() > 1 && is_suffix(without_stop(words.back()))) {
    name.suffix = without_stop(words.back());
    words.pop_back();
  }
  if (words.empty()) return name;
  std::size_t family = words.size() - 1;
  while (family > 0 && is_particle(words[family - 1])) --family;
  for (std::size_t i = 0; i < family; ++i) {
    if (!split_initials(words[i], name.given)) name.given.push_back(words[i]);
  }
  for (; family < words.size(); ++family) {
    if (!name.family.empty()) name.family += ' ';
    name.family += words[family];
  }
  return name;
}

bool names_agree(const PersonName& a, const PersonName& b) {
  if (a.family != b.family || a.suffix != b.suffix) return false;
  if (a.given.empty() || b.given.empty()) return a.given.empty() && b.given.empty();
  if (are_namesakes(a, b) || are_namesakes(b, a)) return false;
  return all_agree(a.given, b.given) || goes_by_second(a.given, b.given) ||
         goes_by_second(b.given, a.given);
}

}  // namespace dossier::ingest
