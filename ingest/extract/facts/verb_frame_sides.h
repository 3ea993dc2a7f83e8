#pragma once

#include "ingest/extract/facts/frame_arguments.h"

namespace dossier::ingest {

/// Who acts in the fact that a verb states, and whom or what it concerns.
struct FrameSides {
  Entities from;
  Entities to;
};

/// Finds the two sides of a verb's fact: where its frame says, and else where the text tells them.
/// Lives while a document is read.
class VerbFrameSides {
 public:
  explicit VerbFrameSides(const Reading& reading) : r_(reading), find_(reading) {}

  /// `object` is the noun that the frame wants beside the verb, or kNone.
  FrameSides find(const Clause& clause, const Frame& frame, TokenId object) const;
  /// "signed the treaty with Japan": adds Japan, which signed it too.
  void add_partners(const Clause& clause, Entities& from) const;

 private:
  Entities acting(const Clause& clause, const Frame& frame, TokenId object) const;
  Entities concerned(const Clause& clause, const Frame& frame, TokenId object) const;
  Entities acting_elsewhere(const Clause& clause, const Frame& frame) const;
  Entities overthrowers(const Clause& clause) const;
  Entities claimants(const Clause& clause, const Entities& from) const;
  void add_demanders(TokenId claim, const Entities& from, Entities& all) const;
  void not_states_by_it(const Clause& clause, const Frame& frame, Entities& to) const;
  void rulers_to_states(const Clause& clause, Entities& from) const;
  Entities plotters(const std::vector<TokenId>& subjects) const;
  void not_overthrown(const Clause& clause, const Frame& frame, FrameSides& sides) const;
  bool ruled(std::uint32_t person) const;
  void keep_actors(Entities& all) const;

  const Reading& r_;
  FrameArguments find_;
};

}  // namespace dossier::ingest
