#include "ingest/extract/facts/frame_arguments.h"
#include "ingest/extract/facts/frame_readers.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

/// Applies the frames of nouns.
class NounFrames {
 public:
  NounFrames(Reading& reading, FactSink& sink) : r_(reading), sink_(sink), find_(reading) {}

  void noun(TokenId t, const std::vector<Frame>& frames) {
    if (r_.child(t, {Deprel::Det}) != kNone && r_.lemma(r_.child(t, {Deprel::Det})) == "no") return;
    const bool real = stated(t);
    for (const Frame& frame : frames) {
      // "rejected the ultimatum": it was made all the same.
      if (!real && (frame.relation != Relation::Demanded || !refused(t))) continue;
      if (!frame.noun.empty() && !find_.modified_by(t, frame.noun)) continue;
      // "supported Chinese membership": it is wished for.
      if (frame.relation == Relation::MemberOf && wished(t)) continue;
      const Entities from = described(frame) ? bearers(t) : agents(t, frame.from);
      if (described(frame) && from.empty()) continue;
      Entities to;
      for (const Role& role : frame.to) {
        for (TokenId c : r_.children(t)) {
          if (!r_.is(c, {Deprel::Nmod, Deprel::NmodDesc, Deprel::Obl}) ||
              r_.preposition(c) != role.word)
            continue;
          for (std::uint32_t e : referents(r_, c)) to.push_back(e);
        }
        if (to.empty() && described(frame) && role.word == "of") to = owned_by(t);
      }
      if (to.empty()) to = acted_on(t, frame);
      if (to.empty()) to = complement_after(t, frame.to);
      if (to.empty()) to = behind_complement(t, frame);
      if (to.empty() && tells(frame)) to = find_.told_after(t);
      find_.keep_only(frame, to);
      if (frame.relation == Relation::MemberOf && loses(t)) return;
      const FactSink::Source source{t, "noun", 0.6F};
      if (frame.relation == Relation::Demanded && to.empty() && answered(t, from, source)) return;
      if (!from.empty() && !to.empty() && sink_.add_all(frame.relation, from, to, source)) return;
      // "two days later"
      if (is_mutual(frame.relation) && !r_.is_word("time-noun", t) &&
          mutual_noun(t, frame, from, source))
        return;
      if (from.empty() && !to.empty() && governed(t, frame, to, source)) return;
      if (frame.relation != Relation::Attacked || !to.empty()) continue;
      if (suffered(t, from, source) || renewed(t, from, source)) return;
    }
  }

 private:
  /// "lost its seat in the Assembly", "about to take up his seat"
  bool loses(TokenId noun) const {
    const TokenId verb = r_.head(noun);
    if (verb == kNone || !r_.is(noun, {Deprel::Obj}) || r_.token(verb).upos != Upos::Verb)
      return false;
    if (Clause(r_, verb).factuality() == Factuality::Hypothetical) return true;
    const std::string_view word = r_.lemma(verb);
    return word == "lose" || word == "resign" || word == "forfeit" || word == "vacate" ||
           word == "seek" || word == "deny" || word == "oppose" || word == "claim";
  }

  /// "France, Israel's chief supplier", "decided in its favor": of whom the noun describes
  /// somebody.
  Entities owned_by(TokenId noun) const {
    Entities named = find_.owners(noun);
    const TokenId owner = r_.child(noun, {Deprel::NmodPoss});
    if (!named.empty() || owner == kNone || !r_.is(noun, {Deprel::Obl}) ||
        r_.token(owner).upos != Upos::Pron)
      return named;
    return referents(r_, owner);
  }

  /// "their insistence that Britain pay", "charges that Iraq hid weapons"
  static bool tells(const Frame& frame) {
    return frame.relation == Relation::Demanded ||
           (frame.relation == Relation::Accused && frame.to[0].word == "that");
  }

  /// "approval of Japan's actions", "attacks on U.S. ships", "rejection of the treaty's terms".
  Entities behind_complement(TokenId noun, const Frame& frame) const {
    Entities all;
    if (!find_.looks_behind(frame.relation)) return all;
    if (frame.relation == Relation::Attacked && !frame.only.empty()) return all;
    for (const Role& role : frame.to) {
      for (TokenId c : r_.children(noun)) {
        if (!r_.is(c, {Deprel::Nmod, Deprel::Obl}) || r_.preposition(c) != role.word ||
            (frame.relation == Relation::Attacked && r_.is_word("goods", c)) ||
            !bears_stance(frame.relation, c))
          continue;
        for (std::uint32_t e : referents_behind(r_, c)) all.push_back(e);
        if (all.empty() && frame.relation == Relation::Attacked) all = scene_of(c);
      }
    }
    return all;
  }

