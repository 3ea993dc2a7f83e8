#include "ingest/extract/finish.h"

#include "ingest/extract/confidence.h"
#include "ingest/extract/coreference/resolve.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace dossier::ingest {
namespace {

bool symmetric(Relation relation) {
  return relation == Relation::MetWith || relation == Relation::AgreedWith;
}

/// One fact for each pair and relation; the most confident evidence stays, dates and roles are
/// kept.
void merge_facts(std::vector<Fact>& facts) {
  std::set<std::tuple<Relation, std::uint32_t, std::uint32_t, std::string, std::string>> seen;
  std::stable_sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) {
    return std::tuple(!a.date.empty(), a.confidence) > std::tuple(!b.date.empty(), b.confidence);
  });
  std::erase_if(facts, [&](const Fact& fact) {
    std::uint32_t a = fact.subject, b = fact.object;
    if (symmetric(fact.relation) && a > b) std::swap(a, b);
    return !seen.emplace(fact.relation, a, b, lower(fact.role), std::string{}).second;
  });
  std::stable_sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) {
    return std::tuple(a.evidence.begin, a.relation, a.subject, a.object) <
           std::tuple(b.evidence.begin, b.relation, b.subject, b.object);
  });
}

/// "the Secretary of the Treasury": the body is only part of a title.
bool inside_title(const Reading& reading, const Mention& mention) {
  TokenId t = mention.first_token;
  if (t > 2 && reading.text(t - 1) == "the") --t;
  return t > 1 && reading.text(t - 1) == "of" && reading.text(t - 2) == "Secretary";
}

/// "a speech at Harvard University", "met at the Pentagon": the house is only where it was.
bool only_where(const Reading& reading, const Mention& mention) {
  const TokenId at = reading.child(mention.head, {Deprel::Case});
  return at != kNone && reading.text(at) == "at" &&
         reading.is_word("campus-noun", mention.last_token - 1);
}

/// The mention alone makes its entity worth telling. Places, and peoples without a state, are told
/// only where something happens to them.
bool tells_entity(const Reading& reading, const Mention& mention) {
  const Entity& entity = reading.out.entities[mention.entity];
  if (entity.type == EntityType::Place) return false;
  if (mention.form == Mention::Form::Adjective) return false;
  if (mention.form != Mention::Form::Name) return false;
  if (entity.type == EntityType::Country &&
      reading.lexicon.is("stateless-people", reading.text(mention.first_token, mention.last_token)))
    return false;
  return entity.type != EntityType::Organization ||
         (!inside_title(reading, mention) && !only_where(reading, mention));
}

/// Which entities stay.
std::vector<bool> needed(const Reading& reading) {
  const Extraction& out = reading.out;
  std::vector<bool> keep(out.entities.size(), false);
  for (std::uint32_t event : reading.titled) keep[event] = true;
  for (const Mention& mention : out.mentions) {
    if (tells_entity(reading, mention)) keep[mention.entity] = true;
  }
  for (const Fact& fact : out.facts) keep[fact.subject] = keep[fact.object] = true;
  for (const Proposal& proposal : out.proposals) {
    for (std::uint32_t e : proposal.who) keep[e] = true;
    for (std::uint32_t e : proposal.whom) keep[e] = true;
    for (const Response& response : proposal.responses) keep[response.by] = true;
    if (proposal.named >= 0) keep[static_cast<std::size_t>(proposal.named)] = true;
  }
  return keep;
}

/// Takes out the entities that are not kept and renumbers the rest everywhere.
void compact(Extraction& out, const std::vector<bool>& keep) {
  std::vector<std::uint32_t> to(out.entities.size(), kNone);
  std::uint32_t next = 0;
  for (std::uint32_t i = 0; i < keep.size(); ++i) {
    if (!keep[i]) continue;
    if (next != i) out.entities[next] = std::move(out.entities[i]);
    to[i] = next++;
  }
  out.entities.resize(next);
  std::erase_if(out.mentions, [&](const Mention& m) { return to[m.entity] == kNone; });
  for (Mention& m : out.mentions) m.entity = to[m.entity];
  for (Fact& fact : out.facts) {
    fact.subject = to[fact.subject];
    fact.object = to[fact.object];
  }
  for (Proposal& proposal : out.proposals) {
    for (std::uint32_t& e : proposal.who) e = to[e];
    for (std::uint32_t& e : proposal.whom) e = to[e];
    for (Response& response : proposal.responses) response.by = to[response.by];
    if (proposal.named >= 0)
      proposal.named = static_cast<std::int32_t>(to[static_cast<std::size_t>(proposal.named)]);
  }
}

}  // namespace

void finish(Reading& reading) {
  Extraction& out = reading.out;
  for (Fact& fact : out.facts)
    fact.confidence = measured_confidence(fact.relation, fact.evidence.rule);
  for (Proposal& proposal : out.proposals)
    proposal.confidence = measured_confidence(proposal.evidence.rule);
  merge_facts(out.facts);
  compact(out, needed(reading));
  for (Entity& entity : out.entities) {
    std::sort(entity.aliases.begin(), entity.aliases.end());
    entity.aliases.erase(std::unique(entity.aliases.begin(), entity.aliases.end()),
                         entity.aliases.end());
    std::erase(entity.aliases, entity.name);
    entity.key = entity_key(
        entity.type, entity.of_document ? entity.name + "\n" + reading.document.name : entity.name);
  }
}

}  // namespace dossier::ingest
