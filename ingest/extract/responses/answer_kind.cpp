#include "ingest/extract/responses/answer_kind.h"

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
      {"turn", "down", Kind::Rejected},   {"brush", "aside", Kind::Rejected},
      {"rule", "out", Kind::Rejected},    {"vote", "down", Kind::Rejected},
      {"shoot", "down", Kind::Rejected},  {"wave", "aside", Kind::Rejected},
      {"throw", "out", Kind::Rejected},   {"push", "aside", Kind::Rejected},
      {"cast", "aside", Kind::Rejected},  {"fend", "off", Kind::Rejected},
      {"take", "up", Kind::Accepted},     {"give", "in", Kind::Accepted},
      {"cave", "in", Kind::Accepted},     {"go", "along", Kind::Accepted},
      {"sign", "on", Kind::Accepted},     {"set", "aside", Kind::Rejected},
      {"lay", "aside", Kind::Rejected},   {"put", "aside", Kind::Rejected},
      {"turn", "aside", Kind::Rejected},  {"come", "round", Kind::Accepted},
      {"come", "around", Kind::Accepted}, {"file", "away", Kind::Rejected},
      {"fall", "in", Kind::Accepted},     {"vote", "against", Kind::Opposed}};
  for (const Phrase& phrase : kPhrases) {
    if (phrase.verb == verb && phrase.particle == particle) return phrase.kind;
  }
  return std::nullopt;
}

/// "recoiled from the idea", "spoke out against the plan": verbs that answer with a preposition.
std::optional<Kind> kind_of_preposition(std::string_view verb, std::string_view preposition) {
  struct Phrase {
    std::string_view verb, preposition;
    Kind kind;
  };
  static constexpr Phrase kPhrases[] = {
      {"seize", "upon", Kind::Supported},     {"seize", "on", Kind::Supported},
      {"jump", "at", Kind::Accepted},         {"leap", "at", Kind::Accepted},
      {"recoil", "from", Kind::Rejected},     {"shy", "from", Kind::Rejected},
      {"shrink", "from", Kind::Rejected},     {"speak", "against", Kind::Opposed},
      {"come", "against", Kind::Opposed},     {"argue", "against", Kind::Opposed},
      {"campaign", "against", Kind::Opposed}, {"lobby", "against", Kind::Opposed},
      {"warn", "against", Kind::Opposed},     {"advise", "against", Kind::Opposed},
      {"fight", "against", Kind::Opposed},    {"vote", "against", Kind::Opposed},
      {"inveigh", "against", Kind::Opposed},  {"rail", "against", Kind::Opposed},
      {"vote", "for", Kind::Supported},       {"settle", "for", Kind::Accepted},
      {"resign", "to", Kind::Accepted},       {"reconcile", "to", Kind::Accepted},
      {"fall", "with", Kind::Accepted},       {"caution", "against", Kind::Opposed},
      {"counsel", "against", Kind::Opposed},  {"recommend", "against", Kind::Opposed},
      {"warm", "to", Kind::Supported},        {"act", "on", Kind::Accepted},
      {"act", "upon", Kind::Accepted},        {"stand", "behind", Kind::Supported},
      {"associate", "with", Kind::Supported}, {"join", "in", Kind::Supported},
      {"decide", "on", Kind::Accepted},       {"decide", "upon", Kind::Accepted},
      {"opt", "for", Kind::Accepted},         {"abide", "by", Kind::Accepted}};
  for (const Phrase& phrase : kPhrases) {
    if (phrase.verb == verb && phrase.preposition == preposition) return phrase.kind;
  }
  return std::nullopt;
}

/// "voted the funds", "which Congress voted": an object and no side.
bool grants(const Reading& r, TokenId verb) {
  const TokenId object = r.child(verb, {Deprel::Obj});
  if (object != kNone) return r.token(object).upos != Upos::Pron || r.lemma(object) != "itself";
  return r.is(verb, {Deprel::AclRelcl}) && r.child(verb, {Deprel::Xcomp, Deprel::Advcl}) == kNone &&
         r.child(verb, {Deprel::Nsubj}) != kNone && r.lemma(r.extent(verb).first) == "which";
}

}  // namespace

std::optional<Kind> answer_kind(const Reading& r, TokenId verb) {
  const std::string_view lemma = r.lemma(verb);
  // "passed on an offer"
  if (lemma == "pass" && verb + 1 < r.sentence(verb).last_token &&
      (r.text(verb + 1) == "on" || r.text(verb + 1) == "along"))
    return std::nullopt;
  // "let it pass"
  if (lemma == "pass" && r.head(verb) != kNone && r.lemma(r.head(verb)) == "let")
    return std::nullopt;
  // "$3 billion, which Congress voted within days"
  if (lemma == "vote" && grants(r, verb)) return Kind::Accepted;
  if (r.lexicon.is("accept", lemma)) return Kind::Accepted;
  if (r.lexicon.is("reject", lemma)) return Kind::Rejected;
  if (r.lexicon.is("support", lemma)) return Kind::Supported;
  if (r.lexicon.is("oppose", lemma)) return Kind::Opposed;
  const bool with_preposition = r.is_word("answers-with", verb);
  for (TokenId c : r.children(verb)) {
    const std::string_view word = r.lemma(c);
    if (with_preposition && c > verb && r.is(c, {Deprel::Obl})) {
      if (const auto kind = kind_of_preposition(lemma, r.preposition(c))) return kind;
    }
    if (!r.is(c, {Deprel::CompoundPrt, Deprel::Advmod, Deprel::Case, Deprel::Mark})) continue;
    if (const auto kind = kind_of_particle(lemma, word)) return kind;
    if (!r.is_word("reply-verb", verb) && !r.is_word("receiving", verb)) continue;
    if (r.lexicon.is("favorably", word)) return Kind::Supported;
    if (r.lexicon.is("unfavorably", word)) return Kind::Opposed;
  }
  return std::nullopt;
}

}  // namespace dossier::ingest