  /// Who supports "the American cause" supports the state; who supports "Roosevelt's plans for the
  /// organization" or objects to "Chinese immigration" does not.
  bool bears_stance(Relation relation, TokenId noun) const {
    if (relation != Relation::Supported && relation != Relation::Opposed) return true;
    if (find_.only_happens_in(noun)) return false;
    return r_.is_word("supported-noun", noun) ||
           (relation == Relation::Opposed && r_.is_word("move-noun", noun));
  }

  /// "attacks on cities across South Vietnam"
  Entities scene_of(TokenId target) const {
    Entities all;
    if (!r_.is_word("settlement-noun", target)) return all;
    for (TokenId c : r_.children(target)) {
      const std::string_view preposition = r_.preposition(c);
      if (!r_.is(c, {Deprel::Nmod, Deprel::Obl}) ||
          (preposition != "in" && preposition != "across" && preposition != "throughout" &&
           preposition != "inside" && preposition != "around" && preposition != "near"))
        continue;
      for (std::uint32_t e : referents(r_, c)) all.push_back(e);
    }
    return all;
  }

  /// "threats to invade Cyprus", "its refusal to accept the plan": on what the infinitive acts.
  Entities acted_on(TokenId noun, const Frame& frame) const {
    if (frame.to[0].kind != Role::Kind::ClauseObject) return {};
    for (TokenId c : r_.children(noun)) {
      const TokenId mark = r_.child(c, {Deprel::Mark});
      if (r_.is(c, {Deprel::Acl, Deprel::Xcomp, Deprel::Ccomp}) && mark != kNone &&
          r_.lemma(mark) == "to" && (frame.noun.empty() || r_.lemma(c) == frame.noun))
        return find_.acted_on(c);
    }
    return {};
  }

  /// "a visit by Albright to Pyongyang": the name after the preposition, before the next verb or
  /// comma.
  Entities complement_after(TokenId noun, const std::vector<Role>& roles) const {
    const TokenId end = std::min(r_.sentence(noun).last_token, noun + 12);
    for (TokenId t = noun + 1; t + 1 < end; ++t) {
      const Upos tag = r_.token(t).upos;
      if (tag == Upos::Verb || tag == Upos::Aux || tag == Upos::Punct) return {};
      // "an embargo upon America in retaliation for its support of Israel"
      const TokenId target = r_.token(t + 1).upos == Upos::Det && t + 2 < end ? t + 2 : t + 1;
      if (r_.text(t) == "upon" && r_.mention_of[target] != kNone) return {};
      const bool here = std::any_of(roles.begin(), roles.end(), [&](const Role& role) {
        return role.kind == Role::Kind::Preposition && role.word == r_.text(t);
      });
      if (!here) continue;
      const TokenId name = r_.token(t + 1).upos == Upos::Det ? t + 2 : t + 1;
      // "seizures of American ships"
      if (name < end && r_.mention_of[name] != kNone &&
          r_.out.mentions[r_.mention_of[name]].form == Mention::Form::Adjective)
        return {};
      return name < end && r_.mention_of[name] != kNone
                 ? referents(r_, r_.out.mentions[r_.mention_of[name]].head)
                 : Entities{};
    }
    return {};
  }

  /// "Japan agreed to Perry's demands", "Serbia rejected the Austrian ultimatum": who answers a
  /// demand has been faced with it.
  bool answered(TokenId t, const Entities& from, const FactSink::Source& source) {
    const TokenId verb = r_.head(t);
    if (verb == kNone || from.empty() || !r_.is_word("answer", verb) ||
        !r_.is(t, {Deprel::Obj, Deprel::Obl}))
      return false;
    return sink_.add_all(Relation::Demanded, from, doers(r_, Clause(r_, verb)), source);
  }

