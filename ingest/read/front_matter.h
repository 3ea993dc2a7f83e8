#pragma once

#include "ingest/read/draft.h"

#include <cstdint>
#include <string_view>

namespace dossier::ingest {

/// Reads YAML ("---") or TOML ("+++") front matter at the beginning of `text` into the draft:
/// scalars and lists of scalars; nested values are left out. Returns the bytes it takes, 0 when
/// there is none.
std::uint32_t take_front_matter(std::string_view text, Draft& draft);

}  // namespace dossier::ingest
