#pragma once

#include "ingest/extract/proposals/proposal_sink.h"

namespace dossier::ingest {

/// "to Denmark, Iceland, Italy, and Portugal", "Pearson of Canada, Rau of India, and Entezam of
/// Iran put forward": where those found are some of a list of names that is addressed as a whole or
/// acts as a whole, all of the list are added. The order of words tells, whatever the parser made
/// of the list.
void complete_lists(const Reading& reading, Act& act);

}  // namespace dossier::ingest
