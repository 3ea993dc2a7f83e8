#include "tests/graph/child_process.h"
#include "tests/graph/temporary.h"

#include <chrono>
#include <fstream>
#include <random>
#include <sstream>
#include <thread>

#include <catch2/catch.hpp>
#include <dossier/dossier.h>
#include <dossier/import.h>

using namespace dossier;               // NOLINT
using namespace dossier::graph::test;  // NOLINT

namespace {

void write(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string rows(Database& database, const std::string& query) {
  std::ostringstream out;
  const ResultSet found = database.query(query).value();
  for (const Row row : found) {
    for (const Value& value : row) out << value << " | ";
    out << '\n';
  }
  return out.str();
}

void require_sound(Database& database) {
  const auto findings = database.check(true).value();
  for (const std::string& finding : findings) UNSCOPED_INFO(finding);
  REQUIRE(findings.empty());
}

std::string whole_graph(Database& database) {
  std::ostringstream counts;
  const Schema schema = database.schema().value();
  for (const auto& label : schema.labels) counts << label.name << ' ' << label.count << '\n';
  for (const auto& type : schema.types) counts << type.name << ' ' << type.count << '\n';
  return counts.str() +
         rows(database, "MATCH (n) RETURN labels(n), n AS node ORDER BY toString(n.key), n.name") +
         rows(database,
              "MATCH (a)-[r]->(b) RETURN a.key, type(r), properties(r), b.key ORDER BY a.key, "
              "b.key, type(r), toString(r.n)") +
         rows(database,
              "MATCH (b)<-[r]-(a) RETURN b.key, count(r) AS c, count(DISTINCT a) ORDER BY b.key");
}

ImportFiles files(const std::string& name, std::vector<std::string> paths) {
  return {name, std::move(paths)};
}

}  // namespace

TEST_CASE("an import reads what headers say", "[import]") {
  const Temporary folder;
  const std::string people = folder.path("people.csv"), head = folder.path("head.csv"),
                    more = folder.path("more.csv");
  write(head,
        "key:ID(Person),name,born:date,height:double,aliases:string[],awake:boolean,seen:datetime,:"
        "LABEL,:IGNORE\n");
  write(people,
        "\xEF\xBB\xBF"
        "p1,\"Ada, "
        "\"\"Countess\"\"\",1815-12-10,1.65,A;B;C,true,2020-01-02T03:04:05Z,Minister;Envoy,x\r\n"
        "p2,\"two\nlines\",,,,false,,,\n"
        "\n"
        "p3,Žofia,0044-03-15,2,solo,true,,Envoy,y\n");
  write(
      more,
      "id:ID(Place){id-type: "
      "long},key,ends:localtime,span:duration,steps:int[]\n7,q7,12:30,P1Y2M,1;2;-3\n-12,q12,,,\n");
  const std::string ties = folder.path("ties.csv");
  write(ties,
        ":START_ID(Person);:TYPE;n:int;:END_ID(Place)\np1;LIVES_IN;1;7\np1;BORN_IN;2;-12\np3;LIVES_"
        "IN;;7\n");
  const std::string known = folder.path("known.csv");
  write(known, ":START_ID(Person);:END_ID(Person);since:date\np1;p2;2001-02-03\np2;p2;\n");

  const std::string path = folder.path();
  ImportSettings settings;
  settings.rejects_path = folder.path("rejects.csv");
  settings.nodes = {files("Person", {head, people}), files("Place:City", {more})};
  REQUIRE(create_from_files(path, settings).value().nodes == 5);
  Database imported = Database::open(path).value();
  settings.delimiter = ';';
  settings.array_delimiter = '|';
  settings.relationships = {files("", {ties}), files("KNOWS", {known})};
  const auto refused = imported.import_files(settings);  // the nodes are separated by commas
  REQUIRE_FALSE(refused);
  REQUIRE(rows(imported, "MATCH (n) RETURN count(*)") == "5 | \n");

  write(ties,
        ":START_ID(Person),:TYPE,n:int,:END_ID(Place)\np1,LIVES_IN,1,7\np1,BORN_IN,2,-12\np3,LIVES_"
        "IN,,7\n");
  write(known, ":START_ID(Person),:END_ID(Person),since:date\np1,p2,2001-02-03\np2,p2,\n");
  settings.delimiter = ',';
  settings.array_delimiter = ';';
  const std::string second = folder.path("second");
  const ImportSummary summary = create_from_files(second, settings).value();
  CHECK(summary.relationships == 5);
  CHECK(summary.rejected == 0);
  Database database = Database::open(second).value();
  require_sound(database);

  Database expected = Database::open(":memory:").value();
  expected
      .query(R"(
    CREATE (a:Person:Minister:Envoy {key: 'p1', name: 'Ada, "Countess"', born: date('1815-12-10'),
                                        height: 1.65,
              aliases: ['A', 'B', 'C'], awake: true, seen: datetime('2020-01-02T03:04:05Z')}),
           (b:Person {key: 'p2', name: 'two\nlines', awake: false}),
           (c:Person:Envoy {key: 'p3', name: 'Žofia', born: date('0044-03-15'), height: 2.0,
                             aliases: ['solo'], awake: true}),
           (d:Place:City {id: 7, key: 'q7', ends: localtime('12:30'), span: duration('P1Y2M'),
                           steps: [1, 2, -3]}),
           (e:Place:City {id: -12, key: 'q12'}),
           (a)-[:LIVES_IN {n: 1}]->(d), (a)-[:BORN_IN {n: 2}]->(e), (c)-[:LIVES_IN]->(d),
           (a)-[:KNOWS {since: date('2001-02-03')}]->(b), (b)-[:KNOWS]->(b))")
      .value();
  CHECK(whole_graph(database) == whole_graph(expected));
}

TEST_CASE("an import reads JSON Lines, and points", "[import]") {
  const Temporary folder;
  const std::string people = folder.path("people.jsonl"), ties = folder.path("ties.ndjson"),
                    places = folder.path("places.csv");
  write(
      people,
      R"({":ID": "p1", "name": "Ada, \"Countess\"", "born:date": "1815-12-10", "height": 1.5, )"
      R"("n": 3, "tags": ["a", "b"], ":LABEL": ["X", "Y"]})"
      "\r\n"
      "\n"
      R"({"n": 4.5, ":ID": "p2", "name": null, "tags": []})"
      "\n"
      R"({":ID": "p3", "other": 1})"
      "\n"
      R"({":ID": "p4", "tags": [1, "a"]})"
      "\n"
      R"([1])"
      "\n"
      R"({":ID": "p5", "born:date": "soon"})"
      "\n"
      R"({":ID": "p6", "height": true})");
  write(ties, R"({":START_ID": "p1", ":END_ID": "p2", "since": 7})"
              "\n"
              R"({":START_ID": "p2", ":END_ID": "p9"})");
  write(places,
        "name,at:point\nOslo,\"{latitude: 59.9, longitude: 10.7}\"\nnowhere,here\nflat,\"{x: 1, y: "
        "2.5, z: 3}\"\n");
  ImportSettings settings;
  settings.rejects_path = folder.path("rejects.csv");
  settings.nodes = {files("Person", {people}), files("Place", {places})};
  settings.relationships = {files("KNOWS", {ties})};
  const std::string path = folder.path();
  const ImportSummary summary = create_from_files(path, settings).value();
  CHECK(summary.nodes == 5);
  CHECK(summary.relationships == 1);
  CHECK(summary.rejected == 6);
  const std::string rejects = read(settings.rejects_path);
  CHECK(rejects.find(",4,\"the first record has no `other`\"") != std::string::npos);
  CHECK(rejects.find(",5,\"the list `tags` holds values of several kinds\"") != std::string::npos);
  CHECK(rejects.find(",6,\"the line is no JSON object\"") != std::string::npos);
  Database database = Database::open(path).value();
  require_sound(database);
  Database expected = Database::open(":memory:").value();
  expected
      .query(R"(
    CREATE (a:Person:X:Y {name: 'Ada, "Countess"', born: date('1815-12-10'), height: 1.5, n: 3,
                     tags: ['a', 'b']}),
           (b:Person {n: 4.5}), (:Person {height: true}), (a)-[:KNOWS {since: 7}]->(b),
           (:Place {name: 'Oslo', at: point({latitude: 59.9, longitude: 10.7})}),
           (:Place {name: 'flat', at: point({x: 1, y: 2.5, z: 3})}))")
      .value();
  CHECK(whole_graph(database) == whole_graph(expected));

