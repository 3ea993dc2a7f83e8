#include "ingest/extract/clause.h"

#include "ingest/extract/actors.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// Chains of control are short; the limit guards against odd trees.
constexpr int kDeepest = 6;

bool relative_pronoun(const Reading& r, TokenId t) {
  const std::string_view word = r.lemma(t);
  return word == "who" || word == "which" || word == "that" || word == "whom" || word == "whose";
}

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

}  // namespace

/// "The chairman, speaking for all, advised him": a sentence without another finite verb whose verb
/// the parser hung to its subject like a passive participle.
bool Clause::main_verb_as_modifier(TokenId predicate) const {
  const TokenId subject = r_.head(predicate);
  const Token& token = r_.token(predicate);
  if (subject == kNone) return false;
  // "Kissinger, the adviser, conferred with Tho; the other was Thuy": the parser took the next
  // sentence's verb for his.
  const TokenId governor = r_.head(subject);
  bool beyond = false;
  if (governor != kNone && r_.is(subject, {Deprel::Nsubj})) {
    for (TokenId t = predicate; t < governor; ++t) beyond = beyond || r_.text(t) == ";";
  }
  return token.deprel == Deprel::Acl && (token.features & kPast) != 0 && subject + 1 < predicate &&
         (beyond || r_.is(subject, {Deprel::Root})) && is_nominal(r_.token(subject).upos) &&
         r_.text(predicate - 1) == "," &&
         r_.child(subject, {Deprel::Cop, Deprel::Nsubj}) == kNone &&
         r_.child(predicate, {Deprel::OblAgent, Deprel::Aux, Deprel::AuxPass}) == kNone;
}

bool Clause::passive(TokenId predicate) const {
  if (main_verb_as_modifier(predicate)) return false;
  for (TokenId c : r_.children(predicate)) {
    if (r_.is(c, {Deprel::AuxPass}) ||
        (r_.is(c, {Deprel::Aux}) && (r_.lemma(c) == "be" || r_.lemma(c) == "get") &&
         (r_.token(predicate).features & kGerund) == 0 &&
         (r_.token(predicate).features & kParticiple) != 0 &&
         r_.child(predicate, {Deprel::NsubjPass}) != kNone))
      return true;
  }
  // "was relieved of his post and replaced by Perry"
  if (r_.is(predicate, {Deprel::Conj}) && r_.head(predicate) != kNone &&
      (r_.token(predicate).features & kParticiple) != 0 &&
      r_.child(predicate, {Deprel::Aux, Deprel::Obj, Deprel::Nsubj}) == kNone &&
      r_.child(predicate, {Deprel::OblAgent}) != kNone)
    return true;
  // A bare past participle after a noun: "the treaty signed by both".
  const Token& token = r_.token(predicate);
  const bool apart = token.deprel == Deprel::Advcl && predicate + 1 < r_.analysis.tokens.size() &&
                     r_.text(predicate + 1) == "by" && own_subjects(predicate).empty();
  // "the commander, having conferred with the mayor"
  const TokenId have = r_.child(predicate, {Deprel::Aux});
  if (have != kNone && r_.lemma(have) == "have") return false;
  const bool reduced = token.deprel == Deprel::Acl || apart ||
                       (token.deprel == Deprel::AclRelcl && own_subjects(predicate).empty());
  return reduced && (token.features & kParticiple) != 0 && (token.features & kPast) != 0 &&
         r_.child(predicate, {Deprel::Mark, Deprel::Obj}) == kNone;
}

bool Clause::passive() const { return passive(predicate_); }

std::vector<TokenId> Clause::own_subjects(TokenId predicate) const {
  std::vector<TokenId> found;
  for (TokenId c : r_.children(predicate)) {
    if (!r_.is(c, {Deprel::Nsubj, Deprel::NsubjPass})) continue;
    if (relative_pronoun(r_, c) && r_.is(predicate, {Deprel::AclRelcl, Deprel::Acl}) &&
        r_.head(predicate) != kNone)
      found.push_back(r_.head(predicate));
    else
      found.push_back(c);
  }
  return found;
}

