#include "program_driver.h"

#include <string>

#include <catch2/catch.hpp>

namespace {

/// Every kind of value that a property can have, with its extremes, on nodes and on relationships.
constexpr const char* kValues = R"(
CREATE (:Kinds {i: 1, low: -9223372036854775807 - 1, high: 9223372036854775807,
  f: 0.1, tiny: 5e-324, huge: 1.7976931348623157e308, zero: -0.0,
  inf: 1.0 / 0.0, minus: -1.0 / 0.0, nan: 0.0 / 0.0,
  yes: true, no: false, empty: '',
  text: 'it\'s "odd" \\ ` $x ; // no comment\n\t\u0000\u0007\u202e 日本 😀',
  list: [1, 2, 3], texts: ['a', '', 'c;d'],
  mixed: [1, 'a', 2.5, true, [date('2020-01-01'), []]], none: []});
CREATE (:Times {d: date('-0044-03-15'), later: date('9999-12-31'),
  lt: localtime('12:34:56.789012345'),
  t: time('23:59:59+05:30'), ldt: localdatetime('1848-02-24T10:00:00.000000001'),
  dt: datetime('2001-02-03T04:05:06.5-08:00'),
  zoned: datetime('1990-10-03T00:00:00[Europe/Berlin]'),
  dur: duration('P1Y2M3DT4H5M6.007S'), back: duration({months: -1, days: 2, seconds: -3})});
CREATE (:Points {flat: point({x: 1.5, y: -2}), solid: point({x: 1, y: 2, z: 3}),
  earth: point({longitude: 18.1, latitude: 59.3}),
  high: point({longitude: 1, latitude: 2, height: 3})});
CREATE ();
CREATE (:`A b`:`c``d`:E {`key with space`: 1, `ba``ck`: 2});
MATCH (a:Kinds), (b:Times) CREATE (a)-[:`TO it` {at: point({x: 1, y: 2}), list: ['x'], n: 1}]->(b)
CREATE (a)-[:SELF {day: date('2000-02-29'), n: 2}]->(a) CREATE (a)-[:TWICE]->(b), (a)-[:TWICE]->(b);
)";

constexpr const char* kSchema = R"(
CREATE INDEX plain FOR (n:Kinds) ON (n.i);
CREATE INDEX pair FOR (n:Kinds) ON (n.i, n.text);
CREATE INDEX `odd name` FOR (n:`A b`) ON (n.`key with space`);
CREATE INDEX of_relationships FOR ()-[r:SELF]-() ON (r.n);
CREATE CONSTRAINT one FOR (n:Kinds) REQUIRE n.high IS UNIQUE;
CREATE CONSTRAINT there FOR (n:Times) REQUIRE n.d IS NOT NULL;
CREATE CONSTRAINT both FOR (n:Points) REQUIRE (n.flat, n.earth) IS NODE KEY;
CREATE CONSTRAINT kind FOR (n:Kinds) REQUIRE n.f IS :: INTEGER | FLOAT;
CREATE CONSTRAINT texts FOR (n:Kinds) REQUIRE n.texts IS :: LIST<STRING NOT NULL>;
CREATE CONSTRAINT r_one FOR ()-[r:SELF]-() REQUIRE r.day IS UNIQUE;
CREATE CONSTRAINT r_there FOR ()-[r:`TO it`]-() REQUIRE r.n IS NOT NULL;
CREATE CONSTRAINT r_key FOR ()-[r:SELF]-() REQUIRE r.n IS RELATIONSHIP KEY;
)";

constexpr const char* kQuestions[] = {
    "MATCH (n) UNWIND labels(n) + [''] AS l WITH n, l ORDER BY l "
    "RETURN collect(l) AS l, properties(n) AS p ORDER BY l, keys(p)",
    "MATCH (a)-[r]->(b) RETURN labels(a) AS a, type(r) AS t, properties(r) AS p, labels(b) AS b "
    "ORDER BY t, keys(r)",
    "SHOW INDEXES YIELD name, type, entityType, labelsOrTypes, properties RETURN * ORDER BY name",
    "SHOW CONSTRAINTS YIELD name, type, entityType, labelsOrTypes, properties, propertyType "
    "RETURN * ORDER BY name",
};

}  // namespace

TEST_CASE("a dump holds every kind of value, index and constraint, and loads as the same graph",
          "[program]") {
  const Scratch scratch;
  const std::string first = scratch / "first.dossier";
  const std::string second = scratch / "second.dossier";
  const Run made = run_program({"shell", first}, std::string(kValues) + kSchema);
  CAPTURE(made.err);
  REQUIRE(made.code == 0);
  REQUIRE(run_program({"shell", first, "-c", ":dump " + (scratch / "dump.cypher")}).code == 0);
  const Run loaded = run_program({"shell", second, "-c", ":source " + (scratch / "dump.cypher")});
  CAPTURE(loaded.err);
  REQUIRE(loaded.code == 0);
  for (const char* question : kQuestions) {
    const Run before = run_program({"query", first, "--format", "plain", question});
    const Run after = run_program({"query", second, "--format", "plain", question});
    CAPTURE(question, before.err);
    CHECK(before.code == 0);
    CHECK(!before.out.empty());
    CHECK(after.out == before.out);
  }
  const Run twelve = run_program({"query", second, "--format", "plain", "SHOW INDEXES"});
  CHECK(twelve.out.find("odd name") != std::string::npos);
  CHECK(run_program({"check", second}).code == 0);
}
