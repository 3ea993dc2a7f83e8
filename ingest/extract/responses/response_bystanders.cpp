#include "ingest/extract/actors/actors.h"
#include "ingest/extract/responses/response_reader.h"

#include <algorithm>

namespace dossier::ingest {

/// "accepted a version of the plan", "the principle of talks".
TokenId ResponseReader::whole_of(TokenId noun) const {
  if (!r_.is_word("share-noun", noun)) return noun;
  for (TokenId c : r_.children(noun)) {
    if (c > noun && r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of") return c;
  }
  return noun;
}

/// Answers that do not tell to whom the proposal was put: "supported Perle", "rejected any
/// linkage", ", an idea that he turned aside", "endorsed the Bernadotte Plan", "rejected
/// neutrality".
bool ResponseReader::answers_aside(const Clause& clause, const Entities& by, Kind kind) {
  const TokenId t = clause.predicate();
  if (const auto target = target_.of_retelling(t, by)) {
    add_aside(*target, by, kind, t);
    return true;
  }
  std::vector<TokenId> objects = clause.objects();
  for (std::string_view preposition : {"to", "with", "of"}) {
    for (TokenId n : clause.phrases(preposition)) objects.push_back(n);
  }
  if (const auto target = of_side(clause, objects, by)) {
    add_aside(*target, by, kind == Kind::Accepted ? Kind::Supported : kind, t);
    return true;
  }
  for (TokenId n : objects) {
    auto target = target_.of_plan_named(n, t, by);
    const bool refuses = kind == Kind::Rejected || kind == Kind::Opposed;
    if (!target && refuses) target = target_.of_any(n, t, by);
    if (!target && kind == Kind::Rejected) target = target_.of_stem(n, t, by);
    if (!target) continue;
    add_aside(*target, by, kind, t);
    return true;
  }
  // "the Senate voted for it. The House concurred two days later"
  if (!objects.empty() || clause.passive() || clause.complement() != kNone || !answers(t))
    return false;
  const auto same = target_.lately_answered(t, by);
  if (same) add_aside(*same, by, kind, t);
  return same.has_value();
}

/// "Weinberger supported Perle", "agreed with Jefferson": who is backed made a proposal shortly
/// before.
std::optional<std::size_t> ResponseReader::of_side(const Clause& clause,
                                                   const std::vector<TokenId>& objects,
                                                   const Entities& by) const {
  constexpr std::uint32_t kReach = 2;
  const TokenId t = clause.predicate();
  if (!r_.is_word("support", t) && r_.lemma(t) != "agree") return std::nullopt;
  Entities backed = actors_at(r_, objects);
  std::erase_if(backed, [&](std::uint32_t e) { return r_.type_of(e) != EntityType::Person; });
  return backed.empty() ? std::nullopt : target_.made_by(t, kReach, backed, by);
}

/// Adds an answer of somebody who need not be the one to whom the proposal was put.
void ResponseReader::add_aside(std::size_t target, const Entities& by, Kind kind, TokenId t) {
  const bool was_open = open_[target];
  open_[target] = false;
  add(target, by, kind, t);
  open_[target] = was_open;
}

/// "Nixon instructed the delegation to refuse": who gives the order answers.
void ResponseReader::instructs(const Clause& clause) {
  const TokenId t = clause.predicate();
  if (!r_.is_word("instructing", t) || clause.factuality() != Factuality::Stated ||
      clause.passive())
    return;
  const TokenId deed = r_.child(t, {Deprel::Xcomp, Deprel::Advcl, Deprel::Ccomp});
  if (deed == kNone || (!r_.is_word("accept", deed) && !r_.is_word("reject", deed))) return;
  const Entities by = answering(clause);
  if (by.empty()) return;
  const Kind kind = r_.is_word("accept", deed) ? Kind::Accepted : Kind::Rejected;
  const auto told = Clause(r_, deed).objects();
  for (TokenId n : told) {
    if (const auto target = target_.of_nominal(n, t, by)) return add_aside(*target, by, kind, t);
  }
  const auto target = told.empty() ? target_.just_before(t, by) : target_.of_answerer(t, by);
  if (target) add_aside(*target, by, kind, t);
}

}  // namespace dossier::ingest
