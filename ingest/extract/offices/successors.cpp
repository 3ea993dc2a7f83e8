#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/noun_phrase_readers.h"
#include "ingest/extract/offices/offices.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

bool is_person_at(const Reading& r, TokenId t) {
  return r.entity_at(t) != kNone && r.type_of(r.entity_at(t)) == EntityType::Person;
}

/// "his successor, Acting Secretary Richard Rush": titles may stand before the name.
Entities person_behind(const Reading& r, TokenId noun) {
  const TokenId end = std::min(r.sentence(noun).last_token, noun + 9);
  for (TokenId n = noun + 1; n < end; ++n) {
    if (is_person_at(r, n)) return {r.entity_at(n)};
    if (n > noun + 1 && !is_capitalised(r.text(n)) && r.token(n).upos != Upos::Adp) return {};
  }
  return {};
}

/// "Truman, Roosevelt's successor": the person before the comma, or kNone.
std::uint32_t person_before(const Reading& r, TokenId noun, TokenId owner) {
  const std::uint32_t mention = r.mention_of[owner];
  const TokenId start = mention == kNone ? owner : r.out.mentions[mention].first_token;
  const bool apposed = start >= r.sentence(noun).first_token + 2 && r.text(start - 1) == "," &&
                       is_person_at(r, start - 2);
  return apposed ? r.entity_at(start - 2) : kNone;
}

/// Who the successor or predecessor is.
Entities named(const Reading& r, TokenId noun, TokenId owner) {
  // "Brezhnev, Brandt's successor Schmidt": who is named right behind it.
  const bool behind = noun + 1 < r.sentence(noun).last_token && is_person_at(r, noun + 1);
  if (behind) return {r.entity_at(noun + 1)};
  if (const std::uint32_t e = person_before(r, noun, owner); e != kNone) return {e};
  const TokenId name = r.child(noun, {Deprel::Appos, Deprel::Flat});
  Entities names = name == kNone ? Entities{} : referents(r, name);
  if (names.empty() && noun + 1 < r.mention_of.size() && r.entity_at(noun + 1) != kNone)
    names.push_back(r.entity_at(noun + 1));
  return names.empty() ? person_behind(r, noun) : names;
}

/// Who came before or after the holder of the highest office held it too.
void add_same_office(Reading& r, FactSink& sink, TokenId noun, std::uint32_t owner,
                     std::uint32_t name) {
  if (owner == name || r.type_of(name) != EntityType::Person) return;
  for (const auto& office : r.offices) {
    if (office.person != owner || office.held_in == kNone ||
        !r.lexicon.is_title(office.role, TitleRank::Head))
      continue;
    if (sink.add(Relation::HoldsPosition, name, office.held_in, {noun, "succession", 0.6F})) {
      const bool before = r.lemma(noun) == "predecessor";
      r.out.facts.back().role = before ? "former " + office.role : office.role;
    }
    return;
  }
}

/// "in the spring of 1947 Byrnes's successor": the possessor that is somebody.
TokenId owner_of(const Reading& r, TokenId noun) {
  for (TokenId c : r.children(noun)) {
    if (r.is(c, {Deprel::NmodPoss}) && r.entity_at(c) != kNone) return c;
  }
  return r.child(noun, {Deprel::NmodPoss});
}

}  // namespace

std::vector<std::uint32_t> spoken_of_before(const Reading& r, TokenId token,
                                            std::uint32_t other_than) {
  const std::uint32_t sentence = r.sentence_of[token];
  for (TokenId t = token; t > 0 && r.sentence_of[t - 1] + 1 >= sentence;) {
    --t;
    const std::uint32_t e = r.entity_at(t);
    if (e != other_than && is_person_at(r, t) &&
        r.is(t, {Deprel::Nsubj, Deprel::NsubjPass, Deprel::Obj}))
      return {e};
  }
  return {};
}

void read_successor(Reading& r, FactSink& sink, TokenId noun) {
  const TokenId owner = owner_of(r, noun);
  if (owner == kNone) return;
  Entities owners = referents(r, owner);
  const Entities names = named(r, noun, owner);
  // "Schmidt fell. Kohl, his successor, agreed": nobody follows himself.
  const bool one = (r.token(noun).features & kPlural) == 0;
  if (one && owners.size() == 1 && owners == names) owners = spoken_of_before(r, noun, names[0]);
  if (owners.size() == 1 && names.size() == 1) add_same_office(r, sink, noun, owners[0], names[0]);
  const FactSink::Source source{noun, "succession", 0.8F};
  if (r.lemma(noun) == "predecessor")
    sink.add_all(Relation::Succeeded, owners, names, source);
  else
    sink.add_all(Relation::Succeeded, names, owners, source);
}

}  // namespace dossier::ingest
