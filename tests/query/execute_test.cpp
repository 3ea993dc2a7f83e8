#include "tests/query/execute_support.h"

#include <atomic>
#include <chrono>
#include <thread>

#include <catch2/catch.hpp>

using namespace dossier;
using dossier::query::Bench;

namespace {

/// a-K->b-K->c-K->d, a-K->d, b-L->d.
constexpr const char* kChain =
    "CREATE (a:P {name:'a', age:1})-[:K {w:1}]->(b:P {name:'b', age:2})-[:K {w:2}]->(c:P "
    "{name:'c'})"
    "-[:K {w:3}]->(d:P {name:'d'}), (a)-[:K {w:9}]->(d), (b)-[:L]->(d)";

}  // namespace

TEST_CASE("patterns meet each relationship once") {
  Bench bench;
  bench.run("CREATE (a:X {n:1})-[:R]->(b:X {n:2}), (a)-[:R]->(a)").value();
  CHECK(bench.rows("MATCH (x)-[r]-(y)-[s]-(z) RETURN count(*)") == "2");
  CHECK(bench.rows("MATCH (x)-[r]-(y), (z)-[s]-(w) RETURN count(*)") == "4");
  CHECK(bench.rows("MATCH (x)-[r]->(y) MATCH (z)-[s]->(w) RETURN count(*)") == "4");
  CHECK(bench.rows("MATCH (x)-[*]->(y) RETURN count(*)") == "3");
  CHECK(bench.rows("MATCH (x)-[r]->()-[*0..3]->(y) RETURN count(*)") == "3");
}

TEST_CASE("walks of variable length") {
  Bench bench;
  bench.run(kChain).value();
  CHECK(bench.rows("MATCH (:P {name:'a'})-[r:K*1..2]->(x) RETURN x.name, size(r) ORDER BY x.name, "
                   "size(r)") == "'b', 1; 'c', 2; 'd', 1");
  CHECK(bench.rows("MATCH (:P {name:'a'})-[:K* {w:1}]->(x) RETURN x.name") == "'b'");
  CHECK(bench.rows("MATCH (x)-[r:K*2]->(:P {name:'d'}) RETURN [k IN r | k.w]") == "[2, 3]");
  CHECK(bench.rows("MATCH p = (:P {name:'a'})-[*3]->() RETURN [n IN nodes(p) | n.name]") ==
        "['a', 'b', 'c', 'd']");
}

TEST_CASE("repeated parts keep their group variables") {
  Bench bench;
  bench.run(kChain).value();
  CHECK(bench.rows("MATCH (:P {name:'a'})((x)-[r:K]->(y) WHERE r.w < 3){1,3}(z) "
                   "RETURN [n IN x | n.name], z.name ORDER BY z.name") ==
        "['a'], 'b'; ['a', 'b'], 'c'");
  CHECK(bench.rows("MATCH (z)((x)-[r:K]->(y) WHERE x.age > 0){2}(:P {name:'c'}) "
                   "RETURN z.name, [k IN r | k.w]") == "'a', [1, 2]");
  CHECK(
      bench.rows("MATCH (:P {name:'a'})-[r:K]->{0,1}(z) RETURN size(r), z.name ORDER BY z.name") ==
      "0, 'a'; 1, 'b'; 1, 'd'");
}

TEST_CASE("searches of paths") {
  Bench bench;
  bench.run(kChain).value();
  CHECK(bench.rows(
            "MATCH p = shortestPath((:P {name:'a'})-[:K*]->(:P {name:'d'})) RETURN length(p)") ==
        "1");
  CHECK(bench.rows("MATCH p = shortestPath((:P {name:'d'})-[*]->(:P {name:'a'})) RETURN p") == "");
  CHECK(bench.rows(
            "MATCH p = allShortestPaths((:P {name:'b'})-[*]-(:P {name:'a'})) RETURN length(p)") ==
        "1");
  CHECK(bench.rows("MATCH p = SHORTEST 2 (:P {name:'a'})-[]->+(:P {name:'d'}) "
                   "RETURN [n IN nodes(p) | n.name]") == "['a', 'd']; ['a', 'b', 'd']");
  CHECK(bench.rows("MATCH (a:P {name:'c'}), (b:P {name:'a'}) "
                   "RETURN size(allShortestPaths((a)-[*]-(b)))") == "2");
}

