#pragma once

#include "ingest/language/tokenizer.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace dossier::ingest::lang {

/// Sentences longer than this are cut, so that parsing stays linear in the text.
inline constexpr std::uint32_t kLongestSentence = 400;

/// Appends, for each sentence of a block, the index in `pieces` after its last piece. A sentence
/// ends at a full stop, question or exclamation mark with the quotes and brackets that close after
/// it, unless the next word goes on; at a blank line; and at a line break that does not just wrap a
/// paragraph.
void split_sentences(std::string_view text, std::span<const Piece> pieces,
                     std::vector<std::uint32_t>& ends);

}  // namespace dossier::ingest::lang
