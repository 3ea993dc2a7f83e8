#include "ingest/extract/actors/actors.h"
#include "ingest/extract/facts/party_readers.h"
#include "ingest/extract/names/listed_names.h"

#include <algorithm>
#include <string>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// "the Big Three (Soviet leader Stalin, ...)": the persons, and not their states; else the states.
void keep_persons_or_states(const Reading& r, Entities& members) {
  const bool persons = std::any_of(members.begin(), members.end(), [&](std::uint32_t e) {
    return r.type_of(e) == EntityType::Person;
  });
  const EntityType wanted = persons ? EntityType::Person : EntityType::Country;
  std::erase_if(members, [&](std::uint32_t e) { return r.type_of(e) != wanted; });
}

/// "the OPEC countries", "the members of NATO", "NATO member states".
Entities bodies_of(const Reading& r, TokenId noun) {
  Entities bodies;
  for (TokenId c : r.children(noun)) {
    const bool of = r.is(c, {Deprel::Nmod}) && r.preposition(c) == "of";
    if (!of && !r.is(c, {Deprel::Compound, Deprel::Amod, Deprel::NmodPoss})) continue;
    // "NATO member states": the name hangs below "member".
    const TokenId inner = r.lemma(c) == "member" ? r.child(c, {Deprel::Compound}) : kNone;
    const std::uint32_t e = r.entity_at(inner == kNone ? c : inner);
    if (e != kNone && r.type_of(e) == EntityType::Organization) bodies.push_back(e);
  }
  return bodies;
}

/// What the noun is part of: "part of the Triple Intervention".
Entities wholes_of(const Reading& r, TokenId noun) {
  Entities wholes;
  for (TokenId c : r.children(noun)) {
    if (!r.is(c, {Deprel::Nmod}) || r.preposition(c) != "of") continue;
    for (std::uint32_t e : referents(r, c)) wholes.push_back(e);
  }
  return wholes;
}

/// Who is or becomes the part that the noun names.
Entities parts_of(const Reading& r, TokenId noun) {
  Entities parts;
  if (r.child(noun, {Deprel::Cop}) != kNone && Clause(r, noun).factuality() == Factuality::Stated) {
    for (TokenId subject : Clause(r, noun).subjects()) {
      for (std::uint32_t e : referents(r, subject)) parts.push_back(e);
    }
    return parts;
  }
  const TokenId verb = r.head(noun);
  if (verb == kNone || !r.is_word("part-verb", verb)) return parts;
  const Clause clause(r, verb);
  return clause.factuality() == Factuality::Stated ? doers(r, clause) : parts;
}

/// A body is part of another, a state or a man its member.
void belong(const Reading& r, FactSink& sink, const Entities& parts, std::uint32_t whole,
            const FactSink::Source& source) {
  for (std::uint32_t part : parts) {
    const bool body = r.type_of(part) == EntityType::Organization;
    sink.add(body ? Relation::PartOf : Relation::MemberOf, part, whole, source);
  }
}

}  // namespace

void read_listed_members(Reading& r, FactSink& sink, const Mention& body) {
  const TokenId t = body.head;
  const TokenId end = r.sentence(t).last_token;
  TokenId n = body.last_token;
  while (n < end && r.is_word("state-plural", n)) ++n;
  if (n + 1 >= end) return;
  const std::string mark = plain(r.text(n));
  const bool listed = mark == "(" || mark == "-" || mark == "--" || mark == ":";
  Entities members = listed ? list_behind(r, n - 1) : examples_behind(r, n - 1);
  keep_persons_or_states(r, members);
  if (members.size() >= 2)
    sink.add_all(Relation::MemberOf, members, {body.entity}, {t, "listed", 0.7F});
}

void read_states_of_body(Reading& r, FactSink& sink, TokenId noun) {
  const Entities bodies = bodies_of(r, noun);
  if (bodies.empty()) return;
  const FactSink::Source source{noun, "of-body", 0.65F};
  sink.add_all(Relation::MemberOf, actors_among(r, list_behind(r, noun)), bodies, source);
  sink.add_all(Relation::MemberOf, actors_among(r, examples_behind(r, noun)), bodies, source);
  if (r.lemma(noun) != "ally" && r.lemma(noun) != "partner") return;
  // "the United States and its NATO allies"
  if (const TokenId owner = r.child(noun, {Deprel::NmodPoss}); owner != kNone)
    sink.add_all(Relation::MemberOf, actors_among(r, referents(r, owner)), bodies, source);
  for (TokenId c : r.children(noun)) {
    if (r.is(c, {Deprel::Appos, Deprel::Flat}))
      sink.add_all(Relation::MemberOf, actors_among(r, referents(r, c)), bodies, source);
  }
}

void read_part(Reading& r, FactSink& sink, TokenId noun) {
  const Entities wholes = wholes_of(r, noun);
  if (wholes.empty()) return;
  const Entities parts = actors_among(r, parts_of(r, noun));
  const FactSink::Source source{noun, "part-of", 0.6F};
  for (std::uint32_t whole : wholes) {
    if (r.type_of(whole) == EntityType::Event)
      sink.add_all(Relation::ParticipatedIn, parts, {whole}, source);
    else if (r.type_of(whole) == EntityType::Organization)
      belong(r, sink, parts, whole, source);
  }
}

}  // namespace dossier::ingest
