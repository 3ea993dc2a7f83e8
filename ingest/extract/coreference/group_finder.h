#pragma once

#include "ingest/extract/sentence/reading.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::ingest {

/// "the superpowers": both, where the text names them.
std::vector<std::uint32_t> superpowers(const Reading& reading);

/// Finds which entities a plural description stands for: "the two countries", "the other powers".
/// Lives while descriptions are resolved; `names` are the document's names, ascending.
class GroupFinder {
 public:
  GroupFinder(Reading& reading, const std::vector<Mention>& names) : r_(reading), names_(names) {}

  /// "the two countries": those that the sentences before speak of most, the later first among
  /// equals; persons for "the two leaders".
  /// Adds to the groups of the reading; `before` is how many names stand before the token.
  void group(TokenId t, const std::string& word, int number, std::size_t before);
  /// "the other powers": those of the last list of states, without the one that acts here.
  bool others(TokenId t, std::size_t before);
  /// "the superpowers", where the text names both.
  bool superpowers_at(TokenId t);
  /// "the Western powers" in a text on them and the Soviet Union.
  bool western(TokenId t);

 private:
  bool acts_in(std::uint32_t sentence, std::uint32_t entity) const;
  std::vector<std::uint32_t> last_two(std::uint32_t sentence) const;
  std::vector<std::uint32_t> persons_of(std::uint32_t sentence, bool foremost) const;
  bool in_relative_clause(TokenId t) const;
  std::vector<std::uint32_t> two_heads(std::uint32_t sentence) const;
  std::vector<std::uint32_t> two_heads_here(std::uint32_t sentence) const;
  bool is_head(std::uint32_t person) const;
  std::vector<std::uint32_t> last_list(EntityType type, std::size_t number) const;
  std::vector<std::uint32_t> list_after(TokenId t) const;
  bool scene(const Mention& mention) const;
  bool same_paragraph(const Mention& mention, std::uint32_t sentence) const;
  bool persons_last(std::uint32_t sentence) const;
  std::vector<std::uint32_t> most_spoken_of(std::uint32_t sentence, EntityType type,
                                            std::size_t number) const;
  std::vector<int> mentions_of(EntityType type) const;
  std::uint32_t speaks_for(std::uint32_t entity, EntityType type) const;
  std::vector<std::uint32_t> halves(TokenId t) const;
  std::vector<std::uint32_t> pair_between(std::uint32_t sentence) const;
  std::vector<std::uint32_t> pair_joined(std::uint32_t sentence) const;
  std::vector<std::uint32_t> between(TokenId t, TokenId end) const;
  bool other_office(std::uint32_t person) const;
  bool takes_side(std::uint32_t entity) const;
  std::vector<std::uint32_t> acting_on(TokenId t) const;
  bool acts(std::uint32_t entity) const;
  std::uint32_t seat_of(std::uint32_t place) const;
  bool is_western(TokenId t) const;
  std::uint32_t former(TokenId t) const;
  std::vector<std::uint32_t> states_named(std::initializer_list<std::string_view> names) const;
  std::vector<std::uint32_t> spoken_of_so(EntityType type, std::size_t number) const;

  Reading& r_;
  const std::vector<Mention>& names_;
  std::vector<std::uint32_t> homes_;  ///< by entity: the state of a man, or kNone
  std::size_t before_ = 0;
  std::vector<std::uint32_t> acting_;  ///< who acts on the group: none of it
  std::string_view title_;             ///< of the men at hand: "president"
  std::uint32_t former_ = kNone;       ///< a state that is none of the group
  bool western_ = false;               ///< the group at hand is of Western states
};

}  // namespace dossier::ingest
