#include "ingest/extract/actors/actors.h"
#include "ingest/extract/coreference/last_treaty.h"
#include "ingest/extract/facts/gatherings.h"
#include "ingest/extract/facts/party_readers.h"
#include "ingest/extract/names/listed_names.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// Those who are no persons.
Entities states_and_bodies(const Reading& r, Entities all) {
  std::erase_if(all, [&](std::uint32_t e) {
    return !is_actor(r.type_of(e)) || r.type_of(e) == EntityType::Person;
  });
  return all;
}

/// The event that a nominal stands for, or kNone.
std::uint32_t event_at(const Reading& r, TokenId nominal) {
  return first_of_type(r, referents(r, nominal), EntityType::Event);
}

/// The first event that one of the nominals stands for, or kNone.
std::uint32_t first_event(const Reading& r, const std::vector<TokenId>& nominals) {
  for (TokenId t : nominals) {
    if (const std::uint32_t e = event_at(r, t); e != kNone) return e;
  }
  return kNone;
}

/// The event in which the verb says that somebody takes part.
std::uint32_t event_of(const Reading& r, TokenId verb) {
  const Clause clause(r, verb);
  for (std::string_view preposition : {"in", "at", "to"}) {
    if (const auto e = first_event(r, clause.phrases(preposition)); e != kNone) return e;
  }
  return first_event(r, clause.objects());
}

bool joins(const Reading& r, TokenId verb) {
  const std::string_view word = r.lemma(verb);
  return word == "participate" || word == "attend" || word == "join" || word == "send" ||
         (word == "take" && r.child(verb, {Deprel::Obj}) != kNone &&
          r.lemma(r.child(verb, {Deprel::Obj})) == "part");
}

/// "Assad, whom Waldheim had invited, would not attend": the sentence tells that somebody did not
/// come.
bool stays_away(const Reading& r, TokenId t) {
  const Sentence& s = r.sentence(t);
  for (TokenId n = s.first_token; n + 1 < s.last_token; ++n) {
    if (r.text(n) == "declined" || r.text(n) == "refused") return true;
    if (r.lemma(n) == "stay" && r.text(n + 1) == "away") return true;
    if (r.text(n) == "not" && (joins(r, n + 1) || r.lemma(n + 1) == "come")) return true;
  }
  return false;
}

/// "to take part in talks": those that the text is about; not "to join them in Paris".
bool in_talks(const Reading& r, TokenId verb) {
  const Clause clause(r, verb);
  std::vector<TokenId> all = clause.objects();
  for (TokenId t : clause.phrases("in")) all.push_back(t);
  return std::any_of(all.begin(), all.end(), [&](TokenId t) { return r.is_word("talk-noun", t); });
}

/// The event somebody is invited to.
std::uint32_t invited_to(const Reading& r, const Clause& clause) {
  const TokenId verb = clause.predicate();
  if (const auto named = first_event(r, clause.phrases("to")); named != kNone) return named;
  const TokenId act = r.child(verb, {Deprel::Xcomp, Deprel::Advcl, Deprel::Ccomp});
  if (act == kNone || !joins(r, act)) return kNone;
  const std::uint32_t event = event_of(r, act);
  return event == kNone && in_talks(r, act) ? main_gathering(r) : event;
}

bool is_participant(std::string_view word) {
  return word == "participant" || word == "attendee" || word == "signatory" ||
         word == "belligerent" || word == "combatant";
}

/// "the participants in the conference"; without a complement those of the last gathering.
std::uint32_t event_of_participants(const Reading& r, TokenId noun) {
  for (TokenId c : r.children(noun)) {
    const std::uint32_t event = r.is(c, {Deprel::Nmod}) ? event_at(r, c) : kNone;
    if (event != kNone) return event;
  }
  return last_gathering(r, noun);
}

/// The verb of "when" or "where" soon behind the event, before any other verb; or kNone.
TokenId verb_of_circumstance(const Reading& r, const Mention& event) {
  const TokenId end = std::min(r.sentence(event.head).last_token, event.last_token + 11);
  for (TokenId n = event.last_token; n < end; ++n) {
    if (r.token(n).upos == Upos::Verb) return kNone;
    if (r.text(n) != "when" && r.text(n) != "where") continue;
    const TokenId verb = r.head(n);
    return verb == kNone || r.token(verb).upos != Upos::Verb ? kNone : verb;
  }
  return kNone;
}

}  // namespace

