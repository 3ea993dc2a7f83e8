#pragma once

#include "ingest/read/draft.h"
#include "ingest/read/html_tree.h"

namespace dossier::ingest {

/// Reads title, authors, date, language, site and address from <meta>, JSON-LD, <time>, <title> and
/// <h1>.
void read_html_metadata(xmlDoc* tree, Draft& draft);

}  // namespace dossier::ingest
