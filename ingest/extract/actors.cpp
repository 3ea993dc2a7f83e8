#include "ingest/extract/actors.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

void add(std::vector<std::uint32_t>& all, std::uint32_t entity) {
  if (entity != kNone && std::find(all.begin(), all.end(), entity) == all.end()) all.push_back(entity);
}

bool is_state_or_body(const Reading& r, std::uint32_t entity) {
  return entity != kNone && (r.type_of(entity) == EntityType::Country || r.type_of(entity) == EntityType::Organization);
}

/// "Soviet troops", "the government of France", "Japan's navy", "officials in Washington".
void add_behind_noun(const Reading& r, TokenId noun, std::vector<std::uint32_t>& all) {
  for (TokenId c : r.children(noun)) {
    if (r.is(c, {Deprel::Amod, Deprel::Compound, Deprel::NmodPoss, Deprel::NmodDesc})) {
      for (TokenId part : r.conjuncts(c)) {
        if (is_state_or_body(r, r.entity_at(part))) add(all, r.entity_at(part));
      }
      // "U.S. and South Vietnamese troops" may be parsed with the adjective below another modifier.
      for (TokenId below : r.children(c)) {
        if (r.is(below, {Deprel::Amod, Deprel::Compound}) && is_state_or_body(r, r.entity_at(below))) add(all, r.entity_at(below));
      }
    }
  }
  if (!all.empty()) return;
  for (TokenId c : r.children(noun)) {
    if (!r.is(c, {Deprel::Nmod})) continue;
    const std::string_view preposition = r.preposition(c);
    if (preposition != "of" && preposition != "from" && preposition != "in") continue;
    for (TokenId part : r.conjuncts(c)) {
      if (is_state_or_body(r, r.entity_at(part))) add(all, r.entity_at(part));
    }
  }
}

bool stands_for_others(const Reading& r, TokenId noun) {
  const std::string_view word = r.lemma(noun);
  return r.lexicon.is("stand-for-act", word) || word == "member" || word == "ally" || word == "part" || word == "rest";
}

}  // namespace

bool is_actor(EntityType type) noexcept {
  return type == EntityType::Person || type == EntityType::Organization || type == EntityType::Country;
}

std::vector<std::uint32_t> referents_of_one(const Reading& r, TokenId t) {
  std::vector<std::uint32_t> all;
  if (const auto* group = r.group_at(t)) return *group;
  add(all, r.entity_at(t));
  if (!all.empty()) return all;
  for (TokenId c : r.children(t)) {
    if (!r.is(c, {Deprel::Appos, Deprel::Flat})) continue;
    for (TokenId part : r.conjuncts(c)) add(all, r.entity_at(part));
  }
  if (!all.empty()) return all;
  if (r.token(t).upos == Upos::Noun || r.token(t).upos == Upos::Adj || r.token(t).upos == Upos::Propn) {
    if (stands_for_others(r, t)) add_behind_noun(r, t, all);
  }
  return all;
}

std::vector<std::uint32_t> referents(const Reading& r, TokenId nominal) {
  std::vector<std::uint32_t> all;
  for (TokenId t : r.conjuncts(nominal)) {
    for (std::uint32_t entity : referents_of_one(r, t)) add(all, entity);
    for (TokenId c : r.children(t)) {
      // "the French, along with representatives of China"
      if (!r.is(c, {Deprel::Nmod, Deprel::Obl, Deprel::Advcl, Deprel::Advmod})) continue;
      const TokenId marker = r.child(c, {Deprel::Case, Deprel::Cc});
      if (marker == kNone || (r.lemma(marker) != "along" && r.lemma(marker) != "together" && r.lemma(marker) != "alongside")) continue;
      for (TokenId part : r.conjuncts(c)) {
        for (std::uint32_t entity : referents_of_one(r, part)) add(all, entity);
      }
    }
  }
  return all;
}

}  // namespace dossier::ingest
