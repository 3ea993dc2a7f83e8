#pragma once

#include "ingest/extract/sentence/reading.h"

namespace dossier::ingest {

/// "who", "which", "that", "whom", "whose"
bool is_relative_pronoun(const Reading& reading, TokenId t);

/// "the first country to recognize Israel" did so: the noun is the first, the last or the only one.
bool is_foremost(const Reading& reading, TokenId noun);

}  // namespace dossier::ingest
