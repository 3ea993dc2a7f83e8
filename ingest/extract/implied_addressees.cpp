#include "ingest/extract/actors.h"
#include "ingest/extract/proposal_addressees.h"
#include "ingest/extract/proposal_content.h"

#include <algorithm>

namespace dossier::ingest {

namespace {

/// Finds who is addressed by an act that does not say it beside its own word.
class Implied {
 public:
  Implied(const Reading& reading, const Act& act) : r_(reading), act_(act) {}

  Entities find() const {
    using Step = Entities (Implied::*)() const;
    // A governor may write to his own government: who is named as the addressee is one.
    static constexpr Step kNamed[] = {&Implied::of_answer,  &Implied::of_answer_before,
                                      &Implied::at_the_end, &Implied::at_the_end_by_order,
                                      &Implied::of_message, &Implied::of_writing,
                                      &Implied::of_handed,  &Implied::of_exchange,
                                      &Implied::of_asker,   &Implied::of_head};
    static constexpr Step kMeant[] = {&Implied::of_conjunct,        &Implied::who_is_to_act,
                                      &Implied::recipient_of_offer, &Implied::other_side,
                                      &Implied::whose_help,         &Implied::of_plea_above,
                                      &Implied::who_counters,       &Implied::actor_behind_that};
    for (Step step : kNamed) {
      Entities all = (this->*step)();
      std::erase_if(all, [&](std::uint32_t e) { return holds(act_.who, e); });
      if (!all.empty()) return all;
    }
    for (Step step : kMeant) {
      Entities all = (this->*step)();
      std::erase_if(all, [&](std::uint32_t e) { return stands_for(r_, act_.who, e); });
      if (!all.empty()) return all;
    }
    return own_state();
  }

 private:
  /// "Omar accepted the treaty proposed by Decatur".
  Entities of_answer() const {
    if (!r_.is(act_.predicate, {Deprel::Acl, Deprel::AclRelcl})) return {};
    const TokenId verb = verb_over(r_, r_.head(act_.predicate));
    return verb == kNone ? Entities{} : answerers(r_, verb);
  }

  /// "proposed a settlement on the 49 degree line to Great Britain": "to" below the content, where
  /// no noun there asks for it.
  Entities at_the_end() const {
    if (act_.content == kNone || !r_.lexicon.is("puts-to", r_.lemma(act_.predicate))) return {};
    if (!is_nominal(r_.token(act_.content).upos)) return {};
    const auto [first, last] = r_.extent(act_.content);
    for (TokenId t = act_.content + 1; t < last; ++t) {
      const TokenId noun = r_.head(t);
      if (noun == kNone || noun < first || r_.preposition(t) != "to" ||
          !r_.is(t, {Deprel::Nmod, Deprel::Obl}) ||
          (r_.token(noun).upos != Upos::Noun && r_.token(noun).upos != Upos::Propn) ||
          r_.lexicon.is("to-noun", r_.lemma(noun)))
        continue;
      if (auto found = actors_at(r_, {t}); !found.empty()) return found;
    }
    return {};
  }

  /// "the British and French rejected Soviet offers": the answering verb stands before the words of
  /// the proposal, wherever the parser hung them.
  Entities of_answer_before() const {
    constexpr TokenId kMostModifiers = 4;
    const TokenId begin = r_.sentence(act_.predicate).first_token;
    for (TokenId t = act_.predicate; t > begin && t + kMostModifiers > act_.predicate;) {
      --t;
      if (r_.token(t).upos == Upos::Verb)
        return answers_proposal(r_, t) ? answerers(r_, t) : Entities{};
      if (r_.token(t).upos == Upos::Adp || r_.token(t).upos == Upos::Punct) return {};
    }
    return {};
  }

