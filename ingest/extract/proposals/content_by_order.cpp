#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_content.h"
#include "ingest/extract/proposals/usable_content.h"
#include "ingest/extract/proposals/verb_particles.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// One past the "that" of "suggested to the Secretary, his brother, that ...".
TokenId that_after(const Reading& r, TokenId from) {
  const TokenId end = std::min(r.sentence(from).last_token, from + 14);
  for (TokenId t = from; t + 2 < end; ++t) {
    if (r.text(t) == "that") return t + 1;
    if (r.token(t).upos == Upos::Verb || r.token(t).upos == Upos::Aux || r.text(t) == ";")
      return kNone;
  }
  return kNone;
}

/// One past the "that" behind an insertion between commas: "proposed, on behalf of the Council, |
/// that", "recommended to his successor, in the course of their talk, | that".
TokenId that_behind_comma(const Reading& r, TokenId from) {
  const TokenId end = std::min(r.sentence(from).last_token, from + 26);
  bool comma = false;
  for (TokenId t = from; t + 2 < end; ++t) {
    comma = comma || r.text(t) == ",";
    if (r.text(t) == "that" && comma) return r.text(t - 1) == "," ? t + 1 : kNone;
    const bool by = r.token(t).upos == Upos::Verb && r.text(t).ends_with("ing");
    if (r.token(t).upos == Upos::Aux || r.text(t) == ";") return kNone;
    if (r.token(t).upos == Upos::Verb && !by) return kNone;
  }
  return kNone;
}

/// The actor that the token names, by a name that is no adjective; or kNone.
std::uint32_t actor_named(const Reading& r, TokenId t) {
  const std::uint32_t e = r.entity_at(t);
  const bool named = e != kNone && is_actor(r.type_of(e)) &&
                     r.out.mentions[r.mention_of[t]].form != Mention::Form::Adjective;
  return named ? e : kNone;
}

/// The clause of "advised Lincoln and Seward that they should conform"; the names are addressed.
TokenId that_after_names(const Reading& r, TokenId verb, Entities& whom) {
  const TokenId first = that_after(r, verb + 1);
  if (first == kNone) return kNone;
  Entities between;
  for (TokenId t = verb + 1; t + 1 < first; ++t) {
    if (r.token(t).upos == Upos::Adp && r.text(t) != "of") return kNone;
    if (const std::uint32_t e = actor_named(r, t); e != kNone) add_entity(between, e);
  }
  if (between.empty()) return kNone;
  if (whom.size() < between.size()) whom = between;
  return first;
}

bool is_to_before_verb(const Reading& r, TokenId t) {
  return r.text(t) == "to" && r.token(t + 1).upos == Upos::Verb;
}

/// "urged the President, in a letter that was made public, | to share": the "to" behind what two
/// commas insert, where the first stands at `comma`; or kNone.
TokenId to_behind_insertion(const Reading& r, TokenId comma, TokenId end) {
  TokenId close = comma + 1;
  while (close + 2 < end && r.text(close) != "," && r.text(close) != ";") ++close;
  const bool found = close + 2 < end && r.text(close) == "," && is_to_before_verb(r, close + 1);
  return found ? close + 1 : kNone;
}

/// Where an infinitive behind it no longer belongs to the verb before.
bool ends_search(const Reading& r, TokenId t) {
  const std::string_view word = r.lemma(t);
  return r.token(t).upos == Upos::Verb || r.text(t) == ";" || word == "since" || word == "after" ||
         word == "before" || word == "during";
}

/// The "to" of "urged Israel to withdraw"; the names passed by are gathered.
TokenId find_to(const Reading& r, TokenId verb, Entities& between) {
  const TokenId end = std::min(r.sentence(verb).last_token, verb + 26);
  for (TokenId t = verb + 1; t + 1 < end; ++t) {
    if (const std::uint32_t e = actor_named(r, t); e != kNone) add_entity(between, e);
    if (is_to_before_verb(r, t)) return t;
    if (r.text(t) == ",") {
      const TokenId to = to_behind_insertion(r, t, end);
      if (to != kNone) return to;
      // Relative clauses are passed over.
      if (r.lemma(t + 1) == "which" || r.lemma(t + 1) == "who") {
        for (++t; t + 1 < end && r.text(t) != ","; ++t) continue;
      }
    }
    // "in writing", whatever the tagger took it for
    if (r.text(t) == "writing" && r.text(t - 1) == "in") continue;
    if (ends_search(r, t)) return kNone;
  }
  return kNone;
}

