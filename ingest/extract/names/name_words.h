#pragma once

#include "ingest/language/analysis.h"

#include <string_view>

namespace dossier::ingest {

/// Words of these classes begin and end no name: prepositions, articles, conjunctions, marks.
bool is_function_tag(Upos tag) noexcept;

/// "J.F.": initials, written as one word.
bool is_initial(std::string_view word) noexcept;

/// "1904"
bool is_year(std::string_view word) noexcept;

/// Only letters, hyphens, apostrophes and full stops.
bool is_plain_word(std::string_view word) noexcept;

}  // namespace dossier::ingest
