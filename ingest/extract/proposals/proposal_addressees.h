#pragma once

#include "ingest/extract/proposals/proposal_sink.h"
#include "ingest/extract/sentence/clause.h"

#include <string_view>

namespace dossier::ingest {

/// Three or more are addressed only where words say so: a crowd that merely answers, sits at the
/// table or is to act is none.
constexpr std::size_t kMostImplied = 2;

/// The actors that stand where a frame says the addressee does.
Entities named_addressees(const Reading& reading, const Clause& clause,
                          const std::vector<Role>& roles);

/// The dative; also the first of two objects ("promised Vietnam its autonomy").
std::vector<TokenId> recipients_of(const Reading& reading, const Clause& clause);

/// "proposed to the two sides", by a third party that the group cannot include: the two spoken of
/// last beside it; nobody where the group leaves the proposer out.
Entities sides_of_others(const Reading& reading, const Clause& clause,
                         const std::vector<Role>& roles, const Entities& who);

/// The actors a nominal can speak for when it is addressed: also "a joint session of Congress".
Entities addressed_at(const Reading& reading, const std::vector<TokenId>& nominals);

/// The actors in the phrase of a noun with this preposition.
Entities phrase_actors(const Reading& reading, TokenId noun, std::string_view preposition);

/// Where the proposing word names no addressee: the one written or spoken to in the same sentence,
/// who is to act in what is proposed, the other side of what is to be between two, whose help is
/// asked for, who counters it; in this order.
Entities implied_addressees(const Reading& reading, const Act& act);

/// "argued that the United States needed a canal": where nobody answered, who is to act.
Entities own_state_addressed(const Reading& reading, const Act& act);

/// "moved that", "introduced a resolution": the council or parliament that has to vote on it, named
/// in the sentence or the one before.
bool is_moved(const Reading& reading, const Act& act);
Entities body_addressed(const Reading& reading, const Act& act);

/// A secretary or the chiefs of staff who recommend something advise the head of their state,
/// where he was named in the sentence or the one before.
Entities head_advised(const Reading& reading, const Act& act);

/// "In Congress, Representative Fenwick proposed": the body in which a lawmaker speaks.
Entities body_of_scene(const Reading& reading, const Act& act);

/// "pressed his colleagues": the body of which the proposer is a member.
Entities colleagues_of(const Reading& reading, const Clause& clause, const Entities& who);

/// "put before his host a scheme", "sounded out his counterpart": who was met, or the one of
/// another side who was named last.
Entities opposite_number_of(const Reading& reading, const Clause& clause,
                            const std::vector<Role>& roles, const Entities& who);

/// "requested $400 million": a head of state asks his parliament for money and powers.
Entities purse_holder(const Reading& reading, const Act& act);

/// Fills the addressees of proposals that still have none from meetings and from the proposals
/// around them.
void find_addressees_in_context(Reading& reading, const ProposalSink& sink);

/// "sought American aid", "appealed for help from France": whose help is asked for.
Entities asked_for_help(const Reading& reading, const Act& act);

/// To whom a letter, note or speech was sent, told beside it or where it was told of before.
Entities recipients_of_writing(const Reading& reading, TokenId writing);
/// "The letter" goes back to the same noun up to three sentences before; else kNone.
TokenId same_writing_before(const Reading& reading, TokenId writing);

/// The verb whose object the noun is, or kNone.
TokenId verb_over(const Reading& reading, TokenId noun);
/// The verb says that somebody accepts, rejects, supports, opposes or considers its object.
bool answers_proposal(const Reading& reading, TokenId verb);
/// Who accepts, rejects or receives the object of the verb is the one it was put to.
Entities answerers(const Reading& reading, TokenId verb);

}  // namespace dossier::ingest
