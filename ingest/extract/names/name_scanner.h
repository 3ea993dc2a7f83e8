#pragma once

#include "ingest/extract/names/find_names.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace dossier::ingest {

/// Finds names in one sentence after another: entries of the lexicon, capitalised phrases whose
/// head noun tells their type, and persons by title and given name. At each token the longest
/// reading wins.
class NameScanner {
 public:
  NameScanner(const Reading& reading, std::vector<FoundName>& found);
  void scan(const Sentence& sentence);

  /// A capitalised word that is not just the first word of a sentence or a function word.
  bool name_like(TokenId id) const;

 private:
  struct Listed {
    TokenId last = 0;
    std::span<const NameSense> senses;
    bool empty() const { return senses.empty(); }
  };
  void cut(const Sentence& sentence);
  std::optional<FoundName> longest(TokenId at, bool heading) const;
  Listed listed(TokenId at) const;
  bool has(const Listed& match, Sense sense) const;
  bool listed_as_name(TokenId at) const;

  // Each gives the name that begins at the token, or nothing.
  std::optional<FoundName> from_lexicon(TokenId at) const;
  std::optional<FoundName> from_head_noun(TokenId at) const;
  bool generic_front(TokenId at, TokenId head) const;
  std::optional<FoundName> around_acronym(TokenId at) const;
  std::optional<FoundName> half_of_city(TokenId at) const;
  std::optional<FoundName> national_body(TokenId at, const Listed& match) const;
  std::optional<FoundName> front_place(TokenId at, TokenId run) const;
  bool town_sized(TokenId at, const Listed& match) const;
  bool possessed_name(TokenId mark) const;
  bool party_congress(TokenId at, TokenId head, TokenId last) const;
  bool goes_on_in(TokenId to, TokenId head) const;
  bool generic_body(TokenId at, TokenId head) const;
  bool of_listed_body(TokenId at, TokenId to, TokenId next) const;
  std::optional<FoundName> society_for(TokenId at) const;
  std::optional<FoundName> followers(TokenId at) const;
  std::optional<FoundName> coordinated_body(TokenId at) const;
  std::optional<FoundName> foreign_body(TokenId at) const;
  std::optional<FoundName> quoted_faction(TokenId at) const;
  std::optional<FoundName> act_of(TokenId at) const;
  std::optional<FoundName> from_lower_head(TokenId at, TokenId run, TokenId head) const;
  std::uint32_t entry_in_capitals(TokenId at, TokenId head, EntityType type) const;
  TokenId last_head(TokenId at, TokenId run) const;
  bool only_describes(TokenId at, TokenId head, TokenId last, EntityType type) const;
  bool signs(TokenId at) const;
  bool pair_of_states(TokenId at) const;
  std::optional<FoundName> pair_treaty(TokenId at) const;
  std::optional<FoundName> operation(TokenId at) const;
  bool policy_called(TokenId at) const;
  std::optional<FoundName> quoted_policy(TokenId at) const;
  std::optional<FoundName> numbered_resolution(TokenId at) const;
  std::optional<FoundName> numbered_directive(TokenId at) const;
  TokenId past_number(TokenId at) const;
  std::optional<FoundName> person(TokenId at) const;
  bool can_be_person(TokenId at, TokenId last) const;
  bool names_law(TokenId last) const;
  bool is_flat_name(TokenId at, TokenId last) const;
  bool is_leader(TokenId at) const;
  bool acts_as_person(TokenId at) const;
  bool no_person_here(TokenId at) const;
  bool begins_person(TokenId at) const;
  bool known_surname(TokenId at, TokenId last) const;
  bool introduced(TokenId at, TokenId last) const;
  bool only_names(TokenId at, TokenId last) const;
  bool apposed_office(TokenId at) const;
  std::optional<FoundName> person_after_title(TokenId at) const;
  TokenId past_titles(TokenId at) const;
  bool can_follow_title(TokenId at, TokenId name) const;
  std::optional<FoundName> government(TokenId at) const;
  std::optional<FoundName> two_governments(TokenId at) const;
  std::optional<FoundName> charter_of(TokenId at, const Listed& match) const;
  bool coordinated_heads(TokenId at);
  bool coordinated_halves(TokenId at);
  bool is_model_number(TokenId last) const;

  void with_year(FoundName& name) const;
  std::optional<FoundName> event_at_place(TokenId at, const Listed& match) const;
  std::optional<FoundName> national_event(TokenId at, const Listed& match) const;
  TokenId past_year(TokenId at) const;
  std::optional<FoundName> choose_sense(TokenId at, const Listed& match) const;
  bool sends_a_person(TokenId verb) const;
  bool stands_as_place(TokenId first, TokenId last) const;
  TokenId name_end(TokenId at) const;
  TokenId past_addition(TokenId to) const;
  bool is_particle(TokenId to) const;
  bool continues_name(TokenId at, TokenId to) const;
  TokenId capital_run(TokenId at) const;
  TokenId extend_head(TokenId at, TokenId head, EntityType type) const;
  static bool links_complement(std::string_view word, EntityType type);
  TokenId coordinated_run(TokenId next) const;
  std::optional<EntityType> head_type(TokenId id) const;
  bool capital(TokenId id) const;

  const Reading& r_;
  std::vector<FoundName>& found_;
  std::vector<Atom> atoms_;
  std::vector<std::size_t> first_atom_;  ///< by token of the sentence
  TokenId begin_ = 0, end_ = 0;
};

}  // namespace dossier::ingest
