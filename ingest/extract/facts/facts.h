#pragma once

#include "ingest/extract/sentence/clause.h"
#include "ingest/extract/sentence/reading.h"

#include <string>
#include <vector>

namespace dossier::ingest {

/// The relation may hold between entities of these types.
bool fits_signature(Relation relation, EntityType subject, EntityType object) noexcept;

/// Collects facts; refuses those whose types do not fit.
class FactSink {
 public:
  explicit FactSink(Reading& reading) : r_(reading) {}

  struct Source {
    TokenId predicate;  ///< the word that states the fact
    std::string_view rule;
    float confidence;
  };
  bool add(Relation relation, std::uint32_t subject, std::uint32_t object, const Source& source);
  /// Every pair of a and b; true when at least one fitted.
  bool add_all(Relation relation, const std::vector<std::uint32_t>& a,
               const std::vector<std::uint32_t>& b, const Source& source);
  /// Every two of them, for mutual relations.
  bool add_pairs(Relation relation, const std::vector<std::uint32_t>& all, const Source& source);

 private:
  bool same_side(std::uint32_t a, std::uint32_t b) const;
  bool at_home(std::uint32_t person, std::uint32_t place) const;

  Reading& r_;
};

/// Facts that verbs, nouns and adjectives of the frame tables state.
void find_frame_facts(Reading& reading);
/// Facts of membership, belonging, succession and participation that stand in noun phrases.
void find_noun_phrase_facts(Reading& reading);
/// Who took part in events and who concluded treaties, where nouns, lists and circumstances say so.
void find_party_facts(Reading& reading);
/// Who belongs to a body, where the text lists its members.
void find_member_lists(Reading& reading);

/// "A, B, and C founded the league": they are its members.
void find_founding_members(Reading& reading);
/// Who concluded or negotiated treaties, where other words than "sign" and "negotiate" say so.
void find_treaty_facts(Reading& reading);
/// Whose names tell who concluded them: "the Franco-Haitian Agreement".
void find_treaty_parties(Reading& reading);
/// "The instruments of ratification were exchanged": both who signed the treaty have ratified it.
void find_exchanged_ratifications(Reading& reading);
/// Who negotiated a treaty that another clause names.
void find_negotiations(Reading& reading);
/// How states and chambers vote on treaties and plans.
void find_votes(Reading& reading);
/// "The council adopted it, with Cuba opposed": who votes in a council is its member.
void find_voting_members(Reading& reading);
/// Who is in wars and battles.
void find_war_facts(Reading& reading);
/// Threats to those who are not named beside the verb.
void find_threats(Reading& reading);
/// Who signed treaties, where long lists of signatories follow.
void find_signatories(Reading& reading);
/// Visits that are only the circumstance of another deed.
void find_journeys(Reading& reading);
/// "The summit opened in May. Reagan and Gorbachev spent hours": who acts then takes part in it.
void find_opened_gatherings(Reading& reading);
/// "with Kissinger and Gromyko as its co-chairmen": who has a role at a conference is there.
void find_conference_roles(Reading& reading);
/// "Shultz and Lange discussed the bill at Manila": who deals with others in a city has come there.
void find_scenes_abroad(Reading& reading);
/// Whom travellers have met where they came. Needs all visits.
void find_meetings_on_journeys(Reading& reading);
/// Two men of two states who take part in a summit have met. Needs all facts of participation.
void find_meetings_at_summits(Reading& reading);
/// Offices that deeds tell: who leads a delegation or is put at the head of a body.
void find_office_facts(Reading& reading);
/// What offices a succession tells of who follows and of whom he follows. Needs the facts of
/// succession and of offices.
void find_offices_of_successors(Reading& reading);
/// Who followed whom in an office, where other words than "succeed" say so. Needs the facts of the
/// frames.
void find_successions(Reading& reading);
/// Who put whom into an office, by the office, the errand or the body that the sentence names.
void find_appointments(Reading& reading);
/// Persons whom the text calls by their party.
void find_party_members(Reading& reading);
/// Who visits a city by which the text also calls a state has visited that state.
void find_visited_states(Reading& reading);
/// Drops agreements of two whom the same word tells to have signed a treaty.
void drop_agreements_signed(Reading& reading);
/// Which land belongs to which state.
void find_territory_facts(Reading& reading);
/// Proposals with their responses.
void find_proposals(Reading& reading);
/// Dates of facts and proposals, from the time expressions beside their predicates.
void date_facts(Reading& reading);

}  // namespace dossier::ingest
