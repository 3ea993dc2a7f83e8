#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/noun_phrase_readers.h"

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// "a subsidiary of the Shell Company", "the Saudi subsidiary of Socal"
Entities parents(const Reading& r, TokenId noun) {
  Entities all;
  for (TokenId c : r.children(noun)) {
    if (!r.is(c, {Deprel::Nmod}) || r.preposition(c) != "of") continue;
    for (std::uint32_t e : referents_of_one(r, c)) {
      if (r.type_of(e) == EntityType::Organization) all.push_back(e);
    }
  }
  return all;
}

std::uint32_t body_at(const Reading& r, TokenId t) {
  const std::uint32_t e = t == kNone ? kNone : r.entity_at(t);
  return e != kNone && r.type_of(e) == EntityType::Organization ? e : kNone;
}

/// The name before the mark and the article behind which the noun stands, or kNone: "the Eagle
/// Company (a subsidiary", "Aramco, then a subsidiary".
std::uint32_t body_before(const Reading& r, TokenId noun) {
  const TokenId begin = r.sentence(noun).first_token;
  TokenId t = noun;
  for (int steps = 0; t > begin + 1 && steps < 4; ++steps) {
    --t;
    if (r.text(t) == "(" || r.text(t) == ",") return body_at(r, t - 1);
    if (r.token(t).upos == Upos::Verb || r.token(t).upos == Upos::Adp) return kNone;
  }
  return kNone;
}

/// What the noun describes, or kNone.
std::uint32_t described(const Reading& r, TokenId noun) {
  if (r.child(noun, {Deprel::Cop}) != kNone) {
    if (Clause(r, noun).factuality() != Factuality::Stated) return kNone;
    return body_at(r, r.child(noun, {Deprel::Nsubj}));
  }
  if (r.is(noun, {Deprel::Appos}) && body_at(r, r.head(noun)) != kNone)
    return body_at(r, r.head(noun));
  return body_before(r, noun);
}

}  // namespace

void read_subsidiary(Reading& r, FactSink& sink, TokenId noun) {
  const Entities wholes = parents(r, noun);
  if (wholes.size() != 1) return;
  const std::uint32_t part = described(r, noun);
  if (part != kNone) sink.add(Relation::PartOf, part, wholes[0], {noun, "subsidiary", 0.75F});
}

}  // namespace dossier::ingest
