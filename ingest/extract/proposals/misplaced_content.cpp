#include "ingest/extract/proposals/misplaced_content.h"

#include "ingest/extract/proposals/content_clauses.h"
#include "ingest/extract/proposals/proposal_content.h"
#include "ingest/extract/proposals/usable_content.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

bool addresses_someone(const Reading& r, const Clause& clause) {
  auto nominals = clause.objects();
  for (std::string_view preposition : {"on", "upon", "to", "with"}) {
    for (TokenId t : clause.phrases(preposition)) nominals.push_back(t);
  }
  return std::any_of(nominals.begin(), nominals.end(), [&](TokenId t) { return is_someone(r, t); });
}

/// A thing among the dependents of somebody to whom it is offered: coordinated without a mark, or
/// beside him.
bool is_thing_below(const Reading& r, TokenId somebody, TokenId c) {
  if (r.token(c).upos != Upos::Noun) return false;
  const bool beside = r.is(c, {Deprel::Nmod}) && r.child(c, {Deprel::Case}) == kNone &&
                      r.child(c, {Deprel::Det}) != kNone && c > somebody;
  if (beside) return true;
  return r.is(c, {Deprel::Conj}) && r.child(c, {Deprel::Cc}) == kNone &&
         r.text(r.extent(c).first - 1) != "," && !is_someone(r, c);
}

/// "proposed to Norway and Denmark | a defense union": a thing that the parser coordinated with
/// those it is proposed to.
TokenId thing_behind_addressee(const Reading& r, const Clause& clause) {
  for (TokenId addressee : clause.phrases("to")) {
    for (TokenId c : r.conjuncts(addressee)) {
      const TokenId first = r.extent(c).first;
      const std::string_view article = r.lemma(first);
      const bool thing = c != addressee && r.token(c).upos == Upos::Noun && !is_someone(r, c) &&
                         (article == "a" || article == "the");
      if (thing && first > 0 && r.text(first - 1) != "," && r.token(first - 1).upos != Upos::Cconj)
        return c;
    }
  }
  return kNone;
}

/// "wrote to London recommending | suspension of the acts": a noun right behind the gerund that the
/// parser hung to the verb above; or kNone.
TokenId object_of_gerund(const Reading& r, TokenId verb) {
  const TokenId above = r.head(verb);
  if (above == kNone || !r.text(verb).ends_with("ing") || above > verb) return kNone;
  for (TokenId c : r.children(above)) {
    if (c > verb && r.token(c).upos == Upos::Noun && r.child(c, {Deprel::Case}) == kNone &&
        r.extent(c).first == verb + 1)
      return c;
  }
  return kNone;
}

/// "proposed, as a first step, | a conference": the object that the parser took for an apposition
/// of the phrase before it; or kNone.
TokenId behind_insertion(const Reading& r, TokenId verb) {
  if (r.text(verb + 1) != ",") return kNone;
  for (TokenId c : r.children(verb)) {
    if (c < verb || !r.is(c, {Deprel::Obl}) || r.child(verb, {Deprel::Obj, Deprel::Ccomp}) != kNone)
      continue;
    const TokenId thing = r.child(c, {Deprel::Appos});
    if (thing != kNone && thing > c && r.token(thing).upos == Upos::Noun &&
        r.child(thing, {Deprel::Det}) != kNone)
      return thing;
  }
  return kNone;
}

/// A nominal without a preposition behind the verb that may be its object: "$5 million", "a union".
bool is_bare(const Reading& r, TokenId verb, TokenId c) {
  if (c <= verb || !r.is(c, {Deprel::Obl, Deprel::OblUnmarked, Deprel::Xcomp}) ||
      r.child(c, {Deprel::Case}) != kNone)
    return false;
  const bool noun =
      r.token(c).upos == Upos::Noun && r.child(c, {Deprel::Det, Deprel::NmodPoss}) != kNone;
  return (noun || r.token(c).upos == Upos::Sym) && !r.lexicon.is("time-noun", r.lemma(c));
}

/// The clause begins soon behind the one who is addressed: "advised presidents since the war to
/// represent" is none.
bool near_object(const Reading& r, const Clause& clause, TokenId adverbial) {
  constexpr TokenId kGap = 4;
  TokenId end = clause.predicate() + 1;
  const TokenId first = r.extent(adverbial).first;
  for (TokenId object : clause.objects()) {
    const TokenId last = r.extent(object).second;
    if (last <= first) end = std::max(end, last);
  }
  return clause.objects().empty() || clause.passive() || first <= end + kGap;
}

