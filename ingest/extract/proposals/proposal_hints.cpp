#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/proposals/proposal_content.h"
#include "ingest/extract/proposals/proposal_readers.h"
#include "ingest/extract/sentence/clause.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// The clause behind "that" of the verb or noun, by the tree or by the order of words: its
/// predicate, or kNone.
TokenId clause_told(const Reading& r, TokenId word) {
  for (TokenId c : r.children(word)) {
    if (c > word && r.is(c, {Deprel::Ccomp, Deprel::Acl, Deprel::AclRelcl, Deprel::Advcl}) &&
        begins_with_that(r, c))
      return c;
  }
  const TokenId end = std::min(r.sentence(word).last_token, word + 14);
  for (TokenId t = word + 1; t + 2 < end; ++t) {
    if (r.text(t) != "that") {
      if (r.token(t).upos == Upos::Verb || r.text(t) == ";") return kNone;
      continue;
    }
    const TokenId clause = r.head(t);
    return clause != kNone && clause > t && begins_with_that(r, clause) ? clause : kNone;
  }
  return kNone;
}

/// "that a loan might be granted", "that the time had come to withdraw": something that is wanted
/// or could be had, and no fact and no threat.
bool is_put_forward(const Reading& r, TokenId clause) {
  if (r.is_word("threat-deed", clause) || r.is_word("weighing", clause)) return false;
  const auto children = r.children(clause);
  if (std::any_of(children.begin(), children.end(),
                  [&](TokenId c) { return r.lemma(c) == "otherwise" || r.lemma(c) == "unless"; }))
    return false;
  if (r.lemma(clause) == "come") {
    const TokenId subject = r.child(clause, {Deprel::Nsubj});
    if (subject != kNone && r.lemma(subject) == "time") return true;
  }
  return std::any_of(children.begin(), children.end(), [&](TokenId c) {
    return r.is(c, {Deprel::Aux}) && r.is_word("supposing", c);
  });
}

bool is_told(const Reading& r, const Clause& giving) {
  const TokenId verb = giving.predicate();
  const bool said = (r.token(verb).features & kPast) != 0 || r.text(verb).ends_with("ing") ||
                    r.lemma(verb) == "let";
  return said && giving.factuality() == Factuality::Stated;
}

/// The verb by which somebody hints, tells or lets know what `t` carries; or kNone. `t` is
/// "hinted", "known" in "let it be known", "word" in "sent word".
TokenId giver_of(const Reading& r, TokenId t) {
  if (r.is_word("hint-verb", t) && r.token(t).upos == Upos::Verb) return t;
  // "both a warning that ... and the assurance that"
  TokenId first = t;
  while (r.is(first, {Deprel::Conj}) && r.head(first) != kNone &&
         r.token(r.head(first)).upos == Upos::Noun)
    first = r.head(first);
  const TokenId verb = r.head(first);
  if (verb == kNone || r.token(verb).upos != Upos::Verb) return kNone;
  const std::string_view word = r.lemma(t);
  const std::string_view gives = r.lemma(verb);
  const bool lets = (word == "know" && gives == "let") || (word == "understand" && gives == "give");
  if (lets && r.is(t, {Deprel::Xcomp, Deprel::Ccomp, Deprel::Advcl})) return verb;
  // "had word passed to Stalin": the parser makes "word" the subject
  const bool carried = r.is(first, {Deprel::Obj, Deprel::Nsubj, Deprel::NsubjPass}) &&
                       r.is_word("hint-noun", t) && r.is_word("hinting-verb", verb);
  return carried && r.token(t).upos == Upos::Noun ? verb : kNone;
}

Entities told_to(const Reading& r, TokenId t, const Clause& giving) {
  Entities whom = addressed_at(r, giving.phrases("to"));
  if (whom.empty() && t != giving.predicate()) whom = addressed_at(r, Clause(r, t).phrases("to"));
  if (whom.empty()) whom = actors_at(r, giving.recipients());
  if (whom.empty() && !giving.passive()) whom = actors_at(r, giving.objects());
  return whom;
}

/// Who hints; "had word passed": the name before "had", which the parser hung to "passed".
Entities who_hints(const Reading& r, TokenId t, TokenId verb) {
  if (!r.is(t, {Deprel::Nsubj})) return doers(r, Clause(r, verb));
  for (TokenId c : r.children(verb)) {
    if (c != t && r.is(c, {Deprel::Nsubj})) return actors_at(r, {c});
  }
  return {};
}

}  // namespace

void read_hint(Reading& r, TokenId t, ProposalSink& sink) {
  const TokenId verb = giver_of(r, t);
  if (verb == kNone) return;
  TokenId told = clause_told(r, t);
  if (told == kNone && t != verb) told = clause_told(r, verb);
  if (told == kNone || told == t || !is_put_forward(r, told)) return;
  const Clause giving(r, verb);
  if (!is_told(r, giving)) return;
  Act act{verb, who_hints(r, t, verb), {}, told, kNone, "propose-hint"};
  if (act.who.empty()) return;
  act.whom = told_to(r, t, giving);
  std::erase_if(act.whom, [&](std::uint32_t e) { return holds(act.who, e); });
  if (act.whom.empty()) act.whom = implied_addressees(r, act);
  sink.add(std::move(act));
}

}  // namespace dossier::ingest