  write(ties, "[]\n");
  CHECK_FALSE(create_from_files(folder.path("second"), settings));
  settings.nodes = {files("Person", {people, places})};
  CHECK_FALSE(create_from_files(folder.path("second"), settings));
}

TEST_CASE("what cannot be imported is told with its line, and the rest goes on", "[import]") {
  const Temporary folder;
  const std::string nodes = folder.path("nodes.csv"), ties = folder.path("ties.csv");
  write(nodes,
        "key:ID,n:int,name\n"
        "a,1,one\n"
        "b,two,\"text\nof two lines\"\n"
        "c,3\n"
        "a,4,again\n"
        "d,5,\"open \"here\n"
        "e,6,\xff\n"
        ",7,none\n"
        "f,8,eight\n");
  write(ties, ":START_ID,:END_ID\na,f\na,zz\nb,a\nf,a\n");
  ImportSettings settings;
  settings.rejects_path = folder.path("rejects.csv");
  settings.nodes = {files("N", {nodes})};
  settings.relationships = {files("T", {ties})};
  const ImportSummary summary = create_from_files(folder.path(), settings).value();
  CHECK(summary.nodes == 2);
  CHECK(summary.relationships == 2);
  CHECK(summary.rejected == 8);
  const std::string rejects = read(settings.rejects_path);
  for (const char* part :
       {"nodes.csv\",3,\"`two` in the column `n` is no Integer",
        "nodes.csv\",5,\"the record has 2 fields", "nodes.csv\",6,\"the id `a` is taken",
        "nodes.csv\",7,\"text follows the closing quote", "nodes.csv\",8,\"",
        "nodes.csv\",9,\"the id is missing", "ties.csv\",3,\"there is no node with the id `zz`",
        "ties.csv\",4,\"there is no node with the id `b`"}) {
    INFO(rejects);
    CHECK(rejects.find(part) != std::string::npos);
  }
  Database database = Database::open(folder.path()).value();
  require_sound(database);

  settings.max_rejects = 3;
  const auto refused = create_from_files(folder.path("other"), settings);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Code::LimitExceeded);
  CHECK_FALSE(std::filesystem::exists(folder.path("other")));
  CHECK_FALSE(std::filesystem::exists(folder.path("other.importing")));
}

