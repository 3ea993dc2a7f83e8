#include "ingest/extract/sentence/clause.h"

#include "ingest/extract/sentence/clause_parts.h"

#include <algorithm>

namespace dossier::ingest {

bool is_relative_pronoun(const Reading& r, TokenId t) {
  const std::string_view word = r.lemma(t);
  return word == "who" || word == "which" || word == "that" || word == "whom" || word == "whose";
}

bool is_foremost(const Reading& r, TokenId noun) {
  for (TokenId c : r.children(noun)) {
    const std::string_view word = r.lemma(c);
    if (r.is(c, {Deprel::Amod, Deprel::Nummod, Deprel::Advmod}) &&
        (word == "first" || word == "last" || word == "only" || word == "second" ||
         word == "third" || word == "next" || word == "latest"))
      return true;
  }
  return r.lemma(noun) == "first" || r.lemma(noun) == "last" || r.lemma(noun) == "second";
}

/// "The chairman, speaking for all, advised him": a sentence without another finite verb whose verb
/// the parser hung to its subject like a passive participle.
bool Clause::main_verb_as_modifier() const {
  const TokenId subject = r_.head(predicate_);
  const Token& token = r_.token(predicate_);
  if (subject == kNone) return false;
  // "Kissinger, the adviser, conferred with Tho; the other was Thuy": the parser took the next
  // sentence's verb for his.
  const TokenId governor = r_.head(subject);
  bool beyond = false;
  if (governor != kNone && r_.is(subject, {Deprel::Nsubj})) {
    for (TokenId t = predicate_; t < governor; ++t) beyond = beyond || r_.text(t) == ";";
  }
  return token.deprel == Deprel::Acl && (token.features & kPast) != 0 && subject + 1 < predicate_ &&
         (beyond || r_.is(subject, {Deprel::Root})) && is_nominal(r_.token(subject).upos) &&
         r_.text(predicate_ - 1) == "," &&
         r_.child(subject, {Deprel::Cop, Deprel::Nsubj}) == kNone &&
         r_.child(predicate_, {Deprel::OblAgent, Deprel::Aux, Deprel::AuxPass}) == kNone;
}

bool Clause::passive() const {
  if (main_verb_as_modifier()) return false;
  const std::uint32_t features = r_.token(predicate_).features;
  for (TokenId c : r_.children(predicate_)) {
    if (r_.is(c, {Deprel::AuxPass}) ||
        (r_.is(c, {Deprel::Aux}) && (r_.lemma(c) == "be" || r_.lemma(c) == "get") &&
         (features & kGerund) == 0 && (features & kParticiple) != 0 &&
         r_.child(predicate_, {Deprel::NsubjPass}) != kNone))
      return true;
  }
  // "was relieved of his post and replaced by Perry"
  if (r_.is(predicate_, {Deprel::Conj}) && r_.head(predicate_) != kNone &&
      (features & kParticiple) != 0 &&
      r_.child(predicate_, {Deprel::Aux, Deprel::Obj, Deprel::Nsubj}) == kNone &&
      r_.child(predicate_, {Deprel::OblAgent}) != kNone)
    return true;
  // "the commander, having conferred with the mayor"
  const TokenId have = r_.child(predicate_, {Deprel::Aux});
  if (have != kNone && r_.lemma(have) == "have") return false;
  return reduced_passive();
}

/// "Vance, sent to Moscow in March, met Gromyko": between the subject and its verb, whatever form
/// the tagger saw in it.
bool Clause::apart_from_subject() const {
  if (!r_.is(predicate_, {Deprel::Advcl}) || (r_.token(predicate_).features & kPast) == 0 ||
      predicate_ < r_.sentence(predicate_).first_token + 2 || r_.head(predicate_) < predicate_ ||
      predicate_ + 1 >= r_.sentence(predicate_).last_token)
    return false;
  const std::uint32_t name = r_.mention_of[predicate_ - 2];
  return name != kNone && r_.text(predicate_ - 1) == "," &&
         r_.token(predicate_ + 1).upos == Upos::Adp &&
         r_.head(r_.out.mentions[name].head) == r_.head(predicate_) &&
         r_.is(r_.out.mentions[name].head, {Deprel::Nsubj, Deprel::NsubjPass}) &&
         r_.child(predicate_, {Deprel::Mark, Deprel::Obj, Deprel::Nsubj, Deprel::Aux}) == kNone;
}

/// A bare past participle after a noun: "the treaty signed by both".
bool Clause::reduced_passive() const {
  const Token& token = r_.token(predicate_);
  const bool apart = token.deprel == Deprel::Advcl && predicate_ + 1 < r_.analysis.tokens.size() &&
                     r_.text(predicate_ + 1) == "by" && own_subjects().empty();
  if (apart_from_subject()) return true;
  const bool reduced = token.deprel == Deprel::Acl || apart ||
                       (token.deprel == Deprel::AclRelcl && own_subjects().empty());
  return reduced && (token.features & kParticiple) != 0 && (token.features & kPast) != 0 &&
         r_.child(predicate_, {Deprel::Mark, Deprel::Obj}) == kNone;
}

std::vector<TokenId> Clause::recipients() const {
  std::vector<TokenId> found;
  for (TokenId c : r_.children(predicate_)) {
    if (r_.is(c, {Deprel::Iobj})) found.push_back(c);
  }
  return found;
}

TokenId Clause::complement() const {
  const TokenId clause = r_.child(predicate_, {Deprel::Ccomp, Deprel::Xcomp});
  if (clause != kNone) return clause;
  // "recommended that ..." with the clause hung elsewhere.
  for (TokenId c : r_.children(predicate_)) {
    if (c < predicate_ ||
        !r_.is(c, {Deprel::Advcl, Deprel::Parataxis, Deprel::Obl, Deprel::AclRelcl}))
      continue;
    const TokenId mark = r_.child(c, {Deprel::Mark});
    if (mark != kNone && r_.lemma(mark) == "that") return c;
  }
  return kNone;
}

std::vector<TokenId> Clause::find(const Role& role) const {
  switch (role.kind) {
    case Role::Kind::Subject:
    case Role::Kind::Agent: return subjects();
    case Role::Kind::Object: return objects();
    case Role::Kind::Recipient: return recipients();
    case Role::Kind::Clause: {
      const TokenId clause = complement();
      return clause == kNone ? std::vector<TokenId>{} : std::vector<TokenId>{clause};
    }
    case Role::Kind::ClauseSubject: return subject_of_complement();
    case Role::Kind::ClauseObject: return objects_of_complement();
    case Role::Kind::Preposition: return phrases(role.word);
  }
  return {};
}

}  // namespace dossier::ingest
