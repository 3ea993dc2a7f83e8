#pragma once

#include <cstddef>
#include <string>

#include <dossier/export.h>

namespace dossier::shell {

struct EvidenceSettings {
  std::size_t width = 0;  ///< columns of the terminal; 0: no bound
  bool colour = false;
  bool reasons = false;       ///< number of sentences, confidence and rule
  std::string document = {};  ///< only sentences of this one, without its name; empty: of all
};

/// The relationships of a graph that have evidence, each with its particulars and the sentences
/// behind it. Empty when none has.
std::string evidence_text(const Subgraph& graph, const EvidenceSettings& settings);

}  // namespace dossier::shell
