#include "ingest/extract/proposals/negotiating_table.h"

#include "ingest/extract/lexicon/atoms.h"

#include <algorithm>
#include <array>
#include <map>

namespace dossier::ingest {
namespace {

constexpr std::size_t kFewest = 3;

void add_state(const Reading& r, Entities& states, std::uint32_t actor) {
  if (const std::uint32_t state = r.state_of(actor); state != kNone) add_entity(states, state);
}

bool is_conference(const Reading& r, std::uint32_t event) {
  static constexpr std::array<std::string_view, 6> kWords = {"conference",  "summit",   "talks",
                                                             "negotiation", "congress", "meeting"};
  const std::string name = lower(r.out.entities[event].name);
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

/// Who takes part in a conference, by its entity.
void add_from_facts(const Reading& r, std::vector<NegotiatingTable>& tables) {
  std::map<std::uint32_t, NegotiatingTable> conferences;
  for (const Fact& fact : r.out.facts) {
    const std::uint32_t sentence = fact.evidence.sentence;
    if (fact.relation != Relation::ParticipatedIn || !is_conference(r, fact.object)) continue;
    auto& table =
        conferences.try_emplace(fact.object, NegotiatingTable{sentence, {}}).first->second;
    table.sentence = std::min(table.sentence, sentence);
    add_state(r, table.states, fact.subject);
  }
  for (const auto& [event, table] : conferences) tables.push_back(table);
}

Entities answering(const Reading& r, const Proposal& proposal, Response::Kind kind) {
  Entities states;
  for (const Response& response : proposal.responses) {
    if (response.kind == kind) add_state(r, states, response.by);
  }
  return states;
}

/// "invited Britain, Japan, and Italy to a conference": with who invites, without who declines.
void add_from_invitations(const Reading& r, const ProposalSink& sink, NegotiatingTables& tables) {
  for (std::size_t i = 0; i < sink.size(); ++i) {
    const Proposal& proposal = r.out.proposals[i];
    if (!is_invitation(r, sink.predicate_of(i))) continue;
    NegotiatingTable table{proposal.evidence.sentence, {}};
    for (std::uint32_t e : proposal.who) add_state(r, table.states, e);
    Entities came = answering(r, proposal, Response::Kind::Accepted);
    for (std::uint32_t e : came.size() > 1 ? came : proposal.whom) add_state(r, table.states, e);
    for (std::uint32_t state : answering(r, proposal, Response::Kind::Rejected)) {
      std::erase(table.states, state);
      tables.absences.push_back({proposal.evidence.sentence, state});
    }
    tables.seated.push_back(std::move(table));
  }
}

}  // namespace

NegotiatingTables find_tables(const Reading& r, const ProposalSink& sink) {
  NegotiatingTables tables;
  add_from_facts(r, tables.seated);
  add_from_invitations(r, sink, tables);
  std::erase_if(tables.seated, [](const NegotiatingTable& t) { return t.states.size() < kFewest; });
  std::stable_sort(tables.seated.begin(), tables.seated.end(),
                   [](const auto& a, const auto& b) { return a.sentence < b.sentence; });
  return tables;
}

}  // namespace dossier::ingest
