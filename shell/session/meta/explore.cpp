#include <charconv>

#include <dossier/export.h>

#include "shell/render/cells.h"
#include "shell/render/drawing.h"
#include "shell/session/meta.h"
#include "shell/session/page.h"

namespace dossier::shell {

namespace {

constexpr int kMaxDepth = 4;
constexpr std::size_t kMaxDrawnPaths = 400;

/// Runs a query and draws the graph of its result.
Status draw_result(const MetaCall& call, const std::string& query, const Parameters& parameters, const std::string& nothing) {
  Session& session = call.shell.session();
  const auto result = session.collect(query, parameters);
  if (!result) return result.error();
  const Subgraph graph = subgraph(*result);
  if (graph.nodes.empty()) return Error{Code::InvalidArgumentError, nothing, {}, {}, "names are those of `MATCH (n) RETURN n.name`; case counts"};
  session.keep_last(*result);
  DrawingSettings settings;
  settings.colour = session.rendering.colour;
  Status shown = show_text(call.shell, draw(graph, settings));
  if (shown && result->size() == kMaxDrawnPaths) {
    call.shell.console().note("only the first " + std::to_string(kMaxDrawnPaths) + " paths are drawn");
  }
  return shown;
}

/// The texts of a property `evidence`: one or a list of them.
void add_evidence(std::vector<std::string>& out, const Map& properties) {
  const Value* evidence = properties.find("evidence");
  if (evidence == nullptr) return;
  if (!evidence->is_list()) return out.push_back(cell_for_people(*evidence));
  for (const Value& text : evidence->list()) out.push_back(cell_for_people(text));
}

std::string heading_of(const Subgraph& graph, const Relationship& relationship) {
  const auto name = [&](NodeId id) {
    for (const Node& node : graph.nodes) {
      const Value* value = node.id == id ? node.properties.find("name") : nullptr;
      if (value != nullptr) return cell_for_people(*value);
    }
    return "#" + std::to_string(static_cast<std::uint64_t>(id));
  };
  return name(relationship.start) + " " + cell_for_people(Value(relationship.type)) + " " + name(relationship.end);
}

Subgraph graph_of_row(const ResultSet& result, std::size_t row) {
  ResultSet one(result.columns());
  one.append(std::vector<Value>(result[row].begin(), result[row].end()));
  return subgraph(one);
}

Result<std::size_t> row_number(const MetaCall& call, std::size_t rows) {
  std::size_t number = 1;
  if (!call.words.empty()) {
    const std::string& word = call.words[0];
    const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (problem != std::errc{} || end != word.data() + word.size()) number = 0;
  }
  if (number >= 1 && number <= rows) return number - 1;
  return Error{Code::Usage, "the last result has no such row", {}, {}, "its rows are 1 to " + std::to_string(rows)};
}

}  // namespace

Status meta_around(const MetaCall& call) {
  int depth = 1;
  if (call.words.size() > 1) {
    const std::string& word = call.words[1];
    const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), depth);
    if (problem != std::errc{} || end != word.data() + word.size() || depth < 1 || depth > kMaxDepth) {
      return Error{Code::Usage, "`" + word + "` is no depth", {}, {}, "depths are 1 to " + std::to_string(kMaxDepth)};
    }
  }
  const std::string query = "MATCH (n {name: $name}) OPTIONAL MATCH p = (n)-[*1.." + std::to_string(depth) +
                            "]-() RETURN n, p LIMIT " + std::to_string(kMaxDrawnPaths);
  return draw_result(call, query, {{"name", call.words[0]}}, "nothing has the name `" + call.words[0] + "`");
}

Status meta_path(const MetaCall& call) {
  const std::string query = "MATCH p = allShortestPaths((a {name: $from})-[*..12]-(b {name: $to})) RETURN p LIMIT 20";
  return draw_result(call, query, {{"from", call.words[0]}, {"to", call.words[1]}},
                     "no way leads from `" + call.words[0] + "` to `" + call.words[1] + "`");
}

Status meta_who(const MetaCall& call) {
  const bool begins_question = call.name == "who" || call.name == "what" || call.name == "which";
  const std::string question = (begins_question ? std::string(call.name) + " " : "") + std::string(call.rest);
  if (call.shell.session().print(question, question)) return {};
  return reported_before(call);
}

Status meta_evidence(const MetaCall& call) {
  const auto& last = call.shell.session().last();
  if (!last || last->empty()) return Error{Code::Usage, "there is no result yet", {}, {}, "run a statement first"};
  const auto row = row_number(call, last->size());
  if (!row) return row.error();
  const Subgraph graph = graph_of_row(*last, *row);
  Output& out = call.shell.console().out();
  std::size_t count = 0;
  for (const Relationship& relationship : graph.relationships) {
    std::vector<std::string> texts;
    add_evidence(texts, relationship.properties);
    if (texts.empty()) continue;
    out << heading_of(graph, relationship) << '\n';
    for (const std::string& text : texts) out << "  " << text << '\n';
    count += texts.size();
  }
  if (count != 0) return {};
  return Error{Code::Usage, "row " + std::to_string(*row + 1) + " holds no relationship with evidence", {}, {}, "return relationships or paths"};
}

}  // namespace dossier::shell
