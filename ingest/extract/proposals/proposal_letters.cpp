#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/proposal_addressees.h"

#include <algorithm>
#include <functional>

namespace dossier::ingest {

namespace {

/// How often a text comes back to a letter.
constexpr int kTellings = 4;

/// "a letter from Roosevelt to the Soviet head of state, Kalinin": the names behind "to", persons
/// first, wherever the parser hung them.
Entities recipients_by_order(const Reading& r, TokenId writing) {
  constexpr TokenId kReach = 9;
  const TokenId end = r.sentence(writing).last_token;
  TokenId t = writing + 1;
  while (t < end && t < writing + kReach && r.text(t) != "to" && r.token(t).upos != Upos::Verb) ++t;
  if (t + 1 >= end || r.text(t) != "to" || r.token(t + 1).upos == Upos::Verb) return {};
  Entities all;
  for (++t; t < end && r.token(t).upos != Upos::Verb && r.text(t) != ";"; ++t) {
    const std::uint32_t e = r.entity_at(t);
    if (e != kNone && is_actor(r.type_of(e))) add_entity(all, e);
  }
  const auto person = [&](std::uint32_t e) { return r.type_of(e) == EntityType::Person; };
  if (std::any_of(all.begin(), all.end(), person)) std::erase_if(all, std::not_fn(person));
  if (all.size() > 1) all.resize(1);
  return all;
}

/// "a letter to Kalinin", "presented the note to Japan".
Entities recipients_beside(const Reading& r, TokenId writing) {
  if (Entities found = phrase_actors(r, writing, "to"); !found.empty()) return found;
  if (Entities found = recipients_by_order(r, writing); !found.empty()) return found;
  const TokenId verb = verb_over(r, writing);
  if (verb == kNone || !r.lexicon.is("sending", r.lemma(verb))) return {};
  const Clause clause(r, verb);
  Entities found = addressed_at(r, clause.phrases("to"));
  return found.empty() ? actors_at(r, recipients_of(r, clause)) : found;
}

}  // namespace

Entities recipients_of_writing(const Reading& r, TokenId writing) {
  for (int steps = 0; writing != kNone && steps < kTellings; ++steps) {
    if (Entities found = recipients_beside(r, writing); !found.empty()) return found;
    writing = same_writing_before(r, writing);
  }
  return {};
}

namespace {

/// "the letter", "these notes", "his note".
bool points_back(const Reading& r, TokenId writing) {
  const TokenId determiner = r.child(writing, {Deprel::Det, Deprel::NmodPoss});
  if (determiner == kNone) return false;
  const std::string_view word = r.lemma(determiner);
  return word == "the" || word == "this" || word == "these" || word == "that" || word == "those" ||
         r.token(determiner).upos == Upos::Pron;
}

}  // namespace

TokenId same_writing_before(const Reading& r, TokenId writing) {
  constexpr std::uint32_t kReach = 3;
  if (!points_back(r, writing)) return kNone;
  const std::uint32_t sentence = r.sentence_of[writing];
  const TokenId begin = r.analysis.sentences[sentence > kReach ? sentence - kReach : 0].first_token;
  for (TokenId t = writing; t > begin;) {
    --t;
    if (r.lemma(t) == r.lemma(writing) && r.token(t).upos == Upos::Noun) return t;
  }
  return kNone;
}

}  // namespace dossier::ingest
