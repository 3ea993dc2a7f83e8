#include "ingest/read/draft.h"
#include "ingest/read/html_main.h"
#include "ingest/read/html_metadata.h"
#include "ingest/read/normalise.h"

namespace dossier::ingest {

Draft read_html(std::string_view decoded) {
  Draft draft;
  draft.marked_up = true;
  const MappedText source = normalise(decoded);
  const HtmlTree tree = parse_html(source.text);
  if (!tree) return draft;
  read_html_metadata(tree.get(), draft);
  HtmlPage page = flatten_html(tree.get(), source);
  draft.parts = choose_main_text(page);
  draft.content = std::move(page.text);
  return draft;
}

}  // namespace dossier::ingest
