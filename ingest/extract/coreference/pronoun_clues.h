#pragma once

#include "ingest/extract/sentence/reading.h"

namespace dossier::ingest {

/// The verb or predicate in whose clause the pronoun stands, or kNone.
TokenId clause_of_pronoun(const Reading& reading, TokenId pronoun);

/// The token, or what it is coordinated with, is the subject of its clause.
bool acts_as_subject(const Reading& reading, TokenId token);

/// What speaks for and against a mention as that which a third-person pronoun stands for.
class PronounClues {
 public:
  PronounClues(const Reading& reading, TokenId pronoun, bool person);

  TokenId clause() const { return clause_; }
  bool possessive() const { return possessive_; }
  /// The larger the likelier: nearer sentences, subjects and parallel places weigh more. The
  /// mention is in the sentence of the pronoun or before it.
  int weight(const Mention& mention) const;
  /// "called on Bennett and begged him": whom the first verb acts on, the second does too.
  bool parallel(TokenId head) const;

 private:
  /// "At the urging of Genscher, he obtained", "On Vandenberg's recommendation, he appointed": who
  /// stands in a phrase of his clause before it is another; but "in Kennedy's first year he ...".
  bool opens_for(const Mention& mention) const;
  /// "without having asked his Foreign Minister, Genscher, he": not Genscher.
  bool is_his(const Mention& mention) const;
  /// "Burns pleaded; Connally countered that ..., and he put forward": the subject of the clause
  /// before, of those that stand side by side.
  bool joined_clauses(const Mention& mention) const;
  /// "aid to Greece in its war against the rebels": Greece's.
  bool struggles(const Mention& mention) const;
  /// "Wilson and his Foreign Secretary": Wilson's.
  bool joined_to(const Mention& mention) const;

  const Reading& r_;
  TokenId t_;
  bool person_;
  bool possessive_;
  TokenId clause_;
};

}  // namespace dossier::ingest
