#include "ingest/extract/proposals/content_clauses.h"
#include "ingest/extract/proposals/misplaced_content.h"
#include "ingest/extract/proposals/proposal_content.h"
#include "ingest/extract/proposals/usable_content.h"
#include "ingest/extract/proposals/verb_particles.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// Finds what a verb proposes by the roles of its frame.
class ContentOfVerb {
 public:
  ContentOfVerb(const Reading& reading, const Clause& clause, const ProposalFrame& frame)
      : r_(reading), clause_(clause), frame_(frame), verb_(clause.predicate()) {}

  TokenId find() const {
    if (gives()) {
      if (const TokenId thing = thing_behind(r_, clause_); thing != kNone) return thing;
    }
    for (const Role& role : frame_.what) {
      if (const TokenId t = usable_at(role); t != kNone) return content_at(t, role);
      if (role.kind != Role::Kind::Clause) continue;
      const TokenId found = clause_elsewhere(r_, clause_, frame_);
      if (found != kNone) return found;
    }
    if (const TokenId object = bare_object(r_, clause_, frame_); object != kNone) return object;
    if (const TokenId goal = goal_below_addressee(r_, clause_, frame_); goal != kNone) return goal;
    if (const TokenId thing = what_it_was(); thing != kNone) return thing;
    if (const TokenId goal = goal_of_plan(); goal != kNone) return goal;
    if (const TokenId shared = shared_object(); shared != kNone) return shared;
    return clause_above(r_, verb_);
  }

 private:
  /// "offered Vietnam independence"
  bool gives() const {
    return std::any_of(frame_.whom.begin(), frame_.whom.end(),
                       [](const Role& role) { return role.kind == Role::Kind::Recipient; });
  }

  /// "Nixon proposed, and Brezhnev accepted, a ceiling": the object of both.
  TokenId shared_object() const {
    if (verb_ + 1 >= r_.sentence(verb_).last_token || r_.text(verb_ + 1) != "," ||
        r_.child(verb_, {Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp}) != kNone)
      return kNone;
    for (TokenId c : r_.children(verb_)) {
      const TokenId object = r_.is(c, {Deprel::Conj}) ? r_.child(c, {Deprel::Obj}) : kNone;
      const bool both = object != kNone && object > c && r_.child(c, {Deprel::Nsubj}) != kNone &&
                        r_.text(c + 1) == "," && r_.token(object).upos == Upos::Noun;
      if (both) return object;
    }
    return kNone;
  }

  /// "the plan that Acheson had proposed for the internationalization of the Ruhr".
  TokenId goal_of_plan() const {
    if (!r_.is(verb_, {Deprel::AclRelcl}) || r_.lexicon.is("needs-addressee", r_.lemma(verb_)) ||
        !r_.is_word("proposal-object", r_.head(verb_)))
      return kNone;
    for (TokenId t : clause_.phrases("for")) {
      if (t > verb_ && !is_someone(r_, t) && !r_.is_word("time-noun", t)) return t;
    }
    return kNone;
  }

  /// "What Harriman proposed was a withdrawal", "what he asked was that they withdraw".
  TokenId what_it_was() const {
    const TokenId what = r_.is(verb_, {Deprel::AclRelcl, Deprel::Acl}) ? r_.head(verb_) : kNone;
    if (what == kNone || r_.lemma(what) != "what" || r_.is(what, {Deprel::Obj})) return kNone;
    const TokenId told = r_.head(what);
    return told != kNone && told > verb_ && r_.child(told, {Deprel::Cop}) != kNone ? told : kNone;
  }

  /// The first of what stands where the role says that can be content, or kNone.
  TokenId usable_at(const Role& role) const {
    for (TokenId t : clause_.find(role)) {
      if (t == r_.head(verb_) && is_whose_clause()) continue;
      const bool behind =
          t > verb_ || clause_.passive() || r_.is(verb_, {Deprel::AclRelcl, Deprel::Acl});
      if (behind && usable_as_content(r_, clause_, frame_, t, role)) return t;
    }
    return kNone;
  }

  /// "NATO, whose ministers had proposed that", "a letter in which he offered to": the head of the
  /// clause is nothing proposed.
  bool is_whose_clause() const {
    if (!r_.is(verb_, {Deprel::AclRelcl})) return false;
    const TokenId first = r_.extent(verb_).first;
    const bool within = r_.token(first).upos == Upos::Adp && r_.lemma(first + 1) == "which";
    return r_.lemma(first) == "whose" ||
           (within &&
            (r_.is_word("message-writing", r_.head(verb_)) || is_someone(r_, r_.head(verb_))));
  }

  /// The token of what is proposed, which the usable one at `t` may only carry; or kNone.
  TokenId content_at(TokenId t, const Role& role) const {
    if (role.word == "for") {
      const TokenId infinitive = infinitive_behind(r_, verb_, t);
      if (infinitive != kNone) return infinitive;
    }
    // "argued in favor of a treaty"
    if (role.word == "in" && r_.lemma(t) == "favor") {
      for (TokenId c : r_.children(t)) {
        if (r_.is(c, {Deprel::Nmod}) && r_.preposition(c) == "of") return c;
      }
    }
    // "approached the Soviets with an offer to talk"
    if (role.word == "with" && r_.lemma(verb_) == "approach") {
      const TokenId told = content_of_noun(r_, t);
      return told == kNone ? t : told;
    }
    const bool argued = role.kind == Role::Kind::Clause && !is_infinitive(r_, t) &&
                        r_.lexicon.is("persuading", r_.lemma(verb_));
    return argued ? obliging_clause(r_, t) : t;
  }

  const Reading& r_;
  const Clause& clause_;
  const ProposalFrame& frame_;
  TokenId verb_;
};

}  // namespace

TokenId content_of_verb(const Reading& r, const Clause& clause, const ProposalFrame& frame) {
  const TokenId verb = clause.predicate();
  if (particle_missing(r, verb)) return kNone;
  // "was called upon to act" addresses its subject, "called him to order" nobody
  if (r.lemma(verb) == "call" && addresses_object(frame) && !clause.passive()) return kNone;
  return ContentOfVerb(r, clause, frame).find();
}

}  // namespace dossier::ingest
