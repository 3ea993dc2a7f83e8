// What analysis writes into the tree for the planner.
#include "query/analyze/analyze.h"
#include "query/analyze/standard_catalog.h"
#include "query/ast/print.h"
#include "query/function/procedure.h"
#include "query/syntax/parse.h"

#include <memory>
#include <string>

#include <catch2/catch.hpp>

namespace {

using namespace dossier;
using namespace dossier::query;

ast::Query analysed(const std::string& text) {
  static const StandardCatalog catalog(ProcedureTable::with_builtins());
  auto query = parse(text);
  INFO(text);
  if (!query) UNSCOPED_INFO(render(query.error(), text));
  REQUIRE(query.ok());
  auto status = analyze(*query, catalog);
  if (!status) UNSCOPED_INFO(render(status.error(), text));
  REQUIRE(status.ok());
  return std::move(*query);
}

template <typename T>
const T& clause(const ast::Query& query, std::size_t at, std::size_t part = 0) {
  const ast::Clause* found = query.statement.query->parts[part]->clauses[at];
  REQUIRE(found->kind == T::kKind);
  return *ast::as<T>(found);
}

std::string names(ast::Seq<ast::Variable*> variables) {
  std::string text;
  for (const ast::Variable* variable : variables)
    text += (text.empty() ? "" : " ") + std::string(variable->name);
  return text;
}

std::string columns(const ast::Query& query) {
  std::string text;
  for (const ast::Column& column : query.statement.query->columns)
    text += "|" + std::string(column.name);
  return text;
}

bool accepted(const std::string& text) {
  analysed(text);
  return true;
}

}  // namespace

TEST_CASE("variables are numbered and carried through WITH") {
  auto query = analysed("MATCH (a)-[r]->(b) WITH a, b.x AS b MATCH (a)-->(c) RETURN *");
  for (std::size_t id = 0; id < query.variables.size(); ++id) CHECK(query.variables[id]->id == id);
  const auto& first =
      *ast::as<ast::NodePattern>(clause<ast::Match>(query, 0).pattern.paths[0]->elements[0]);
  const auto& again =
      *ast::as<ast::NodePattern>(clause<ast::Match>(query, 2).pattern.paths[0]->elements[0]);
  CHECK(first.variable.declares);
  CHECK_FALSE(again.variable.declares);
  CHECK(first.variable.variable == again.variable.variable);
  const auto& with = clause<ast::Projection>(query, 1);
  CHECK(with.items[0].variable == first.variable.variable);
  CHECK(with.items[1].variable->name == "b");
  CHECK(with.items[1].variable->type.may_be(ast::Kinds::String));
  CHECK_FALSE(with.items[1].variable->type.may_be(ast::Kinds::Node));
  CHECK(columns(query) == "|a|b|c");
  const auto& arrow = *ast::as<ast::RelationshipPattern>(
      clause<ast::Match>(query, 2).pattern.paths[0]->elements[1]);
  REQUIRE(arrow.variable.variable != nullptr);
  CHECK(arrow.variable.variable->type.is(ast::Kinds::Relationship));
}

TEST_CASE("columns are called as they are written") {
  CHECK(columns(analysed("MATCH (n) RETURN n.x+1, count( * ), n.`odd`, n AS m, (1)")) ==
        "|n.x+1|count( * )|n.`odd`|m|(1)");
  CHECK(columns(analysed("RETURN 1 AS a, 2 AS b UNION RETURN 3 AS a, 4 AS b")) == "|a|b");
}

TEST_CASE("aggregating projections are separated into keys and calls") {
  auto query = analysed(
      "MATCH (a)-->(b) RETURN a, a.x AS x, a.x + count(b) + max(b.y) AS z ORDER BY a.x, z");
  const auto& projection = clause<ast::Projection>(query, 1);
  CHECK(projection.aggregating);
  CHECK(projection.aggregations.size() == 2);
  CHECK_FALSE(projection.items[0].expression->aggregates);
  CHECK(ast::print(*projection.items[2].expression) == "x + count(b) + max(b.y)");
}

TEST_CASE("what equals a column is a reference to it") {
  auto query =
      analysed("MATCH (n) RETURN n.x + 1 AS y, count(*) AS c ORDER BY n.x + 1 DESC, count(*) * 2");
  const auto& projection = clause<ast::Projection>(query, 1);
  CHECK(ast::print(*projection.order[0].expression) == "y");
  CHECK(ast::print(*projection.order[1].expression) == "c * 2");
  CHECK(projection.carried.empty());
}

TEST_CASE("old variables are carried to ORDER BY and WHERE where they are used") {
  CHECK(
      names(clause<ast::Projection>(analysed("MATCH (a)-->(b) RETURN a.x AS x ORDER BY b.y + x"), 1)
                .carried) == "b");
  CHECK(names(clause<ast::Projection>(
                  analysed("MATCH (a)-->(b) WITH a.x AS x WHERE (b)-->() RETURN x"), 1)
                  .carried) == "b");
  CHECK(names(clause<ast::Projection>(
                  analysed("MATCH (a) RETURN a.x AS x ORDER BY COUNT { (a)-->(c) }"), 1)
                  .carried) == "a");
  CHECK(names(clause<ast::Projection>(analysed("MATCH (a) RETURN a ORDER BY a.x"), 1).carried)
            .empty());
}

