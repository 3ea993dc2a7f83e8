#include "sample_graph.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include <catch2/catch.hpp>
#include <dossier/export.h>
#include <unistd.h>

using namespace dossier;

namespace {

std::string dot_text(const Subgraph& graph) {
  std::ostringstream out;
  write_dot(out, graph);
  return out.str();
}

bool has_graphviz() { return std::system("command -v dot >/dev/null 2>&1") == 0; }

/// What Graphviz makes of a drawing with the plain output format.
std::string through_graphviz(const std::string& text, const std::string& format) {
  const std::string path =
      std::filesystem::temp_directory_path() / ("dossier_dot_test_" + std::to_string(::getpid()));
  std::ofstream(path) << text;
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(
      popen(("dot -T" + format + " " + path + " 2>&1").c_str(), "r"), pclose);
  std::string out;
  char buffer[4096];
  while (const std::size_t size = fread(buffer, 1, sizeof buffer, pipe.get()))
    out.append(buffer, size);
  std::filesystem::remove(path);
  return out;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++found;
  return found;
}

}  // namespace

TEST_CASE("a drawing is sorted, quoted and says how to draw it") {
  Subgraph graph = sample_graph("Ada \"Countess\"");
  graph.nodes[0].properties = Map{{"name", "Ada \"Countess\""}};
  graph.relationships.pop_back();
  CHECK(dot_text(graph) == R"(// 2 nodes, 1 relationship; draw with: dot -Tsvg
digraph "dossier" {
  graph [charset="UTF-8", layout="dot", rankdir="LR", overlap="prism", splines="true", outputorder="edgesfirst", fontname="Helvetica"];
  node [shape="box", style="rounded,filled", fontname="Helvetica", fontsize="11", color="#555555"];
  edge [fontname="Helvetica", fontsize="9", color="#777777", fontcolor="#333333"];
  "n1" [label="Ada \"Countess\"\n:Person", fontsize="20", fillcolor="#9AD0F0", class="Person", tooltip=":Person\nname: Ada \"Countess\""];
  "n2" [label="Sweden\n:Country:Member", fontsize="20", fillcolor="#7CCDB2", class="Country", tooltip=":Country:Member\naliases: [\"SE\",\"Sverige\"]\nname: Sweden"];
  "n1" -> "n2" [id="r7", label="VISITED", tooltip="VISITED\non: 1970-01-01\n“She went.”", labeltooltip="VISITED\non: 1970-01-01\n“She went.”"];
}
)");
}

TEST_CASE("long names are cut by characters") {
  std::string name;
  for (int i = 0; i < 50; ++i) name += "é";
  const std::string text = dot_text(sample_graph(name));
  std::string expected;
  for (int i = 0; i < 27; ++i) expected += "é";
  CHECK(text.find("label=\"" + expected + "…\\n:Person\"") != std::string::npos);
}

TEST_CASE("names are broken at spaces into three lines before they are cut") {
  const auto label = [](const std::string& name) {
    const std::string text = dot_text(sample_graph(name));
    const std::size_t begin = text.find("\"n1\" [label=\"") + 13;
    return text.substr(begin, text.find("\\n:Person", begin) - begin);
  };
  CHECK(label("a wider regime of observation flights") ==
        "a wider regime of\\nobservation flights");
  CHECK(label("nuclear weapons should be neither produced nor stationed in Poland and elsewhere") ==
        "nuclear weapons should be\\nneither produced nor\\nstationed in Poland and els…");
  CHECK(label("one two") == "one two");
}

TEST_CASE("large graphs are drawn by sfdp") {
  Subgraph graph;
  for (std::uint64_t i = 0; i < 201; ++i) graph.nodes.push_back(Node{NodeId{i}, {}, {}});
  CHECK(dot_text(graph).starts_with("// 201 nodes, 0 relationships; draw with: sfdp"));
}

/// Node 4 is tied to the eight others.
Subgraph star() {
  Subgraph graph;
  for (std::uint64_t i = 0; i < 9; ++i) graph.nodes.push_back(Node{NodeId{i}, {}, {}});
  for (std::uint64_t i = 1; i < 9; ++i)
    graph.relationships.push_back(
        Relationship{RelationshipId{i}, NodeId{4}, NodeId{i == 4 ? 0 : i}, "T", {}});
  return graph;
}

