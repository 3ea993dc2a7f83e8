// Queries print as canonical text, and that text is the same query again.
#include "query/ast/print.h"
#include "query/syntax/parse.h"
#include "tests/tck/gherkin.h"

#include <cstdlib>
#include <filesystem>

#include <catch2/catch.hpp>

namespace {

using namespace dossier;

std::string printed(const std::string& text) {
  auto query = query::parse(text);
  INFO(text);
  if (!query) UNSCOPED_INFO(render(query.error(), text));
  REQUIRE(query.ok());
  return query::ast::print(*query);
}

struct Pair {
  const char* written;
  const char* canonical;  ///< null: the same
};

void check(const Pair& pair) {
  const std::string canonical = printed(pair.written);
  CHECK(canonical == (pair.canonical == nullptr ? pair.written : pair.canonical));
  CHECK(printed(canonical) == canonical);
}

}  // namespace

TEST_CASE("expressions print with the parentheses they need and no others") {
  const Pair pairs[] = {
      {"return ((1+2))*3-4-(5-6)", "RETURN (1 + 2) * 3 - 4 - (5 - 6)"},
      {"RETURN 2 ^ 3 ^ 2, (2 ^ (3 ^ 2)), -1 ^ 2, -(1), - -x, +x",
       "RETURN 2 ^ 3 ^ 2, 2 ^ (3 ^ 2), -1 ^ 2, -(1), --x, +x"},
      {"RETURN a OR b AND NOT c XOR d, NOT (a AND b), (a OR b) AND c", nullptr},
      {"RETURN (a OR b) OR c, a OR (b OR c)", "RETURN (a OR b) OR c, a OR (b OR c)"},
      {"RETURN 1 < x <= 3 <> y = (a < b)", nullptr},
      {"RETURN a = b IN c, (a = b) IN c, x IS NULL = y IS NOT NULL", nullptr},
      {"RETURN a.b[0][1..][..2][1..2].`odd name`, (-1).x, (a + b).c", nullptr},
      {"RETURN 'it''s', \"tab\\t\\u00e9\", 0x1F, 0o17, 1_000, .5, 1e3, 1.5f, INF, -INF, NaN",
       "RETURN 'it\\'s', 'tab\\té', 31, 15, 1000, 0.5, 1000.0, 1.5, INF, -INF, NAN"},
      {"RETURN -9223372036854775808, -0x8000000000000000, 9223372036854775807",
       "RETURN -9223372036854775808, -9223372036854775808, 9223372036854775807"},
      {"RETURN [(x IN xs)], [x IN xs], [x IN xs WHERE x > 1 | x + 1], [(x IN xs AND y), 2]",
       nullptr},
      {"RETURN [p = (1 + 2)], [p = (a)-->(b) WHERE a.x | p]",
       "RETURN [p = 1 + 2], [p = (a)-->(b) WHERE a.x | p]"},
      {"RETURN [x IN xs WHERE x:A | x], [x IN xs WHERE x:(A|B) | x], [x IN xs WHERE (x IS :: "
       "INTEGER | FLOAT) | x]",
       nullptr},
      {"RETURN reduce(s = 0, x IN xs | s + x), all(x IN xs WHERE x), single(x IN xs WHERE x = 1)",
       nullptr},
      {"RETURN n {.a, b: 1 + 2, c, .*}, {}, {a: 1, `b c`: [], d: {e: NULL}}", nullptr},
      {"RETURN CASE WHEN a THEN b ELSE c END, CASE x WHEN 1, 2 THEN 'y' WHEN 3 THEN NULL END",
       nullptr},
      {"RETURN count(*), count(DISTINCT n.x), date.truncate('day', d), toUpper(s) || 'x', `all`(x)",
       "RETURN count(*), count(DISTINCT n.x), date.truncate('day', d), toUpper(s) || 'x', "
       "`all`(x)"},
      {"RETURN s STARTS WITH 'a' OR s ENDS WITH 'b' OR s CONTAINS 'c' OR s =~ 'd.*'", nullptr},
      {"RETURN x IS :: LIST<INTEGER NOT NULL | STRING> NOT NULL, x IS NOT TYPED ZONED DATETIME, x "
       "IS :: TIMESTAMP WITHOUT TIME ZONE",
       "RETURN x IS :: LIST<INTEGER NOT NULL | STRING> NOT NULL, x IS NOT :: ZONED DATETIME, x IS "
       ":: LOCAL DATETIME"},
      {"RETURN n:A:B, n IS A|B, n IS NOT %, n:$(x)&!C",
       "RETURN n:A&B, n:(A|B), n IS NOT %, n:$(x)&!C"},
      {"RETURN end, `match`.x, limit, $p, $`odd p`, $1",
       "RETURN `end`, `match`.x, `limit`, $p, $`odd p`, $`1`"},
      {"RETURN EXISTS { (a)-->(b) WHERE a.x } AND exists((a)-->()), COUNT { MATCH (n) RETURN n }, "
       "COLLECT { RETURN 1 AS x }",
       "RETURN EXISTS { MATCH (a)-->(b) WHERE a.x } AND EXISTS { MATCH (a)-->() }, COUNT { MATCH "
       "(n) RETURN n }, COLLECT { RETURN 1 AS x }"},
  };
  for (const Pair& pair : pairs) check(pair);
}

