#include "tests/bound/attack.h"

#include <random>

namespace dossier::bound_test {

namespace {

Attack endless(std::string name, std::string text) {
  return {std::move(name), [text] { return text; }, {"DSR4020", "DSR4021"}};
}
Attack large(std::string name, std::string text) {
  return {std::move(name), [text] { return text; }, {"DSR4006", "DSR4021"}};
}
Attack either(std::string name, std::string text) {
  return {
      std::move(name), [text] { return text; }, {"ok", "DSR4020", "DSR4021", "DSR4002", "DSR4006"}};
}

/// A thousand matches of a text without any order in it.
Attack matching(std::string name, std::size_t size, const std::string& pattern) {
  std::mt19937 random(3);
  std::string text;
  while (text.size() < size) text += static_cast<char>('0' + random() % 2);
  return either(std::move(name), "UNWIND range(1, 1000) AS i RETURN sum(CASE WHEN '" + text +
                                     "' =~ '" + pattern + "' THEN i ELSE 0 END) AS n");
}

const std::string kMillion = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b ";

}  // namespace

std::vector<std::string> make_graphs() {
  return {
      "UNWIND range(1, 30) AS i CREATE (:D {i: i})",
      "MATCH (a:D), (b:D) WHERE a <> b CREATE (a)-[:R]->(b)",
      "UNWIND range(0, 29) AS x UNWIND range(0, 29) AS y CREATE (:G {x: x, y: y})",
      "MATCH (a:G), (b:G) WHERE b.x = a.x + 1 AND b.y = a.y OR b.x = a.x AND b.y = a.y + 1 CREATE "
      "(a)-[:NEXT]->(b)",
      "UNWIND range(0, 19999) AS i CREATE (:X {i: i, s: 'name ' + toString(i)})",
      "CREATE INDEX x_i FOR (n:X) ON (n.i)",
      "MATCH (a:X) UNWIND [7, 131, 1777] AS k MATCH (b:X {i: (a.i * k + k) % 20000}) CREATE "
      "(a)-[:S]->(b)",
  };
}

std::vector<Attack> work_attacks() {
  return {
      endless("a cross product of 10^12 rows", kMillion + "RETURN count(*) AS n"),
      endless("a cross product of nodes",
              "MATCH (a:X), (b:X), (c:X) WHERE a.i + b.i + c.i < 0 RETURN count(*) AS n"),
      endless("sorting a cross product", kMillion + "RETURN a, b ORDER BY b, a DESC"),
      endless("the top of a cross product", kMillion + "RETURN a, b ORDER BY b, a DESC LIMIT 3"),
      endless("grouping a cross product", kMillion + "RETURN a * b AS k, count(*) AS n"),
      endless("DISTINCT over a cross product", kMillion + "RETURN DISTINCT a * b AS k"),
      endless("collecting a cross product", kMillion + "RETURN size(collect(a)) AS n"),
      endless("all rows of a cross product", kMillion + "RETURN a, b"),
      endless("SKIP in a cross product", kMillion + "RETURN a SKIP 900000000000"),
      endless("a hash join that never ends",
              kMillion + "MATCH (x:X) WHERE x.i = a % 7 RETURN count(*) AS n"),
      endless("UNION of cross products", kMillion + "RETURN a UNION " + kMillion + "RETURN a"),
      endless("paths of any length, dense graph",
              "MATCH p = (a:D)-[*]->(b:D) RETURN count(p) AS n"),
      endless("paths collected, dense graph",
              "MATCH p = (a:D)-[*..6]->(b:D) RETURN size(collect(p)) AS n"),
      endless("quantified paths, dense graph",
              "MATCH (a:D) ((x)-[r]->(y) WHERE x.i <> y.i)+ (b:D) RETURN count(*) AS n"),
      endless(
          "paths with a condition, dense graph",
          "MATCH (a:D)-[rs*]->(b:D) WHERE all(r IN rs WHERE type(r) = 'R') RETURN count(*) AS n"),
      endless("SHORTEST 10^9, dense graph",
              "MATCH p = SHORTEST 1000000000 (a:D {i: 1})-[]->+(b:D {i: 2}) RETURN count(p) AS n"),
      endless("all shortest paths of a grid",
              "MATCH p = allShortestPaths((a:G {x: 0, y: 0})-[:NEXT*]->(b:G {x: 29, y: 29})) "
              "RETURN count(p) AS n"),
      endless("a shortest path under a condition that no path meets",
              "MATCH p = shortestPath((a:D {i: 1})-[*]-(b:D {i: 2})) WHERE length(p) < 0 RETURN p"),
      endless("shortest paths between all pairs",
              "MATCH (a:X), (b:X) WHERE a <> b MATCH p = shortestPath((a)-[*]-(b)) RETURN "
              "sum(length(p)) AS n"),
      endless("triangles without end",
              "MATCH (a:D)--(b)--(c)--(d)--(e)--(f)--(g)--(h)--(i)--(a) RETURN count(*) AS n"),
      endless("a subquery for each row",
              "MATCH (a:X) WHERE EXISTS { MATCH (b:X) WHERE b.s CONTAINS toString(a.i) + '!' } "
              "RETURN count(a) AS n"),
      endless("COLLECT for each row",
              "MATCH (a:X) RETURN sum(size(COLLECT { MATCH (b:X) RETURN b.s })) AS n"),
      endless("CALL for each row",
              "MATCH (a:X) CALL (a) { MATCH (b:X) WHERE b.s > a.s RETURN count(b) AS c } RETURN "
              "sum(c) AS n"),
      endless("a pattern comprehension for each row",
              "MATCH (a:D) RETURN size([p = (a)-[*]->() | length(p)]) AS n"),
      endless("betweenness", "CALL algo.betweenness({}) YIELD node RETURN count(node) AS n"),
      endless("closeness", "CALL algo.closeness({}) YIELD node RETURN count(node) AS n"),
      large("range(0, 10^12)", "RETURN range(0, 1000000000000) AS r"),
      large("range to the greatest integer", "RETURN range(1, 9223372036854775807) AS r"),
      either("range(1, 10^9)", "UNWIND range(1, 1000000000) AS x RETURN count(x) AS n"),
      either("a list doubled 40 times",
             "RETURN size(reduce(l = [1], i IN range(1, 40) | l + l)) AS n"),
      endless("a text doubled 40 times",
              "RETURN size(reduce(s = 'xxxx', i IN range(1, 40) | s + s)) AS n"),
      large("lpad to 2^40", "RETURN lpad('', 1099511627776, 'x') AS s"),
      large("repeat to 2^40", "RETURN repeat('ab', 549755813888) AS s"),
      either("replace that grows",
             "RETURN size(replace(repeat('a', 10000000), 'a', repeat('b', 1000))) AS n"),
      either("split into 10^8 parts", "RETURN size(split(repeat('a', 100000000), '')) AS n"),
      either("replace of nothing by nothing", "RETURN replace('', '', '') AS s"),
      either("a comprehension over a comprehension",
             "RETURN size([x IN range(1, 1000000) WHERE any(y IN range(1, 1000000) WHERE y < 0)]) "
             "AS n"),
      endless("reduce within reduce",
              "RETURN reduce(s = 0, x IN range(1, 1000000) | s + reduce(t = 0, y IN range(1, "
              "1000000) | t + 1)) AS n"),
      endless("a text that grows letter by letter",
              "RETURN size(reduce(s = '', x IN range(1, 5000000) | s + 'x')) AS n"),
      endless("a list that grows one by one",
              "RETURN size(reduce(l = [], x IN range(1, 5000000) | l + x)) AS n"),
      endless("all() over any()",
              "RETURN all(x IN range(1, 1000000) WHERE none(y IN range(1, 1000000) WHERE x * y < "
              "0)) AS t"),
      endless("a huge IN for each row",
              kMillion + "WITH a + b AS k WHERE k IN range(1, 1000000) RETURN count(*) AS n"),
      either("a regular expression that backtracks elsewhere",
             "UNWIND range(1, 2000) AS i RETURN sum(CASE WHEN repeat('a', 100000) + '!' =~ "
             "'(a+)+b' THEN 1 ELSE 0 END) AS n"),
      either("a regular expression of great size",
             "RETURN 'x' =~ '((((x{100}){100}){100}){100})' AS t"),
      matching("a regular expression with too many states", 3000, ".*1.{900}"),
      matching("a slow regular expression on a long text", 100000, "(.?){1000}.*(.?){1000}"),
      either("sorting long lists",
             "UNWIND range(1, 2000) AS i RETURN range(i, 100000 + i) AS l ORDER BY l DESC LIMIT 1"),
      either("comparing large lists",
             "UNWIND range(1, 3000) AS i RETURN range(1, 1000000) = range(1, 1000000) AS t"),
      either("normalising a large text", "RETURN size(normalize(repeat('é', 5000000), NFD)) AS n"),
      either("normalising marks out of order",
             "RETURN size(normalize(repeat('\\u0301\\u0316', 2000000), NFC)) AS n"),
      either("upper case of a large text", "RETURN size(toUpper(repeat('é', 20000000))) AS n"),
      either("a part that is almost there everywhere",
             "RETURN repeat('a', 10000000) CONTAINS repeat('a', 5000000) + 'b' AS t"),
      either("replace of a part that is almost there",
             "RETURN size(replace(repeat('a', 10000000), repeat('a', 5000000) + 'b', '')) AS n"),
      either("split at what is rare", "RETURN size(split(repeat('a,', 3000000), [',', 'b'])) AS n"),
      either("trim by many characters",
             "RETURN size(btrim(repeat('x', 3000000), repeat('y', 3000000) + 'x')) AS n"),
      either("an AND chain for many rows", "UNWIND range(1, 100000) AS x WITH x WHERE x > 0" +
                                               repeat(" AND x > 0", 20000) +
                                               " RETURN count(*) AS n"),
      {"a text of 50 MB for each row",
       [] {
         return kMillion + "WITH '" + repeat("x", 50 << 20) +
                "' + toString(b) AS s RETURN sum(size(s)) AS n";
       },
       {"DSR4020", "DSR4021"}},
      endless("a long text for each row",
              kMillion + "RETURN sum(size(repeat('x', 100000) + toString(b))) AS n"),
      endless("a long list for each row",
              kMillion + "RETURN sum(size([x IN range(1, 100000) | x + b])) AS n"),
      endless("a long slice for each row",
              kMillion + "RETURN sum(size(range(1, 1000000)[b % 7..])) AS n"),
      either("sorting without end in sight",
             "UNWIND range(1, 3000000) AS a RETURN a ORDER BY a % 1000, -a"),
      either("a map of maps", "RETURN reduce(m = {a: 1}, i IN range(1, 100000) | {a: m}) AS m"),
      either("percentiles of everything", kMillion + "RETURN percentileCont(a * b, 0.5) AS p"),
      either("a filter that never matches",
             "MATCH (a:X) WHERE exists((a)-[:S*20..20]->(:D)) RETURN count(a) AS n"),
  };
}

}  // namespace dossier::bound_test
