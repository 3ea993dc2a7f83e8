#include "ingest/extract/actors.h"
#include "ingest/extract/facts.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// Beyond this a list of subjects is a crowd, and not every two of them dealt with each other.
constexpr std::size_t kMostParties = 5;

bool mutual(Relation relation) {
  return relation == Relation::MetWith || relation == Relation::AgreedWith ||
         relation == Relation::Recognized;
}

/// Applies the frame tables to one word after another.
class FrameReader {
 public:
  explicit FrameReader(Reading& reading) : r_(reading), sink_(reading) {}

  void read(TokenId t) {
    const Upos tag = r_.token(t).upos;
    const std::string_view lemma = r_.lemma(t);
    if (tag == Upos::Verb) {
      if (const auto at = r_.lexicon.facts.verbs.find(lemma); at != r_.lexicon.facts.verbs.end())
        verb(t, at->second);
      modifier(t);
    } else if (tag == Upos::Noun) {
      if (const auto at = r_.lexicon.facts.nouns.find(lemma); at != r_.lexicon.facts.nouns.end())
        noun(t, at->second);
    } else if (tag == Upos::Adj) {
      modifier(t);
      if (const auto at = r_.lexicon.facts.adjectives.find(lemma);
          at != r_.lexicon.facts.adjectives.end())
        verb(t, at->second);
    }
  }

 private:
  void verb(TokenId t, const std::vector<Frame>& frames) {
    const Clause clause(r_, t);
    const Factuality factuality = clause.factuality();
    if (factuality == Factuality::Hypothetical) return;
    std::vector<Role::Kind> found;  // a second frame may only speak of another place
    for (const Frame& frame : frames) {
      if (frame.negated != (factuality != Factuality::Stated)) continue;
      TokenId object = kNone;
      if (!frame.noun.empty()) {
        object = light_object(t, frame.noun);
        if (object == kNone) continue;
        // An agreement with a name is signed; only nameless ones are agreed upon.
        if (frame.relation == Relation::AgreedWith && r_.entity_at(object) != kNone &&
            r_.type_of(r_.entity_at(object)) == EntityType::Treaty)
          continue;
      } else if (frame.to.empty() ||
                 std::find(found.begin(), found.end(), frame.to[0].kind) != found.end()) {
        continue;
      }
      if (apply(clause, frame, object)) found.push_back(frame.to[0].kind);
    }
  }

  TokenId light_object(TokenId verb, std::string_view noun) const {
    for (TokenId c : r_.children(verb)) {
      if (!r_.is(c, {Deprel::Obj, Deprel::Obl, Deprel::NsubjPass, Deprel::Xcomp})) continue;
      for (TokenId part : r_.conjuncts(c)) {
        if (r_.lemma(part) == noun) return part;
        // "gave $50 million in aid to Honduras"
        for (TokenId below : r_.children(part)) {
          if (r_.is(below, {Deprel::Nmod}) && r_.lemma(below) == noun &&
              (r_.preposition(below) == "in" || r_.preposition(below) == "of"))
            return below;
        }
      }
    }
    // "the agreement reached by both"
    const TokenId head = r_.head(verb);
    return head != kNone && r_.is(verb, {Deprel::Acl, Deprel::AclRelcl}) && r_.lemma(head) == noun
               ? head
               : kNone;
  }

