#include "ingest/extract/facts/frame_arguments.h"
#include "ingest/extract/facts/frame_readers.h"
#include "ingest/extract/facts/noun_agents.h"
#include "ingest/extract/facts/noun_factuality.h"

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
    const bool real = noun_states(r_, t);
    for (const Frame& frame : frames) {
      // "rejected the ultimatum": it was made all the same.
      if (!real && (frame.relation != Relation::Demanded || !noun_is_refused(r_, t))) continue;
      if (!frame.noun.empty() && !find_.modified_by(t, frame.noun)) continue;
      // "supported Chinese membership": it is wished for.
      if (frame.relation == Relation::MemberOf && noun_is_wished(r_, t)) continue;
      const Entities from = described(frame) ? bearers(t) : agents_of_noun(r_, t, frame.from);
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
