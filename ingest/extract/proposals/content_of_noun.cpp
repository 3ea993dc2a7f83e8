#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/content_clauses.h"
#include "ingest/extract/proposals/proposal_content.h"

#include <algorithm>
#include <initializer_list>

namespace dossier::ingest {
namespace {

/// The preposition or conjunction before a phrase or clause.
std::string_view marker_of(const Reading& r, TokenId t) {
  const std::string_view preposition = r.preposition(t);
  if (!preposition.empty()) return preposition;
  const TokenId mark = r.child(t, {Deprel::Mark});
  return mark == kNone ? std::string_view{} : r.lemma(mark);
}

/// The clause among the dependents of `governor` behind `noun` that tells what to do.
TokenId clause_behind(const Reading& r, TokenId governor, TokenId noun) {
  for (TokenId c : r.children(governor)) {
    if (c < noun ||
        !r.is(c, {Deprel::Acl, Deprel::Advcl, Deprel::Xcomp, Deprel::Ccomp, Deprel::AclRelcl}))
      continue;
    if (r.token(c).upos == Upos::Verb && is_infinitive(r, c)) return c;
    if (!r.is(c, {Deprel::Advcl, Deprel::Xcomp}) && begins_with_that(r, c)) return c;
  }
  return kNone;
}

/// "his warnings for the better part of two years".
bool is_time(const Reading& r, TokenId noun) {
  if (r.is_word("time-noun", noun)) return true;
  for (TokenId c : r.children(noun)) {
    if (r.is(c, {Deprel::Nmod}) && r.lemma(noun) == "part" && r.is_word("time-noun", c))
      return true;
  }
  return false;
}

/// The phrase among the dependents of `governor` behind `noun` that tells of what it is.
TokenId phrase_behind(const Reading& r, TokenId governor, TokenId noun,
                      std::initializer_list<std::string_view> markers) {
  for (TokenId c : r.children(governor)) {
    if (c < noun || !r.is(c, {Deprel::Nmod, Deprel::Obl, Deprel::Acl, Deprel::Advcl})) continue;
    const std::string_view marker = marker_of(r, c);
    if (std::find(markers.begin(), markers.end(), marker) == markers.end()) continue;
    if (is_time(r, c)) continue;
    if (r.token(c).upos == Upos::Verb) return c;
    const std::uint32_t entity = r.entity_at(c);
    if (entity == kNone || !is_actor(r.type_of(entity))) return c;
    const TokenId infinitive = infinitive_behind(r, governor, c);
    if (infinitive != kNone) return infinitive;
  }
  return kNone;
}

/// The clause or phrase of the noun itself.
TokenId complement_of(const Reading& r, TokenId noun) {
  TokenId found = clause_behind(r, noun, noun);
  if (found == kNone && r.lemma(noun) == "invitation") found = phrase_behind(r, noun, noun, {"to"});
  if (found == kNone) found = phrase_behind(r, noun, noun, {"for"});
  if (found == kNone)
    found = phrase_behind(r, noun, noun, {"for", "of", "on", "concerning", "about", "in"});
  return found;
}

/// "a plan of union", "a plan concerning votes": the noun is part of what is said.
bool is_part_of_content(const Reading& r, TokenId noun, TokenId complement) {
  const std::string_view marker = marker_of(r, complement);
  return (marker == "of" || marker == "on" || marker == "concerning") &&
         r.lexicon.is("plan-noun", r.lemma(noun)) && is_nominal(r.token(complement).upos);
}

/// What the verb whose object or adjunct the noun is says of it.
TokenId complement_of_verb(const Reading& r, TokenId noun) {
  const TokenId verb = r.head(noun);
  if (verb == kNone || !r.is(noun, {Deprel::Obj, Deprel::Obl, Deprel::NsubjPass})) return kNone;
  const TokenId found = clause_behind(r, verb, noun);
  return found != kNone ? found : phrase_behind(r, verb, noun, {"for"});
}

/// "Harriman's proposal was that the army withdraw", "his advice was to wait": the clause, or
/// kNone.
TokenId predicate_of(const Reading& r, TokenId noun) {
  const TokenId told = r.is(noun, {Deprel::Nsubj, Deprel::NsubjOuter}) ? r.head(noun) : kNone;
  if (told == kNone || told < noun || r.token(told).upos != Upos::Verb ||
      r.child(told, {Deprel::Cop}) == kNone)
    return kNone;
  const TokenId mark = r.child(told, {Deprel::Mark});
  const bool clause = mark != kNone && (r.lemma(mark) == "to" || r.lemma(mark) == "that");
  return clause ? told : kNone;
}

}  // namespace

TokenId content_of_noun(const Reading& r, TokenId noun) {
  const TokenId found = complement_of(r, noun);
  if (found != kNone) return is_part_of_content(r, noun, found) ? noun : found;
  // "its latest proposal, a conference of the powers, was turned down"
  const TokenId apposition = r.child(noun, {Deprel::Appos});
  if (apposition != kNone && apposition > noun && r.token(apposition).upos == Upos::Noun &&
      r.child(apposition, {Deprel::Det}) != kNone)
    return apposition;
  if (const TokenId told = predicate_of(r, noun); told != kNone) return told;
  const TokenId participle = r.child(noun, {Deprel::Acl});
  if (participle != kNone && r.lexicon.is("about-verb", r.lemma(participle))) return noun;
  return complement_of_verb(r, noun);
}

}  // namespace dossier::ingest
