#pragma once

#include "ingest/read/mapped_text.h"

namespace dossier::ingest {

/// Replaces Cyrillic and Greek letters that look like Latin ones in words that are Latin otherwise.
/// Words wholly in another script stay as they are.
MappedText replace_homoglyphs(MappedText text);

}  // namespace dossier::ingest