std::vector<TokenId> Clause::inherited_subjects(TokenId predicate, int depth) const {
  if (depth > kDeepest) return {};
  const TokenId governor = r_.head(predicate);
  if (governor == kNone) return {};
  const auto of_governor = [&]() {
    auto own = own_subjects(governor);
    return own.empty() ? inherited_subjects(governor, depth + 1) : own;
  };
  switch (r_.token(predicate).deprel) {
    case Deprel::Conj: {
      if (r_.token(governor).upos != Upos::Verb && r_.token(governor).upos != Upos::Adj &&
          r_.token(governor).upos != Upos::Noun && r_.token(governor).upos != Upos::Aux)
        return {};
      if (r_.token(governor).upos == Upos::Noun && r_.child(governor, {Deprel::Cop}) == kNone)
        return {};
      return of_governor();
    }
    case Deprel::Xcomp:
    case Deprel::Advcl:
    case Deprel::Parataxis:
    case Deprel::Ccomp: {
      if (r_.token(predicate).deprel == Deprel::Ccomp &&
          r_.child(predicate, {Deprel::Mark}) != kNone &&
          r_.lemma(r_.child(predicate, {Deprel::Mark})) != "to")
        return {};
      if (r_.is(predicate, {Deprel::Xcomp, Deprel::Advcl, Deprel::Ccomp}) &&
          controls_by_object(r_, governor)) {
        const TokenId object = r_.child(governor, {Deprel::Obj, Deprel::Iobj, Deprel::NsubjPass});
        const TokenId mark = r_.child(predicate, {Deprel::Mark});
        if (object != kNone && r_.token(predicate).deprel != Deprel::Parataxis && mark != kNone &&
            (r_.lemma(mark) == "to" || r_.lemma(mark) == "in" || r_.lemma(mark) == "into"))
          return {object};
      }
      return of_governor();
    }
    case Deprel::Acl:
    case Deprel::AclRelcl: {
      // "efforts to sign": the infinitive of a noun has the subject of the noun's owner or verb.
      const TokenId mark = r_.child(predicate, {Deprel::Mark});
      if (mark == kNone) {
        // A participle with an object is a finite verb whose subject the parser put above it.
        TokenId subject = governor;
        const bool finite = (r_.token(predicate).features & kGerund) == 0 &&
                            r_.child(predicate, {Deprel::Obj}) != kNone;
        while (finite && r_.token(subject).deprel == Deprel::Conj && r_.head(subject) != kNone)
          subject = r_.head(subject);
        return {subject};
      }
      if (foremost(governor)) return {governor};
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
      auto own = own_subjects(verb);
      return own.empty() ? inherited_subjects(verb, depth + 1) : own;
    }
    default: return {};
  }
}

std::vector<TokenId> Clause::subjects() const {
  if (passive()) {
    std::vector<TokenId> agents;
    for (TokenId c : r_.children(predicate_)) {
      if (r_.is(c, {Deprel::OblAgent}) || (r_.is(c, {Deprel::Obl}) && r_.preposition(c) == "by"))
        agents.push_back(c);
    }
    // "supported by Britain, denounced by Vyshinsky"
    if (agents.size() > 1 && agents.back() > predicate_)
      std::erase_if(agents, [&](TokenId agent) { return agent < predicate_; });
    if (agents.empty()) agents = agent_by_order();
    return agents;
  }
  auto own = own_subjects(predicate_);
  return own.empty() ? inherited_subjects(predicate_, 0) : own;
}

/// "launched in December 2009 by the Endowment": the name after the next "by" of the clause.
std::vector<TokenId> Clause::agent_by_order() const {
  const TokenId end = r_.sentence(predicate_).last_token;
  for (TokenId t = predicate_ + 1; t < end && t < predicate_ + 14; ++t) {
    if (r_.token(t).upos == Upos::Verb || r_.text(t) == ";") return {};
    if (r_.text(t) != "by") continue;
    for (TokenId n = t + 1; n < end && n < t + 7; ++n) {
      if (r_.mention_of[n] != kNone) return {r_.out.mentions[r_.mention_of[n]].head};
      const Upos tag = r_.token(n).upos;
      if (tag == Upos::Verb || tag == Upos::Punct || tag == Upos::Adp) return {};
    }
  }
  return {};
}

