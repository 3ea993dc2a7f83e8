#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/proposals/proposal_content.h"
#include "ingest/extract/proposals/proposal_proposers.h"
#include "ingest/extract/proposals/proposal_readers.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace dossier::ingest {
namespace {

class VerbReader {
 public:
  VerbReader(Reading& reading, TokenId verb, ProposalSink& sink)
      : r_(reading), clause_(reading, verb), verb_(verb), proposers_(reading, verb), sink_(sink) {}

  void read(const std::vector<ProposalFrame>& frames) {
    const Factuality factuality = Clause(r_, proposers_.anchor()).factuality();
    if (factuality != Factuality::Stated &&
        !(factuality == Factuality::Hypothetical && carried_out()))
      return;
    if (r_.is(verb_, {Deprel::Amod, Deprel::Compound})) return torn_off();
    if (habitual() || only_agreed() || caused() || only_purpose() || only_wanted()) return;
    who_ = proposers_.find();
    if (who_.empty()) return;
    for (const ProposalFrame& frame : frames) {
      if (frame.noun.empty() ? by_verb(frame) : by_light_verb(frame)) return;
    }
  }

 private:
  /// A finite verb that the parser took for an adjective of its object: "When the minister, John
  /// Quincy Adams, proposed disarmament", "vetoed the plan and instead proposed closer ties".
  void torn_off() {
    const TokenId begin = r_.sentence(verb_).first_token;
    if (verb_ < begin + 2 || r_.head(verb_) == kNone || r_.head(verb_) < verb_) return;
    const std::uint32_t mention = r_.mention_of[verb_ - 2];
    if (r_.text(verb_ - 1) == "," && mention != kNone &&
        r_.out.mentions[mention].form == Mention::Form::Name)
      who_ = actors_at(r_, {r_.out.mentions[mention].head});
    else if (r_.token(verb_ - 1).upos == Upos::Adv && r_.token(verb_ - 2).upos == Upos::Cconj)
      who_ = proposers_.subject_above(who_);
    if (!who_.empty()) sink_.add({verb_, who_, {}, r_.head(verb_), kNone, "propose-order"});
  }

  /// "had a commission draw up an agreement": done by who stands between.
  bool caused() const {
    const TokenId governor = r_.head(verb_);
    return governor != kNone && r_.is(verb_, {Deprel::Xcomp, Deprel::Ccomp}) &&
           !is_infinitive(r_, verb_) &&
           (r_.lemma(governor) == "have" || r_.lemma(governor) == "let");
  }

  /// "had always advocated": what somebody stands for is no proposal.
  bool habitual() const {
    const auto children = r_.children(verb_);
    return std::any_of(children.begin(), children.end(), [&](TokenId c) {
      return r_.is(c, {Deprel::Advmod}) &&
             (r_.lemma(c) == "always" || r_.lemma(c) == "traditionally");
    });
  }

  /// "In order to discourage them": what a deed is for is not done by it.
  bool only_purpose() const {
    return verb_ >= r_.sentence(verb_).first_token + 2 && r_.text(verb_ - 1) == "to" &&
           r_.lemma(verb_ - 2) == "order";
  }

  /// "recommended that China propose talks": a subjunctive tells what is to be done.
  bool only_wanted() const {
    const TokenId governor = r_.head(verb_);
    if (governor == kNone || !r_.is(verb_, {Deprel::Ccomp}) || r_.text(verb_) != r_.lemma(verb_) ||
        r_.child(verb_, {Deprel::Aux, Deprel::AuxPass}) != kNone || !begins_with_that(r_, verb_))
      return false;
    return r_.lexicon.proposals.verbs.contains(r_.lemma(governor));
  }

  /// "agreed to pressure the city": nothing was put forward yet.
  bool only_agreed() const {
    const TokenId governor = r_.head(verb_);
    return governor != kNone && r_.is(verb_, {Deprel::Xcomp, Deprel::Advcl}) &&
           is_infinitive(r_, verb_) && r_.lexicon.is("commit-verb", r_.lemma(governor));
  }

  /// "Norway asked to join the talks": asks for itself.
  bool asks_to_act(const Act& act) const {
    return act.content != kNone && is_infinitive(r_, act.content) && clause_.objects().empty() &&
           r_.is_word("asks-for-itself", verb_) && !clause_.passive();
  }

