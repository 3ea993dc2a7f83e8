#pragma once

#include "ingest/extract/lexicon_tables.h"
#include "ingest/language/analysis.h"

#include <string_view>

namespace dossier::ingest {

/// Makes lemmas fit the lexicon: irregular verbs of war and diplomacy that treebanks lack, and
/// words whose lemma the lexicon does not know although it knows one that the form can belong to
/// ("troops", "urged").
void normalise_lemmas(std::string_view text, const Lexicon::Tables& lexicon, Analysis& analysis);

}  // namespace dossier::ingest
