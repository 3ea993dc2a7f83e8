#pragma once

#include "ingest/extract/offices/offices.h"
#include "ingest/extract/sentence/reading.h"

#include <string>
#include <vector>

namespace dossier::ingest {

/// Finds which person a title without a name means: "the President", "the Cuban leader". Asks the
/// offices that the text tells, then what the lexicon knows of heads of state and their ministers
/// (classes "known-president" and the like). Lives while descriptions are resolved; `names` are the
/// document's names, ascending.
class HolderFinder {
 public:
  HolderFinder(Reading& reading, const std::vector<Mention>& names);

  /// The person, or kNone. `state` is the entity named directly before the title, or kNone. May add
  /// an office to the reading where a man of no known state turns out to lead this one.
  std::uint32_t find(const TitleSpan& title, std::uint32_t state);

 private:
  bool held(const Reading::Office& office, const TitleSpan& title, std::uint32_t state,
            const std::string& words) const;
  bool lexicon_knows(std::uint32_t person, const std::string& words, bool of_state) const;
  bool told_otherwise(std::uint32_t person, const TitleSpan& title) const;
  void hold(std::uint32_t person, const TitleSpan& title, std::uint32_t state);
  bool acts_on_it(std::uint32_t person, const TitleSpan& title) const;
  TokenId weight(std::uint32_t person, const TitleSpan& title) const;
  bool explained(const TitleSpan& title) const;
  std::uint32_t newcomer(const TitleSpan& title, std::uint32_t state, const std::string& words);
  TitleRank rank_of(const Reading::Office& office) const;

  TokenId last_seen(std::uint32_t person, TokenId before) const;
  std::uint32_t home(std::uint32_t entity) const {
    return entity < homes_.size() ? homes_[entity] : kNone;
  }

  Reading& r_;
  const std::vector<Mention>& names_;
  std::vector<std::uint32_t> homes_;        ///< by entity: the state a man is known to lead
  std::vector<std::vector<TokenId>> seen_;  ///< by entity: where men are named, ascending
  std::vector<std::uint32_t> persons_;      ///< those named
};

}  // namespace dossier::ingest
