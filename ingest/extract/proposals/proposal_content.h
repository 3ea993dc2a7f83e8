#pragma once

#include "ingest/extract/proposals/proposal_sink.h"
#include "ingest/extract/sentence/clause.h"

namespace dossier::ingest {

/// The token whose phrase says what a verb proposes, or kNone.
TokenId content_of_verb(const Reading& reading, const Clause& clause, const ProposalFrame& frame);

/// The token whose phrase says what a noun of proposing is about: "a proposal to **outlaw** war",
/// "the proposal that Russia **buy**", "a call for **talks**"; else kNone.
TokenId content_of_noun(const Reading& reading, TokenId noun);

/// The first word of the content by the order of words, where the tree gives none: "requested that
/// ...", "recommended adopting ...", "urged X to ..."; names between verb and infinitive are added
/// to an empty `whom`.
TokenId content_by_order(const Reading& reading, const Clause& clause, const ProposalFrame& frame,
                         Entities& whom);

/// "to" governs the clause.
bool is_infinitive(const Reading& reading, TokenId clause);

/// "the proposal that Russia buy": a clause behind "that", with a subject of its own.
bool begins_with_that(const Reading& reading, TokenId clause);

/// The nominal is someone who can be asked to act: a name of an actor, or a noun for people, states
/// and bodies.
bool is_someone(const Reading& reading, TokenId nominal);

}  // namespace dossier::ingest
