#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/implied_addressees.h"
#include "ingest/extract/proposals/public_acts.h"

#include <algorithm>

namespace dossier::ingest {

/// "Omar accepted the treaty proposed by Decatur".
Entities ImpliedAddressees::of_answer() const {
  if (!r_.is(act_.predicate, {Deprel::Acl, Deprel::AclRelcl})) return {};
  const TokenId verb = verb_over(r_, r_.head(act_.predicate));
  return verb == kNone ? Entities{} : answerers(r_, verb);
}

/// "replied with an invitation to the Republic to attend".
Entities ImpliedAddressees::of_inner_noun() const {
  if (act_.content == kNone || act_.content == act_.predicate ||
      r_.token(act_.content).upos != Upos::Noun ||
      !r_.lexicon.proposals.nouns.contains(r_.lemma(act_.content)) ||
      r_.is_word("plan-noun", act_.content))
    return {};
  return phrase_actors(r_, act_.content, "to");
}

/// "the British and French rejected Soviet offers": the answering verb stands before the words of
/// the proposal, wherever the parser hung them.
Entities ImpliedAddressees::of_answer_before() const {
  constexpr TokenId kMostModifiers = 4;
  const TokenId begin = r_.sentence(act_.predicate).first_token;
  for (TokenId t = act_.predicate; t > begin && t + kMostModifiers > act_.predicate;) {
    --t;
    if (r_.token(t).upos == Upos::Verb)
      return answers_proposal(r_, t) ? answerers(r_, t) : Entities{};
    if (r_.token(t).upos == Upos::Adp || r_.token(t).upos == Upos::Punct) return {};
  }
  return {};
}

/// "proposed a settlement on the 49 degree line to Great Britain": "to" below the content, where
/// no noun there asks for it.
Entities ImpliedAddressees::at_the_end() const {
  if (act_.content == kNone || !r_.lexicon.is("puts-to", r_.lemma(act_.predicate))) return {};
  if (!is_nominal(r_.token(act_.content).upos)) return {};
  const auto [first, last] = r_.extent(act_.content);
  for (TokenId t = act_.content + 1; t < last; ++t) {
    const TokenId noun = r_.head(t);
    if (noun == kNone || noun < first || r_.preposition(t) != "to" ||
        !r_.is(t, {Deprel::Nmod, Deprel::Obl}) ||
        (r_.token(noun).upos != Upos::Noun && r_.token(noun).upos != Upos::Propn) ||
        r_.lexicon.is("to-noun", r_.lemma(noun)))
      continue;
    if (auto found = actors_at(r_, {t}); !found.empty()) return found;
  }
  return {};
}

/// "submit the Treaty and Covenant to Congress": the next "to" with a name, whatever it hangs to.
Entities ImpliedAddressees::at_the_end_by_order() const {
  constexpr TokenId kReach = 14;
  if (!r_.lexicon.is("puts-to", r_.lemma(act_.predicate)) ||
      r_.token(act_.predicate).upos != Upos::Verb)
    return {};
  if (act_.content == kNone || !is_nominal(r_.token(act_.content).upos)) return {};
  const TokenId end = std::min(r_.sentence(act_.predicate).last_token, act_.predicate + kReach);
  for (TokenId t = act_.predicate + 2; t + 1 < end; ++t) {
    const Upos tag = r_.token(t).upos;
    if (tag == Upos::Verb || tag == Upos::Aux || tag == Upos::Punct || tag == Upos::Sconj)
      return {};
    if (r_.text(t) != "to" || r_.lexicon.is("to-noun", r_.lemma(t - 1))) continue;
    TokenId name = t + 1;
    while (name + 1 < end && r_.mention_of[name] == kNone && r_.token(name).upos != Upos::Verb)
      ++name;
    if (name > t + 3 || r_.mention_of[name] == kNone) return {};
    const std::uint32_t e = r_.entity_at(name);
    const bool actor = e != kNone && is_actor(r_.type_of(e)) &&
                       r_.out.mentions[r_.mention_of[name]].form != Mention::Form::Adjective;
    return actor ? Entities{e} : Entities{};
  }
  return {};
}

/// Who asked the proposer for advice in this sentence.
Entities ImpliedAddressees::asker_in(const Sentence& sentence) const {
  for (TokenId t = sentence.first_token; t < sentence.last_token; ++t) {
    if (t == act_.predicate || r_.token(t).upos != Upos::Verb ||
        !r_.lexicon.is("asks-advice", r_.lemma(t)))
      continue;
    const Clause clause(r_, t);
    // "asked him not to come"
    const TokenId inner = clause.complement();
    if (inner != kNone && Clause(r_, inner).factuality() == Factuality::Negated) continue;
    std::vector<TokenId> asked = clause.objects();
    for (std::string_view preposition : {"to", "with", "for"}) {
      for (TokenId nominal : clause.phrases(preposition)) asked.push_back(nominal);
    }
    // "Acheson, to whom Kennedy had turned for advice"
    if (r_.is(t, {Deprel::AclRelcl}) && r_.text(r_.extent(t).first) == "to")
      asked.push_back(r_.head(t));
    const Entities advisers = actors_at(r_, asked);
    const bool own = std::any_of(advisers.begin(), advisers.end(),
                                 [&](std::uint32_t e) { return holds(act_.who, e); });
    if (own) return doers(r_, clause);
  }
  return {};
}

/// "Jay looked to Hamilton for instructions. Hamilton recommended ...": who asked for advice.
Entities ImpliedAddressees::of_asker() const {
  if (!advises() || speaks_to_all(r_, act_.predicate)) return {};
  const std::uint32_t here = r_.sentence_of[act_.predicate];
  if (Entities found = asker_in(r_.sentence(act_.predicate)); !found.empty()) return found;
  if (here == 0) return {};
  const Sentence& before = r_.analysis.sentences[here - 1];
  const bool near = before.block == r_.sentence(act_.predicate).block;
  return near ? asker_in(before) : Entities{};
}

Entities ImpliedAddressees::of_head() const { return head_advised(r_, act_); }
Entities ImpliedAddressees::of_purse() const { return purse_holder(r_, act_); }

}  // namespace dossier::ingest
