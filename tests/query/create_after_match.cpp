#include "tests/query/execute_support.h"

#include <catch2/catch.hpp>

using namespace dossier;
using dossier::query::Bench;

namespace {

/// More of everything than one batch of rows: what a batch creates could meet the next one.
void fill(Bench& bench) {
  bench.run("CREATE INDEX FOR (n:A) ON (n.i)").value();
  bench.run("UNWIND range(1, 1300) AS i CREATE (a:A {i: i, name: 'a' + i})-[:R]->(:B {i: i})")
      .value();
}

struct Created {
  const char* text;
  std::uint64_t entities;  ///< nodes and relationships for each row
};

constexpr const char* kPatterns[] = {
    "MATCH (a:A)",
    "MATCH (a)",
    "MATCH (a:B)",
    "MATCH (a:A&!C)",
    "MATCH (a:A|C)",
    "MATCH (a) WHERE a.i > 300",
    "MATCH (a:A) WHERE a.i >= 1",
    "MATCH (a:A)-[:R]->(b)",
    "MATCH (a)-[r]->(b)",
    "MATCH (a:A)-[:R|S]->(b:B)",
    "MATCH (a)-[:R*0..1]->(b)",
    "MATCH (a:A)-[:R]-{1,2}(b)",
    "MATCH (a:A), (b:B {i: 1})",
    "MATCH (a:A) OPTIONAL MATCH (a)-[s:S]->(c)",
    "MATCH (a:A) WHERE NOT EXISTS { (:C) }",
    "MATCH (a:A) WHERE NOT (a)-[:S]->()",
    "MATCH (a:A) WITH a, size([(a)-[:S]->(c) | c]) AS n WHERE n = 0",
    "UNWIND range(1, 1300) AS i MATCH (a:A {i: i})",
    "UNWIND range(1, 1300) AS i OPTIONAL MATCH (c:C) WITH i, c WHERE c IS NULL MATCH (a:A {i: i})",
};

constexpr Created kCreated[] = {
    {"CREATE (:A {i: 0})", 1},           {"CREATE (:C)", 1},          {"CREATE ()", 1},
    {"CREATE (:B:C {i: 1})", 1},         {"CREATE (a)-[:R]->(a)", 1}, {"CREATE (a)-[:S]->(:C)", 2},
    {"CREATE (a)-[:T]->(:A {i: 5})", 2},
};

}  // namespace

TEST_CASE("CREATE makes as much as the pattern before it matched") {
  Bench bench;
  fill(bench);
  for (const char* pattern : kPatterns) {
    const std::string count = std::string(pattern) + " RETURN count(*)";
    const auto rows = static_cast<std::uint64_t>(bench.run(count).value()[0][0].integer());
    REQUIRE(rows >= 1000);
    for (const Created& created : kCreated) {
      const std::string text = std::string(pattern) + ' ' + created.text;
      INFO(text);
      const auto transaction = bench.store().begin();
      const Counters counters = bench.engine().run(*transaction, text, {}, {}).value().counters;
      CHECK(counters.nodes_created + counters.relationships_created == rows * created.entities);
    }
  }
}

TEST_CASE("rows are kept back only where CREATE makes what the pattern finds") {
  Bench bench;
  fill(bench);
  const auto waits = [&](const char* text) {
    return bench.plan(text).find("Eager") != std::string::npos;
  };
  CHECK(!waits("MATCH (a:A {i: 1}), (b:B {i: 2}) CREATE (a)-[:S]->(b)"));
  CHECK(!waits("UNWIND [1, 2] AS i MATCH (a:A {i: i}) CREATE (:C {of: a.name})"));
  CHECK(!waits("MATCH (a:A)-[:R]->(b) CREATE (a)-[:S]->(:A)"));
  CHECK(waits("MATCH (a:A) CREATE (:A)"));
  CHECK(waits("MATCH (a) CREATE (:C)"));
  CHECK(waits("MATCH (a)-[r]->(b) CREATE (b)-[:S]->(a)"));
  CHECK(waits("MATCH (a:A) WHERE NOT EXISTS { (:C) } CREATE (:C)"));
  CHECK(waits("UNWIND [1, 2] AS i WITH i WHERE NOT EXISTS { (:C) } CREATE (:C)"));
}
