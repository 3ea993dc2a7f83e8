#include "program_driver.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

using nlohmann::json;

namespace {

std::string content(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

constexpr const char* kPeople =
    "CREATE (a:Person {name: 'Ada', born: 1815})-[:KNOWS {since: 1833, evidence: ['They "
    "met.']}]->(b:Person {name: 'Bob'})";

/// A database with two people who know each other.
std::string people(const Scratch& scratch) {
  const std::string path = scratch / "people.dossier";
  const Run run = run_program({"shell", path, "-c", std::string(kPeople) + ";"});
  REQUIRE(run.code == 0);
  return path;
}

}  // namespace

TEST_CASE("data goes to standard output, talk to standard error", "[program]") {
  const Scratch scratch;
  const std::string path = people(scratch);
  const Run run = run_program(
      {"query", path, "MATCH (p:Person) RETURN p.name AS name, p.born AS born ORDER BY name"});
  CHECK(run.code == 0);
  CHECK(run.out == "{\"name\":\"Ada\",\"born\":1815}\n{\"name\":\"Bob\",\"born\":null}\n");
  CHECK(run.err.empty());
  const Run write = run_program({"query", path, "CREATE (:Person {name: 'Cy'})"});
  CHECK(write.code == 0);
  CHECK(write.out.empty());
  CHECK(write.err.find("created 1 node") != std::string::npos);
}

TEST_CASE("commands that only read change nothing on the disk", "[program]") {
  const Scratch scratch;
  const std::string path = people(scratch);
  const auto files = [&] {
    std::map<std::string, std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(path))
      out[entry.path().filename()] = content(entry.path());
    return out;
  };
  const auto before = files();
  const std::vector<std::vector<std::string>> calls{
      {"stats", path},
      {"export", path},
      {"export", path, "-q", "MATCH (n) RETURN n"},
      {"facts", path},
      {"why", path, "Ada"},
      {"check", path, "--deep"},
      {"merge", path},
      {"query", path, "--read-only", "MATCH (n) RETURN count(n)"},
      {"ask", path, "who knows Bob"}};
  for (const auto& call : calls) {
    INFO(call[0]);
    CHECK(run_program(call).code <= 1);
    CHECK((files() == before));
  }
  const Run writing = run_program({"export", path, "-q", "CREATE (n:New) RETURN n"});
  CHECK(writing.code == 1);
  CHECK(writing.err.find("opened for reading only") != std::string::npos);
  CHECK((files() == before));
}

TEST_CASE("a file that --init names is run before statements and scripts", "[program]") {
  const Scratch scratch;
  std::ofstream(scratch / "init") << ":mode csv\n:param x => 3\n";
  const std::string init = scratch / "init";
  CHECK(run_program({"shell", ":memory:", "--init", init, "-c", "RETURN $x AS x;"}).out ==
        "x\r\n3\r\n");
  CHECK(run_program({"shell", ":memory:", "--init", init}, "RETURN $x AS x;").out == "x\r\n3\r\n");
  const Run missing =
      run_program({"shell", ":memory:", "--init", scratch / "none", "-c", "RETURN 1;"});
  CHECK(missing.code == 1);
  CHECK(missing.out.empty());
}

TEST_CASE("every format comes out of the program", "[program]") {
  const Scratch scratch;
  const std::string path = people(scratch);
  const std::string query = "MATCH (p:Person {name: 'Ada'}) RETURN p.name AS name, p";
  CHECK(run_program({"query", path, query, "--format", "plain"}).out ==
        "'Ada'\t(:Person {born: 1815, name: 'Ada'})\n");
  CHECK(
      run_program({"query", path, query, "--format", "csv"}).out.starts_with("name,p\r\nAda,\"{"));
  CHECK(json::parse(run_program({"query", path, query, "--format", "json"})
                        .out)[0]["p"]["properties"]["born"] == 1815);
  CHECK(run_program({"query", path, query, "--format", "table"}).out.find("│ Ada ") !=
        std::string::npos);
  CHECK(run_program({"query", path, query, "--format", "dot"}).out.find("digraph") !=
        std::string::npos);
}

TEST_CASE(
    "statements come from an argument, a file or standard input; the first failure ends the run",
    "[program]") {
  const Scratch scratch;
  const std::string path = people(scratch);
  CHECK(run_program({"query", path}, "RETURN 1 AS x; RETURN 2 AS x;").out ==
        "{\"x\":1}\n{\"x\":2}\n");
  std::ofstream(scratch / "q.cypher") << "RETURN ';' AS x; // one\nRETURN q;\nRETURN 3 AS x;";
  const Run run = run_program({"query", path, "-f", scratch / "q.cypher"});
  CHECK(run.code == 1);
  CHECK(run.out == "{\"x\":\";\"}\n");
  CHECK(run.err.find("error[DSR2001]") != std::string::npos);
  CHECK(run.err.find("line 2, column 8") != std::string::npos);
}