  /// "tried to persuade", "went to Paris to propose", "used channels to suggest": the attempt and
  /// the journey are the act.
  bool carried_out() const {
    const TokenId governor = r_.head(verb_);
    if (governor == kNone || !is_infinitive(r_, verb_)) return false;
    if (const TokenId effort = proposers_.effort_over(); effort != kNone)
      return Clause(r_, effort).factuality() == Factuality::Stated;
    const std::string_view word = r_.lemma(governor);
    if (word == "unable" || word == "fail")
      return Clause(r_, governor).factuality() == Factuality::Stated &&
             r_.is_word("persuading", verb_);
    if (word == "able") {
      const TokenId copula = r_.child(governor, {Deprel::Cop});
      return copula != kNone && (r_.text(copula) == "was" || r_.text(copula) == "were") &&
             Clause(r_, governor).factuality() == Factuality::Stated;
    }
    if (r_.is(verb_, {Deprel::Acl}) && r_.is_word("attempt-noun", governor))
      return r_.child(governor, {Deprel::NmodPoss}) != kNone;
    const bool attempt = (r_.is(verb_, {Deprel::Xcomp}) || tried_somehow(governor)) &&
                         r_.lexicon.is("attempt", word);
    const TokenId deed = deed_over(governor);
    const bool purpose =
        deed != kNone && deed < verb_ &&
        (r_.is_word("message-verb", deed) || r_.is_word("journey", deed) || makes_use(deed));
    if (!attempt && !purpose) return false;
    const TokenId above = Proposers(r_, attempt ? governor : deed).anchor();
    return Clause(r_, above).factuality() == Factuality::Stated || purposeful(governor);
  }

  /// "tried in vain to", "sought without success to": an adverbial stands between.
  bool tried_somehow(TokenId governor) const {
    const std::string_view word = r_.lemma(governor);
    return r_.is(verb_, {Deprel::Advcl}) && governor < verb_ &&
           (word == "try" || word == "attempt" || word == "seek") &&
           r_.child(governor, {Deprel::Obj}) == kNone;
  }

  /// The verb whose purpose the infinitive tells, also where the parser hung it to a noun: "went
  /// before a session of Congress to request"; or kNone.
  TokenId deed_over(TokenId governor) const {
    if (r_.is(verb_, {Deprel::Advcl, Deprel::Xcomp})) return governor;
    if (!r_.is(verb_, {Deprel::Acl})) return kNone;
    constexpr int kSteps = 3;
    for (int steps = 0; governor != kNone && steps < kSteps; ++steps) {
      if (r_.token(governor).upos == Upos::Verb) return governor;
      if (!r_.is(governor, {Deprel::Obl, Deprel::Nmod, Deprel::Obj})) return kNone;
      governor = r_.head(governor);
    }
    return governor != kNone && r_.token(governor).upos == Upos::Verb ? governor : kNone;
  }

  /// "sat in on meetings to try to": the purpose of something done is attempted.
  bool purposeful(TokenId attempt) const {
    const TokenId deed = r_.head(attempt);
    return r_.lexicon.is("attempt", r_.lemma(attempt)) && is_infinitive(r_, attempt) &&
           r_.is(attempt, {Deprel::Advcl}) && deed != kNone && deed < attempt &&
           proposers_.past_finite(deed) && Clause(r_, deed).factuality() == Factuality::Stated;
  }

  /// "made use of channels to suggest".
  bool makes_use(TokenId verb) const {
    const TokenId object = r_.child(verb, {Deprel::Obj});
    return object != kNone && r_.lexicon.is("journey", r_.lemma(object));
  }

