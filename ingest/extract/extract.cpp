#include "ingest/extract/extract.h"

#include <utility>

#include "ingest/extract/find_names.h"
#include "ingest/extract/finish.h"
#include "ingest/extract/reading.h"
#include "ingest/extract/resolve.h"
#include "ingest/language/analyzer.h"

namespace dossier::ingest {

Extraction extract(const Document& document, Analysis analysis, const Lexicon& lexicon) {
  Extraction extraction;
  extraction.analysis = std::move(analysis);
  Reading reading(document, lexicon.tables(), extraction);
  resolve_names(reading, find_names(reading));
  finish(reading);
  return extraction;
}

Extraction extract(const Document& document, const Lexicon& lexicon) {
  return extract(document, Analyzer::instance().analyze(document), lexicon);
}

}  // namespace dossier::ingest
