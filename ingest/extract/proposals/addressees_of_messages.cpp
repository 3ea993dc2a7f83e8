#include "ingest/extract/actors/actors.h"
#include "ingest/extract/proposals/implied_addressees.h"

#include <algorithm>

namespace dossier::ingest {

/// "The letter requested that": to whom the text that speaks was written.
Entities ImpliedAddressees::of_writing() const {
  if (r_.token(act_.predicate).upos != Upos::Verb) return {};
  for (TokenId subject : Clause(r_, act_.predicate).subjects()) {
    if (!r_.lexicon.is("writing", r_.lemma(subject))) continue;
    if (Entities found = recipients_of_writing(r_, subject); !found.empty()) return found;
  }
  return {};
}

/// "wrote to Lee suggesting", "speaking before Congress, Wilson called for".
Entities ImpliedAddressees::of_message() const {
  const Sentence& s = r_.sentence(act_.predicate);
  for (TokenId t = s.first_token; t < s.last_token; ++t) {
    if (t == act_.predicate || r_.token(t).upos != Upos::Verb ||
        (!r_.lexicon.is("message-verb", r_.lemma(t)) && !sends_writing(t) && !seeks_out(t) &&
         !travels_to_ask(t)))
      continue;
    if (act_.content != kNone && r_.below(t, act_.content)) continue;
    // "offered his services and assured the Americans": said afterwards
    if (t > act_.predicate && !r_.below(act_.predicate, t)) continue;
    const Clause clause(r_, t);
    if (another_occasion(t) || !spoken_by_proposer(clause)) continue;
    if (auto found = partner(clause); !found.empty()) return found;
  }
  return {};
}

/// "wrote to Brezhnev, and during his address he announced": a coordinated clause with a subject
/// of its own tells of something else.
bool ImpliedAddressees::another_occasion(TokenId message) const {
  // "who had visited Japan in the spring, thereafter recommended"
  const TokenId aux = r_.child(message, {Deprel::Aux});
  if (r_.is(message, {Deprel::AclRelcl}) && aux != kNone && r_.text(aux) == "had" &&
      !r_.below(act_.predicate, message))
    return true;
  return r_.is(act_.predicate, {Deprel::Conj}) && r_.head(act_.predicate) == message &&
         r_.child(act_.predicate, {Deprel::Nsubj}) != kNone;
}

/// "sent a note", "delivered a letter".
bool ImpliedAddressees::sends_writing(TokenId verb) const {
  const auto children = r_.children(verb);
  return r_.is_word("sending", verb) &&
         std::any_of(children.begin(), children.end(), [&](TokenId c) {
           return r_.is(c, {Deprel::Obj}) && (r_.is_word("writing", c) || r_.lemma(c) == "word");
         });
}

/// "traveled to Washington to ask for grain".
bool ImpliedAddressees::travels_to_ask(TokenId verb) const {
  return r_.is_word("journey", verb) && r_.head(act_.predicate) == verb && act_.predicate > verb &&
         r_.text(act_.predicate - 1) == "to" &&
         r_.is(act_.predicate, {Deprel::Advcl, Deprel::Xcomp});
}

/// "sought out Goodwin and suggested".
bool ImpliedAddressees::seeks_out(TokenId verb) const {
  const TokenId particle = r_.child(verb, {Deprel::CompoundPrt});
  return r_.lemma(verb) == "seek" && particle != kNone && r_.lemma(particle) == "out";
}

bool ImpliedAddressees::spoken_by_proposer(const Clause& clause) const {
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

Entities ImpliedAddressees::partner(const Clause& clause) const {
  for (std::string_view preposition : {"to", "with", "before"}) {
    if (auto found = addressed_at(r_, clause.phrases(preposition)); !found.empty()) return found;
  }
  const std::string_view word = r_.lemma(clause.predicate());
  if (r_.lexicon.is("speaks-to", word) || clause.passive()) return {};
  auto found = actors_at(r_, clause.recipients());
  return found.empty() ? actors_at(r_, clause.objects()) : found;
}

/// "In a letter to Khrushchev, Kennedy offered", "during talks with Japan".
Entities ImpliedAddressees::of_exchange() const {
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

/// "composed a letter in which he asked".
bool ImpliedAddressees::told_in(TokenId writing) const {
  constexpr TokenId kReach = 8;
  if (!r_.below(act_.predicate, writing)) return false;
  for (TokenId t = writing + 1; t + 1 < act_.predicate && t < writing + kReach; ++t) {
    if (r_.text(t) == "in" && r_.lemma(t + 1) == "which") return true;
  }
  return false;
}

/// "in a memorandum that he handed to the President, advised", "in a letter to the leader in the
/// House, Martin": to whom the text went in which it stands.
Entities ImpliedAddressees::of_handed() const {
  const Sentence& s = r_.sentence(act_.predicate);
  for (TokenId t = s.first_token; t < s.last_token; ++t) {
    if (r_.token(t).upos != Upos::Noun || !r_.is_word("message-writing", t) ||
        (act_.content != kNone && r_.below(t, act_.content)))
      continue;
    const std::string_view preposition = r_.preposition(t);
    if (preposition != "in" && preposition != "by" && preposition != "through" && !told_in(t))
      continue;
    for (TokenId c : r_.children(t)) {
      if (!r_.is(c, {Deprel::AclRelcl, Deprel::Acl}) || !r_.is_word("sending", c)) continue;
      if (auto found = addressed_at(r_, Clause(r_, c).phrases("to")); !found.empty()) return found;
    }
    if (auto found = recipients_of_writing(r_, t); !found.empty()) return found;
  }
  return {};
}

}  // namespace dossier::ingest