  bool by_verb(const ProposalFrame& frame) {
    Act act{verb_, who_, named_addressees(r_, clause_, frame.whom), kNone, kNone, "propose-verb"};
    if (auto sides = sides_of_others(r_, clause_, frame.whom, who_); !sides.empty())
      act.whom = std::move(sides);
    without_proposers(act.whom);
    without_own_people(act.whom);
    // "Chile was called upon by Argentina"
    if (act.whom.empty() && is_done_upon()) act.whom = actors_at(r_, clause_.objects());
    if (act.whom.empty()) act.whom = person_meant(frame);
    if (act.whom.empty()) act.whom = colleagues_of(r_, clause_, who_);
    if (act.whom.empty() && needs_its_phrase(frame)) return false;
    act.content = content_of_verb(r_, clause_, frame);
    if (act.whom.empty() && r_.lexicon.is("needs-name", r_.lemma(verb_))) {
      act.whom = asked_for_help(r_, act);
      // "sought a commitment": of whom the sentence tells
      if (act.whom.empty() && act.content != kNone &&
          r_.lexicon.is("sought-noun", r_.lemma(act.content)))
        act.whom = implied_addressees(r_, act);
      if (act.whom.empty()) act.whom = promised_to(act);
      const bool bargain = act.content != kNone && r_.is_word("bargain-noun", act.content);
      if (act.whom.empty() && !bargain) return false;
    }
    if (act.content == kNone) {
      act.first = content_by_order(r_, clause_, frame, act.whom);
      without_proposers(act.whom);
      if (act.first == kNone) return false;
      act.rule = "propose-order";
    }
    if (refers_back(act)) return true;
    without_content(act);
    if (act.whom.empty()) act.whom = names_right_behind(act, frame);
    if (r_.is_word("bringing", verb_)) of_its_owner(act);
    if (act.whom.empty()) act.whom = names_behind_to(act, frame);
    if (act.whom.empty()) act.whom = body_addressed(r_, act);
    if (act.whom.empty()) act.whom = body_of_scene(r_, act);
    if (act.whom.empty() && r_.lexicon.is("bringing", r_.lemma(verb_))) act.whom = assembly();
    if (r_.lexicon.is("persuading", r_.lemma(verb_)) && !persuades(act)) return false;
    if (act.whom.empty() && act.content != kNone && act.content == r_.head(verb_))
      act.whom = actors_above(act.content);
    if (addresses_own_head(act)) act.who = proposers_.subject_above(who_);
    if (act.whom.empty() && !is_moved(r_, act)) act.whom = implied_addressees(r_, act);
    if (act.whom.empty() && r_.lexicon.is("needs-addressee", r_.lemma(verb_)) &&
        !addresses_someone() && !asks_for_a_thing(act, frame) && !asks_that(act) &&
        !asks_to_act(act))
      return false;
    begin_behind_copula(act);
    return sink_.add(std::move(act));
  }

  /// "What Harriman proposed was a withdrawal": the words begin behind "was".
  void begin_behind_copula(Act& act) const {
    if (act.content == kNone || act.content < verb_ || r_.below(act.content, verb_)) return;
    const TokenId copula = r_.child(act.content, {Deprel::Cop});
    const TokenId what = r_.head(verb_);
    if (copula == kNone || what == kNone || r_.lemma(what) != "what" || copula < verb_) return;
    act.first = copula + (r_.text(copula + 1) == "that" ? 2 : 1);
    act.content = kNone;
  }

  /// "offered him a treaty", "urged upon him": where the pronoun was not resolved, the person
  /// spoken of last, here or in the sentence before.
  Entities person_meant(const ProposalFrame& frame) const {
    for (const Role& role : frame.whom) {
      const auto nominals =
          role.kind == Role::Kind::Recipient ? recipients_of(r_, clause_) : clause_.find(role);
      for (TokenId t : nominals) {
        if (r_.text(t) == "him") return person_before(t);
      }
    }
    return {};
  }

  Entities person_before(TokenId t) const {
    const std::uint32_t here = r_.sentence_of[t];
    const Sentence& before = r_.analysis.sentences[here > 0 ? here - 1 : 0];
    const TokenId begin =
        before.block == r_.sentence(t).block ? before.first_token : r_.sentence(t).first_token;
    for (; t > begin; --t) {
      const std::uint32_t e = r_.entity_at(t - 1);
      if (e != kNone && r_.type_of(e) == EntityType::Person && !holds(who_, e)) return {e};
    }
    return {};
  }

