#pragma once

#include "ingest/extract/proposals/proposal_addressees.h"

#include <vector>

namespace dossier::ingest {

/// Finds who is addressed by an act that does not say it beside its own word. Lives while one act
/// is read.
class ImpliedAddressees {
 public:
  ImpliedAddressees(const Reading& reading, const Act& act) : r_(reading), act_(act) {}

  Entities find() const;
  /// Who is to act in what a person says must be done: mostly the own state.
  Entities own_state() const;

 private:
  // Who answers, to whom it is put at the end, who asked for it.
  Entities of_answer() const;
  Entities of_answer_before() const;
  Entities of_inner_noun() const;
  Entities at_the_end() const;
  Entities at_the_end_by_order() const;
  Entities of_asker() const;
  Entities asker_in(const Sentence& sentence) const;
  Entities of_purse() const;
  Entities of_head() const;

  // To whom a message goes, or with whom one talks.
  Entities of_writing() const;
  Entities of_message() const;
  bool another_occasion(TokenId message) const;
  bool sends_writing(TokenId verb) const;
  bool seeks_out(TokenId verb) const;
  bool travels_to_ask(TokenId verb) const;
  bool spoken_by_proposer(const Clause& clause) const;
  Entities partner(const Clause& clause) const;
  Entities of_exchange() const;
  Entities of_handed() const;
  bool told_in(TokenId writing) const;

  // Who is to act in what is proposed.
  Entities of_conjunct() const;
  Entities who_is_to_act() const;
  void without_own_side(Entities& all) const;
  TokenId subject_of(TokenId clause) const;
  std::vector<TokenId> acting_subjects(TokenId what) const;
  Entities called_upon() const;
  Entities between_for_and_to() const;
  Entities of_plea_above() const;
  Entities actor_behind_that() const;
  Entities who_does_the_deed() const;
  Entities state_in_view() const;
  bool advises() const;

  // To whom something is offered, and the other side of what is to be between two.
  Entities recipient_of_offer() const;
  Entities on_condition() const;
  Entities other_side() const;
  bool addresses_the_nameless() const;
  Entities whom_to_meet() const;
  Entities between_below(TokenId noun) const;
  std::vector<TokenId> mutual_nouns() const;
  Entities whose_help() const;
  Entities whose_membership() const;
  Entities who_counters() const;
  Entities of_both_sides() const;

  const Reading& r_;
  const Act& act_;
};

}  // namespace dossier::ingest
