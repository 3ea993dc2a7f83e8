#pragma once

#include "ingest/extract/sentence/reading.h"

namespace dossier::ingest {

/// The verb proposes only with a particle or preposition that is not there: "put the plan into
/// effect", "called himself", and not "put forward a plan", "called upon".
bool particle_missing(const Reading& reading, TokenId verb);

/// "put forward a plan", "laid before the Council a scheme": what is put is a proposal, whatever it
/// is called, unless it is a case, a question or somebody.
bool puts_forward(const Reading& reading, TokenId verb, TokenId thing);

}  // namespace dossier::ingest
