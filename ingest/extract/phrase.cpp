#include "ingest/extract/phrase.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

constexpr std::size_t kMostWords = 20;
constexpr std::size_t kEnough = 7;  ///< words after which a comma clause may be left away

bool skipped_at_start(const Reading& r, TokenId t, TokenId head) {
  if (t == head) return false;
  const std::string_view word = r.lemma(t);
  if (r.is(t, {Deprel::Case, Deprel::Punct, Deprel::Cc})) return true;
  return r.is(t, {Deprel::Mark}) && (word == "that" || word == "for" || word == "whether");
}

/// A clause that adds something begins here: ", which", "; ", ", although".
bool border(const Reading& r, TokenId t, TokenId last) {
  const std::string_view word = r.text(t);
  if (word == ";" || word == ":") return true;
  if (word != "," || t + 1 >= last) return false;
  const std::string_view next = r.lemma(t + 1);
  return next == "which" || next == "although" || next == "while" || next == "but" ||
         next == "though" || next == "who" || next == "whereas" || next == "because" ||
         next == "so" || next == "thus" || next == "then" || r.is(t + 1, {Deprel::Nsubj}) ||
         (next == "and" && t + 2 < last &&
          (r.lemma(t + 2) == "so" || r.lemma(t + 2) == "then" || r.lemma(t + 2) == "that")) ||
         r.is(t + 1, {Deprel::Advcl}) ||
         (next == "and" && r.token(t + 1).upos == Upos::Cconj && t + 2 < last &&
          r.is(t + 2, {Deprel::Nsubj}));
}

/// "a conference | on energy": complements that the parser hung to the verb.
TokenId with_complements(const Reading& r, TokenId head, TokenId last) {
  const TokenId end = r.sentence(head).last_token;
  const TokenId verb = r.head(head);
  while (last < end && verb != kNone && r.token(head).upos == Upos::Noun) {
    const std::string_view word = r.lemma(last);
    if (word != "on" && word != "of" && word != "for" && word != "between" && word != "against" &&
        word != "among")
      break;
    const TokenId phrase = r.head(last);
    if (phrase == kNone || phrase <= last || r.head(phrase) != verb ||
        r.token(phrase).upos == Upos::Num)
      break;
    last = r.extent(phrase).second;
  }
  return last;
}

}  // namespace

namespace {

/// ", and representatives of both met": a comma, a conjunction, and a past tense before the next
/// comma.
bool new_clause(const Reading& r, TokenId t, TokenId last) {
  if (r.text(t) != "," || t + 3 >= last || r.token(t + 1).upos != Upos::Cconj) return false;
  if (r.token(t + 2).upos == Upos::Verb || r.token(t + 2).upos == Upos::Part) return false;
  for (TokenId n = t + 3; n < last && n < t + 10 && r.text(n) != ","; ++n) {
    const Token& token = r.token(n);
    if (token.upos == Upos::Verb && (token.features & kPast) != 0 &&
        !r.is(n, {Deprel::Amod, Deprel::Acl}))
      return true;
  }
  return false;
}

/// The words of [first, last), cut at a border or after enough of them. Borders count from `from`
/// on.
std::string cut(const Reading& r, TokenId first, TokenId last, TokenId from) {
  std::size_t words = 0;
  TokenId end = first;
  for (TokenId t = first; t < last; ++t) {
    if (words >= kEnough && t > from && border(r, t, last)) break;
    if (words >= 3 && t > from && new_clause(r, t, last)) break;
    if (r.token(t).upos != Upos::Punct) {
      if (words == kMostWords) break;
      ++words;
    }
    end = t + 1;
  }
  while (end > first + 1 &&
         (r.token(end - 1).upos == Upos::Punct || r.token(end - 1).upos == Upos::Cconj))
    --end;
  const std::uint32_t begin = r.token(first).begin;
  std::string text(std::string_view(r.document.text).substr(begin, r.token(end - 1).end - begin));
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace

std::string phrase_of(const Reading& r, TokenId head) {
  auto [first, last] = r.extent(head);
  while (first < head && skipped_at_start(r, first, head)) ++first;
  return cut(r, first, with_complements(r, head, last), head);
}

std::string phrase_from(const Reading& r, TokenId first) {
  TokenId last = first;
  const TokenId end = r.sentence(first).last_token;
  while (last < end && r.text(last) != ";" && r.text(last) != ":") ++last;
  return cut(r, first, last, first);
}

std::size_t count_words(std::string_view phrase) {
  std::size_t words = 0;
  bool inside = false;
  for (char c : phrase) {
    if (c == ' ')
      inside = false;
    else if (!inside) {
      inside = true;
      ++words;
    }
  }
  return words;
}

}  // namespace dossier::ingest