TEST_CASE("as many of the best connected nodes are drawn as relationships may be") {
  ExportOptions options;
  std::string told;
  options.on_limit = [&](const std::string& line) { told = line; };
  for (const auto& [most, nodes] : {std::pair{0, 9}, {8, 9}, {7, 8}, {1, 2}}) {
    told.clear();
    options.max_relationships = static_cast<std::size_t>(most);
    std::ostringstream out;
    write_dot(out, star(), options);
    CHECK(out.str().starts_with("// " + std::to_string(nodes) + " nodes, " +
                                std::to_string(nodes - 1) + " relationship"));
    CHECK(told.empty() == (nodes == 9));
  }
  CHECK(told == "drew the 2 best connected of 9 nodes, 8 relationships");
}

TEST_CASE("a page keeps to the limits and says so") {
  ExportOptions options;
  options.max_nodes = 3;
  std::ostringstream out;
  write_graph(out, star(), ExportFormat::Html, options);
  const std::string page = out.str();
  CHECK(page.find("\"limit\":\"the 3 best connected of 9 nodes, 8 relationships\"") !=
        std::string::npos);
  CHECK(page.find("{\"id\":\"1\",\"type\":\"T\"") != std::string::npos);
  CHECK(page.find("{\"id\":\"8\",\"type\":\"T\"") == std::string::npos);
}

TEST_CASE("a limit keeps the best connected nodes, and the drawing says so") {
  const Subgraph graph = star();
  ExportOptions options;
  options.max_nodes = 3;
  std::ostringstream out;
  write_dot(out, graph, options);
  CHECK(out.str().starts_with("// 3 nodes, 2 relationships;"));
  CHECK(out.str().find("\"n4\" [") != std::string::npos);
  CHECK(out.str().find("the 3 best connected of 9 nodes, 8 relationships") != std::string::npos);
}

TEST_CASE("boxes stand around labels, documents and communities") {
  Subgraph graph;
  for (std::uint64_t i = 0; i < 6; ++i)
    graph.nodes.push_back(
        Node{NodeId{i}, {i % 2 == 0 ? "Even" : "Odd"}, {{"name", std::to_string(i)}}});
  std::uint64_t number = 0;
  const auto join = [&](std::uint64_t a, std::uint64_t b, std::string_view document) {
    graph.relationships.push_back(
        Relationship{RelationshipId{number++},
                     NodeId{a},
                     NodeId{b},
                     "T",
                     {{"evidence", List{"x"}}, {"documents", List{document}}}});
  };
  join(0, 1, "first"), join(1, 2, "first"), join(2, 0, "first");
  join(3, 4, "second"), join(4, 5, "second"), join(5, 3, "second"), join(2, 3, "first");
  const auto boxes = [&](Clusters by) {
    ExportOptions options;
    options.clusters = by;
    std::ostringstream out;
    write_dot(out, graph, options);
    return out.str();
  };
  CHECK(boxes(Clusters::None).find("subgraph") == std::string::npos);
  CHECK(boxes(Clusters::Label).find("label=\"Even\"") != std::string::npos);
  CHECK(boxes(Clusters::Label).find("\"n0\"; \"n2\"; \"n4\";") != std::string::npos);
  CHECK(boxes(Clusters::Document).find("\"n0\"; \"n1\"; \"n2\";") != std::string::npos);
  CHECK(boxes(Clusters::Document).find("label=\"second\"") != std::string::npos);
  CHECK(boxes(Clusters::Community).find("\"n3\"; \"n4\"; \"n5\";") != std::string::npos);
}

TEST_CASE("Graphviz reads the same graph whatever the texts are") {
  if (!has_graphviz()) return;
  for (const std::string_view text : kHostileTexts) {
    CAPTURE(text);
    const std::string plain = through_graphviz(dot_text(sample_graph(text)), "plain");
    CHECK(count(plain, "\nnode ") == 3);
    CHECK(count(plain, "\nedge ") == 2);
    CHECK(plain.find("rror") == std::string::npos);
  }
}

TEST_CASE("a label shows exactly the text") {
  if (!has_graphviz()) return;
  const std::string svg = through_graphviz(dot_text(sample_graph("a &lt; b \\N C:\\new")), "svg");
  CHECK(svg.find("a &amp;lt; b \\N C:\\new") != std::string::npos);
}
