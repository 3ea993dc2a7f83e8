#pragma once

#include "ingest/extract/proposals/proposal_sink.h"

#include <optional>
#include <string_view>
#include <vector>

namespace dossier::ingest {

/// "France proposed a treaty to Spain", "made an offer to withdraw", "invited X to Y": the verb at
/// `verb` with its frames.
void read_proposal_verb(Reading& reading, TokenId verb, const std::vector<ProposalFrame>& frames,
                        ProposalSink& sink);

/// "invited Egypt to make peace and Israel to withdraw": the second of two addressees, each with a
/// deed of his own. The first act ends where the second begins; nothing where there is no second.
std::optional<Act> split_gapped_act(const Reading& reading, Act& first);

/// "Russia's proposal to NATO for a treaty", "an offer from Spain to sell", "rejected Soviet offers
/// to establish an alliance".
void read_proposal_noun(Reading& reading, TokenId noun, ProposalSink& sink);

/// The ending of "Stalin's" or "allies'".
bool is_possessive(std::string_view word);

/// "At Japan's request, Roosevelt mediated".
void read_proposal_adjunct(Reading& reading, TokenId noun, ProposalSink& sink);

/// "Sadat announced that he would be willing to go": who declares to be ready offers to act.
void read_readiness(Reading& reading, TokenId adjective, ProposalSink& sink);

/// "Rabin indicated to Christopher that Israel would withdraw if Syria met its needs": a
/// conditional promise is an offer.
void read_conditional_offer(Reading& reading, TokenId deed, ProposalSink& sink);

/// "hinted that a loan might be granted", "let it be known that he would come", "sent word that",
/// "conveyed the assurance that", "expressed the hope that": what is said to be possible or wanted.
void read_hint(Reading& r, TokenId t, ProposalSink& sink);

/// "sent commissioners to negotiate an alliance with France", "attempted to buy the isthmus": who
/// sends an envoy or tries to buy puts an offer to the other side.
void read_errand(Reading& reading, TokenId dealing, ProposalSink& sink);

/// "rebuffed his attempt to renew the law": an attempt that waited for an answer.
void read_answered_attempt(Reading& reading, TokenId deed, ProposalSink& sink);

/// "Under the Dawes Plan, payments would be reduced": what a plan says, of those who made it.
void read_provision(Reading& reading, TokenId plan, ProposalSink& sink);

/// "was an advocate of a federal bank", "a proponent of free trade".
void read_advocate(Reading& reading, TokenId noun, ProposalSink& sink);

/// "and request that the government recall him": a verb of asking that the tagger took for a noun.
void read_misread_request(Reading& reading, TokenId word, ProposalSink& sink);

/// "The United Kingdom and France were invited": adds addressees to an invitation told before.
void read_bare_passive(Reading& reading, TokenId verb);

/// "The idea is to build a joint system" tells what the proposal told shortly before is about.
void read_proposal_idea(Reading& reading, TokenId noun);

/// Who wrote or made what speaks ("his Fourteen Points called for ...", "the Soviet note proposed
/// ...", "the plan called for ..."), or nobody.
Entities authors_of(const Reading& reading, TokenId document);

}  // namespace dossier::ingest
