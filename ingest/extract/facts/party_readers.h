#pragma once

#include "ingest/extract/facts/facts.h"

namespace dossier::ingest {

/// Each states what one word tells of who is party to what; a word that tells nothing states
/// nothing.

/// "the pact was an agreement between A and B", "the conflict between A and B known as the Seven
/// Years' War", "a Portuguese-Algerian truce".
void read_pact_parties(Reading& reading, FactSink& sink, TokenId noun);

/// "the participants in the conference were A and B", "the signatories—A, B, and C—".
void read_participants(Reading& reading, FactSink& sink, TokenId noun);
/// "The British delegation insisted": on the conference that the text is about.
void read_delegation(Reading& reading, FactSink& sink, TokenId noun);
/// "A and B were invited to take part in talks": in the conference the text is about.
void read_invitation(Reading& reading, FactSink& sink, TokenId verb);
/// "A, B and C all sent commissioners to the Congress": by the object, whatever it is called.
void read_sent_delegates(Reading& reading, FactSink& sink, TokenId verb);
/// "A conference was convened at Geneva; Egypt and Israel were represented": there.
void read_represented(Reading& reading, FactSink& sink, TokenId verb);
/// "at the Yalta Conference in 1945 when Roosevelt and Stalin agreed ...": those who act then.
void read_acts_at(Reading& reading, FactSink& sink, const Mention& event);

/// "the Allies, including Britain and France", "the Axis powers (Germany, Italy, and Japan)".
void read_listed_members(Reading& reading, FactSink& sink, const Mention& body);
/// "the OPEC countries, including Saudi Arabia and Iran", "NATO allies such as Turkey": the names
/// are members.
void read_states_of_body(Reading& reading, FactSink& sink, TokenId noun);
/// "Russia was part of the Triple Intervention", "became part of the alliance".
void read_part(Reading& reading, FactSink& sink, TokenId noun);

/// "When Roosevelt died, Truman became President": he succeeds him.
void read_left_office(Reading& reading, FactSink& sink, TokenId verb);
/// "With the death of Roosevelt, Truman became president": he succeeds him.
void read_heir(Reading& reading, FactSink& sink, TokenId leaving);
/// "the government of the Republic of China under Chiang Kai-shek": he leads that state.
void read_ruler(Reading& reading, FactSink& sink, TokenId regime);

}  // namespace dossier::ingest