std::vector<TokenId> Clause::objects() const {
  std::vector<TokenId> found;
  if (passive()) {
    found = own_subjects(predicate_);
    // "China, supported by the Soviet Union, ..."
    const TokenId begin = r_.sentence(predicate_).first_token;
    if (found.empty() && predicate_ >= begin + 2 && !r_.is(predicate_, {Deprel::Conj}) &&
        (r_.text(predicate_ - 1) == "," || r_.text(predicate_ - 1) == "(") &&
        r_.mention_of[predicate_ - 2] != kNone)
      return {r_.out.mentions[r_.mention_of[predicate_ - 2]].head};
    if (found.empty() && r_.is(predicate_, {Deprel::Acl, Deprel::AclRelcl}))
      found.push_back(r_.head(predicate_));
    if (found.empty()) found = inherited_subjects(predicate_, 0);
    return found;
  }
  for (TokenId c : r_.children(predicate_)) {
    if (!r_.is(c, {Deprel::Obj})) continue;
    const bool relative = r_.is(predicate_, {Deprel::AclRelcl}) ||
                          (r_.is(predicate_, {Deprel::Acl}) && r_.lemma(c) == "whom");
    if (relative_pronoun(r_, c) && relative && r_.head(predicate_) != kNone)
      found.push_back(r_.head(predicate_));
    else
      found.push_back(c);
  }
  // A dative without an object beside it is the object ("appointed Diem to lead").
  if (found.empty()) found = recipients();
  if (!found.empty()) return found;
  // "the war that Japan began" without a pronoun, and "signed and ratified the treaty".
  const TokenId governor = r_.head(predicate_);
  if (governor != kNone && r_.is(predicate_, {Deprel::AclRelcl}) &&
      !own_subjects(predicate_).empty() && own_subjects(predicate_)[0] != governor)
    return {governor};
  // "the treaty, which A accepted but B rejected"
  const TokenId above = governor != kNone && r_.is(predicate_, {Deprel::Conj}) &&
                                r_.is(governor, {Deprel::AclRelcl}) &&
                                r_.child(predicate_, {Deprel::Nsubj}) != kNone
                            ? r_.head(governor)
                            : kNone;
  if (above != kNone) {
    const TokenId relative = r_.child(governor, {Deprel::Obj});
    if (relative != kNone && relative_pronoun(r_, relative)) return {above};
  }
  for (TokenId c : r_.children(predicate_)) {
    if (!r_.is(c, {Deprel::Conj}) || r_.token(c).upos != Upos::Verb) continue;
    const TokenId object = r_.child(c, {Deprel::Obj});
    if (object != kNone && own_subjects(c).empty() && c < predicate_ + 4) return {object};
  }
  return {};
}

std::vector<TokenId> Clause::recipients() const {
  std::vector<TokenId> found;
  for (TokenId c : r_.children(predicate_)) {
    if (r_.is(c, {Deprel::Iobj})) found.push_back(c);
  }
  return found;
}

