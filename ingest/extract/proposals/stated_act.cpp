#include "ingest/extract/proposals/stated_act.h"

#include "ingest/extract/proposals/proposal_content.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>

namespace dossier::ingest {

bool StatedAct::happened() const {
  const Factuality factuality = Clause(r_, proposers_.anchor()).factuality();
  return factuality == Factuality::Stated ||
         (factuality == Factuality::Hypothetical && carried_out());
}

bool StatedAct::only_meant() const {
  return habitual() || only_agreed() || caused() || only_purpose() || only_wanted();
}

/// "had a commission draw up an agreement": done by who stands between.
bool StatedAct::caused() const {
  const TokenId governor = r_.head(verb_);
  return governor != kNone && r_.is(verb_, {Deprel::Xcomp, Deprel::Ccomp}) &&
         !is_infinitive(r_, verb_) && (r_.lemma(governor) == "have" || r_.lemma(governor) == "let");
}

/// "had always advocated": what somebody stands for is no proposal.
bool StatedAct::habitual() const {
  const auto children = r_.children(verb_);
  return std::any_of(children.begin(), children.end(), [&](TokenId c) {
    return r_.is(c, {Deprel::Advmod}) &&
           (r_.lemma(c) == "always" || r_.lemma(c) == "traditionally");
  });
}

/// "In order to discourage them": what a deed is for is not done by it.
bool StatedAct::only_purpose() const {
  // "approached him in order to suggest"
  const TokenId deed = r_.head(verb_);
  if (deed != kNone && deed < verb_ && r_.is_word("message-verb", deed)) return false;
  return verb_ >= r_.sentence(verb_).first_token + 2 && r_.text(verb_ - 1) == "to" &&
         r_.lemma(verb_ - 2) == "order";
}

/// "recommended that China propose talks": a subjunctive tells what is to be done.
bool StatedAct::only_wanted() const {
  const TokenId governor = r_.head(verb_);
  if (governor == kNone || !r_.is(verb_, {Deprel::Ccomp}) || r_.text(verb_) != r_.lemma(verb_) ||
      r_.child(verb_, {Deprel::Aux, Deprel::AuxPass}) != kNone || !begins_with_that(r_, verb_))
    return false;
  return r_.lexicon.proposals.verbs.contains(r_.lemma(governor));
}

/// "agreed to pressure the city": nothing was put forward yet.
bool StatedAct::only_agreed() const {
  const TokenId governor = r_.head(verb_);
  return governor != kNone && r_.is(verb_, {Deprel::Xcomp, Deprel::Advcl}) &&
         is_infinitive(r_, verb_) && r_.lexicon.is("commit-verb", r_.lemma(governor));
}

/// "tried to persuade", "went to Paris to propose", "used channels to suggest": the attempt and
/// the journey are the act.
bool StatedAct::carried_out() const {
  const TokenId governor = r_.head(verb_);
  if (governor == kNone || !is_infinitive(r_, verb_)) return false;
  if (const TokenId effort = proposers_.effort_over(); effort != kNone)
    return Clause(r_, effort).factuality() == Factuality::Stated;
  const std::string_view word = r_.lemma(governor);
  if (word == "unable" || word == "fail")
    return Clause(r_, governor).factuality() == Factuality::Stated &&
           r_.is_word("persuading", verb_);
  if (word == "able") {
    const TokenId copula = r_.child(governor, {Deprel::Cop});
    return copula != kNone && (r_.text(copula) == "was" || r_.text(copula) == "were") &&
           Clause(r_, governor).factuality() == Factuality::Stated;
  }
  if (spurred_by_thing(governor)) return Clause(r_, governor).factuality() == Factuality::Stated;
  if (r_.is(verb_, {Deprel::Acl}) && r_.is_word("attempt-noun", governor))
    return r_.child(governor, {Deprel::NmodPoss}) != kNone;
  const bool attempt =
      (r_.is(verb_, {Deprel::Xcomp}) || tried_somehow(governor)) && r_.lexicon.is("attempt", word);
  const TokenId deed = deed_over(governor);
  const bool purpose =
      deed != kNone && deed < verb_ &&
      (r_.is_word("message-verb", deed) || r_.is_word("journey", deed) || makes_use(deed));
  if (!attempt && !purpose) return false;
  const TokenId above = Proposers(r_, attempt ? governor : deed).anchor();
  return Clause(r_, above).factuality() == Factuality::Stated || purposeful(governor);
}

/// "the war encouraged Democrats to call for": a thing that moves somebody to act tells that he
/// did.
bool StatedAct::spurred_by_thing(TokenId governor) const {
  const TokenId subject = r_.child(governor, {Deprel::Nsubj});
  return r_.is_word("spurring", governor) && r_.is(verb_, {Deprel::Xcomp, Deprel::Advcl}) &&
         subject != kNone && r_.token(subject).upos == Upos::Noun && !is_someone(r_, subject) &&
         r_.entity_at(subject) == kNone && r_.child(governor, {Deprel::Obj}) != kNone;
}

/// "tried in vain to", "sought without success to": an adverbial stands between.
bool StatedAct::tried_somehow(TokenId governor) const {
  const std::string_view word = r_.lemma(governor);
  return r_.is(verb_, {Deprel::Advcl}) && governor < verb_ &&
         (word == "try" || word == "attempt" || word == "seek") &&
         r_.child(governor, {Deprel::Obj}) == kNone;
}

/// The verb whose purpose the infinitive tells, also where the parser hung it to a noun: "went
/// before a session of Congress to request"; or kNone.
TokenId StatedAct::deed_over(TokenId governor) const {
  if (r_.is(verb_, {Deprel::Advcl, Deprel::Xcomp})) return governor;
  if (!r_.is(verb_, {Deprel::Acl})) return kNone;
  constexpr int kSteps = 3;
  for (int steps = 0; governor != kNone && steps < kSteps; ++steps) {
    if (r_.token(governor).upos == Upos::Verb) return governor;
    if (!r_.is(governor, {Deprel::Obl, Deprel::Nmod, Deprel::Obj})) return kNone;
    governor = r_.head(governor);
  }
  return governor != kNone && r_.token(governor).upos == Upos::Verb ? governor : kNone;
}

/// "sat in on meetings to try to": the purpose of something done is attempted.
bool StatedAct::purposeful(TokenId attempt) const {
  const TokenId deed = r_.head(attempt);
  return r_.lexicon.is("attempt", r_.lemma(attempt)) && is_infinitive(r_, attempt) &&
         r_.is(attempt, {Deprel::Advcl}) && deed != kNone && deed < attempt &&
         proposers_.past_finite(deed) && Clause(r_, deed).factuality() == Factuality::Stated;
}

/// "made use of channels to suggest".
bool StatedAct::makes_use(TokenId verb) const {
  const TokenId object = r_.child(verb, {Deprel::Obj});
  return object != kNone && r_.lexicon.is("journey", r_.lemma(object));
}

}  // namespace dossier::ingest