  /// "submit the Treaty and Covenant to Congress": the next "to" with a name, whatever it hangs to.
  Entities at_the_end_by_order() const {
    constexpr TokenId kReach = 14;
    if (!r_.lexicon.is("puts-to", r_.lemma(act_.predicate)) ||
        r_.token(act_.predicate).upos != Upos::Verb)
      return {};
    if (act_.content == kNone || !is_nominal(r_.token(act_.content).upos)) return {};
    const TokenId end = std::min(r_.sentence(act_.predicate).last_token, act_.predicate + kReach);
    for (TokenId t = act_.predicate + 2; t + 1 < end; ++t) {
      const Upos tag = r_.token(t).upos;
      if (tag == Upos::Verb || tag == Upos::Aux || tag == Upos::Punct || tag == Upos::Sconj)
        return {};
      if (r_.text(t) != "to" || r_.lexicon.is("to-noun", r_.lemma(t - 1))) continue;
      TokenId name = t + 1;
      while (name + 1 < end && r_.mention_of[name] == kNone && r_.token(name).upos != Upos::Verb)
        ++name;
      if (name > t + 3 || r_.mention_of[name] == kNone) return {};
      const std::uint32_t e = r_.entity_at(name);
      const bool actor = e != kNone && is_actor(r_.type_of(e)) &&
                         r_.out.mentions[r_.mention_of[name]].form != Mention::Form::Adjective;
      return actor ? Entities{e} : Entities{};
    }
    return {};
  }

  /// "The letter requested that": to whom the text that speaks was written.
  Entities of_writing() const {
    if (r_.token(act_.predicate).upos != Upos::Verb) return {};
    for (TokenId subject : Clause(r_, act_.predicate).subjects()) {
      if (!r_.lexicon.is("writing", r_.lemma(subject))) continue;
      if (Entities found = recipients_of_writing(r_, subject); !found.empty()) return found;
    }
    return {};
  }

  /// "wrote to Lee suggesting", "speaking before Congress, Wilson called for".
  Entities of_message() const {
    const Sentence& s = r_.sentence(act_.predicate);
    for (TokenId t = s.first_token; t < s.last_token; ++t) {
      if (t == act_.predicate || r_.token(t).upos != Upos::Verb ||
          (!r_.lexicon.is("message-verb", r_.lemma(t)) && !sends_writing(t) && !seeks_out(t)))
        continue;
      if (act_.content != kNone && r_.below(t, act_.content)) continue;
      const Clause clause(r_, t);
      if (another_occasion(t) || !spoken_by_proposer(clause)) continue;
      if (auto found = partner(clause); !found.empty()) return found;
    }
    return {};
  }

  /// "wrote to Brezhnev, and during his address he announced": a coordinated clause with a subject
  /// of its own tells of something else.
  bool another_occasion(TokenId message) const {
    // "who had visited Japan in the spring, thereafter recommended"
    const TokenId aux = r_.child(message, {Deprel::Aux});
    if (r_.is(message, {Deprel::AclRelcl}) && aux != kNone && r_.text(aux) == "had" &&
        !r_.below(act_.predicate, message))
      return true;
    return r_.is(act_.predicate, {Deprel::Conj}) && r_.head(act_.predicate) == message &&
           r_.child(act_.predicate, {Deprel::Nsubj}) != kNone;
  }

  /// "sent a note", "delivered a letter".
  bool sends_writing(TokenId verb) const {
    const auto children = r_.children(verb);
    return r_.is_word("sending", verb) &&
           std::any_of(children.begin(), children.end(), [&](TokenId c) {
             return r_.is(c, {Deprel::Obj}) && r_.is_word("writing", c);
           });
  }

  /// "sought out Goodwin and suggested".
  bool seeks_out(TokenId verb) const {
    const TokenId particle = r_.child(verb, {Deprel::CompoundPrt});
    return r_.lemma(verb) == "seek" && particle != kNone && r_.lemma(particle) == "out";
  }

  bool spoken_by_proposer(const Clause& clause) const {
    const TokenId verb = clause.predicate();
    if (r_.below(act_.predicate, verb) &&
        r_.is(act_.predicate, {Deprel::Advcl, Deprel::Conj, Deprel::Xcomp}) &&
        r_.child(act_.predicate, {Deprel::Nsubj}) == kNone)
      return true;
    const auto speakers = doers(r_, clause);
    return std::any_of(speakers.begin(), speakers.end(), [&](std::uint32_t e) {
      return stands_for(r_, act_.who, e) || stands_for(r_, speakers, act_.who[0]);
    });
  }

  Entities partner(const Clause& clause) const {
    for (std::string_view preposition : {"to", "with", "before"}) {
      if (auto found = addressed_at(r_, clause.phrases(preposition)); !found.empty()) return found;
    }
    const std::string_view word = r_.lemma(clause.predicate());
    if (r_.lexicon.is("speaks-to", word) || clause.passive()) return {};
    auto found = actors_at(r_, clause.recipients());
    return found.empty() ? actors_at(r_, clause.objects()) : found;
  }

