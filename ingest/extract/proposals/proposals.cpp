#include "ingest/extract/facts/facts.h"
#include "ingest/extract/proposals/proposal_addressees.h"
#include "ingest/extract/proposals/proposal_readers.h"
#include "ingest/extract/responses/responses.h"

namespace dossier::ingest {
namespace {

/// "Stalin's March 1952 offer to agree", which a tagger may take for a verb.
bool is_owned(const Reading& r, TokenId t) {
  const TokenId begin = r.sentence(t).first_token;
  TokenId at = t;
  while (at > begin && (r.token(at - 1).upos == Upos::Adj || r.token(at - 1).upos == Upos::Num ||
                        r.lexicon.is("month", r.text(at - 1))))
    --at;
  return at > begin && is_possessive(r.text(at - 1));
}

void read_word(Reading& r, TokenId t, ProposalSink& sink) {
  const Upos tag = r.token(t).upos;
  const std::string_view lemma = r.lemma(t);
  if (tag == Upos::Verb && r.lexicon.proposals.nouns.contains(lemma) && is_owned(r, t)) {
    read_proposal_noun(r, t, sink);
  } else if (tag == Upos::Verb) {
    const auto at = r.lexicon.proposals.verbs.find(lemma);
    if (at != r.lexicon.proposals.verbs.end()) {
      read_proposal_verb(r, t, at->second, sink);
      read_bare_passive(r, t);
    }
    read_conditional_offer(r, t, sink);
    read_hint(r, t, sink);
    if (r.lexicon.is("dealing", lemma)) read_errand(r, t, sink);
    if (r.is(t, {Deprel::Acl})) read_answered_attempt(r, t, sink);
    if (lemma == "prepare" && r.text(t) == "prepared") read_readiness(r, t, sink);
  } else if (tag == Upos::Adj) {
    if (r.lexicon.is("ready-adjective", lemma)) read_readiness(r, t, sink);
  } else if (tag == Upos::Noun || tag == Upos::Propn) {
    if (r.preposition(t) == "under") read_provision(r, t, sink);
    if (tag == Upos::Propn) return;
    if (r.lexicon.is("proposal-word", lemma)) read_proposal_idea(r, t);
    if (r.lexicon.proposals.nouns.contains(lemma)) read_proposal_noun(r, t, sink);
    read_proposal_adjunct(r, t, sink);
    if (r.lexicon.is("advocate-noun", lemma)) read_advocate(r, t, sink);
    read_misread_request(r, t, sink);
    if (r.is_word("hint-noun", t)) read_hint(r, t, sink);
  }
}

}  // namespace

void find_proposals(Reading& r) {
  ProposalSink sink(r);
  for_each_stating_token(r, [&](TokenId t) { read_word(r, t, sink); });
  find_responses(r, sink);
  find_addressees_in_context(r, sink);
}

}  // namespace dossier::ingest
