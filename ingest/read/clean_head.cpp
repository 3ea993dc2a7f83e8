#include "ingest/read/clean_lines.h"
#include "ingest/read/clean_page.h"
#include "ingest/read/unicode.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// The next line that is not furniture, or null.
const PageLine* next_open(const Page& page, std::size_t i) {
  for (std::size_t j = i + 1; j < page.lines.size(); ++j) {
    if (page.lines[j].open()) return &page.lines[j];
  }
  return nullptr;
}

/// "Igor Ivanov is president of ...", below "Igor Ivanov".
bool is_biography(std::string_view text, std::string_view name) {
  if (!text.starts_with(name)) return false;
  const std::string_view rest = text.substr(name.size());
  static constexpr std::string_view kStarts[] = {
      " is ", " was ", " has ", " serves ", " served ", " works ", " writes ", ", ", " ("};
  return std::any_of(std::begin(kStarts), std::end(kStarts),
                     [&](std::string_view start) { return rest.starts_with(start); });
}

bool is_short_label(const PageLine& line) { return line.words <= 6 && !line.sentence; }

/// A name that stands above a paragraph about its bearer is a label; one below a paragraph is its
/// author.
void mark_names(Page& page) {
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    PageLine& line = page.lines[i];
    if (!line.open() || !is_name_line(line.text)) continue;
    const PageLine* next = next_open(page, i);
    const bool biography = next && is_biography(next->text, line.text);
    const bool author = std::find(page.draft.authors.begin(), page.draft.authors.end(),
                                  line.text) != page.draft.authors.end();
    if (biography || author) line.role = Role::Byline;
    // Alone below an article in a file without other names, it signs it.
    if (!biography && !author && !next && page.draft.authors.empty()) {
      add_metadata(page.draft, "authors", {std::string(line.text)});
      line.role = Role::Byline;
    }
  }
}

/// "Find more from:" and what stands below it: the author, when it is a name.
void take_signature(Page& page) {
  for (std::size_t i = 0; i + 1 < page.lines.size() && page.draft.authors.empty(); ++i) {
    const PageLine& below = page.lines[i + 1];
    const bool announces = starts_with_no_case(page.lines[i].text, "find more from") ||
                           starts_with_no_case(page.lines[i].text, "about the author");
    if (announces && is_name_line(below.text))
      add_metadata(page.draft, "authors", {std::string(below.text)});
  }
}

bool holds_interview_mark(const PageLine& line) {
  return line.text.size() > 2 && line.text.substr(0, 40).find(':') != std::string_view::npos;
}

}  // namespace

/// Short lines above the first and below the last paragraph of a saved page.
void mark_head(Page& page) {
  take_signature(page);
  mark_names(page);
  if (!page.saved) return;
  std::size_t first = 0;
  while (first < page.lines.size() && !(page.lines[first].open() && page.lines[first].prose))
    ++first;
  std::size_t last = page.lines.size();
  while (last > first && !(page.lines[last - 1].open() && page.lines[last - 1].prose)) --last;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    PageLine& line = page.lines[i];
    const bool outside = i < first || i >= last;
    if (outside && line.open() && is_short_label(line) && !holds_interview_mark(line))
      line.role = Role::Control;
  }
}

void mark_headings(Page& page) {
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    PageLine& line = page.lines[i];
    if (!line.open()) continue;
    const bool marked = line.part.kind == PartKind::Heading;
    const bool looks = line.part.kind == PartKind::Line && line.words <= 14 && !line.sentence &&
                       line.text.back() != ',' && line.text.back() != ';' &&
                       !is_ascii_lower(line.text[0]);
    if (marked || (looks && !holds_interview_mark(line))) line.role = Role::Heading;
  }
}

}  // namespace dossier::ingest