  /// "promised Vietnam its autonomy, but only offered limited independence".
  Entities of_conjunct() const {
    if (!r_.is(act_.predicate, {Deprel::Conj})) return {};
    const TokenId verb = r_.head(act_.predicate);
    const Entities found = r_.is_word("offering", act_.predicate)
                               ? actors_at(r_, recipients_of(r_, Clause(r_, verb)))
                               : Entities{};
    // "counseled Kennedy against sending troops and recommended"
    const bool same = r_.is_word("needs-addressee", verb) || r_.is_word("advice-verb", verb);
    return found.empty() && same && r_.child(act_.predicate, {Deprel::Nsubj}) == kNone &&
                   !Clause(r_, verb).passive()
               ? actors_at(r_, Clause(r_, verb).objects())
               : found;
  }

  /// "In a letter to Khrushchev, Kennedy offered", "during talks with Japan".
  Entities of_exchange() const {
    const Sentence& s = r_.sentence(act_.predicate);
    for (TokenId t = s.first_token; t < s.last_token; ++t) {
      if (r_.token(t).upos != Upos::Noun || !r_.lexicon.is("exchange", r_.lemma(t))) continue;
      if (act_.content != kNone && r_.below(t, act_.content)) continue;
      // "announced talks with Japan and called for" holds none
      if (r_.is(t, {Deprel::Obj}) && !r_.is_word("sending", r_.head(t)) &&
          !r_.is_word("holding-verb", r_.head(t)))
        continue;
      for (std::string_view preposition : {"to", "with"}) {
        if (auto found = phrase_actors(r_, t, preposition); !found.empty()) return found;
      }
    }
    return {};
  }

  /// "in a memorandum that he handed to the President, advised", "in a letter to the leader in the
  /// House, Martin": to whom the text went in which it stands.
  Entities of_handed() const {
    const Sentence& s = r_.sentence(act_.predicate);
    for (TokenId t = s.first_token; t < s.last_token; ++t) {
      if (r_.token(t).upos != Upos::Noun || !r_.is_word("message-writing", t) ||
          (act_.content != kNone && r_.below(t, act_.content)))
        continue;
      const std::string_view preposition = r_.preposition(t);
      if (preposition != "in" && preposition != "by" && preposition != "through") continue;
      for (TokenId c : r_.children(t)) {
        if (!r_.is(c, {Deprel::AclRelcl, Deprel::Acl}) || !r_.is_word("sending", c)) continue;
        if (auto found = addressed_at(r_, Clause(r_, c).phrases("to")); !found.empty())
          return found;
      }
      if (auto found = recipients_of_writing(r_, t); !found.empty()) return found;
    }
    return {};
  }

  Entities of_head() const { return head_advised(r_, act_); }

  /// "proposed that Russia buy back": who is to act, unless it is the proposer himself.
  Entities who_is_to_act() const {
    const TokenId what = act_.content;
    if (what == kNone || r_.token(what).upos == Upos::Noun) return {};
    // "that Berlin become a free city": nobody acts
    if (r_.is_word("becoming", what) && !is_infinitive(r_, what)) return {};
    if (is_infinitive(r_, what)) return called_upon();
    if (r_.child(what, {Deprel::Mark}) == kNone && !r_.is(what, {Deprel::Ccomp}) &&
        !begins_with_that(r_, what))
      return {};
    const auto subjects = acting_subjects(what);
    if (subjects.empty()) return {};
    Entities all = actors_at(r_, subjects);
    const bool shared = std::any_of(all.begin(), all.end(),
                                    [&](std::uint32_t e) { return stands_for(r_, act_.who, e); });
    // "that the two nations take the lead" addresses the other one of them.
    if (shared && all.size() != 2) all.clear();
    return all;
  }

  /// Its subject; also the name between "and" and a coordinated verb, which the parser may have
  /// joined to the object before.
  TokenId subject_of(TokenId clause) const {
    const TokenId subject = r_.child(clause, {Deprel::Nsubj});
    if (subject != kNone || !r_.is(clause, {Deprel::Conj})) return subject;
    const std::uint32_t mention = clause == 0 ? kNone : r_.mention_of[clause - 1];
    if (mention == kNone) return kNone;
    const Mention& name = r_.out.mentions[mention];
    const bool linked = name.first_token > 0 && r_.token(name.first_token - 1).upos == Upos::Cconj;
    return linked && name.form == Mention::Form::Name ? name.head : kNone;
  }

