#include "ingest/extract/extract.h"

#include "ingest/extract/coreference/resolve.h"
#include "ingest/extract/facts/facts.h"
#include "ingest/extract/finish.h"
#include "ingest/extract/names/find_names.h"
#include "ingest/extract/offices/offices.h"
#include "ingest/extract/repair/repair_tree.h"
#include "ingest/extract/sentence/normalise.h"
#include "ingest/extract/sentence/reading.h"
#include "ingest/language/analyzer.h"

#include <utility>

namespace dossier::ingest {

Extraction extract(const Document& document, Analysis analysis, const Lexicon& lexicon) {
  Extraction extraction;
  extraction.analysis = std::move(analysis);
  normalise_lemmas(document.text, lexicon.tables(), extraction.analysis);
  free_peoples(document.text, lexicon.tables(), extraction.analysis);
  Reading reading(document, lexicon.tables(), extraction);
  const std::vector<FoundName> names = find_names(reading);
  repair_tree(reading, names);
  resolve_names(reading, names);
  const std::vector<TitleSpan> titles = find_titles(reading);
  find_offices(reading, titles);
  find_presidents(reading, titles);
  resolve_descriptions(reading);
  resolve_pronouns(reading);
  find_offices(reading, titles);
  state_offices(reading);
  find_frame_facts(reading);
  find_noun_phrase_facts(reading);
  find_party_facts(reading);
  find_member_lists(reading);
  find_founding_members(reading);
  find_proposals(reading);
  find_visited_states(reading);
  drop_agreements_signed(reading);
  date_facts(reading);
  finish(reading);
  return extraction;
}

Extraction extract(const Document& document, const Lexicon& lexicon) {
  return extract(document, Analyzer::instance().analyze(document), lexicon);
}

}  // namespace dossier::ingest