  /// "Britain and France joined the attack", "launched their own invasion": on whom the text said
  /// before.
  bool renewed(TokenId t, const Entities& owners, const FactSink::Source& source) {
    const TokenId verb = r_.head(t);
    if (verb == kNone || !r_.is(t, {Deprel::Obj}) || r_.token(verb).upos != Upos::Verb ||
        !r_.is_word("join-attack", verb))
      return false;
    // An attack on somebody else is another one.
    const bool own = std::any_of(r_.children(t).begin(), r_.children(t).end(), [&](TokenId c) {
      return r_.is(c, {Deprel::Nmod}) && r_.preposition(c) != "by" && r_.preposition(c) != "with";
    });
    if (own) return false;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return false;
    const Entities from = owners.empty() ? doers(r_, clause) : owners;
    return sink_.add_all(Relation::Attacked, from, find_.attacked_before(verb), source);
  }

  /// "the French struggled under Viet Minh attacks", "Kuwait suffered an attack by Iraq".
  bool suffered(TokenId t, const Entities& from, const FactSink::Source& source) {
    // "Nicaragua was under attack by rebels"
    if (r_.child(t, {Deprel::Cop}) != kNone && r_.preposition(t) == "under")
      return !from.empty() && sink_.add_all(Relation::Attacked, from,
                                            find_.entities(Clause(r_, t).subjects()), source);
    const TokenId verb = r_.head(t);
    if (verb == kNone || from.empty() || r_.token(verb).upos != Upos::Verb) return false;
    const bool under = r_.is(t, {Deprel::Obl}) && r_.preposition(t) == "under";
    const bool object = r_.is(t, {Deprel::Obj}) && r_.is_word("suffer", verb);
    if (!under && !object) return false;
    return sink_.add_all(Relation::Attacked, from, doers(r_, Clause(r_, verb)), source);
  }

  /// "a series of negotiations took place between A and B", "talks opened in Geneva between X and
  /// Y": those beside the verb.
  void partners_of_verb(TokenId t, Entities& from) const {
    TokenId noun = t;
    if (r_.is(t, {Deprel::Nmod}) && r_.preposition(t) == "of" && r_.head(t) != kNone &&
        r_.is_word("series-noun", r_.head(t)))
      noun = r_.head(t);
    const TokenId verb = r_.head(noun);
    if (verb == kNone || !r_.is(noun, {Deprel::Nsubj, Deprel::NsubjPass}) ||
        r_.token(verb).upos != Upos::Verb)
      return;
    const Clause clause(r_, verb);
    // "the sessions alternated between Helsinki and Vienna"
    if (clause.factuality() != Factuality::Stated || r_.is_word("moving-between", verb)) return;
    for (std::string_view link : {"between", "among"}) {
      for (TokenId c : clause.phrases(link)) {
        for (std::uint32_t e : referents(r_, c)) from.push_back(e);
      }
    }
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
    if (frame.relation == Relation::MetWith) partners_of_verb(t, from);
    drop_scenes(r_, from);
    return from.size() >= 2 && sink_.add_pairs(frame.relation, from, source);
  }

  /// "Britain declared its support for X", "X launched an invasion of Y": the agent is the verb's
  /// subject.
  bool governed(TokenId noun, const Frame& frame, const Entities& to,
                const FactSink::Source& source) {
    // "a series of attacks"
    const TokenId above = r_.head(noun);
    const bool counted = above != kNone && r_.is(noun, {Deprel::Nmod}) &&
                         r_.preposition(noun) == "of" && r_.is_word("many-noun", above);
    const TokenId t = counted ? above : noun;
    const TokenId verb = r_.head(t);
    if (r_.is(t, {Deprel::Conj}) && by_means(t, frame, to, source)) return true;
    if (verb == kNone || r_.token(verb).upos != Upos::Verb) return false;
    if (frame.relation == Relation::MetWith && r_.is(t, {Deprel::Obl})) return met(t, to, source);
    if (frame.relation == Relation::Visited && r_.is(t, {Deprel::Obl})) return went(t, to, source);
    // "retaliated with air raids on Jordan", "in violation of the accords, Hanoi moved troops",
    // "seized power in a coup against Obote"
    const bool in = r_.is(t, {Deprel::Obl}) && r_.preposition(t) == "in" &&
                    (frame.relation == Relation::Violated || frame.relation == Relation::Overthrew);
    const bool means = in || (r_.is(t, {Deprel::Obl}) && r_.preposition(t) == "with" &&
                              (r_.lemma(verb) == "retaliate" || r_.lemma(verb) == "respond" ||
                               r_.lemma(verb) == "answer" || r_.lemma(verb) == "reply" ||
                               r_.lemma(verb) == "react"));
    if (means) {
      const Clause clause(r_, verb);
      return clause.factuality() == Factuality::Stated &&
             sink_.add_all(frame.relation, doers(r_, clause), to, source);
    }
    if (by_means(t, frame, to, source)) return true;
    if (!r_.is(t, {Deprel::Obj})) return false;
    // Whoever declares war has not attacked yet.
    if (r_.lemma(t) == "war" && r_.lemma(verb) == "declare") return false;
    static constexpr std::string_view kLight[] = {
        "make",      "give",      "launch",   "announce",  "begin",   "continue", "express",
        "declare",   "lead",      "provide",  "offer",     "send",    "conduct",  "complete",
        "order",     "undertake", "extend",   "stage",     "carry",   "start",    "issue",
        "voice",     "pledge",    "increase", "impose",    "resume",  "approve",  "grant",
        "establish", "proclaim",  "show",     "implement", "enforce", "maintain", "mount",
        "institute", "expand"};
    // "engineered the overthrow of Mossadegh"
    const bool plots = frame.relation == Relation::Overthrew && r_.is_word("leading-verb", verb);
    // "urged continued support for Chiang"
    const bool urges = frame.relation == Relation::Supported &&
                       (r_.lemma(verb) == "urge" || r_.lemma(verb) == "advocate");
    if (!plots && !urges &&
        std::find(std::begin(kLight), std::end(kLight), r_.lemma(verb)) == std::end(kLight))
      return false;
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return false;
    Entities from = find_.entities(clause.subjects());
    std::erase_if(from, [&](std::uint32_t e) { return !is_actor(r_.type_of(e)); });
    return sink_.add_all(frame.relation, from, to, source);
  }

