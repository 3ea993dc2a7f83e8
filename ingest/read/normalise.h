#pragma once

#include "ingest/read/mapped_text.h"

#include <string_view>

namespace dossier::ingest {

/// Brings decoded text into the one form that everything after it sees:
/// lines end in "\n"; every kind of space is ' '; controls, byte order marks, soft hyphens,
/// zero-width and bidirectional marks are gone; Unicode normalisation form C (UAX 15); letters of
/// other scripts that only imitate Latin ones inside a Latin word are those Latin letters (UTS 39).
/// REQUIRES: `text` is valid UTF-8 of less than 4 GiB. Total; takes time linear in its length.
MappedText normalise(std::string_view text);

}  // namespace dossier::ingest