void read_participants(Reading& r, FactSink& sink, TokenId noun) {
  if (!is_participant(r.lemma(noun))) return;
  const Entities listed = actors_among(r, list_behind(r, noun));
  if (listed.empty()) return;
  const FactSink::Source source{noun, "participants", 0.7F};
  if (r.lemma(noun) == "signatory") {
    const std::uint32_t treaty = last_treaty(r, noun);
    if (treaty != kNone) sink.add_all(Relation::Signed, listed, {treaty}, source);
    return;
  }
  const std::uint32_t event = event_of_participants(r, noun);
  if (event != kNone) sink.add_all(Relation::ParticipatedIn, listed, {event}, source);
}

void read_delegation(Reading& r, FactSink& sink, TokenId noun) {
  for (TokenId c : r.children(noun)) {
    if (r.preposition(c) == "to" || r.preposition(c) == "at") return;
  }
  const Entities from = states_and_bodies(r, referents_behind(r, noun));
  if (from.empty()) return;
  std::uint32_t event = main_gathering(r);
  if (event == kNone) event = gathering_near(r, noun, 2);
  if (event == kNone) return;
  const FactSink::Source source{noun, "delegation", 0.7F};
  sink.add_all(Relation::ParticipatedIn, from, {event}, source);
  // "Gromyko, who led the Soviet delegation"
  const TokenId verb = r.head(noun);
  if (verb == kNone || !r.is(noun, {Deprel::Obj, Deprel::NsubjPass}) ||
      !r.is_word("lead-verb", verb))
    return;
  const Clause clause(r, verb);
  if (clause.factuality() == Factuality::Stated)
    sink.add_all(Relation::ParticipatedIn, doers(r, clause), {event}, source);
}

void read_invitation(Reading& r, FactSink& sink, TokenId verb) {
  if (r.lemma(verb) != "invite") return;
  const Clause clause(r, verb);
  if (clause.factuality() != Factuality::Stated || stays_away(r, verb)) return;
  const std::uint32_t event = invited_to(r, clause);
  if (event == kNone) return;
  sink.add_all(Relation::ParticipatedIn, actors_among(r, undergoers(r, clause)), {event},
               {verb, "invited", 0.6F});
}

void read_sent_delegates(Reading& r, FactSink& sink, TokenId verb) {
  if (r.lemma(verb) != "send") return;
  const TokenId object = r.child(verb, {Deprel::Obj});
  if (object == kNone || !r.is_word("delegation", object)) return;
  const Clause clause(r, verb);
  if (clause.factuality() != Factuality::Stated) return;
  for (TokenId to : clause.phrases("to")) {
    const std::uint32_t event = event_at(r, to);
    if (event != kNone)
      sink.add_all(Relation::ParticipatedIn, doers(r, clause), {event}, {verb, "delegates", 0.75F});
  }
}

void read_represented(Reading& r, FactSink& sink, TokenId verb) {
  if (r.lemma(verb) != "represent") return;
  const Clause clause(r, verb);
  if (!clause.passive() || clause.factuality() != Factuality::Stated) return;
  for (std::string_view where : {"at", "in", "by", "on"}) {
    if (!clause.phrases(where).empty()) return;
  }
  const Entities who = states_and_bodies(r, undergoers(r, clause));
  const std::uint32_t event = gathering_near(r, verb, 1);
  if (event != kNone)
    sink.add_all(Relation::ParticipatedIn, who, {event}, {verb, "represented", 0.7F});
}

void read_acts_at(Reading& r, FactSink& sink, const Mention& event) {
  if (!is_gathering(r, event.entity)) return;
  const TokenId verb = verb_of_circumstance(r, event);
  if (verb == kNone) return;
  const Clause clause(r, verb);
  if (clause.factuality() != Factuality::Stated) return;
  const FactSink::Source source{verb, "when-there", 0.65F};
  sink.add_all(Relation::ParticipatedIn, doers(r, clause), {event.entity}, source);
  // "at the summit, where Kissinger bargained with Gromyko"
  if (!r.is_word("dealing-verb", verb) && !r.is_word("meet", verb) &&
      !r.is_word("bargain-verb", verb))
    return;
  for (TokenId with : clause.phrases("with")) {
    sink.add_all(Relation::ParticipatedIn, actors_among(r, referents(r, with)), {event.entity},
                 source);
  }
}

}  // namespace dossier::ingest
