// Nothing writes into a database that is open for reading: every clause, statement and batch that
// would is refused.
#include "graph/store.h"
#include "query/engine.h"
#include "tests/scratch.h"

#include <string>

#include <catch2/catch.hpp>

using namespace dossier;

TEST_CASE("every way to write is refused by a database that is open for reading") {
  const test::Scratch directory;
  const std::string path = directory / "graph";
  {
    auto store = graph::Store::open(path, {}).value();
    query::Engine engine(*store);
    engine.run("CREATE (:A {i: 1})-[:R]->(:B)", {}, {}).value();
    engine.run("CREATE INDEX kept FOR (n:A) ON (n.i)", {}, {}).value();
  }
  auto store = graph::Store::open(path, {.mode = graph::OpenMode::ReadOnly}).value();
  query::Engine engine(*store);
  const char* const writes[] = {"CREATE (:C)",
                                "INSERT (:C)",
                                "MATCH (a:A) MERGE (a)-[:S]->(:C)",
                                "MERGE (:A {i: 1}) ON MATCH SET a.i = 2",
                                "MERGE (a:A {i: 1}) ON MATCH SET a.i = 2",
                                "MATCH (a:A) SET a.i = 2",
                                "MATCH (a:A) SET a += {i: 2}",
                                "MATCH (a:A) SET a = {}",
                                "MATCH (a:A) SET a:C",
                                "MATCH (a:A) REMOVE a.i",
                                "MATCH (a:A) REMOVE a:A",
                                "MATCH (a:A) DETACH DELETE a",
                                "MATCH ()-[r]->() DELETE r",
                                "FOREACH (x IN [1] | CREATE (:C))",
                                "MATCH (a:A) CALL (a) { SET a.i = 3 }",
                                "CALL { CREATE (:C) } IN TRANSACTIONS",
                                "MATCH (a:A) CALL (a) { SET a.i = 3 } IN TRANSACTIONS OF 1 ROWS",
                                "CREATE INDEX FOR (n:A) ON (n.j)",
                                "CREATE TEXT INDEX FOR (n:A) ON (n.j)",
                                "CREATE FULLTEXT INDEX FOR (n:A) ON EACH [n.j]",
                                "CREATE CONSTRAINT FOR (n:A) REQUIRE n.i IS UNIQUE",
                                "DROP INDEX kept",
                                "PROFILE CREATE (:C)"};
  for (const char* text : writes) {
    INFO(text);
    const auto result = engine.run(text, {}, {});
    CHECK(!result);
  }
  const auto left =
      engine
          .run("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r), sum(n.i)",
               {}, {})
          .value();
  CHECK(to_literal(left[0][std::size_t{0}]) + to_literal(left[0][std::size_t{1}]) +
            to_literal(left[0][std::size_t{2}]) ==
        "211");
  CHECK(store->check(true, {}).value().findings.empty());
}
