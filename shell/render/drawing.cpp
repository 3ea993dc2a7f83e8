#include "shell/render/drawing.h"

#include "shell/render/cells.h"
#include "shell/render/drawn_text.h"
#include "shell/render/link_groups.h"
#include "shell/text/graphemes.h"
#include "shell/text/sanitize.h"

#include <algorithm>
#include <utility>

namespace dossier::shell {

namespace {

constexpr std::size_t kMaxDepth = 40;
constexpr std::size_t kMaxClosing = 20;      ///< lines of relationships that close circles
constexpr std::size_t kLongestClosing = 60;  ///< columns of a name among them
constexpr std::size_t kLongestTypes = 30;    ///< columns of the types in one direction
constexpr std::size_t kAlignedArrow = 24;    ///< longer arrows do not make the others longer

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

std::string joined(const std::vector<std::string>& types) {
  std::string out;
  for (const std::string& type : types) out += (out.empty() ? "" : ", ") + one_line(type);
  return elide(out, kLongestTypes);
}

class Drawing {
 public:
  Drawing(const Subgraph& graph, const DrawingSettings& settings)
      : settings_(settings), text_(settings.colour), tree_(graph, settings.root) {
    relationships_ = graph.relationships.size();
    drawn_.resize(tree_.size());
  }

  std::string take() {
    for (const std::size_t root : tree_.roots()) draw_part(root);
    add_closing();
    add_summary();
    return std::move(out_);
  }

 private:
  void draw_part(std::size_t root) {
    if (full()) return;
    const bool apart = tree_.degree(root) != 0 && !out_.empty();
    if (apart) out_ += '\n';
    line("", text_.node(tree_.node(root), settings_.width));
    drawn_[root] = true;
    draw_children(root, "", 0);
  }

  void draw_children(std::size_t node, const std::string& prefix, std::size_t depth) {
    if (depth >= kMaxDepth) return;
    std::vector<Group> groups = grouped(tree_, node);
    const std::size_t lines = depth == 0 ? settings_.max_children : settings_.max_children / 5;
    const std::size_t unnamed =
        depth == 0 ? 0 : cut_groups(groups, std::max<std::size_t>(lines, 2));
    cut_to(groups, lines);
    std::size_t arrow = 0;
    for (const Group& group : groups) {
      const std::size_t width = display_width(head_of(group.first(), false));
      if (width <= kAlignedArrow) arrow = std::max(arrow, width);
    }
    for (std::size_t i = 0; i < groups.size() && !full(); ++i)
      draw_group(groups[i], {prefix, arrow + 3, depth, unnamed == 0 && i + 1 == groups.size()});
    if (unnamed != 0 && !full())
      line(prefix + "└─ ", text_.dim("… " + std::to_string(unnamed) + " more"));
  }

  /// Where the lines of a group stand.
  struct Place {
    const std::string& prefix;
    std::size_t width;  ///< of the arrows
    std::size_t depth;
    bool last;
  };

  void draw_group(const Group& group, const Place& place) {
    const std::size_t lines = group.leaves.size() + (group.cut != 0 ? 1 : 0);
    const bool brace = lines > 1 || (lines == 1 && group.leaves.empty());
    std::size_t row = 0;
    for (const Link* leaf : group.leaves) {
      if (full()) return;
      drawn_[leaf->other] = true;
      const std::size_t width = std::max(place.width, display_width(head_of(*leaf, false)) + 3);
      const bool at_end = group.branches.empty() && place.last && row == 0;
      const std::string start =
          row == 0 ? (at_end ? "└" : "├") : (group.branches.empty() && place.last ? " " : "│");
      const std::string arrow =
          brace ? brace_arrow(*leaf, width, row, row + 1 == lines) : plain_arrow(*leaf, width);
      node_line(place.prefix + start, arrow, *leaf);
      ++row;
    }
    if (group.cut != 0) draw_cut(group, place, row);
    for (std::size_t i = 0; i < group.branches.size() && !full(); ++i)
      draw_branch(*group.branches[i], place, place.last && i + 1 == group.branches.size());
  }

  void draw_cut(const Group& group, const Place& place, std::size_t row) {
    if (full()) return;
    const bool ends = place.last && group.branches.empty();
    const std::string start = row == 0 ? (ends ? "└" : "├") : (ends ? " " : "│");
    const std::size_t width =
        std::max(place.width, display_width(head_of(group.first(), false)) + 3);
    const std::string arrow =
        row == 0 ? plain_arrow(group.first(), width) : repeated(" ", width - 3) + "└──";
    line(place.prefix + start, arrow + " " + text_.dim("… " + std::to_string(group.cut) + " more"));
  }

  void draw_branch(const Link& branch, const Place& place, bool last) {
    drawn_[branch.other] = true;
    const std::size_t width = std::max(place.width, display_width(head_of(branch, false)) + 3);
    node_line(place.prefix + (last ? "└" : "├"), plain_arrow(branch, width), branch);
    draw_children(branch.other, place.prefix + (last ? "   " : "│  "), place.depth + 1);
  }

  /// "─ SIGNED ", "◀─ SIGNED ", or both directions with a cross between them.
  std::string head_of(const Link& link, bool coloured) const {
    const auto type = [&](const std::vector<std::string>& types) {
      const std::string text = joined(types);
      return coloured ? text_.type(text) : text;
    };
    if (link.incoming.empty()) return "─ " + type(link.outgoing) + " ";
    if (link.outgoing.empty()) return "◀─ " + type(link.incoming) + " ";
    return "◀─ " + type(link.incoming) + " ─┼─ " + type(link.outgoing) + " ";
  }