TEST_CASE("parameters are Cypher and never become text of the query", "[program]") {
  const Scratch scratch;
  const std::string path = people(scratch);
  const Run run = run_program({"query", path, "-P", "list=[1, 'two']", "-P",
                               "name='x\\' OR true //'", "RETURN $list AS l, $name AS n"});
  CHECK(run.out == "{\"l\":[1,\"two\"],\"n\":\"x' OR true //\"}\n");
  const Run bad = run_program({"query", path, "-P", "name=NATO", "RETURN $name"});
  CHECK(bad.code == 2);
  CHECK(bad.err.find("-P \"name='value'\"") != std::string::npos);
}

TEST_CASE("exit codes tell what went wrong", "[program]") {
  const Scratch scratch;
  CHECK(run_program({"query", scratch / "none.dossier", "RETURN 1"}).code == 3);
  CHECK(run_program({"query"}).code == 2);
  CHECK(run_program({"--nonsense"}).code == 2);
  CHECK(run_program({"query", ":memory:", "RETURN"}).code == 1);
  CHECK(run_program({"query", ":memory:", "-f", scratch / "none.cypher"}).code == 1);
  std::ofstream(scratch / "text.dossier") << "no database";
  const Run file = run_program({"stats", scratch / "text.dossier"});
  CHECK(file.code == 3);
  CHECK(content(scratch / "text.dossier") == "no database");
  CHECK(run_program({"query", ":memory:", "RETURN 1", "-o", scratch / "no/such/folder"}).code == 1);
}

TEST_CASE("a reader that goes away is no error", "[program]") {
  const Scratch scratch;
  const std::string script = std::string(DOSSIER_PROGRAM) +
                             " query :memory: 'UNWIND range(1, 300000) AS n RETURN n' 2>" +
                             (scratch / "err") + " | head -1 >" + (scratch / "out");
  CHECK(std::system(script.c_str()) == 0);
  CHECK(content(scratch / "out") == "{\"n\":1}\n");
  CHECK(content(scratch / "err").empty());
}

TEST_CASE("a full disk is an error that names it", "[program]") {
  const std::string script =
      std::string(DOSSIER_PROGRAM) +
      " query :memory: 'UNWIND range(1, 300000) AS n RETURN n' >/dev/full 2>&1";
  CHECK(WEXITSTATUS(std::system(script.c_str())) == 1);
}

TEST_CASE("a graph that is exported as a script and read again is the same graph", "[program]") {
  const Scratch scratch;
  const std::string path = people(scratch);
  REQUIRE(run_program({"query", path,
                       "CREATE INDEX born FOR (n:Person) ON (n.born); CREATE CONSTRAINT named FOR "
                       "(n:Person) REQUIRE "
                       "n.name IS UNIQUE; CREATE (:`Odd label` {text: 'it\\'s \\u0007', at: "
                       "datetime('2001-02-03T04:05:06Z')})"})
              .code == 0);
  const Run dump = run_program({"export", path, "--format", "cypher"});
  REQUIRE(dump.code == 0);
  CHECK(dump.out.find("CREATE CONSTRAINT named FOR (n:Person) REQUIRE (n.name) IS UNIQUE;") !=
        std::string::npos);
  const Run load = run_program({"shell", scratch / "copy.dossier"}, dump.out);
  CAPTURE(load.err);
  REQUIRE(load.code == 0);
  CHECK(run_program({"export", scratch / "copy.dossier", "--format", "cypher"}).out == dump.out);
}

TEST_CASE("exports go to files by their names, CSV to two of them", "[program]") {
  const Scratch scratch;
  const std::string path = people(scratch);
  CHECK(run_program({"export", path, "-o", scratch / "g.graphml"}).code == 0);
  CHECK(content(scratch / "g.graphml").find("<graphml") != std::string::npos);
  CHECK(run_program({"export", path, "-o", scratch / "g.csv"}).code == 0);
  CHECK(content(scratch / "g.nodes.csv").starts_with(":ID,:LABEL,born:long,name\r\n"));
  CHECK(content(scratch / "g.relationships.csv")
            .starts_with(":START_ID,:END_ID,:TYPE,evidence:string[],since:long\r\n"));
  const Run part = run_program(
      {"export", path, "--query", "MATCH (p {name: 'Ada'}) RETURN p", "--format", "json"});
  CHECK(json::parse(part.out)["nodes"].size() == 1);
  CHECK(run_program({"export", path, "-o", scratch / "g.unknown"}).code == 2);
}

TEST_CASE("pictures are drawn by Graphviz", "[program]") {
  if (std::system("command -v dot >/dev/null 2>&1") != 0) return;
  const Scratch scratch;
  const std::string path = people(scratch);
  CHECK(run_program({"export", path, "-o", scratch / "g.svg"}).code == 0);
  CHECK(content(scratch / "g.svg").find("Ada") != std::string::npos);
}

TEST_CASE("a script of statements and commands runs from standard input", "[program]") {
  const Run run =
      run_program({":memory:"}, ":param x => 1 + 1\nRETURN $x\n AS x;\n:mode csv\nRETURN 1 AS y\n");
  CHECK(run.code == 0);
  CHECK(run.out == "{\"x\":2}\ny\r\n1\r\n");
}

