#include "ingest/extract/names/name_scanner.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

bool number(std::string_view word) {
  return !word.empty() && word.size() <= 4 &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

/// One past the number that follows the token, with or without a hyphen or stroke between them;
/// the token itself where none does.
TokenId NameScanner::past_number(TokenId at) const {
  if (at < end_ && number(r_.text(at))) return at + 1;
  const bool joined = at + 1 < end_ && (is_hyphen(r_.text(at)) || r_.text(at) == "/") &&
                      r_.token(at - 1).end == r_.token(at).begin;
  return joined && number(r_.text(at + 1)) ? at + 2 : at;
}

/// "United Nations Security Council Resolution 242", "UNSCR 940".
std::optional<FoundName> NameScanner::numbered_resolution(TokenId at) const {
  if (!is_capitalised(r_.text(at))) return std::nullopt;
  TokenId noun = at;
  for (Listed body = listed(noun); !body.empty() && has(body, Sense::Organization);
       body = listed(noun))
    noun = body.last;
  if (noun >= end_) return std::nullopt;
  const std::string_view word = r_.text(noun);
  const bool says = word == "UNSCR" || word == "Resolution" || word == "Resolutions" ||
                    (noun > at && word == "resolution");
  const TokenId last = says ? past_number(noun + 1) : noun + 1;
  if (!says || last == noun + 1) return std::nullopt;
  FoundName name{at, last, at, EntityType::Treaty};
  name.name = "Resolution " + std::string(r_.text(last - 1));
  for (const NameSense& sense : r_.lexicon.names.find(name.name)) {
    if (sense.sense == Sense::Treaty) name.entry = sense.entry;
  }
  return name;
}

/// "NSC-68", "PDD/NSC 56", "Presidential Directive 30": what a government has resolved to do.
std::optional<FoundName> NameScanner::numbered_directive(TokenId at) const {
  if (!is_capitalised(r_.text(at))) return std::nullopt;
  TokenId series = at;
  if (r_.lexicon.is("directive-series", r_.text(at))) {
    const bool two = at + 2 < end_ && r_.text(at + 1) == "/" && is_acronym(r_.text(at + 2));
    series = at + (two ? 3 : 1);
  } else {
    TokenId noun = at;
    while (noun < end_ && noun < at + 5 && capital(noun) &&
           !r_.lexicon.is("directive-noun", r_.text(noun)))
      ++noun;
    if (noun == at || noun >= end_ || !r_.lexicon.is("directive-noun", r_.text(noun)))
      return std::nullopt;
    series = noun + 1;
    if (series + 1 < end_ && r_.text(series) == "/" && is_acronym(r_.text(series + 1))) series += 2;
  }
  const TokenId last = past_number(series);
  if (last == series) return std::nullopt;
  FoundName name{at, last, at, EntityType::Proposal};
  if (series == at + 1) name.name = std::string(r_.text(at)) + " " + std::string(r_.text(last - 1));
  return name;
}

}  // namespace dossier::ingest
