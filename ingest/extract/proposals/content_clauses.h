#pragma once

#include "ingest/extract/sentence/reading.h"

namespace dossier::ingest {

/// "argued that the United States must act": the clause says that something must be done.
bool obliges(const Reading& reading, TokenId clause);

/// The clause that says what must be done: itself, or one that it says to follow ("meant that the
/// United States must act"); else kNone.
TokenId obliging_clause(const Reading& reading, TokenId clause);

/// "suggested that France was interested": a finding in the past tense, not something to be done.
bool asserts_finding(const Reading& reading, TokenId clause);

/// "called for the government to suppress it": the infinitive behind someone who is asked to act,
/// below the nominal or the verb; else kNone.
TokenId infinitive_behind(const Reading& reading, TokenId verb, TokenId nominal);

}  // namespace dossier::ingest
