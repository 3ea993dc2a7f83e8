#include "query/syntax/token.h"

#include <algorithm>
#include <array>

namespace dossier::query::syntax {
namespace {

constexpr std::string_view kTokenTexts[] = {
#define DOSSIER_TOKEN(name, text) text,
    DOSSIER_TOKENS(DOSSIER_TOKEN)
#undef DOSSIER_TOKEN
};

constexpr std::string_view kKeywordTexts[] = {
#define DOSSIER_KEYWORD(name, text) text,
#include "query/syntax/keywords.def"
#undef DOSSIER_KEYWORD
};
constexpr std::size_t kKeywords = std::size(kKeywordTexts);
static_assert(std::is_sorted(std::begin(kKeywordTexts), std::end(kKeywordTexts)));

constexpr std::size_t kLongest = 16;

/// Position of the first keyword of each letter, and one past the last of `Z`.
constexpr auto kFirst = [] {
  std::array<std::uint8_t, 27> first{};
  for (std::size_t letter = 0; letter < first.size(); ++letter) {
    std::size_t at = 0;
    while (at < kKeywords && kKeywordTexts[at][0] < static_cast<char>('A' + letter)) ++at;
    first[letter] = static_cast<std::uint8_t>(at);
  }
  return first;
}();

constexpr char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

}  // namespace

bool same_word(std::string_view word, std::string_view upper_word) {
  return word.size() == upper_word.size() &&
         std::equal(word.begin(), word.end(), upper_word.begin(),
                    [](char a, char b) { return upper(a) == b; });
}

std::string_view text_of(TokenKind kind) { return kTokenTexts[static_cast<std::size_t>(kind)]; }

std::string_view text_of(Keyword keyword) {
  if (keyword == Keyword::NotAKeyword) return "";
  return kKeywordTexts[static_cast<std::size_t>(keyword) - 1];
}

Keyword find_keyword(std::string_view word) {
  if (word.size() < 2 || word.size() > kLongest) return Keyword::NotAKeyword;
  char letter = upper(word[0]);
  if (letter < 'A' || letter > 'Z') return Keyword::NotAKeyword;
  std::size_t last = kFirst[static_cast<std::size_t>(letter - 'A') + 1];
  for (std::size_t at = kFirst[static_cast<std::size_t>(letter - 'A')]; at < last; ++at) {
    if (same_word(word, kKeywordTexts[at])) return static_cast<Keyword>(at + 1);
  }
  return Keyword::NotAKeyword;
}

bool leads_or_joins(Keyword keyword) {
  switch (keyword) {
    case Keyword::And:
    case Keyword::As:
    case Keyword::By:
    case Keyword::Call:
    case Keyword::Case:
    case Keyword::Contains:
    case Keyword::Create:
    case Keyword::Delete:
    case Keyword::Detach:
    case Keyword::Distinct:
    case Keyword::Else:
    case Keyword::End:
    case Keyword::Ends:
    case Keyword::Foreach:
    case Keyword::In:
    case Keyword::Is:
    case Keyword::Limit:
    case Keyword::Match:
    case Keyword::Merge:
    case Keyword::Not:
    case Keyword::Offset:
    case Keyword::On:
    case Keyword::Optional:
    case Keyword::Or:
    case Keyword::Order:
    case Keyword::Remove:
    case Keyword::Return:
    case Keyword::Set:
    case Keyword::Skip:
    case Keyword::Starts:
    case Keyword::Then:
    case Keyword::Union:
    case Keyword::Unwind:
    case Keyword::When:
    case Keyword::Where:
    case Keyword::With:
    case Keyword::Xor: return true;
    default: return false;
  }
}

}  // namespace dossier::query::syntax
