#pragma once

#include "ingest/extract/facts/facts.h"

namespace dossier::ingest {

/// Each states the facts of one word by the frame tables; a word without a frame states nothing.
void read_verb_frames(Reading& reading, FactSink& sink, TokenId verb);
void read_noun_frames(Reading& reading, FactSink& sink, TokenId noun);
void read_adjective_frames(Reading& reading, FactSink& sink, TokenId adjective);

/// "with American help", "over the objections of Webster": who helps, backs or doubts those who act
/// all the same.
void read_backing(Reading& reading, FactSink& sink, TokenId noun);

/// "At a meeting in Vienna, Kennedy warned Khrushchev": they have met.
void read_told_in_person(Reading& reading, FactSink& sink, TokenId verb);

}  // namespace dossier::ingest
