#include "ingest/extract/sentence/clause.h"
#include "ingest/extract/sentence/clause_parts.h"

namespace dossier::ingest {
namespace {

using Tokens = std::vector<TokenId>;

/// A subject of its own that is not what it modifies: "the war that Japan began".
bool has_other_subject(const Reading& r, TokenId predicate, TokenId noun) {
  const Tokens own = Clause(r, predicate).own_subjects();
  return !own.empty() && own[0] != noun;
}

/// "the treaty, which A accepted but B rejected": what the relative pronoun of the first predicate
/// stands for; or kNone.
TokenId object_of_relative(const Reading& r, TokenId predicate) {
  const TokenId first = r.head(predicate);
  if (first == kNone || !r.is(predicate, {Deprel::Conj}) || !r.is(first, {Deprel::AclRelcl}) ||
      r.child(predicate, {Deprel::Nsubj}) == kNone)
    return kNone;
  const TokenId relative = r.child(first, {Deprel::Obj});
  return relative != kNone && is_relative_pronoun(r, relative) ? r.head(first) : kNone;
}

/// "signed and ratified the treaty": the object of the verb coordinated behind; or kNone.
TokenId object_of_conjunct(const Reading& r, TokenId predicate) {
  for (TokenId c : r.children(predicate)) {
    if (!r.is(c, {Deprel::Conj}) || r.token(c).upos != Upos::Verb) continue;
    const TokenId object = r.child(c, {Deprel::Obj});
    if (object != kNone && Clause(r, c).own_subjects().empty() && c < predicate + 4) return object;
  }
  return kNone;
}

/// "Syria and Egypt, armed by the Soviet Union": the name before the comma is one of the list that
/// the noun heads.
bool lists_name_before(const Reading& r, TokenId predicate, TokenId noun) {
  if (predicate < noun + 3 || r.text(predicate - 1) != ",") return false;
  const std::uint32_t mention = r.mention_of[predicate - 2];
  if (mention == kNone) return false;
  const TokenId last = r.out.mentions[mention].head;
  return r.is(last, {Deprel::Conj}) && r.head(last) == noun;
}

}  // namespace

std::vector<TokenId> Clause::objects() const {
  if (passive()) return passive_objects();
  Tokens found = own_objects();
  // A dative without an object beside it is the object ("appointed Diem to lead").
  if (found.empty()) found = recipients();
  if (!found.empty()) return found;
  // "the war that Japan began" without a pronoun
  const TokenId governor = r_.head(predicate_);
  if (governor != kNone && r_.is(predicate_, {Deprel::AclRelcl}) &&
      has_other_subject(r_, predicate_, governor))
    return {governor};
  TokenId shared = object_of_relative(r_, predicate_);
  if (shared == kNone) shared = object_of_conjunct(r_, predicate_);
  return shared == kNone ? Tokens{} : Tokens{shared};
}

std::vector<TokenId> Clause::own_objects() const {
  Tokens found;
  for (TokenId c : r_.children(predicate_)) {
    if (!r_.is(c, {Deprel::Obj})) continue;
    const bool clause = r_.is(predicate_, {Deprel::AclRelcl}) ||
                        (r_.is(predicate_, {Deprel::Acl}) && r_.lemma(c) == "whom");
    const bool relative = is_relative_pronoun(r_, c) && clause && r_.head(predicate_) != kNone;
    found.push_back(relative ? r_.head(predicate_) : c);
  }
  return found;
}

std::vector<TokenId> Clause::passive_objects() const {
  Tokens found = own_subjects();
  if (!found.empty()) return found;
  // "China, supported by the Soviet Union, ..."
  const TokenId begin = r_.sentence(predicate_).first_token;
  const TokenId noun = r_.head(predicate_);
  if (noun != kNone && r_.is(predicate_, {Deprel::Acl}) && lists_name_before(r_, predicate_, noun))
    return {noun};
  if (predicate_ >= begin + 2 && !r_.is(predicate_, {Deprel::Conj}) &&
      (r_.text(predicate_ - 1) == "," || r_.text(predicate_ - 1) == "(") &&
      r_.mention_of[predicate_ - 2] != kNone)
    return {r_.out.mentions[r_.mention_of[predicate_ - 2]].head};
  if (r_.is(predicate_, {Deprel::Acl, Deprel::AclRelcl})) return {noun};
  // "UNITA, armed and trained by South Africa": the first of the participles is an adjective
  if (noun != kNone && r_.is(predicate_, {Deprel::Conj}) &&
      r_.is(noun, {Deprel::Amod, Deprel::Acl}))
    return {r_.head(noun)};
  return inherited_subjects();
}

std::vector<TokenId> Clause::subject_of_complement() const {
  const TokenId clause = r_.child(predicate_, {Deprel::Ccomp});
  if (clause == kNone) return {};
  const Clause inner(r_, clause);
  return inner.passive() ? inner.objects() : inner.own_subjects();
}

std::vector<TokenId> Clause::objects_of_complement() const {
  const TokenId clause = r_.child(predicate_, {Deprel::Xcomp, Deprel::Advcl});
  if (clause == kNone || clause < predicate_) return {};
  const Clause inner(r_, clause);
  Tokens all = inner.objects();
  // "the accords, which Thieu refused to accept"
  const TokenId noun = r_.head(predicate_);
  if (all.empty() && noun != kNone && r_.is(predicate_, {Deprel::AclRelcl}) &&
      has_other_subject(r_, predicate_, noun))
    all.push_back(noun);
  for (std::string_view preposition : {"to", "with", "by"}) {
    for (TokenId t : inner.phrases(preposition)) all.push_back(t);
  }
  return all;
}

}  // namespace dossier::ingest
