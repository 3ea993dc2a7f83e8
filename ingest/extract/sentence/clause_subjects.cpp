#include "ingest/extract/sentence/clause.h"
#include "ingest/extract/sentence/clause_parts.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

using Tokens = std::vector<TokenId>;

/// Chains of control are short; the limit guards against odd trees.
constexpr int kDeepest = 6;

/// Verbs whose object does what the infinitive says: "urged Russia to sign".
bool controls_by_object(const Reading& r, TokenId verb) {
  static constexpr std::string_view kVerbs[] = {
      "urge",    "press",   "ask",      "invite",   "force",     "persuade",  "convince",
      "compel",  "allow",   "permit",   "order",    "encourage", "tell",      "require",
      "enable",  "appoint", "lead",     "cause",    "help",      "authorize", "instruct",
      "direct",  "request", "pressure", "get",      "prompt",    "push",      "warn",
      "advise",  "expect",  "want",     "call",     "send",      "obligate",  "oblige",
      "inspire", "select",  "choose",   "name",     "nominate",  "elect",     "hire",
      "spur",    "induce",  "incite",   "motivate", "recruit",   "designate", "commission",
      "assign",  "enlist",  "dispatch", "assist",   "aid"};
  return std::find(std::begin(kVerbs), std::end(kVerbs), r.lemma(verb)) != std::end(kVerbs);
}

/// Finds the subjects of a predicate that has none of its own in the tree above it.
class Inherited {
 public:
  explicit Inherited(const Reading& reading) : r_(reading) {}

  Tokens find(TokenId predicate, int depth) const {
    if (depth > kDeepest) return {};
    const TokenId governor = r_.head(predicate);
    if (governor == kNone) return {};
    switch (r_.token(predicate).deprel) {
      case Deprel::Conj: return shares(governor) ? of(governor, depth) : Tokens{};
      case Deprel::Xcomp:
      case Deprel::Advcl:
      case Deprel::Parataxis:
      case Deprel::Ccomp: return of_complement(predicate, governor, depth);
      case Deprel::Acl:
      case Deprel::AclRelcl: return of_modifier(predicate, governor, depth);
      // "France, critical of the plan, abstained"
      case Deprel::Amod: return stands_apart(predicate, governor) ? Tokens{governor} : Tokens{};
      default: return {};
    }
  }

 private:
  /// ", fiercely critical of the plan,"
  bool stands_apart(TokenId adjective, TokenId noun) const {
    if (r_.token(adjective).upos != Upos::Adj || adjective < noun + 2) return false;
    const bool graded = r_.token(adjective - 1).upos == Upos::Adv;
    return r_.text(graded ? adjective - 2 : adjective - 1) == ",";
  }

  Tokens of(TokenId governor, int depth) const {
    Tokens own = Clause(r_, governor).own_subjects();
    return own.empty() ? find(governor, depth + 1) : own;
  }

  /// What is coordinated with it has the same subject.
  bool shares(TokenId governor) const {
    const Upos tag = r_.token(governor).upos;
    if (tag == Upos::Noun) return r_.child(governor, {Deprel::Cop}) != kNone;
    return tag == Upos::Verb || tag == Upos::Adj || tag == Upos::Aux;
  }

  Tokens of_complement(TokenId predicate, TokenId governor, int depth) const {
    const TokenId mark = r_.child(predicate, {Deprel::Mark});
    const std::string_view word = mark == kNone ? std::string_view{} : r_.lemma(mark);
    if (r_.is(predicate, {Deprel::Ccomp}) && mark != kNone && word != "to") return {};
    if (!r_.is(predicate, {Deprel::Parataxis}) && controls_by_object(r_, governor)) {
      const TokenId object = r_.child(governor, {Deprel::Obj, Deprel::Iobj, Deprel::NsubjPass});
      if (object != kNone && (word == "to" || word == "in" || word == "into")) return {object};
    }
    return of(governor, depth);
  }

  /// "efforts to sign": the infinitive of a noun has the subject of the noun's owner or verb.
  Tokens of_modifier(TokenId predicate, TokenId governor, int depth) const {
    if (r_.child(predicate, {Deprel::Mark}) == kNone) return {modified(predicate, governor)};
    if (is_foremost(r_, governor)) return {governor};
    if (const TokenId owner = r_.child(governor, {Deprel::NmodPoss}); owner != kNone)
      return {owner};
    for (TokenId c : r_.children(governor)) {
      if (r_.is(c, {Deprel::Amod, Deprel::Compound}) && r_.entity_at(c) != kNone) return {c};
    }
    // "made use of channels to suggest": through the nouns to their verb
    TokenId verb = r_.head(governor);
    for (int steps = 0; steps < 2 && verb != kNone && r_.token(verb).upos == Upos::Noun; ++steps)
      verb = r_.head(verb);
    if (verb == kNone || r_.token(verb).upos != Upos::Verb) return {};
    return of(verb, depth);
  }

