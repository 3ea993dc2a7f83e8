#pragma once

#include "ingest/extract/extraction.h"
#include "ingest/extract/lexicon/lexicon_tables.h"

namespace dossier::ingest {

/// `extract` for a document whose grammar is known already.
Extraction extract(const Document& document, Analysis analysis, const Lexicon& lexicon);

}  // namespace dossier::ingest