  /// "promised to provide Iran with economic assistance", "telegraphed Yuan to promise that".
  Entities promised_to(const Act& act) const {
    if (!r_.is_word("offering", verb_) || act.content == kNone) return {};
    const TokenId governor = r_.head(verb_);
    if (governor != kNone && is_infinitive(r_, verb_) && r_.is_word("message-verb", governor))
      return implied_addressees(r_, act);
    if (!is_infinitive(r_, act.content) || !r_.is_word("giving", act.content)) return {};
    const Clause inner(r_, act.content);
    Entities all = actors_at(r_, inner.recipients());
    if (all.empty()) all = actors_at(r_, inner.objects());
    std::erase_if(all, [&](std::uint32_t e) { return stands_for(r_, who_, e); });
    return all;
  }

  /// "assured them that his country did not want war and advised the president": a state advises
  /// nobody who leads it; the one who speaks above does.
  bool addresses_own_head(const Act& act) const {
    if (act.whom.empty() || !r_.is(verb_, {Deprel::Conj})) return false;
    const bool own = std::all_of(act.whom.begin(), act.whom.end(), [&](std::uint32_t person) {
      return std::any_of(act.who.begin(), act.who.end(),
                         [&](std::uint32_t e) { return stands_for(r_, {person}, e); });
    });
    if (!own) return false;
    const Entities above = proposers_.subject_above(who_);
    return !above.empty() && !holds(act.whom, above[0]);
  }

  /// "conveyed to the premier an offer from Ho Chi Minh": of him whose offer it is.
  void of_its_owner(Act& act) const {
    if (act.content == kNone || !r_.is_word("proposal-word", act.content)) return;
    std::vector<TokenId> senders;
    for (TokenId c : r_.children(act.content)) {
      if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "from") senders.push_back(c);
    }
    const Entities owners = actors_at(r_, senders);
    const bool own = std::any_of(act.who.begin(), act.who.end(), [&](std::uint32_t e) {
      return stands_for(r_, owners, e) || stands_for(r_, act.who, owners.empty() ? e : owners[0]);
    });
    if (!owners.empty() && !own) act.who = owners;
  }

  /// "Reagan urged all Americans to oppose it": not his state.
  void without_own_people(Entities& whom) const {
    if (whom.size() != 1 || r_.type_of(whom[0]) != EntityType::Country || who_.empty()) return;
    if (r_.type_of(who_[0]) != EntityType::Person || r_.state_of(who_[0]) != whom[0]) return;
    const TokenId end = std::min(r_.sentence(verb_).last_token, verb_ + 8);
    for (TokenId t = verb_ + 1; t < end; ++t) {
      if (r_.entity_at(t) != whom[0]) continue;
      if (r_.text(t).ends_with("ans") && r_.text(t - 1) != "the") whom.clear();
      return;
    }
  }

  bool is_done_upon() const {
    const TokenId particle = r_.child(verb_, {Deprel::CompoundPrt});
    return clause_.passive() && particle != kNone &&
           (r_.lemma(particle) == "upon" || r_.lemma(particle) == "on");
  }

  /// "urged upon Schuman the need", "asked of them that": no such frame without its addressee.
  static bool needs_its_phrase(const ProposalFrame& frame) {
    return !frame.whom.empty() &&
           std::all_of(frame.whom.begin(), frame.whom.end(), [](const Role& role) {
             return role.word == "on" || role.word == "upon" || role.word == "of";
           });
  }

  /// "offered them the territory of Louisiana": what is offered is nobody addressed.
  void without_content(Act& act) const {
    if (act.content == kNone) return;
    auto things = referents_of_one(r_, act.content);
    // "offered Russia talks": the name before the noun is whom they are offered.
    for (TokenId c : r_.children(act.content)) {
      if (r_.is(c, {Deprel::Compound})) std::erase(things, r_.entity_at(c));
    }
    std::erase_if(act.whom, [&](std::uint32_t e) { return holds(things, e); });
  }

  /// "the statement proposed by the British" speaks of what they were told to have proposed.
  bool refers_back(const Act& act) const {
    const TokenId noun = r_.head(verb_);
    if (!clause_.passive() || !r_.is(verb_, {Deprel::Acl}) || noun == kNone || act.content != noun)
      return false;
    const TokenId determiner = r_.child(noun, {Deprel::Det});
    if (determiner == kNone || r_.lemma(determiner) != "the") return false;
    return std::any_of(r_.out.proposals.begin(), r_.out.proposals.end(), [&](const Proposal& told) {
      return std::any_of(who_.begin(), who_.end(),
                         [&](std::uint32_t e) { return stands_for(r_, told.who, e); });
    });
  }