namespace {

struct RandomFiles {
  std::string nodes, ties;

  RandomFiles(const Temporary& folder, int count, int degree, const std::string& prefix) {
    std::mt19937 random(7);
    nodes = folder.path(prefix + "nodes.csv");
    ties = folder.path(prefix + "ties.csv");
    std::ofstream out(nodes);
    out << "key:ID,n:int,:LABEL\n";
    for (int i = 0; i < count; ++i)
      out << prefix << i << ',' << i << ',' << (i % 3 == 0 ? "Third" : "") << '\n';
    std::ofstream lines(ties);
    lines << ":START_ID,:END_ID,n:int,:TYPE\n";
    for (int i = 0; i < count * degree; ++i) {
      const auto hub =
          random() % 4 == 0 ? 0U : static_cast<unsigned>(random() % static_cast<unsigned>(count));
      lines << prefix << hub << ',' << prefix << random() % static_cast<unsigned>(count) << ',' << i
            << ",T" << i % 3 << '\n';
    }
  }
};

ImportSettings settings_for(const RandomFiles& given) {
  ImportSettings settings;
  settings.nodes = {files("N", {given.nodes})};
  settings.relationships = {files("", {given.ties})};
  settings.threads = 3;
  settings.sort_bytes = 0;  // everything waits on the disk
  return settings;
}

}  // namespace

TEST_CASE("an imported graph is the one that statements make", "[import]") {
  const Temporary folder;
  const RandomFiles given(folder, 3000, 12, "k");
  ImportSettings settings = settings_for(given);
  settings.indexes = {{"N", {"n"}, true}, {"Third", {"key"}, false}};
  settings.relationships.push_back(files("T1", {given.ties}));  // its column wins
  create_from_files(folder.path(), settings).value();
  Database imported = Database::open(folder.path()).value();
  require_sound(imported);

  Database expected = Database::open(":memory:").value();
  QueryOptions options;
  options.import_directory = folder.path("");
  expected.query("CREATE CONSTRAINT FOR (n:N) REQUIRE n.n IS UNIQUE").value();
  expected.query("CREATE INDEX FOR (n:N) ON (n.key)").value();
  expected
      .query(
          "LOAD CSV WITH HEADERS FROM 'file:///knodes.csv' AS row CREATE (m:N {key: row.`key:ID`, "
          "n: toInteger(row.`n:int`)}) "
          "FOREACH (x IN CASE row.`:LABEL` WHEN 'Third' THEN [1] ELSE [] END | SET m:Third)",
          {}, options)
      .value();
  for (int round = 0; round < 2; ++round) {
    for (const char* type : {"T0", "T1", "T2"}) {
      expected
          .query(
              std::string("LOAD CSV WITH HEADERS FROM 'file:///kties.csv' AS row WITH row WHERE "
                          "row.`:TYPE` = '") +
                  type +
                  "' MATCH (a:N {key: row.`:START_ID`}), (b:N {key: row.`:END_ID`}) CREATE (a)-[:" +
                  type + " {n: toInteger(row.`n:int`)}]->(b)",
              {}, options)
          .value();
    }
  }
  CHECK(whole_graph(imported) == whole_graph(expected));
  CHECK(rows(imported, "MATCH (n:N {n: 17}) RETURN n.key") == "'k17' | \n");
}

