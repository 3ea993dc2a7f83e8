#include "ingest/extract/proposals/public_acts.h"

#include "ingest/extract/actors/actors.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

/// "in a speech at Managua", but not "in an address to Parliament".
bool is_stage(const Reading& r, TokenId noun) {
  if (!r.is_word("public-stage", noun)) return false;
  const auto parts = r.children(noun);
  return std::none_of(parts.begin(), parts.end(), [&](TokenId c) {
    const std::string_view link = r.preposition(c);
    const std::uint32_t e = r.entity_at(c);
    return (link == "to" || link == "before") && e != kNone && is_actor(r.type_of(e));
  });
}

/// "delivered an address proposing a pact", "an article urging a pact".
bool is_told_on_stage(const Reading& r, TokenId predicate) {
  TokenId at = predicate;
  while (r.is(at, {Deprel::Conj}) && r.head(at) != kNone) at = r.head(at);
  const TokenId above = r.head(at);
  if (above == kNone || !r.is(at, {Deprel::Acl, Deprel::Advcl})) return false;
  if (is_stage(r, above)) return true;
  const TokenId object = r.child(above, {Deprel::Obj});
  return object != kNone && object < at && is_stage(r, object);
}

}  // namespace

bool says_publicly(const Reading& r, TokenId predicate) {
  const auto parts = r.children(predicate);
  return std::any_of(parts.begin(), parts.end(), [&](TokenId c) {
    return r.is(c, {Deprel::Advmod}) && r.is_word("public-adverb", c);
  });
}

bool speaks_to_all(const Reading& r, TokenId predicate) {
  if (says_publicly(r, predicate)) return true;
  const bool replies = r.is_word("reply-verb", predicate) || r.lemma(predicate) == "counter";
  if (replies) return false;
  const auto parts = r.children(predicate);
  return is_told_on_stage(r, predicate) || std::any_of(parts.begin(), parts.end(), [&](TokenId c) {
           const std::string_view link = r.preposition(c);
           return r.is(c, {Deprel::Obl, Deprel::Nmod}) && (link == "in" || link == "on") &&
                  is_stage(r, c);
         });
}

}  // namespace dossier::ingest