  /// "that Turkey withdraw and Greece recognize it": the subjects of all its active clauses, where
  /// the first is one.
  std::vector<TokenId> acting_subjects(TokenId what) const {
    std::vector<TokenId> all;
    for (TokenId clause : r_.conjuncts(what)) {
      const TokenId subject = subject_of(clause);
      if (subject != kNone && !Clause(r_, clause).passive()) all.push_back(subject);
      if (clause == what && all.empty()) return {};
    }
    return all;
  }

  /// "Brzezinski argued that the United States needed ...": a person advises the own state.
  Entities own_state() const {
    const TokenId what = act_.content;
    if (what == kNone || r_.is_word("becoming", what)) return {};
    if (r_.token(what).upos == Upos::Noun) return state_in_view();
    if (is_infinitive(r_, what)) return {};
    const TokenId subject = r_.child(what, {Deprel::Nsubj});
    if (subject == kNone || Clause(r_, what).passive()) return {};
    Entities all = actors_at(r_, {subject});
    std::erase_if(all, [&](std::uint32_t e) { return holds(act_.who, e); });
    return all;
  }

  /// "called for the withdrawal of U.S. forces", "encouraged French recognition": the deed of a
  /// state is asked of it.
  Entities who_does_the_deed() const {
    if (!r_.lexicon.is("deed-noun", r_.lemma(act_.content))) return {};
    std::vector<TokenId> states;
    for (TokenId c : r_.children(act_.content)) {
      if (r_.is(c, {Deprel::Amod, Deprel::Compound, Deprel::NmodPoss})) states.push_back(c);
      if (!r_.is(c, {Deprel::Nmod}) || (r_.preposition(c) != "of" && r_.preposition(c) != "by"))
        continue;
      if (r_.preposition(c) == "by") states.push_back(c);
      for (TokenId inner : r_.children(c)) {
        const bool owned = r_.lexicon.is("troops-noun", r_.lemma(c)) ||
                           r_.lexicon.is("stand-for-act", r_.lemma(c));
        if (owned && r_.is(inner, {Deprel::Amod, Deprel::Compound, Deprel::NmodPoss}))
          states.push_back(inner);
      }
    }
    Entities found = actors_at(r_, states);
    std::erase_if(found, [&](std::uint32_t e) { return stands_for(r_, act_.who, e); });
    return found;
  }

  /// "Shufeldt recommended the establishment of U.S. relations": his own state has to do it.
  Entities state_in_view() const {
    if (Entities found = who_does_the_deed(); !found.empty()) return found;
    if (!advises()) return {};
    const auto [first, last] = r_.extent(act_.content);
    for (TokenId t = first; t < last; ++t) {
      const std::uint32_t e = r_.entity_at(t);
      if (e == kNone || r_.type_of(e) != EntityType::Country || holds(act_.who, e)) continue;
      const TokenId noun = r_.head(t);
      const bool deed = noun != kNone && (r_.lexicon.is("deed-noun", r_.lemma(noun)) ||
                                          r_.lexicon.is("help-noun", r_.lemma(noun)));
      // "resistance to Soviet expansion" is asked of the others
      const std::string_view link = noun == kNone ? "" : r_.preposition(noun);
      const bool target = link == "to" || link == "against" || link == "with";
      if (r_.is(t, {Deprel::Amod, Deprel::Compound, Deprel::NmodPoss}) && !target &&
          (deed || stands_for(r_, act_.who, e)))
        return {e};
    }
    return {};
  }

