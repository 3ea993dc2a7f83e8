#pragma once

#include "ingest/extract/sentence/reading.h"

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
  std::vector<TokenId> own_subjects() const;
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
  std::vector<TokenId> inherited_subjects() const;
  std::vector<TokenId> own_objects() const;
  std::vector<TokenId> passive_objects() const;
  std::vector<TokenId> subject_of_complement() const;
  std::vector<TokenId> objects_of_complement() const;
  bool main_verb_as_modifier() const;
  bool reduced_passive() const;
  bool apart_from_subject() const;

  const Reading& r_;
  TokenId predicate_;
};

}  // namespace dossier::ingest
