#include "ingest/extract/title_names.h"

#include "ingest/extract/normalise.h"
#include "ingest/language/analyzer.h"

#include <utility>

namespace dossier::ingest {
namespace {

/// Events of titles are read by `find_title_events`, which knows how titles name them.
bool names_a_subject(const FoundName& found) {
  return found.form == Mention::Form::Name && found.type == EntityType::Proposal;
}

}  // namespace

std::vector<TitleName> find_title_names(const Document& document, const Lexicon::Tables& lexicon) {
  std::vector<TitleName> names;
  if (document.title.empty()) return names;
  Document title;
  title.name = document.name;
  title.text = document.title;
  title.blocks.push_back({0, static_cast<std::uint32_t>(title.text.size()), BlockKind::Heading});
  Extraction extraction;
  extraction.analysis = Analyzer::instance().analyze(title);
  normalise_lemmas(title.text, lexicon, extraction.analysis);
  const Reading reading(title, lexicon, extraction);
  for (const FoundName& found : find_names(reading)) {
    if (!names_a_subject(found)) continue;
    names.push_back(
        {found.type, found.entry,
         found.name.empty() ? std::string(reading.text(found.first, found.last)) : found.name});
  }
  return names;
}

}  // namespace dossier::ingest
