// Errors at run time name the expression: the part of the text that they underline.
#include "tests/query/execute_support.h"

#include <atomic>
#include <chrono>
#include <string>

#include <catch2/catch.hpp>

namespace {

using namespace dossier;

struct Case {
  std::string query;
  std::string code;
  std::string underlined;
};

const Case kCases[] = {
    // Arithmetic.
    {"UNWIND [9223372036854775807] AS x RETURN 1 + x * 2", "DSR4007", "x * 2"},
    {"UNWIND [0] AS x RETURN 1 + 5 / x", "DSR4007", "5 / x"},
    {"UNWIND [0] AS x RETURN [1, 5 % x]", "DSR4007", "5 % x"},
    {"UNWIND [9223372036854775807] AS x RETURN 1 + abs(-x - 1)", "DSR4007", "abs(-x - 1)"},
    {"RETURN 1 + $i / 0", "DSR4007", "$i / 0"},
    {"WITH date('2020-01-01') AS d RETURN d + duration({years: 9999999999})", "DSR4006",
     "d + duration({years: 9999999999})"},
    // Types of arguments, casts, indexes.
    {"RETURN 1 + toInteger($list)", "DSR4002", "toInteger($list)"},
    {"RETURN toBoolean($list)", "DSR4002", "toBoolean($list)"},
    {"RETURN 1 + size($i)", "DSR4001", "size($i)"},
    {"RETURN 1 - $text", "DSR4001", "1 - $text"},
    {"RETURN $list[$text]", "DSR4005", "$list[$text]"},
    {"RETURN {a: 1}[$i]", "DSR4004", "{a: 1}[$i]"},
    {"RETURN $list[$text..]", "DSR4001", "$list[$text..]"},
    {"RETURN 1 IN $i", "DSR4001", "1 IN $i"},
    {"RETURN date($text)", "DSR4023", "date($text)"},
    {"RETURN true, substring('abc', -$i)", "DSR4006", "substring('abc', -$i)"},
    {"RETURN range(1, 10, $i - 1)", "DSR4006", "range(1, 10, $i - 1)"},
    {"RETURN 'a' =~ ($text + '(')", "DSR4002", "'a' =~ ($text + '(')"},
    // Within other queries and clauses.
    {"CALL { RETURN 1 / ($i - 1) AS y } RETURN y", "DSR4007", "1 / ($i - 1)"},
    {"UNWIND [1] AS x WITH x WHERE 2 / (x - 1) = 1 RETURN x", "DSR4007", "2 / (x - 1)"},
    {"UNWIND [1] AS x RETURN x ORDER BY 1 % (x - 1)", "DSR4007", "1 % (x - 1)"},
    {"UNWIND [1, 2] AS x RETURN x SKIP $i - 5", "DSR4012", "$i - 5"},
    {"UNWIND [1, 2] AS x RETURN x LIMIT toInteger('-1')", "DSR4012", "toInteger('-1')"},
    {"UNWIND [1, 2] AS x RETURN x LIMIT $text", "DSR4013", "$text"},
    {"RETURN 1 + $missing", "DSR2011", "$missing"},
    // Aggregates.
    {"UNWIND ['a'] AS x RETURN 1 + sum(x)", "DSR4001", "sum(x)"},
    {"UNWIND ['a'] AS x RETURN avg(x) AS a", "DSR4001", "avg(x)"},
    {"UNWIND [1] AS x RETURN max(x), percentileDisc(x, 2)", "DSR4006", "percentileDisc(x, 2)"},
    {"UNWIND [9223372036854775807, 1] AS x RETURN sum(x) AS s", "DSR4007", "sum(x)"},
    // Writing.
    {"CREATE (a), (n:N {p: $map})", "DSR4003", "(n:N {p: $map})"},
    {"CREATE (n)-[:R {p: $map}]->()", "DSR4003", "-[:R {p: $map}]->"},
    {"CREATE (n:$($i))", "DSR4001", "(n:$($i))"},
    {"CREATE (n:N) SET n.p = $map", "DSR4003", "n.p = $map"},
    // Constraints.
    {"CREATE (:Free), (n:Held {k: 1})", "DSR4011", "(n:Held {k: 1})"},
    {"CREATE (n:Held {k: 9, must: 1}) SET n.k = 1", "DSR4011", "n.k = 1"},
    {"CREATE (n:Free {k: 1, must: 1}) SET n:Held", "DSR4011", "n:Held"},
    {"MATCH (n:Held) REMOVE n.must", "DSR4011", "n.must"},
    {"MERGE (n:Held {k: 5}) ON CREATE SET n.x = 1", "DSR4011", "(n:Held {k: 5})"},
    {"MATCH (n:Held) DELETE n", "DSR4010", "n"},
    {"CREATE CONSTRAINT other FOR (n:Held) REQUIRE n.k IS UNIQUE", "DSR5012",
     "CREATE CONSTRAINT other FOR (n:Held) REQUIRE n.k IS UNIQUE"},
    {"CREATE (n:N) DELETE n RETURN n.x", "DSR4008", "n.x"},
    // Files and procedures.
    {"LOAD CSV FROM 'file:///absent.csv' AS r RETURN r", "",
     "LOAD CSV FROM 'file:///absent.csv' AS r"},
};

Parameters parameters() {
  Parameters given;
  given.set("i", Value(1));
  given.set("text", Value("x"));
  given.set("list", Value(List{Value(1)}));
  Map map;
  map.set("a", Value(1));
  given.set("map", Value(map));
  return given;
}

}  // namespace

