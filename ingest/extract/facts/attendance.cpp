#include "ingest/extract/actors/actors.h"
#include "ingest/extract/coreference/state_words.h"
#include "ingest/extract/facts/gatherings.h"
#include "ingest/extract/facts/noun_phrase_readers.h"

#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

Entities all_of(const Reading& r, const std::vector<TokenId>& nominals) {
  Entities found;
  for (TokenId t : nominals) {
    for (std::uint32_t e : referents(r, t)) found.push_back(e);
  }
  return found;
}

/// The meeting that is called after the city.
std::uint32_t conference_at(const Reading& r, std::string_view city) {
  for (std::uint32_t e = 0; e < r.out.entities.size(); ++e) {
    const Entity& entity = r.out.entities[e];
    if (entity.type == EntityType::Event && entity.name.starts_with(city) &&
        entity.name.size() > city.size() && entity.name[city.size()] == ' ' && is_gathering(r, e))
      return e;
  }
  return kNone;
}

/// The verb of the clause that the token belongs to, or the next finite verb of its sentence; the
/// first that states something.
TokenId verb_for(const Reading& r, TokenId t) {
  for (TokenId at = r.head(t), steps = 0; at != kNone && steps < 6; at = r.head(at), ++steps) {
    if (r.token(at).upos == Upos::Verb && Clause(r, at).factuality() != Factuality::Hypothetical)
      return at;
  }
  for (TokenId at = t + 1; at < r.sentence(t).last_token; ++at) {
    if (r.token(at).upos == Upos::Verb && (r.token(at).features & kPast) != 0 &&
        !r.is(at, {Deprel::Acl, Deprel::Amod}))
      return at;
  }
  return kNone;
}

/// The preposition before the name, whatever the parser made of it.
std::string_view preposition_before(const Reading& r, const Mention& mention) {
  const TokenId begin = r.sentence(mention.head).first_token;
  for (TokenId t = mention.first_token, steps = 0; t > begin && steps < 6; ++steps) {
    --t;
    // "at the close of the conference"
    if (r.text(t) == "of" && t >= begin + 2 && r.is_word("stage-noun", t - 1)) {
      steps = 0;
      --t;
      continue;
    }
    const Upos tag = r.token(t).upos;
    if (tag == Upos::Adp) return r.lemma(t);
    if (tag != Upos::Det && tag != Upos::Adj && tag != Upos::Num &&
        !r.lexicon.is("month", r.text(t)))
      break;
  }
  return {};
}

/// Who takes part in one event.
class Attendance {
 public:
  Attendance(const Reading& reading, FactSink& sink, TokenId noun, std::uint32_t event)
      : r_(reading),
        sink_(sink),
        noun_(noun),
        event_(event),
        meeting_(is_gathering(reading, event)) {}

  void read(std::string_view preposition) {
    if (meeting_) delegations();
    const TokenId verb = verb_for(r_, noun_);
    if (verb == kNone) return;
    const Clause clause(r_, verb);
    const Factuality factuality = clause.factuality();
    if (factuality == Factuality::Hypothetical || only_spoken_of(verb)) return;
    if (factuality != Factuality::Stated && preposition != "at") return;
    if (meeting_ && r_.head(noun_) == verb) add(presiding(clause));
    if (includes(verb)) return add(all_of(r_, clause.objects()));
    if (is_there(clause, preposition)) add(present(clause, preposition));
  }

 private:
  void add(const Entities& who) {
    sink_.add_all(Relation::ParticipatedIn, who, {event_}, {noun_, "attendance", 0.6F});
  }

  /// "eschewed any talk of returning to the conference"
  bool only_spoken_of(TokenId verb) const {
    return (r_.token(verb).features & kGerund) != 0 && verb > r_.sentence(verb).first_token &&
           r_.text(verb - 1) == "of";
  }

  /// "the conference included A and B"
  bool includes(TokenId verb) const {
    return meeting_ && r_.is(noun_, {Deprel::Nsubj}) && r_.head(noun_) == verb &&
           (r_.lemma(verb) == "include" || r_.lemma(verb) == "involve");
  }

  bool is_sent(const Clause& clause, std::string_view preposition) const {
    return meeting_ && (preposition == "to" || preposition == "for") &&
           r_.lexicon.is("attend", r_.lemma(clause.predicate()));
  }

  /// Who does what the clause says does it at the meeting or in the war.
  bool is_there(const Clause& clause, std::string_view preposition) const {
    const TokenId verb = clause.predicate();
    if (!meeting_)
      return (preposition == "in" || preposition == "during" || preposition == "into") &&
             r_.lexicon.is("fight", r_.lemma(verb));
    return preposition == "at" || preposition == "during" ||
           (preposition == "in" && r_.head(noun_) == verb) || is_sent(clause, preposition);
  }

