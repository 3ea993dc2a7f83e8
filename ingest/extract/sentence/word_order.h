#pragma once

#include "ingest/extract/sentence/reading.h"

#include <cstdint>
#include <vector>

namespace dossier::ingest {

/// A finite verb that the parser hung below a noun without a relative pronoun, behind a comma: the
/// word order tells more than the tree.
bool hangs_oddly(const Reading& reading, TokenId verb);

/// Finds the actors that are the subject of a finite verb by the order of words alone. One object
/// serves one question.
class WordOrder {
 public:
  WordOrder(const Reading& reading, TokenId verb)
      : r_(reading), begin_(reading.sentence(verb).first_token), verb_(verb) {}

  const std::vector<std::uint32_t>& found() const { return found_; }
  std::vector<std::uint32_t> subject();
  /// "Royall, who feared that it would lead to war, opposed it", "Gromyko, the Soviet
  /// representative, countered": the name before what two commas insert; false where none stands
  /// there.
  bool over_insertion();

 private:
  TokenId closing_comma() const;
  std::uint32_t holder_before(TokenId comma) const;
  bool begins_phrase(TokenId t) const;
  bool is_finite(TokenId t) const;
  bool begins_relative(TokenId t) const;
  bool begins_insertion(TokenId t) const;
  bool cannot_have_subject() const;
  TokenId start_of(TokenId t) const;
  std::vector<std::uint32_t> behind_comma();
  TokenId before_parenthesis(TokenId comma);
  void add_actor(std::uint32_t entity);
  void add_actors(const std::vector<std::uint32_t>& entities);
  void phrase(TokenId end);
  void governor_of_phrase(TokenId first, const std::vector<std::uint32_t>& entities);
  void coordinated_before(TokenId first);

  const Reading& r_;
  TokenId begin_;
  TokenId verb_;
  std::vector<std::uint32_t> found_;
};

}  // namespace dossier::ingest
