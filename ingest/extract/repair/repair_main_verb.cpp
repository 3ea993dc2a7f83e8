#include "ingest/extract/repair/tree_repair.h"

namespace dossier::ingest {
namespace {

bool ends_a_noun_phrase(Upos tag) {
  return tag == Upos::Noun || tag == Upos::Propn || tag == Upos::Num || tag == Upos::Pron;
}

}  // namespace

/// "Soviet forces crossed into Afghanistan", parsed as forces that were crossed: a sentence needs a
/// verb, and a past form behind a noun phrase is the best there is.
void TreeRepair::restore_main_verb(const Sentence& s) {
  if (!r_.states_facts(s)) return;
  const TokenId root = verbless_root(s);
  if (root == kNone) return;
  for (TokenId verb = s.first_token + 1; verb < s.last_token; ++verb) {
    const TokenId before = phrase_end_before(verb, s);
    if (before == kNone || !could_be_finite(verb, s)) continue;
    make_root(verb, before, root, s);
    return;
  }
  restore_behind_insertion(root, s);
}

/// "Warren Austin, the American representative, proposed": the past form behind the comma that
/// closes what was inserted behind the root.
void TreeRepair::restore_behind_insertion(TokenId root, const Sentence& s) {
  TokenId comma = root + 1;
  while (comma < s.last_token && tokens_[comma].upos == Upos::Propn) ++comma;
  if (comma >= s.last_token || r_.text(comma) != ",") return;
  for (TokenId verb = comma + 2; verb < s.last_token; ++verb) {
    if (could_be_finite(verb, s) && closes_insertion(verb, s)) {
      make_root(verb, root, root, s);
      return;
    }
  }
}

/// A comma stands before the verb, adverbs set aside.
bool TreeRepair::closes_insertion(TokenId verb, const Sentence& s) const {
  TokenId t = verb;
  while (t > s.first_token && tokens_[t - 1].upos == Upos::Adv) --t;
  return t > s.first_token && r_.text(t - 1) == ",";
}

/// "Their report, made public in March, called for", "Pearson, anxious that it should be more,
/// pressed for": of a past form or an adjective and a past form behind commas the second says what
/// the subject did.
void TreeRepair::restore_behind_participle(const Sentence& s) {
  if (!r_.states_facts(s)) return;
  for (TokenId root = s.first_token + 2; root < s.last_token; ++root) {
    if (tokens_[root].head >= 0) continue;
    const TokenId subject = subject_of_participle(root, s);
    if (subject == kNone) return;
    for (TokenId verb = root + 2; verb < s.last_token; ++verb) {
      const Token& token = tokens_[verb];
      const bool beside = token.head == static_cast<std::int32_t>(root) &&
                          token.deprel == Deprel::Advcl && token.upos == Upos::Verb &&
                          (token.features & kPast) != 0 && !has_subject(verb);
      const bool inside = tokens_[root].upos == Upos::Adj && could_be_finite(verb, s);
      if ((!beside && !inside) || r_.text(verb - 1) != ",") continue;
      make_root(verb, subject, verb, s);
      tokens_[root].head = static_cast<std::int32_t>(subject);
      tokens_[root].deprel = Deprel::Acl;
      return;
    }
    return;
  }
}

/// The subject of a past form or adjective that stands right behind a comma, or kNone.
TokenId TreeRepair::subject_of_participle(TokenId root, const Sentence& s) const {
  const bool participle = tokens_[root].upos == Upos::Verb && (tokens_[root].features & kPast) != 0;
  if ((!participle && tokens_[root].upos != Upos::Adj) || r_.text(root - 1) != ",") return kNone;
  TokenId subject = kNone;
  for (TokenId t = s.first_token; t + 1 < root; ++t) {
    const bool hangs = tokens_[t].head == static_cast<std::int32_t>(root);
    if (hangs && tokens_[t].deprel == Deprel::Nsubj) subject = t;
    const bool breaks = r_.text(t) == "," || tokens_[t].upos == Upos::Verb;
    if (subject != kNone && breaks) return kNone;
  }
  return subject;
}

TokenId TreeRepair::verbless_root(const Sentence& s) const {
  TokenId root = kNone;
  for (TokenId t = s.first_token; t < s.last_token && root == kNone; ++t) {
    if (tokens_[t].head < 0) root = t;
  }
  if (root == kNone || !ends_a_noun_phrase(tokens_[root].upos)) return kNone;
  for (TokenId t = s.first_token; t < s.last_token; ++t) {
    const Deprel relation = tokens_[t].deprel;
    if (tokens_[t].head == static_cast<std::int32_t>(root) &&
        (relation == Deprel::Nsubj || relation == Deprel::NsubjPass || relation == Deprel::Cop ||
         relation == Deprel::Csubj))
      return kNone;
  }
  return root;
}

/// The last word of the noun phrase directly before the verb, adverbs set aside, or kNone.
TokenId TreeRepair::phrase_end_before(TokenId verb, const Sentence& s) const {
  TokenId t = verb;
  while (t > s.first_token && tokens_[t - 1].upos == Upos::Adv) --t;
  if (t > s.first_token && r_.text(t - 1) == ")") {
    while (t > s.first_token && r_.text(t - 1) != "(") --t;
    --t;
  }
  if (t <= s.first_token || t > verb) return kNone;
  const bool people = tokens_[t - 1].upos == Upos::Adj && t - 1 > s.first_token &&
                      tokens_[t - 2].upos == Upos::Det && is_capitalised(r_.text(t - 1));
  return ends_a_noun_phrase(tokens_[t - 1].upos) || people ? t - 1 : kNone;
}

bool TreeRepair::could_be_finite(TokenId verb, const Sentence& s) const {
  const Token& token = tokens_[verb];
  const Deprel relation = token.deprel;
  if (token.upos != Upos::Verb || (token.features & kPast) == 0 ||
      (token.features & kGerund) != 0 || has_subject(verb) ||
      (relation != Deprel::Acl && relation != Deprel::Amod && relation != Deprel::Xcomp &&
       relation != Deprel::Conj))
    return false;
  if (verb + 1 < s.last_token && r_.text(verb + 1) == "by") return false;
  for (TokenId t = s.first_token; t < verb; ++t) {
    if (tokens_[t].head == static_cast<std::int32_t>(verb) &&
        (tokens_[t].deprel == Deprel::Aux || tokens_[t].deprel == Deprel::AuxPass ||
         tokens_[t].deprel == Deprel::Mark))
      return false;
  }
  return true;
}

/// The phrase before the verb becomes its subject, the noun that it modified its object, and the
/// old root a phrase beside it.
void TreeRepair::make_root(TokenId verb, TokenId before, TokenId root, const Sentence& s) {
  TokenId subject = before;
  for (std::int32_t up = tokens_[subject].head;
       up >= static_cast<std::int32_t>(s.first_token) && up < static_cast<std::int32_t>(verb) &&
       is_nominal(tokens_[static_cast<std::size_t>(up)].upos);
       up = tokens_[subject].head)
    subject = static_cast<TokenId>(up);
  const bool modifies = tokens_[verb].deprel == Deprel::Amod;
  const std::int32_t object = tokens_[verb].head;
  tokens_[verb].head = -1;
  tokens_[verb].deprel = Deprel::Root;
  tokens_[verb].features =
      static_cast<std::uint16_t>((tokens_[verb].features | kFinite) & ~unsigned{kParticiple});
  const auto attach = [&](TokenId t, Deprel relation) {
    tokens_[t].head = static_cast<std::int32_t>(verb);
    tokens_[t].deprel = relation;
  };
  if (root != subject && root != verb)
    attach(root, root > verb && !has_case(root) ? Deprel::Obj : Deprel::Obl);
  if (modifies && object > static_cast<std::int32_t>(verb) && static_cast<TokenId>(object) != root)
    attach(static_cast<TokenId>(object),
           has_case(static_cast<TokenId>(object)) ? Deprel::Obl : Deprel::Obj);
  attach(subject, Deprel::Nsubj);
}

}  // namespace dossier::ingest
