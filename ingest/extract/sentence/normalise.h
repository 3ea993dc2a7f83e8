#pragma once

#include "ingest/extract/lexicon/lexicon_tables.h"
#include "ingest/language/analysis.h"

#include <string_view>

namespace dossier::ingest {

/// Makes lemmas fit the lexicon: irregular verbs of war and diplomacy that treebanks lack, and
/// words whose lemma the lexicon does not know although it knows one that the form can belong to
/// ("troops", "urged").
void normalise_lemmas(std::string_view text, const Lexicon::Tables& lexicon, Analysis& analysis);

/// "The British bombed airfields" is sometimes read as one noun phrase without a verb: where a
/// people stands before a past tense and the sentence has no other verb, the people acts.
void free_peoples(std::string_view text, const Lexicon::Tables& lexicon, Analysis& analysis);

}  // namespace dossier::ingest
