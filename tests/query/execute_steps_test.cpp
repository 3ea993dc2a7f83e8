#include "query/execute/csv.h"
#include "tests/query/execute_support.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <unistd.h>

using namespace dossier;
using dossier::query::Bench;

namespace {

bool holds(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("counts come from what the store and the nodes know") {
  Bench bench;
  bench.run("CREATE (a:A {n:1})-[:R]->(b:A {n:2})-[:R]->(c:B {n:3}), (b)-[:R]->(b), (c)-[:S]->(a)")
      .value();
  CHECK(holds(bench.plan("MATCH (n) RETURN count(*)"), "CountStore"));
  CHECK(holds(bench.plan("MATCH ()-[r:R]->() RETURN count(r) AS c"), "CountStore"));
  CHECK(holds(bench.plan("MATCH (a:B)-[:R]->(b) RETURN a, count(b)"), "Degree"));
  CHECK(bench.rows("MATCH (n) RETURN count(*)") == "3");
  CHECK(bench.rows("MATCH (n:A) RETURN count(n), count(*) + 1") == "2, 3");
  CHECK(bench.rows("MATCH (n:None) RETURN count(n)") == "0");
  CHECK(bench.rows("MATCH ()-[r:R|S]->() RETURN count(r)") == "4");
  CHECK(bench.rows("MATCH ()-[r]-() RETURN count(r)") == "7");
  CHECK(bench.rows("MATCH (a)-[:R]->(b)-[:R]->(c) RETURN count(*)") == "3");
  CHECK(bench.rows("MATCH (a)-[:R]->(b)<-[:R]-(c) RETURN count(*)") == "2");
  CHECK(bench.rows("MATCH (a:A) RETURN a.n, COUNT { (a)-[:R]->() } AS c ORDER BY a.n") ==
        "1, 1; 2, 2");
  CHECK(bench.rows("MATCH (a)-[:R]->(b) RETURN a.n, count(b) AS c ORDER BY a.n") == "1, 1; 2, 2");
  CHECK(bench.rows("MATCH (a)-[:R]->(b) RETURN a.n, count(DISTINCT b.n), sum(b.n) ORDER BY a.n") ==
        "1, 1, 2; 2, 2, 5");
}

TEST_CASE("a subquery in transactions of its own keeps what was committed") {
  Bench bench;
  CHECK(bench.rows(
            "UNWIND range(1, 25) AS i CALL (i) { CREATE (:T {i: i}) } IN TRANSACTIONS OF 10 ROWS "
            "RETURN count(*)") == "25");
  CHECK(bench.rows("UNWIND [1, 0, 2] AS d CALL (d) { CREATE (x:D {v: 10 / d}) RETURN x.v AS v } "
                   "IN TRANSACTIONS OF 1 ROW ON ERROR CONTINUE REPORT STATUS AS s RETURN d, v, "
                   "s.committed") == "1, 10, true; 0, null, false; 2, 5, true");
  CHECK(
      bench.rows(
          "UNWIND [1, 0, 2] AS d CALL (d) { CREATE (:E {v: 10 / d}) } IN TRANSACTIONS OF 1 ROW") ==
      "DSR4007");
  CHECK(bench.rows("MATCH (d:D) RETURN count(d)") == "2");
  CHECK(bench.rows("MATCH (e:E) RETURN count(e)") == "1");
  const auto graph = bench.store().begin();
  const auto within = bench.engine().run(*graph, "CALL { CREATE (:F) } IN TRANSACTIONS", {}, {});
  REQUIRE(!within);
  CHECK(within.error().code == Code::InvalidClauseComposition);
}

TEST_CASE("names that the graph does not know are warned of") {
  Bench bench;
  bench.run("CREATE (:Person {name: 'Ada'})-[:KNOWS]->(:Person)").value();
  const auto result = bench.run("MATCH (p:Persn)-[:KNOW]->() RETURN p.nam").value();
  REQUIRE(result.warnings.size() == 3);
  CHECK(result.warnings[0].code == Code::UnknownLabel);
  CHECK(holds(result.warnings[0].hint, "Person"));
  CHECK(result.warnings[1].code == Code::UnknownRelationshipType);
  CHECK(result.warnings[2].code == Code::UnknownPropertyKey);
  CHECK(bench.run("MATCH (p:Person)-[:KNOWS]->() RETURN p.name").value().warnings.empty());
  CHECK(bench.run("CREATE (p:New {key: 1}) RETURN p.key").value().warnings.empty());
}

TEST_CASE("records of comma-separated values") {
  const auto read = [](std::string text, char separator) {
    std::istringstream in(std::move(text));
    query::execute::CsvReader reader(in, separator);
    std::vector<std::optional<std::string>> fields;
    std::string out;
    while (reader.next(fields)) {
      for (const auto& field : fields) out += "<" + field.value_or("null") + ">";
      out += "|";
    }
    return out;
  };
  CHECK(read("a,b\r\nc,\n", ',') == "<a><b>|<c><null>|");
  CHECK(read("\xEF\xBB\xBF\"x,\"\"y\"\"\n\";z", ';') == "<x,\"y\"\n><z>|");
  CHECK(read("\n\n", ',') == "");
  CHECK_THROWS_AS(read("a,\"b", ','), Exception);
}

TEST_CASE("files are loaded from the import directory only") {
  const auto directory =
      std::filesystem::temp_directory_path() / ("dossier_csv_" + std::to_string(::getpid()));
  std::filesystem::create_directories(directory / "in");
  std::ofstream(directory / "in" / "people.csv") << "name,born\nAda,1815\nBob,\n";
  std::ofstream(directory / "secret.csv") << "x\n";
  Bench bench;
  QueryOptions options;
  options.import_directory = (directory / "in").string();
  const auto loaded = bench.run(
      "LOAD CSV WITH HEADERS FROM 'file:///people.csv' AS row "
      "CREATE (p:P {name: row.name, born: toInteger(row.born)}) RETURN p.name, p.born",
      {}, options);
  CHECK(loaded.value().size() == 2);
  CHECK(loaded.value()[0][1] == Value(1815));
  CHECK(loaded.value()[1][1].is_null());
  for (const char* url :
       {"../secret.csv", "file:///../secret.csv", "missing.csv", "http://host/x.csv", "."}) {
    INFO(url);
    CHECK(!bench.run("LOAD CSV FROM '" + std::string(url) + "' AS row RETURN row", {}, options));
  }
  CHECK(!bench.run("LOAD CSV FROM 'people.csv' AS row RETURN row"));
  std::filesystem::remove_all(directory);
}

TEST_CASE("schema statements") {
  Bench bench;
  CHECK(bench.run("CREATE CONSTRAINT one FOR (n:U) REQUIRE n.k IS UNIQUE")
            .value()
            .counters.constraints_added == 1);
  CHECK(bench.rows("CREATE CONSTRAINT one FOR (n:U) REQUIRE n.k IS UNIQUE") == "DSR5012");
  CHECK(bench.rows("CREATE CONSTRAINT one IF NOT EXISTS FOR (n:U) REQUIRE n.k IS UNIQUE") == "");
  CHECK(bench.rows("CREATE (:U {k: 1}), (:U {k: 1})") == "DSR4011");
  CHECK(bench.rows("MATCH (u:U) RETURN count(u)") == "0");
  CHECK(bench.rows("SHOW CONSTRAINTS YIELD name, type, entityType, labelsOrTypes, properties") ==
        "'one', 'UNIQUENESS', 'NODE', ['U'], ['k']");
  CHECK(bench.rows("DROP CONSTRAINT one IF EXISTS") == "");
  CHECK(bench.rows("CREATE (:U {k: 1}), (:U {k: 1})") == "");
}