  /// A participle with an object is a finite verb whose subject the parser put above it.
  TokenId modified(TokenId predicate, TokenId governor) const {
    TokenId subject = governor;
    const bool finite = (r_.token(predicate).features & kGerund) == 0 &&
                        r_.child(predicate, {Deprel::Obj}) != kNone;
    while (finite && r_.token(subject).deprel == Deprel::Conj && r_.head(subject) != kNone)
      subject = r_.head(subject);
    return subject;
  }

  const Reading& r_;
};

/// "launched in December 2009 by the Endowment": the name after the next "by" of the clause.
Tokens agent_by_order(const Reading& r, TokenId predicate) {
  const TokenId end = r.sentence(predicate).last_token;
  for (TokenId t = predicate + 1; t < end && t < predicate + 14; ++t) {
    if (r.token(t).upos == Upos::Verb || r.text(t) == ";") return {};
    if (r.text(t) != "by") continue;
    for (TokenId n = t + 1; n < end && n < t + 7; ++n) {
      if (r.mention_of[n] != kNone) return {r.out.mentions[r.mention_of[n]].head};
      const Upos tag = r.token(n).upos;
      if (tag == Upos::Verb || tag == Upos::Punct || tag == Upos::Adp) return {};
    }
  }
  return {};
}

/// Who does what a passive predicate says.
Tokens agents_of(const Reading& r, TokenId predicate) {
  Tokens agents;
  for (TokenId c : r.children(predicate)) {
    // "was received not by Reagan but by Clark"
    if (const TokenId by = r.child(c, {Deprel::Case});
        by != kNone && by > predicate && r.text(by - 1) == "not")
      continue;
    if (r.is(c, {Deprel::OblAgent}) || (r.is(c, {Deprel::Obl}) && r.preposition(c) == "by"))
      agents.push_back(c);
  }
  // "supported by Britain, denounced by Vyshinsky"
  if (agents.size() > 1 && agents.back() > predicate)
    std::erase_if(agents, [&](TokenId agent) { return agent < predicate; });
  return agents.empty() ? agent_by_order(r, predicate) : agents;
}

/// "it was France, to its credit, that spoke": the verb tells what the noun above it did.
bool is_cleft(const Reading& r, TokenId verb) {
  const TokenId noun = r.head(verb);
  if (noun == kNone || noun > verb || !r.is(verb, {Deprel::Parataxis, Deprel::Ccomp}) ||
      r.child(noun, {Deprel::Cop}) == kNone)
    return false;
  const TokenId it = r.child(noun, {Deprel::Nsubj, Deprel::Expl});
  return it != kNone && r.lemma(it) == "it";
}

/// What the relative pronoun that is the subject of the predicate stands for, or kNone: "who
/// spoke", "who spoke and who left".
TokenId antecedent(const Reading& r, TokenId predicate, TokenId pronoun) {
  const bool again = r.lemma(pronoun) == "who" || r.lemma(pronoun) == "which";
  TokenId verb = predicate;
  while (again && r.is(verb, {Deprel::Conj}) && r.head(verb) != kNone) verb = r.head(verb);
  return r.is(verb, {Deprel::AclRelcl, Deprel::Acl}) || is_cleft(r, verb) ? r.head(verb) : kNone;
}

}  // namespace

std::vector<TokenId> Clause::own_subjects() const {
  Tokens found;
  for (TokenId c : r_.children(predicate_)) {
    if (!r_.is(c, {Deprel::Nsubj, Deprel::NsubjPass})) continue;
    const TokenId noun = is_relative_pronoun(r_, c) ? antecedent(r_, predicate_, c) : kNone;
    found.push_back(noun == kNone ? c : noun);
  }
  return found;
}

std::vector<TokenId> Clause::inherited_subjects() const {
  return Inherited(r_).find(predicate_, 0);
}

std::vector<TokenId> Clause::subjects() const {
  if (passive()) return agents_of(r_, predicate_);
  Tokens own = own_subjects();
  return own.empty() ? inherited_subjects() : own;
}

}  // namespace dossier::ingest