TEST_CASE("transactions of a script are stored or dropped as one", "[program]") {
  const Run run = run_program({":memory:"},
                              ":begin\nCREATE (:A);\nMATCH (a:A) RETURN count(a) AS "
                              "n;\n:rollback\nMATCH (a:A) RETURN count(a) AS n;\n"
                              ":begin\nCREATE (:A);\n:commit\nMATCH (a:A) RETURN count(a) AS n;\n");
  CHECK(run.code == 0);
  CHECK(run.out == "{\"n\":1}\n{\"n\":0}\n{\"n\":1}\n");
}

TEST_CASE("scripts that run themselves end with an error", "[program]") {
  const Scratch scratch;
  std::ofstream(scratch / "loop") << ":source " + (scratch / "loop") + "\n";
  const Run run = run_program({":memory:"}, ":source " + (scratch / "loop") + "\n");
  CHECK(run.code == 1);
  CHECK(run.err.find("too deeply") != std::string::npos);
}

TEST_CASE("unknown commands and topics get a suggestion", "[program]") {
  CHECK(run_program({":memory:"}, ":shcema\n").err.find("did you mean `:schema`?") !=
        std::string::npos);
  CHECK(run_program({"help", "qeury"}).err.find("did you mean `query`?") != std::string::npos);
  CHECK(run_program({"explain", "DSR2001"}).out.find("UndefinedVariable") != std::string::npos);
  CHECK(run_program({"explain", "DSR9"}).code == 2);
}

TEST_CASE("the version names program and format", "[program]") {
  CHECK(run_program({"--version"}).out.starts_with("dossier "));
  CHECK(run_program({"version"}).out.find("format 1") != std::string::npos);
}

TEST_CASE("a session imports CSV files into its database", "[program]") {
  const Scratch scratch;
  const std::string people = scratch.write("people.csv", ":ID,name\n1,Ada\n2,Bob\n");
  const std::string knows = scratch.write("knows.csv", ":START_ID,:END_ID\n1,2\n");
  const Run run = run_program(
      {"shell", scratch / "world.dossier"},
      ":import --nodes Person=" + people + " --relationships KNOWS=" + knows +
          "\nMATCH (a)-[:KNOWS]->(b) RETURN a.name AS a, b.name AS b;\n:import --nodes Person=" +
          (scratch / "none.csv") + "\n");
  CAPTURE(run.err);
  CHECK(run.out == "{\"a\":\"Ada\",\"b\":\"Bob\"}\n");
  CHECK(run.err.find("2 nodes, 1 relationship") != std::string::npos);
  CHECK(run.err.find("none.csv") != std::string::npos);
  CHECK(run.code == 1);
}

TEST_CASE("a failing script tells where in which file", "[program]") {
  const Scratch scratch;
  const std::string inner = scratch.write("inner", "RETURN 1 AS a;\n\nRETURN nobody;\n");
  const std::string outer = scratch.write("outer", ":mode csv\n:source " + inner + "\n");
  const Run run = run_program({":memory:"}, ":source " + outer + "\n");
  CHECK(run.code == 1);
  CHECK(run.out == "a\r\n1\r\n");
  CHECK(run.err.find("in " + inner + ", line 3\n") != std::string::npos);
  CHECK(run.err.find("in " + outer + ", line 2\n") != std::string::npos);
}

TEST_CASE("facts of a file are shown without storing them", "[program]") {
  const std::string file =
      std::string(DOSSIER_SOURCE_DIR) + "/examples/corpus/archive/baruch-plan.txt";
  const Run run =
      run_program({":memory:"}, ":facts " + file + "\nMATCH (n) RETURN count(n) AS n;\n");
  CHECK(run.code == 0);
  CHECK(run.out.find("\"kind\":\"proposal\"") != std::string::npos);
  CHECK(run.out.ends_with("{\"n\":0}\n"));
}

TEST_CASE("a database among the documents of a folder is skipped with a word", "[program]") {
  const Scratch scratch;
  scratch.write("essays/plan.txt", content(std::string(DOSSIER_SOURCE_DIR) +
                                           "/examples/corpus/archive/baruch-plan.txt"));
  const std::string database = scratch / "essays/world.dossier";
  REQUIRE(run_program({"ingest", database, scratch / "essays"}).code == 0);
  const Run again = run_program({"ingest", database, scratch / "essays"});
  CHECK(again.code == 0);
  CHECK(again.err.find("world.dossier` is a database; it is skipped") != std::string::npos);
  CHECK(again.err.find("1 unchanged") != std::string::npos);
}

TEST_CASE("the schema is text, a drawing or a picture", "[program]") {
  const Scratch scratch;
  const std::string path = people(scratch);
  const Run text =
      run_program({path}, ":schema\n:schema graph\n:schema " + (scratch / "s.dot") + "\n");
  CHECK(text.out ==
        "2 nodes, 1 relationship\n  ● Person  2\n\n  KNOWS  1  Person ─▶ Person\n"
        "● Person  2\n└─ KNOWS ─ 1 ─▶ Person\n");
  CHECK(content(scratch / "s.dot").find("label=\"KNOWS 1\"") != std::string::npos);
}
