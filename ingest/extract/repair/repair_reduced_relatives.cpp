#include "ingest/extract/repair/tree_repair.h"

namespace dossier::ingest {

/// "The charter they drafted included principles", parsed as if they had drafted that it included
/// them: the first verb belongs to the noun, and the second is that of the sentence.
void TreeRepair::restore_reduced_relatives(const Sentence& s) {
  for (TokenId noun = s.first_token; noun + 3 < s.last_token; ++noun) {
    const TokenId pronoun = noun + 1, first = noun + 2, second = noun + 3;
    const bool fits = (tokens_[noun].upos == Upos::Noun || tokens_[noun].upos == Upos::Propn) &&
                      tokens_[pronoun].upos == Upos::Pron && finite_verb(first) &&
                      finite_verb(second);
    if (!fits || tokens_[noun].head != static_cast<std::int32_t>(first) ||
        tokens_[pronoun].head != static_cast<std::int32_t>(first) ||
        tokens_[second].head != static_cast<std::int32_t>(first) ||
        tokens_[noun].deprel != Deprel::Nsubj || tokens_[pronoun].deprel != Deprel::Nsubj)
      continue;
    tokens_[second].head = tokens_[first].head;
    tokens_[second].deprel = tokens_[first].deprel;
    tokens_[noun].head = static_cast<std::int32_t>(second);
    tokens_[first].head = static_cast<std::int32_t>(noun);
    tokens_[first].deprel = Deprel::AclRelcl;
    for (TokenId t = s.first_token; t < s.last_token; ++t) {
      if (tokens_[t].head == static_cast<std::int32_t>(first) && t != pronoun)
        tokens_[t].head = static_cast<std::int32_t>(second);
    }
  }
}

}  // namespace dossier::ingest