  /// "advised Under Secretary Lovett that": the person behind the verb, whatever the parser made of
  /// the title.
  Entities names_right_behind(const Act& act, const ProposalFrame& frame) const {
    constexpr TokenId kLongestTitle = 7;
    const TokenId content = act.content != kNone ? r_.extent(act.content).first : act.first;
    if (frame.whom.empty() || frame.whom[0].kind != Role::Kind::Object || content == kNone ||
        clause_.passive())
      return {};
    const TokenId end = std::min({content, verb_ + kLongestTitle, r_.sentence(verb_).last_token});
    for (TokenId t = verb_ + 1; t < end; ++t) {
      const Upos tag = r_.token(t).upos;
      const std::uint32_t e = r_.entity_at(t);
      if (e != kNone && r_.type_of(e) == EntityType::Person &&
          r_.out.mentions[r_.mention_of[t]].form == Mention::Form::Name)
        return holds(who_, e) ? Entities{} : Entities{e};
      const bool title = tag == Upos::Propn || (tag == Upos::Adp && r_.text(t) != "on" &&
                                                r_.text(t) != "for" && r_.text(t) != "to");
      if (!title && tag != Upos::Noun && tag != Upos::Adj && tag != Upos::Det) return {};
    }
    return {};
  }

  /// "suggested to his brother, John Foster Dulles, that": the names between, persons first.
  Entities names_behind_to(const Act& act, const ProposalFrame& frame) const {
    const bool takes_to = std::any_of(frame.whom.begin(), frame.whom.end(),
                                      [](const Role& role) { return role.word == "to"; });
    const TokenId content = act.content != kNone ? r_.extent(act.content).first : act.first;
    if (!takes_to || content == kNone || content < verb_ + 3 || r_.text(verb_ + 1) != "to")
      return {};
    Entities all;
    for (TokenId t = verb_ + 2; t < content; ++t) {
      const std::uint32_t e = r_.entity_at(t);
      if (e != kNone && is_actor(r_.type_of(e)) && !holds(who_, e) &&
          r_.out.mentions[r_.mention_of[t]].form != Mention::Form::Adjective)
        add_entity(all, e);
    }
    const auto person = [&](std::uint32_t e) { return r_.type_of(e) == EntityType::Person; };
    if (std::any_of(all.begin(), all.end(), person)) std::erase_if(all, std::not_fn(person));
    return all;
  }

  /// "introduced a motion in Congress", "tabled a draft at the Conference": the body it was brought
  /// before.
  Entities assembly() const {
    for (std::string_view preposition : {"in", "at", "before"}) {
      Entities all = actors_at(r_, clause_.phrases(preposition));
      std::erase_if(all,
                    [&](std::uint32_t e) { return r_.type_of(e) != EntityType::Organization; });
      if (!all.empty()) return all;
    }
    return {};
  }

  /// "convinced Carter of the need": an actor, not an event, persuades somebody who is named.
  bool persuades(const Act& act) const {
    const TokenId mark = r_.child(verb_, {Deprel::Case, Deprel::Mark});
    if (mark != kNone && r_.lemma(mark) != "to" && r_.lemma(mark) != "in" &&
        r_.text(verb_).ends_with("ing"))
      return false;
    const auto subjects = clause_.subjects();
    const bool somebody = std::all_of(subjects.begin(), subjects.end(), [&](TokenId t) {
      return is_someone(r_, t) || !r_.is(t, {Deprel::Nsubj}) || r_.token(t).upos == Upos::Pron;
    });
    return somebody && !act.whom.empty();
  }

  /// "invited nine nations": an addressee without a name.
  bool addresses_someone() const {
    auto objects = clause_.objects();
    for (TokenId t : clause_.recipients()) objects.push_back(t);
    for (std::string_view preposition : {"to", "on", "upon"}) {
      for (TokenId t : clause_.phrases(preposition)) objects.push_back(t);
    }
    return std::any_of(objects.begin(), objects.end(),
                       [&](TokenId t) { return is_someone(r_, t); });
  }

