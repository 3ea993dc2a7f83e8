#pragma once

#include "ingest/extract/extraction.h"
#include "ingest/extract/lexicon/lexicon.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dossier::ingest {

/// A word that stands between two known actors, or an actor and something else with a name, and
/// from which nothing was read: food for a user's lexicon.
struct Gap {
  enum class Kind : std::uint8_t { Verb, Noun, Name } kind;
  std::string word;   ///< lemma of the verb or noun; the unlinked name as it is written
  std::string place;  ///< where the second actor stands: "obj" or a preposition; empty for names
  std::uint32_t sentence;  ///< index in Analysis::sentences
  std::uint32_t subject;   ///< indices in Extraction::entities; 0 for names
  std::uint32_t object;
};

/// The gaps of a document that has been read, in the order of the text. The extraction is not
/// changed (it is taken by reference because a reading needs it so).
std::vector<Gap> find_gaps(const Document& document, Extraction& extraction,
                           const Lexicon& lexicon);

}  // namespace dossier::ingest
