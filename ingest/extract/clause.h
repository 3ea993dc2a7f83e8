#pragma once

#include "ingest/extract/reading.h"

#include <string_view>
#include <vector>

namespace dossier::ingest {

/// What a clause says of itself.
enum class Factuality : std::uint8_t { Stated, Negated, Hypothetical, Refused };

/// The logical arguments of a predicate, found through passives, relative clauses, participles,
/// infinitives and coordination. Tokens are heads of nominals.
class Clause {
 public:
  Clause(const Reading& reading, TokenId predicate) : r_(reading), predicate_(predicate) {}

  TokenId predicate() const { return predicate_; }
  bool passive() const;
  /// Who does it. Tokens whose coordination belongs to the argument.
  std::vector<TokenId> subjects() const;
  std::vector<TokenId> objects() const;
  /// Subjects that hang at the predicate itself, active or passive; what a relative pronoun stands
  /// for.
  std::vector<TokenId> own_subjects() const { return own_subjects(predicate_); }
  /// The dative object ("offered Vietnam independence").
  std::vector<TokenId> recipients() const;
  /// Phrases with this preposition, of the verb or loosely of its object.
  std::vector<TokenId> phrases(std::string_view preposition) const;
  /// The complement clause: its predicate, or kNone.
  TokenId complement() const;
  /// Everything a role of a frame can mean.
  std::vector<TokenId> find(const Role& role) const;

  Factuality factuality() const;

 private:
  std::vector<TokenId> own_subjects(TokenId predicate) const;
  std::vector<TokenId> inherited_subjects(TokenId predicate, int depth) const;
  bool passive(TokenId predicate) const;
  std::vector<TokenId> agent_by_order() const;
  bool neither(TokenId subject) const;
  bool main_verb_as_modifier(TokenId predicate) const;
  bool destined(TokenId predicate) const;
  bool foremost(TokenId noun) const;
  bool until() const;
  bool was_able(TokenId governor) const;
  bool apart(TokenId governor, TokenId dependent) const;
  bool yet_to(TokenId infinitive, TokenId governor) const;

  const Reading& r_;
  TokenId predicate_;
};

}  // namespace dossier::ingest
