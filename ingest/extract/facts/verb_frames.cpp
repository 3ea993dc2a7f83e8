#include "ingest/extract/facts/demand_facts.h"
#include "ingest/extract/facts/frame_readers.h"
#include "ingest/extract/facts/further_facts.h"
#include "ingest/extract/facts/gatherings.h"
#include "ingest/extract/facts/mutual_frames.h"
#include "ingest/extract/facts/unframed_facts.h"
#include "ingest/extract/facts/verb_frame_checks.h"
#include "ingest/extract/facts/verb_frame_sides.h"
#include "ingest/extract/offices/office_states.h"

#include <algorithm>
#include <optional>
#include <string>

namespace dossier::ingest {
namespace {

/// What the frames of one verb have stated so far; it bars frames that would say the same again.
struct Stated {
  bool demanded = false;
  bool accepted = false;     ///< who accepts a treaty together does not agree on it besides
  std::vector<Role> places;  ///< a second frame may only speak of another place

  bool bars(const Frame& frame) const {
    return (frame.relation == Relation::AgreedWith && accepted) ||
           (frame.relation == Relation::Demanded && demanded);
  }
  bool has_place(const Frame& frame) const {
    return std::any_of(places.begin(), places.end(), [&](const Role& role) {
      return role.kind == frame.to[0].kind && role.word == frame.to[0].word;
    });
  }
  void note(const Frame& frame) {
    if (!frame.to.empty()) places.push_back(frame.to[0]);
    accepted = accepted || frame.relation == Relation::Accepted;
    demanded = demanded || frame.relation == Relation::Demanded;
  }
};

/// Applies the frames of verbs, participles and adjectives.
class VerbFrames {
 public:
  VerbFrames(Reading& reading, FactSink& sink)
      : r_(reading), sink_(sink), find_(reading), checks_(reading), sides_(reading) {}

  void verb(TokenId t, const std::vector<Frame>& frames) {
    // "encroaching powers": the participle has no object.
    if (r_.is(t, {Deprel::Amod}) && (r_.token(t).features & kGerund) != 0) return;
    const Clause clause(r_, t);
    const Factuality factuality = clause.factuality();
    if (factuality == Factuality::Hypothetical) return read_sent_help(r_, sink_, clause);
    const bool states = factuality == Factuality::Stated;
    Stated stated;
    for (const Frame& frame : frames) {
      if (frame.negated == states || stated.bars(frame) || checks_.falls_short(t, frame)) continue;
      const std::optional<TokenId> object = object_for(t, frame, stated);
      if (object && apply(clause, frame, *object)) stated.note(frame);
    }
    if (!states) return;
    read_relations_opened(r_, sink_, clause);
    if (!stated.demanded && r_.is_word("demand-verb", t)) read_demand_of_other(r_, sink_, clause);
    if (!stated.demanded && r_.lemma(t) == "require") read_requirement(r_, sink_, clause);
    if (r_.lemma(t) == "threaten") read_threat_unless(r_, sink_, clause);
  }

  /// "the U.S.-sponsored plan": the participle's agent stands before the hyphen.
  void modifier(TokenId t) {
    if (t < 2 || r_.head(t) == kNone || r_.sentence_of[t - 2] != r_.sentence_of[t] ||
        plain(r_.text(t - 1)) != "-" || r_.entity_at(t - 2) == kNone)
      return;
    const std::vector<Frame>* frames = frames_of_participle(r_.text(t));
    if (frames == nullptr || !is_actor(r_.type_of(r_.entity_at(t - 2)))) return;
    for (const Frame& frame : *frames) {
      if (frame.negated || !frame.noun.empty() || frame.to.empty() ||
          frame.to[0].kind != Role::Kind::Object)
        continue;
      sink_.add_all(frame.relation, {r_.entity_at(t - 2)}, referents(r_, r_.head(t)),
                    {t, "modifier", 0.6F});
    }
  }

  /// "British and French forces joined them": in the attack spoken of just before.
  void joined_in(TokenId verb) {
    const TokenId object = r_.child(verb, {Deprel::Obj});
    if (object == kNone || r_.token(object).upos != Upos::Pron) return;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated || r_.out.facts.empty()) return;
    const Fact& last = r_.out.facts.back();
    if (last.relation != Relation::Attacked || last.evidence.sentence + 1 < r_.sentence_of[verb])
      return;
    sink_.add_all(Relation::Attacked, doers(r_, clause), find_.attacked_before(verb),
                  {verb, "joined", 0.55F});
  }

 private:
  /// The frames of "sponsor" for "sponsored", by the forms that the infinitive may have; or null.
  const std::vector<Frame>* frames_of_participle(std::string_view word) const {
    if (!word.ends_with("ed")) return nullptr;
    const auto& verbs = r_.lexicon.facts.verbs;
    const std::string stem(word.substr(0, word.size() - 2));
    auto at = verbs.find(stem);
    if (at == verbs.end()) at = verbs.find(stem + "e");
    if (at == verbs.end() && stem.ends_with("i"))
      at = verbs.find(stem.substr(0, stem.size() - 1) + "y");
    return at == verbs.end() ? nullptr : &at->second;
  }