std::vector<TokenId> Clause::phrases(std::string_view preposition) const {
  std::vector<TokenId> found;
  const auto collect = [&](TokenId governor) {
    for (TokenId c : r_.children(governor)) {
      if (!r_.is(c, {Deprel::Obl, Deprel::Nmod, Deprel::OblAgent, Deprel::Advcl, Deprel::NmodDesc,
                     Deprel::Obj}))
        continue;
      const bool marked =
          std::any_of(r_.children(c).begin(), r_.children(c).end(), [&](TokenId marker) {
            if (!r_.is(marker, {Deprel::Case, Deprel::Mark})) return false;
            // Of two prepositions, the second counts where both stand together: "out of".
            const TokenId first = r_.child(c, {Deprel::Case, Deprel::Mark});
            if (marker != first && marker != first + 1) return false;
            const TokenId inside = r_.child(marker, {Deprel::Fixed});
            return r_.lemma(marker) == preposition ||
                   (inside != kNone && r_.lemma(inside) == preposition);
          });
      if (!marked) continue;
      // "Italy, to whom they had offered a guarantee"
      const bool relative = relative_pronoun(r_, c) && governor == predicate_ &&
                            r_.is(predicate_, {Deprel::AclRelcl}) && r_.head(predicate_) != kNone;
      found.push_back(relative ? r_.head(predicate_) : c);
    }
  };
  collect(predicate_);
  // "provided training and materiel to France": a noun that the parser took for a verb.
  for (TokenId c : r_.children(predicate_)) {
    if (r_.is(c, {Deprel::Conj}) && r_.token(c).upos == Upos::Verb &&
        (r_.is_word("arms-noun", c) || r_.is_word("supply-noun", c)) &&
        (r_.token(c).features & kFinite) == 0)
      collect(c);
  }
  // "sent A, B, and C to North Africa": the phrase may hang below the last of the objects.
  for (TokenId c : r_.children(predicate_)) {
    if (!r_.is(c, {Deprel::Obj, Deprel::NsubjPass})) continue;
    // "asked the President of Peru", but "asked a favor of Peru"
    if (preposition == "of" && !referents_of_one(r_, c).empty()) continue;
    for (TokenId part : r_.conjuncts(c)) {
      collect(part);
      // "left Charleston, South Carolina for Cuba"
      for (TokenId beside : r_.children(part)) {
        if (r_.is(beside, {Deprel::Appos}) && r_.mention_of[beside] != kNone) collect(beside);
      }
    }
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
    case Role::Kind::ClauseSubject: {
      const TokenId clause = r_.child(predicate_, {Deprel::Ccomp});
      if (clause == kNone) return {};
      const Clause inner(r_, clause);
      return inner.passive() ? inner.objects() : inner.own_subjects(clause);
    }
    case Role::Kind::ClauseObject: {
      const TokenId clause = r_.child(predicate_, {Deprel::Xcomp, Deprel::Advcl});
      if (clause == kNone || clause < predicate_) return {};
      const Clause inner(r_, clause);
      std::vector<TokenId> all = inner.objects();
      // "the accords, which Thieu refused to accept"
      const TokenId noun = r_.head(predicate_);
      if (all.empty() && noun != kNone && r_.is(predicate_, {Deprel::AclRelcl}) &&
          !own_subjects(predicate_).empty() && own_subjects(predicate_)[0] != noun)
        all.push_back(noun);
      for (std::string_view preposition : {"to", "with", "by"}) {
        for (TokenId t : inner.phrases(preposition)) all.push_back(t);
      }
      return all;
    }
    case Role::Kind::Preposition: return phrases(role.word);
  }
  return {};
}

/// "neither Pakistan nor France"
bool Clause::neither(TokenId subject) const {
  for (TokenId t : r_.conjuncts(subject)) {
    for (TokenId c : r_.children(t)) {
      if (r_.lemma(c) == "neither" || (r_.lemma(c) == "nor" && r_.is(c, {Deprel::Cc}))) return true;
    }
  }
  return false;
}

/// "the first country to recognize Israel" did so.
bool Clause::foremost(TokenId noun) const {
  for (TokenId c : r_.children(noun)) {
    const std::string_view word = r_.lemma(c);
    if (r_.is(c, {Deprel::Amod, Deprel::Nummod, Deprel::Advmod}) &&
        (word == "first" || word == "last" || word == "only" || word == "second" ||
         word == "third" || word == "next" || word == "latest"))
      return true;
  }
  return r_.lemma(noun) == "first" || r_.lemma(noun) == "last" || r_.lemma(noun) == "second";
}

