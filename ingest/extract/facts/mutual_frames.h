#pragma once

#include "ingest/extract/facts/facts.h"
#include "ingest/extract/facts/frame_arguments.h"

namespace dossier::ingest {

/// "shelled each other's garrisons": those who act do it to each other.
bool is_reciprocal(const Reading& reading, TokenId verb);
/// Every one of them to every other; true when at least one fact fitted.
bool add_each_other(FactSink& sink, Relation relation, const Entities& all,
                    const FactSink::Source& source);

/// States what several do with each other, where the clause names one side only. Lives while one
/// clause is read.
class MutualFrames {
 public:
  MutualFrames(const Reading& reading, FactSink& sink, const Clause& clause)
      : r_(reading), sink_(sink), find_(reading), clause_(clause) {}

  /// "A and B met", "both sides agreed to a cease-fire". `object` is the noun that the frame wants
  /// beside the verb, or kNone. True when a fact was stated.
  bool add(const Frame& frame, const Entities& from, TokenId object,
           const FactSink::Source& source);

 private:
  bool leaves_open(const Frame& frame, const Entities& from, TokenId object) const;
  bool opinion(TokenId content) const;
  bool conceded(std::uint32_t one);
  Entities asking() const;
  Entities permitted() const;
  bool by_treaty() const;
  bool agrees_on_something() const;
  bool attends() const;
  bool spoken_of_as_one() const;
  bool talked(const Entities& who) const;

  const Reading& r_;
  FactSink& sink_;
  FrameArguments find_;
  const Clause& clause_;
};

}  // namespace dossier::ingest
