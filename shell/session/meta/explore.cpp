#include "shell/console/pager.h"
#include "shell/render/drawing.h"
#include "shell/session/complete_names.h"
#include "shell/session/meta.h"
#include "shell/text/graphemes.h"
#include "shell/text/quote.h"
#include "shell/text/suggest.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>

#include <dossier/export.h>

namespace dossier::shell {

namespace {

constexpr int kMaxDepth = 4;
constexpr std::size_t kMaxDrawnPaths = 2000;
constexpr std::size_t kMaxShownPaths = 20;

void page(const MetaCall& call, const std::string& text) {
  const PagedOutput paged(call.shell.console(), call.shell.session().paging);
  call.shell.console().out() << text;
}

DrawingSettings drawing_settings(const Session& session) {
  DrawingSettings settings;
  settings.colour = session.rendering.colour;
  settings.width = session.rendering.width;
  return settings;
}

std::optional<NodeId> node_of_first_row(const ResultSet& result) {
  if (result.empty() || !result[0][std::size_t{0}].is_node()) return std::nullopt;
  return result[0][std::size_t{0}].node().id;
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
    out += (out.empty() ? ":" : "|") + quoted_name(type.name);
  }
  return out;
}

constexpr std::string_view kByName =
    "MATCH (n {name: $name}) WHERE NOT n:Document RETURN n.name AS name LIMIT 1";
constexpr std::string_view kByOtherName =
    "MATCH (n) WHERE NOT n:Document AND NOT n:Sentence AND (toLower(n.name) = toLower($name) OR "
    "any(a IN n.aliases WHERE "
    "toLower(a) = toLower($name))) RETURN n.name AS name LIMIT 1";

/// "did you mean" among the names that begin with the same two letters.
std::string similar_names(Shell& shell, const std::string& name) {
  const std::size_t second = next_grapheme(name, next_grapheme(name, 0).end).end;
  const std::vector<Candidate> found =
      entity_names(shell, std::string_view(name).substr(0, second));
  std::vector<std::string_view> names;
  for (const Candidate& candidate : found) names.push_back(candidate.text);
  return did_you_mean(name, names);
}

}  // namespace

/// The name that an entity has in the graph, for one that is written otherwise or is an alias.
Result<std::string> canonical_name(const MetaCall& call, const std::string& name) {
  for (const std::string_view query : {kByName, kByOtherName}) {
    const auto result = call.shell.session().collect(query, {{"name", name}});
    if (!result) return result.error();
    if (!result->empty() && (*result)[0][std::size_t{0}].is_string())
      return std::string((*result)[0][std::size_t{0}].string());
  }
  const std::string hint = similar_names(call.shell, name);
  return Error{Code::InvalidArgumentError,
               "nothing has the name `" + name + "`",
               {},
               {},
               hint.empty() ? "Tab completes names" : hint};
}

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
  Session& session = call.shell.session();
  const auto result = session.collect(query, {{"name", *name}});
  if (!result) return result.error();
  DrawingSettings settings = drawing_settings(session);
  settings.root = node_of_first_row(*result);
  page(call, draw(subgraph(*result), settings));
  if (result->size() == kMaxDrawnPaths)
    session.console().note("only the first " + std::to_string(kMaxDrawnPaths) + " ways were read");
  session.keep_last(*result);
  return {};
}

Status meta_path(const MetaCall& call) {
  const auto from = canonical_name(call, call.words[0]);
  if (!from) return from.error();
  const auto to = canonical_name(call, call.words[1]);
  if (!to) return to.error();
  const std::string query =
      "MATCH (a {name: $from}), (b {name: $to}) MATCH p = allShortestPaths((a)-[" +
      entity_types(call.shell.schema()) + "*..12]-(b)) RETURN p LIMIT " +
      std::to_string(kMaxShownPaths);
  Session& session = call.shell.session();
  const auto result = session.collect(query, {{"from", *from}, {"to", *to}});
  if (!result) return result.error();
  if (result->empty()) {
    return Error{Code::InvalidArgumentError, "no way leads from `" + *from + "` to `" + *to + "`"};
  }
  page(call, draw_paths(*result, drawing_settings(session)));
  if (result->size() == kMaxShownPaths)
    session.console().note("only the first " + std::to_string(kMaxShownPaths) + " are shown");
  session.keep_last(*result);
  return {};
}

Status meta_who(const MetaCall& call) {
  const bool begins_question = call.name == "who" || call.name == "what" || call.name == "which";
  const std::string question =
      (begins_question ? std::string(call.name) + " " : "") + std::string(call.rest);
  if (call.shell.session().print(question, question)) return {};
  return reported_before(call);
}

}  // namespace dossier::shell
