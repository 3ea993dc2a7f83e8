#include "shell/console/pager.h"
#include "shell/render/evidence_text.h"
#include "shell/session/meta.h"

#include <algorithm>
#include <charconv>

#include <dossier/export.h>

namespace dossier::shell {

namespace {

std::size_t number_in(const std::string& word) {
  std::size_t number = 0;
  const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), number);
  return problem == std::errc{} && end == word.data() + word.size() ? number : 0;
}

/// Names that a value holds: a text, the texts of a list, the name of a node.
void add_names(const Value& value, List& names) {
  if (value.is_string()) names.push_back(value);
  if (value.is_list()) {
    for (const Value& item : value.list()) add_names(item, names);
  }
  if (!value.is_node()) return;
  const Value* name = value.node().properties.find("name");
  if (name != nullptr) add_names(*name, names);
}

constexpr std::string_view kAmongNames =
    "MATCH (a)-[r]->(b) WHERE a.name IN $names AND b.name IN $names AND r.evidence IS NOT NULL "
    "RETURN a, r, b";
constexpr std::string_view kOfAnyName =
    "MATCH (a)-[r]-(b) WHERE a.name IN $names AND NOT a:Document AND r.evidence IS NOT NULL "
    "RETURN a, r, b";

bool has_evidence(const Subgraph& graph) {
  return std::any_of(
      graph.relationships.begin(), graph.relationships.end(),
      [](const Relationship& r) { return r.properties.find("evidence") != nullptr; });
}

/// Relationships among what the values of some rows name; where there are none, all relationships
/// of what they name.
Result<Subgraph> graph_of_mentioned(Session& session, const ResultSet& rows) {
  List names;
  for (const Row row : rows) {
    for (const Value& value : row) add_names(value, names);
  }
  for (const std::string_view query : {kAmongNames, kOfAnyName}) {
    const auto result = session.collect(query, {{"names", names}});
    if (!result) return result.error();
    if (!result->empty()) return subgraph(*result);
  }
  return Subgraph{};
}

/// Of one row of the last result, or of all of them.
Result<Subgraph> graph_of_last(const MetaCall& call) {
  const auto& last = call.shell.session().last();
  if (!last || last->empty())
    return Error{Code::Usage, "there is no result yet", {}, {}, "run a statement first"};
  const std::size_t row = call.words.empty() ? 0 : number_in(call.words[0]);
  if (row > last->size())
    return Error{Code::Usage,
                 "the last result has no such row",
                 {},
                 {},
                 "its rows are 1 to " + std::to_string(last->size())};
  ResultSet rows(last->columns());
  for (std::size_t i = row == 0 ? 0 : row - 1; i < (row == 0 ? last->size() : row); ++i)
    rows.append(std::vector<Value>((*last)[i].begin(), (*last)[i].end()));
  Subgraph graph = subgraph(rows);
  return has_evidence(graph) ? graph : graph_of_mentioned(call.shell.session(), rows);
}

constexpr std::string_view kOfOne =
    "MATCH (a {name: $from})-[r]-(b) WHERE NOT a:Document AND r.evidence IS NOT NULL "
    "RETURN a, r, b";
constexpr std::string_view kBetweenTwo =
    "MATCH (a {name: $from})-[r]-(b {name: $to}) WHERE r.evidence IS NOT NULL RETURN a, r, b";

Result<Subgraph> graph_of_names(const MetaCall& call) {
  Parameters names;
  for (std::size_t i = 0; i < call.words.size(); ++i) {
    const auto name = canonical_name(call, call.words[i]);
    if (!name) return name.error();
    names.set(i == 0 ? "from" : "to", *name);
  }
  const auto result =
      call.shell.session().collect(call.words.size() == 1 ? kOfOne : kBetweenTwo, names);
  if (!result) return result.error();
  return subgraph(*result);
}

/// What the words of a command name: a row of the last result, an entity, or two of them.
Result<Subgraph> graph_of_words(const MetaCall& call) {
  const bool row = call.words.empty() || (call.words.size() == 1 && number_in(call.words[0]) != 0);
  return row ? graph_of_last(call) : graph_of_names(call);
}

Error nothing_found(const MetaCall& call) {
  if (call.words.size() == 2) {
    return Error{
        Code::InvalidArgumentError,
        "no document states anything between `" + call.words[0] + "` and `" + call.words[1] + "`",
        {},
        {},
        "`:path` shows what connects them"};
  }
  return Error{Code::InvalidArgumentError,
               "no relationship with evidence is there",
               {},
               {},
               "return relationships or paths, or name one or two entities"};
}

Status tell(const MetaCall& call, EvidenceSettings settings) {
  const auto graph = graph_of_words(call);
  if (!graph) return graph.error();
  Session& session = call.shell.session();
  const RenderSettings rendering = session.current_rendering();
  settings.width = rendering.width;
  settings.colour = rendering.colour;
  const std::string text = evidence_text(*graph, settings);
  if (text.empty()) return nothing_found(call);
  const PagedOutput paged(session.console(), session.paging);
  session.console().out() << text;
  return {};
}

}  // namespace

Status meta_evidence(const MetaCall& call) { return tell(call, {}); }
Status meta_why(const MetaCall& call) { return tell(call, {.reasons = true}); }

}  // namespace dossier::shell
