#pragma once

#include "ingest/extract/proposals/proposal_sink.h"
#include "ingest/extract/sentence/clause.h"

namespace dossier::ingest {

/// Finds who is addressed where the places of a verb's frame do not tell it plainly.
class VerbAddressees {
 public:
  VerbAddressees(const Reading& reading, const Clause& clause, const Entities& who)
      : r_(reading), clause_(clause), verb_(clause.predicate()), who_(who) {}

  /// The places of the frame; "both sides" of a third party; whoever is called upon; the person
  /// whom a pronoun means; colleagues.
  Entities of_frame(const ProposalFrame& frame) const;
  /// "promised to provide Iran with economic assistance", "telegraphed Yuan to promise that".
  Entities promised_to(const Act& act) const;
  /// "advised Under Secretary Lovett that": the person behind the verb, whatever the parser made of
  /// the title.
  Entities names_right_behind(const Act& act, const ProposalFrame& frame) const;
  /// "suggested to his brother, John Foster Dulles, that": the names between, persons first.
  Entities names_behind_to(const Act& act, const ProposalFrame& frame) const;
  /// "introduced a motion in Congress", "tabled a draft at the Conference": the body it was brought
  /// before.
  Entities assembly() const;
  /// "the United States refrained from sending ships as Brzezinski proposed": who did or did not
  /// follow.
  Entities actors_above(TokenId clause) const;
  /// "offered them the territory of Louisiana": what is offered is nobody addressed.
  void without_content(Act& act) const;
  /// "proposed assistance to the rebels": who is to be helped is nobody addressed.
  void without_goal_of_noun(Act& act) const;
  void without_proposers(Entities& whom) const;
  /// "exhorted his allies": somebody without a name stands where the frame says the addressee does.
  bool in_frame_nameless(const ProposalFrame& frame, TokenId content) const;
  /// "invited nine nations": an addressee without a name.
  bool addresses_someone() const;

 private:
  Entities person_meant(const ProposalFrame& frame) const;
  Entities person_before(TokenId t) const;
  void without_own_people(Entities& whom) const;
  bool is_done_upon() const;
  bool means_the_nameless(const ProposalFrame& frame, const Entities& whom) const;

  const Reading& r_;
  const Clause& clause_;
  TokenId verb_;
  const Entities& who_;
};

}  // namespace dossier::ingest
