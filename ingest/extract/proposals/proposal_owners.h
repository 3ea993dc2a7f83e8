#pragma once

#include "ingest/extract/proposals/proposal_sink.h"

namespace dossier::ingest {

/// Whose proposal a noun speaks of: "Russia's proposal", "an offer of mediation from Sweden", "the
/// suggestion came from Spain"; nobody where the text names none.
Entities owners_of(const Reading& reading, TokenId noun);

/// "resisted suggestions from Taylor that", "at the request of Secretary of State Rusk": the name
/// right behind the preposition, whatever the parser hung it to.
Entities of_name_behind(const Reading& reading, TokenId noun);

/// "after Carter rejected his advice": not his who answers, but his who was named before; `who` is
/// whom the pronoun was taken for, `governor` the answering verb.
Entities owner_but_answerer(const Reading& reading, TokenId noun, TokenId governor,
                            const Entities& who);

}  // namespace dossier::ingest