  /// "accomplished this through the negotiation of the Oregon Treaty with Britain"
  bool by_means(TokenId t, const Frame& frame, const Entities& to, const FactSink::Source& source) {
    const bool treaty =
        frame.relation == Relation::Negotiated || frame.relation == Relation::Signed;
    // "through the annexation of Texas and the negotiation of the Oregon Treaty"
    const TokenId first = r_.is(t, {Deprel::Conj}) ? r_.head(t) : t;
    const std::string_view preposition = r_.preposition(first);
    if (!treaty || !r_.is(first, {Deprel::Obl}) ||
        (preposition != "through" && preposition != "by"))
      return false;
    if (r_.head(first) == kNone || r_.token(r_.head(first)).upos != Upos::Verb) return false;
    const Clause clause(r_, r_.head(first));
    if (clause.passive() || clause.factuality() != Factuality::Stated) return false;
    Entities from = doers(r_, clause);
    for (TokenId c : r_.children(t)) {
      if (r_.preposition(c) != "with") continue;
      for (std::uint32_t e : referents(r_, c)) from.push_back(e);
    }
    std::erase_if(from, [&](std::uint32_t e) { return !is_actor(r_.type_of(e)); });
    return sink_.add_all(frame.relation, from, to, source);
  }

  /// "in a meeting with President Ford Kissinger explained", "after talks with the Soviets": who
  /// acts has met.
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

  /// "During a visit to Tokyo, Nehru spoke": who acts is there.
  bool went(TokenId t, const Entities& to, const FactSink::Source& source) {
    const std::string_view preposition = r_.preposition(t);
    if (preposition != "during" && preposition != "on" && preposition != "after" &&
        preposition != "following" && preposition != "follow")
      return false;
    const Clause clause(r_, r_.head(t));
    if (clause.factuality() != Factuality::Stated || clause.passive()) return false;
    const Entities who = doers(r_, clause);
    return who.size() == 1 && to.size() == 1 && sink_.add_all(Relation::Visited, who, to, source);
  }

  /// The noun says what the subject of the fact is: "was a critic of", "was at war with".
  static bool described(const Frame& frame) {
    return std::any_of(frame.from.begin(), frame.from.end(),
                       [](const Role& role) { return role.kind == Role::Kind::Subject; });
  }

