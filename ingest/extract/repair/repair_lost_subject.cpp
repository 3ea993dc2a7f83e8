#include "ingest/extract/repair/tree_repair.h"

namespace dossier::ingest {
namespace {

bool may_be_conjunction(std::string_view word) {
  return word == "after" || word == "before" || word == "since" || word == "until" || word == "for";
}

}  // namespace

/// "after the Prime Minister, Ahmad Qavam, had held out to Stalin", "for the Premier, Junejo,
/// desired", parsed as something done after him: a name with a conjunction right before a finite
/// verb that has no subject is its subject.
void TreeRepair::restore_lost_subjects(const Sentence& s) {
  if (!r_.states_facts(s)) return;
  for (TokenId noun = s.first_token + 1; noun + 1 < s.last_token; ++noun) {
    if (tokens_[noun].deprel != Deprel::Obl || tokens_[noun].head <= static_cast<int>(noun))
      continue;
    const auto verb = static_cast<TokenId>(tokens_[noun].head);
    const TokenId link = case_of(noun);
    if (link == kNone || !may_be_conjunction(r_.text(link)) || !lacks_subject(verb, s)) continue;
    if (!names_someone(noun, verb) || !stands_right_before(noun, verb)) continue;
    const bool passive = helper_of(verb, Deprel::AuxPass, s) != kNone;
    tokens_[noun].deprel = passive ? Deprel::NsubjPass : Deprel::Nsubj;
    tokens_[link].head = static_cast<std::int32_t>(verb);
    tokens_[link].deprel = Deprel::Mark;
  }
}

TokenId TreeRepair::helper_of(TokenId verb, Deprel relation, const Sentence& s) const {
  for (TokenId t = s.first_token; t < verb; ++t) {
    if (tokens_[t].head == static_cast<std::int32_t>(verb) && tokens_[t].deprel == relation)
      return t;
  }
  return kNone;
}

/// A finite verb that goes on with nobody's deeds.
bool TreeRepair::lacks_subject(TokenId verb, const Sentence& s) const {
  const Deprel relation = tokens_[verb].deprel;
  if (tokens_[verb].upos != Upos::Verb || has_subject(verb) || relation == Deprel::Conj ||
      relation == Deprel::Xcomp || relation == Deprel::Acl || relation == Deprel::AclRelcl)
    return false;
  return (tokens_[verb].features & kFinite) != 0 || helper_of(verb, Deprel::Aux, s) != kNone;
}

bool TreeRepair::names_someone(TokenId noun, TokenId verb) const {
  if (tokens_[noun].upos == Upos::Propn) return true;
  for (TokenId t = noun + 1; t < verb; ++t) {
    if (tokens_[t].head == static_cast<std::int32_t>(noun) && tokens_[t].deprel == Deprel::Appos &&
        tokens_[t].upos == Upos::Propn)
      return true;
  }
  return false;
}

/// Nothing but the noun's own words, commas, auxiliaries and adverbs stands between.
bool TreeRepair::stands_right_before(TokenId noun, TokenId verb) const {
  for (TokenId t = noun + 1; t < verb; ++t) {
    const Upos tag = tokens_[t].upos;
    if (above(t, noun) || tag == Upos::Punct || tag == Upos::Aux || tag == Upos::Adv) continue;
    return false;
  }
  return true;
}

}  // namespace dossier::ingest