  /// "requested that Congress appropriate funds", whatever the parser made of the clause: the name
  /// right behind "that", unless something is to be done to it.
  Entities actor_behind_that() const {
    const TokenId end = r_.sentence(act_.predicate).last_token;
    TokenId t = act_.predicate + 1;
    if (t + 2 >= end || r_.text(t) != "that") return {};
    ++t;
    if (r_.token(t).upos == Upos::Det) ++t;
    if (t + 1 >= end || r_.mention_of[t] == kNone) return {};
    const Mention& name = r_.out.mentions[r_.mention_of[t]];
    const bool acts = name.form == Mention::Form::Name && name.last_token < end &&
                      is_actor(r_.type_of(name.entity)) &&
                      r_.token(name.last_token).upos != Upos::Aux &&
                      r_.token(name.last_token).upos != Upos::Part &&
                      r_.token(name.last_token).upos != Upos::Punct &&
                      r_.lemma(name.last_token) != "be" && !r_.is_word("becoming", name.last_token);
    return acts && !r_.lexicon.is("declaring", r_.lemma(act_.predicate)) ? Entities{name.entity}
                                                                         : Entities{};
  }

  /// "Jay looked to Hamilton for instructions. Hamilton recommended ...": who asked for advice.
  Entities of_asker() const {
    const std::uint32_t here = r_.sentence_of[act_.predicate];
    if (here == 0 || !advises()) return {};
    const Sentence& before = r_.analysis.sentences[here - 1];
    if (before.block != r_.sentence(act_.predicate).block) return {};
    for (TokenId t = before.first_token; t < before.last_token; ++t) {
      if (r_.token(t).upos != Upos::Verb || !r_.lexicon.is("asks-advice", r_.lemma(t))) continue;
      const Clause clause(r_, t);
      std::vector<TokenId> asked = clause.objects();
      for (std::string_view preposition : {"to", "with", "for"}) {
        for (TokenId nominal : clause.phrases(preposition)) asked.push_back(nominal);
      }
      const Entities advisers = actors_at(r_, asked);
      const bool own = std::any_of(advisers.begin(), advisers.end(),
                                   [&](std::uint32_t e) { return holds(act_.who, e); });
      if (own) return doers(r_, clause);
    }
    return {};
  }

  /// "petitioned for U.S. assistance, calling on its neighbor to intervene": whom the verb above
  /// asks.
  Entities of_plea_above() const {
    const TokenId above = r_.head(act_.predicate);
    if (above == kNone || !r_.is(act_.predicate, {Deprel::Advcl}) ||
        !r_.lexicon.is("asking", r_.lemma(above)))
      return {};
    for (TokenId thing : Clause(r_, above).phrases("for")) {
      const Act plea{above, act_.who, {}, thing, kNone, act_.rule};
      if (Entities found = asked_for_help(r_, plea); !found.empty()) return found;
    }
    return {};
  }

  /// "called for the government to suppress it".
  Entities called_upon() const {
    const Clause clause(r_, act_.predicate);
    for (std::string_view preposition : {"for", "on", "upon"}) {
      auto nominals = clause.phrases(preposition);
      std::erase_if(nominals, [&](TokenId t) { return t > act_.content; });
      auto found = actors_at(r_, nominals);
      if (found.empty()) {
        for (TokenId t : nominals) {
          for (std::uint32_t e : referents_behind(r_, t)) add_entity(found, e);
        }
      }
      if (!found.empty()) return found;
    }
    return {};
  }

  /// Advice is given to one's own side: the other side of its subject is not addressed.
  bool advises() const { return r_.lexicon.is("advice-verb", r_.lemma(act_.predicate)); }

  /// "offered to sell Alaska to the United States", "offered to assist France".
  Entities recipient_of_offer() const {
    const TokenId what = act_.content;
    if (what == kNone || !r_.lexicon.is("offering", r_.lemma(act_.predicate))) return {};
    if (r_.token(what).upos != Upos::Verb) {
      auto found = phrase_actors(r_, what, "to");
      return found.empty() ? phrase_actors(r_, what, "for") : found;
    }
    const Clause inner(r_, what);
    for (std::string_view preposition : {"to", "with", "between", "for"}) {
      const auto nominals = inner.phrases(preposition);
      if (auto found = actors_at(r_, nominals); !found.empty()) return found;
      // "offered to come to the aid of France"
      for (TokenId t : nominals) {
        if (!r_.lexicon.is("help-noun", r_.lemma(t))) continue;
        if (auto found = phrase_actors(r_, t, "of"); !found.empty()) return found;
      }
    }
    auto found = actors_at(r_, inner.objects());
    std::erase_if(found, [&](std::uint32_t e) { return stands_for(r_, act_.who, e); });
    return found.empty() ? on_condition() : found;
  }

