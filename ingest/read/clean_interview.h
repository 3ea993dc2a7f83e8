#pragma once

#include "ingest/document.h"
#include "ingest/read/clean_page.h"

#include <optional>
#include <string>
#include <vector>

namespace dossier::ingest {

/// A turn of an interview: whose words a line is.
struct Turn {
  BlockKind kind;            ///< Question or Answer
  std::string speaker;       ///< empty where the text does not say
  std::uint32_t prefix = 0;  ///< bytes of "Q: " or "Henry Kissinger: " before the words
};

/// For each line of the page its turn, where the page is an interview or a transcript: "Q:" and
/// "A:", or names before a colon that return. Paragraphs between two turns go on with the turn
/// before them.
std::vector<std::optional<Turn>> find_turns(const Page& page);

}  // namespace dossier::ingest
