#include "ingest/extract/actors/actors.h"
#include "ingest/extract/responses/response_reader.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// "that it was too late", "that it was impossible".
bool says_too_late(const Reading& r, TokenId said) {
  if (r.lemma(said) == "impossible") return true;
  if (r.lemma(said) != "late" && r.lemma(said) != "early" && r.lemma(said) != "soon") return false;
  const auto children = r.children(said);
  return std::any_of(children.begin(), children.end(),
                     [&](TokenId c) { return r.lemma(c) == "too"; });
}

/// "that they would do nothing of the kind".
bool says_nothing(const Reading& r, TokenId said) {
  const TokenId object = r.child(said, {Deprel::Obj});
  return r.lemma(said) == "do" && object != kNone && r.lemma(object) == "nothing";
}

/// "that he was willing to discuss it", "that she would be glad to come".
bool says_yes(const Reading& r, TokenId said) {
  if (r.is_word("ready-adjective", said)) return r.child(said, {Deprel::Cop}) != kNone;
  return (r.is_word("glad", said) || r.is_word("accept", said)) &&
         r.child(said, {Deprel::Advmod}) == kNone;
}

}  // namespace

/// "replied that the United States could not help", "answered that he would be glad to come".
void ResponseReader::replies_that(const Clause& clause) {
  const TokenId t = clause.predicate();
  const TokenId said = r_.child(t, {Deprel::Ccomp});
  if (said == kNone && r_.is_word("reply-verb", t)) return keeps_silent(clause);
  if (said == kNone || clause.factuality() != Factuality::Stated) return;
  const Factuality factuality = Clause(r_, said).factuality();
  const bool replies = r_.is_word("reply-verb", t);
  // "but Tho answered that the North could not be treated as a foreign power"
  const TokenId link = r_.child(t, {Deprel::Cc});
  const bool contradicts = replies && factuality == Factuality::Negated && link != kNone &&
                           r_.lemma(link) == "but" && !r_.is_word("objecting-verb", said);
  const bool refuses = factuality == Factuality::Refused || contradicts ||
                       (replies && (says_too_late(r_, said) || says_nothing(r_, said)));
  if (!refuses && !says_yes(r_, said)) return;
  // "informed him that it would sign": of oneself, and nothing that is denied
  if (!replies && (refuses || factuality == Factuality::Negated)) return;
  if (!refuses && factuality == Factuality::Negated && r_.is_word("ready-adjective", said)) return;
  const Entities by = not_the_proposer(clause, doers(r_, clause));
  if (by.empty()) return;
  if (const auto target = target_.of_answerer(t, by))
    add(*target, by, refuses ? Kind::Rejected : Kind::Accepted, t);
}

/// "Japan never replied".
void ResponseReader::keeps_silent(const Clause& clause) {
  const TokenId t = clause.predicate();
  if (clause.factuality() != Factuality::Negated || clause.complement() != kNone) return;
  const Entities by = doers(r_, clause);
  if (by.empty()) return;
  if (const auto target = target_.of_answerer(t, by)) add(*target, by, Kind::Rejected, t);
}

/// "Tinoco asked instead for assurances": who was just asked and wants something else refuses.
void ResponseReader::asks_instead(TokenId t) {
  constexpr std::uint32_t kReach = 2;
  const auto own = target_.told_by(t);
  const auto children = r_.children(t);
  if (!own || std::none_of(children.begin(), children.end(),
                           [&](TokenId c) { return r_.lemma(c) == "instead"; }))
    return;
  const Entities by = r_.out.proposals[*own].who;
  if (const auto target = target_.put_to(t, kReach, by)) add(*target, by, Kind::Rejected, t);
}

/// "they declined to do so", "refused to oblige him": what was just put to them.
bool ResponseReader::only_repeats(TokenId infinitive) const {
  const std::string_view word = r_.lemma(infinitive);
  return word == "oblige" || word == "comply" ||
         (word == "do" && infinitive + 1 < r_.sentence(infinitive).last_token &&
          r_.lemma(infinitive + 1) == "so");
}

/// "objected to what was put to him": who was asked by name and objects refuses.
Response::Kind ResponseReader::weighed(const Proposal& proposal, std::uint32_t by, Kind kind,
                                       TokenId t) const {
  const bool asked = holds(proposal.whom, by);
  if (kind == Kind::Opposed && asked &&
      (r_.is_word("objecting-verb", t) || r_.lemma(t) == "resist"))
    return Kind::Rejected;
  if (kind == Kind::Accepted && !asked && !proposal.whom.empty() && r_.lemma(t) == "concur")
    return Kind::Supported;
  return kind;
}

}  // namespace dossier::ingest
