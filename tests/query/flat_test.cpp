#include "query/flat/short_lists.h"
#include "tests/query/execute_support.h"

#include <algorithm>
#include <iterator>
#include <random>
#include <sstream>

#include <catch2/catch.hpp>

using namespace dossier;
using dossier::query::Bench;

namespace {

/// Rows as text, in the order of the alphabet.
std::vector<std::string> sorted_rows(query::Engine& engine, std::string_view text) {
  const ResultSet result = engine.run(text, {}, {}).value();
  std::vector<std::string> out;
  for (std::size_t i = 0; i < result.size(); ++i) {
    std::ostringstream row;
    for (std::size_t k = 0; k < result[i].size(); ++k) row << (k > 0 ? ", " : "") << result[i][k];
    out.push_back(row.str());
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// 300 nodes, some of them without values; so many relationships that two hops are work for several
/// threads; a sparse type T on which three hops do not reach everything; and a type H of seven
/// hubs.
void fill(Bench& bench) {
  bench.run("CREATE INDEX FOR (n:N) ON (n.i)").value();
  bench
      .run(
          "UNWIND range(0, 299) AS i CREATE (n:N {i: i, g: 'g' + (i * 7 % 5), d: "
          "date('2020-01-01') + duration({days: i % 40})})")
      .value();
  bench.run("MATCH (n:N) WHERE n.i % 3 = 0 SET n:M REMOVE n.g").value();
  bench
      .run(
          "UNWIND range(0, 6499) AS k MATCH (a:N {i: k * k * 31 % 300}), (b:N {i: (k * 17 + k / "
          "300) % 300}) "
          "CREATE (a)-[:R {w: k % 97, f: k * 13 % 1009 / 8.0, t: 'text ' + (k * 29 % 5000)}]->(b)")
      .value();
  bench.run("MATCH ()-[r:R]->() WHERE r.w % 11 = 0 REMOVE r.f").value();
  bench
      .run(
          "UNWIND range(0, 2999) AS k MATCH (a:N {i: k * 7 % 300}), (b:N {i: (k * k + k / 300) % "
          "300}) CREATE (a)-[:S {w: k}]->(b)")
      .value();
  bench
      .run(
          "UNWIND range(0, 399) AS k MATCH (a:N {i: k * k * 3 % 300}), (b:N {i: k * 11 % 300}) "
          "WHERE a <> b CREATE (a)-[:T]->(b)")
      .value();
  bench
      .run(
          "UNWIND range(0, 2399) AS k MATCH (a:N {i: k % 7}), (b:N {i: k * 13 % 300}) CREATE "
          "(a)-[:H]->(b)")
      .value();
}

}  // namespace

TEST_CASE("flat plans give what the ordinary operators give") {
  Bench bench;
  fill(bench);
  query::Engine plain(bench.store(), query::plan::Tuning{false, false});
  const char* texts[] = {
      "MATCH (a:N)-[:R]->(b)-[:R]->(c) RETURN count(*)",
      "MATCH (a:N)-[:R]->(b)-[:R]->(c) WHERE a.i < c.i RETURN count(*)",
      "MATCH (a:N)-[:R]->(b)-[:R]->(c:M) RETURN count(DISTINCT c.i), min(a.d), max(c.i)",
      "MATCH (a:N)-[r:R]->(b)-[:R]->(c) RETURN c.g, count(*), avg(r.f), sum(r.w)",
      "MATCH (a:N)-[r:R]->(b)-[:R]->(c) RETURN r.t, count(DISTINCT c.g), count(DISTINCT r.t) ORDER "
      "BY r.t LIMIT 20",
      "MATCH (a:N)-[:R]->(b)-[:S]->(c) RETURN a.i, c.i, count(*) AS n ORDER BY n DESC, a.i, c.i "
      "LIMIT 7",
      "MATCH (a:N)-[:R]->(b)-[:S]->(c) RETURN a.d AS d, count(*) AS n ORDER BY d DESC LIMIT 5",
      "MATCH (a:M)-[r:R]->(b)-[:S]->(c) WHERE r.w > 40 RETURN a.i, b.i, c.i, r.f AS f ORDER BY f "
      "DESC, a.i, b.i, c.i, r.w LIMIT 9",
      "MATCH (a:M)-[r:R]->(b)-[:S]->(c) WHERE r.w > 40 RETURN a.i, b.i, c.i, r.f AS f ORDER BY f, "
      "a.i, b.i, c.i, r.w SKIP 4 LIMIT 9",
      "MATCH (a:N)-[:R]->(b)-[:S]->(c)<-[:R]-(a) RETURN count(*)",
      "MATCH (a:N)-[:R]->(b) MATCH (b)-[:S]->(c) MATCH (c)-[:R]-(a) RETURN count(*)",
      "MATCH (a:N)-[:T]->(b)-[:T]->(c)-[:T]->(a) RETURN count(*)",
      "MATCH (a:N)-[:R|S]->(b)-[:R]->(c)-[:R|S]-(a) RETURN count(*)",
      "MATCH (a:N)-[:R|S]-(b)-[:T]->(c)-[:R|S]-(a) RETURN count(*), count(DISTINCT b.i)",
      "MATCH (a:N)-[:H]->(b)-[:S]->(c)-[:H]-(a) RETURN count(*)",
      "MATCH (a:N)-[:S]->(b)-[:T]->(c)<-[:H]-(a) RETURN count(*), count(DISTINCT a.i)",
      "MATCH (a:N)-[:H]-(b)-[:R]->(c)-[:T]-(a) RETURN count(*)",
      "MATCH (a:N)-[:R]->(b)-[:R]->(c) WHERE NOT (a)-[:S]-(c) AND a <> c RETURN count(*)",
      "MATCH (a:N)-[:R]->(b) OPTIONAL MATCH (b)-[:T]->(c) OPTIONAL MATCH (a)-[:S]->(d:M) RETURN "
      "count(*)",
      "MATCH (a:N {i: 4})-[:T]-(b)-[:T]-(c)-[:T]-(d) WHERE c.i <> 4 AND d.i <> b.i RETURN "
      "count(DISTINCT d.i)",
      "MATCH (a:N {i: 4})-[:T]-(b)-[:T]-(c)-[:T]-(d) WHERE d <> b RETURN count(DISTINCT d)",
      "MATCH (a:N {i: 12})-[:T]-(b)-[:T]-(c)-[:T]-(d)-[:T]-(e) WHERE d.i <> b.i RETURN "
      "count(DISTINCT e.i)",
      "MATCH (a:N {i: 12})-[:T*1..4]->(b) RETURN count(DISTINCT b.i)",
  };
  for (const char* text : texts) {
    INFO(text);
    const auto expected = sorted_rows(plain, text);
    for (int run = 0; run < 2; ++run) CHECK(sorted_rows(bench.engine(), text) == expected);
  }
}

TEST_CASE("lists are compared for what they have in common") {
  std::minstd_rand random(7);
  const auto list = [&](std::size_t size) {
    std::vector<std::uint32_t> out(size);
    for (std::uint32_t& node : out) node = static_cast<std::uint32_t>(random()) % 400;
    std::sort(out.begin(), out.end());
    return out;
  };
  for (int i = 0; i < 4000; ++i) {
    const auto a = list(random() % 33);
    const auto b = list(random() % 33);
    std::vector<std::uint32_t> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    REQUIRE(query::flat::have_common(a, b) == !both.empty());
  }
}

TEST_CASE("a time limit ends a plan that runs on several threads") {
  Bench bench;
  fill(bench);
  const char* text =
      "MATCH (a:N)-[:R]->(b)-[:R]->(c)-[:R]->(d)-[:R]->(e) WHERE a.i < c.i AND b.i < d.i AND a.i < "
      "e.i RETURN count(*)";
  QueryOptions options;
  options.timeout = std::chrono::milliseconds(30);
  CHECK(bench.run(text, {}, options).error().code == Code::TimedOut);
}

TEST_CASE("PROFILE counts the rows of steps in memory") {
  Bench bench;
  bench.run("UNWIND range(0, 999) AS i CREATE (:P {i: i})").value();
  bench
      .run(
          "MATCH (a:P) UNWIND [7, 131, 177] AS k MATCH (b:P {i: (a.i * k + k) % 1000}) "
          "CREATE (a)-[:S]->(b)")
      .value();
  const std::string pattern =
      "MATCH (a:P)-[:S]->(b)-[:S]->(c) WHERE a.i < c.i RETURN count(*) AS n";
  const std::string rows = bench.rows(pattern);
  const std::string plan = bench.run("PROFILE " + pattern).value().plan;
  INFO(plan);
  CHECK(plan.find("Flat") != std::string::npos);
  for (const auto& [step, count] : {std::pair<std::string, std::string>{"+Filter", rows},
                                    {"+Expand(All) (b)", "9000"},
                                    {"+Expand(All) (a)", "3000"},
                                    {"+NodeByLabelScan", "1000"},
                                    {"+Aggregate", "1"}}) {
    const std::size_t at = plan.find(step);
    REQUIRE(at != std::string::npos);
    const std::string line = plan.substr(at, plan.find('\n', at) - at);
    CHECK(line.find(", rows " + count + ", ") != std::string::npos);
  }
}
