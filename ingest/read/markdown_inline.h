#pragma once

#include "ingest/read/mapped_text.h"

#include <cstdint>
#include <string_view>

namespace dossier::ingest {

/// Appends bytes [begin, end) of `text` to `out` without its inline markup: links give their text,
/// images nothing, emphasis and code their content, HTML tags nothing, character references their
/// character. Takes time linear in the length.
void render_inline(std::string_view text, std::uint32_t begin, std::uint32_t end, TextBuilder& out);

}  // namespace dossier::ingest