/// "was to accept": what is meant to happen has not happened.
bool Clause::destined(TokenId predicate) const {
  const TokenId mark = r_.child(predicate, {Deprel::Mark});
  if (mark == kNone || r_.lemma(mark) != "to") return false;
  const TokenId aux = r_.child(predicate, {Deprel::Aux, Deprel::Cop});
  return aux != kNone && aux < mark && r_.lemma(aux) == "be";
}

Factuality Clause::factuality() const {
  bool negated = false;
  bool listens = true;  // negation of what stands above still applies
  for (TokenId at = predicate_, steps = 0; at != kNone && steps < 8; ++steps) {
    bool modal = false;
    for (TokenId c : r_.children(at)) {
      const std::string_view word = r_.lemma(c);
      if (r_.is(c, {Deprel::Advmod}) && (word == "not" || word == "never" || word == "n't")) {
        const TokenId after = c + 1;
        // "Not to be outdone, they sought a treaty"
        const bool infinitive =
            after < r_.analysis.tokens.size() && r_.text(after) == "to" && r_.head(after) != at;
        if (listens && !infinitive &&
            !(after < r_.analysis.tokens.size() &&
              (r_.lemma(after) == "only" || r_.lemma(after) == "just")))
          negated = true;
      }
      if (word == "not" && r_.is(c, {Deprel::Aux, Deprel::Dep})) negated = true;
      if (r_.is(c, {Deprel::Det}) && word == "no" && at == predicate_) negated = true;
      if (r_.is(c, {Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj}) &&
          r_.child(c, {Deprel::Det}) != kNone && r_.lemma(r_.child(c, {Deprel::Det})) == "no")
        negated = true;
      if (r_.is(c, {Deprel::Aux}) &&
          (word == "might" || word == "could" || word == "may" || word == "should" ||
           word == "would" || word == "must" || word == "can" || word == "will" || word == "shall"))
        modal = true;
      if (r_.is(c, {Deprel::Mark}) && r_.lexicon.is("conditional", word))
        return Factuality::Hypothetical;
      if (r_.is(c, {Deprel::Cc, Deprel::Mark, Deprel::Case, Deprel::Advmod}) &&
          (word == "rather" || word == "instead") && c + 1 < r_.analysis.tokens.size() && c < at &&
          (r_.lemma(c + 1) == "than" || r_.lemma(c + 1) == "of"))
        return Factuality::Hypothetical;
      if (r_.is(c, {Deprel::Mark, Deprel::Case}) && word == "without" && at == predicate_)
        negated = true;
      if (r_.is(c, {Deprel::Nsubj, Deprel::NsubjPass}) && neither(c)) negated = true;
    }
    if (!modal) modal = destined(at);
    if (modal) return negated && at == predicate_ ? Factuality::Refused : Factuality::Hypothetical;
    const TokenId governor = r_.head(at);
    if (governor == kNone || apart(governor, at)) break;
    const Deprel relation = r_.token(at).deprel;
    const bool complement = relation == Deprel::Xcomp || relation == Deprel::Ccomp ||
                            relation == Deprel::Advcl || relation == Deprel::Acl ||
                            relation == Deprel::Csubj;
    if (!complement && relation != Deprel::Conj) break;
    const bool infinitive =
        r_.child(at, {Deprel::Mark}) != kNone && r_.lemma(r_.child(at, {Deprel::Mark})) == "to";
    const bool gerund = (r_.token(at).features & kGerund) != 0;
    if ((relation == Deprel::Xcomp || relation == Deprel::Ccomp || relation == Deprel::Acl ||
         relation == Deprel::Advcl) &&
        (infinitive || (gerund && relation != Deprel::Advcl && relation != Deprel::Acl))) {
      if (r_.lexicon.is("refuse", r_.lemma(governor)))
        return negated ? Factuality::Hypothetical : Factuality::Refused;
      if (r_.lexicon.is("hypothetical", r_.lemma(governor)) && !was_able(governor))
        return Factuality::Hypothetical;
      if (yet_to(at, governor)) return Factuality::Hypothetical;
      const bool near = r_.lexicon.is("implicative", r_.lemma(governor)) && at < governor + 8;
      const bool there = r_.is_word("gathering-verb", governor) && at < governor + 16;
      const bool carried_out = relation == Deprel::Advcl && at > governor && (near || there);
      // "Stalin's decision to sign the pact"
      if (relation == Deprel::Acl &&
          (foremost(governor) || (r_.lemma(governor) == "decision" && infinitive))) {
        at = governor;
        continue;
      }
      if (!carried_out && (relation == Deprel::Advcl || relation == Deprel::Acl))
        return Factuality::Hypothetical;
    }
    // "refrained from annexing Texas"
    const TokenId from = r_.child(at, {Deprel::Mark, Deprel::Case});
    if (from != kNone && r_.lemma(from) == "from" && r_.is_word("keeps-from", governor))
      return Factuality::Hypothetical;
    // "accused Hanoi of violating the accords"
    const TokenId of = gerund ? r_.child(at, {Deprel::Mark, Deprel::Case}) : kNone;
    if (of != kNone && r_.lemma(of) == "of" && r_.lexicon.is("charge-verb", r_.lemma(governor)))
      return Factuality::Hypothetical;
    if (relation == Deprel::Acl && gerund && r_.child(at, {Deprel::Mark, Deprel::Case}) != kNone &&
        r_.lexicon.is("hypothetical", r_.lemma(governor)))
      return Factuality::Hypothetical;
    if (relation == Deprel::Ccomp && r_.lexicon.is("hypothetical", r_.lemma(governor)))
      return Factuality::Hypothetical;
    if (relation == Deprel::Conj) {
      // A coordinated clause with a subject of its own stands alone; "or" passes a negation on,
      // "and" does not.
      if (!own_subjects(at).empty()) break;
      const TokenId link = r_.child(at, {Deprel::Cc});
      if (link == kNone || (r_.lemma(link) != "or" && r_.lemma(link) != "nor")) listens = false;
    }
    if (relation == Deprel::Advcl) listens = false;
    if (relation != Deprel::Conj && relation != Deprel::Xcomp && relation != Deprel::Ccomp &&
        relation != Deprel::Csubj && !(relation == Deprel::Advcl && (gerund || infinitive)))
      break;
    at = governor;
  }
  return negated && !until() ? Factuality::Negated : Factuality::Stated;
}

