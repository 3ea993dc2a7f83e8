#include "tests/bound/attack.h"

namespace dossier::bound_test {

namespace {

Attack writing(std::string name, std::string text) {
  return {std::move(name), [text] { return text; }, {"DSR4020", "DSR4021", "DSR5013"}};
}

const std::string kMany = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b ";

}  // namespace

std::vector<Attack> write_attacks() {
  return {
      writing("CREATE without end", kMany + "CREATE (:Y {a: a})"),
      writing("CREATE and DELETE without end",
              kMany + "CALL { CREATE (y:Y) DETACH DELETE y } RETURN count(*) AS n"),
      writing("MERGE without end", kMany + "MERGE (:Y {a: a + b})"),
      writing("relationships without end", "MATCH (x:X), (y:X), (z:X) CREATE (x)-[:Z]->(y)"),
      writing("FOREACH without end",
              "FOREACH (a IN range(1, 1000000) | FOREACH (b IN range(1, 1000000) | CREATE (:Y)))"),
      writing("SET without end", kMany + "MATCH (x:X {i: a % 20000}) SET x.t = a + b"),
      writing("a graph that feeds on itself", "MATCH (x:X), (y:X) CREATE (:X {i: x.i + y.i})"),
      writing("a property of great size", "MATCH (x:X) SET x.big = range(1, 1000000)"),
      writing("CREATE of a great text", kMany + "CREATE (:Y {s: repeat('x', 1000000)})"),
  };
}

}  // namespace dossier::bound_test
