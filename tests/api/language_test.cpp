#include <algorithm>

#include <catch2/catch.hpp>
#include <dossier/language.h>

using namespace dossier;

TEST_CASE("statements end at semicolons outside of texts and comments") {
  CHECK(statement_end("RETURN 1; x") == 9);
  CHECK(statement_end("RETURN ';', \";\", `;` /* ; */ // ;\n ;") == 36);
  CHECK(statement_end("RETURN 'a\\';' ;") == 15);
  CHECK_FALSE(statement_end("RETURN 1"));
  CHECK_FALSE(statement_end("RETURN ';"));
  CHECK_FALSE(statement_end("RETURN 1 /* ;"));
  CHECK_FALSE(statement_end("RETURN `a\\`"));
  CHECK_FALSE(statement_end(""));
}

TEST_CASE("blank texts hold only spaces, comments and semicolons") {
  CHECK(is_blank(" \n; // x\n /* y */ ;"));
  CHECK(is_blank("/* open"));
  CHECK_FALSE(is_blank("/ "));
  CHECK_FALSE(is_blank("// x\nRETURN 1"));
}

namespace {

Schema sample_schema() {
  Schema schema;
  schema.nodes = 5;
  schema.labels = {{"Country", 2}, {"Person", 3}};
  schema.types = {{"BORDERS", 4}, {"VISITED", 7}};
  schema.keys = {"name", "odd key"};
  schema.connections = {
      {"Country", "BORDERS", 4, 4}, {"Country", "VISITED", 0, 7}, {"Person", "VISITED", 7, 0}};
  return schema;
}

/// "word:Style" for each token that is no operator.
std::string styles_of(std::string_view text, const Schema& schema = sample_schema()) {
  constexpr std::string_view kNames[] = {"keyword",   "function", "label", "type",    "property",
                                         "parameter", "number",   "text",  "comment", "operator",
                                         "plain",     "unknown",  "error"};
  std::string out;
  for (const StyledSpan& span : highlight(text, schema)) {
    if (span.style == TokenStyle::Operator) continue;
    out += (out.empty() ? "" : " ") +
           std::string(text.substr(span.where.begin, span.where.end - span.where.begin)) + ":" +
           std::string(kNames[static_cast<std::size_t>(span.style)]);
  }
  return out;
}

std::vector<std::string> offered(std::string_view text) {
  std::vector<std::string> out;
  for (const Completion& item : complete(text, text.size(), sample_schema()).items)
    out.push_back(item.text);
  return out;
}

}  // namespace

TEST_CASE("tokens are styled by what they are and where they stand") {
  CHECK(styles_of("MATCH (p:Person {name: $x})-[r:VISITED|BORDERS]->(:Country) // end") ==
        "MATCH:keyword p:plain Person:label name:property $x:parameter r:plain VISITED:type "
        "BORDERS:type Country:label // end:comment");
  CHECK(styles_of("RETURN toUpper(p.name), count(*), 1.5, 'a'") ==
        "RETURN:keyword toUpper:function p:plain name:property count:function 1.5:number 'a':text");
  CHECK(styles_of("RETURN 'open") == "RETURN:keyword 'open:text");
}

TEST_CASE("names that nothing in the graph has stand out where a query reads") {
  CHECK(styles_of("MATCH (p:Persn) RETURN p.nam ") ==
        "MATCH:keyword p:plain Persn:unknown RETURN:keyword p:plain nam:unknown");
  CHECK(styles_of("MATCH (p:Pers") == "MATCH:keyword p:plain Pers:label");
  CHECK(styles_of("CREATE (p:Planet) SET p.mass = 1 ") ==
        "CREATE:keyword p:plain Planet:label SET:keyword p:plain mass:property 1:number");
  CHECK(styles_of("MATCH (p:Persn) ", {}) == "MATCH:keyword p:plain Persn:label");
}