  Entities entities(const std::vector<TokenId>& tokens) const {
    Entities all;
    for (TokenId t : tokens) {
      for (std::uint32_t e : referents(r_, t)) {
        if (std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
      }
    }
    return all;
  }

  Entities of_role(const Clause& clause, const Role& role) const {
    if (role.kind == Role::Kind::Subject) return doers(r_, clause);
    if (role.kind == Role::Kind::Object) return undergoers(r_, clause);
    return entities(clause.find(role));
  }

  Entities fill(const Clause& clause, const std::vector<Role>& roles, TokenId object) const {
    Entities all;
    for (const Role& role : roles) {
      for (std::uint32_t e : of_role(clause, role)) {
        if (std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
      }
      if (role.kind == Role::Kind::Preposition && object != kNone) {
        for (TokenId c : r_.children(object)) {
          if (!r_.is(c, {Deprel::Nmod, Deprel::Obl}) || r_.preposition(c) != role.word) continue;
          for (std::uint32_t e : referents(r_, c)) {
            if (std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
          }
        }
      }
    }
    return all;
  }

  bool apply(const Clause& clause, const Frame& frame, TokenId object) {
    Entities from = fill(clause, frame.from, kNone);
    Entities to = fill(clause, frame.to, object);
    if (to.empty() && looks_behind(frame.relation)) to = behind(clause, frame.to);
    std::erase_if(from, [&](std::uint32_t e) { return !is_actor(r_.type_of(e)); });
    if (!frame.only.empty())
      std::erase_if(to, [&](std::uint32_t e) {
        return std::find(frame.only.begin(), frame.only.end(), r_.type_of(e)) == frame.only.end();
      });
    const FactSink::Source source{clause.predicate(), clause.passive() ? "passive" : "verb",
                                  object == kNone ? 0.7F : 0.65F};
    if (from.empty()) return false;
    const TokenId governor = r_.head(clause.predicate());
    if (frame.relation == Relation::MetWith && r_.is(clause.predicate(), {Deprel::Xcomp}) &&
        governor != kNone && r_.lexicon.is("accept", r_.lemma(governor)))
      return false;
    if (frame.relation == Relation::Signed || frame.relation == Relation::Negotiated)
      add_partners(clause, from);
    if (mutual(frame.relation) && to.empty())
      return mutual_fact(clause, frame, from, object, source);
    return sink_.add_all(frame.relation, from, to, source);
  }

  /// Whoever criticises an action criticises the one who acts.
  static bool looks_behind(Relation relation) {
    return relation == Relation::Accused || relation == Relation::Opposed ||
           relation == Relation::Supported || relation == Relation::Attacked;
  }

  /// The states behind the nouns of a role: "objected to Russian military intervention".
  Entities behind(const Clause& clause, const std::vector<Role>& roles) const {
    Entities all;
    for (const Role& role : roles) {
      for (TokenId t : clause.find(role)) {
        for (std::uint32_t e : referents_behind(r_, t)) {
          if (std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
        }
      }
    }
    return all;
  }

  /// "signed the treaty with Japan": Japan signed it too.
  void add_partners(const Clause& clause, Entities& from) const {
    for (std::uint32_t e : entities(clause.phrases("with"))) {
      if (is_actor(r_.type_of(e)) && std::find(from.begin(), from.end(), e) == from.end())
        from.push_back(e);
    }
  }

  /// "A and B met", "both sides agreed to a cease-fire".
  bool mutual_fact(const Clause& clause, const Frame& frame, const Entities& from, TokenId object,
                   const FactSink::Source& source) {
    // "the other powers met" does not say with whom.
    for (TokenId t : clause.subjects()) {
      if (modified_by(t, "other")) return false;
    }
    if (from.size() < 2 || from.size() > kMostParties) return false;
    if (frame.relation == Relation::AgreedWith && object == kNone) {
      const bool content = clause.complement() != kNone || !clause.phrases("to").empty() ||
                           !clause.phrases("on").empty() || !clause.phrases("upon").empty();
      if (!content) return false;
    }
    if (object == kNone && frame.relation != Relation::AgreedWith &&
        r_.child(clause.predicate(), {Deprel::Obj}) != kNone)
      return false;
    return sink_.add_pairs(frame.relation, from, source);
  }

  /// "the U.S.-sponsored plan": the participle's agent stands before the hyphen.
  void modifier(TokenId t) {
    if (t < 2 || r_.head(t) == kNone || r_.sentence_of[t - 2] != r_.sentence_of[t] ||
        plain(r_.text(t - 1)) != "-" || r_.entity_at(t - 2) == kNone)
      return;
    if (!r_.text(t).ends_with("ed")) return;
    std::string lemma(r_.text(t).substr(0, r_.text(t).size() - 2));
    auto at = r_.lexicon.facts.verbs.find(lemma);
    if (at == r_.lexicon.facts.verbs.end()) at = r_.lexicon.facts.verbs.find(lemma + "e");
    if (at == r_.lexicon.facts.verbs.end() || !is_actor(r_.type_of(r_.entity_at(t - 2)))) return;
    for (const Frame& frame : at->second) {
      if (frame.negated || !frame.noun.empty() || frame.to.empty() ||
          frame.to[0].kind != Role::Kind::Object)
        continue;
      sink_.add_all(frame.relation, {r_.entity_at(t - 2)}, referents(r_, r_.head(t)),
                    {t, "modifier", 0.6F});
    }
  }

  void noun(TokenId t, const std::vector<Frame>& frames) {
    if (r_.child(t, {Deprel::Det}) != kNone && r_.lemma(r_.child(t, {Deprel::Det})) == "no") return;
    if (!stated(t)) return;
    for (const Frame& frame : frames) {
      if (!frame.noun.empty() && !modified_by(t, frame.noun)) continue;
      const Entities from = agents(t, frame.from);
      Entities to;
      for (const Role& role : frame.to) {
        for (TokenId c : r_.children(t)) {
          if (!r_.is(c, {Deprel::Nmod, Deprel::NmodDesc, Deprel::Obl}) ||
              r_.preposition(c) != role.word)
            continue;
          for (std::uint32_t e : referents(r_, c)) to.push_back(e);
        }
      }
      if (to.empty()) to = complement_after(t, frame.to);
      const FactSink::Source source{t, "noun", 0.6F};
      if (!from.empty() && !to.empty() && sink_.add_all(frame.relation, from, to, source)) return;
      if (mutual(frame.relation) && mutual_noun(t, frame, from, source)) return;
      if (from.empty() && !to.empty() && governed(t, frame, to, source)) return;
    }
  }

  bool modified_by(TokenId t, std::string_view word) const {
    return std::any_of(r_.children(t).begin(), r_.children(t).end(),
                       [&](TokenId c) { return r_.lemma(c) == word; });
  }

  /// "a visit by Albright to Pyongyang": the name after the preposition, before the next verb or
  /// comma.
  Entities complement_after(TokenId noun, const std::vector<Role>& roles) const {
    const TokenId end = std::min(r_.sentence(noun).last_token, noun + 12);
    for (TokenId t = noun + 1; t + 1 < end; ++t) {
      const Upos tag = r_.token(t).upos;
      if (tag == Upos::Verb || tag == Upos::Aux || tag == Upos::Punct) return {};
      const bool here = std::any_of(roles.begin(), roles.end(), [&](const Role& role) {
        return role.kind == Role::Kind::Preposition && role.word == r_.text(t);
      });
      if (!here) continue;
      const TokenId name = r_.token(t + 1).upos == Upos::Det ? t + 2 : t + 1;
      return name < end && r_.mention_of[name] != kNone
                 ? referents(r_, r_.out.mentions[r_.mention_of[name]].head)
                 : Entities{};
    }
    return {};
  }

  /// "talks between A and B", "U.S.-Soviet negotiations".
  bool mutual_noun(TokenId t, const Frame& frame, Entities from, const FactSink::Source& source) {
    for (TokenId c : r_.children(t)) {
      if (!r_.is(c, {Deprel::Nmod}) ||
          (r_.preposition(c) != "between" && r_.preposition(c) != "among"))
        continue;
      for (std::uint32_t e : referents(r_, c)) from.push_back(e);
    }
    return from.size() >= 2 && sink_.add_pairs(frame.relation, from, source);
  }

  /// "Britain declared its support for X", "X launched an invasion of Y": the agent is the verb's
  /// subject.
  bool governed(TokenId t, const Frame& frame, const Entities& to, const FactSink::Source& source) {
    const TokenId verb = r_.head(t);
    if (verb == kNone || !r_.is(t, {Deprel::Obj}) || r_.token(verb).upos != Upos::Verb)
      return false;
    static constexpr std::string_view kLight[] = {
        "make",    "give",      "launch",   "announce", "begin",  "continue", "express",
        "declare", "lead",      "provide",  "offer",    "send",   "conduct",  "complete",
        "order",   "undertake", "extend",   "stage",    "carry",  "start",    "issue",
        "voice",   "pledge",    "increase", "impose",   "resume", "approve",  "grant"};
    if (std::find(std::begin(kLight), std::end(kLight), r_.lemma(verb)) == std::end(kLight))
      return false;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return false;
    Entities from = entities(clause.subjects());
    std::erase_if(from, [&](std::uint32_t e) { return !is_actor(r_.type_of(e)); });
    return sink_.add_all(frame.relation, from, to, source);
  }

  /// The possessor, the adjectives of states, "by" and "from" of a noun.
  Entities agents(TokenId t, const std::vector<Role>& roles) const {
    Entities all;
    const auto take = [&](TokenId token) {
      for (std::uint32_t e : referents(r_, token)) {
        if (is_actor(r_.type_of(e)) && std::find(all.begin(), all.end(), e) == all.end())
          all.push_back(e);
      }
    };
    const bool agent = std::any_of(roles.begin(), roles.end(),
                                   [](const Role& role) { return role.kind == Role::Kind::Agent; });
    for (TokenId c : r_.children(t)) {
      if (agent && r_.is(c, {Deprel::NmodPoss, Deprel::Amod, Deprel::Compound, Deprel::NmodDesc})) {
        take(c);
        for (TokenId below : r_.children(c)) {
          if (r_.is(below, {Deprel::Amod, Deprel::Compound}) && r_.entity_at(below) != kNone &&
              r_.entity_at(below) != r_.entity_at(c))
            take(below);
        }
      }
      if (r_.is(c, {Deprel::Nmod, Deprel::OblAgent, Deprel::Obl}) &&
          (r_.preposition(c) == "by" || (agent && r_.preposition(c) == "from")))
        take(c);
    }
    if (all.empty()) {
      if (const TokenId by = agent_after(t); by != kNone) take(by);
    }
    return all;
  }

  /// "the attack on Egypt by Israel": the name after "by" before the next verb or comma.
  TokenId agent_after(TokenId noun) const {
    const TokenId end = std::min(r_.sentence(noun).last_token, noun + 9);
    for (TokenId t = noun + 1; t + 1 < end; ++t) {
      const Upos tag = r_.token(t).upos;
      if (tag == Upos::Verb || tag == Upos::Aux || tag == Upos::Punct) return kNone;
      if (r_.text(t) != "by") continue;
      for (TokenId n = t + 1; n < end && n < t + 4; ++n) {
        if (r_.mention_of[n] != kNone) return r_.out.mentions[r_.mention_of[n]].head;
      }
      return kNone;
    }
    return kNone;
  }

  /// A noun states its fact unless what governs it is hypothetical: "to avoid a Soviet invasion of
  /// Iran".
  bool stated(TokenId t) const {
    const TokenId governor = r_.head(t);
    if (governor == kNone ||
        !r_.is(t, {Deprel::Obj, Deprel::Nmod, Deprel::Obl, Deprel::Nsubj, Deprel::NsubjPass}))
      return true;
    if (r_.token(governor).upos == Upos::Verb) {
      if (r_.is(t, {Deprel::Obl}) && (r_.preposition(t) == "for" || r_.preposition(t) == "on") &&
          r_.lexicon.is("hypothetical", r_.lemma(governor)))
        return false;
      if (r_.is(t, {Deprel::Obj}) && (r_.lexicon.is("hypothetical", r_.lemma(governor)) ||
                                      r_.lexicon.is("refuse", r_.lemma(governor))))
        return false;
      const Factuality factuality = Clause(r_, governor).factuality();
      return !(r_.is(t, {Deprel::Obj, Deprel::NsubjPass}) && factuality != Factuality::Stated);
    }
    return !(r_.is(t, {Deprel::Nmod}) && r_.lexicon.is("hypothetical", r_.lemma(governor)));
  }

  Reading& r_;
  FactSink sink_;
};

}  // namespace

void find_frame_facts(Reading& reading) {
  FrameReader reader(reading);
  for (const Sentence& sentence : reading.analysis.sentences) {
    if (!reading.states_facts(sentence)) continue;
    for (TokenId t = sentence.first_token; t < sentence.last_token; ++t) reader.read(t);
  }
}

}  // namespace dossier::ingest
