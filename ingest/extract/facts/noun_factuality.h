#pragma once

#include "ingest/extract/sentence/reading.h"

namespace dossier::ingest {

/// A noun states its fact unless what governs it is hypothetical: "to avoid a Soviet invasion of
/// Iran".
bool noun_states(const Reading& reading, TokenId noun);

/// "supported Chinese membership": somebody would like it.
bool noun_is_wished(const Reading& reading, TokenId noun);

/// "rejected the ultimatum": it was made, and refused.
bool noun_is_refused(const Reading& reading, TokenId noun);

}  // namespace dossier::ingest