  /// "urged that the zones be merged".
  bool asks_that(const Act& act) const {
    if (act.content == kNone && act.first != kNone && r_.text(act.first - 1) == "that") return true;
    return verb_ + 1 < r_.sentence(verb_).last_token && r_.text(verb_ + 1) == "that" &&
           (act.content == kNone || act.content > verb_);
  }

  /// "pressed for a revision of the border", "urged resistance".
  bool asks_for_a_thing(const Act& act, const ProposalFrame& frame) const {
    if (act.content == kNone || r_.token(act.content).upos == Upos::Pron) return false;
    // "appealed for understanding", whatever the tagger took it for
    if (r_.preposition(act.content) == "for") return true;
    if (!is_nominal(r_.token(act.content).upos) && r_.token(act.content).upos != Upos::Sym)
      return false;
    return std::any_of(frame.what.begin(), frame.what.end(), [](const Role& role) {
      return role.kind == Role::Kind::Object || role.word == "for";
    });
  }

  /// "the United States refrained from sending ships as Brzezinski proposed": who did or did not
  /// follow.
  Entities actors_above(TokenId clause) const {
    Entities all = doers(r_, Clause(r_, clause));
    without_proposers(all);
    return all;
  }

  bool by_light_verb(const ProposalFrame& frame) {
    const TokenId carrier = carrier_of(frame.noun);
    if (carrier == kNone || is_scant(carrier)) return false;
    Act act{verb_, who_, {}, content_of_noun(r_, carrier), kNone, "propose-light"};
    if (act.content == kNone) act.content = carrier;
    // "expressed interest" says in nothing
    if (act.content == carrier && r_.is_word("readiness-noun", carrier)) return false;
    if (act.content == carrier) of_its_owner(act);
    for (const Role& role : frame.whom) {
      if (role.kind == Role::Kind::Preposition) act.whom = phrase_actors(r_, carrier, role.word);
      if (!act.whom.empty()) break;
    }
    if (act.whom.empty()) act.whom = named_addressees(r_, clause_, frame.whom);
    // "took the notion to Rusk", but not "took the idea seriously"
    if (r_.is_word("needs-recipient", verb_) && (act.whom.empty() || act.content == carrier))
      return false;
    // "presented Bolivia and Paraguay with a plan"
    if (act.whom.empty() && r_.preposition(carrier) == "with" && !clause_.passive())
      act.whom = actors_at(r_, clause_.objects());
    without_proposers(act.whom);
    if (act.whom.empty()) act.whom = implied_addressees(r_, act);
    return sink_.add(std::move(act));
  }

  /// "expressed little interest".
  bool is_scant(TokenId noun) const {
    const auto children = r_.children(noun);
    return std::any_of(children.begin(), children.end(), [&](TokenId c) {
      const std::string_view word = r_.lemma(c);
      return word == "little" || word == "no" || word == "scant" || word == "less";
    });
  }

  TokenId carrier_of(std::string_view noun) const {
    for (TokenId c : r_.children(verb_)) {
      // "following a request, sent a force" sends no request
      // and "came round to the idea" brings none
      const std::string_view link = r_.preposition(c);
      const bool aside =
          r_.is(c, {Deprel::Obl}) && (c < verb_ || (!link.empty() && link != "with"));
      if (r_.is(c, {Deprel::Obj, Deprel::Obl, Deprel::NsubjPass}) && r_.lemma(c) == noun && !aside)
        return c;
    }
    // "a request that Russia send troops" sends no request
    const TokenId object = r_.child(verb_, {Deprel::Obj});
    if (object != kNone && r_.token(object).upos != Upos::Pron) return kNone;
    if (r_.is(verb_, {Deprel::AclRelcl, Deprel::Acl}) && r_.lemma(r_.head(verb_)) == noun)
      return r_.head(verb_);
    return kNone;
  }

  void without_proposers(Entities& whom) const {
    std::erase_if(whom, [&](std::uint32_t e) { return holds(who_, e); });
  }

  Reading& r_;
  Clause clause_;
  TokenId verb_;
  Proposers proposers_;
  ProposalSink& sink_;
  Entities who_;
};

}  // namespace

void read_proposal_verb(Reading& r, TokenId verb, const std::vector<ProposalFrame>& frames,
                        ProposalSink& sink) {
  VerbReader(r, verb, sink).read(frames);
}

}  // namespace dossier::ingest
