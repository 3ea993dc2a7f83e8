#include "ingest/extract/actors/actors.h"
#include "ingest/extract/coreference/last_treaty.h"
#include "ingest/extract/facts/noun_phrase_readers.h"

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// "Signatories included A and B", "the signatories, A and B", "the signatories were A and B".
Entities signers_by_tree(const Reading& r, TokenId noun) {
  Entities signers;
  const TokenId head = r.head(noun);
  const bool subject = head != kNone && r.is(noun, {Deprel::Nsubj});
  if (subject && r.lemma(head) == "include") {
    const TokenId object = r.child(head, {Deprel::Obj});
    if (object != kNone) signers = referents(r, object);
  }
  for (TokenId c : r.children(noun)) {
    if (r.is(c, {Deprel::Appos})) signers = referents(r, c);
  }
  return subject && r.child(head, {Deprel::Cop}) != kNone ? referents(r, head) : signers;
}

/// "Signatories included France, ...", "fellow signatories Germany and Italy": the names follow.
Entities signers_by_order(const Reading& r, TokenId noun) {
  const std::size_t end = r.mention_of.size();
  Entities signers;
  if (noun + 2 < end && r.lemma(noun + 1) == "include") {
    for (TokenId n = noun + 2; n < noun + 5 && n < end && signers.empty(); ++n) {
      if (r.mention_of[n] != kNone) signers = referents(r, r.out.mentions[r.mention_of[n]].head);
    }
  }
  if (signers.empty() && noun + 1 < end && r.entity_at(noun + 1) != kNone &&
      r.sentence_of[noun] == r.sentence_of[noun + 1])
    signers = referents(r, r.out.mentions[r.mention_of[noun + 1]].head);
  return signers;
}

}  // namespace

void read_signatory_noun(Reading& r, FactSink& sink, TokenId noun) {
  Entities signers = signers_by_tree(r, noun);
  if (signers.empty()) signers = signers_by_order(r, noun);
  const FactSink::Source source{noun, "signatories", 0.75F};
  std::uint32_t treaty = last_treaty(r, noun);
  std::uint32_t body = kNone;
  for (TokenId c : r.children(noun)) {
    const bool of = r.preposition(c) == "to" || r.preposition(c) == "of";
    const std::uint32_t e = of ? r.entity_at(c) : kNone;
    if (e != kNone && r.type_of(e) == EntityType::Treaty) treaty = e;
    if (e != kNone && r.type_of(e) == EntityType::Organization && body == kNone) body = e;
  }
  // "the signatories to the Warsaw Treaty Organization" are its members.
  if (body != kNone)
    sink.add_all(Relation::MemberOf, signers, {body}, source);
  else if (treaty != kNone)
    sink.add_all(Relation::Signed, signers, {treaty}, source);
}

}  // namespace dossier::ingest
