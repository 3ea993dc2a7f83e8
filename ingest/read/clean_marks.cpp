#include "ingest/read/clean_lines.h"
#include "ingest/read/clean_page.h"
#include "ingest/read/dates.h"
#include "ingest/read/hash.h"
#include "ingest/read/unicode.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace dossier::ingest {
namespace {

/// The date of "Published on Sep 16, 2010" or of a line that is a date.
std::optional<Date> publication_date(std::string_view line) {
  static constexpr std::array<std::string_view, 9> kStarts = {
      "published on", "published:", "published",    "posted on", "posted",
      "updated:",     "updated on", "last updated", "date:"};
  const bool digits = std::any_of(line.begin(), line.end(), is_ascii_digit);
  if (line.size() > 80 || !digits) return {};
  for (const std::string_view start : kStarts) {
    if (starts_with_no_case(line, start)) return parse_only_date(line.substr(start.size()));
  }
  return parse_only_date(line);
}

/// Keeps the source that a text names, unless it is that of a picture.
void take_source(Draft& draft, std::string_view line) {
  static constexpr std::array<std::string_view, 8> kPictures = {
      "getty", "getty images", "ap", "afp", "reuters", "shutterstock", "istock", "unsplash"};
  if (!starts_with_no_case(line, "source: ") || draft.metadata.find("source")) return;
  const std::string_view name = trim(line.substr(8));
  const bool picture =
      std::find(kPictures.begin(), kPictures.end(), ascii_lower(name)) != kPictures.end();
  if (!picture) add_metadata(draft, "source", {std::string(name)});
}

Role role_by_content(Page& page, const PageLine& line) {
  if (const auto date = publication_date(line.text)) {
    if (!page.draft.date) page.draft.date = date;
    return Role::Byline;
  }
  if (auto names = byline_names(line.text); !names.empty()) {
    add_metadata(page.draft, "authors", std::move(names));
    return Role::Byline;
  }
  if (is_credit(line.text)) return take_source(page.draft, line.text), Role::Credit;
  if (is_legal(line.text)) return Role::Legal;
  if (is_related_heading(line.text)) return Role::Related;
  if (is_control(line.text)) return Role::Control;
  return line.part.kind != PartKind::Heading && is_glued_labels(line.text) ? Role::Control
                                                                           : line.role;
}

/// Shows that the text was saved from a web page, however little of it.
bool is_sign_of_page(Role role) {
  return role == Role::Control || role == Role::Related || role == Role::Credit;
}

std::uint64_t fingerprint(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80)
      letters += c;
  }
  return hash64(ascii_lower(letters));
}

}  // namespace

void mark_lines_by_content(Page& page) {
  std::size_t signs = 0;
  for (PageLine& line : page.lines) {
    if (line.open()) line.role = role_by_content(page, line);
    signs += is_sign_of_page(line.role);
  }
  page.saved = page.saved || signs >= 3;
}

void mark_appeals(Page& page) {
  constexpr std::size_t kGap = 3;
  std::vector<PageLine>& lines = page.lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::uint32_t own = appeal_phrases(lines[i].text);
    if (own == 0) continue;
    std::size_t last = i;
    std::uint32_t phrases = own;
    for (std::size_t j = i + 1; j < lines.size() && j <= last + kGap; ++j) {
      const std::uint32_t more = appeal_phrases(lines[j].text);
      if (more > 0) last = j;
      phrases += more;
    }
    // One phrase alone may be anybody's words; a short line of them is a button.
    const bool dense = phrases >= 2 * (last - i + 1) || (phrases >= 4 && last > i) ||
                       (own >= 2 && lines[i].words < 60);
    if (!dense && !(lines[i].words <= 8 && page.saved)) continue;
    const std::size_t end = dense ? last : i;
    for (std::size_t j = i; j <= end; ++j) lines[j].role = Role::Appeal;
    i = end;
  }
}

void mark_teasers(Page& page) {
  std::vector<PageLine>& lines = page.lines;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (!is_follow_link(lines[i].text) || lines[i].role != Role::Control) continue;
    PageLine& before = lines[i - 1];
    if (!before.open() || before.words > 60) continue;
    before.role = Role::Teaser;
    for (std::size_t j = i - 1;
         j-- > 0 && lines[j].open() && lines[j].words <= 15 && !lines[j].sentence;) {
      lines[j].role = Role::Teaser;
    }
  }
}

void cut_tail(Page& page) {
  std::uint32_t after = 0;
  for (const PageLine& line : page.lines) after += line.prose && line.open() ? line.words : 0;
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const PageLine& line = page.lines[i];
    const bool end = line.role == Role::Legal || line.role == Role::Related;
    if (end && before > 0 && after * 5 < before * 3) {
      for (std::size_t j = i + 1; j < page.lines.size(); ++j) {
        if (page.lines[j].open())
          page.lines[j].role = page.lines[j].prose ? Role::Teaser : Role::Control;
      }
      return;
    }
    const std::uint32_t words = line.prose && line.open() ? line.words : 0;
    before += words;
    after -= words;
  }
}

void mark_repetitions(Page& page) {
  std::unordered_set<std::uint64_t> seen;
  for (PageLine& line : page.lines) {
    if (line.open() && line.words >= 8 && !seen.insert(fingerprint(line.text)).second)
      line.role = Role::Repeated;
  }
}

}  // namespace dossier::ingest
