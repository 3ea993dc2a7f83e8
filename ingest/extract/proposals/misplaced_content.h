#pragma once

#include "ingest/extract/sentence/clause.h"

namespace dossier::ingest {

// What a verb proposes, where the parser hung it elsewhere; each gives kNone where nothing is.

/// "offered Monroe and Livingston | the territory": a thing that the parser coordinated with those
/// it is offered to.
TokenId thing_behind(const Reading& reading, const Clause& clause);

/// "suggested to Denmark a customs union": an object that the parser took for an adverbial, or hung
/// to the verb above or to those addressed.
TokenId bare_object(const Reading& reading, const Clause& clause, const ProposalFrame& frame);

/// Clauses that the parser hung below the addressee, or as an adverbial.
TokenId clause_elsewhere(const Reading& reading, const Clause& clause, const ProposalFrame& frame);

/// "refrained from sending ships as Brzezinski proposed": what the governing clause says.
TokenId clause_above(const Reading& reading, TokenId verb);

/// "appealed to both leaders | for a suspension": what is asked for, hung to who is asked.
TokenId goal_below_addressee(const Reading& reading, const Clause& clause,
                             const ProposalFrame& frame);

}  // namespace dossier::ingest
