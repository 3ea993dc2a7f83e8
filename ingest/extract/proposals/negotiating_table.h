#pragma once

#include "ingest/extract/proposals/proposal_sink.h"

#include <cstdint>
#include <vector>

namespace dossier::ingest {

/// States that sit together from a sentence on: those who take part in a conference, who meet, who
/// are invited to a meeting and do not decline.
struct NegotiatingTable {
  std::uint32_t sentence;
  Entities states;
};

struct NegotiatingTables {
  struct Absence {
    std::uint32_t sentence;
    std::uint32_t state;
  };
  /// In the order of the text; with three states or more, since of two the other one is found in
  /// other ways.
  std::vector<NegotiatingTable> seated;
  std::vector<Absence> absences;  ///< who declined an invitation, and where that is told
};

NegotiatingTables find_tables(const Reading& reading, const ProposalSink& sink);

}  // namespace dossier::ingest