  /// The noun that the frame wants beside the verb, kNone where it wants none; nothing where the
  /// frame does not apply.
  std::optional<TokenId> object_for(TokenId verb, const Frame& frame, const Stated& stated) const {
    if (frame.noun.empty()) {
      if (frame.to.empty() || stated.has_place(frame)) return std::nullopt;
      return kNone;
    }
    const TokenId object = find_.light_object(verb, frame.noun);
    if (object == kNone) return std::nullopt;
    // An agreement with a name is signed; only nameless ones are agreed upon.
    if (frame.relation == Relation::AgreedWith &&
        (find_.names_treaty(object) || is_known(verb, object) || only_topic(object)))
      return std::nullopt;
    return object;
  }

  /// "renewed his demand for a treaty", "came after an agreement": it is not made.
  bool only_topic(TokenId object) const {
    if (!r_.is(object, {Deprel::Obl, Deprel::OblUnmarked})) return false;
    const std::string_view link = r_.preposition(object);
    return link == "for" || link == "about" || link == "over" || link == "after" ||
           link == "before" || link == "without" || link == "despite" || link == "against";
  }

  /// "signed the agreement": the one that the text has told of.
  bool is_known(TokenId verb, TokenId object) const {
    const TokenId article = r_.child(object, {Deprel::Det});
    return r_.lemma(verb) == "sign" && article != kNone && r_.lemma(article) == "the";
  }

  /// True when the frame stated something.
  bool apply(const Clause& clause, const Frame& frame, TokenId object) {
    if (checks_.means_else(clause, frame)) return false;
    auto [from, to] = sides_.find(clause, frame, object);
    if (from.empty()) return false;
    // "Adams drafted the Model Treaty": alone, for others to consider.
    if (frame.relation == Relation::Negotiated && from.size() < 2 &&
        r_.is_word("drafting-verb", clause.predicate()))
      return false;
    if (frame.relation == Relation::HoldsPosition) {
      if (checks_.leads_less(clause)) return false;
      if (clause.passive() && !r_.is_word("ruling-verb", clause.predicate())) drop_states(to);
    }
    if (frame.relation == Relation::MetWith) drop_hosts(clause, to);
    if (frame.relation == Relation::MemberOf) drop_bodies_of_members(clause, from);
    const FactSink::Source source{clause.predicate(), clause.passive() ? "passive" : "verb",
                                  object == kNone ? 0.7F : 0.65F};
    if (frame.relation == Relation::MetWith && checks_.only_accepted(clause)) return false;
    if (frame.relation == Relation::Demanded && from.size() == 1)
      std::erase(to, r_.state_of(from[0]));
    if (to.empty() && from.size() >= 2 && is_reciprocal(r_, clause.predicate()) &&
        takes_all(frame, from))
      return add_each_other(sink_, frame.relation, from, source);
    if (frame.relation == Relation::Signed || frame.relation == Relation::Negotiated)
      sides_.add_partners(clause, from);
    if (frame.relation == Relation::AgreedWith) {
      const std::uint32_t treaty = find_.treaty_of(clause);
      if (treaty != kNone) return sign(from, to, treaty, source);
    }
    if (frame.relation == Relation::AgreedWith || frame.relation == Relation::MetWith)
      add_negotiators(r_, sink_, from, to, source);
    if (!is_mutual(frame.relation) || !to.empty() || !done_together(frame))
      return state(clause, frame, from, to, source);
    // "was approached by A and B" does not say that A and B met.
    return !clause.passive() && MutualFrames(r_, sink_, clause).add(frame, from, object, source);
  }

  /// The frame lets its object be of the types of those who do it with each other.
  bool takes_all(const Frame& frame, Entities all) const {
    const std::size_t before = all.size();
    find_.keep_only(frame, all);
    return all.size() == before;
  }

  /// What two may do with each other, as "met" and "reached an agreement with" say; nobody calls
  /// "on" himself.
  static bool done_together(const Frame& frame) {
    return std::any_of(frame.to.begin(), frame.to.end(), [&](const Role& role) {
      return (role.kind == Role::Kind::Object && frame.only.empty()) || role.word == "with";
    });
  }

  /// "opened the conference, with González as host": he has another role there.
  void drop_hosts(const Clause& clause, Entities& all) const {
    for (TokenId t : clause.phrases("with")) {
      if (r_.mention_of[t] == kNone) continue;
      const Mention& name = r_.out.mentions[r_.mention_of[t]];
      const TokenId end = std::min(r_.sentence(t).last_token, name.last_token + 4);
      if (name.last_token >= end || r_.text(name.last_token) != "as") continue;
      for (TokenId n = name.last_token + 1; n < end; ++n) {
        if (r_.is_word("presiding-noun", n)) std::erase(all, name.entity);
      }
    }
  }

  /// "the Federal Reserve Chairman": in no office of another state.
  bool serves_body(std::uint32_t person) const {
    return std::any_of(r_.offices.begin(), r_.offices.end(), [&](const Reading::Office& office) {
      return office.person == person && office.held_in != kNone &&
             r_.type_of(office.held_in) == EntityType::Organization;
    });
  }