TokenId infinitive_after(const Reading& r, TokenId verb, Entities& whom) {
  Entities between;
  const TokenId to = find_to(r, verb, between);
  if (to != kNone && whom.empty()) whom = between;
  return to;
}

/// Verbs of saying whose clause is no proposal by itself.
bool only_speaks(const Reading& r, TokenId verb) {
  const std::string_view word = r.lemma(verb);
  return (r.lexicon.is("speech", word) && word != "propose" && word != "suggest") ||
         r.lexicon.is("infinitive-only", word);
}

/// "suggested that France was interested": the first verb of the clause is in the past tense.
bool reports(const Reading& r, TokenId verb, TokenId first) {
  if (r.lemma(verb) != "suggest") return false;
  const TokenId end = r.sentence(first).last_token;
  for (TokenId t = first; t < end; ++t) {
    const Token& token = r.token(t);
    if (token.upos != Upos::Verb && token.upos != Upos::Aux) continue;
    // "that all governments that had arisen stay in control"
    const TokenId clause = token.upos == Upos::Aux ? r.head(t) : t;
    if (clause != kNone && r.is(clause, {Deprel::AclRelcl}) && clause > first + 1) continue;
    return (token.features & kPast) != 0 && (token.features & kFinite) != 0;
  }
  return false;
}

bool takes_clause(const ProposalFrame& frame) {
  return std::any_of(frame.what.begin(), frame.what.end(),
                     [](const Role& role) { return role.kind == Role::Kind::Clause; });
}

/// One past the "that" right behind the verb, or behind a phrase that stands between; or kNone.
TokenId that_of(const Reading& r, TokenId verb) {
  if (r.text(verb + 1) == "that") return verb + 2;
  const bool phrase_first = r.token(verb + 1).upos == Upos::Adp ||
                            (r.text(verb + 1) == "to" && r.token(verb + 2).upos != Upos::Verb);
  const TokenId near = phrase_first ? that_after(r, verb + 1) : kNone;
  if (near != kNone) return near;
  return phrase_first || r.text(verb + 1) == "," ? that_behind_comma(r, verb + 1) : kNone;
}

/// "it was proposed by Harriman that": what is proposed stands behind.
bool is_impersonal(const Reading& r, const Clause& clause) {
  const TokenId subject = r.child(clause.predicate(), {Deprel::NsubjPass, Deprel::Expl});
  return clause.passive() && subject != kNone && r.lemma(subject) == "it";
}

}  // namespace

TokenId content_by_order(const Reading& r, const Clause& clause, const ProposalFrame& frame,
                         Entities& whom) {
  const TokenId verb = clause.predicate();
  if (!takes_clause(frame) || (clause.passive() && !is_impersonal(r, clause)) ||
      verb + 3 >= r.sentence(verb).last_token || only_speaks(r, verb) || particle_missing(r, verb))
    return kNone;
  const TokenId that = that_of(r, verb);
  if (that != kNone) return reports(r, verb, that) ? kNone : that;
  if (r.text(verb + 1).ends_with("ing") && r.token(verb + 1).upos == Upos::Verb) return verb + 1;
  if (clause.passive()) return kNone;
  if (addresses_object(frame) || r.text(verb + 1) == "on" || r.text(verb + 1) == "upon" ||
      r.is_word("appealing", verb)) {
    const bool advised = addresses_object(frame) && !r.lexicon.is("persuading", r.lemma(verb));
    const TokenId advice = advised ? that_after_names(r, verb, whom) : kNone;
    return advice != kNone ? advice : infinitive_after(r, verb, whom);
  }
  return kNone;
}

}  // namespace dossier::ingest
