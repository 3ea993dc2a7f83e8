#pragma once

#include "ingest/extract/proposals/proposal_sink.h"
#include "ingest/extract/sentence/clause.h"

#include <optional>

namespace dossier::ingest {

/// "made an offer to withdraw", "presented Bolivia with a plan": what a verb proposes with the noun
/// of its frame; nothing where it does not.
std::optional<Act> read_light_verb(const Reading& reading, const Clause& clause,
                                   const Entities& who, const ProposalFrame& frame);

/// "conveyed to the premier an offer from Ho Chi Minh": of him whose offer it is.
void give_to_owner(const Reading& reading, Act& act);

}  // namespace dossier::ingest
