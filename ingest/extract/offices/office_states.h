#pragma once

#include "ingest/extract/offices/office_home.h"
#include "ingest/extract/offices/offices.h"
#include "ingest/extract/sentence/reading.h"

#include <vector>

namespace dossier::ingest {

/// Finds the state or body that an office is held in. One thread, one document.
class OfficeStates {
 public:
  explicit OfficeStates(const Reading& reading);

  /// The state or body of the office: beside the title, behind it, or known of the person.
  std::uint32_t held_in(const TitleSpan& title, TokenId name, std::uint32_t person) const;
  std::uint32_t leader_state(std::uint32_t person) const;
  /// The state that the person serves as the text tells, else the one he is known to lead; kNone
  /// where neither is known.
  std::uint32_t home_of(std::uint32_t person) const;
  /// "the British and French representatives": the states that a title in the plural is shared by,
  /// in the order of the text; fewer than two where it is not.
  std::vector<std::uint32_t> each_of(const TitleSpan& title) const;
  /// The lexicon knows a leader of a state of this name, whether the text speaks of it or not.
  bool rules_a_state(std::uint32_t person) const;
  const OfficeHome& home() const { return home_; }

 private:
  bool is_person(std::uint32_t entity) const {
    return entity != kNone && r_.type_of(entity) == EntityType::Person;
  }
  bool can_hold(std::uint32_t entity) const {
    return entity != kNone && (r_.type_of(entity) == EntityType::Country ||
                               r_.type_of(entity) == EntityType::Organization);
  }
  std::uint32_t behind(const TitleSpan& title) const;
  std::uint32_t of_which(const TitleSpan& title) const;
  std::uint32_t chamber(const TitleSpan& title) const;
  std::uint32_t spoken_of(const TitleSpan& title) const;
  std::uint32_t seat_at(TokenId t) const;
  bool sets_scene(TokenId t, TokenId begin) const;
  bool owned_by_pronoun(const TitleSpan& title) const;
  std::uint32_t of_its_kind(const TitleSpan& title, std::uint32_t owner) const;
  std::uint32_t state_over(std::uint32_t body) const;
  std::uint32_t served_by(std::uint32_t person) const;
  std::uint32_t antecedent(TokenId whose) const;
  bool british(const TitleSpan& title) const;
  bool leads_movement(const TitleSpan& title) const;
  std::uint32_t led_by(const TitleSpan& title) const;
  std::uint32_t commands(const TitleSpan& title, TokenId name) const;
  std::uint32_t only_state(const TitleSpan& title) const;
  std::uint32_t employer(const TitleSpan& title) const;
  std::uint32_t main_state(const TitleSpan& title) const;
  std::uint32_t accredited_to(const TitleSpan& title) const;
  std::uint32_t beside(const TitleSpan& title) const;
  std::uint32_t complement(TokenId token, TitleRank rank) const;
  std::uint32_t shared_state(const TitleSpan& title) const;
  std::uint32_t president_beside(const TitleSpan& title) const;
  std::uint32_t known_state(const TitleSpan& title, std::uint32_t person) const;
  bool american(const TitleSpan& title) const;
  const std::vector<std::uint32_t>* leads(std::string_view name) const;
  std::uint32_t entity_named(std::string_view name) const;

  std::uint32_t by_the_text(const TitleSpan& title, TokenId name, std::uint32_t person) const;

  const Reading& r_;
  OfficeHome home_;
  bool pronouns_known_;
};

}  // namespace dossier::ingest
