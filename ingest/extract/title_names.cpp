#include "ingest/extract/title_names.h"

#include "ingest/extract/normalise.h"
#include "ingest/language/analyzer.h"

#include <utility>

namespace dossier::ingest {
namespace {

/// "The Wartime Conferences" and "The Armistice Negotiations" describe what the text will name.
bool names_a_subject(const Reading& title, const FoundName& found) {
  if (found.form != Mention::Form::Name) return false;
  if (found.type == EntityType::Proposal) return true;
  if (found.type != EntityType::Event) return false;
  const bool goes_on = found.last < title.mention_of.size() &&
                       title.token(found.last).upos != Upos::Verb &&
                       is_capitalised(title.text(found.last)) &&
                       !title.lexicon.is("name-suffix", title.text(found.last));
  return !goes_on &&
         (found.entry != kNone || !title.lexicon.is("loose-event", title.text(found.last - 1)));
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
    if (!names_a_subject(reading, found)) continue;
    names.push_back(
        {found.type, found.entry,
         found.name.empty() ? std::string(reading.text(found.first, found.last)) : found.name});
  }
  return names;
}

}  // namespace dossier::ingest
