#pragma once

#include "ingest/extract/facts/facts.h"

namespace dossier::ingest {

/// "Mexico demanded compensation", "insisted that the border be moved": of the other side, which
/// the verb does not name.
void read_demand_of_other(const Reading& reading, FactSink& sink, const Clause& clause);

/// "required the withdrawal of the invaders": of whom it names.
void read_requirement(const Reading& reading, FactSink& sink, const Clause& clause);

/// "threatened to leave unless the Spanish dropped duties": a demand and a threat.
void read_threat_unless(const Reading& reading, FactSink& sink, const Clause& clause);

}  // namespace dossier::ingest
