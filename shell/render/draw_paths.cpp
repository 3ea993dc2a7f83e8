#include <algorithm>
#include <string>
#include <vector>

#include "shell/render/cells.h"
#include "shell/render/drawing.h"
#include "shell/render/drawn_text.h"
#include "shell/render/graph_tree.h"
#include "shell/text/graphemes.h"
#include "shell/text/sanitize.h"

namespace dossier::shell {

namespace {

constexpr std::size_t kLongestName = 48;

/// A piece of a chain that stays on one line.
struct Piece {
  std::string text;
  std::size_t width;
};

Piece node_piece(const Value& value, const DrawnText& text) {
  const Node& node = value.node();
  const std::size_t width = 2 + std::min(kLongestName, display_width(name_of(node)));
  return {text.node(Node{node.id, {}, node.properties}, width), width};
}

/// A relationship and the node behind it, so that no line ends with an arrow to nothing.
Piece step_piece(const Relationship& step, bool forward, const Value& node, const DrawnText& text) {
  const std::string type = one_line(step.type);
  const std::string coloured = text.type(type);
  const std::string arrow = forward ? "─ " + coloured + " ─▶ " : "◀─ " + coloured + " ─ ";
  const Piece end = node_piece(node, text);
  return {arrow + end.text, display_width(type) + 6 + end.width};
}

std::vector<Piece> pieces_of(const Value& value, const DrawnText& text) {
  const auto& path = value.path();
  std::vector<Piece> out{node_piece(path.nodes.front(), text)};
  for (std::size_t i = 0; i < path.relationships.size(); ++i) {
    const Relationship& step = path.relationships[i].relationship();
    const bool forward = step.start == path.nodes[i].node().id;
    out.push_back(step_piece(step, forward, path.nodes[i + 1], text));
  }
  return out;
}

std::string chain(const std::vector<Piece>& pieces, std::size_t width) {
  std::string out = pieces.front().text;
  std::size_t column = pieces.front().width;
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    const bool fits = width == 0 || column + 1 + pieces[i].width <= width;
    out += fits ? " " : "\n   ";
    column = (fits ? column + 1 : 3) + pieces[i].width;
    out += pieces[i].text;
  }
  return out + '\n';
}

}  // namespace

std::string draw_paths(const ResultSet& paths, const DrawingSettings& settings) {
  const DrawnText text(settings.colour);
  std::string out;
  for (const Row row : paths) {
    for (const Value& value : row) {
      if (value.is_path() && value.is_complete()) out += chain(pieces_of(value, text), settings.width);
    }
  }
  return out;
}

}  // namespace dossier::shell
