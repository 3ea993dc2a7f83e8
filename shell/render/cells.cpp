#include "shell/render/cells.h"

#include <dossier/export.h>

#include "shell/text/sanitize.h"

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

std::string readable(const Value& value) {
  if (value.is_string()) return std::string(value.string().substr(0, kMaxShown));
  if (value.is_path()) return short_path(value.path());
  if (value.is_temporal()) return cell_for_programs(value);
  std::string text = to_literal(value);
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
