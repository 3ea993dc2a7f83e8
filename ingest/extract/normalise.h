#pragma once

#include "ingest/language/analysis.h"

namespace dossier::ingest {

/// Makes lemmas fit the lexicon: irregular verbs of war and diplomacy that treebanks lack, and plurals
/// that kept their ending ("troops"). New lemmas live as long as the program or as the old ones.
void normalise_lemmas(std::string_view text, Analysis& analysis);

}  // namespace dossier::ingest
