#include "ingest/extract/facts/facts.h"
#include "ingest/extract/offices/office_states.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

bool is_summit(const Reading& r, std::uint32_t event) {
  return lower(r.out.entities[event].name).ends_with("summit");
}

/// Who, as the same word tells, takes part in the same event.
Entities together_with(const Reading& r, const Fact& first) {
  Entities all;
  for (const Fact& fact : r.out.facts) {
    if (fact.relation == first.relation && fact.object == first.object &&
        fact.evidence.begin == first.evidence.begin &&
        r.type_of(fact.subject) == EntityType::Person &&
        std::find(all.begin(), all.end(), fact.subject) == all.end())
      all.push_back(fact.subject);
  }
  return all;
}

}  // namespace

void find_meetings_at_summits(Reading& r) {
  if (std::none_of(r.out.facts.begin(), r.out.facts.end(), [&](const Fact& fact) {
        return fact.relation == Relation::ParticipatedIn && is_summit(r, fact.object);
      }))
    return;
  FactSink sink(r);
  const OfficeStates states(r);
  for (std::size_t i = 0, n = r.out.facts.size(); i < n; ++i) {
    const Fact fact = r.out.facts[i];
    if (fact.relation != Relation::ParticipatedIn || !is_summit(r, fact.object)) continue;
    const Entities all = together_with(r, fact);
    if (all.size() != 2 || all[0] != fact.subject) continue;
    const std::uint32_t a = states.home_of(all[0]), b = states.home_of(all[1]);
    if (a == kNone || b == kNone || a == b) continue;
    sink.add(Relation::MetWith, all[0], all[1], {r.token_at(fact.evidence), "summit", 0.6F});
  }
}

}  // namespace dossier::ingest
