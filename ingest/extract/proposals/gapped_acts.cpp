#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_content.h"
#include "ingest/extract/proposals/proposal_readers.h"

namespace dossier::ingest {
namespace {

/// The words between "and" and "to" are one phrase with a name: its last token, or kNone.
TokenId name_before_to(const Reading& r, TokenId link, TokenId end) {
  constexpr TokenId kLongest = 8;
  TokenId name = kNone;
  for (TokenId t = link + 1; t + 1 < end && t < link + kLongest; ++t) {
    const Upos tag = r.token(t).upos;
    if (r.text(t) == "to") {
      const bool infinitive = r.token(t + 1).upos == Upos::Verb && r.text(t + 1) == r.lemma(t + 1);
      return infinitive ? name : kNone;
    }
    if (tag == Upos::Verb || tag == Upos::Aux || tag == Upos::Punct || tag == Upos::Sconj)
      return kNone;
    const std::uint32_t e = r.entity_at(t);
    if (e != kNone && is_actor(r.type_of(e)) &&
        r.out.mentions[r.mention_of[t]].form == Mention::Form::Name)
      name = t;
  }
  return kNone;
}

/// "press Britain and France to withdraw": both names are objects of the verb before them.
bool joins_names(const Reading& r, TokenId link) {
  return r.entity_at(link - 1) != kNone && is_actor(r.type_of(r.entity_at(link - 1)));
}

}  // namespace

std::optional<Act> split_gapped_act(const Reading& r, Act& told) {
  if (told.content == kNone || told.whom.empty() || told.content < told.predicate ||
      r.token(told.content).upos != Upos::Verb || !is_infinitive(r, told.content))
    return std::nullopt;
  const TokenId end = r.sentence(told.predicate).last_token;
  for (TokenId t = told.content + 2; t + 3 < end; ++t) {
    if (r.text(t) == ";") return std::nullopt;
    if (r.lemma(t) != "and" || joins_names(r, t)) continue;
    const TokenId name = name_before_to(r, t, end);
    if (name == kNone || holds(told.whom, r.entity_at(name))) continue;
    TokenId to = name + 1;
    while (r.text(to) != "to") ++to;
    told.last = r.text(t - 1) == "," ? t - 1 : t;
    return Act{told.predicate, told.who, {r.entity_at(name)}, kNone, to, "propose-order"};
  }
  return std::nullopt;
}

}  // namespace dossier::ingest