/// "suggested it; Stalin welcomed the idea": what stands behind a semicolon with a subject of its
/// own stands alone, whatever the parser hung it to.
bool Clause::apart(TokenId governor, TokenId dependent) const {
  const TokenId subject = r_.child(dependent, {Deprel::Nsubj, Deprel::NsubjPass});
  if (subject == kNone || subject < governor || relative_pronoun(r_, subject)) return false;
  for (TokenId t = governor + 1; t < subject; ++t) {
    if (r_.text(t) == ";") return true;
  }
  return false;
}

/// "were able to conclude an agreement" did so.
bool Clause::was_able(TokenId governor) const {
  const TokenId copula = r_.lemma(governor) == "able" ? r_.child(governor, {Deprel::Cop}) : kNone;
  return copula != kNone && (r_.text(copula) == "was" || r_.text(copula) == "were");
}

/// "had yet to declare war"
bool Clause::yet_to(TokenId infinitive, TokenId governor) const {
  if (r_.lemma(governor) != "have" && r_.lemma(governor) != "be") return false;
  for (TokenId t = governor + 1; t < infinitive; ++t) {
    if (r_.lemma(t) == "yet") return true;
  }
  return false;
}

/// "did not ratify the treaty until 1822": then it did.
bool Clause::until() const {
  return std::any_of(r_.children(predicate_).begin(), r_.children(predicate_).end(),
                     [&](TokenId c) {
                       const TokenId mark = r_.child(c, {Deprel::Mark, Deprel::Case});
                       return c > predicate_ && mark != kNone && r_.lemma(mark) == "until";
                     });
}

}  // namespace dossier::ingest