TEST_CASE("patterns print as they are read") {
  const Pair pairs[] = {
      {"MATCH (a)--(b)-->(c)<--(d)<-->(e) RETURN *", "MATCH (a)--(b)-->(c)<--(d)--(e) RETURN *"},
      {"MATCH p = (a:A:B {x: 1})-[r:R|:S*1..3 {y: 2}]->(:C|D WHERE true), (n IS !E) WHERE a.x > 1 "
       "RETURN p",
       "MATCH p = (a:A&B {x: 1})-[r:R|S*1..3 {y: 2}]->(:C|D WHERE TRUE), (n:!E) WHERE a.x > 1 "
       "RETURN p"},
      {"MATCH ()-[*]-(), ()-[*2]-(), ()-[*..2]-(), ()-[*0..]-() RETURN 1",
       "MATCH ()-[*]-(), ()-[*2]-(), ()-[*1..2]-(), ()-[*0..]-() RETURN 1"},
      {"MATCH ((a)-[r:R]->(b) WHERE r.x > 1){2,3}(c), (x)-[:R]->+(y), (x)-->*(y), (s) "
       "((a1)-->(b1))+ (e) RETURN *",
       "MATCH ()((a)-[r:R]->(b) WHERE r.x > 1){2,3}(c), (x)(()-[:R]->()){1,}(y), "
       "(x)(()-->()){0,}(y), "
       "(s)((a1)-->(b1)){1,}(e) RETURN *"},
      {"MATCH p = ANY SHORTEST (a)-->(b), ALL SHORTEST PATHS (c)-->(d), SHORTEST 2 (e)-->(f), "
       "SHORTEST 3 PATH GROUPS (g)-->(h), ANY 5 (i)-->(j), ALL (k)-->(l), ANY ((m)-->(n) WHERE "
       "m.x) RETURN p",
       "MATCH p = ANY SHORTEST (a)-->(b), ALL SHORTEST (c)-->(d), SHORTEST 2 (e)-->(f), SHORTEST 3 "
       "GROUPS (g)-->(h), "
       "ANY 5 (i)-->(j), (k)-->(l), ANY ((m)-->(n) WHERE m.x) RETURN p"},
      {"MATCH p = shortestPath((a)-[*..5]->(b)) RETURN length(allShortestPaths((a)-[*]-(b)))",
       "MATCH p = shortestPath((a)-[*1..5]->(b)) RETURN length(allShortestPaths((a)-[*]-(b)))"},
      {"MATCH (n) WHERE (n)-->(:A) AND NOT (n)<-[:R]-() AND (n.x) - 1 > 0 RETURN [(n)-[r]->(m) "
       "WHERE m.x | r.y]",
       "MATCH (n) WHERE (n)-->(:A) AND NOT (n)<-[:R]-() AND n.x - 1 > 0 RETURN [(n)-[r]->(m) WHERE "
       "m.x | r.y]"},
  };
  for (const Pair& pair : pairs) check(pair);
}

