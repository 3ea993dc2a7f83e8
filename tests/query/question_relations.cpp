// Every relation of docs/schema.md, asked in its active and in its passive form of a graph that
// holds one fact of each.
#include "query/question/question.h"
#include "query/question/relation_words.h"
#include "tests/query/execute_support.h"

#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using namespace dossier;  // NOLINT
using query::RelationWords;

/// Types of relationships that the page of the schema lists.
std::set<std::string> relations_of_schema() {
  std::ifstream in(DOSSIER_SOURCE_DIR "/docs/schema.md");
  std::set<std::string> out;
  bool listed = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("## ")) listed = line.starts_with("## Relationships");
    if (!listed || !line.starts_with("| `")) continue;
    std::istringstream types(line.substr(2, line.find('|', 2) - 2));
    for (std::string part; std::getline(types, part, '`');) {
      if (!part.empty() && part[0] >= 'A' && part[0] <= 'Z') out.insert(part);
    }
  }
  // Properties stand in a table of their own, in small letters.
  return out;
}

bool is_turned(const RelationWords& row) { return row.type == "WRITTEN_BY" || row.type == "IN"; }

std::string subject_of(std::size_t row) { return "Adam" + std::to_string(row); }
std::string object_of(std::size_t row) { return "Bolu" + std::to_string(row); }
std::string date_of(std::size_t row) { return std::to_string(1800 + row); }

/// One fact for each row of the table of verbs.
void add_facts(query::Bench& bench) {
  const auto rows = query::relation_words();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool sentence = rows[i].type == "IN";
    const std::string a = "(a:Country {name: '" + subject_of(i) + "', aliases: []})";
    const std::string b = sentence ? "(b:Sentence {text: '" + object_of(i) + "'})"
                                   : "(b:Country {name: '" + object_of(i) + "', aliases: []})";
    const std::string r = "[:" + std::string(rows[i].type) + " {date: '" + date_of(i) +
                          "', role: 'head', evidence: ['it says so']}]";
    bench.run("CREATE " + a + (is_turned(rows[i]) ? "<-" + r + "-" : "-" + r + "->") + b).value();
  }
}

std::string column(query::Bench& bench, const std::string& question, std::string_view name) {
  const auto translated = query::translate_question(question);
  if (!translated) return "not understood: " + question;
  const auto result = bench.run(translated->cypher, translated->parameters);
  if (!result) return to_string(result.error().code) + " " + result.error().message;
  std::ostringstream out;
  for (std::size_t i = 0; i < result->size(); ++i) out << (i > 0 ? "; " : "") << (*result)[i][name];
  return out.str();
}

std::string text(const std::string& value) { return "'" + value + "'"; }

}  // namespace

TEST_CASE("every relation of the schema has a verb") {
  std::set<std::string> spoken = {"PROPOSED_TO"};  // the addressee of proposing
  for (const auto rows : {query::proposing_words(), query::relation_words()}) {
    for (const RelationWords& row : rows) spoken.emplace(row.type);
  }
  const std::set<std::string> all = relations_of_schema();
  CHECK(all.size() > 30);
  for (const std::string& type : all) {
    INFO(type);
    CHECK(spoken.contains(type));
  }
}

TEST_CASE("every relation is answered in its active and its passive form") {
  query::Bench bench;
  add_facts(bench);
  const auto rows = query::relation_words();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const RelationWords& row = rows[i];
    const std::string a = subject_of(i), b = object_of(i);
    const std::string base(row.base), past(row.past), third(row.third), done(row.participle);
    INFO(row.type << " " << base);
    // Active: who did it, to what or whom, when, and whether.
    CHECK(column(bench, "who " + past + " " + b, "who") == text(a));
    CHECK(column(bench, "who " + third + " " + b + "?", "who") == text(a));
    CHECK(column(bench, "who has " + done + " " + b, "who") == text(a));
    CHECK(column(bench, "what did " + a + " " + base, "what") == text(b));
    CHECK(column(bench, "whom did " + a + " " + base, "what") == text(b));
    CHECK(column(bench, "what has " + a + " " + done, "what") == text(b));
    CHECK(column(bench, "when did " + a + " " + base + " " + b, "dates") ==
          "['" + date_of(i) + "']");
    CHECK(column(bench, "did " + a + " " + base + " " + b, "answer") == "true");
    CHECK(column(bench, "did " + b + " " + base + " " + a, "answer") ==
          (row.type == "MET_WITH" || row.type == "AGREED_WITH" ? "true" : "false"));
    CHECK(column(bench, "who " + past + " " + b + " in " + date_of(i), "who") == text(a));
    CHECK(column(bench, "who " + past + " " + b + " in 1799", "who").empty());
    // Passive.
    CHECK(column(bench, "who was " + done + " by " + a, "what") == text(b));
    CHECK(column(bench, "what was " + done + " by " + a, "what") == text(b));
    CHECK(column(bench, "what has been " + done + " by " + a, "what") == text(b));
    CHECK(column(bench, "by whom was " + b + " " + done, "who") == text(a));
    CHECK(column(bench, "when was " + b + " " + done, "date") == text(date_of(i)));
  }
}

TEST_CASE("proposing is answered in its active and its passive form") {
  query::Bench bench;
  bench
      .run(
          "CREATE (:Country {name: 'Adam', aliases: []})-[:PROPOSED {date: '1950', evidence: "
          "['it says so']}]->(:Proposal {name: 'Rose Plan', what: 'a rose garden', aliases: "
          "[]})-[:PROPOSED_TO]->(:Country {name: 'Bolu', aliases: []})")
      .value();
  for (const RelationWords& row : query::proposing_words()) {
    const std::string base(row.base), past(row.past), done(row.participle);
    INFO(base);
    CHECK(column(bench, "who " + past + " what to whom", "who") == "'Adam'");
    CHECK(column(bench, "who " + past + " roses to Bolu", "who") == "'Adam'");
    CHECK(column(bench, "who has " + done + " roses", "who") == "'Adam'");
    CHECK(column(bench, "what did Adam " + base + " to Bolu in 1950", "proposed") ==
          "'a rose garden'");
    CHECK(column(bench, "what has Adam " + done + " to Bolu", "proposed") == "'a rose garden'");
    CHECK(column(bench, "what was " + done + " to Bolu by Adam", "proposed") == "'a rose garden'");
    CHECK(column(bench, "what was " + done + " by Adam", "to") == "['Bolu']");
    CHECK(column(bench, "to whom did Adam " + base + " a rose garden", "to") == "['Bolu']");
    CHECK(column(bench, "to whom was the rose garden " + done, "to") == "['Bolu']");
    CHECK(column(bench, "by whom was the rose garden " + done, "who") == "'Adam'");
    CHECK(column(bench, "when was the rose garden " + done, "date") == "'1950'");
    CHECK(column(bench, "when did Adam " + base + " roses", "date") == "'1950'");
    CHECK(column(bench, "what did Bolu " + base, "proposed").empty());
  }
}
