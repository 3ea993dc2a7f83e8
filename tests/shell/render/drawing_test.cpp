#include "shell/render/drawing.h"

#include "shell/text/graphemes.h"

#include <catch2/catch.hpp>

using namespace dossier;
using namespace dossier::shell;

namespace {

Node named(std::uint64_t id, const std::string& label, const std::string& name) {
  return Node{NodeId{id}, {label}, {{"name", name}}};
}

/// A hub with members on one side and treaties on the other.
Subgraph alliance(std::size_t members) {
  Subgraph graph;
  graph.nodes = {named(1, "Organization", "NATO"), named(2, "Treaty", "INF Treaty"),
                 named(3, "Person", "Ronald Reagan")};
  const auto join = [&](std::uint64_t from, std::uint64_t to, const std::string& type) {
    graph.relationships.push_back(Relationship{
        RelationshipId{graph.relationships.size()}, NodeId{from}, NodeId{to}, type, {}});
  };
  join(1, 2, "SUPPORTED");
  join(3, 2, "SIGNED");
  for (std::uint64_t i = 0; i < members; ++i) {
    graph.nodes.push_back(named(10 + i, "Country", "member " + std::to_string(i)));
    join(10 + i, 1, "MEMBER_OF");
  }
  return graph;
}

}  // namespace

TEST_CASE("neighbours of one relation share a brace, and arrows end in one column") {
  CHECK(draw(alliance(3), {}) ==
        "● NATO :Organization\n"
        "├◀─ MEMBER_OF ┬── ● member 0 :Country\n"
        "│             ├── ● member 1 :Country\n"
        "│             └── ● member 2 :Country\n"
        "└─ SUPPORTED ───▶ ● INF Treaty :Treaty\n"
        "   └◀─ SIGNED ─── ● Ronald Reagan :Person\n");
}

TEST_CASE("a drawing begins where it is told to") {
  DrawingSettings settings;
  settings.root = NodeId{3};
  CHECK(draw(alliance(2), settings) ==
        "● Ronald Reagan :Person\n"
        "└─ SIGNED ──▶ ● INF Treaty :Treaty\n"
        "   └◀─ SUPPORTED ─── ● NATO :Organization\n"
        "      └◀─ MEMBER_OF ┬── ● member 0 :Country\n"
        "                    └── ● member 1 :Country\n");
}

TEST_CASE("everything between two nodes is one arrow") {
  Subgraph graph = alliance(0);
  graph.nodes.resize(2);
  graph.relationships.resize(1);
  for (const char* type : {"SIGNED", "SUPPORTED"})
    graph.relationships.push_back(
        Relationship{RelationshipId{graph.relationships.size()}, NodeId{1}, NodeId{2}, type, {}});
  graph.relationships.push_back(Relationship{RelationshipId{9}, NodeId{2}, NodeId{1}, "NAMES", {}});
  CHECK(draw(graph, {}) ==
        "● NATO :Organization\n"
        "└◀─ NAMES ─┼─ SIGNED, SUPPORTED ──▶ ● INF Treaty :Treaty ×4\n");
}

TEST_CASE("a drawing says what it leaves out, and never more than it has") {
  DrawingSettings settings;
  settings.max_children = 5;
  const std::string text = draw(alliance(40), settings);
  CHECK(text.find("└── … 36 more\n") != std::string::npos);
  CHECK(text.ends_with("\nleft out: 36 nodes, 36 relationships\n"));
  CHECK(draw(alliance(2), settings).find("left out") == std::string::npos);
}

TEST_CASE("lines of a drawing fit the window") {
  Subgraph graph = alliance(6);
  graph.nodes[1].properties.set("name", std::string(300, 'x'));
  graph.nodes[4].properties.set("name", "日本日本日本日本日本日本日本日本日本日本日本日本日本日本");
  for (const std::size_t width : {40U, 60U, 80U}) {
    DrawingSettings settings;
    settings.width = width;
    std::string text = draw(graph, settings);
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      CAPTURE(text.substr(0, end));
      CHECK(display_width(text.substr(0, end)) <= width);
      text.erase(0, end + 1);
    }
  }
}

TEST_CASE("paths are chains that are broken before an arrow") {
  const Value ada(named(1, "Person", "Ada"));
  const Value nato(named(2, "Organization", "NATO"));
  ResultSet result({"p"});
  result.append(
      {Value(Path{{ada, nato, ada},
                  {Value(Relationship{RelationshipId{1}, NodeId{1}, NodeId{2}, "LEADS", {}}),
                   Value(Relationship{RelationshipId{2}, NodeId{1}, NodeId{2}, "LEFT", {}})}})});
  CHECK(draw_paths(result, {}) == "● Ada ─ LEADS ─▶ ● NATO ◀─ LEFT ─ ● Ada\n");
  DrawingSettings narrow;
  narrow.width = 30;
  CHECK(draw_paths(result, narrow) == "● Ada ─ LEADS ─▶ ● NATO\n   ◀─ LEFT ─ ● Ada\n");
}
