#include "tests/query/execute_support.h"

#include <catch2/catch.hpp>

using namespace dossier;
using dossier::query::Bench;

namespace {

bool holds(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

/// 1000 nodes :N with an index on `i`, 10 of them :Few, each joined to the next.
void fill(Bench& bench) {
  bench.run("CREATE INDEX FOR (n:N) ON (n.i)").value();
  bench.run("UNWIND range(1, 1000) AS i CREATE (:N {i: i, name: 'n' + i})").value();
  bench.run("MATCH (a:N) MATCH (b:N {i: a.i + 1}) CREATE (a)-[:NEXT]->(b)").value();
  bench.run("MATCH (n:N) WHERE n.i % 100 = 0 SET n:Few").value();
}

}  // namespace

TEST_CASE("an index is used wherever its key is bounded") {
  Bench bench;
  fill(bench);
  CHECK(holds(bench.plan("MATCH (n:N {i: 5}) RETURN n"), "NodeIndexSeek"));
  CHECK(holds(bench.plan("MATCH (n:N) WHERE 5 = n.i RETURN n"), "NodeIndexSeek"));
  CHECK(holds(bench.plan("MATCH (n:N) WHERE n.i IN [1, 2] RETURN n"), "NodeIndexSeek"));
  CHECK(
      holds(bench.plan("MATCH (n:N) WHERE n.i > 5 AND n.i <= 9 RETURN n"), "NodeIndexSeekByRange"));
  CHECK(holds(bench.plan("UNWIND [1, 2] AS x MATCH (n:N {i: x}) RETURN n"), "NodeIndexSeek"));
  CHECK(!holds(bench.plan("MATCH (n:N) WHERE n.i = n.j RETURN n"), "NodeIndexSeek"));
  CHECK(!holds(bench.plan("MATCH (n) WHERE n.i = 5 RETURN n"), "NodeIndexSeek"));
  CHECK(bench.rows("MATCH (n:N) WHERE n.i IN [3, 2, 3, null, 'x'] RETURN n.i ORDER BY n.i") ==
        "2; 3");
  CHECK(bench.rows("MATCH (n:N) WHERE n.i > 5 AND n.i <= 7.0 RETURN n.i") == "6; 7");
  CHECK(bench.rows("MATCH (n:N) WHERE n.i = 5.0 RETURN n.i") == "5");
  CHECK(bench.rows("MATCH (n:N {i: null}) RETURN n") == "");
}

TEST_CASE("a pattern begins at its rarest place") {
  Bench bench;
  fill(bench);
  CHECK(holds(bench.plan("MATCH (a:N)-[:NEXT]->(b:Few) RETURN a"), "NodeByLabelScan (b:Few)"));
  CHECK(holds(bench.plan("MATCH (a)-[:NEXT]->(b)-[:NEXT]->(c:N {i: 7}) RETURN a"),
              "NodeIndexSeek (c:N(i))"));
  CHECK(bench.rows("MATCH (a)-[:NEXT]->(b)-[:NEXT]->(c:N {i: 7}) RETURN a.i, b.i") == "5, 6");
  CHECK(bench.rows("MATCH (a:Few)<-[:NEXT]-(b)<-[:NEXT]-(c) RETURN sum(c.i)") == "5480");
}

TEST_CASE("parts that an equality ties together are joined by hash") {
  Bench bench;
  fill(bench);
  const char* text = "MATCH (a:N), (b:N) WHERE a.name = b.name AND a.i < b.i + 1 RETURN count(*)";
  CHECK(holds(bench.plan(text), "HashJoin"));
  CHECK(bench.rows(text) == "1000");
  CHECK(bench.rows("UNWIND range(1, 500) AS x MATCH (n:N {name: 'n' + x}) RETURN count(n)") ==
        "500");
}

TEST_CASE("plans follow the schema and the size of the graph") {
  Bench bench;
  const char* text = "MATCH (n:Late {k: 1}) RETURN n.k";
  CHECK(bench.rows(text) == "");
  bench.run("CREATE (:Late {k: 1})").value();
  CHECK(bench.rows(text) == "1");
  bench.run("UNWIND range(1, 2000) AS k CREATE (:Late {k: k})").value();
  bench.run("CREATE INDEX late FOR (n:Late) ON (n.k)").value();
  CHECK(holds(bench.plan(text), "NodeIndexSeek"));
  CHECK(bench.rows(text) == "1; 1");
  bench.run("DROP INDEX late").value();
  CHECK(!holds(bench.plan(text), "NodeIndexSeek"));
  CHECK(bench.rows(text) == "1; 1");
  CHECK(bench.rows("DROP INDEX late") == "DSR5011");
}

TEST_CASE("a profile counts rows") {
  Bench bench;
  fill(bench);
  const std::string plan = bench.run("PROFILE MATCH (n:Few) RETURN n.i").value().plan;
  CHECK(holds(plan, "rows 10"));
  CHECK(holds(plan, " ms"));
}

TEST_CASE("relationships are found by an index, choices of values by one seek") {
  Bench bench;
  bench.run("UNWIND range(1, 3000) AS i CREATE (:N {k: i})-[:R {k: i}]->(:M)").value();
  bench.run("CREATE INDEX FOR ()-[r:R]-() ON (r.k)").value();
  bench.run("CREATE INDEX FOR (n:N) ON (n.k)").value();
  CHECK(bench.plan("MATCH (a)-[r:R {k: 7}]->(b) RETURN a.k").find("RelationshipIndexSeek") !=
        std::string::npos);
  CHECK(bench.plan("MATCH (n:N) WHERE n.k = 1 OR n.k = 2 RETURN n").find("NodeIndexSeek") !=
        std::string::npos);
  CHECK(bench.rows("MATCH (a)-[r:R {k: 7}]->(b) RETURN a.k") == "7");
}