  /// Whom the noun describes: "Nehru was in favor of X", "Lodge, an opponent of X", "the opponents
  /// of X, A and B", "became a party to X", "spoke in support of X".
  Entities bearers(TokenId t) const {
    Entities all;
    const TokenId head = r_.head(t);
    if (r_.child(t, {Deprel::Cop}) != kNone) {
      const Clause clause(r_, t);
      if (clause.factuality() == Factuality::Stated) all = find_.entities(clause.subjects());
    } else if (head != kNone && r_.is(t, {Deprel::Appos})) {
      all = referents_of_one(r_, head);
    } else if (head != kNone && r_.preposition(t) == "among" && r_.is(t, {Deprel::Obl}) &&
               r_.child(head, {Deprel::Cop}) != kNone) {
      // "Among the opponents of the treaty was Senator George"
      all = referents(r_, head);
    } else if (head != kNone && r_.token(head).upos == Upos::Verb && stands(t, head)) {
      const Clause clause(r_, head);
      if (clause.factuality() == Factuality::Stated) all = doers(r_, clause);
    }
    for (TokenId c : r_.children(t)) {
      if (!r_.is(c, {Deprel::Appos})) continue;
      for (std::uint32_t e : referents(r_, c)) all.push_back(e);
    }
    if (all.empty()) all = instances(t);
    std::erase_if(all, [&](std::uint32_t e) { return !is_actor(r_.type_of(e)); });
    return all;
  }

  /// "critics of the treaty, including Nitze, argued": the names behind the plural.
  Entities instances(TokenId t) const {
    Entities all;
    if ((r_.token(t).features & kPlural) == 0) return all;
    const TokenId end = std::min(r_.sentence(t).last_token, t + 16);
    TokenId at = t + 1;
    while (at < end && r_.token(at).upos != Upos::Verb && r_.text(at) != "including" &&
           !(r_.text(at) == "such" && r_.text(at + 1) == "as"))
      ++at;
    if (at >= end || (r_.text(at) != "including" && r_.text(at) != "such")) return all;
    for (TokenId n = at + 1; n < r_.sentence(t).last_token; ++n) {
      if (r_.mention_of[n] != kNone) {
        if (std::find(all.begin(), all.end(), r_.entity_at(n)) == all.end())
          all.push_back(r_.entity_at(n));
      } else if (r_.token(n).upos == Upos::Verb || r_.token(n).upos == Upos::Aux ||
                 r_.token(n).upos == Upos::Pron || r_.text(n) == ";") {
        break;
      }
    }
    return all;
  }

