#pragma once

#include "ingest/extract/proposals/proposal_proposers.h"

namespace dossier::ingest {

/// Whether the clause of a verb says that its act of proposing took place.
class StatedAct {
 public:
  StatedAct(const Reading& reading, TokenId verb, const Proposers& proposers)
      : r_(reading), verb_(verb), proposers_(proposers) {}

  /// The clause states it, or tells an attempt, an errand or a purpose of something done.
  bool happened() const;
  /// What somebody stands for, agreed to do, caused others to do, wanted or did something for.
  bool only_meant() const;

 private:
  bool caused() const;
  bool habitual() const;
  bool only_purpose() const;
  bool only_wanted() const;
  bool only_agreed() const;
  bool carried_out() const;
  bool tried_somehow(TokenId governor) const;
  TokenId deed_over(TokenId governor) const;
  bool purposeful(TokenId attempt) const;
  bool makes_use(TokenId verb) const;
  bool spurred_by_thing(TokenId governor) const;

  const Reading& r_;
  TokenId verb_;
  const Proposers& proposers_;
};

}  // namespace dossier::ingest
