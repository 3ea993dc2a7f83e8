#pragma once

#include "ingest/extract/sentence/reading.h"

#include <string_view>
#include <vector>

namespace dossier::ingest {

/// The state of the text that an adjective, a name or the first half of a compound ("Sino",
/// "Anglo") means, or kNone.
std::uint32_t state_of_word(const Reading& reading, std::string_view word);

/// The states of the first pair in the words: "the Russo-Japanese War", "a U.S.–Soviet treaty".
/// Empty where no hyphen joins two states of the text.
std::vector<std::uint32_t> states_of_pair(const Reading& reading, std::string_view words);

}  // namespace dossier::ingest
