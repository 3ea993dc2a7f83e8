#pragma once

#include "ingest/extract/sentence/reading.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::ingest {

/// The words of the text under a token as one clean phrase: without a leading "that" or
/// preposition, without trailing punctuation, cut at a natural border and after about twenty words.
/// Dates at its end, the addressees `whom` and a modifying clause of `predicate` are no part of it.
std::string phrase_of(const Reading& reading, TokenId head,
                      const std::vector<std::uint32_t>& whom = {}, TokenId predicate = kNone);

/// The words from a token to the end of its clause, cut in the same way.
std::string phrase_from(const Reading& reading, TokenId first,
                        const std::vector<std::uint32_t>& whom = {});

/// The words from a token up to another, cut in the same way.
std::string phrase_between(const Reading& reading, TokenId first, TokenId last);

/// How many words a phrase has.
std::size_t count_words(std::string_view phrase);

}  // namespace dossier::ingest
