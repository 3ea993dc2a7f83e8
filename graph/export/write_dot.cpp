#include <ostream>

#include "graph/export/json_value.h"
#include "graph/export/naming.h"
#include "graph/export/source.h"
#include "graph/export/text.h"

namespace dossier::graph {

namespace {

constexpr std::size_t kSmallGraph = 200;   ///< nodes that `dot` lays out in reasonable time
constexpr std::size_t kTooltipLine = 300;  ///< characters of one property in a tooltip
constexpr std::size_t kTooltipLines = 12;

bool is_name_character(char c) noexcept {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '#';
}

/// Graphviz replaces `&name;` in labels, so the ampersand of such a text is written as a reference
/// itself.
bool begins_reference(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at + 1;
  while (end < text.size() && is_name_character(text[end])) ++end;
  return end > at + 1 && end < text.size() && text[end] == ';';
}

/// A quoted string whose content Graphviz shows exactly. Line breaks become line breaks of the
/// label.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (point.value == '"' || point.value == '\\') {
      out += '\\';
      out += static_cast<char>(point.value);
    } else if (point.value == '\n') {
      out += "\\n";
    } else if (point.value == '&' && begins_reference(text, at)) {
      out += "&amp;";
    } else if (is_control(point.value)) {
      out += ' ';
    } else {
      append_utf8(out, point.value);
    }
    at += point.size;
  }
  return out += '"';
}

std::string tooltip_of(std::string_view heading, const Map& properties) {
  std::string out(heading);
  std::size_t lines = 0;
  for (const auto& [key, value] : properties) {
    if (++lines > kTooltipLines) return out + "\n…";
    out += (out.empty() ? "" : "\n") + key + ": " + cut(plain_text(value), kTooltipLine);
  }
  return out;
}

std::string joined(const std::vector<std::string>& labels) {
  std::string out;
  for (const std::string& label : labels) out += (out.empty() ? "" : ", ") + label;
  return out;
}

std::string node_label(const Node& node, std::size_t width) {
  const std::string labels = joined(node.labels);
  const std::string name = cut(name_or_id(node), width);
  return labels.empty() ? name : name + "\n" + cut(labels, width);
}

std::string node_id(NodeId id) {
  return "\"n" + std::to_string(static_cast<std::uint64_t>(id)) + "\"";
}

void write_node(std::ostream& out, const Node& node, const DotOptions& options) {
  const std::string_view label = main_label(node);
  out << "  " << node_id(node.id) << " [label=" << quoted(node_label(node, options.label_width))
      << ", fillcolor=\"" << label_colour(label) << '"';
  if (!label.empty()) out << ", class=" << quoted(label);
  if (options.tooltips)
    out << ", tooltip=" << quoted(tooltip_of(joined(node.labels), node.properties));
  out << "];\n";
}

std::string relationship_label(const Relationship& relationship, std::size_t width) {
  const Value* role = relationship.properties.find("role");
  if (role == nullptr || !role->is_string() || role->string().empty()) return relationship.type;
  return relationship.type + "\n" + cut(role->string(), width);
}

void write_relationship(std::ostream& out, const Relationship& r, const DotOptions& options) {
  out << "  " << node_id(r.start) << " -> " << node_id(r.end) << " [id=\"r"
      << static_cast<std::uint64_t>(r.id)
      << "\", label=" << quoted(relationship_label(r, options.label_width));
  if (options.tooltips) {
    const std::string tooltip = quoted(tooltip_of(r.type, r.properties));
    out << ", tooltip=" << tooltip << ", labeltooltip=" << tooltip;
  }
  out << "];\n";
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

/// The first lines: what is in the graph, how to draw it, and defaults for everything below.
void write_head(std::ostream& out, std::size_t nodes, std::size_t relationships,
                const DotOptions& options) {
  const bool small = nodes <= kSmallGraph;
  out << "// " << counted(nodes, "node", "nodes") << ", "
      << counted(relationships, "relationship", "relationships")
      << "; draw with: " << (small ? "dot -Tsvg" : "sfdp -Goverlap=prism -Tsvg") << '\n'
      << "digraph " << quoted(options.title) << " {\n"
      << "  graph [charset=\"UTF-8\", layout=\"" << (small ? "dot" : "sfdp")
      << "\", rankdir=\"LR\", overlap=\"prism\", splines=\"" << (small ? "true" : "line")
      << "\", fontname=\"Helvetica\"];\n"
      << "  node [shape=\"box\", style=\"rounded,filled\", fontname=\"Helvetica\", "
         "fontsize=\"11\", "
         "color=\"#555555\"];\n"
      << "  edge [fontname=\"Helvetica\", fontsize=\"9\", color=\"#777777\", "
         "fontcolor=\"#333333\"];\n";
}

}  // namespace

void write_dot(std::ostream& out, const GraphSource& graph, const DotOptions& options) {
  std::size_t nodes = 0;
  std::size_t relationships = 0;
  graph.nodes([&](const Node&) { ++nodes; });
  graph.relationships([&](const Relationship&) { ++relationships; });
  write_head(out, nodes, relationships, options);
  graph.nodes([&](const Node& node) { write_node(out, node, options); });
  graph.relationships([&](const Relationship& r) { write_relationship(out, r, options); });
  out << "}\n";
}

}  // namespace dossier::graph
