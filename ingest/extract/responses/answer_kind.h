#pragma once

#include "ingest/extract/sentence/reading.h"

#include <optional>

namespace dossier::ingest {

/// What the verb answers with, read from the verb itself ("rejected"), with its particle ("turned
/// down", "went along") or its adverb ("responded coolly"); nothing where it does not answer.
std::optional<Response::Kind> answer_kind(const Reading& reading, TokenId verb);

}  // namespace dossier::ingest
