#include "ingest/document.h"

#include <algorithm>

namespace dossier::ingest {

std::uint32_t Document::source_offset(std::uint32_t offset) const noexcept {
  const auto after =
      std::upper_bound(copied.begin(), copied.end(), offset,
                       [](std::uint32_t at, const Copied& c) { return at < c.begin; });
  if (after == copied.begin()) return offset;
  const Copied& stretch = *std::prev(after);
  return stretch.source + (offset - stretch.begin);
}

}  // namespace dossier::ingest