TEST_CASE("errors at run time name the expression") {
  query::Bench bench;
  bench.run("CREATE (:Held {k: 1, must: 1})-[:R]->()").value();
  bench.run("CREATE CONSTRAINT FOR (n:Held) REQUIRE n.k IS UNIQUE").value();
  bench.run("CREATE CONSTRAINT FOR (n:Held) REQUIRE n.must IS NOT NULL").value();
  for (const Case& one : kCases) {
    INFO(one.query);
    const auto result = bench.run(one.query, parameters());
    REQUIRE(!result);
    const Error& error = result.error();
    INFO(error.message);
    if (!one.code.empty()) CHECK(to_string(error.code) == one.code);
    CHECK(one.query.substr(error.where.begin, error.where.end - error.where.begin) ==
          one.underlined);
    CHECK(render(error, one.query).find('^') != std::string::npos);
  }
}

TEST_CASE("a bound says which it was") {
  query::Bench bench;
  const std::string endless =
      "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b RETURN count(*) AS n";
  QueryOptions options;
  options.timeout = std::chrono::milliseconds(20);
  const auto late = bench.run(endless, {}, options);
  REQUIRE(!late);
  CHECK(render(late.error(), endless) ==
        "error[DSR4020]: the query ran longer than its limit of 20 ms\n");
  const std::atomic<bool> cancelled = true;
  options = {};
  options.cancelled = &cancelled;
  const auto stopped = bench.run(endless, {}, options);
  REQUIRE(!stopped);
  CHECK(render(stopped.error(), endless) == "error[DSR4022]: the query was cancelled\n");
  CHECK(std::string(describe(Code::TimedOut).gqlstatus) == "25N11");
  CHECK(std::string(describe(Code::Cancelled).gqlstatus) == "25N12");
}

TEST_CASE("a transaction in which a change fails half-way is over") {
  query::Bench bench;
  bench.run("CREATE (:A {i: 1})").value();
  const auto graph = bench.store().begin_exclusive().value();
  bench.engine().run(*graph, "CREATE (:A {i: 2})", {}, {}).value();
  // A question that fails changes nothing.
  CHECK(!bench.engine().run(*graph, "UNWIND [1, 0] AS x RETURN 1 / x", {}, {}));
  CHECK(!bench.engine().run(*graph, "CREATE (:A) RETURN nothing", {}, {}));
  CHECK(bench.engine().run(*graph, "MATCH (a:A) RETURN a", {}, {}).value().size() == 2);

  const auto failed =
      bench.engine().run(*graph, "UNWIND [1, 0] AS x CREATE (:A {i: 1 / x})", {}, {});
  REQUIRE(!failed);
  CHECK(failed.error().hint ==
        "division of floats gives Infinity or NaN; the transaction was rolled back");
  const auto after = bench.engine().run(*graph, "MATCH (a:A) RETURN a", {}, {});
  REQUIRE(!after);
  CHECK(after.error().code == Code::TransactionClosed);
  CHECK(!graph->commit());
  CHECK(bench.rows("MATCH (a:A) RETURN count(*)") == "1");
}
