#pragma once

#include "shell/console/console.h"

#include <string>
#include <vector>

#include <dossier/database.h>

namespace dossier::shell {

/// Ingests with a progress line; warnings and failed documents are reported as they come, Ctrl-C
/// stops between documents.
Result<IngestSummary> ingest_with_progress(Database& database,
                                           const std::vector<std::string>& paths,
                                           IngestSettings settings, Console& console);

/// Writes what an ingestion reports: a warning as such, all else as an error.
void tell(const Error& error, Console& console);

/// "12 documents read, 3 unchanged: 1204 sentences, ...".
std::string summary_text(const IngestSummary& summary, double seconds);

}  // namespace dossier::shell
