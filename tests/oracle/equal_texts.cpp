// Texts that mean the same: expressions (O10) and writing statements (O16).
#include "tests/oracle/generator.h"

namespace dossier::oracle {

std::pair<std::string, std::string> Generator::equal_expressions() {
  const std::string p = "(" + predicate(1) + ")", q = "(" + predicate(1) + ")";
  const std::string x = number(1), y = number(1), z = number(0);
  switch (below(14)) {
    case 0: return {"NOT (" + p + " AND " + q + ")", "(NOT " + p + ") OR (NOT " + q + ")"};
    case 1: return {"NOT (" + p + " OR " + q + ")", "(NOT " + p + ") AND (NOT " + q + ")"};
    case 2:
      return {p + " XOR " + q, "(" + p + " AND NOT " + q + ") OR (NOT " + p + " AND " + q + ")"};
    case 3: return {x + " IN [" + y + "]", x + " = " + y};
    case 4: return {x + " IN [" + y + ", " + z + "]", x + " = " + y + " OR " + x + " = " + z};
    case 5: return {x + " <= " + y, y + " >= " + x};
    case 6: return {"NOT (" + x + " = " + y + ")", x + " <> " + y};
    case 7: return {"-(-(" + x + " + 1))", x + " + 1"};
    case 8:
      return {"CASE WHEN " + p + " THEN 1 WHEN NOT " + p + " THEN 2 ELSE 3 END",
              "CASE " + p + " WHEN true THEN 1 WHEN false THEN 2 ELSE 3 END"};
    case 9:
      return {"CASE " + x + " WHEN < 2 THEN 'a' WHEN " + y + ", 3 THEN 'b' END",
              "CASE WHEN " + x + " < 2 THEN 'a' WHEN " + x + " = " + y + " OR " + x +
                  " = 3 THEN 'b' END"};
    case 10:
      return {"coalesce(" + x + ", " + y + ")",
              "CASE WHEN " + x + " IS NOT NULL THEN " + x + " ELSE " + y + " END"};
    case 11: return {x + " < " + y + " <= " + z, x + " < " + y + " AND " + y + " <= " + z};
    case 12: return {"any(e IN [" + x + ", " + y + "] WHERE e > 1)", x + " > 1 OR " + y + " > 1"};
    default:
      return {"size([e IN [" + x + ", " + y + "] WHERE e > 1 | e])",
              "reduce(n = 0, e IN [" + x + ", " + y + "] | n + CASE WHEN e > 1 THEN 1 ELSE 0 END)"};
  }
}

std::string Generator::restriction() {
  scope_.resize(1);
  const std::string n = scope_[0].name;
  switch (below(4)) {
    case 0: return ", (" + n + ":" + label_expression() + ")";
    case 1: return ", (" + n + ")-->()";
    case 2: return ", (" + n + ")-[:R|S]-(:A)";
    default: return ", (" + n + " {i: " + std::to_string(below(3)) + "})";
  }
}

std::pair<std::string, std::string> Generator::equal_writes() {
  const std::string label = below(2) == 0 ? "A" : "B";
  const std::string type = below(2) == 0 ? "R" : "S";
  const std::string k = std::to_string(below(4));
  const std::string match = "MATCH (n:" + label + ") ";
  const std::string pairs = "MATCH (a:" + label + ")-[r:" + type + "]->(b) ";
  switch (below(14)) {
    case 0:
      return {match + "SET n.i = " + k, match + "FOREACH (m IN [n] | SET m += {i: " + k + "})"};
    case 1:
      return {match + "SET n.i = n.i + 1",
              match + "WITH collect(n) AS all UNWIND all AS n SET n.i = n.i + 1"};
    case 2: return {match + "SET n.s = null, n:C", match + "CALL (n) { REMOVE n.s SET n:C }"};
    case 3: return {match + "DETACH DELETE n", match + "OPTIONAL MATCH (n)-[r]-() DELETE r, n"};
    case 4:
      return {pairs + "DELETE r", pairs + "WITH collect(r) AS all FOREACH (r IN all | DELETE r)"};
    case 5:
      return {"MATCH (a:A), (b:B) MERGE (a)-[:" + type + "]->(b)",
              "MATCH (a:A), (b:B) WHERE NOT EXISTS { (a)-[:" + type +
                  "]->(b) } CREATE (a)-[:" + type + "]->(b)"};
    case 6:
      return {pairs + "CREATE (b)-[:" + type + "]->(:A {i: a.i})",
              pairs +
                  "WITH collect([b, a.i]) AS all UNWIND all AS e WITH e[0] AS b, e[1] AS i "
                  "CREATE (b)-[:" +
                  type + "]->(:A {i: i})"};
    case 7: return {match + "REMOVE n:" + label, match + "SET n:X REMOVE n:" + label + ":X"};
    case 8:
      return {match + "SET n = {i: " + k + ", u: n.u}",
              match + "SET n += {i: " + k + ", s: null, f: null}"};
    case 9: return {"UNWIND [1, 2, 1] AS x MERGE (:M {x: x})", "CREATE (:M {x: 1}), (:M {x: 2})"};
    case 10:
      return {
          match +
              "MERGE (m:M {i: coalesce(n.i, 9)}) ON CREATE SET m.c = 1 ON MATCH SET m.c = m.c + 1",
          match + "WITH coalesce(n.i, 9) AS i, count(*) AS c CREATE (:M {i: i, c: c})"};
    case 11:
      return {match + "SET n:C WITH n MATCH (n:C) SET n.f = 1.5", match + "SET n.f = 1.5, n:C"};
    case 12:
      return {"MATCH (a)-[r:" + type + "]-(b) SET r.i = " + k,
              "MATCH ()-[r:" + type + "]->() SET r.i = " + k};
    default:
      return {"MATCH (n) WHERE n.i = " + k + " OR n.i = 0 SET n.i = 7",
              "MATCH (n) WHERE n.i IN [0, " + k + "] CALL (n) { SET n.i = 7 }"};
  }
}

}  // namespace dossier::oracle
