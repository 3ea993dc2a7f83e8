#pragma once

#include "ingest/extract/facts/facts.h"

namespace dossier::ingest {

/// Each states what one noun phrase tells; one that tells nothing states nothing.

/// "Britain and other members of NATO", "France, a member of the council".
void read_member(Reading& reading, FactSink& sink, TokenId noun);
/// "Russia's membership in the council", "gained membership in NATO".
void read_membership(Reading& reading, FactSink& sink, TokenId noun);
/// "the Labor Party's Ehud Barak"
void read_partisan(Reading& reading, FactSink& sink, TokenId noun, std::uint32_t person);
/// "the United States, France, and the other Allies"
void read_and_others(Reading& reading, FactSink& sink, TokenId noun, const Mention& body);

/// "his predecessor, George Bush", "Truman, Roosevelt's successor".
void read_successor(Reading& reading, FactSink& sink, TokenId noun);

/// "Signatories included A, B and C": of the treaty spoken of last.
void read_signatory_noun(Reading& reading, FactSink& sink, TokenId noun);

/// The "Russo-Japanese War" names its parties.
void read_named_parties(Reading& reading, FactSink& sink, const Mention& event);
/// "At the Yalta Conference, Roosevelt ...": who does something at a meeting takes part in it; so
/// do those whom the meeting includes and their delegations to it.
void read_attendance(Reading& reading, FactSink& sink, TokenId noun, const Mention& event);
/// "gathered in London": the London Naval Conference of the same text is meant.
void read_meeting_place(Reading& reading, FactSink& sink, TokenId verb);

/// "The League's main organs were an Assembly and a Council": parts of it.
void read_organs(Reading& reading, FactSink& sink, TokenId noun);
/// "the Mexican Eagle Company, a subsidiary of the Shell Company": a part of it.
void read_subsidiary(Reading& reading, FactSink& sink, TokenId noun);
/// "Guantanamo Bay in Cuba", "the Ogaden region of Ethiopia", "the U.N.'s atomic agency".
void read_belonging(Reading& reading, FactSink& sink, TokenId noun, std::uint32_t entity);

}  // namespace dossier::ingest
