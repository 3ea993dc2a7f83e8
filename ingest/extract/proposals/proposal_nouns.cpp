#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/noun_addressees.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/proposals/proposal_content.h"
#include "ingest/extract/proposals/proposal_owners.h"
#include "ingest/extract/proposals/proposal_readers.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// "a promise to withdraw if Syria agreed": what hangs on somebody's consent is an offer.
bool is_conditional(const Reading& r, TokenId deed) {
  const auto children = r.children(deed);
  return std::any_of(children.begin(), children.end(), [&](TokenId c) {
    const TokenId mark = r.child(c, {Deprel::Mark});
    return r.is(c, {Deprel::Advcl}) && mark != kNone && r.lemma(mark) == "if" &&
           r.child(c, {Deprel::Nsubj}) != kNone;
  });
}

/// "agreed on a declaration that included a call for an organization": of those who wrote it.
Entities writers_of(const Reading& r, TokenId noun, TokenId verb) {
  if (!r.is(noun, {Deprel::Obj}) || !r.lexicon.is("containing", r.lemma(verb))) return {};
  Entities who;
  const Clause clause(r, verb);
  if (clause.factuality() != Factuality::Stated || clause.passive()) return who;
  for (TokenId text : clause.subjects()) {
    for (std::uint32_t e : authors_of(r, text)) add_entity(who, e);
  }
  return who;
}

/// "X's initiative for a federation won the support of Greece".
bool draws_an_answer(const Reading& r, TokenId noun) {
  const TokenId verb = r.is(noun, {Deprel::Nsubj}) ? r.head(noun) : kNone;
  if (verb == kNone || !r.lexicon.is("drawing-out", r.lemma(verb))) return false;
  const auto children = r.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenId c) {
    static constexpr WordClass kAnswers[] = {"acceptance", "rejection", "approval", "opposition"};
    return c > verb && std::any_of(std::begin(kAnswers), std::end(kAnswers),
                                   [&](WordClass kind) { return r.lexicon.is(kind, r.lemma(c)); });
  });
}

/// "had the potential to wreck his plans".
bool may_not_be(const Reading& r, TokenId verb) {
  return verb != kNone && Clause(r, verb).factuality() == Factuality::Hypothetical;
}

/// "his solution was to exchange them": the clause tells what it is.
bool is_copular(const Reading& r, TokenId noun) {
  const TokenId told = content_of_noun(r, noun);
  return told != kNone && told == r.head(noun) && told > noun;
}

/// The words of "was that the army withdraw" and "was to exchange them" begin behind "was that",
/// "was".
void begin_behind_copula(const Reading& r, Act& act) {
  const TokenId mark = r.child(act.content, {Deprel::Mark});
  act.first = r.lemma(mark) == "that" ? mark + 1 : mark;
  act.content = kNone;
}

/// "supported his plans": those of which the text told before.
bool plan_told_before(const Reading& r, TokenId noun, const Entities& who) {
  if (!r.is_word("plan-noun", noun) || r.child(noun, {Deprel::NmodPoss}) == kNone) return false;
  return std::any_of(r.out.proposals.begin(), r.out.proposals.end(), [&](const Proposal& told) {
    return std::any_of(who.begin(), who.end(),
                       [&](std::uint32_t e) { return stands_for(r, told.who, e); });
  });
}

/// "took up a renewed offer", "provided the same offer without the alliance": told here for the
/// first time, though without its content.
bool is_new(const Reading& r, TokenId noun) {
  const TokenId determiner = r.child(noun, {Deprel::Det});
  const TokenId article = determiner == kNone ? noun : determiner;
  if (r.lemma(article) == "a") return true;
  const auto children = r.children(noun);
  return std::any_of(children.begin(), children.end(), [&](TokenId c) {
    return r.is(c, {Deprel::Amod}) && (r.lemma(c) == "same" || r.lemma(c) == "new");
  });
}

/// Advice and pressure propose only what somebody is to do: "a warning to leave".
bool says_too_little(const Reading& r, TokenId noun, TokenId content) {
  if (!r.lexicon.is("urging-noun", r.lemma(noun))) return false;
  const bool asks = r.preposition(content) == "for" && r.below(content, noun);
  return !asks && !is_infinitive(r, content) && !begins_with_that(r, content);
}

/// The verb proposes by itself, or with this very noun ("made an offer").
bool tells_of(const Reading& r, TokenId verb, TokenId noun) {
  const auto frames = r.lexicon.proposals.verbs.find(r.lemma(verb));
  return frames != r.lexicon.proposals.verbs.end() &&
         std::any_of(frames->second.begin(), frames->second.end(), [&](const ProposalFrame& frame) {
           const bool by_itself = frame.noun.empty() && !r.is_word("text-verb", verb);
           return by_itself || frame.noun == r.lemma(noun);
         });
}

}  // namespace

void read_proposal_noun(Reading& r, TokenId noun, ProposalSink& sink) {
  const TokenId governor = verb_over(r, noun);
  const bool told_by_verb = governor != kNone && tells_of(r, governor, noun) &&
                            (r.preposition(noun) != "with" || sink.tells(governor));
  const bool answered =
      governor != kNone ? answers_proposal(r, governor) : draws_an_answer(r, noun);
  // "the Polish proposal was presented to the Assembly": the verb names no proposer.
  const bool bare =
      governor != kNone && r.is(noun, {Deprel::NsubjPass}) && doers(r, Clause(r, governor)).empty();
  if (told_by_verb && !answered && !bare) return;
  // A plan is a proposal only where somebody is asked for an answer.
  const bool spelled_out = r.is(noun, {Deprel::Nsubj, Deprel::NsubjOuter}) && is_copular(r, noun);
  if (r.is_word("plan-noun", noun) && ((!answered && !spelled_out) || may_not_be(r, governor)))
    return;
  if (r.is_word("urging-noun", noun) && may_not_be(r, governor)) return;
  Entities who = owners_of(r, noun);
  // "received from Acheson an offer of mediation"
  if (who.empty() && governor != kNone && r.lemma(governor) == "receive")
    who = actors_at(r, Clause(r, governor).phrases("from"));
  if (governor != kNone) who = owner_but_answerer(r, noun, governor, who);
  const bool carried = governor != kNone && is_conveyed(r, noun, governor);
  const bool conveyed = who.empty() && carried;
  if (conveyed) who = doers(r, Clause(r, governor));
  if (who.empty() && governor != kNone) who = writers_of(r, noun, governor);
  TokenId content = content_of_noun(r, noun);
  if (content == kNone && (answered || conveyed) && is_new(r, noun)) content = noun;
  if (who.empty() || content == kNone || says_too_little(r, noun, content) ||
      plan_told_before(r, noun, who))
    return;
  if (r.lexicon.is("promise-noun", r.lemma(noun)) && !is_conditional(r, content)) return;
  Act act{noun, who, {}, content, kNone, "propose-noun"};
  address_noun(r, {noun, governor, bare, carried, conveyed, answered}, act);
  if (spelled_out) begin_behind_copula(r, act);
  sink.add(std::move(act));
}

}  // namespace dossier::ingest
