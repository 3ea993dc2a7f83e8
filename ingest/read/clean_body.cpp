#include "ingest/read/clean_page.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// Lines of a saved page that read like labels and headlines, where running text has few.
constexpr std::size_t kMinLines = 20;

/// What a line adds to the run it stands in: words of running text, and a price for each piece of
/// furniture.
double worth_of(const PageLine& line) {
  if (line.role == Role::Legal || line.role == Role::Related) return -12;
  if (line.role == Role::Appeal || line.role == Role::Teaser) return -4;
  if (!line.open()) return line.role == Role::Title ? 0 : -2;
  if (line.part.kind == PartKind::Heading || line.part.kind == PartKind::Caption) return 0;
  const double words = line.words;
  if (line.prose) return words;
  if (line.sentence) return words >= 4 ? 0.7 * words : 0;
  return line.part.kind == PartKind::Item ? -6 : -4;
}

struct Run {
  std::size_t first = 0;
  std::size_t last = 0;  ///< behind it
  double worth = 0;
};

/// The run of lines of the greatest sum. (J. Pasternack and D. Roth, Extracting article text from
/// the web with maximum subsequence segmentation, 2009.)
Run best_run(const std::vector<PageLine>& lines) {
  Run best;
  Run now;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (now.worth <= 0) now = {i, i, 0};
    now.worth += worth_of(lines[i]);
    now.last = i + 1;
    if (now.worth > best.worth) best = now;
  }
  return best;
}

}  // namespace

void detect_saved_page(Page& page) {
  if (page.draft.marked_up) return;
  const auto label = [](const PageLine& line) {
    return !line.sentence && !line.prose && line.part.kind != PartKind::Heading;
  };
  const auto labels = std::count_if(page.lines.begin(), page.lines.end(), label);
  const auto count = static_cast<std::ptrdiff_t>(page.lines.size());
  if (page.lines.size() >= kMinLines && labels * 2 > count) page.saved = true;
}

void cut_to_body(Page& page) {
  if (!page.saved || page.draft.marked_up) return;
  const Run body = best_run(page.lines);
  if (body.worth <= 0) return;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    PageLine& line = page.lines[i];
    const bool outside = i < body.first || i >= body.last;
    if (outside && line.open()) line.role = line.prose ? Role::Teaser : Role::Control;
  }
}

}  // namespace dossier::ingest
