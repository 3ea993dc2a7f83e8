#pragma once

#include "ingest/extract/facts.h"

namespace dossier::ingest {

/// Each states the facts of one word by the frame tables; a word without a frame states nothing.
void read_verb_frames(Reading& reading, FactSink& sink, TokenId verb);
void read_noun_frames(Reading& reading, FactSink& sink, TokenId noun);
void read_adjective_frames(Reading& reading, FactSink& sink, TokenId adjective);

}  // namespace dossier::ingest
