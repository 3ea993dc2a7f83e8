#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/unframed_facts.h"
#include "ingest/extract/sentence/clause.h"

namespace dossier::ingest {
namespace {

/// The state of this document whose adjective the word is, or kNone.
std::uint32_t state_called(const Reading& r, std::string_view adjective) {
  for (const NameSense& sense : r.lexicon.names.find(std::string(adjective))) {
    if (sense.sense != Sense::Adjective) continue;
    const std::string& name = r.lexicon.entries[sense.entry].name;
    for (std::uint32_t e = 0; e < r.out.entities.size(); ++e) {
      if (r.type_of(e) == EntityType::Country && r.out.entities[e].name == name) return e;
    }
  }
  return kNone;
}

/// The persons and bodies that the adjective describes.
std::vector<std::uint32_t> leaning(const Reading& r, TokenId adjective) {
  const TokenId noun = r.head(adjective);
  if (noun == kNone || noun < adjective || !r.is(adjective, {Deprel::Amod, Deprel::Compound}))
    return {};
  std::vector<std::uint32_t> all;
  // What a title says, "a pro-American President, Dartiguenave", is no stance of his own.
  const bool named =
      adjective + 1 < r.analysis.tokens.size() && r.mention_of[adjective + 1] != kNone;
  for (std::uint32_t e : actors_among(r, referents(r, noun))) {
    const EntityType type = r.type_of(e);
    if (type == EntityType::Organization || (type == EntityType::Person && named)) all.push_back(e);
  }
  return all;
}

}  // namespace

void read_leaning(const Reading& r, FactSink& sink, TokenId adjective) {
  const std::string_view word = r.text(adjective);
  const bool pro = word.starts_with("pro-") || word.starts_with("Pro-");
  const bool anti = word.starts_with("anti-") || word.starts_with("Anti-");
  if (!pro && !anti) return;
  const std::uint32_t state = state_called(r, word.substr(pro ? 4 : 5));
  if (state == kNone) return;
  sink.add_all(pro ? Relation::Supported : Relation::Opposed, leaning(r, adjective), {state},
               {adjective, "leaning", 0.6F});
}

void read_side(const Reading& r, FactSink& sink, TokenId text) {
  const std::string_view side = r.preposition(text);
  if ((side != "against" && side != "for") || r.child(text, {Deprel::Cop}) == kNone) return;
  const Clause clause(r, text);
  const std::uint32_t meant = r.entity_at(text);
  const bool is_text = meant != kNone && (r.type_of(meant) == EntityType::Treaty ||
                                          r.type_of(meant) == EntityType::Proposal);
  if (!is_text || clause.factuality() != Factuality::Stated) return;
  std::vector<std::uint32_t> who;
  for (TokenId t : clause.own_subjects()) {
    for (std::uint32_t e : referents(r, t)) who.push_back(e);
  }
  sink.add_all(side == "for" ? Relation::Supported : Relation::Opposed, actors_among(r, who),
               {meant}, {text, "side", 0.6F});
}

}  // namespace dossier::ingest
