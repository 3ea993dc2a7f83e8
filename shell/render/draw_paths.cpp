#include "shell/render/cells.h"
#include "shell/render/drawing.h"
#include "shell/render/drawn_text.h"
#include "shell/render/graph_tree.h"
#include "shell/text/graphemes.h"
#include "shell/text/sanitize.h"

#include <algorithm>
#include <string>
#include <vector>

namespace dossier::shell {

namespace {

constexpr std::size_t kLongestName = 48;

/// A piece of a chain that stays on one line.
struct Piece {
  std::string text;
  std::size_t width;
};

/// Paths through the same nodes in the same directions: their types, step by step.
struct Way {
  std::vector<Value> nodes;
  std::vector<bool> forward;
  std::vector<std::vector<std::string>> types;

  bool follows(const Way& other) const {
    const auto same = [](const Value& a, const Value& b) { return a.node().id == b.node().id; };
    return forward == other.forward &&
           std::equal(nodes.begin(), nodes.end(), other.nodes.begin(), other.nodes.end(), same);
  }
};

Way way_of(const Path& path) {
  Way way{path.nodes, {}, {}};
  for (std::size_t i = 0; i < path.relationships.size(); ++i) {
    const Relationship& step = path.relationships[i].relationship();
    way.forward.push_back(step.start == path.nodes[i].node().id);
    way.types.push_back({step.type});
  }
  return way;
}

void add_types(Way& way, const Way& more) {
  for (std::size_t i = 0; i < way.types.size(); ++i) {
    const std::string& type = more.types[i].front();
    if (std::find(way.types[i].begin(), way.types[i].end(), type) == way.types[i].end())
      way.types[i].push_back(type);
  }
}

Piece node_piece(const Value& value, const DrawnText& text) {
  const Node& node = value.node();
  const std::size_t width = 2 + std::min(kLongestName, display_width(name_of(node)));
  return {text.name(node, width), width};
}

/// A relationship and the node behind it, so that no line ends with an arrow to nothing.
Piece step_piece(const Way& way, std::size_t step, const DrawnText& text) {
  std::string types;
  for (const std::string& type : way.types[step])
    types += (types.empty() ? "" : ", ") + one_line(type);
  const std::string coloured = text.type(types);
  const std::string arrow = way.forward[step] ? "─ " + coloured + " ─▶ " : "◀─ " + coloured + " ─ ";
  const Piece end = node_piece(way.nodes[step + 1], text);
  return {arrow + end.text, display_width(types) + 6 + end.width};
}

std::vector<Piece> pieces_of(const Way& way, const DrawnText& text) {
  std::vector<Piece> out{node_piece(way.nodes.front(), text)};
  for (std::size_t i = 0; i < way.types.size(); ++i) out.push_back(step_piece(way, i, text));
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
  std::vector<Way> ways;
  for (const Row row : paths) {
    for (const Value& value : row) {
      if (!value.is_path() || !value.is_complete()) continue;
      Way way = way_of(value.path());
      const auto known = std::find_if(ways.begin(), ways.end(),
                                      [&](const Way& other) { return way.follows(other); });
      if (known != ways.end()) {
        add_types(*known, way);
      } else {
        ways.push_back(std::move(way));
      }
    }
  }
  const DrawnText text(settings.colour);
  std::string out;
  for (const Way& way : ways) out += chain(pieces_of(way, text), settings.width);
  return out;
}

}  // namespace dossier::shell
