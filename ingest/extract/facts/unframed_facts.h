#pragma once

#include "ingest/extract/facts/facts.h"

namespace dossier::ingest {

// What verbs state without a frame of their own.

/// "sent engineers to help Hanoi", "pledged to stand behind Castro": an infinitive that did not
/// happen as such, yet whoever sends or pledges helps or supports.
void read_sent_help(const Reading& reading, FactSink& sink, const Clause& infinitive);

/// "Diplomatic relations between A and B were established", "relations with Cuba were restored":
/// they recognize each other.
void read_relations_opened(const Reading& reading, FactSink& sink, const Clause& clause);

/// "announced the normalization of relations with China", "after the opening of diplomatic
/// relations between Britain and China".
void read_relations_by_noun(const Reading& reading, FactSink& sink, TokenId noun);

/// "the pro-Soviet Popular Movement", "the anti-American League": on whose side the word puts them.
void read_leaning(const Reading& reading, FactSink& sink, TokenId adjective);

/// "Egypt was against the Baghdad Pact", "Lebanon was for it".
void read_side(const Reading& reading, FactSink& sink, TokenId text);

/// "Britain soon followed", "as did Yugoslavia", "Italy followed suit": they did what the facts
/// told last say.
void read_followers(const Reading& reading, FactSink& sink, TokenId verb);

}  // namespace dossier::ingest
