#pragma once

#include "ingest/extract/sentence/reading.h"

#include <cstdint>
#include <vector>

namespace dossier::ingest {

/// Appends an entity, if it is one, that is not there yet.
void add_referent(std::vector<std::uint32_t>& all, std::uint32_t entity);

/// "troops", "government", "member": the noun stands for those that its adjectives, its possessor
/// or its complement name.
bool stands_for_others(const Reading& reading, TokenId noun);

/// "Soviet troops", "the government of France", "Japan's navy", "officials in Washington": adds the
/// actors behind the noun.
void add_behind_noun(const Reading& reading, TokenId noun, std::vector<std::uint32_t>& all);

/// "developing states: Brazil, India, and Zaire", "satellites—Poland and Hungary—", "leaders such
/// as Nehru": adds the names of the list behind a mark.
void add_list_behind(const Reading& reading, TokenId noun, std::vector<std::uint32_t>& all);

}  // namespace dossier::ingest
