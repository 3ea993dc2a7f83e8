#include <algorithm>
#include <charconv>
#include <iterator>

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
Status draw_result(const MetaCall& call, const std::string& query, const Parameters& parameters,
                   const std::string& nothing) {
  Session& session = call.shell.session();
  const auto result = session.collect(query, parameters);
  if (!result) return result.error();
  const Subgraph graph = subgraph(*result);
  if (graph.nodes.empty()) return Error{Code::InvalidArgumentError, nothing, {}, {}, {}};
  session.keep_last(*result);
  DrawingSettings settings;
  settings.colour = session.rendering.colour;
  Status shown = show_text(call.shell, draw(graph, settings));
  if (shown && result->size() == kMaxDrawnPaths) {
    call.shell.console().note("only the first " + std::to_string(kMaxDrawnPaths) +
                              " paths are drawn");
  }
  return shown;
}

/// The sentences of a relationship, each with the document it stands in.
std::vector<std::string> evidence_of(const Map& properties) {
  std::vector<std::string> out;
  const Value* evidence = properties.find("evidence");
  const Value* documents = properties.find("documents");
  if (evidence == nullptr) return out;
  const List texts = evidence->is_list() ? evidence->list() : List{*evidence};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const bool known = documents != nullptr && documents->is_list() && i < documents->list().size();
    out.push_back(cell_for_people(texts[i]) +
                  (known ? "  [" + cell_for_people(documents->list()[i]) + "]" : ""));
  }
  return out;
}

/// Types between what documents speak about: all but those that tie documents and sentences to the
/// rest.
std::string entity_types(const Schema& schema) {
  constexpr std::string_view kOfDocuments[] = {"MENTIONS", "WRITTEN_BY", "IN", "ABOUT", "COPY_OF"};
  std::string out;
  for (const Schema::Name& type : schema.types) {
    if (std::find(std::begin(kOfDocuments), std::end(kOfDocuments), type.name) !=
        std::end(kOfDocuments))
      continue;
    std::string quoted;
    for (const char c : type.name) quoted += c == '`' ? std::string("``") : std::string(1, c);
    out += (out.empty() ? ":`" : "|`") + quoted + "`";
  }
  return out;
}

constexpr std::string_view kByName =
    "MATCH (n {name: $name}) WHERE NOT n:Document RETURN n.name AS name LIMIT 1";
constexpr std::string_view kByOtherName =
    "MATCH (n) WHERE NOT n:Document AND NOT n:Sentence AND (toLower(n.name) = toLower($name) OR "
    "any(a IN n.aliases WHERE "
    "toLower(a) = toLower($name))) RETURN n.name AS name LIMIT 1";

/// The name that an entity has in the graph, for one that is written otherwise or is an alias.
Result<std::string> canonical_name(const MetaCall& call, const std::string& name) {
  for (const std::string_view query : {kByName, kByOtherName}) {
    const auto result = call.shell.session().collect(query, {{"name", name}});
    if (!result) return result.error();
    if (!result->empty() && (*result)[0][std::size_t{0}].is_string())
      return std::string((*result)[0][std::size_t{0}].string());
  }
  return Error{Code::InvalidArgumentError,
               "nothing has the name `" + name + "`",
               {},
               {},
               "Tab completes names"};
}

std::string heading_of(const Subgraph& graph, const Relationship& relationship) {
  const auto name = [&](NodeId id) {
    for (const Node& node : graph.nodes) {
      const Value* value = node.id == id ? node.properties.find("name") : nullptr;
      if (value != nullptr) return cell_for_people(*value);
    }
    return "#" + std::to_string(static_cast<std::uint64_t>(id));
  };
  return name(relationship.start) + " " + cell_for_people(Value(relationship.type)) + " " +
         name(relationship.end);
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
  return Error{Code::Usage,
               "the last result has no such row",
               {},
               {},
               "its rows are 1 to " + std::to_string(rows)};
}

}  // namespace

Status meta_around(const MetaCall& call) {
  int depth = 1;
  if (call.words.size() > 1) {
    const std::string& word = call.words[1];
    const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), depth);
    if (problem != std::errc{} || end != word.data() + word.size() || depth < 1 ||
        depth > kMaxDepth) {
      return Error{Code::Usage,
                   "`" + word + "` is no depth",
                   {},
                   {},
                   "depths are 1 to " + std::to_string(kMaxDepth)};
    }
  }
  const auto name = canonical_name(call, call.words[0]);
  if (!name) return name.error();
  const std::string query =
      "MATCH (n {name: $name}) WHERE NOT n:Document OPTIONAL MATCH p = (n)-[" +
      entity_types(call.shell.schema()) + "*1.." + std::to_string(depth) +
      "]-() RETURN n, p LIMIT " + std::to_string(kMaxDrawnPaths);
  return draw_result(call, query, {{"name", *name}}, "nothing has the name `" + *name + "`");
}

Status meta_path(const MetaCall& call) {
  const auto from = canonical_name(call, call.words[0]);
  if (!from) return from.error();
  const auto to = canonical_name(call, call.words[1]);
  if (!to) return to.error();
  const std::string query =
      "MATCH (a {name: $from}), (b {name: $to}) MATCH p = allShortestPaths((a)-[" +
      entity_types(call.shell.schema()) + "*..12]-(b)) RETURN p LIMIT 20";
  return draw_result(call, query, {{"from", *from}, {"to", *to}},
                     "no way leads from `" + *from + "` to `" + *to + "`");
}

Status meta_who(const MetaCall& call) {
  const bool begins_question = call.name == "who" || call.name == "what" || call.name == "which";
  const std::string question =
      (begins_question ? std::string(call.name) + " " : "") + std::string(call.rest);
  if (call.shell.session().print(question, question)) return {};
  return reported_before(call);
}

Status meta_evidence(const MetaCall& call) {
  const auto& last = call.shell.session().last();
  if (!last || last->empty())
    return Error{Code::Usage, "there is no result yet", {}, {}, "run a statement first"};
  const auto row = row_number(call, last->size());
  if (!row) return row.error();
  const Subgraph graph = graph_of_row(*last, *row);
  Output& out = call.shell.console().out();
  std::size_t count = 0;
  for (const Relationship& relationship : graph.relationships) {
    const std::vector<std::string> texts = evidence_of(relationship.properties);
    if (texts.empty()) continue;
    out << heading_of(graph, relationship) << '\n';
    for (const std::string& text : texts) out << "  " << text << '\n';
    count += texts.size();
  }
  if (count != 0) return {};
  return Error{Code::Usage,
               "row " + std::to_string(*row + 1) + " holds no relationship with evidence",
               {},
               {},
               "return relationships or paths"};
}

}  // namespace dossier::shell
