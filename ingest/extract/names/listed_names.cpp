#include "ingest/extract/names/listed_names.h"

#include "ingest/extract/actors/actors.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

/// How far behind the noun a list of names may begin.
constexpr TokenId kReach = 8;

bool opens_list(std::string_view mark) {
  return mark == "-" || mark == "--" || mark == ":" || mark == "(" || mark == "including" ||
         mark == "include" || mark == "included" || mark == "were";
}

/// The mark or word that opens the list behind the noun, or kNone.
TokenId opening(const Reading& r, TokenId noun) {
  const TokenId end = std::min(r.sentence(noun).last_token, noun + kReach);
  for (TokenId n = noun + 1; n < end; ++n) {
    const std::string mark = plain(r.text(n));
    if (opens_list(mark)) return n;
    if (r.token(n).upos == Upos::Verb || mark == ".") return kNone;
  }
  return kNone;
}

}  // namespace

std::vector<std::uint32_t> list_behind(const Reading& r, TokenId noun) {
  const TokenId open = opening(r, noun);
  if (open == kNone) return {};
  const std::string close = plain(r.text(open)) == "(" ? ")" : "-";
  const TokenId end = r.sentence(noun).last_token;
  std::vector<std::uint32_t> all;
  for (TokenId n = open + 1; n < end; ++n) {
    if (plain(r.text(n)) == close || r.text(n) == ";" || r.token(n).upos == Upos::Verb) break;
    if (r.mention_of[n] == kNone || r.out.mentions[r.mention_of[n]].head != n) continue;
    for (std::uint32_t e : referents(r, n)) all.push_back(e);
  }
  return all;
}

std::vector<std::uint32_t> examples_behind(const Reading& r, TokenId noun) {
  const TokenId last = r.sentence(noun).last_token;
  const TokenId end = std::min(last, noun + kReach);
  for (TokenId n = noun + 1; n + 1 < end; ++n) {
    const std::string_view word = r.text(n);
    if (word == ",") continue;
    if (word != "such" && word != "including" && word != "like") return {};
    for (TokenId m = n + 1; m < end + 4 && m < last; ++m) {
      if (r.mention_of[m] != kNone) return referents(r, r.out.mentions[r.mention_of[m]].head);
    }
    return {};
  }
  return {};
}

}  // namespace dossier::ingest
