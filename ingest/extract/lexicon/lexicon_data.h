#pragma once

#include <span>
#include <string_view>

namespace dossier::ingest {

/// A file of ingest/data as it was linked into the library.
struct LexiconText {
  std::string_view name;
  std::string_view text;
};

/// All of them, in the order in which they build on each other.
std::span<const LexiconText> lexicon_texts();

}  // namespace dossier::ingest
