#include "ingest/extract/names/name_scanner.h"

namespace dossier::ingest {
namespace {

/// Longest quoted name, in words.
constexpr TokenId kLongestQuote = 6;

bool ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool opens_quote(std::string_view word) {
  if (ascii_letter(word[0])) return false;
  const std::string mark = plain(word);
  return mark == "\"" || mark == "``" || word == "“" || word == "‘" || word == "«";
}

bool closes_quote(std::string_view word) {
  if (ascii_letter(word[0])) return false;
  const std::string mark = plain(word);
  return mark == "\"" || mark == "''" || word == "”" || word == "’" || word == "»";
}

}  // namespace

/// "Operation Provide Comfort".
std::optional<FoundName> NameScanner::operation(TokenId at) const {
  if (r_.text(at) != "Operation" || at + 1 >= end_ || !is_capitalised(r_.text(at + 1)))
    return std::nullopt;
  if (at > begin_ && is_capitalised(r_.text(at - 1)) && at != begin_ + 1) return std::nullopt;
  TokenId last = at + 1;
  const auto inside = [&](TokenId t) {
    const TokenId head = r_.head(t);
    return r_.is(t, {Deprel::Flat, Deprel::Compound}) && head >= at && head < t;
  };
  while (last < end_ && last < at + 4 && is_capitalised(r_.text(last)) &&
         (!listed_as_name(last) || inside(last)))
    ++last;
  if (last == at + 1) return std::nullopt;
  return FoundName{at, last, at, EntityType::Event};
}

/// The words before the token say that a policy is called by what follows: "a campaign called
/// the", "a policy of".
bool NameScanner::policy_called(TokenId at) const {
  TokenId link = at;
  if (link > begin_ && r_.token(link - 1).upos == Upos::Det) --link;
  if (link == begin_) return false;
  --link;
  if (r_.text(link) == "as" && link > begin_) --link;
  if (link == begin_ || (r_.text(link) != "of" && !r_.lexicon.is("name-verb", r_.lemma(link))))
    return false;
  return r_.lexicon.is("policy-noun", r_.lemma(link - 1));
}

/// "the “Peace and Unity” campaign", "a policy of “unconditional surrender”": what is called so in
/// quotation marks is a plan.
std::optional<FoundName> NameScanner::quoted_policy(TokenId at) const {
  if (at == begin_ || !opens_quote(r_.text(at - 1))) return std::nullopt;
  TokenId close = at;
  while (close < end_ && close <= at + kLongestQuote && !closes_quote(r_.text(close))) ++close;
  if (close >= end_ || !closes_quote(r_.text(close))) return std::nullopt;
  TokenId last = close;
  while (last > at && r_.token(last - 1).upos == Upos::Punct) --last;
  if (last == at) return std::nullopt;
  const bool long_enough = last > at + 1 || r_.text(at).find('-') != std::string_view::npos;
  // "the “Destroyers for Bases” agreement"
  if (close + 1 < end_ && r_.lexicon.is("treaty-noun", r_.lemma(close + 1)) &&
      head_type(close + 1) == EntityType::Treaty && is_capitalised(r_.text(at)) &&
      is_capitalised(r_.text(last - 1))) {
    FoundName treaty{at, close + 2, at, EntityType::Treaty};
    treaty.name = std::string(r_.text(at, last)) + " " + std::string(r_.text(close + 1));
    return treaty;
  }
  const bool before = policy_called(at - 1);
  const bool after = close + 1 < end_ && r_.lexicon.is("policy-noun", r_.lemma(close + 1));
  if (!long_enough || (!before && !after)) return std::nullopt;
  FoundName name{at, last, at, EntityType::Proposal};
  name.confidence = 0.7F;
  return name;
}

}  // namespace dossier::ingest
