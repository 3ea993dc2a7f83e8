#pragma once

#include "ingest/extract/sentence/clause.h"

namespace dossier::ingest {

/// The verb of the frame has whom it addresses as its object: "urged Israel to withdraw".
bool addresses_object(const ProposalFrame& frame);

/// The clause or nominal at `t`, which stands where the role says, can be what the verb proposes:
/// "suggested a truce", and not "suggested interest".
bool usable_as_content(const Reading& reading, const Clause& clause, const ProposalFrame& frame,
                       TokenId t, const Role& role);

}  // namespace dossier::ingest
