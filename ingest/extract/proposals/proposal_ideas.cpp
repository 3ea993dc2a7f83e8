#include "ingest/extract/proposals/proposal_content.h"
#include "ingest/extract/proposals/proposal_readers.h"
#include "ingest/extract/sentence/phrase.h"

namespace dossier::ingest {

void read_proposal_idea(Reading& r, TokenId noun) {
  constexpr std::uint32_t kReach = 3;
  if (r.out.proposals.empty() || !r.is(noun, {Deprel::Nsubj})) return;
  const TokenId root = r.head(noun);
  Proposal& last = r.out.proposals.back();
  if (root == kNone || r.token(root).upos != Upos::Verb || !is_infinitive(r, root) ||
      last.evidence.sentence >= r.sentence_of[noun] ||
      last.evidence.sentence + kReach < r.sentence_of[noun])
    return;
  for (TokenId c : r.children(root)) {
    if (r.text(c) == "to" && r.is(c, {Deprel::Mark})) last.what = phrase_from(r, c + 1, last.whom);
  }
}

}  // namespace dossier::ingest
