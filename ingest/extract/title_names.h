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

/// The plans, doctrines and acts that the title of the document names ("The Truman Doctrine,
/// 1947"), in its order: the text may call them nothing but "the doctrine".
std::vector<TitleName> find_title_names(const Document& document, const Lexicon::Tables& lexicon);

}  // namespace dossier::ingest
