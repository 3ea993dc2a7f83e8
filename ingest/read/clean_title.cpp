#include "ingest/read/clean_lines.h"
#include "ingest/read/clean_page.h"
#include "ingest/read/unicode.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

constexpr std::uint32_t kMaxTitleWords = 30;

/// Lines that repeat a value of the metadata are labels: the name of a project or a topic.
bool is_metadata_value(const Draft& draft, std::string_view text) {
  for (const auto& entry : draft.metadata) {
    const Value& value = entry.second;
    if (value.is_string() && value.string() == text) return true;
    if (!value.is_list()) continue;
    for (const Value& item : value.list()) {
      if (item.is_string() && item.string() == text) return true;
    }
  }
  return std::find(draft.authors.begin(), draft.authors.end(), text) != draft.authors.end();
}

bool can_be_title(const Page& page, const PageLine& line) {
  if (!line.open() || line.prose || line.words > kMaxTitleWords || line.part.kind == PartKind::Item)
    return false;
  if (line.sentence && line.text.back() == '.' && line.words > 8) return false;
  return !is_metadata_value(page.draft, line.text) && line.text.back() != ':';
}

/// Lines before the first paragraph of running text.
std::size_t head_length(const Page& page) {
  std::size_t length = 0;
  while (length < page.lines.size() && !(page.lines[length].open() && page.lines[length].prose))
    ++length;
  return length;
}

bool same_words(std::string_view a, std::string_view b) {
  return ascii_lower(without_quotes(trim(a))) == ascii_lower(without_quotes(trim(b)));
}

bool is_generic_heading(std::string_view text) {
  return same_words(text, "introduction") || same_words(text, "summary") ||
         same_words(text, "abstract");
}

/// A file of its own begins with its title; on a saved page it is the longest line above the text.
PageLine* choose_title(Page& page) {
  const std::size_t length = head_length(page);
  PageLine* best = nullptr;
  PageLine* name = nullptr;  // two capitals may be an author or a title
  for (std::size_t i = 0; i < length; ++i) {
    PageLine& line = page.lines[i];
    if (!can_be_title(page, line)) continue;
    if (line.part.kind == PartKind::Heading) return &line;
    if (!page.saved && i == 0 && !is_name_line(line.text)) return &line;
    if (is_name_line(line.text)) {
      if (!name) name = &line;
    } else if (!best || line.words > best->words) {
      best = &line;
    }
  }
  if (!best || (best->role == Role::Text && is_generic_heading(best->text)))
    best = page.saved ? best : name ? name : best;
  // One or two words of a page's furniture name a section rather than an article.
  return best && (best->words >= 3 || !page.saved) ? best : nullptr;
}

}  // namespace

void find_title(Page& page) {
  std::string& title = page.draft.title;
  if (title.empty()) {
    PageLine* line = choose_title(page);
    if (!line || line->part.end == page.draft.content.text.size()) return;
    line->role = Role::Title;
    title = std::string(without_quotes(line->text));
    std::replace(title.begin(), title.end(), '\n', ' ');
    return;
  }
  for (PageLine& line : page.lines) {
    if (line.open() && line.words <= kMaxTitleWords && same_words(line.text, title))
      line.role = Role::Title;
  }
}

void unglue_title(Page& page) {
  const std::string& title = page.draft.title;
  if (title.size() < 20) return;
  for (PageLine& line : page.lines) {
    if (!line.open() || !line.prose) continue;
    const std::string_view text = line.text;
    const std::size_t skipped = std::min(text.find_first_not_of("\"'“‘"), text.size());
    const std::string_view rest = text.substr(skipped);
    const auto ends = std::mismatch(rest.begin(), rest.end(), title.begin(), title.end());
    const auto common = static_cast<std::size_t>(ends.first - rest.begin());
    const bool most = common * 10 >= title.size() * 6 && common < rest.size();
    if (!most || !is_ascii_upper(rest[common])) continue;
    const auto begin = line.part.begin + static_cast<std::uint32_t>(skipped + common);
    line = line_of(page.draft, {begin, line.part.end, line.part.kind});
  }
}

}  // namespace dossier::ingest