  Entities present(const Clause& clause, std::string_view preposition) const {
    const std::string_view verb = r_.lemma(clause.predicate());
    // "sent Chicherin to the conference": who is sent takes part.
    const bool sent = is_sent(clause, preposition) && r_.lexicon.is("transfer", verb);
    Entities all = sent ? all_of(r_, clause.objects()) : doers(r_, clause);
    if (r_.lexicon.is("meet", verb) || r_.lexicon.is("bargain-verb", verb) ||
        r_.lexicon.is("dealing-verb", verb)) {
      for (std::uint32_t e : all_of(r_, clause.phrases("with"))) all.push_back(e);
    }
    // "At the Malta summit, Bush assured Gorbachev", "commended it to Gorbachev"
    if ((preposition == "at" || preposition == "during") &&
        lower(r_.out.entities[event_].name).find("summit") != std::string::npos) {
      for (std::uint32_t e : persons_among(r_, undergoers(r_, clause))) all.push_back(e);
      for (std::uint32_t e : persons_among(r_, all_of(r_, clause.phrases("to")))) all.push_back(e);
    }
    return all;
  }

  /// "the conference opened in May, with González as host"
  Entities presiding(const Clause& clause) const {
    Entities all;
    const TokenId end = r_.sentence(noun_).last_token;
    for (TokenId with : clause.phrases("with")) {
      for (TokenId t = with + 1; t + 1 < end && r_.token(t).upos != Upos::Verb; ++t) {
        if (r_.text(t) != "as") continue;
        const bool owned = t + 2 < end && (r_.text(t + 1) == "its" || r_.text(t + 1) == "the");
        if (!r_.is_word("presiding-noun", owned ? t + 2 : t + 1)) break;
        for (std::uint32_t e : referents(r_, with)) all.push_back(e);
        break;
      }
    }
    return all;
  }

  /// "the American delegation to the conference", "talks between A and B".
  void delegations() {
    const TokenId head = r_.head(noun_);
    if (head != kNone && r_.token(head).upos == Upos::Noun &&
        r_.lexicon.is("delegation", r_.lemma(head)))
      envoys(head);
    for (TokenId c : r_.children(noun_)) {
      if (r_.is(c, {Deprel::Nmod}) &&
          (r_.preposition(c) == "between" || r_.preposition(c) == "among"))
        add(referents(r_, c));
      if (r_.is(c, {Deprel::Acl}) && r_.lemma(c) == "involve")
        add(all_of(r_, Clause(r_, c).objects()));
    }
  }

  /// "the American delegation to the conference", "Johnson, the U.S. representative at the talks":
  /// the states and the persons.
  void envoys(TokenId delegation) {
    add(referents_behind(r_, delegation));
    for (TokenId c : r_.children(delegation)) {
      if (r_.is(c, {Deprel::Appos, Deprel::Flat})) add(referents(r_, c));
    }
    const TokenId person = r_.head(delegation);
    if (r_.is(delegation, {Deprel::Appos}) && person != kNone && r_.entity_at(person) != kNone)
      add({r_.entity_at(person)});
  }

  const Reading& r_;
  FactSink& sink_;
  TokenId noun_;
  std::uint32_t event_;
  bool meeting_;
};

}  // namespace

void read_named_parties(Reading& r, FactSink& sink, const Mention& event) {
  const std::string_view before = preposition_before(r, event);
  if (before == "after" || before == "following" || before == "since" || before == "before" ||
      before == "until" || before == "between" || before == "of")
    return;
  const std::string name = plain(r.text(event.first_token, event.last_token));
  if (name.find("War") == std::string::npos) return;
  for (std::uint32_t party : states_of_pair(r, name))
    sink.add(Relation::ParticipatedIn, party, event.entity, {event.head, "event-name", 0.8F});
}

void read_attendance(Reading& r, FactSink& sink, TokenId noun, const Mention& event) {
  Attendance(r, sink, noun, event.entity).read(preposition_before(r, event));
}

void read_meeting_place(Reading& r, FactSink& sink, TokenId verb) {
  const Clause clause(r, verb);
  if (clause.factuality() != Factuality::Stated) return;
  for (std::string_view preposition : {"in", "at"}) {
    for (TokenId place : clause.phrases(preposition)) {
      const std::uint32_t event = conference_at(r, r.text(place));
      if (event != kNone)
        sink.add_all(Relation::ParticipatedIn, doers(r, clause), {event},
                     {verb, "conference-place", 0.55F});
    }
  }
}

}  // namespace dossier::ingest
