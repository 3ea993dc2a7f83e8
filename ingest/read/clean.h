#pragma once

#include "ingest/read/draft.h"

namespace dossier::ingest {

/// Makes the document of a draft: finds out which parts are the text itself and which are furniture
/// of the page it was saved from, takes title, date and authors from the latter, and gives
/// interview turns their speakers. Fills everything but `name`, `path` and `content_hash`.
Document clean(Draft draft);

}  // namespace dossier::ingest
