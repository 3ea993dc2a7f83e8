#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/extract/lexicon.h"
#include "ingest/language/analysis.h"

namespace dossier::ingest {

/// NameMark bits for each token: which words are in names that the lexicon lists. The longest name that begins at
/// a word counts.
std::vector<std::uint8_t> mark_names(std::string_view text, const Analysis& analysis, const Lexicon& lexicon);

}  // namespace dossier::ingest
