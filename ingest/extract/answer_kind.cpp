#include "ingest/extract/answer_kind.h"

#include <string_view>

namespace dossier::ingest {
namespace {

using Kind = Response::Kind;

std::optional<Kind> kind_of_particle(std::string_view verb, std::string_view particle) {
  struct Phrase {
    std::string_view verb, particle;
    Kind kind;
  };
  static constexpr Phrase kPhrases[] = {
      {"turn", "down", Kind::Rejected},  {"brush", "aside", Kind::Rejected},
      {"rule", "out", Kind::Rejected},   {"vote", "down", Kind::Rejected},
      {"shoot", "down", Kind::Rejected}, {"wave", "aside", Kind::Rejected},
      {"throw", "out", Kind::Rejected},  {"push", "aside", Kind::Rejected},
      {"cast", "aside", Kind::Rejected}, {"fend", "off", Kind::Rejected},
      {"take", "up", Kind::Accepted},    {"give", "in", Kind::Accepted},
      {"cave", "in", Kind::Accepted},    {"go", "along", Kind::Accepted},
      {"sign", "on", Kind::Accepted}};
  for (const Phrase& phrase : kPhrases) {
    if (phrase.verb == verb && phrase.particle == particle) return phrase.kind;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Kind> answer_kind(const Reading& r, TokenId verb) {
  const std::string_view lemma = r.lemma(verb);
  if (r.lexicon.is("accept", lemma)) return Kind::Accepted;
  if (r.lexicon.is("reject", lemma)) return Kind::Rejected;
  if (r.lexicon.is("support", lemma)) return Kind::Supported;
  if (r.lexicon.is("oppose", lemma)) return Kind::Opposed;
  for (TokenId c : r.children(verb)) {
    const std::string_view word = r.lemma(c);
    if (!r.is(c, {Deprel::CompoundPrt, Deprel::Advmod, Deprel::Case, Deprel::Mark})) continue;
    if (const auto kind = kind_of_particle(lemma, word)) return kind;
    if (!r.is_word("reply-verb", verb) && !r.is_word("receiving", verb)) continue;
    if (r.lexicon.is("favorably", word)) return Kind::Supported;
    if (r.lexicon.is("unfavorably", word)) return Kind::Opposed;
  }
  return std::nullopt;
}

}  // namespace dossier::ingest
