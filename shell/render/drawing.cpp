#include "shell/render/drawing.h"

#include <algorithm>
#include <deque>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "shell/render/cells.h"
#include "shell/text/graphemes.h"
#include "shell/text/sanitize.h"

namespace dossier::shell {

namespace {

constexpr std::size_t kNameWidth = 60;
constexpr std::size_t kMaxDepth = 40;
constexpr std::string_view kNamingKeys[] = {"name", "title", "what", "text", "label"};

std::string name_of(const Node& node) {
  for (const std::string_view key : kNamingKeys) {
    if (const Value* value = node.properties.find(key))
      return elide(cell_for_people(*value), kNameWidth);
  }
  return "#" + std::to_string(static_cast<std::uint64_t>(node.id));
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

/// One step from a node along a relationship.
struct Step {
  std::size_t relationship;
  std::size_t other;
  bool outgoing;
};

class Drawing {
 public:
  Drawing(const Subgraph& graph, const DrawingSettings& settings)
      : settings_(settings), relationships_(graph.relationships) {
    for (const Node& node : graph.nodes) add_node(node);
    for (std::size_t i = 0; i < relationships_.size(); ++i) add_relationship(i);
    drawn_node_.resize(nodes_.size());
    drawn_relationship_.resize(relationships_.size());
    parent_.resize(nodes_.size(), kNone);
  }

  std::string take() {
    std::vector<std::size_t> order(nodes_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return steps_[a].size() > steps_[b].size();
    });
    for (const std::size_t node : order) {
      if (parent_[node] == kNone) draw_part(node);
    }
    add_summary();
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::size_t add_node(const Node& node) {
    const auto [at, fresh] = index_.emplace(node.id, nodes_.size());
    if (fresh) {
      nodes_.push_back(node);
      steps_.emplace_back();
    }
    return at->second;
  }

  void add_relationship(std::size_t number) {
    const Relationship& relationship = relationships_[number];
    const std::size_t start = add_node(Node{relationship.start, {}, {}});
    const std::size_t end = add_node(Node{relationship.end, {}, {}});
    steps_[start].push_back({number, end, true});
    if (start != end) steps_[end].push_back({number, start, false});
  }

  void draw_part(std::size_t root) {
    find_parents(root);
    if (full()) return;
    if (!out_.empty()) out_ += '\n';
    line("", node_text(root));
    drawn_node_[root] = true;
    draw_steps(root, "", 0);
  }

  /// Breadth first, so that every node hangs as near to the root as it can.
  void find_parents(std::size_t root) {
    std::deque<std::size_t> queue{root};
    parent_[root] = root;
    while (!queue.empty()) {
      const std::size_t node = queue.front();
      queue.pop_front();
      for (const Step& step : steps_[node]) {
        if (parent_[step.other] != kNone) continue;
        parent_[step.other] = node;
        queue.push_back(step.other);
      }
    }
  }

  std::vector<Step> open_steps(std::size_t node) const {
    std::vector<Step> open;
    for (const Step& step : steps_[node]) {
      const bool mine =
          drawn_node_[step.other] || parent_[step.other] == node || step.other == node;
      if (!drawn_relationship_[step.relationship] && mine) open.push_back(step);
    }
    std::stable_sort(open.begin(), open.end(), [&](const Step& a, const Step& b) {
      const std::string& left = relationships_[a.relationship].type;
      const std::string& right = relationships_[b.relationship].type;
      return std::tuple(left, !a.outgoing) < std::tuple(right, !b.outgoing);
    });
    return open;
  }

  void draw_steps(std::size_t node, const std::string& prefix, std::size_t depth) {
    const std::vector<Step> open = open_steps(node);
    const std::size_t shown = depth < kMaxDepth ? std::min(open.size(), settings_.max_children) : 0;
    for (std::size_t i = 0; i < shown && !full(); ++i) {
      const bool last = i + 1 == open.size();
      draw_step(open[i], prefix, last, depth);
    }
    if (shown < open.size() && !full()) {
      line(prefix + "└─ ", dim("… " + std::to_string(open.size() - shown) + " more"));
    }
  }

  void draw_step(const Step& step, const std::string& prefix, bool last, std::size_t depth) {
    if (drawn_relationship_[step.relationship]) return;
    drawn_relationship_[step.relationship] = true;
    const bool again = drawn_node_[step.other];
    drawn_node_[step.other] = true;
    const std::string arrow = type_text(relationships_[step.relationship]);
    line(prefix + (last ? "└" : "├") + (step.outgoing ? "─" : "◀"),
         arrow + (step.outgoing ? "▶ " : "─ ") + node_text(step.other) + (again ? dim(" ↑") : ""));
    if (!again) draw_steps(step.other, prefix + (last ? "   " : "│  "), depth + 1);
  }

  std::string type_text(const Relationship& relationship) const {
    std::string text = one_line(relationship.type);
    const Value* role = relationship.properties.find("role");
    if (role != nullptr && role->is_string())
      text += ": " + elide(cell_for_people(*role), kNameWidth / 2);
    return settings_.colour ? "\x1b[36m" + text + "\x1b[0m" : text;
  }

  std::string node_text(std::size_t index) const {
    const Node& node = nodes_[index];
    std::string labels;
    for (const std::string& label : node.labels) labels += ":" + one_line(label);
    const std::string name = name_of(node);
    const std::string text = settings_.colour ? "\x1b[1m" + name + "\x1b[0m" : name;
    return labels.empty() ? text : text + dim(" " + labels);
  }

  std::string dim(const std::string& text) const {
    return settings_.colour ? "\x1b[2m" + text + "\x1b[0m" : text;
  }

  bool full() const { return lines_ >= settings_.max_lines; }

  void line(const std::string& prefix, const std::string& text) {
    ++lines_;
    out_ += prefix + text + '\n';
  }

  void add_summary() {
    const auto count = [](const std::vector<bool>& flags) {
      return static_cast<std::size_t>(std::count(flags.begin(), flags.end(), true));
    };
    const std::size_t nodes = nodes_.size() - count(drawn_node_);
    const std::size_t edges = relationships_.size() - count(drawn_relationship_);
    if (nodes + edges == 0) return;
    out_ += dim("left out: " + counted(nodes, "node", "nodes") + ", " +
                counted(edges, "relationship", "relationships")) +
            '\n';
  }

  DrawingSettings settings_;
  const std::vector<Relationship>& relationships_;
  std::vector<Node> nodes_;
  std::unordered_map<NodeId, std::size_t> index_;
  std::vector<std::vector<Step>> steps_;
  std::vector<std::size_t> parent_;
  std::vector<bool> drawn_node_;
  std::vector<bool> drawn_relationship_;
  std::string out_;
  std::size_t lines_ = 0;
};

}  // namespace

std::string draw(const Subgraph& graph, const DrawingSettings& settings) {
  return Drawing(graph, settings).take();
}

}  // namespace dossier::shell
