#include "sample_graph.h"

#include <sstream>

#include <catch2/catch.hpp>
#include <dossier/export.h>
#include <nlohmann/json.hpp>

using namespace dossier;
using nlohmann::json;

namespace {

std::string written(const Subgraph& graph, ExportFormat format) {
  std::ostringstream out;
  write_graph(out, graph, format);
  return out.str();
}

json parsed(const Value& value) {
  std::string text;
  append_json(text, value);
  return json::parse(text);
}

}  // namespace

TEST_CASE("values keep their exact content in JSON") {
  CHECK(parsed(Value(INT64_MIN)) == INT64_MIN);
  CHECK(parsed(Value(INT64_MAX)) == INT64_MAX);
  CHECK(parsed(Value(0.1)) == 0.1);
  CHECK(parsed(Value(1.0)).is_number_float());
  CHECK(parsed(Value(1e300)) == 1e300);
  CHECK(parsed(Value(-std::numeric_limits<double>::infinity())) == "-Infinity");
  CHECK(parsed(Value(Date{0})) == "1970-01-01");
  CHECK(parsed(Value(List{1, nullptr, true})) == json::array({1, nullptr, true}));
  CHECK(parsed(Value(Map{{"a", Map{{"b", "c"}}}})) == json{{"a", {{"b", "c"}}}});
  CHECK(parsed(Value(Point{4326, 1.5, 2, 0})) == json{{"srid", 4326}, {"x", 1.5}, {"y", 2.0}});
}

TEST_CASE("texts of any content come back from JSON, without a byte that terminals obey") {
  for (const std::string_view text : kHostileTexts) {
    std::string out;
    append_json_string(out, text);
    CHECK(json::parse(out) == std::string(text));
    CHECK(std::none_of(out.begin(), out.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }));
    CHECK(out.find("\xc2\x9b") == std::string::npos);
  }
  std::string invalid;
  append_json_string(invalid, "a\xff\xc0\x80z");
  CHECK(json::parse(invalid) == "a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz");
}

TEST_CASE("nesting beyond any use ends in dots, not in a crash") {
  Value deep(List{});
  for (int i = 0; i < 100'000; ++i) deep = Value(List{deep});
  std::string out;
  append_json(out, deep);
  CHECK(out.find("...") != std::string::npos);
}

TEST_CASE("a graph as one JSON object has nodes, bare ends and relationships") {
  const json graph = json::parse(written(sample_graph("Ada"), ExportFormat::Json));
  REQUIRE(graph["nodes"].size() == 3);
  CHECK(graph["nodes"][0] ==
        json{{"id", 1},
             {"labels", {"Person"}},
             {"properties", {{"name", "Ada"}, {"born", 1815}, {"height", 1.5}}}});
  CHECK(graph["nodes"][2] ==
        json{{"id", 9}, {"labels", json::array()}, {"properties", json::object()}});
  CHECK(graph["relationships"][0]["start"] == 1);
  CHECK(graph["relationships"][0]["properties"]["on"] == "1970-01-01");
}

TEST_CASE("JSON Lines hold one entity each") {
  std::istringstream lines(written(sample_graph("Ada"), ExportFormat::JsonLines));
  std::vector<std::string> kinds;
  for (std::string line; std::getline(lines, line);) kinds.push_back(json::parse(line)["kind"]);
  CHECK(kinds == std::vector<std::string>{"node", "node", "node", "relationship", "relationship"});
}

TEST_CASE("Cytoscape JSON has the members that its readers need") {
  const json graph = json::parse(written(sample_graph("Ada"), ExportFormat::Cytoscape));
  CHECK(graph["directed"] == true);
  CHECK(graph["elements"]["nodes"][0]["data"]["value"] == "1");
  CHECK(graph["elements"]["nodes"][0]["data"]["name"] == "Ada");
  CHECK(graph["elements"]["edges"][0]["data"]["source"] == "1");
}

TEST_CASE("the graph of a result holds each entity of nested values once") {
  const Node ada{NodeId{4}, {"Person"}, {}};
  const Node bob{NodeId{3}, {"Person"}, {}};
  const Relationship knows{RelationshipId{1}, NodeId{4}, NodeId{3}, "KNOWS", {}};
  ResultSet result({"a", "b"});
  result.append({Value(Path{{Value(ada), Value(bob)}, {Value(knows)}}),
                 Value(List{Value(Map{{"x", Value(ada)}})})});
  const Subgraph graph = subgraph(result);
  REQUIRE(graph.nodes.size() == 2);
  CHECK(graph.nodes[0].id == NodeId{3});
  CHECK(graph.relationships.size() == 1);
}
