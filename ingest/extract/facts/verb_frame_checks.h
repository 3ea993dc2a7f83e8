#pragma once

#include "ingest/extract/facts/frame_arguments.h"

namespace dossier::ingest {

/// "insisted that Haiti was a colony" tells and does not demand.
bool tells_of_fact(const Reading& reading, const Clause& clause);

/// What keeps a verb from stating the fact of its frame. Lives while a document is read.
class VerbFrameChecks {
 public:
  explicit VerbFrameChecks(const Reading& reading) : r_(reading), find_(reading) {}

  /// "were pulling away", "agreed to launch an attack", "formed a part of the council": less than
  /// the fact.
  bool falls_short(TokenId verb, const Frame& frame) const;
  /// "captured two Confederate envoys", "denounced the treaty as a fraud": another fact, or one
  /// whose conditions do not hold.
  bool means_else(const Clause& clause, const Frame& frame) const;
  /// Who acts is of this class of words: "troops entered Budapest".
  bool done_by(const Clause& clause, WordClass word_class) const;
  bool done_by(const std::vector<TokenId>& those, WordClass word_class) const;
  /// Who leads a delegation or an army of a state, or what only a pronoun tells, does not lead the
  /// state.
  bool leads_less(const Clause& clause) const;
  /// "accepted to meet"
  bool only_accepted(const Clause& clause) const;

 private:
  bool objects_to_which(const Clause& clause) const;
  bool merely_absent(const Clause& clause, const Frame& frame) const;
  bool befriends(const Clause& clause) const;
  bool strikes_men(const Clause& clause) const;
  bool names_body(const Clause& clause) const;
  bool crosses_water(const Clause& clause) const;
  bool goes_alone(const Clause& clause) const;
  bool leaves_room(const Clause& clause) const;
  bool sent_to_reside(const Clause& clause) const;
  bool part_of_body(const std::vector<TokenId>& bodies) const;
  bool only_claimed(TokenId verb) const;
  bool enters_office(const Clause& clause) const;
  bool unfinished(TokenId verb) const;
  bool inclined(TokenId verb) const;
  bool undertaken(TokenId verb) const;
  bool repels(TokenId verb) const;
  bool relieves(TokenId verb) const;
  bool tells(const Clause& clause, const Frame& frame) const;
  bool asked_from(const Clause& clause) const;
  bool asks_nobody(const Clause& clause, const Frame& frame) const;
  bool turns_out(const Clause& clause) const;
  bool made_to(const Clause& clause) const;
  bool comes_to_talk(const Clause& clause) const;
  bool gives_words(const Clause& clause) const;
  bool commands(const Clause& clause) const;
  bool only_civilians(const Clause& clause) const;
  bool passes_resolution(const Clause& clause) const;
  bool numbers_resolution(const Clause& clause) const;
  bool brings_goods(const Clause& clause) const;
  bool brings_missiles(const Clause& clause) const;
  bool votes_something(const Clause& clause) const;
  bool only_words(const Clause& clause) const;
  bool of_undergoer(const Clause& clause, const Frame& frame) const;
  bool less_than_state(const Clause& clause) const;
  bool gives_duty(const Clause& clause) const;
  bool speaks_of_it(const Clause& clause) const;

  const Reading& r_;
  FrameArguments find_;
};

}  // namespace dossier::ingest
