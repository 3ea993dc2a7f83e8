#pragma once

#include "ingest/extract/proposals/proposal_sink.h"

namespace dossier::ingest {

/// Who accepted, rejected, supported or opposed the proposals found so far, wherever the
/// document tells it after them.
void find_responses(Reading& reading, const ProposalSink& sink);

}  // namespace dossier::ingest
