#include "graph/export/drawing_plan.h"
#include "graph/export/json_value.h"
#include "graph/export/naming.h"
#include "graph/export/source.h"
#include "graph/layout/force_layout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <ostream>
#include <unordered_map>

#define DOSSIER_WEB_ASSET(name)           \
  extern const char dossier_web_##name[]; \
  extern const char dossier_web_##name##_end[];

extern "C" {
DOSSIER_WEB_ASSET(page)
DOSSIER_WEB_ASSET(style)
DOSSIER_WEB_ASSET(app)
DOSSIER_WEB_ASSET(motion)
DOSSIER_WEB_ASSET(graphology)
DOSSIER_WEB_ASSET(sigma)
}

namespace dossier::graph {

namespace {

struct Part {
  std::string_view name;
  const char* begin;
  const char* end;
  std::string_view text() const { return {begin, static_cast<std::size_t>(end - begin)}; }
};

const Part kParts[] = {
    {"style", dossier_web_style, dossier_web_style_end},
    {"app", dossier_web_app, dossier_web_app_end},
    {"motion", dossier_web_motion, dossier_web_motion_end},
    {"graphology", dossier_web_graphology, dossier_web_graphology_end},
    {"sigma", dossier_web_sigma, dossier_web_sigma_end},
};

/// Within a script element only `<` can end the element or open a comment.
std::string without_markup(const std::string& json) {
  std::string out;
  out.reserve(json.size());
  for (char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else {
      out += c;
    }
  }
  return out;
}

/// What a number of JavaScript cannot hold is a text.
Value for_browser(const Value& value) {
  constexpr std::int64_t kMost = std::int64_t{1} << 53U;
  if (value.is_integer() && (value.integer() > kMost || value.integer() < -kMost))
    return Value(std::to_string(value.integer()));
  if (!value.is_list()) return value;
  List out;
  for (const Value& element : value.list()) out.push_back(for_browser(element));
  return Value(std::move(out));
}

Map for_browser(const Map& properties) {
  Map out;
  for (const auto& [key, value] : properties) out.set(key, for_browser(value));
  return out;
}

std::string html_text(std::string_view text) {
  std::string out;
  for (char c : text) {
    switch (c) {
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '&': out += "&amp;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::uint64_t number(NodeId id) { return static_cast<std::uint64_t>(id); }

/// What the page needs of a graph: elements with their place, size and colour, and how often each
/// label and type occurs.
class Page {
 public:
  Page(const GraphSource& graph, const DrawingPlan& plan) : limit_(limit_text(plan)) {
    graph.nodes([&](const Node& node) {
      if (!plan.places.at(node.id).drawn) return;
      at_.emplace(number(node.id), static_cast<std::uint32_t>(nodes_.size()));
      nodes_.push_back(node);
    });
    graph.relationships([&](const Relationship& relationship) {
      const auto start = at_.find(number(relationship.start));
      const auto end = at_.find(number(relationship.end));
      if (start == at_.end() || end == at_.end()) return;
      edges_.emplace_back(start->second, end->second);
      relationships_.push_back(relationship);
    });
  }

  std::string data() {
    places_ = force_layout(nodes_.size(), edges_);
    degrees_.assign(nodes_.size(), 0);
    for (const auto& [a, b] : edges_) ++degrees_[a], ++degrees_[b];
    std::string out = "{\"nodes\":[";
    for (std::size_t i = 0; i < nodes_.size(); ++i) append_node(out, i);
    out += "],\"relationships\":[";
    for (std::size_t i = 0; i < relationships_.size(); ++i) append_relationship(out, i);
    out += "],\"labels\":";
    append_counts(out, labels_, label_colour);
    out += ",\"types\":";
    append_counts(out, types_, [](std::string_view) { return std::string_view(); });
    out += ",\"limit\":";
    append_json_string(out, limit_);
    return without_markup(out + "}");
  }

 private:
  void append_node(std::string& out, std::size_t i) {
    const Node& node = nodes_[i];
    const std::string_view label = main_label(node);
    ++labels_[std::string(label)];
    out += i == 0 ? "{\"id\":\"" : ",{\"id\":\"";
    out += std::to_string(number(node.id)) + "\",\"name\":";
    append_json_string(out, name_or_id(node));
    out += ",\"label\":";
    append_json_string(out, label);
    out += ",\"labels\":";
    append_json(out, List(node.labels.begin(), node.labels.end()));
    out += ",\"color\":";
    append_json_string(out, label_colour(label));
    out += ",\"size\":" + to_text(size_of(i));
    out +=
        ",\"x\":" + to_text(places_[i].x) + ",\"y\":" + to_text(places_[i].y) + ",\"properties\":";
    append_json(out, for_browser(node.properties));
    out += '}';
  }

  /// Grows with the degree; all shrink in large drawings so that they stay apart.
  double size_of(std::size_t i) const {
    const double crowd = std::max(1.0, static_cast<double>(nodes_.size()) / 300);
    return std::max(2.2, (3 + 2 * std::sqrt(static_cast<double>(degrees_[i]))) / std::sqrt(crowd));
  }

  void append_relationship(std::string& out, std::size_t i) {
    const Relationship& it = relationships_[i];
    ++types_[it.type];
    out += i == 0 ? "{\"id\":\"" : ",{\"id\":\"";
    out += std::to_string(static_cast<std::uint64_t>(it.id)) + "\",\"type\":";
    append_json_string(out, it.type);
    out += ",\"start\":\"" + std::to_string(number(it.start)) + "\",\"end\":\"" +
           std::to_string(number(it.end)) + "\",\"properties\":";
    append_json(out, for_browser(it.properties));
    out += '}';
  }

  template <typename Colour>
  static void append_counts(std::string& out, const std::map<std::string, std::size_t>& counts,
                            Colour colour) {
    out += '[';
    for (const auto& [name, count] : counts) {
      out += out.back() == '[' ? "{\"name\":" : ",{\"name\":";
      append_json_string(out, name);
      out += ",\"color\":";
      append_json_string(out, colour(name));
      out += ",\"count\":" + std::to_string(count) + "}";
    }
    out += ']';
  }

  std::string limit_;  ///< what is left out, or empty
  std::vector<Node> nodes_;
  std::vector<Relationship> relationships_;
  std::vector<LayoutEdge> edges_;
  std::unordered_map<std::uint64_t, std::uint32_t> at_;
  std::vector<Position> places_;
  std::vector<std::size_t> degrees_;
  std::map<std::string, std::size_t> labels_, types_;
};

}  // namespace

void write_html(std::ostream& out, const GraphSource& graph, const ExportOptions& options) {
  const std::string data = Page(graph, plan_drawing(graph, options)).data();
  std::string_view page(dossier_web_page,
                        static_cast<std::size_t>(dossier_web_page_end - dossier_web_page));
  while (!page.empty()) {
    const std::size_t mark = page.find('@');
    const std::size_t end = mark == std::string_view::npos ? mark : page.find('@', mark + 1);
    out << page.substr(0, mark);
    if (end == std::string_view::npos) return;
    const std::string_view name = page.substr(mark + 1, end - mark - 1);
    page.remove_prefix(end + 1);
    if (name == "data") out << data;
    if (name == "title") out << html_text(options.title);
    for (const Part& part : kParts) {
      if (part.name == name) out << part.text();
    }
  }
}

}  // namespace dossier::graph
