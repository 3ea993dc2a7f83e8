#pragma once

#include "ingest/pipeline.h"

#include <string>
#include <vector>

#include <dossier/unknown.h>

namespace dossier::ingest {

/// What reading the documents below `paths` leaves over; see the public `dossier::find_unknown`.
Result<std::vector<Unknown>> find_unknown(const std::vector<std::string>& paths,
                                          const IngestOptions& options, std::size_t limit);

}  // namespace dossier::ingest
