#pragma once

#include "ingest/extract/sentence/reading.h"

namespace dossier::ingest {

/// Drops what the document speaks of only in passing (states met only as adjectives and places,
/// where no fact needs them), merges facts that say the same, and gives names, aliases and keys
/// their final form.
void finish(Reading& reading);

}  // namespace dossier::ingest
