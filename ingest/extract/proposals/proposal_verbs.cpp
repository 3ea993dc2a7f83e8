#include "ingest/extract/proposals/light_verbs.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/proposals/proposal_content.h"
#include "ingest/extract/proposals/proposal_proposers.h"
#include "ingest/extract/proposals/proposal_readers.h"
#include "ingest/extract/proposals/stated_act.h"
#include "ingest/extract/proposals/verb_addressees.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>
#include <utility>

namespace dossier::ingest {
namespace {

class VerbReader {
 public:
  VerbReader(Reading& reading, TokenId verb, ProposalSink& sink)
      : r_(reading),
        clause_(reading, verb),
        verb_(verb),
        proposers_(reading, verb),
        addressees_(reading, clause_, who_),
        sink_(sink) {}

  void read(const std::vector<ProposalFrame>& frames) {
    const StatedAct stated(r_, verb_, proposers_);
    if (!stated.happened()) return;
    if (r_.is(verb_, {Deprel::Amod, Deprel::Compound})) return torn_off();
    if (stated.only_meant()) return;
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

  /// "Norway asked to join the talks": asks for itself.
  bool asks_to_act(const Act& act) const {
    return act.content != kNone && is_infinitive(r_, act.content) && clause_.objects().empty() &&
           r_.is_word("asks-for-itself", verb_) && !clause_.passive();
  }

  bool by_verb(const ProposalFrame& frame) {
    Act act{verb_, who_, addressees_.of_frame(frame), kNone, kNone, "propose-verb"};
    if (needs_its_phrase(frame) && (act.whom.empty() || has_someone_as_object())) return false;
    act.content = content_of_verb(r_, clause_, frame);
    if (act.whom.empty() && r_.lexicon.is("needs-name", r_.lemma(verb_))) {
      act.whom = asked_for_help(r_, act);
      // "sought a commitment": of whom the sentence tells
      if (act.whom.empty() && act.content != kNone &&
          r_.lexicon.is("sought-noun", r_.lemma(act.content)))
        act.whom = implied_addressees(r_, act);
      if (act.whom.empty()) act.whom = addressees_.promised_to(act);
      if (act.whom.empty()) act.whom = purse_holder(r_, act);
      const bool bargain = act.content != kNone && r_.is_word("bargain-noun", act.content);
      if (act.whom.empty() && !bargain) return false;
    }
    if (act.content == kNone) {
      act.first = content_by_order(r_, clause_, frame, act.whom);
      addressees_.without_proposers(act.whom);
      if (act.first == kNone) return false;
      act.rule = "propose-order";
    }
    if (refers_back(act)) return true;
    addressees_.without_content(act);
    addressees_.without_goal_of_noun(act);
    if (act.whom.empty()) act.whom = addressees_.names_right_behind(act, frame);
    if (r_.is_word("bringing", verb_)) give_to_owner(r_, act);
    if (act.whom.empty()) act.whom = addressees_.names_behind_to(act, frame);
    if (act.whom.empty()) act.whom = body_addressed(r_, act);
    if (act.whom.empty()) act.whom = body_of_scene(r_, act);
    if (act.whom.empty() && r_.lexicon.is("bringing", r_.lemma(verb_)))
      act.whom = addressees_.assembly();
    if (r_.lexicon.is("persuading", r_.lemma(verb_)) && !persuades(act)) return false;
    if (act.whom.empty() && act.content != kNone && act.content == r_.head(verb_))
      act.whom = addressees_.actors_above(act.content);
    if (addresses_own_head(act)) act.who = proposers_.subject_above(who_);
    // a doctrine speaks to all
    const bool to_all = r_.is_word("doctrine-verb", verb_);
    if (to_all) act.rule = "propose-under";
    if (act.whom.empty() && !to_all && !is_moved(r_, act)) act.whom = implied_addressees(r_, act);
    if (act.whom.empty() && r_.lexicon.is("needs-addressee", r_.lemma(verb_)) &&
        !addressees_.addresses_someone() && !asks_for_a_thing(act, frame) && !asks_that(act) &&
        !asks_to_act(act))
      return false;
    begin_behind_copula(act);
    act.unnamed = act.whom.empty() && addressees_.in_frame_nameless(frame, act.content);
    auto second = split_gapped_act(r_, act);
    if (!sink_.add(std::move(act))) return false;
    if (second) sink_.add(std::move(*second));
    return true;
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

  /// "urged his colleagues on the Council to wait": urged nothing upon it.
  bool has_someone_as_object() const {
    const auto objects = clause_.objects();
    return !clause_.passive() && std::any_of(objects.begin(), objects.end(),
                                             [&](TokenId t) { return is_someone(r_, t); });
  }

  /// "urged upon Schuman the need", "asked of them that": no such frame without its addressee.
  static bool needs_its_phrase(const ProposalFrame& frame) {
    return !frame.whom.empty() &&
           std::all_of(frame.whom.begin(), frame.whom.end(), [](const Role& role) {
             return role.word == "on" || role.word == "upon" || role.word == "of";
           });
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

  /// "convinced Carter of the need": an actor, not an event, persuades somebody who is named.
  bool persuades(const Act& act) const {
    const TokenId mark = r_.child(verb_, {Deprel::Case, Deprel::Mark});
    if (mark != kNone && r_.lemma(mark) != "to" && r_.lemma(mark) != "in" &&
        r_.text(verb_).ends_with("ing"))
      return false;
    const auto subjects = clause_.subjects();
    const bool somebody = std::all_of(subjects.begin(), subjects.end(), [&](TokenId t) {
      return is_someone(r_, t) || !r_.is(t, {Deprel::Nsubj}) || r_.token(t).upos == Upos::Pron ||
             (r_.is_word("means-noun", t) && proposers_.owners_of_means() == who_);
    });
    // "convinced foreign governments to join"
    const bool unnamed =
        act.content != kNone && is_infinitive(r_, act.content) && addressees_.addresses_someone();
    return somebody && (!act.whom.empty() || unnamed);
  }

  /// "urged that the zones be merged".
  bool asks_that(const Act& act) const {
    if (act.content == kNone && act.first != kNone && r_.text(act.first - 1) == "that") return true;
    // "urged in April that"
    if (act.content != kNone && act.content > verb_ && begins_with_that(r_, act.content) &&
        r_.is(act.content, {Deprel::Ccomp}))
      return true;
    // "asking only that"
    TokenId that = verb_ + 1;
    while (that < r_.sentence(verb_).last_token && r_.token(that).upos == Upos::Adv) ++that;
    return that < r_.sentence(verb_).last_token && r_.text(that) == "that" &&
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

  bool by_light_verb(const ProposalFrame& frame) {
    auto act = read_light_verb(r_, clause_, who_, frame);
    return act && sink_.add(std::move(*act));
  }

  Reading& r_;
  Clause clause_;
  TokenId verb_;
  Proposers proposers_;
  Entities who_;
  VerbAddressees addressees_;  // of clause_ and who_
  ProposalSink& sink_;
};

}  // namespace

void read_proposal_verb(Reading& r, TokenId verb, const std::vector<ProposalFrame>& frames,
                        ProposalSink& sink) {
  VerbReader(r, verb, sink).read(frames);
}

}  // namespace dossier::ingest
