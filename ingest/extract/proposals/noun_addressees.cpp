#include "ingest/extract/proposals/noun_addressees.h"

#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/responses/answer_kind.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>

namespace dossier::ingest {

bool is_conveyed(const Reading& r, TokenId noun, TokenId verb) {
  // "carried to Cairo a proposal": an object that the parser took for an adverbial
  const bool late = r.is(noun, {Deprel::Obl}) && r.preposition(noun).empty() &&
                    r.child(noun, {Deprel::Det}) != kNone;
  const bool passed =
      r.lemma(verb) == "pass" && !answer_kind(r, verb) && r.is(noun, {Deprel::Obj, Deprel::Obl});
  if (passed) return Clause(r, verb).factuality() == Factuality::Stated;
  const bool object = (late || r.is(noun, {Deprel::Obj, Deprel::NsubjPass})) &&
                      r.lexicon.is("conveying", r.lemma(verb));
  const bool brought = r.is(noun, {Deprel::Obl}) && r.preposition(noun) == "with";
  return (object || brought) && Clause(r, verb).factuality() == Factuality::Stated;
}

namespace {

/// To whom a verb brings something: its dative, "to", or the one approached.
Entities partners_of(const Reading& r, const Clause& clause) {
  if (auto found = actors_at(r, clause.recipients()); !found.empty()) return found;
  if (auto found = addressed_at(r, clause.phrases("to")); !found.empty()) return found;
  return clause.passive() ? Entities{} : actors_at(r, clause.objects());
}

/// "Molotov countered with a proposal": to whom he answers.
Entities countered(const Reading& r, TokenId verb, const Entities& who) {
  constexpr std::uint32_t kReach = 2;
  const std::string_view word = r.lemma(verb);
  if (r.out.proposals.empty() || (word != "counter" && !r.lexicon.is("reply-verb", word)))
    return {};
  const Proposal& last = r.out.proposals.back();
  const bool own = std::any_of(who.begin(), who.end(),
                               [&](std::uint32_t e) { return stands_for(r, last.who, e); });
  return own || last.evidence.sentence + kReach < r.sentence_of[verb] ? Entities{} : last.who;
}

/// "in response to a Turkish request", "responding to an appeal from Greece", "following a request
/// by Malta": who then does something was asked.
Entities who_responds(const Reading& r, TokenId noun) {
  const std::string_view link = r.preposition(noun);
  TokenId at = r.head(noun);
  const bool answers =
      link == "to" && at != kNone && (r.is_word("responding-noun", at) || r.lemma(at) == "respond");
  if (!answers && link != "following") return {};
  for (int steps = 0; steps < 3 && at != kNone; ++steps, at = r.head(at)) {
    if (r.token(at).upos == Upos::Verb && r.lemma(at) != "respond") return doers(r, Clause(r, at));
  }
  return {};
}

/// "shelled the city in spite of an Israeli appeal": who acts against it was asked.
Entities who_disregards(const Reading& r, TokenId noun) {
  std::string_view link = r.preposition(noun);
  // "in spite of an Israeli appeal"
  if (link == "of" && noun > 2 && r.head(noun) != kNone) link = r.preposition(r.head(noun));
  const bool against =
      link == "despite" || link == "notwithstanding" || (link == "in" && noun > 4 && [&] {
        for (TokenId t = noun - 1; t + 5 > noun; --t) {
          if (r.text(t) == "spite" || r.text(t) == "defiance") return true;
        }
        return false;
      }());
  if (!against) return {};
  TokenId verb = r.head(noun);
  for (int steps = 0; steps < 3 && verb != kNone && r.token(verb).upos != Upos::Verb; ++steps)
    verb = r.head(verb);
  return verb == kNone || r.token(verb).upos != Upos::Verb ? Entities{} : doers(r, Clause(r, verb));
}

/// "resisted the advice of Marshall", "supported the Department's advocacy of recognition": advice
/// is given to who takes a stand on it.
Entities who_weighs(const Reading& r, const NounUse& use) {
  if (use.governor == kNone ||
      (!r.is_word("urging-noun", use.noun) && !r.is_word("advice-noun", use.noun) &&
       r.lemma(use.noun) != "advocacy"))
    return {};
  const Clause clause(r, use.governor);
  // "held closely to his advice"
  const bool follows =
      r.is_word("weighs-advice", use.governor) && (use.answered || r.preposition(use.noun) == "to");
  const bool takes_stand =
      follows ||
      (use.answered && (r.lemma(use.governor) == "resist" || r.is_word("support", use.governor)));
  return takes_stand && !clause.passive() ? doers(r, clause) : Entities{};
}

}  // namespace

void address_noun(const Reading& r, const NounUse& use, Act& act) {
  act.whom = phrase_actors(r, use.noun, "to");
  if (act.whom.empty() && use.bare)
    act.whom = addressed_at(r, Clause(r, use.governor).phrases("to"));
  if (act.whom.empty() && use.carried) act.whom = partners_of(r, Clause(r, use.governor));
  if (act.whom.empty() && use.conveyed) act.whom = countered(r, use.governor, act.who);
  if (act.whom.empty()) act.whom = who_responds(r, use.noun);
  if (act.whom.empty()) act.whom = who_disregards(r, use.noun);
  if (act.whom.empty() && use.answered && use.governor != kNone)
    act.whom = answerers(r, use.governor);
  if (act.whom.empty()) act.whom = who_weighs(r, use);
  std::erase_if(act.whom, [&](std::uint32_t e) { return stands_for(r, act.who, e); });
  if (act.whom.empty()) act.whom = implied_addressees(r, act);
}

}  // namespace dossier::ingest