  /// "became a party to", "came out in favor of", "as a supporter of".
  bool stands(TokenId noun, TokenId verb) const {
    if (r_.is(noun, {Deprel::Xcomp, Deprel::Obj}) && r_.preposition(noun).empty())
      return r_.lemma(verb) == "become" || r_.lemma(verb) == "remain";
    const std::string_view preposition = r_.preposition(noun);
    return r_.is(noun, {Deprel::Obl}) &&
           (preposition == "as" || (preposition == "in" && r_.is_word("take-stand", verb)));
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
        // "Moscow, whose assistance to the rebels"
        if (all.empty() && r_.lemma(c) == "whose") all = actors_among(r_, referents_behind(r_, t));
        for (TokenId below : r_.children(c)) {
          // "Vietnam's December 1978 invasion"
          if (r_.is(below, {Deprel::Amod, Deprel::Compound, Deprel::NmodPoss}) &&
              r_.entity_at(below) != kNone && r_.entity_at(below) != r_.entity_at(c))
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
    if (all.empty() && agent) all = of_participle(t);
    if (all.empty() && agent) all = of_predicate(t);
    return all;
  }

  /// "a coup organized by the army", "the aid provided by China": who did what the noun says.
  Entities of_participle(TokenId t) const {
    for (TokenId c : r_.children(t)) {
      if (!r_.is(c, {Deprel::Acl}) || !r_.is_word("carrying-out", c)) continue;
      const Clause clause(r_, c);
      if (clause.passive() && clause.factuality() == Factuality::Stated)
        return actors_among(r_, doers(r_, clause));
    }
    return {};
  }

  /// "opposition to the plan came from the Senate", "the attack was led by Zhukov".
  Entities of_predicate(TokenId t) const {
    const TokenId verb = r_.head(t);
    if (verb == kNone || !r_.is(t, {Deprel::Nsubj, Deprel::NsubjPass})) return {};
    const Clause clause(r_, verb);
    if (clause.factuality() != Factuality::Stated) return {};
    if (r_.is(t, {Deprel::Nsubj}) && r_.is_word("coming-verb", verb))
      return actors_among(r_, find_.entities(clause.phrases("from")));
    const bool done = r_.is(t, {Deprel::NsubjPass}) &&
                      (r_.is_word("carrying-out", verb) || r_.is_word("uttering-verb", verb));
    return done ? actors_among(r_, doers(r_, clause)) : Entities{};
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
    for (TokenId c : r_.children(t)) {
      // The tagger takes "planned" for a verb.
      if (r_.is(c, {Deprel::Amod}) &&
          (r_.is_word("unreal", c) || r_.lexicon.is("unreal", lower(r_.text(c)))))
        return false;
    }
    const TokenId governor = r_.head(t);
    if (governor == kNone ||
        !r_.is(t, {Deprel::Obj, Deprel::Nmod, Deprel::Obl, Deprel::Nsubj, Deprel::NsubjPass}))
      return true;
    if (merely_possible(t, governor) || undertaken(governor)) return false;
    if (r_.token(governor).upos == Upos::Verb) {
      // "would be regarded as an attack": what something is called
      if (r_.is(t, {Deprel::Obl}) && r_.preposition(t) == "as" && is_hostile(t)) return false;
      if (r_.is(t, {Deprel::Obl}) && (r_.preposition(t) == "for" || r_.preposition(t) == "on") &&
          r_.lexicon.is("hypothetical", r_.lemma(governor)))
        return false;
      if (r_.is(t, {Deprel::Obj}) && (r_.lexicon.is("hypothetical", r_.lemma(governor)) ||
                                      r_.lexicon.is("refuse", r_.lemma(governor))))
        return false;
      // "his visit to Moscow was canceled"
      if (r_.is(t, {Deprel::NsubjPass}) && r_.is_word("cancelling-verb", governor)) return false;
      const Factuality factuality = Clause(r_, governor).factuality();
      // "did not conceal his sympathy with the rebels"
      if (r_.is(t, {Deprel::Obj}) && r_.is_word("hiding-verb", governor))
        return factuality == Factuality::Negated;
      if (r_.is(t, {Deprel::Nsubj}) && factuality == Factuality::Hypothetical) return false;
      return !(r_.is(t, {Deprel::Obj, Deprel::NsubjPass}) && factuality != Factuality::Stated);
    }
    // "talks on the recognition of Vietnam"
    const std::string_view link = r_.preposition(t);
    if (r_.is(t, {Deprel::Nmod}) && (link == "on" || link == "about" || link == "over") &&
        (r_.is_word("talk-noun", governor) || r_.is_word("bargain-noun", governor)))
      return false;
    return !(r_.is(t, {Deprel::Nmod}) && r_.lexicon.is("hypothetical", r_.lemma(governor)));
  }

  bool wished(TokenId t) const {
    const TokenId verb = r_.head(t);
    return verb != kNone && r_.is(t, {Deprel::Obj, Deprel::NsubjPass}) &&
           (r_.is_word("weighing-verb", verb) || r_.is_word("backing-verb", verb));
  }

  bool is_hostile(TokenId t) const { return r_.is_word("attack-noun", t); }

  bool refused(TokenId t) const {
    const TokenId verb = r_.head(t);
    return verb != kNone && r_.is(t, {Deprel::Obj, Deprel::NsubjPass}) &&
           r_.lexicon.is("refuse", r_.lemma(verb)) &&
           Clause(r_, verb).factuality() == Factuality::Stated;
  }

  /// "agreed to strengthen the campaign against Germany"
  bool undertaken(TokenId verb) const {
    const TokenId governor = r_.head(verb);
    return governor != kNone && r_.is(verb, {Deprel::Xcomp, Deprel::Advcl}) &&
           r_.is_word("undertaking-verb", governor) && r_.child(verb, {Deprel::Mark}) != kNone &&
           r_.lemma(r_.child(verb, {Deprel::Mark})) == "to";
  }

  /// "an invasion was imminent", "intervention became likely"
  bool merely_possible(TokenId t, TokenId governor) const {
    if (!r_.is(t, {Deprel::Nsubj})) return false;
    if (r_.is_word("possible", governor)) return true;
    const TokenId what = r_.child(governor, {Deprel::Xcomp, Deprel::Obj});
    return what != kNone && r_.is_word("possible", what);
  }

  Reading& r_;
  FactSink& sink_;
  FrameArguments find_;
};

}  // namespace

void read_noun_frames(Reading& reading, FactSink& sink, TokenId noun) {
  const auto at = reading.lexicon.facts.nouns.find(reading.lemma(noun));
  if (at != reading.lexicon.facts.nouns.end()) NounFrames(reading, sink).noun(noun, at->second);
}

}  // namespace dossier::ingest
