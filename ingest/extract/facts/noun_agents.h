#pragma once

#include "ingest/extract/facts/frame_arguments.h"
#include "ingest/extract/lexicon/lexicon_tables.h"

#include <vector>

namespace dossier::ingest {

/// Who does what a noun says: its possessor, the adjectives of states, "by" and "from" of it, who
/// carries it out.
Entities agents_of_noun(const Reading& reading, TokenId noun, const std::vector<Role>& roles);

}  // namespace dossier::ingest