TEST_CASE("an import adds to a database, and commits go on", "[import]") {
  const Temporary folder;
  const RandomFiles given(folder, 500, 4, "x");
  ImportSettings settings = settings_for(given);
  settings.indexes = {{"N", {"key"}, true}};
  const std::string count =
      "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r)";
  {
    Database database = Database::open(folder.path()).value();
    database.query("CREATE (:N {key: 'old'})-[:T1]->(:Other)").value();
    auto reader = database.begin().value();
    REQUIRE(reader.query("MATCH (n) RETURN count(*)").value()[0][0] == Value(2));
    database.import_files(settings).value();
    CHECK(reader.query("MATCH (n) RETURN count(*)").value()[0][0] == Value(2));
    CHECK(rows(database, count) == "502 | 2001 | \n");
    database.query("MATCH (a:N {key: 'old'}), (b:N {key: 'x3'}) CREATE (a)-[:LATER]->(b)").value();
    require_sound(database);
  }
  Database database = Database::open(folder.path()).value();
  CHECK(rows(database, count) == "502 | 2002 | \n");
  CHECK(rows(database, "MATCH (:N {key: 'old'})-[:LATER]->(b) RETURN b.key") == "'x3' | \n");
  const auto again = database.import_files(settings);  // the same keys once more
  REQUIRE_FALSE(again);
  CHECK(again.error().code == Code::ConstraintViolated);
  CHECK(rows(database, count) == "502 | 2002 | \n");
  require_sound(database);
}

TEST_CASE("an import into memory", "[import]") {
  const Temporary folder;
  const RandomFiles given(folder, 300, 3, "m");
  Database database = Database::open(":memory:").value();
  database.import_files(settings_for(given)).value();
  CHECK(rows(database, "MATCH ()-[r]->() RETURN count(r)") == "900 | \n");
  require_sound(database);
}

TEST_CASE("a stopped import leaves nothing", "[import]") {
  const Temporary folder;
  const RandomFiles given(folder, 20'000, 5, "s");
  for (const std::string_view phase : {"nodes", "relationships", "neighbours"}) {
    std::atomic<bool> stop = false;
    ImportSettings settings = settings_for(given);
    settings.cancelled = &stop;
    settings.progress = [&](const ImportProgress& progress) {
      stop = stop || progress.phase == phase;
    };
    const auto stopped = create_from_files(folder.path(), settings);
    REQUIRE_FALSE(stopped);
    CHECK(stopped.error().code == Code::Cancelled);
    CHECK_FALSE(std::filesystem::exists(folder.path()));
    CHECK_FALSE(std::filesystem::exists(folder.path() + ".importing"));
  }
}

TEST_CASE("child imports", "[.child]") {
  if (child_database().empty()) return;
  const std::string folder = std::filesystem::path(child_database()).parent_path().string();
  ImportSettings settings;
  settings.nodes = {files("N", {folder + "/knodes.csv"})};
  settings.relationships = {files("", {folder + "/kties.csv"})};
  tell(1);
  create_from_files(child_database(), settings).value();
}

TEST_CASE("an import that is killed leaves no database", "[import][crash]") {
  const Temporary folder;
  const RandomFiles given(folder, 20'000, 10, "k");
  for (int round = 0; round < 6; ++round) {
    {
      ChildProcess child("child imports", folder.path());
      std::uint64_t number = 0;
      REQUIRE(child.read(number));
      std::this_thread::sleep_for(std::chrono::milliseconds(20 + 90 * round));
      child.kill();
    }
    if (std::filesystem::exists(folder.path())) {
      Database database = Database::open(folder.path()).value();
      CHECK(rows(database, "MATCH ()-[r]->() RETURN count(r)") == "200000 | \n");
      break;
    }
  }
  std::filesystem::remove_all(folder.path());
  create_from_files(folder.path(), settings_for(given)).value();
  Database database = Database::open(folder.path()).value();
  CHECK(rows(database, "MATCH ()-[r]->() RETURN count(r)") == "200000 | \n");
}
