#pragma once

#include <dossier/export.h>

/// Two nodes, one of them hostile, and a relationship that leads out of the graph.
inline dossier::Subgraph sample_graph(std::string_view name) {
  using namespace dossier;
  Subgraph graph;
  graph.nodes.push_back(
      Node{NodeId{1}, {"Person"}, {{"name", name}, {"born", 1815}, {"height", 1.5}}});
  graph.nodes.push_back(Node{
      NodeId{2}, {"Country", "Member"}, {{"name", "Sweden"}, {"aliases", List{"SE", "Sverige"}}}});
  graph.relationships.push_back(
      Relationship{RelationshipId{7},
                   NodeId{1},
                   NodeId{2},
                   "VISITED",
                   {{"on", Value(Date{0})}, {"evidence", List{"She went."}}}});
  graph.relationships.push_back(Relationship{RelationshipId{8}, NodeId{2}, NodeId{9}, "NAMES", {}});
  return graph;
}

/// Texts that try to leave the place they are written to.
inline constexpr std::string_view kHostileTexts[] = {
    "\"];evil[label=<b>x</b>",
    "back\\slash\\N\\G and \\",
    "</data><node id=\"evil\"/>",
    "&lt; &amp; &#65; &",
    "line\nbreak\ttab\rreturn",
    "\x1b[31mred\x1b]52;c;aGk=\x07\x7f",
    "C1 \xc2\x9b"
    "31m and bidi \xe2\x80\xae",
    "'; DROP INDEX x; //",
    "back`tick",
    "=cmd|' /C calc'!A0",
    "comma, \"quote\"",
    "<script>alert(1)</script>",
    "caf\xc3\xa9 \xe6\x97\xa5\xe6\x9c\xac \xf0\x9f\x98\x80",
};
