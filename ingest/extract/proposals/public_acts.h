#pragma once

#include "ingest/extract/proposals/proposal_sink.h"

namespace dossier::ingest {

/// "publicly urged", "openly called for".
bool says_publicly(const Reading& reading, TokenId predicate);

/// What is proposed to the world at large: publicly, or in an address, a broadcast or an article.
/// Whom it is meant for is nobody in particular, unless its own sentence says so; who answers a
/// proposal in this way may answer whom he answers.
bool speaks_to_all(const Reading& reading, TokenId predicate);

}  // namespace dossier::ingest
