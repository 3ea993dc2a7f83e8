#include "ingest/extract/coreference/description_words.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {

std::string_view determiner_of(const Reading& r, TokenId t) {
  const TokenId det = r.child(t, {Deprel::Det, Deprel::DetPredet, Deprel::CcPreconj});
  return det == kNone ? std::string_view{} : r.lemma(det);
}

int count_before(const Reading& r, TokenId t) {
  for (TokenId c : r.children(t)) {
    const std::string_view word = r.lemma(c);
    // "twenty-three nations"
    if (c > 0 && is_hyphen(r.text(c - 1))) continue;
    if (word == "two" || word == "both") return 2;
    if (word == "three") return 3;
    if (word == "four") return 4;
    if (word == "five") return 5;
  }
  return 0;
}

bool is_bare(const Reading& r, TokenId t) {
  return std::all_of(r.children(t).begin(), r.children(t).end(), [&](TokenId c) {
    if (r.is(c, {Deprel::Det, Deprel::Case, Deprel::Punct, Deprel::Conj, Deprel::Cc, Deprel::Nummod,
                 Deprel::Cop, Deprel::Nsubj, Deprel::Advmod, Deprel::Aux, Deprel::Appos,
                 Deprel::DetPredet}))
      return true;
    if (r.is(c, {Deprel::Nmod, Deprel::Obl})) {
      const std::string_view preposition = r.preposition(c);
      return preposition == "by" || preposition == "in" || preposition == "at" ||
             preposition == "without" || preposition == "during" || preposition == "after";
    }
    if (r.is(c, {Deprel::NmodUnmarked}) || r.token(c).upos == Upos::Num) return true;
    static constexpr std::string_view kPlain[] = {"peace",     "final",  "new",      "original",
                                                  "same",      "latter", "proposed", "said",
                                                  "resulting", "initial"};
    return r.is(c, {Deprel::Amod, Deprel::Compound}) &&
           std::find(std::begin(kPlain), std::end(kPlain), lower(r.lemma(c))) != std::end(kPlain);
  });
}

bool has_other(const Reading& r, TokenId t) {
  return std::any_of(r.children(t).begin(), r.children(t).end(),
                     [&](TokenId c) { return r.lemma(c) == "other"; });
}

TokenId year_before(const Reading& r, TokenId t) {
  for (TokenId c : r.children(t)) {
    const std::string_view word = r.text(c);
    if (c < t && word.size() == 4 && (word[0] == '1' || word[0] == '2') && word[3] >= '0' &&
        word[3] <= '9')
      return c;
  }
  return kNone;
}

void add_alias(Reading& r, std::uint32_t entity, TokenId first, TokenId last) {
  std::string form = plain(r.text(first, last));
  auto& aliases = r.out.entities[entity].aliases;
  if (std::find(aliases.begin(), aliases.end(), form) == aliases.end())
    aliases.push_back(std::move(form));
}

void refer_to(Reading& r, TokenId first, TokenId last, std::uint32_t entity) {
  const auto index = static_cast<std::uint32_t>(r.out.mentions.size());
  r.out.mentions.push_back(
      {first, last, r.head_of(first, last), entity, Mention::Form::Description});
  std::fill(r.mention_of.begin() + first, r.mention_of.begin() + last, index);
}

void describe_as(Reading& r, TokenId t, std::uint32_t entity) {
  TokenId first = t;
  for (TokenId c : r.children(t)) {
    if (r.is(c, {Deprel::Det, Deprel::Amod, Deprel::Compound}) && c < first &&
        r.mention_of[c] == kNone)
      first = c;
  }
  for (TokenId i = first; i < t; ++i) {
    if (r.mention_of[i] != kNone) first = i + 1;
  }
  add_alias(r, entity, first, t + 1);
  refer_to(r, first, t + 1, entity);
}

}  // namespace dossier::ingest
