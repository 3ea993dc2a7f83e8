#pragma once

#include "ingest/extract/offices/offices.h"
#include "ingest/extract/sentence/reading.h"

#include <string_view>
#include <vector>

namespace dossier::ingest {

/// Finds who holds the office that a title names: the name behind it, in apposition, the subject of
/// the copula, whom a verb makes it. One thread, one document.
class OfficeHolders {
 public:
  /// All references must outlive it; titles ascend.
  OfficeHolders(const Reading& reading, const std::vector<TitleSpan>& titles)
      : r_(reading), titles_(titles) {}

  struct Found {
    std::vector<std::uint32_t> persons;
    TokenId name = kNone;  ///< the name that follows the title at once, or kNone
  };
  Found of(const TitleSpan& title) const;

  /// "Foreign Ministers", also where the tagger took it for a name.
  bool plural(const TitleSpan& title) const;
  bool known_title(std::string_view words) const;
  /// "Ministers A of France and B of Spain": the name of this one, behind which his state stands.
  TokenId name_of(std::uint32_t person, const TitleSpan& title, TokenId first) const;
  void add_person(TokenId token, std::vector<std::uint32_t>& holders) const;

 private:
  bool is_person(std::uint32_t entity) const {
    return entity != kNone && r_.type_of(entity) == EntityType::Person;
  }
  bool can_hold(std::uint32_t entity) const {
    return entity != kNone && (r_.type_of(entity) == EntityType::Country ||
                               r_.type_of(entity) == EntityType::Organization);
  }

  // ---- by the tree ----
  void add_all(TokenId token, std::vector<std::uint32_t>& holders) const;
  TokenId shared_head(const TitleSpan& title) const;
  void beside(const TitleSpan& title, TokenId head, std::vector<std::uint32_t>& holders) const;
  bool has_other_office(const TitleSpan& title, TokenId head) const;
  void explained(const TitleSpan& title, TokenId head, std::vector<std::uint32_t>& holders) const;
  void equated(TokenId head, std::vector<std::uint32_t>& holders) const;
  void joined(TokenId head, std::vector<std::uint32_t>& holders) const;
  bool negated(TokenId head) const;
  bool acts_next(TokenId name) const;

  // ---- by a verb: office_predicates.cpp ----
  void predicate(const TitleSpan& title, TokenId head, std::vector<std::uint32_t>& holders) const;
  bool set_aside(const TitleSpan& title, TokenId head, TokenId verb) const;
  TokenId name_before_insertion(const TitleSpan& title) const;
  bool as_office(TokenId head, TokenId verb) const;
  void given(const TitleSpan& title, TokenId head, TokenId verb,
             std::vector<std::uint32_t>& holders) const;
  void add_named_before(TokenId verb, std::vector<std::uint32_t>& holders) const;
  void serving(TokenId noun, std::vector<std::uint32_t>& holders) const;

  // ---- by the order of words: office_holders_by_words.cpp ----
  bool same_sentence(TokenId t, const TitleSpan& title) const;
  bool is_title(TokenId t) const;
  bool is_name(TokenId t) const;
  TokenId name_after(const TitleSpan& title) const;
  std::uint32_t across_comma(const TitleSpan& title) const;
  std::uint32_t after_comma(const TitleSpan& title) const;
  bool in_row_of_offices(const TitleSpan& title) const;
  bool claimed(std::uint32_t person, const TitleSpan& title) const;
  std::uint32_t before_comma(const TitleSpan& title) const;
  bool tells_when(TokenId t) const;
  std::uint32_t named_before(TokenId comma) const;
  void add_row(const TitleSpan& title, TokenId from, std::vector<std::uint32_t>& holders) const;
  void listed(const TitleSpan& title, std::vector<std::uint32_t>& holders) const;
  TokenId behind_states(const TitleSpan& title) const;
  bool opens_list(TokenId t) const;
  bool titled_otherwise(TokenId at, const TitleSpan& title) const;
  void sworn(const TitleSpan& title, std::vector<std::uint32_t>& holders) const;
  void add_named(TokenId verb, const TitleSpan& title, std::vector<std::uint32_t>& holders) const;

  const Reading& r_;
  const std::vector<TitleSpan>& titles_;
};

}  // namespace dossier::ingest
