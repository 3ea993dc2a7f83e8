#pragma once

#include "ingest/extract/sentence/reading.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::ingest {

using Entities = std::vector<std::uint32_t>;

/// Appends what is not there yet.
void add_entity(Entities& all, std::uint32_t entity);
bool holds(const Entities& all, std::uint32_t entity);
/// Persons, organizations and countries that the nominals stand for.
Entities actors_at(const Reading& reading, const std::vector<TokenId>& nominals);
/// The entity is one of them, or the state or body one of them speaks for.
bool stands_for(const Reading& reading, const Entities& actors, std::uint32_t entity);

/// One telling of an act of proposing, before it is joined with other tellings of the same.
struct Act {
  TokenId predicate;  ///< the word that tells of it
  Entities who;
  Entities whom;
  TokenId content = kNone;  ///< governs the words that say what; kNone where they start at `first`
  TokenId first = kNone;    ///< the first word of what, where the order of words tells
  std::string_view rule;
  TokenId last = kNone;  ///< where the words end, where the tree takes in too much
  bool unnamed = false;  ///< it is put to somebody who is not named: "exhorted his allies"
};

/// "a draft submitted by India, under which Israel would withdraw": the relative clause that tells
/// what the thing would do that the participle says was put forward; else kNone.
TokenId what_it_would_do(const Reading& reading, const Act& act);

/// The word tells of an invitation: "invited", "the invitation", "sent an invitation".
bool is_invitation(const Reading& reading, TokenId predicate);

/// Collects proposals. A second telling of the same adds to the first one.
class ProposalSink {
 public:
  explicit ProposalSink(Reading& reading) : r_(reading) {}

  /// True when the act says enough to be kept or was known before.
  bool add(Act act);
  /// The first telling of proposal `i` of the extraction.
  const Act& act(std::size_t i) const { return acts_[i]; }
  /// The token where the words of proposal `i` stand.
  TokenId content_of(std::size_t i) const {
    return acts_[i].content != kNone ? acts_[i].content : acts_[i].first;
  }
  /// Some proposal was told by this word.
  bool tells(TokenId predicate) const;
  TokenId predicate_of(std::size_t i) const { return acts_[i].predicate; }
  std::size_t size() const { return acts_.size(); }

 private:
  std::int32_t named_in(TokenId what) const;
  std::int32_t named_by_noun(const Act& act) const;
  bool says_enough(const Act& act, std::string_view words) const;
  TokenId behind_colon(const Act& act, std::string_view words) const;
  bool spells_out(const Act& act) const;
  bool only_a_place(const Act& act) const;
  bool addresses_again(const Act& act);
  bool only_names(const Proposal& proposal) const;
  Proposal* known(const Proposal& proposal, const Act& act);
  void prefer_persons(Entities& who) const;

  Reading& r_;
  std::vector<Act> acts_;
};

}  // namespace dossier::ingest
