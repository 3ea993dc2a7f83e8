#include "ingest/extract/actors/actors.h"
#include "ingest/extract/coreference/last_treaty.h"
#include "ingest/extract/facts/facts.h"
#include "ingest/extract/offices/office_states.h"

#include <algorithm>

namespace dossier::ingest {
namespace {

using Entities = std::vector<std::uint32_t>;

/// The state, or that of the man.
std::uint32_t state_behind(const Reading& r, std::uint32_t actor) {
  if (r.type_of(actor) == EntityType::Country) return actor;
  const std::uint32_t served = r.state_of(actor);
  return served != kNone ? served : OfficeStates(r).leader_state(actor);
}

/// The states that have signed or negotiated the treaty, themselves or by their men.
Entities states_that(Relation deed, const Reading& r, std::uint32_t treaty) {
  Entities states;
  for (const Fact& fact : r.out.facts) {
    if (fact.relation != deed || fact.object != treaty) continue;
    const std::uint32_t state = state_behind(r, fact.subject);
    if (state != kNone && std::find(states.begin(), states.end(), state) == states.end())
      states.push_back(state);
  }
  return states;
}

void read_exchange(Reading& r, FactSink& sink, TokenId verb) {
  if (r.lemma(verb) != "exchange") return;
  const Clause clause(r, verb);
  if (clause.factuality() != Factuality::Stated) return;
  const std::vector<TokenId> things = clause.objects();
  const bool ratifies = std::any_of(things.begin(), things.end(), [&](TokenId thing) {
    if (r.lemma(thing) == "ratification") return true;
    return r.lemma(thing) == "instrument" && thing + 2 < r.sentence(thing).last_token &&
           r.lemma(thing + 2) == "ratification";
  });
  const std::uint32_t treaty = ratifies ? last_treaty(r, verb) : kNone;
  if (treaty == kNone) return;
  const Entities parties = states_that(Relation::Signed, r, treaty);
  if (parties.size() == 2)
    sink.add_all(Relation::Ratified, parties, {treaty}, {verb, "exchanged", 0.8F});
}

/// "The treaty was ratified in 1844": by both who have signed it.
void read_ratified(const Reading& r, FactSink& sink, TokenId verb) {
  if (r.lemma(verb) != "ratify" || r.token(verb).upos != Upos::Verb) return;
  const Clause clause(r, verb);
  if (!clause.passive() || clause.factuality() != Factuality::Stated || !doers(r, clause).empty() ||
      !clause.phrases("by").empty())
    return;
  for (TokenId t : clause.objects()) {
    for (std::uint32_t treaty : referents(r, t)) {
      Entities parties = states_that(Relation::Signed, r, treaty);
      if (parties.empty()) parties = states_that(Relation::Negotiated, r, treaty);
      if (parties.size() == 2)
        sink.add_all(Relation::Ratified, parties, {treaty}, {verb, "ratified", 0.7F});
    }
  }
}

}  // namespace

void find_exchanged_ratifications(Reading& reading) {
  FactSink sink(reading);
  for_each_stating_token(reading, [&](TokenId t) {
    read_exchange(reading, sink, t);
    read_ratified(reading, sink, t);
  });
}

}  // namespace dossier::ingest
