#include "graph/export/json_value.h"
#include "graph/export/naming.h"
#include "graph/export/source.h"

#include <algorithm>
#include <initializer_list>
#include <ostream>

namespace dossier::graph {

namespace {

/// Writes texts with commas and line breaks between them.
class Separated {
 public:
  explicit Separated(std::ostream& out) : out_(out) {}
  void operator()(const std::string& text) {
    out_ << (first_ ? "\n" : ",\n") << text;
    first_ = false;
  }

 private:
  std::ostream& out_;
  bool first_ = true;
};

std::string number_text(NodeId id) { return std::to_string(static_cast<std::uint64_t>(id)); }
std::string number_text(RelationshipId id) {
  return std::to_string(static_cast<std::uint64_t>(id));
}

/// `{"data":{...}}`, with the properties beside the members that Cytoscape reserves. A property
/// that has the name of such a member is left to it.
std::string cytoscape_element(
    std::initializer_list<std::pair<std::string_view, std::string>> reserved,
    const Map& properties) {
  std::string out = "{\"data\":{";
  bool first = true;
  const auto begin_member = [&](std::string_view key) {
    if (!first) out += ',';
    first = false;
    append_json_string(out, key);
    out += ':';
  };
  for (const auto& [key, text] : reserved) {
    begin_member(key);
    append_json_string(out, text);
  }
  for (const auto& [key, value] : properties) {
    const bool taken = std::any_of(reserved.begin(), reserved.end(),
                                   [&name = key](auto& entry) { return entry.first == name; });
    if (taken) continue;
    begin_member(key);
    append_json(out, value);
  }
  return out += "}}";
}

std::string joined_labels(const Node& node) {
  std::string out;
  for (const std::string& label : node.labels) out += (out.empty() ? "" : ":") + label;
  return out;
}

}  // namespace

void write_json(std::ostream& out, const GraphSource& graph) {
  out << "{\"nodes\": [";
  Separated separated_nodes(out);
  graph.nodes([&](const Node& node) {
    std::string text;
    append_json_node(text, node);
    separated_nodes(text);
  });
  out << "\n],\n\"relationships\": [";
  Separated separated_relationships(out);
  graph.relationships([&](const Relationship& relationship) {
    std::string text;
    append_json_relationship(text, relationship);
    separated_relationships(text);
  });
  out << "\n]}\n";
}

void write_json_lines(std::ostream& out, const GraphSource& graph) {
  graph.nodes([&](const Node& node) {
    std::string text;
    append_json_node(text, node);
    out << "{\"kind\":\"node\"," << std::string_view(text).substr(1) << '\n';
  });
  graph.relationships([&](const Relationship& relationship) {
    std::string text;
    append_json_relationship(text, relationship);
    out << "{\"kind\":\"relationship\"," << std::string_view(text).substr(1) << '\n';
  });
}

void write_cytoscape(std::ostream& out, const GraphSource& graph) {
  out << "{\"data\": [], \"directed\": true, \"multigraph\": true, \"elements\": {\"nodes\": [";
  Separated separated_nodes(out);
  graph.nodes([&](const Node& node) {
    const std::string id = number_text(node.id);
    separated_nodes(cytoscape_element(
        {{"id", id}, {"value", id}, {"name", name_or_id(node)}, {"labels", joined_labels(node)}},
        node.properties));
  });
  out << "\n], \"edges\": [";
  Separated separated_edges(out);
  graph.relationships([&](const Relationship& r) {
    separated_edges(cytoscape_element({{"id", "r" + number_text(r.id)},
                                       {"key", number_text(r.id)},
                                       {"source", number_text(r.start)},
                                       {"target", number_text(r.end)},
                                       {"interaction", r.type}},
                                      r.properties));
  });
  out << "\n]}}\n";
}

}  // namespace dossier::graph
