#include "ingest/extract/facts/facts.h"
#include "ingest/extract/facts/party_readers.h"

namespace dossier::ingest {
namespace {

void read_noun(Reading& r, FactSink& sink, TokenId t) {
  read_pact_parties(r, sink, t);
  read_participants(r, sink, t);
  if (r.is_word("state-plural", t)) read_states_of_body(r, sink, t);
  if (r.lemma(t) == "part") read_part(r, sink, t);
  if (r.is_word("delegate-noun", t)) read_delegation(r, sink, t);
  if (r.is_word("leaving-noun", t)) read_heir(r, sink, t);
  if (r.is_word("regime-noun", t)) read_ruler(r, sink, t);
}

void read_verb(Reading& r, FactSink& sink, TokenId t) {
  read_invitation(r, sink, t);
  read_sent_delegates(r, sink, t);
  read_represented(r, sink, t);
  if (r.is_word("dying-verb", t) || r.is_word("removing-verb", t)) read_left_office(r, sink, t);
}

void read_name(Reading& r, FactSink& sink, TokenId t) {
  if (r.mention_of[t] == kNone) return;
  const Mention& mention = r.out.mentions[r.mention_of[t]];
  if (mention.head != t || mention.form != Mention::Form::Name) return;
  if (r.type_of(mention.entity) == EntityType::Event) read_acts_at(r, sink, mention);
  if (r.type_of(mention.entity) == EntityType::Organization) read_listed_members(r, sink, mention);
}

/// Who is party to what: "an agreement between A and B", "the participants, A, B and C", "A and B
/// were invited".
void read_word(Reading& r, FactSink& sink, TokenId t) {
  const Upos tag = r.token(t).upos;
  if (tag == Upos::Noun || tag == Upos::Propn) read_noun(r, sink, t);
  if (tag == Upos::Verb) read_verb(r, sink, t);
  read_name(r, sink, t);
}

}  // namespace

void find_party_facts(Reading& reading) {
  FactSink sink(reading);
  for_each_stating_token(reading, [&](TokenId t) { read_word(reading, sink, t); });
  find_territory_facts(reading);  // wars ask it whose the cities are
  find_war_facts(reading);
  find_threats(reading);
  find_treaty_facts(reading);
  find_signatories(reading);
  find_treaty_parties(reading);
  find_negotiations(reading);
  find_exchanged_ratifications(reading);
  find_votes(reading);
  find_voting_members(reading);
  find_opened_gatherings(reading);
  find_conference_roles(reading);
  find_journeys(reading);
  find_scenes_abroad(reading);
  find_meetings_on_journeys(reading);
  find_meetings_at_summits(reading);
  find_successions(reading);
  find_office_facts(reading);
  find_offices_of_successors(reading);
  find_appointments(reading);
  find_party_members(reading);
}

}  // namespace dossier::ingest
