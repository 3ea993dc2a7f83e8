#pragma once

#include <string_view>
#include <vector>

#include <dossier/value.h>

namespace dossier::graph {

/// A sentence that states a fact, and the name of the document it stands in.
struct Evidence {
  std::string_view sentence;
  std::string_view document;  ///< empty: unknown
};

/// What stands behind a relationship by its properties `evidence` and `documents`. Views into them.
std::vector<Evidence> evidence_of(const Map& properties);

}  // namespace dossier::graph
