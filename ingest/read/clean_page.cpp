#include "ingest/read/clean_page.h"

#include "ingest/read/clean_lines.h"
#include "ingest/read/unicode.h"

namespace dossier::ingest {

PageLine line_of(const Draft& draft, Part part) {
  const std::string_view raw = draft.text(part);
  const std::string_view text = trim(raw);
  part.begin += static_cast<std::uint32_t>(text.empty() ? 0 : text.data() - raw.data());
  part.end = part.begin + static_cast<std::uint32_t>(text.size());
  PageLine line{part, text};
  line.words = static_cast<std::uint32_t>(word_count(text));
  line.sentence = ends_as_sentence(text);
  const bool heading = part.kind == PartKind::Heading || part.kind == PartKind::Caption;
  line.prose = !heading && ((line.words >= 12 && line.sentence) || line.words >= 30);
  return line;
}

std::vector<PageLine> lines_of(const Draft& draft) {
  std::vector<PageLine> lines;
  lines.reserve(draft.parts.size());
  for (const Part& part : draft.parts) lines.push_back(line_of(draft, part));
  return lines;
}

}  // namespace dossier::ingest
