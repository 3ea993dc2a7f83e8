#pragma once

#include "ingest/extract/proposals/proposal_sink.h"
#include "ingest/extract/sentence/clause.h"

#include <optional>

namespace dossier::ingest {

/// Which proposal an answer speaks of.
class ResponseTarget {
 public:
  ResponseTarget(const Reading& reading, const ProposalSink& sink) : r_(reading), sink_(sink) {}

  /// The proposal that a nominal stands for: the words that tell what was proposed, its name, "the
  /// Soviet proposal", "the plan", "it". `at` is the answering word, `by` who answers.
  std::optional<std::size_t> of_nominal(TokenId nominal, TokenId at, const Entities& by) const;
  /// The word that tells of the proposal.
  TokenId predicate_of(std::size_t proposal) const { return sink_.predicate_of(proposal); }
  TokenId content_of(std::size_t proposal) const { return sink_.content_of(proposal); }
  /// The word is one of those that tell what is proposed: "asked the senators to give their
  /// consent".
  bool tells(std::size_t proposal, TokenId word) const;
  /// The token governs the words of a proposal.
  bool is_content(TokenId token) const;
  /// The proposal told of by this very word.
  std::optional<std::size_t> told_by(TokenId predicate) const;
  /// "rejected Soviet offers": the proposal whose word stands right behind the answering one.
  std::optional<std::size_t> told_behind(TokenId at, const Entities& by) const;
  /// "proposed a ban on tests, which Britain favored": the proposal that the relative clause of the
  /// answering verb follows.
  std::optional<std::size_t> before_which(TokenId at, const Entities& by) const;
  /// "the Bernadotte Plan" of a proposal whose name was not told with it.
  std::optional<std::size_t> of_plan_named(TokenId noun, TokenId at, const Entities& by) const;
  /// "rejected any linkage", "such a clause": the proposal told of last.
  std::optional<std::size_t> of_any(TokenId noun, TokenId at, const Entities& by) const;
  /// The proposal to which an answer was told in this sentence or the one before, not by these:
  /// "Egypt accepted the plan; Syria gave its consent too".
  std::optional<std::size_t> lately_answered(TokenId at, const Entities& by) const;
  /// The latest proposal that somebody of `who` made, up to `reach` sentences before.
  std::optional<std::size_t> made_by(TokenId at, std::uint32_t reach, const Entities& who,
                                     const Entities& by) const;
  /// "Modrow proposed that Germany be neutral; Kohl rejected neutrality": the proposal of the same
  /// sentence or the one before that has a word of the same stem.
  std::optional<std::size_t> of_stem(TokenId noun, TokenId at, const Entities& by) const;
  /// ", an idea that Genscher found interesting but that Kohl turned aside": the proposal that the
  /// noun above the answering verb takes up.
  std::optional<std::size_t> of_retelling(TokenId at, const Entities& by) const;
  /// The proposal that a complement clause repeats: "agreed to join", "refused to withdraw".
  std::optional<std::size_t> of_clause(TokenId clause, TokenId at, const Entities& by) const;
  /// The proposal that was just put to who answers without saying to what.
  std::optional<std::size_t> of_answerer(TokenId at, const Entities& by) const;
  /// The invitation to which "declined to attend" answers, by one who was invited.
  std::optional<std::size_t> of_invitation(TokenId at, const Entities& by) const;
  /// The proposal that was put to one of `by` by name up to `reach` sentences before, to which they
  /// have not yet answered.
  std::optional<std::size_t> put_to(TokenId at, std::uint32_t reach, const Entities& by) const;
  /// The words of the proposal begin with a power: "authority to act".
  bool asks_power(std::size_t i) const;
  std::optional<std::size_t> put_to_or_near(TokenId at, const Entities& by) const;
  /// The same for invitations alone.
  std::optional<std::size_t> invited(TokenId at, std::uint32_t reach, const Entities& by) const;
  /// Whoever of `by` the proposal was put to, or nobody is known to whom it was put.
  bool addressed(std::size_t proposal, const Entities& by) const;
  /// The proposal tells what somebody did at a request.
  bool done(std::size_t proposal) const { return sink_.act(proposal).rule == "propose-at"; }
  /// Some proposal before asks for what this verb does.
  std::optional<std::size_t> of_noun_of_deed(const Clause& clause, const Entities& by) const;
  bool repeats_a_deed(TokenId verb) const;
  /// The proposal that asked who acts in the clause for just this deed, on the same object.
  std::optional<std::size_t> of_deed(const Clause& clause, const Entities& by) const;
  /// The proposal told of last, in this sentence or the one before: "Dulles refused".
  std::optional<std::size_t> just_before(TokenId at, const Entities& by) const;
  /// The proposal told of in the same sentence: "when Adams proposed disarmament, Castlereagh
  /// responded".
  std::optional<std::size_t> in_sentence(TokenId at, const Entities& by) const;

 private:
  template <class Fits>
  std::optional<std::size_t> latest(TokenId at, std::uint32_t reach, const Entities& by,
                                    Fits fits) const;
  bool is_noun_of_deed(TokenId noun, const Clause& clause) const;
  bool same_deed(std::size_t i, TokenId verb) const;
  bool same_object(std::size_t i, const Clause& clause) const;
  bool named_after(std::size_t i, std::uint32_t plan) const;
  bool retells(TokenId noun) const;
  bool points_at_last(TokenId noun) const;
  bool named_near(std::uint32_t entity, TokenId at) const;
  bool spoken_of(std::size_t i, TokenId at) const;
  bool called(std::size_t i, std::string_view noun) const;
  bool names_thing(std::size_t i, TokenId noun) const;
  bool owned_by(std::size_t i, const Entities& owners) const;
  bool owned_by_all(std::size_t i, const Entities& by) const;
  bool waits_for(std::size_t i, const Entities& by) const;
  bool is_chamber(std::uint32_t body, const Entities& whom) const;

  const Reading& r_;
  const ProposalSink& sink_;
};

}  // namespace dossier::ingest
