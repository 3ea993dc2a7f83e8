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
    bool accepted = false;    // who accepts a treaty together does not agree on it besides
    std::vector<Role> found;  // a second frame may only speak of another place
    const auto same_place = [&](const Frame& frame) {
      return std::any_of(found.begin(), found.end(), [&](const Role& role) {
        return role.kind == frame.to[0].kind && role.word == frame.to[0].word;
      });
    };
    for (const Frame& frame : frames) {
      if (frame.negated != (factuality != Factuality::Stated)) continue;
      if (frame.negated && r_.child(t, {Deprel::Obl, Deprel::Advcl}) != kNone && until(t)) continue;
      if (frame.relation == Relation::AgreedWith && accepted) continue;
      if (frame.relation == Relation::WithdrewFrom && unfinished(t)) continue;
      TokenId object = kNone;
      if (!frame.noun.empty()) {
        object = light_object(t, frame.noun);
        if (object == kNone) continue;
        // An agreement with a name is signed; only nameless ones are agreed upon.
        if (frame.relation == Relation::AgreedWith && names_treaty(object)) continue;
      } else if (frame.to.empty() || same_place(frame)) {
        continue;
      }
      if (!apply(clause, frame, object)) continue;
      found.push_back(frame.to[0]);
      accepted = accepted || frame.relation == Relation::Accepted;
    }
  }

  /// "did not ratify the treaty until 1822"
  bool until(TokenId verb) const {
    return std::any_of(r_.children(verb).begin(), r_.children(verb).end(), [&](TokenId c) {
      return r_.preposition(c) == "until" || r_.lemma(c) == "until" ||
             (r_.child(c, {Deprel::Mark}) != kNone &&
              r_.lemma(r_.child(c, {Deprel::Mark})) == "until");
    });
  }

  /// "were pulling away"
  bool unfinished(TokenId verb) const {
    const TokenId aux = r_.child(verb, {Deprel::Aux});
    return (r_.token(verb).features & kGerund) != 0 && aux != kNone && r_.lemma(aux) == "be";
  }

  /// The noun is the name of a treaty, or one stands beside it: "a bilateral agreement, the
  /// Shandong Treaty".
  bool names_treaty(TokenId noun) const {
    const Entities all = referents_of_one(r_, noun);
    return std::any_of(all.begin(), all.end(), [&](std::uint32_t e) {
      return r_.type_of(e) == EntityType::Treaty;
    });
  }

  TokenId light_object(TokenId verb, std::string_view noun) const {
    for (TokenId c : r_.children(verb)) {
      if (!r_.is(c, {Deprel::Obj, Deprel::Obl, Deprel::NsubjPass, Deprel::Xcomp, Deprel::Advcl,
                     Deprel::Ccomp}))
        continue;
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

  /// What acts may be an event or a treaty where the frame makes it the object of the fact.
  Entities receiving(const Clause& clause, const Frame& frame, TokenId object) const {
    if (frame.to.empty() || frame.to[0].kind != Role::Kind::Subject)
      return fill(clause, frame.to, object);
    return entities(clause.subjects());
  }

  Entities fill(const Clause& clause, const std::vector<Role>& roles, TokenId object) const {
    Entities all;
    for (const Role& role : roles) {
      for (std::uint32_t e : of_role(clause, role)) {
        if (std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
      }
      if (role.kind == Role::Kind::ClauseObject && object != kNone && all.empty())
        all = acted_on(object);
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

  void keep_only(const Frame& frame, Entities& all) const {
    if (frame.only.empty()) return;
    std::erase_if(all, [&](std::uint32_t e) {
      return std::find(frame.only.begin(), frame.only.end(), r_.type_of(e)) == frame.only.end();
    });
  }

  /// What the infinitive of "agreed to adhere to the treaty" acts on.
  Entities acted_on(TokenId infinitive) const {
    const Clause inner(r_, infinitive);
    Entities all = entities(inner.objects());
    for (std::string_view preposition : {"to", "with", "by"}) {
      for (std::uint32_t e : entities(inner.phrases(preposition))) all.push_back(e);
    }
    return all;
  }

  bool apply(const Clause& clause, const Frame& frame, TokenId object) {
    Entities from = fill(clause, frame.from, kNone);
    if (!frame.needs.empty() && clause.phrases(frame.needs).empty()) return false;
    Entities to = receiving(clause, frame, object);
    if (to.empty()) to = behind(clause, frame);
    if (to.empty()) to = understood(clause, frame);
    if (to.empty()) to = by_gerund(clause, frame);
    std::erase_if(from, [&](std::uint32_t e) { return !is_actor(r_.type_of(e)); });
    keep_only(frame, to);
    const FactSink::Source source{clause.predicate(), clause.passive() ? "passive" : "verb",
                                  object == kNone ? 0.7F : 0.65F};
    if (from.empty() && hostile(frame.relation)) from = nationals(clause);
    if (from.empty()) return false;
    if (frame.relation == Relation::HoldsPosition && leads_a_part(clause)) return false;
    if (to.empty() && from.size() >= 2 && reciprocal(clause.predicate()))
      return each_other(frame.relation, from, source);
    const TokenId governor = r_.head(clause.predicate());
    if (frame.relation == Relation::MetWith && r_.is(clause.predicate(), {Deprel::Xcomp}) &&
        governor != kNone && r_.lexicon.is("accept", r_.lemma(governor)))
      return false;
    if (frame.relation == Relation::Signed || frame.relation == Relation::Negotiated)
      add_partners(clause, from);
    if (frame.relation == Relation::AgreedWith) {
      if (const std::uint32_t treaty = treaty_of(clause); treaty != kNone) {
        Entities all = from;
        all.insert(all.end(), to.begin(), to.end());
        return sink_.add_all(Relation::Signed, all, {treaty}, source);
      }
    }
    if (frame.relation == Relation::AgreedWith || frame.relation == Relation::MetWith)
      negotiators(from, to, source);
    if (mutual(frame.relation) && to.empty())
      return mutual_fact(clause, frame, from, object, source);
    if (frame.relation == Relation::Founded) found_together(from, to, source);
    if (frame.relation == Relation::Accepted) ratified(from, to, source);
    return sink_.add_all(frame.relation, from, to, source);
  }

  static bool hostile(Relation relation) {
    return relation == Relation::Attacked || relation == Relation::Opposed ||
           relation == Relation::Accused || relation == Relation::Threatened ||
           relation == Relation::Demanded;
  }

  /// "Chinese gunners opened fire": of hostile acts the state of those who act.
  Entities nationals(const Clause& clause) const {
    Entities all;
    for (TokenId t : clause.subjects()) {
      if (r_.token(t).upos != Upos::Noun || (r_.token(t).features & kPlural) == 0) continue;
      for (TokenId c : r_.children(t)) {
        const std::uint32_t e = r_.entity_at(c);
        if (r_.is(c, {Deprel::Amod, Deprel::Compound}) && e != kNone && is_actor(r_.type_of(e)))
          all.push_back(e);
      }
    }
    return all;
  }

  /// Who leads a delegation or an army of a state does not lead the state.
  bool leads_a_part(const Clause& clause) const {
    const auto objects = clause.objects();
    return std::any_of(objects.begin(), objects.end(), [&](TokenId t) {
      return r_.entity_at(t) == kNone && !r_.is_word("regime-noun", t);
    });
  }

  /// Several states that found an alliance are its members.
  void found_together(const Entities& from, const Entities& to, const FactSink::Source& source) {
    const bool states = std::all_of(from.begin(), from.end(), [&](std::uint32_t e) {
      return r_.type_of(e) == EntityType::Country;
    });
    if (from.size() < 3 || !states) return;
    for (std::uint32_t body : to) {
      const std::string name = lower(r_.out.entities[body].name);
      for (std::string_view word : {"organization", "alliance", "league", "union", "community",
                                    "pact", "association", "entente", "council", "bloc"}) {
        if (name.find(word) == std::string::npos) continue;
        sink_.add_all(Relation::MemberOf, from, {body}, source);
        break;
      }
    }
  }

  /// A parliament that approves a treaty ratifies it.
  void ratified(Entities& from, const Entities& to, const FactSink::Source& source) {
    Entities treaties = to;
    std::erase_if(treaties,
                  [&](std::uint32_t e) { return r_.type_of(e) != EntityType::Treaty; });
    if (treaties.empty()) return;
    std::erase_if(from, [&](std::uint32_t e) {
      if (r_.type_of(e) != EntityType::Organization) return false;
      const std::string name = lower(r_.out.entities[e].name);
      for (std::string_view word : {"senate", "parliament", "duma", "bundestag", "diet",
                                    "knesset", "legislature", "riksdag", "majlis", "cortes"}) {
        if (name.find(word) == std::string::npos) continue;
        sink_.add_all(Relation::Ratified, {e}, treaties, source);
        return true;
      }
      return false;
    });
  }

  /// Two men who deal with each other, and a treaty that bears both names.
  void negotiators(const Entities& from, const Entities& to, const FactSink::Source& source) {
    Entities men = from;
    men.insert(men.end(), to.begin(), to.end());
    std::erase_if(men, [&](std::uint32_t e) { return r_.type_of(e) != EntityType::Person; });
    for (std::uint32_t treaty = 0; men.size() >= 2 && treaty < r_.out.entities.size(); ++treaty) {
      const Entity& entity = r_.out.entities[treaty];
      const bool both = entity.type == EntityType::Treaty &&
                        std::count_if(men.begin(), men.end(), [&](std::uint32_t man) {
                          const std::string& name = r_.out.entities[man].name;
                          return entity.name.find(name.substr(name.rfind(' ') + 1)) !=
                                 std::string::npos;
                        }) >= 2;
      if (both) sink_.add_all(Relation::Negotiated, men, {treaty}, source);
    }
  }

  /// "shelled each other's garrisons"
  bool reciprocal(TokenId verb) const {
    const TokenId end = std::min(r_.sentence(verb).last_token, verb + 8);
    for (TokenId t = verb + 1; t + 1 < end; ++t) {
      const std::string_view word = r_.text(t), next = r_.text(t + 1);
      if ((word == "each" && next == "other") || (word == "one" && next == "another")) return true;
      if (r_.token(t).upos == Upos::Verb || r_.token(t).upos == Upos::Punct) return false;
    }
    return false;
  }

  bool each_other(Relation relation, const Entities& all, const FactSink::Source& source) {
    if (mutual(relation)) return sink_.add_pairs(relation, all, source);
    bool any = false;
    for (std::uint32_t e : all) any = sink_.add_all(relation, {e}, all, source) || any;
    return any;
  }

  /// "In the Four-Power Treaty, A and B agreed ...": the treaty in which they did.
  std::uint32_t treaty_of(const Clause& clause) const {
    for (std::string_view preposition : {"in", "under", "by", "through", "with"}) {
      for (TokenId t : clause.phrases(preposition)) {
        if (const std::uint32_t e = r_.entity_at(t);
            e != kNone && r_.type_of(e) == EntityType::Treaty)
          return e;
      }
    }
    return opening_treaty(clause.predicate());
  }

  /// The treaty of the phrase that opens the sentence, before any verb.
  std::uint32_t opening_treaty(TokenId verb) const {
    const TokenId begin = r_.sentence(verb).first_token;
    const std::string word = lower(r_.text(begin));
    if (word != "in" && word != "under" && word != "by" && word != "through") return kNone;
    for (TokenId t = begin + 1; t < verb; ++t) {
      if (r_.text(t) == "," || r_.token(t).upos == Upos::Verb) return kNone;
      const std::uint32_t e = r_.entity_at(t);
      if (e != kNone && r_.type_of(e) == EntityType::Treaty) return e;
    }
    return kNone;
  }

  /// Whoever criticises an action criticises the one who acts.
  static bool looks_behind(Relation relation) {
    return relation == Relation::Accused || relation == Relation::Opposed ||
           relation == Relation::Supported || relation == Relation::Attacked ||
           relation == Relation::Threatened || relation == Relation::Sanctioned ||
           relation == Relation::Aided;
  }

  /// Where the nouns of a role are no entities, what they belong to: "objected to Russian military
  /// intervention", "recognized Israel's right to exist", "violated the terms of the treaty".
  Entities behind(const Clause& clause, const Frame& frame) const {
    Entities all;
    const auto take = [&](const Entities& some) {
      for (std::uint32_t e : some) {
        if (std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
      }
    };
    for (const Role& role : frame.to) {
      for (TokenId t : clause.find(role)) {
        if (frame.relation == Relation::Attacked && r_.is_word("goods", t)) continue;
        if (frame.relation == Relation::Visited && r_.is_word("shore-noun", t))
          take(referents_behind(r_, t));
        if (looks_behind(frame.relation) ||
            (frame.relation == Relation::Recognized && r_.is_word("recognized-noun", t)))
          take(referents_behind(r_, t));
        if (all.empty() && r_.is_word("transparent", t)) take(inside(t));
        if (all.empty() && frame.relation == Relation::Attacked && r_.is_word("shot", t))
          take(scene(clause));
      }
    }
    return all;
  }

  /// The complements of a noun that stands for a part of them: "the terms of the treaty".
  Entities inside(TokenId noun) const {
    Entities all;
    for (TokenId c : r_.children(noun)) {
      const std::string_view preposition = r_.preposition(c);
      const bool complement = r_.is(c, {Deprel::Nmod, Deprel::Obl}) &&
                              (preposition == "of" || preposition == "to" || preposition == "in");
      if (!complement && !r_.is(c, {Deprel::NmodPoss, Deprel::Compound})) continue;
      for (std::uint32_t e : referents(r_, c)) all.push_back(e);
    }
    return all;
  }

  /// "opposed joining the League", "led the opposition to ratifying the treaty".
  Entities by_gerund(const Clause& clause, const Frame& frame) const {
    Entities all;
    if (frame.relation != Relation::Opposed && frame.relation != Relation::Supported) return all;
    std::vector<TokenId> open{clause.predicate()};
    if (const TokenId object = r_.child(clause.predicate(), {Deprel::Obj}); object != kNone)
      open.push_back(object);
    for (TokenId at : open) {
      for (TokenId c : r_.children(at)) {
        if (!r_.is(c, {Deprel::Xcomp, Deprel::Ccomp, Deprel::Acl, Deprel::Advcl, Deprel::Obj}) ||
            (r_.token(c).features & kGerund) == 0 || r_.token(c).upos != Upos::Verb)
          continue;
        for (std::uint32_t e : entities(Clause(r_, c).objects())) all.push_back(e);
      }
    }
    std::erase_if(all, [&](std::uint32_t e) {
      return r_.type_of(e) == EntityType::Country || r_.type_of(e) == EntityType::Person;
    });
    return all;
  }

  /// "struck targets in Lebanon"
  Entities scene(const Clause& clause) const {
    for (std::string_view preposition : {"in", "inside", "at", "on", "near"}) {
      Entities all = entities(clause.phrases(preposition));
      if (!all.empty()) return all;
    }
    return {};
  }

  /// "wanted to use Ethiopia's weakness when he invaded": the state named before.
  Entities land_before(const Clause& clause) const {
    const TokenId begin = r_.sentence(clause.predicate()).first_token;
    for (TokenId t = clause.predicate(); t > begin;) {
      --t;
      const std::uint32_t e = r_.entity_at(t);
      if (e == kNone || r_.type_of(e) != EntityType::Country) continue;
      const Entities acting = doers(r_, clause);
      if (std::find(acting.begin(), acting.end(), e) == acting.end()) return {e};
    }
    return {};
  }

  /// "Thailand joined": what the text spoke of last is meant.
  Entities understood(const Clause& clause, const Frame& frame) const {
    if (frame.relation == Relation::Attacked && r_.lemma(clause.predicate()) == "invade" &&
        !clause.passive() && clause.objects().empty())
      return land_before(clause);
    const bool joins = frame.relation == Relation::MemberOf && r_.lemma(clause.predicate()) == "join";
    const bool ratifies = frame.relation == Relation::Ratified;
    if ((!joins && !ratifies) || clause.passive() || !frame.noun.empty() ||
        r_.child(clause.predicate(), {Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp}) != kNone ||
        !clause.phrases("in").empty() || !clause.phrases("with").empty())
      return {};
    const EntityType type = joins ? EntityType::Organization : EntityType::Treaty;
    const std::uint32_t sentence = r_.sentence_of[clause.predicate()];
    std::uint32_t last = kNone;
    for (const Mention& m : r_.out.mentions) {
      if (m.first_token > clause.predicate()) break;
      if (r_.type_of(m.entity) == type && r_.sentence_of[m.head] + 3 >= sentence) last = m.entity;
    }
    return last == kNone ? Entities{} : Entities{last};
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
    if (frame.relation == Relation::Recognized)
      return object != kNone && from.size() == 2 &&
             sink_.add_all(frame.relation, from, from, source);
    // "the other powers met" does not say with whom.
    for (TokenId t : clause.subjects()) {
      if (modified_by(t, "other")) return false;
    }
    if (from.size() < 2 || from.size() > kMostParties) return false;
    if (from.size() > 2 && frame.relation == Relation::MetWith && r_.is_word("gather", clause.predicate()))
      return false;
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
      if (to.empty()) to = behind_complement(t, frame);
      keep_only(frame, to);
      const FactSink::Source source{t, "noun", 0.6F};
      if (frame.relation == Relation::Demanded && to.empty() && answered(t, from, source)) return;
      if (!from.empty() && !to.empty() && sink_.add_all(frame.relation, from, to, source)) return;
      if (mutual(frame.relation) && mutual_noun(t, frame, from, source)) return;
      if (from.empty() && !to.empty() && governed(t, frame, to, source)) return;
      if (frame.relation == Relation::Attacked && to.empty() && suffered(t, from, source)) return;
    }
  }

  /// "approval of Japan's actions", "attacks on U.S. ships", "rejection of the treaty's terms".
  Entities behind_complement(TokenId noun, const Frame& frame) const {
    Entities all;
    if (!looks_behind(frame.relation)) return all;
    for (const Role& role : frame.to) {
      for (TokenId c : r_.children(noun)) {
        if (!r_.is(c, {Deprel::Nmod, Deprel::Obl}) || r_.preposition(c) != role.word ||
            (frame.relation == Relation::Attacked && r_.is_word("goods", c)))
          continue;
        for (std::uint32_t e : referents_behind(r_, c)) all.push_back(e);
      }
    }
    return all;
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

  /// "Japan agreed to Perry's demands", "Serbia rejected the Austrian ultimatum": who answers a demand
  /// has been faced with it.
  bool answered(TokenId t, const Entities& from, const FactSink::Source& source) {
    const TokenId verb = r_.head(t);
    if (verb == kNone || from.empty() || !r_.is_word("answer", verb) ||
        !r_.is(t, {Deprel::Obj, Deprel::Obl}))
      return false;
    return sink_.add_all(Relation::Demanded, from, doers(r_, Clause(r_, verb)), source);
  }

  /// "the French struggled under Viet Minh attacks", "Kuwait suffered an attack by Iraq".
  bool suffered(TokenId t, const Entities& from, const FactSink::Source& source) {
    const TokenId verb = r_.head(t);
    if (verb == kNone || from.empty() || r_.token(verb).upos != Upos::Verb) return false;
    const bool under = r_.is(t, {Deprel::Obl}) && r_.preposition(t) == "under";
    const bool object = r_.is(t, {Deprel::Obj}) && r_.is_word("suffer", verb);
    if (!under && !object) return false;
    return sink_.add_all(Relation::Attacked, from, doers(r_, Clause(r_, verb)), source);
  }

  /// "talks between A and B", "U.S.-Soviet negotiations".
  bool mutual_noun(TokenId t, const Frame& frame, Entities from, const FactSink::Source& source) {
    if (frame.relation == Relation::Recognized) from.clear();
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
    if (verb == kNone || r_.token(verb).upos != Upos::Verb) return false;
    if (frame.relation == Relation::MetWith && r_.is(t, {Deprel::Obl})) return met(t, to, source);
    if (!r_.is(t, {Deprel::Obj})) return false;
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

  /// "in a meeting with President Ford Kissinger explained", "after talks with the Soviets": who acts
  /// has met.
  bool met(TokenId t, const Entities& to, const FactSink::Source& source) {
    const std::string_view preposition = r_.preposition(t);
    if (preposition != "in" && preposition != "during" && preposition != "after" &&
        preposition != "following" && preposition != "at" && preposition != "through" &&
        preposition != "follow")
      return false;
    const Clause clause(r_, r_.head(t));
    if (clause.factuality() != Factuality::Stated) return false;
    return sink_.add_all(Relation::MetWith, doers(r_, clause), to, source);
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
          (r_.preposition(c) == "by" || (agent && r_.preposition(c) == "from") ||
           std::any_of(roles.begin(), roles.end(), [&](const Role& role) {
             return role.kind == Role::Kind::Preposition && role.word == r_.preposition(c);
           })))
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
      if (r_.is(t, {Deprel::Nsubj}) && factuality == Factuality::Hypothetical) return false;
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