TEST_CASE("queries within expressions") {
  Bench bench;
  bench.run(kChain).value();
  CHECK(
      bench.rows(
          "MATCH (a:P) RETURN a.name, COUNT { (a)-->() } AS n, EXISTS { (a)<--() } AS e, "
          "COLLECT { MATCH (a)-->(b) RETURN b.name ORDER BY b.name } AS l ORDER BY a.name") ==
      "'a', 2, false, ['b', 'd']; 'b', 2, true, ['c', 'd']; 'c', 1, true, ['d']; 'd', 0, true, []");
  CHECK(
      bench.rows(
          "MATCH (a:P) WHERE NOT (a)-->() RETURN size([(b)-->(a) WHERE b.name < 'c' | b.name])") ==
      "2");
  CHECK(
      bench.rows(
          "MATCH (a:P) CALL (a) { MATCH (a)-[r]->() RETURN count(r) AS n UNION ALL "
          "MATCH (a)<-[r]-() RETURN count(r) AS n } RETURN a.name, sum(n) AS n ORDER BY a.name") ==
      "'a', 2; 'b', 3; 'c', 2; 'd', 3");
}

TEST_CASE("optional matches keep the order of rows") {
  Bench bench;
  bench.run(kChain).value();
  CHECK(bench.rows("UNWIND ['d', 'a', 'x', 'c'] AS n OPTIONAL MATCH (p:P {name: n})-[:K]->(q) "
                   "RETURN n, q.name") == "'d', null; 'a', 'b'; 'a', 'd'; 'x', null; 'c', 'd'");
}

TEST_CASE("writes are complete before what follows reads") {
  Bench bench;
  bench.run("UNWIND range(1, 3000) AS i CREATE (:N {i: i})").value();
  CHECK(
      bench.rows(
          "MATCH (n:N) CREATE (:N {i: -n.i}) WITH count(*) AS c MATCH (m:N) RETURN c, count(m)") ==
      "3000, 6000");
  CHECK(bench.rows(
            "UNWIND [1, 2] AS k MATCH (n:N {i: 1}) SET n.k = coalesce(n.k, 0) + 1 RETURN n.k") ==
        "2; 2");
  CHECK(
      bench.rows(
          "MATCH (n:N) WHERE n.i < 0 DELETE n WITH count(*) AS c MATCH (m:N) RETURN c, count(m)") ==
      "3000, 3000");
}

TEST_CASE("merge finds what earlier rows have made") {
  Bench bench;
  const auto made = bench.run(
      "UNWIND [1, 2, 1, 2, 3] AS i MERGE (n:M {i: i}) "
      "ON CREATE SET n.made = true ON MATCH SET n.met = coalesce(n.met, 0) + 1");
  CHECK(made.value().counters.nodes_created == 3);
  CHECK(bench.rows("MATCH (n:M) RETURN n.i, n.met ORDER BY n.i") == "1, 1; 2, 1; 3, null");
  CHECK(bench.rows("MATCH (a:M {i: 1}), (b:M {i: 2}) MERGE p = (a)-[r:T]-(b) RETURN length(p)") ==
        "1");
  CHECK(bench.rows("MATCH (a:M {i: 1}), (b:M {i: 2}) MERGE (b)-[r:T]-(a) WITH r MATCH ()-[s:T]->() "
                   "RETURN count(s)") == "1");
  CHECK(bench.rows("MERGE (n:M {i: null})") == "DSR4009");
}

TEST_CASE("nodes are deleted with all their relationships or not at all") {
  Bench bench;
  bench.run(kChain).value();
  const auto refused = bench.run("MATCH (n:P {name:'a'}) DELETE n");
  REQUIRE(!refused);
  CHECK(refused.error().code == Code::DeleteConnectedNode);
  CHECK(!refused.error().where.empty());
  CHECK(bench.rows("MATCH (n) RETURN count(n)") == "4");
  CHECK(bench.rows("MATCH (n:P {name:'a'})-[r]->() DELETE n, r") == "");
  CHECK(bench.rows("MATCH (n) RETURN count(n)") == "3");
  CHECK(bench.rows("MATCH (n:P {name:'b'}) DETACH DELETE n RETURN n.name") == "DSR4008");
  CHECK(bench.rows("MATCH ()-[r]->() DELETE r RETURN type(r), count(*)") == "'K', 2; 'L', 1");
}

TEST_CASE("every query ends within its bounds") {
  Bench bench;
  bench.run("UNWIND range(1, 2000) AS i CREATE (:N {i: i})-[:R]->(:N {i: -i})").value();
  bench
      .run(
          "MATCH (a:N), (b:N) WHERE a.i = 1 AND b.i < 60 AND b.i > 0 CREATE "
          "(a)-[:S]->(b)-[:S]->(a)")
      .value();
  const char* endless[] = {
      "MATCH (a), (b), (c), (d) RETURN count(*)",
      "MATCH (a), (b), (c) WHERE a.i + b.i + c.i = 0.5 RETURN a",
      "MATCH (a)-[:S*]-(b) RETURN count(*)",
      "MATCH (a)((x)-[:S]-(y) WHERE x.i < 99999){1,}(b) RETURN count(*)",
      ("UNWIND range(1, 3000) AS x UNWIND range(1, 3000) AS y UNWIND range(1, 3000) AS z "
       "WITH x WHERE x < 0 RETURN x"),
      "RETURN reduce(a = 0, x IN range(1, 10000000) | a + size([y IN range(1, 5000) | y]))",
  };
  for (const char* text : endless) {
    QueryOptions options;
    options.timeout = std::chrono::milliseconds(60);
    const auto begin = std::chrono::steady_clock::now();
    const auto result = bench.run(text, {}, options);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    INFO(text);
    REQUIRE(!result);
    CHECK(result.error().code == Code::TimedOut);
    CHECK(spent.count() < 1.0);
  }
}

