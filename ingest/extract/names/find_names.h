#pragma once

#include "ingest/extract/sentence/reading.h"

#include <string>
#include <vector>

namespace dossier::ingest {

/// A name in the text before it is known which entity it refers to.
struct FoundName {
  TokenId first;  ///< tokens [first, last) of the name itself
  TokenId last;
  TokenId titles;  ///< first token of the titles before it; equals `first` when there are none
  EntityType type;
  Mention::Form form = Mention::Form::Name;
  std::uint32_t entry = kNone;  ///< the lexicon's entry
  std::vector<std::uint32_t> rivals =
      {};  ///< other entries that bear the same name (Moscow, Berlin)
  std::string name =
      {};  ///< where it differs from the text: "Dawes Plan" of "Dawes and Young Plans"
  float confidence = 1;
};

/// All names of the document, ascending by first token, not overlapping except where two names
/// share their head noun ("the Dawes and Young Plans").
std::vector<FoundName> find_names(const Reading& reading);

/// The thirteen colonies and the colonists together act as states before 1788; Texas and the
/// American Georgia are states or regions by the years that the text speaks of.
void settle_colonies(const Reading& reading, std::vector<FoundName>& found);

/// Adds places that no list knows, where the grammar asks for one.
void find_unknown_places(const Reading& reading, std::vector<FoundName>& found);

}  // namespace dossier::ingest
