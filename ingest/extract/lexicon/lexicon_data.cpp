#include "ingest/extract/lexicon/lexicon_data.h"

#include <array>

// The assembler puts each file of ingest/data between two symbols of lexicon_data.S.
#define DOSSIER_LEXICON_FILES(X) \
  X(words)                       \
  X(countries)                   \
  X(organizations)               \
  X(treaties)                    \
  X(events) X(places) X(titles) X(given_names) X(leaders) X(frames) X(stances) X(proposals)

extern "C" {
#define DOSSIER_DECLARE(name)                 \
  extern const char dossier_lexicon_##name[]; \
  extern const char dossier_lexicon_##name##_end[];
DOSSIER_LEXICON_FILES(DOSSIER_DECLARE)
#undef DOSSIER_DECLARE
}

namespace dossier::ingest {

std::span<const LexiconText> lexicon_texts() {
#define DOSSIER_TEXT(name)                                                                    \
  LexiconText{#name, std::string_view(dossier_lexicon_##name,                                 \
                                      static_cast<std::size_t>(dossier_lexicon_##name##_end - \
                                                               dossier_lexicon_##name))},
  static const std::array texts = {DOSSIER_LEXICON_FILES(DOSSIER_TEXT)};
#undef DOSSIER_TEXT
  return texts;
}

}  // namespace dossier::ingest
