#pragma once

#include "ingest/extract/reading.h"

namespace dossier::ingest {

/// Who accepted, rejected, supported or opposed the proposals found so far, in the sentences after
/// them.
void find_responses(Reading& reading);

}  // namespace dossier::ingest