TEST_CASE("clauses print as they are read") {
  const Pair pairs[] = {
      {"explain match (n) with distinct *, n.x as x order by x desc, n.y ascending offset 1 limit "
       "$k where x > 1 return all *;",
       "EXPLAIN MATCH (n) WITH DISTINCT *, n.x AS x ORDER BY x DESC, n.y SKIP 1 LIMIT $k WHERE x > "
       "1 RETURN *"},
      {"CREATE (a:A {x: 1})-[:R]->(b $props) SET a.x = 2, a += {y: 1}, b = a, a:B:$(x), a['k'] = 1 "
       "REMOVE a.x, b:C DETACH DELETE a, b NODETACH DELETE a",
       nullptr},
      {"MERGE (a)-[:R]->(b) ON CREATE SET a.x = 1, a.y = 2 ON MATCH SET b.z = 3 FINISH", nullptr},
      {"FOREACH (x IN [1, 2] | CREATE (:N {v: x}) SET n.c = x)", nullptr},
      {"LOAD CSV WITH HEADERS FROM 'f.csv' AS row FIELDTERMINATOR ';' UNWIND [1] AS y RETURN y "
       "UNION ALL RETURN 1 AS y",
       nullptr},
      {"CALL db.labels() YIELD label AS l, other WHERE l > 'a' RETURN l", nullptr},
      {"CALL db.labels", nullptr},
      {"CALL db.labels YIELD *", nullptr},
      {"OPTIONAL CALL (a, b) { WITH a RETURN 1 AS x } IN 4 CONCURRENT TRANSACTIONS OF 10 ROWS ON "
       "ERROR BREAK "
       "REPORT STATUS AS s OPTIONAL MATCH (n) RETURN n",
       "OPTIONAL CALL (a, b) { WITH a RETURN 1 AS x } IN TRANSACTIONS OF 10 ROWS ON ERROR BREAK "
       "REPORT STATUS AS s OPTIONAL MATCH (n) RETURN n"},
      {"CREATE INDEX i IF NOT EXISTS FOR (p:Person) ON (p.a, p.b) OPTIONS {x: 1}",
       "CREATE RANGE INDEX i IF NOT EXISTS FOR (n:Person) ON (n.a, n.b) OPTIONS {x: 1}"},
      {"CREATE FULLTEXT INDEX FOR (n:A|B) ON EACH [n.x, n.y]", nullptr},
      {"CREATE LOOKUP INDEX l FOR ()-[r]-() ON EACH type(r)",
       "CREATE LOOKUP INDEX l FOR ()-[n]-() ON EACH type(n)"},
      {"CREATE CONSTRAINT c FOR (b:Book) REQUIRE b.isbn IS UNIQUE",
       "CREATE CONSTRAINT c FOR (n:Book) REQUIRE (n.isbn) IS UNIQUE"},
      {"CREATE CONSTRAINT FOR ()-[n:R]-() REQUIRE (n.x) IS NOT NULL", nullptr},
      {"CREATE CONSTRAINT FOR (n:A) REQUIRE (n.x, n.y) IS NODE KEY", nullptr},
      {"CREATE CONSTRAINT FOR (n:A) REQUIRE (n.x) IS :: STRING", nullptr},
      {"DROP INDEX i IF EXISTS", nullptr},
      {"DROP CONSTRAINT c", nullptr},
      {"PROFILE RETURN 1 // the end", "PROFILE RETURN 1"},
      {"/* first */ RETURN /* second */ 1", "RETURN 1"},
  };
  for (const Pair& pair : pairs) check(pair);
}

TEST_CASE("every query of the TCK survives printing") {
  const char* given = std::getenv("DOSSIER_TCK");
  const std::string features =
      given != nullptr ? given : DOSSIER_SOURCE_DIR "/../shared/tck/features";
  if (!std::filesystem::exists(features)) return;
  for (const tck::Scenario& scenario : tck::read_features(features)) {
    for (const tck::Step& step : scenario.steps) {
      if (step.text.find("execut") == std::string::npos || step.document.empty()) continue;
      auto query = query::parse(step.document);
      if (!query) continue;
      const std::string once = query::ast::print(*query);
      INFO(step.document);
      CHECK(printed(once) == once);
    }
  }
}
