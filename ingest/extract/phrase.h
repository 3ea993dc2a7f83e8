#pragma once

#include "ingest/extract/reading.h"

#include <string>

namespace dossier::ingest {

/// The words of the text under a token as one clean phrase: without a leading "that" or
/// preposition, without trailing punctuation, cut at a natural border and after about twenty words.
std::string phrase_of(const Reading& reading, TokenId head);

/// The words from a token to the end of its clause, cut in the same way.
std::string phrase_from(const Reading& reading, TokenId first);

/// How many words a phrase has.
std::size_t count_words(std::string_view phrase);

}  // namespace dossier::ingest