  /// "offered to scrap ships if Japan would do the same".
  Entities on_condition() const {
    for (TokenId governor : {act_.content, act_.predicate}) {
      for (TokenId c : r_.children(governor)) {
        const TokenId mark = r_.child(c, {Deprel::Mark});
        const TokenId subject = r_.child(c, {Deprel::Nsubj});
        if (!r_.is(c, {Deprel::Advcl}) || mark == kNone || subject == kNone) continue;
        if (r_.lexicon.is("conditional", r_.lemma(mark))) return actors_at(r_, {subject});
      }
    }
    return {};
  }

  /// "a treaty with France", "talks between the two", "an alliance against Germany with Britain";
  /// "a truce between A and B", of a third party, is put to both.
  Entities other_side() const {
    if (act_.content == kNone || advises()) return {};
    for (TokenId noun : mutual_nouns()) {
      for (std::string_view preposition : {"with", "between"}) {
        auto found = phrase_actors(r_, noun, preposition);
        if (found.empty() && preposition == "between") found = between_below(noun);
        if (!found.empty()) return found;
      }
    }
    return whom_to_meet();
  }

  /// "expressed his readiness to meet the President".
  Entities whom_to_meet() const {
    if (r_.lemma(act_.content) != "meet" || !is_infinitive(r_, act_.content)) return {};
    return actors_at(r_, Clause(r_, act_.content).objects());
  }

  /// "an exchange of prisoners between Iran and Iraq".
  Entities between_below(TokenId noun) const {
    for (TokenId c : r_.children(noun)) {
      if (c < noun || !r_.is(c, {Deprel::Nmod})) continue;
      if (auto found = phrase_actors(r_, c, "between"); found.size() > 1) return found;
    }
    return {};
  }

  /// Nouns of what is proposed that need two sides.
  std::vector<TokenId> mutual_nouns() const {
    std::vector<TokenId> found;
    const auto collect = [&](TokenId t) {
      if (r_.lexicon.is("mutual", r_.lemma(t))) found.push_back(t);
    };
    collect(act_.content);
    for (TokenId c : r_.children(act_.content)) {
      if (c > act_.content && r_.is(c, {Deprel::Obj, Deprel::Nmod, Deprel::Obl})) collect(c);
    }
    // "proposed a pact as an agreement between ...": complements that hang to the verb.
    if (!is_nominal(r_.token(act_.content).upos)) return found;
    for (TokenId c : r_.children(act_.predicate)) {
      if (c > act_.content && r_.is(c, {Deprel::Obl, Deprel::Nmod}) && r_.preposition(c) == "as")
        collect(c);
    }
    return found;
  }

  Entities whose_help() const {
    if (!r_.lexicon.is("asking", r_.lemma(act_.predicate))) return {};
    Entities found = asked_for_help(r_, act_);
    return found.empty() ? whose_membership() : found;
  }

  /// "applied to join the League": the body that is to take the applicant in.
  Entities whose_membership() const {
    const TokenId what = act_.content;
    if (what == kNone) return {};
    Entities found;
    if (r_.lexicon.is("joining", r_.lemma(what)))
      found = actors_at(r_, Clause(r_, what).objects());
    else if (r_.lemma(what) == "membership" || r_.lemma(what) == "admission")
      found = phrase_actors(r_, what, r_.lemma(what) == "membership" ? "in" : "to");
    std::erase_if(found,
                  [&](std::uint32_t e) { return r_.type_of(e) != EntityType::Organization; });
    return found;
  }

  /// "proposed the parallel, but Great Britain insisted on the river".
  Entities who_counters() const {
    for (TokenId c : r_.children(act_.predicate)) {
      if (c < act_.predicate || !r_.is(c, {Deprel::Conj}) || r_.token(c).upos != Upos::Verb)
        continue;
      const TokenId link = r_.child(c, {Deprel::Cc});
      if (link == kNone || r_.lemma(link) != "but" || r_.child(c, {Deprel::Nsubj}) == kNone)
        continue;
      if (!r_.lexicon.is("counter-verb", r_.lemma(c))) continue;
      return doers(r_, Clause(r_, c));
    }
    return {};
  }

  const Reading& r_;
  const Act& act_;
};

}  // namespace

Entities implied_addressees(const Reading& r, const Act& act) { return Implied(r, act).find(); }

}  // namespace dossier::ingest
