#include "shell/render/drawn_text.h"

#include "shell/render/graph_tree.h"
#include "shell/render/label_colour.h"
#include "shell/text/graphemes.h"
#include "shell/text/sanitize.h"

#include <algorithm>

namespace dossier::shell {

namespace {

constexpr std::size_t kLongestName = 100;
constexpr std::size_t kShortestName = 16;

std::string label_text(const Node& node) {
  std::string out;
  for (const std::string& label : node.labels) out += ":" + one_line(label);
  return out.empty() ? out : " " + out;
}

}  // namespace

std::string DrawnText::styled(std::string_view style, std::string_view text) const {
  if (!colour_ || text.empty() || style.empty()) return std::string(text);
  return std::string(style) + std::string(text) + "\x1b[0m";
}

std::string DrawnText::node(const Node& node, std::size_t width) const {
  std::string labels = label_text(node);
  std::size_t room = kLongestName;
  if (width != 0) {
    const std::size_t mark = 2;
    const std::size_t shortest = std::min(kShortestName, display_width(name_of(node)));
    if (display_width(labels) + mark + shortest > width) labels.clear();
    const std::size_t used = display_width(labels) + mark;
    room = std::min(room, width > used ? width - used : 1);
  }
  return name(node, room + 2) + dim(labels);
}

std::string DrawnText::name(const Node& node, std::size_t width) const {
  const std::string text = elide(name_of(node), std::max<std::size_t>(width, 6) - 2);
  const std::string colour = node.labels.empty() ? "" : label_colour(node.labels.front());
  return styled(colour, "●") + " " + bold(text);
}

}  // namespace dossier::shell