TEST_CASE("completion knows what can follow") {
  CHECK(offered("MATCH (p:") == std::vector<std::string>{"Person", "Country"});
  CHECK(offered("MATCH (p:co") == std::vector<std::string>{"Country"});
  CHECK(offered("MATCH (:Person)-[:") == std::vector<std::string>{"VISITED"});
  CHECK(offered("MATCH (:Person)<-[:").empty());
  CHECK(offered("MATCH (:Country)<-[r:") == std::vector<std::string>{"VISITED", "BORDERS"});
  CHECK(offered("MATCH ()-[:BORDERS|V") == std::vector<std::string>{"VISITED"});
  CHECK(offered("RETURN p.") == std::vector<std::string>{"name", "`odd key`"});
  CHECK(offered("MATCH (p {n") == std::vector<std::string>{"name"});
  CHECK(offered("MATCH (person) RETURN per").front() == "person");
  CHECK(offered("RETURN toUpp") == std::vector<std::string>{"toUpper("});
  CHECK(offered("RETURN coll").front() == "collect(");
  CHECK(offered("MATC") == std::vector<std::string>{"MATCH"});
}

TEST_CASE(
    "completion of a type knows the label behind a variable, and gives all for an unknown one") {
  using Names = std::vector<std::string>;
  CHECK(offered("MATCH (p:Person) MATCH (p)-[:") == Names{"VISITED"});
  CHECK(offered("MATCH (c:`Country`) WHERE c.name = 'x' MATCH (c)-[:") == Names{"BORDERS"});
  CHECK(offered("MATCH (p:Persn)-[:") == Names{"VISITED", "BORDERS"});
  CHECK(offered("MATCH (stranger)-[:B") == Names{"BORDERS"});
}

TEST_CASE("completion of a label knows the relationship before it") {
  using Names = std::vector<std::string>;
  CHECK(offered("MATCH (a)-[:BORDERS]->(b:") == Names{"Country"});
  CHECK(offered("MATCH (a)-[v:VISITED]->(:") == Names{"Country"});
  CHECK(offered("MATCH (a)<-[:VISITED]-(b:") == Names{"Person"});
  CHECK(offered("MATCH (a)-[:VISITED]-(b:") == Names{"Person", "Country"});
  CHECK(offered("MATCH (a)-[:VISITED|BORDERS]->(b:") == Names{"Person", "Country"});
  CHECK(offered("MATCH (a)-[:NOTHING]->(b:") == Names{"Person", "Country"});
  CHECK(offered("MATCH (a)-->(b:") == Names{"Person", "Country"});
  CHECK(offered("MATCH -(b:") == Names{"Person", "Country"});
}

TEST_CASE("completion follows the grammar") {
  using Names = std::vector<std::string>;
  CHECK(offered("MATCH (n) RETURN n ORDER") == Names{"ORDER BY"});
  CHECK(offered("MATCH (n) WHERE n.name STARTS ") == Names{"WITH"});
  CHECK(offered("OPT") == Names{"OPTIONAL MATCH"});
  CHECK(offered("CALL db.lab") == Names{"db.labels("});
  CHECK(offered("RETURN $").empty());
  CHECK(offered("MATCH (a) WITH a.name AS who RETURN w") == Names{"who"});
  const auto at_start = offered("");
  CHECK(at_start.front() == "MATCH");
  CHECK(std::find(at_start.begin(), at_start.end(), "THEN") == at_start.end());
  const auto in_call = offered("RETURN substring(");
  CHECK(std::find(in_call.begin(), in_call.end(), "MATCH") == in_call.end());
  CHECK(std::find(in_call.begin(), in_call.end(), "toUpper(") != in_call.end());
  const auto parameters = complete("RETURN $w", 9, sample_schema(), {"who", "when", "x"}).items;
  REQUIRE(parameters.size() == 2);
  CHECK(parameters[1].text == "who");
}

TEST_CASE("completion of a property tells whose it is") {
  const auto owner = [](std::string_view text) {
    const auto found = complete(text, text.size(), sample_schema()).owner;
    return found ? found->name + (found->is_relationship ? " relationship" : "") : std::string();
  };
  CHECK(owner("MATCH (p:Person) RETURN p.na") == "Person");
  CHECK(owner("MATCH (:Person)-[v:VISITED]->() RETURN v.") == "VISITED relationship");
  CHECK(owner("MATCH (p:Person {") == "Person");
  CHECK(owner("MATCH ()-[:VISITED {") == "VISITED relationship");
  CHECK(owner("MATCH (p) RETURN p.").empty());
  CHECK(owner("RETURN {a: 1, ").empty());
}

TEST_CASE("within a string, names of entities are wanted") {
  const Completions found = complete("MATCH (p {name: 'Igor I", 23, sample_schema());
  CHECK(found.name_prefix == "Igor I");
  CHECK(found.begin == 17);
}