/// "proposed to the powers that they respect ..."
TokenId that_below_addressee(const Reading& r, const Clause& clause) {
  for (TokenId addressee : clause.phrases("to")) {
    for (TokenId part : r.conjuncts(addressee)) {
      const TokenId that = r.child(part, {Deprel::AclRelcl, Deprel::Ccomp, Deprel::Acl});
      if (that != kNone && that > clause.predicate() && begins_with_that(r, that)) return that;
    }
  }
  return kNone;
}

/// "urged Israel | to withdraw", "called on the powers | to respect it"
TokenId infinitive_below_addressee(const Reading& r, const Clause& clause) {
  for (TokenId object : clause.objects()) {
    for (TokenId part : r.conjuncts(object)) {
      const TokenId infinitive = r.child(part, {Deprel::Acl});
      if (infinitive != kNone && is_infinitive(r, infinitive) && is_someone(r, part))
        return infinitive;
    }
  }
  for (std::string_view preposition : {"on", "upon", "to", "for", "with"}) {
    for (TokenId nominal : clause.phrases(preposition)) {
      const TokenId infinitive = infinitive_behind(r, clause.predicate(), nominal);
      if (infinitive != kNone && infinitive > clause.predicate()) return infinitive;
    }
  }
  return kNone;
}

}  // namespace

TokenId thing_behind(const Reading& r, const Clause& clause) {
  for (TokenId object : clause.objects()) {
    if (!is_someone(r, object)) continue;
    for (TokenId c : r.children(object)) {
      if (is_thing_below(r, object, c)) return c;
    }
  }
  return kNone;
}

TokenId bare_object(const Reading& r, const Clause& clause, const ProposalFrame& frame) {
  const bool takes_object = std::any_of(frame.what.begin(), frame.what.end(), [](const Role& role) {
    return role.kind == Role::Kind::Object;
  });
  if (!takes_object || clause.passive()) return kNone;
  const TokenId verb = clause.predicate();
  const Role object{Role::Kind::Object};
  for (TokenId c : r.children(verb)) {
    if (is_bare(r, verb, c) && usable_as_content(r, clause, frame, c, object)) return c;
  }
  if (const TokenId thing = behind_insertion(r, verb); thing != kNone) return thing;
  const TokenId stray = object_of_gerund(r, verb);
  if (stray != kNone && usable_as_content(r, clause, frame, stray, object)) return stray;
  return thing_behind_addressee(r, clause);
}

TokenId clause_elsewhere(const Reading& r, const Clause& clause, const ProposalFrame& frame) {
  if (const TokenId that = that_below_addressee(r, clause); that != kNone) return that;
  if (const TokenId below = infinitive_below_addressee(r, clause); below != kNone) return below;
  const TokenId verb = clause.predicate();
  const TokenId adverbial = r.child(verb, {Deprel::Advcl});
  const bool directed =
      (addresses_object(frame) || r.lexicon.is("needs-addressee", r.lemma(verb))) &&
      addresses_someone(r, clause);
  return adverbial != kNone && adverbial > verb && directed && is_infinitive(r, adverbial) &&
                 near_object(r, clause, adverbial)
             ? adverbial
             : kNone;
}

TokenId clause_above(const Reading& r, TokenId verb) {
  const TokenId mark = r.child(verb, {Deprel::Mark});
  const bool as = mark != kNone && r.lemma(mark) == "as" && r.is(verb, {Deprel::Advcl});
  if (!as || r.child(verb, {Deprel::Nsubj}) == kNone ||
      r.child(verb, {Deprel::Obj, Deprel::Ccomp, Deprel::Xcomp}) != kNone)
    return kNone;
  return r.head(verb);
}

TokenId goal_below_addressee(const Reading& r, const Clause& clause, const ProposalFrame& frame) {
  const bool takes_for = std::any_of(frame.what.begin(), frame.what.end(),
                                     [](const Role& role) { return role.word == "for"; });
  if (!takes_for || clause.passive()) return kNone;
  for (std::string_view preposition : {"to", "on", "upon", "with"}) {
    for (TokenId addressee : clause.phrases(preposition)) {
      if (addressee < clause.predicate() || !is_someone(r, addressee)) continue;
      for (TokenId c : r.children(addressee)) {
        if (c > addressee && r.is(c, {Deprel::Nmod}) && r.preposition(c) == "for") return c;
      }
    }
  }
  return kNone;
}

}  // namespace dossier::ingest