  /// "met with his advisers at Camp David": at home, wherever that is.
  bool all_of_one_state(const Entities& who) const {
    if (persons_among(r_, who).size() < 2) return false;
    const OfficeStates states(r_);
    std::uint32_t state = kNone;
    for (std::uint32_t e : who) {
      const bool itself = r_.type_of(e) == EntityType::Country;
      const std::uint32_t home = itself ? e : states.home_of(e);
      if (home == kNone && !serves_body(e)) return false;
      if (home == kNone || r_.type_of(home) != EntityType::Country) continue;
      if (state != kNone && state != home) return false;
      state = home;
    }
    return state != kNone;
  }

  /// "made up of the members of the Security Council": of those, and not of the council.
  void drop_bodies_of_members(const Clause& clause, Entities& all) const {
    std::vector<TokenId> places = clause.phrases("of");
    for (TokenId t : clause.objects()) places.push_back(t);
    for (TokenId t : places) {
      if (r_.lemma(t) != "member") continue;
      for (TokenId c : r_.children(t)) {
        if (r_.is(c, {Deprel::Nmod}) && r_.entity_at(c) != kNone &&
            r_.type_of(r_.entity_at(c)) == EntityType::Organization)
          std::erase(all, r_.entity_at(c));
      }
    }
  }

  void drop_states(Entities& all) const {
    std::erase_if(all, [&](std::uint32_t e) { return r_.type_of(e) == EntityType::Country; });
  }

  /// "In the Four-Power Treaty, A and B agreed with C": all have signed it.
  bool sign(Entities all, const Entities& to, std::uint32_t treaty,
            const FactSink::Source& source) {
    all.insert(all.end(), to.begin(), to.end());
    return sink_.add_all(Relation::Signed, all, {treaty}, source);
  }

  /// Those and the names right behind "with", before any other verb.
  Entities founders(const Clause& clause, Entities all) const {
    const TokenId verb = clause.predicate();
    for (TokenId with : clause.phrases("with")) {
      if (r_.mention_of[with] == kNone || with < verb) continue;
      bool near = true;
      for (TokenId t = verb + 1; t < with; ++t) near = near && r_.token(t).upos != Upos::Verb;
      if (!near) continue;
      for (std::uint32_t e : referents(r_, with)) all.push_back(e);
    }
    return all;
  }

  /// The fact with all that follows from it.
  bool state(const Clause& clause, const Frame& frame, Entities from, Entities to,
             const FactSink::Source& source) {
    state_besides(clause, frame, from, to, source);
    // "Britain, Turkey, and Australia sent contingents to its aid": no pronoun means one of them.
    if (from.size() > 1 && !is_mutual(frame.relation))
      std::erase_if(to, [&](std::uint32_t e) {
        return std::find(from.begin(), from.end(), e) != from.end();
      });
    if (frame.relation == Relation::Visited && r_.is_word("meet", clause.predicate()))
      std::erase_if(to, [&](std::uint32_t place) {
        return names_titled_gathering(r_, place) || all_of_one_state(from);
      });
    const bool any = sink_.add_all(frame.relation, from, to, source);
    if (frame.relation == Relation::Attacked)
      sink_.add_all(Relation::Attacked, from, find_.stationed(clause), source);
    return any;
  }

  /// What follows from the fact and is told before it.
  void state_besides(const Clause& clause, const Frame& frame, Entities& from, const Entities& to,
                     const FactSink::Source& source) {
    if (frame.relation == Relation::Founded) {
      Entities together = from;
      for (std::uint32_t e : find_.entities(clause.phrases("with"))) together.push_back(e);
      add_founding_members(r_, sink_, together, to, source);
      // "founded the council with Bulgaria and Poland": all of them did.
      if (!clause.passive()) from = actors_among(r_, founders(clause, from));
    }
    // "the two negotiators signed the treaty"
    if (frame.relation == Relation::Signed && checks_.done_by(clause, "negotiating-noun"))
      sink_.add_all(Relation::Negotiated, from, to, source);
    if (frame.relation == Relation::Accepted) ratify_by_parliaments(r_, sink_, from, to, source);
  }

  Reading& r_;
  FactSink& sink_;
  FrameArguments find_;
  VerbFrameChecks checks_;
  VerbFrameSides sides_;
};

}  // namespace

void read_verb_frames(Reading& reading, FactSink& sink, TokenId verb) {
  VerbFrames frames(reading, sink);
  const auto at = reading.lexicon.facts.verbs.find(reading.lemma(verb));
  if (at != reading.lexicon.facts.verbs.end()) frames.verb(verb, at->second);
  if (reading.lemma(verb) == "join") frames.joined_in(verb);
  frames.modifier(verb);
}

void read_adjective_frames(Reading& reading, FactSink& sink, TokenId adjective) {
  VerbFrames frames(reading, sink);
  frames.modifier(adjective);
  const auto at = reading.lexicon.facts.adjectives.find(reading.lemma(adjective));
  if (at != reading.lexicon.facts.adjectives.end()) frames.verb(adjective, at->second);
}

}  // namespace dossier::ingest