TEST_CASE("subqueries know what they use of the query around them") {
  auto query = analysed(
      "MATCH (a)-->(b) WITH a, b WHERE EXISTS { MATCH (a)-->(c) WHERE COUNT { (c)-->(b) } > 1 } "
      "CALL (a) { MATCH (a)-->(d) RETURN d.x AS e } RETURN [(b)-->(f) WHERE f.x = e | f] AS g");
  const auto& exists = *ast::as<ast::Subquery>(clause<ast::Projection>(query, 1).where);
  CHECK(names(exists.imports) == "a b");
  CHECK(names(clause<ast::CallSubquery>(query, 2).imports) == "a");
  const auto& list =
      *ast::as<ast::PatternComprehension>(clause<ast::Projection>(query, 3).items[0].expression);
  CHECK(names(list.imports) == "b e");
  auto older = analysed("MATCH (a) CALL { WITH a MATCH (a)-->(b) RETURN b } RETURN b");
  CHECK(clause<ast::CallSubquery>(older, 1).import == ast::ImportKind::Names);
  CHECK(names(clause<ast::CallSubquery>(older, 1).imports) == "a");
  CHECK(clause<ast::CallSubquery>(older, 1).body->parts[0]->clauses.size() == 2);
}

TEST_CASE("names within repeated parts are lists outside") {
  auto query = analysed("MATCH (s) ((a)-[r]->(b) WHERE a.x < b.x)+ (e) RETURN a, r, b, e");
  const auto& elements = clause<ast::Match>(query, 0).pattern.paths[0]->elements;
  REQUIRE(elements.size() == 3);
  const auto& repeated = *ast::as<ast::RepeatedPattern>(elements[1]);
  CHECK(repeated.groups.size() == 3);
  for (const ast::GroupVariable& group : repeated.groups) {
    CHECK(group.inner != group.outer);
    CHECK(group.outer->type.is(ast::Kinds::List));
  }
  CHECK(clause<ast::Projection>(query, 1).items[0].variable == repeated.groups[0].outer);
}

TEST_CASE("whether a query writes is known") {
  CHECK_FALSE(analysed("MATCH (n) RETURN n").statement.query->updates);
  CHECK(analysed("MATCH (n) SET n.x = 1").statement.query->updates);
  CHECK(analysed("CALL { CREATE (n) RETURN n } RETURN n").statement.query->updates);
  CHECK(
      analysed("UNWIND [1] AS x FOREACH (y IN [x] | MERGE (:A {v: y}))").statement.query->updates);
}

TEST_CASE("constant expressions are marked") {
  auto query = analysed("MATCH (n) RETURN 1 + $p AS a, n.x AS b, rand() AS c, toUpper('a') AS d");
  const auto& items = clause<ast::Projection>(query, 1).items;
  CHECK(items[0].expression->constant);
  CHECK_FALSE(items[1].expression->constant);
  CHECK_FALSE(items[2].expression->constant);
  CHECK(items[3].expression->constant);
}

TEST_CASE("calls that stand alone give all columns and take parameters") {
  auto query = analysed("CALL db.labels");
  const auto& call = clause<ast::CallProcedure>(query, 0);
  CHECK(call.standalone);
  CHECK(call.items.size() == call.procedure->outputs.size());
  CHECK(columns(query).find("|label") == 0);
}

TEST_CASE("an analysed tree still prints as a query") {
  const std::string text =
      "MATCH (a)-->(b) WITH *, count(*) AS c ORDER BY a.x LIMIT 3 RETURN a.x, c ORDER BY a.x, b.y";
  const std::string printed = ast::print(analysed(text));
  CHECK(accepted(printed));
}

TEST_CASE("the whole language is accepted") {
  CHECK(accepted(
      "MATCH p = SHORTEST 2 (a:A)-[:R]->{1,3}(b) WHERE a.x IS :: STRING RETURN p, length(p)"));
  CHECK(accepted("MATCH (a), (b) MATCH p = shortestPath((a)-[:R*..5]->(b)) RETURN nodes(p)"));
  CHECK(accepted(
      "MATCH (a) RETURN reduce(s = 0, x IN a.list | s + x) + size([y IN a.list WHERE y > 1])"));
  CHECK(
      accepted("MATCH (n) RETURN n {.x, y: n.z, .*}, all(x IN [1] WHERE x > 0), COLLECT { MATCH "
               "(m) RETURN m.x }"));
  CHECK(
      accepted("MATCH (n) WHERE n:A&!B|C AND n.x =~ 'a.*' OR NOT (n)-->(:B) RETURN count(DISTINCT "
               "n.x) AS c"));
  CHECK(accepted("LOAD CSV WITH HEADERS FROM 'x.csv' AS row CREATE (:A {v: row.v})"));
  CHECK(accepted(
      "UNWIND range(1, 3) AS x CALL (x) { CREATE (:A {v: x}) } IN TRANSACTIONS OF 10 ROWS"));
  CHECK(
      accepted("MERGE (a:A {x: 1}) ON CREATE SET a.y = 2 ON MATCH SET a += {y: 3}, a:B REMOVE a.z "
               "DETACH DELETE a"));
  CHECK(accepted("MATCH (n) RETURN count(*) > 1 AND EXISTS { (:A)-->(:B) } AS x"));
  CHECK(accepted(
      "MATCH (a)-[r WHERE r.x > 1]->(b) RETURN CASE r.x WHEN 1, 2 THEN 'a' ELSE 'b' END AS c"));
  CHECK(accepted("MATCH (n) FINISH"));
}
