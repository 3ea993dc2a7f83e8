#include "shell/render/evidence_text.h"

#include "shell/text/graphemes.h"

#include <sstream>

#include <catch2/catch.hpp>

using namespace dossier;
using namespace dossier::shell;

namespace {

Subgraph long_names() {
  Subgraph graph;
  graph.nodes.push_back({NodeId{1}, {"Organization"}, {{"name", "NATO"}}});
  graph.nodes.push_back({NodeId{2}, {"Proposal"}, {{"name", std::string(95, 'x')}}});
  Map properties{{"evidence", List{Value("They proposed it.")}}};
  graph.relationships.push_back(
      {RelationshipId{1}, NodeId{1}, NodeId{2}, "PROPOSED", std::move(properties)});
  return graph;
}

std::size_t widest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t widest = 0;
  for (std::string line; std::getline(lines, line);) widest = std::max(widest, display_width(line));
  return widest;
}

}  // namespace

TEST_CASE("names above evidence fit the window; short ones leave their room to the other") {
  const Subgraph graph = long_names();
  for (const std::size_t width : {60U, 80U, 110U}) {
    EvidenceSettings settings;
    settings.width = width;
    const std::string text = evidence_text(graph, settings);
    CAPTURE(text);
    CHECK(widest_line(text) < width);
    CHECK(widest_line(text) > width - 4);
    CHECK(text.starts_with("● NATO :Organization ─ PROPOSED ─▶ ● xxx"));
  }
  CHECK(evidence_text(graph, {}).find(std::string(95, 'x')) != std::string::npos);
}
