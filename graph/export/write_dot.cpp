#include "graph/export/drawing_plan.h"
#include "graph/export/evidence.h"
#include "graph/export/json_value.h"
#include "graph/export/naming.h"
#include "graph/export/source.h"
#include "graph/export/text.h"

#include <cmath>
#include <cstdio>
#include <ostream>

namespace dossier::graph {

namespace {

constexpr std::size_t kSmallGraph = 200;  ///< nodes that `dot` lays out in reasonable time
constexpr std::size_t kNameLines = 3;
constexpr std::size_t kTooltipLine = 300;  ///< characters of one property in a tooltip
constexpr std::size_t kTooltipLines = 12;
constexpr double kSmallFont = 10;
constexpr double kLargeFont = 20;

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

/// Properties line by line, and at the end the sentences with their documents.
std::string tooltip_of(std::string_view heading, const Map& properties) {
  std::string out(heading);
  std::size_t lines = 0;
  for (const auto& [key, value] : properties) {
    if (key == "evidence" || key == "documents") continue;
    if (++lines > kTooltipLines) return out + "\n…";
    out += (out.empty() ? "" : "\n") + key + ": " + cut(plain_text(value), kTooltipLine);
  }
  for (const Evidence& piece : evidence_of(properties)) {
    if (++lines > kTooltipLines) return out + "\n…";
    out += "\n“" + cut(piece.sentence, kTooltipLine) + "”";
    if (!piece.document.empty()) out += " (" + std::string(piece.document) + ")";
  }
  return out;
}

std::string joined(const std::vector<std::string>& labels) {
  std::string out;
  for (const std::string& label : labels) out += ":" + label;
  return out;
}

std::size_t length_of(std::string_view text) noexcept {
  std::size_t length = 0;
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).size) ++length;
  return length;
}

/// The text in lines of up to `width` characters, broken at spaces; the last line is cut.
std::string in_lines(std::string_view text, std::size_t width) {
  std::string out;
  for (std::size_t lines = 1; lines < kNameLines && length_of(text) > width; ++lines) {
    std::size_t end = 0;  // of the last word that fits
    std::size_t at = 0;
    for (std::size_t length = 0; at < text.size() && length <= width; ++length) {
      if (text[at] == ' ') end = at;
      at += decode(text, at).size;
    }
    if (end == 0) break;
    out += std::string(text.substr(0, end)) + '\n';
    text.remove_prefix(end + 1);
  }
  return out + cut(text, width);
}

std::string node_label(const Node& node, std::size_t width) {
  const std::string labels = joined(node.labels);
  const std::string name = in_lines(name_or_id(node), width);
  return labels.empty() ? name : name + "\n" + cut(labels, width);
}

std::string node_id(NodeId id) {
  return "\"n" + std::to_string(static_cast<std::uint64_t>(id)) + "\"";
}

/// Letters of well-connected nodes are up to twice as large; the box grows with them.
std::string font_size(const DrawingPlan& plan, NodeId id) {
  const double share = std::sqrt(static_cast<double>(plan.places.at(id).degree) /
                                 std::max<double>(1, plan.highest_degree));
  char text[16];
  std::snprintf(text, sizeof text, "%.0f", kSmallFont + share * (kLargeFont - kSmallFont));
  return text;
}

void write_node(std::ostream& out, const Node& node, const DrawingPlan& plan,
                const ExportOptions& options) {
  const std::string_view label = main_label(node);
  out << "  " << node_id(node.id) << " [label=" << quoted(node_label(node, options.label_width))
      << ", fontsize=\"" << font_size(plan, node.id) << "\", fillcolor=\"" << label_colour(label)
      << '"';
  if (!label.empty()) out << ", class=" << quoted(label);
  if (options.tooltips)
    out << ", tooltip=" << quoted(tooltip_of(joined(node.labels), node.properties));
  out << "];\n";
}

void write_clusters(std::ostream& out, const DrawingPlan& plan) {
  for (std::size_t i = 0; i < plan.clusters.size(); ++i) {
    const DrawingPlan::Cluster& cluster = plan.clusters[i];
    out << "  subgraph \"cluster" << i << "\" {\n    label=" << quoted(cut(cluster.title, 60))
        << "; style=\"rounded,filled\"; color=\"#BBBBBB\"; fillcolor=\"#F7F7F9\"; "
           "fontsize=\"12\"; fontcolor=\"#555555\";\n   ";
    for (const NodeId id : cluster.nodes) out << ' ' << node_id(id) << ';';
    out << "\n  }\n";
  }
}

std::string relationship_label(const Relationship& relationship, std::size_t width) {
  const Value* role = relationship.properties.find("role");
  if (role == nullptr || !role->is_string() || role->string().empty()) return relationship.type;
  return relationship.type + "\n" + cut(role->string(), width);
}

void write_relationship(std::ostream& out, const Relationship& r, const ExportOptions& options) {
  out << "  " << node_id(r.start) << " -> " << node_id(r.end) << " [id=\"r"
      << static_cast<std::uint64_t>(r.id)
      << "\", label=" << quoted(relationship_label(r, options.label_width));
  if (options.tooltips) {
    const std::string tooltip = quoted(tooltip_of(r.type, r.properties));
    out << ", tooltip=" << tooltip << ", labeltooltip=" << tooltip;
  }
  out << "];\n";
}

/// The layout for a drawing; of those for large graphs only `fdp` draws boxes around nodes.
std::string_view engine_for(const DrawingPlan& plan) noexcept {
  if (plan.drawn_nodes <= kSmallGraph) return "dot";
  return plan.clusters.empty() ? "sfdp" : "fdp";
}

/// The first lines: what is in the graph, how to draw it, and defaults for everything below.
void write_head(std::ostream& out, const DrawingPlan& plan, const ExportOptions& options) {
  const std::string_view engine = engine_for(plan);
  const bool small = engine == "dot";
  out << "// " << size_text(plan.drawn_nodes, plan.drawn_relationships) << "; draw with: " << engine
      << (small ? " -Tsvg" : " -Goverlap=prism -Tsvg") << '\n'
      << "digraph " << quoted(options.title) << " {\n"
      << "  graph [charset=\"UTF-8\", layout=\"" << engine
      << "\", rankdir=\"LR\", overlap=\"prism\", splines=\"" << (small ? "true" : "line")
      << "\", outputorder=\"edgesfirst\", fontname=\"Helvetica\"];\n";
  if (const std::string limit = limit_text(plan); !limit.empty())
    out << "  graph [labelloc=\"t\", fontsize=\"14\", label=" << quoted(limit) << "];\n";
  out << "  node [shape=\"box\", style=\"rounded,filled\", fontname=\"Helvetica\", "
         "fontsize=\"11\", color=\"#555555\"];\n"
      << "  edge [fontname=\"Helvetica\", fontsize=\"9\", color=\"#777777\", "
         "fontcolor=\"#333333\"];\n";
}

}  // namespace

void write_dot(std::ostream& out, const GraphSource& graph, const ExportOptions& options) {
  const DrawingPlan plan = plan_drawing(graph, options);
  write_head(out, plan, options);
  graph.nodes([&](const Node& node) {
    if (plan.places.at(node.id).drawn) write_node(out, node, plan, options);
  });
  write_clusters(out, plan);
  graph.relationships([&](const Relationship& r) {
    if (plan.places.at(r.start).drawn && plan.places.at(r.end).drawn)
      write_relationship(out, r, options);
  });
  out << "}\n";
}

}  // namespace dossier::graph
