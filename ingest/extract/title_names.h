#pragma once

#include "ingest/extract/find_names.h"

#include <string>
#include <vector>

namespace dossier::ingest {

/// What the title of a document names. A title is no part of the text and has no tokens there.
struct TitleName {
  EntityType type;
  std::uint32_t entry;  ///< the lexicon's entry, or kNone
  std::string name;     ///< as the title writes it
};

/// The events, treaties, plans and bodies that the title of the document names ("The Korean War,
/// 1950-1953"), in its order. What the text is about is often named nowhere else: "the war".
std::vector<TitleName> find_title_names(const Document& document, const Lexicon::Tables& lexicon);

}  // namespace dossier::ingest