  static std::string_view tip_of(const Link& link) { return link.outgoing.empty() ? "─" : "▶"; }

  std::string plain_arrow(const Link& link, std::size_t width) const {
    const std::size_t used = display_width(head_of(link, false)) + 1;
    return head_of(link, true) + repeated("─", width - used) + std::string(tip_of(link));
  }

  std::string brace_arrow(const Link& link, std::size_t width, std::size_t row, bool last) const {
    const std::string tip(tip_of(link));
    if (row != 0) return repeated(" ", width - 3) + (last ? "└─" : "├─") + tip;
    const std::size_t used = display_width(head_of(link, false));
    return head_of(link, true) + repeated("─", width - 3 - used) + "┬─" + tip;
  }

  void node_line(const std::string& start, const std::string& arrow, const Link& link) {
    drawn_relationships_ += link.relationships.size();
    const std::string detail = detail_of(link);
    std::size_t room = 0;
    if (settings_.width != 0) {
      const std::size_t used =
          display_width(start) + plain_width(arrow) + 1 + display_width(detail);
      room = settings_.width > used + 8 ? settings_.width - used : 8;
    }
    line(start, arrow + " " + text_.node(tree_.node(link.other), room) + text_.dim(detail));
  }

  /// Columns of a text with colours in it.
  std::size_t plain_width(const std::string& text) const {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '\x1b') {
        plain += text[i];
        continue;
      }
      i = text.find('m', i);
    }
    return display_width(plain);
  }

  /// What distinguishes a single relationship: its role and when it was.
  std::string detail_of(const Link& link) const {
    if (link.relationships.size() != 1) {
      const std::size_t types = link.outgoing.size() + link.incoming.size();
      return link.relationships.size() > types ? " ×" + std::to_string(link.relationships.size())
                                               : "";
    }
    std::string out;
    for (const std::string_view key : {"role", "date"}) {
      const Value* value = link.relationships.front()->properties.find(key);
      if (value == nullptr || value->is_null()) continue;
      std::string text = cell_for_people(*value);
      if (value->kind() == ValueKind::Date && text.starts_with("date('")) text = text.substr(6, 10);
      out += (out.empty() ? "" : ", ") + elide(text, 30);
    }
    return out.empty() ? out : " (" + out + ")";
  }

  /// Relationships between nodes that hang from others.
  void add_closing() {
    std::vector<std::pair<std::size_t, const Link*>> open;
    for (std::size_t node = 0; node < tree_.size(); ++node) {
      if (!drawn_[node]) continue;
      for (const Link& link : tree_.links(node)) {
        const bool hangs = link.other != node &&
                           (tree_.parent(node) == link.other || tree_.parent(link.other) == node);
        const bool first_seen = link.other == node || node < link.other;
        if (!hangs && first_seen && drawn_[link.other]) open.emplace_back(node, &link);
      }
    }
    if (open.empty() || full()) return;
    std::stable_sort(open.begin(), open.end(), [&](auto& a, auto& b) {
      return tree_.degree(a.first) + tree_.degree(a.second->other) >
             tree_.degree(b.first) + tree_.degree(b.second->other);
    });
    out_ += '\n' + text_.dim("and between them") + '\n';
    for (std::size_t i = 0; i < open.size() && i < kMaxClosing && !full(); ++i)
      draw_closing(open[i].first, *open[i].second);
  }

  void draw_closing(std::size_t node, const Link& seen) {
    drawn_relationships_ += seen.relationships.size();
    Link link = seen;
    if (link.outgoing.empty()) {  // from where the arrow begins
      std::swap(link.outgoing, link.incoming);
      std::swap(node, link.other);
    }
    const std::string arrow = " " + head_of(link, true) + "─▶ ";
    std::size_t room = 0;
    if (settings_.width != 0) {
      const std::size_t used = plain_width(arrow) + 2;
      room = settings_.width > used + 16 ? (settings_.width - used) / 2 : 8;
    }
    const auto name = [&](std::size_t index) {
      return text_.name(tree_.node(index), room == 0 ? kLongestClosing : room);
    };
    line("  ", name(node) + arrow + name(link.other));
  }

  bool full() const { return lines_ >= settings_.max_lines; }

  void line(const std::string& prefix, const std::string& text) {
    ++lines_;
    out_ += text_.dim(prefix) + text + '\n';
  }

  void add_summary() {
    const auto drawn = static_cast<std::size_t>(std::count(drawn_.begin(), drawn_.end(), true));
    const std::size_t nodes = tree_.size() - drawn;
    const std::size_t edges = relationships_ - drawn_relationships_;
    if (nodes + edges == 0) return;
    const std::string of_nodes = nodes == 0 ? "" : counted(nodes, "node", "nodes") + ", ";
    out_ += '\n' +
            text_.dim("left out: " + of_nodes + counted(edges, "relationship", "relationships")) +
            '\n';
  }

  DrawingSettings settings_;
  DrawnText text_;
  GraphTree tree_;
  std::size_t relationships_ = 0;
  std::size_t drawn_relationships_ = 0;
  std::vector<bool> drawn_;
  std::string out_;
  std::size_t lines_ = 0;
};

}  // namespace

std::string draw(const Subgraph& graph, const DrawingSettings& settings) {
  return Drawing(graph, settings).take();
}

}  // namespace dossier::shell
