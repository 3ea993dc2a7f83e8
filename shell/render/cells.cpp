#include "shell/render/cells.h"

#include "shell/text/sanitize.h"

#include <algorithm>
#include <iterator>

#include <dossier/export.h>

namespace dossier::shell {

namespace {

/// Longer texts are cut before they are measured: no terminal shows them.
constexpr std::size_t kMaxShown = 64 * 1024;

std::string end_of_path(const Value& value) {
  if (!value.is_complete()) return to_literal(value);
  const Node& node = value.node();
  std::string out = "(";
  for (const std::string& label : node.labels) out += ":" + label;
  const Value* name = node.properties.find("name");
  if (name == nullptr) name = node.properties.find("title");
  if (name != nullptr) out += (node.labels.empty() ? "" : " ") + to_literal(*name);
  return out + ")";
}

/// A path by the names of its nodes and the types of its relationships.
std::string short_path(const Path& path) {
  std::string out;
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (i != 0) {
      const Value& step = path.relationships[i - 1];
      if (!step.is_complete()) return to_literal(Value(path));
      const bool backwards = step.relationship().start != path.nodes[i - 1].node_id();
      out += (backwards ? "<-[:" : "-[:") + step.relationship().type + (backwards ? "]-" : "]->");
    }
    out += end_of_path(path.nodes[i]);
  }
  return out;
}

/// What tells most stands first, since long cells are cut: names, then the rest, then what only
/// programs ask for and whole sentences.
int rank(std::string_view key) {
  constexpr std::string_view kFirst[] = {"name", "title"};
  constexpr std::string_view kLast[] = {"aliases", "documents", "evidence", "hash",   "key",
                                        "more",    "path",      "rule",     "version"};
  if (std::find(std::begin(kFirst), std::end(kFirst), key) != std::end(kFirst)) return 0;
  return std::find(std::begin(kLast), std::end(kLast), key) != std::end(kLast) ? 2 : 1;
}

/// "{name: 'NATO', key: '...'}"
std::string ranked(const Map& properties) {
  std::string out;
  for (int wanted = 0; wanted <= 2; ++wanted) {
    for (const auto& [key, value] : properties) {
      if (rank(key) != wanted || out.size() > kMaxShown) continue;
      const std::string entry = to_literal(Value(Map{{key, value}}));
      out += (out.empty() ? "" : ", ") + entry.substr(1, entry.size() - 2);
    }
  }
  return "{" + out + "}";
}

/// A node or relationship: `frame` is its literal without properties.
std::string entity(std::string frame, const Map& properties) {
  if (properties.empty()) return frame;
  const std::string gap = frame.size() > 2 ? " " : "";
  return frame.insert(frame.size() - 1, gap + ranked(properties));
}

std::string literal(const Value& value) {
  if (!value.is_complete()) return to_literal(value);
  if (value.is_node()) {
    const Node& node = value.node();
    return entity(to_literal(Value(Node{node.id, node.labels, {}})), node.properties);
  }
  if (value.is_relationship()) {
    const Relationship& r = value.relationship();
    return entity(to_literal(Value(Relationship{r.id, r.start, r.end, r.type, {}})), r.properties);
  }
  return to_literal(value);
}

std::string readable(const Value& value) {
  if (value.is_string()) return std::string(value.string().substr(0, kMaxShown));
  if (value.is_path()) return short_path(value.path());
  if (value.is_temporal()) return cell_for_programs(value);
  std::string text = literal(value);
  if (text.size() > kMaxShown) text.resize(kMaxShown);
  return text;
}

}  // namespace

std::string cell_for_people(const Value& value) { return one_line(readable(value)); }

std::string cell_for_programs(const Value& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return std::string(value.string());
  std::string json;
  append_json(json, value);
  // The JSON strings of temporal values and of NaN hold nothing that is escaped.
  return json.front() == '"' ? json.substr(1, json.size() - 2) : json;
}

std::string for_output(std::string text, bool terminal) {
  return terminal ? many_lines(text) : std::move(text);
}

}  // namespace dossier::shell
