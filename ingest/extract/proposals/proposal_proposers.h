#pragma once

#include "ingest/extract/proposals/proposal_sink.h"
#include "ingest/extract/sentence/clause.h"

namespace dossier::ingest {

/// Finds who proposes what a verb tells of: its subjects, through control, coordination and the
/// mistakes of the tree, and who speaks through a text that is its subject.
class Proposers {
 public:
  Proposers(const Reading& reading, TokenId verb)
      : r_(reading), clause_(reading, verb), verb_(verb) {}

  /// The proposers, persons, bodies and states; nobody where the text names none.
  Entities find() const;
  /// Who does what the nearest stated verb above says, unless it is `known`.
  Entities subject_above(const Entities& known = {}) const;
  /// The verb that a finite past tense goes on with: never an infinitive or one with a modal, to
  /// which a parser may coordinate it ("was eager to settle the boundary and proposed").
  TokenId anchor() const;
  /// "it took Harris longer to convince": the verb of the effort, or kNone.
  TokenId effort_over() const;
  bool past_finite(TokenId verb) const;

  /// "his popularity convinced France": whose means it was that persuades, else nobody.
  Entities owners_of_means() const;

 private:
  Entities authors(const std::vector<TokenId>& texts) const;
  Entities coordinated_subject() const;
  Entities labouring_subject() const;
  Entities leader_of_body() const;
  bool is_head_of_clause(const Entities& who) const;
  Entities person_of_before(const Entities& not_these) const;
  Entities they_of_before() const;
  Entities person_right_before() const;
  Entities name_before_who() const;
  Entities named_examples() const;
  TokenId carrier_of_subject() const;
  TokenId text_before_relative() const;
  TokenId text_above_gerund() const;
  bool takes_object() const;
  Entities authors_of_subject() const;
  Entities joined_by_others() const;
  bool stands_for_second_verb() const;
  Entities subject_behind_semicolon() const;
  Entities subject_around_dashes() const;
  bool is_doctrine(TokenId subject) const;
  bool some_of_a_people(TokenId subject) const;
  bool few() const;

  const Reading& r_;
  Clause clause_;
  TokenId verb_;
};

}  // namespace dossier::ingest