TEST_CASE("a query can be cancelled from another thread") {
  Bench bench;
  bench.run("UNWIND range(1, 2000) AS i CREATE (:N {i: i})").value();
  std::atomic<bool> cancelled{false};
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    cancelled = true;
  });
  QueryOptions options;
  options.cancelled = &cancelled;
  const auto result =
      bench.run("MATCH (a), (b), (c), (d) WHERE a.i = -1 AND b.i = d.i RETURN a", {}, options);
  other.join();
  CHECK((!result || result->empty()));
  const auto stopped = bench.run("UNWIND range(1, 100000) AS x RETURN count(x)", {}, options);
  REQUIRE(!stopped);
  CHECK(stopped.error().code == Code::Cancelled);
}

TEST_CASE("memory stays below its limit") {
  Bench bench;
  QueryOptions options;
  options.memory_bytes = 4 << 20;
  const char* hungry[] = {
      "UNWIND range(1, 1000) AS x UNWIND range(1, 1000) AS y RETURN collect(x * y)",
      "UNWIND range(1, 1000) AS x UNWIND range(1, 1000) AS y RETURN x, y ORDER BY y, x",
      "UNWIND range(1, 1000) AS x UNWIND range(1, 1000) AS y RETURN DISTINCT x, y",
      "UNWIND range(1, 1000) AS x UNWIND range(1, 1000) AS y RETURN x * y AS k, count(*)",
      "UNWIND range(1, 1000) AS x UNWIND range(1, 1000) AS y RETURN x, y",
  };
  for (const char* text : hungry) {
    INFO(text);
    const auto result = bench.run(text, {}, options);
    REQUIRE(!result);
    CHECK(result.error().code == Code::OutOfMemory);
  }
  CHECK(bench
            .run("UNWIND range(1, 1000) AS x UNWIND range(1, 1000) AS y RETURN x, y ORDER BY y, x "
                 "LIMIT 3",
                 {}, options)
            .value()
            .size() == 3);
}

TEST_CASE("a sink gets rows in order and may stop them") {
  Bench bench;
  std::vector<std::int64_t> seen;
  const RowSink sink = [&](const std::vector<std::string>& columns, std::vector<Value>&& row) {
    CHECK(columns == std::vector<std::string>{"x"});
    seen.push_back(row[0].integer());
    return seen.size() < 5;
  };
  const auto result = bench.engine().run("UNWIND range(1, 100000) AS x RETURN x", {}, {}, &sink);
  CHECK(result.value().empty());
  CHECK(seen == std::vector<std::int64_t>{1, 2, 3, 4, 5});
}

TEST_CASE("a transaction sees its own writes and can be dropped") {
  Bench bench;
  {
    const auto graph = bench.store().begin();
    bench.engine().run(*graph, "CREATE (:T {x: 1})", {}, {}).value();
    CHECK(bench.engine().run(*graph, "MATCH (t:T) RETURN t.x", {}, {}).value().size() == 1);
    CHECK(bench.engine().run(*graph, "MATCH (t) RETURN count(*)", {}, {}).value()[0][0].integer() ==
          1);
    graph->rollback();
  }
  CHECK(bench.rows("MATCH (t:T) RETURN t.x") == "");
}

TEST_CASE("parameters hold what values can be") {
  Bench bench;
  const std::pair<const char*, Value> wrong[] = {
      {"an hour beyond the day", Value(LocalTime{86'400'000'000'000})},
      {"a time before midnight", Value(Time{-1, 0})},
      {"an offset of a day", Value(Time{0, 86'400})},
      {"a day beyond the calendar", Value(Date{INT64_MAX})},
      {"a moment beyond the calendar", Value(LocalDateTime{INT64_MIN, 0})},
      {"a second with too many parts", Value(Duration{0, 0, 0, 2'000'000'000})},
      {"a point of nowhere", Value(Point{1, 0, 0, 0})},
      {"one of them within a list", Value(List{1, List{Value(Date{INT64_MIN})}})},
  };
  for (const auto& [name, value] : wrong) {
    INFO(name);
    Parameters parameters;
    parameters.set("x", value);
    CHECK(bench.rows("RETURN $x", parameters) == "DSR4002");
  }
  Parameters parameters;
  parameters.set("x", Value(Date{0}));
  CHECK(bench.rows("RETURN $x.year", parameters) == "1970");
}
