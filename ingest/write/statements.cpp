#include "ingest/write/statements.h"

#include "ingest/read/hash.h"
#include "ingest/read/unicode.h"
#include "ingest/write/schema.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace dossier::ingest {
namespace {

constexpr std::size_t kMaxName = 120;

bool is_symmetric(Relation relation) {
  return relation == Relation::MetWith || relation == Relation::AgreedWith;
}

}  // namespace

std::string gist(std::string_view what) {
  std::string out;
  for (const char c : what) {
    const bool letter =
        is_ascii_alpha(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    if (letter) out += c;
    if (!letter && !out.empty() && out.back() != ' ') out += ' ';
  }
  return ascii_lower(trim(out));
}

namespace {

/// A content cut to the length of a name, at a word.
std::string short_name(const std::string& what) {
  if (what.size() <= kMaxName) return what;
  std::size_t end = what.rfind(' ', kMaxName);
  if (end == std::string::npos || end < kMaxName / 2) {
    for (end = kMaxName; (static_cast<unsigned char>(what[end]) & 0xC0) == 0x80;) --end;
  }
  return what.substr(0, end) + "…";
}

/// Single precision has digits that mean nothing.
double rounded(float confidence) {
  return std::round(static_cast<double>(confidence) * 10000) / 10000;
}

class StatementMaker {
 public:
  explicit StatementMaker(const FactSheet& sheet) : sheet_(sheet) {}

  Statements make() {
    for (const Fact& fact : sheet_.facts) add(fact);
    for (const Proposal& proposal : sheet_.proposals) add(proposal);
    return std::move(out_);
  }

 private:
  const Entity& entity(std::uint32_t index) const { return sheet_.entities[index].entity; }
  NodeName node(std::uint32_t index) const {
    return {std::string(to_string(entity(index).type)), entity(index).key};
  }
  bool counts(const Evidence& evidence) const {
    return !sheet_.sentences[evidence.sentence].repeated;
  }

  void add(const Fact& fact) {
    if (!counts(fact.evidence)) return;
    NodeName start = node(fact.subject);
    NodeName end = node(fact.object);
    if (is_symmetric(fact.relation) && end < start) std::swap(start, end);
    put({std::string(to_string(fact.relation)),
         std::move(start),
         std::move(end),
         fact.role,
         fact.what,
         {}},
        fact.evidence, fact.date, fact.confidence);
  }

  void add(const Proposal& proposal) {
    if (counts(proposal.evidence)) {
      const NodeName act = act_of(proposal);
      for (const std::uint32_t who : proposal.who) {
        put({"PROPOSED", node(who), act, {}, {}, {}}, proposal.evidence, proposal.date,
            proposal.confidence);
      }
      for (const std::uint32_t whom : proposal.whom) {
        put({"PROPOSED_TO", act, node(whom), {}, {}, {}}, proposal.evidence, proposal.date,
            proposal.confidence);
      }
      if (is_known_as_other(proposal)) {
        put({"KNOWN_AS", act, node(static_cast<std::uint32_t>(proposal.named)), {}, {}, {}},
            proposal.evidence, {}, proposal.confidence);
      }
    }
    for (const Response& response : proposal.responses) {
      // A response needs its proposal: both are left out where the proposal is a copy's repetition.
      if (!counts(response.evidence) || !counts(proposal.evidence)) continue;
      put({std::string(to_string(response.kind)), node(response.by), act_of(proposal), {}, {}, {}},
          response.evidence, {}, response.confidence);
    }
  }

  bool is_known_as_other(const Proposal& proposal) const {
    return proposal.named >= 0 &&
           entity(static_cast<std::uint32_t>(proposal.named)).type != EntityType::Proposal;
  }

  /// The node of an act of proposing: the named proposal itself, or a node by who proposed what to
  /// whom.
  NodeName act_of(const Proposal& proposal) {
    ProposalNode act;
    act.what = proposal.what;
    act.date = proposal.date;
    act.name = short_name(proposal.what);
    std::string identity = "act\n" + gist(proposal.what);
    if (proposal.named >= 0) {
      const Entity& named = entity(static_cast<std::uint32_t>(proposal.named));
      act.name = named.name;
      act.named = named.type == EntityType::Proposal;
      identity = "named\n" + named.key;
    } else {
      append_keys(identity, proposal.who);
      append_keys(identity, proposal.whom);
    }
    act.node = {kProposal, act.named ? entity(static_cast<std::uint32_t>(proposal.named)).key
                                     : hash128(identity)};
    const auto known =
        std::find_if(out_.proposals.begin(), out_.proposals.end(),
                     [&](const ProposalNode& other) { return other.node == act.node; });
    if (known == out_.proposals.end()) out_.proposals.push_back(act);
    return act.node;
  }

  void append_keys(std::string& identity, const std::vector<std::uint32_t>& entities) const {
    std::vector<std::string> keys;
    for (const std::uint32_t index : entities) keys.push_back(entity(index).key);
    std::sort(keys.begin(), keys.end());
    identity += '\n';
    for (const std::string& key : keys) identity += key + ' ';
  }

  void put(Statement statement, const Evidence& evidence, const std::string& date,
           float confidence) {
    if (statement.start == statement.end) return;  // both ends were merged into one
    const std::string& sentence = sheet_.sentences[evidence.sentence].text;
    const auto key = std::tuple(statement.type, statement.start, statement.end,
                                gist(statement.role), gist(statement.what));
    const auto [at, is_new] = places_.try_emplace(key, out_.statements.size());
    if (is_new) out_.statements.push_back(std::move(statement));
    std::vector<Support>& support = out_.statements[at->second].support;
    const auto same = std::find_if(support.begin(), support.end(),
                                   [&](const Support& s) { return s.sentence == sentence; });
    if (same == support.end())
      support.push_back({sentence, date, evidence.rule, rounded(confidence)});
  }

  const FactSheet& sheet_;
  Statements out_;
  std::map<std::tuple<std::string, NodeName, NodeName, std::string, std::string>, std::size_t>
      places_;
};

}  // namespace

Statements statements_of(const FactSheet& sheet) { return StatementMaker(sheet).make(); }

}  // namespace dossier::ingest
