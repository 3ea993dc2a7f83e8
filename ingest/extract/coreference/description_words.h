#pragma once

#include "ingest/extract/sentence/reading.h"

#include <string_view>

namespace dossier::ingest {

// What stands around a noun that may describe something named elsewhere.

/// The lemma of its article or other determiner, or nothing.
std::string_view determiner_of(const Reading& reading, TokenId noun);

/// "the two", "both", "five": the number before the noun, 2 to 5, or 0.
int count_before(const Reading& reading, TokenId noun);

/// Nothing but articles and words of order stand around the noun.
bool is_bare(const Reading& reading, TokenId noun);

/// "the other powers"
bool has_other(const Reading& reading, TokenId noun);

/// The year before the noun, or kNone.
TokenId year_before(const Reading& reading, TokenId noun);

/// Makes the noun with its free modifiers a mention of the entity, and its words an alias.
void describe_as(Reading& reading, TokenId noun, std::uint32_t entity);

/// Makes the words a mention of the entity, not an alias.
void refer_to(Reading& reading, TokenId first, TokenId last, std::uint32_t entity);

/// The words become an alias of the entity, once.
void add_alias(Reading& reading, std::uint32_t entity, TokenId first, TokenId last);

}  // namespace dossier::ingest
