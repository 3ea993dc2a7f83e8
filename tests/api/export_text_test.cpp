#include "sample_graph.h"

#include <sstream>

#include <catch2/catch.hpp>
#include <dossier/export.h>

using namespace dossier;

namespace {

std::string written(const Subgraph& graph, ExportFormat format) {
  std::ostringstream out;
  write_graph(out, graph, format);
  return out.str();
}

/// The fields of the rows of RFC 4180 text.
std::vector<std::vector<std::string>> read_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows{{""}};
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' && quoted && i + 1 < text.size() && text[i + 1] == '"') {
      rows.back().back() += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      rows.back().emplace_back();
    } else if (c == '\r' && !quoted) {
      rows.push_back({""});
      ++i;
    } else {
      rows.back().back() += c;
    }
  }
  rows.pop_back();
  return rows;
}

}  // namespace

TEST_CASE("CSV tables have the headers of neo4j-admin") {
  CHECK(written(sample_graph("Ada"), ExportFormat::Csv) ==
        ":ID,:LABEL,aliases:string[],born:long,height:double,name\r\n"
        "1,Person,,1815,1.5,Ada\r\n"
        "2,Country;Member,SE;Sverige,,,Sweden\r\n"
        "9,,,,,\r\n"
        "\r\n"
        ":START_ID,:END_ID,:TYPE,evidence:string[],on:date\r\n"
        "1,2,VISITED,She went.,1970-01-01\r\n"
        "2,9,NAMES,,\r\n");
}

TEST_CASE("texts of any content come back from CSV") {
  for (const std::string_view text : kHostileTexts) {
    const auto rows = read_csv(written(sample_graph(text), ExportFormat::CsvNodes));
    REQUIRE(rows.size() == 4);
    CHECK(rows[1] == std::vector<std::string>{"1", "Person", "", "1815", "1.5", std::string(text)});
  }
}

TEST_CASE("a property with integers and floats is a float column, with texts a text column") {
  Subgraph graph;
  graph.nodes.push_back(Node{NodeId{1}, {}, {{"a", 1}, {"b", 1}}});
  graph.nodes.push_back(Node{NodeId{2}, {}, {{"a", 1.5}, {"b", "x"}}});
  CHECK(written(graph, ExportFormat::CsvNodes).starts_with(":ID,:LABEL,a:double,b\r\n"));
}

TEST_CASE("a Cypher script keeps ids in a property until relationships are there") {
  Subgraph graph = sample_graph("Ada");
  graph.nodes[0].labels = {"Odd `label`"};
  CHECK(written(graph, ExportFormat::Cypher) ==
        R"(CREATE INDEX dossier_import FOR (n:DossierImport) ON (n._dossier_import_id);
CREATE
(:DossierImport:`Odd ``label``` {_dossier_import_id: 1, born: 1815, height: 1.5, name: 'Ada'}),
(:DossierImport:Country:Member {_dossier_import_id: 2, aliases: ['SE', 'Sverige'], name: 'Sweden'}),
(:DossierImport {_dossier_import_id: 9});
UNWIND [
{s: 2, e: 9, p: {}}] AS row
MATCH (s:DossierImport {_dossier_import_id: row.s}), (e:DossierImport {_dossier_import_id: row.e})
CREATE (s)-[r:NAMES]->(e) SET r = row.p;
UNWIND [
{s: 1, e: 2, p: {evidence: ['She went.'], on: date('1970-01-01')}}] AS row
MATCH (s:DossierImport {_dossier_import_id: row.s}), (e:DossierImport {_dossier_import_id: row.e})
CREATE (s)-[r:VISITED]->(e) SET r = row.p;
MATCH (n:DossierImport) REMOVE n:DossierImport, n._dossier_import_id;
DROP INDEX dossier_import;
)");
}
