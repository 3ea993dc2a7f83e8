// The complete text of errors, kept in files: tests/query/errors/*.test. With DOSSIER_UPDATE set in
// the environment the expected texts are written anew; read the difference before keeping it.
#include "query/analyze/analyze.h"
#include "query/analyze/standard_catalog.h"
#include "query/function/procedure.h"
#include "query/syntax/parse.h"
#include "tests/query/execute_support.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

namespace {

using namespace dossier;

/// "error", the query, "----", what is said, and an empty line.
struct Case {
  std::string query;
  std::string expected;
};

std::vector<Case> read_cases(const std::filesystem::path& path, std::string& head) {
  std::ifstream in(path);
  std::vector<Case> cases;
  std::string* target = &head;
  for (std::string line; std::getline(in, line);) {
    if (line == "error") {
      cases.emplace_back();
      target = &cases.back().query;
    } else if (line == "----" && !cases.empty()) {
      target = &cases.back().expected;
    } else if (!line.empty() || target == &head) {
      *target += line + "\n";
    }
  }
  for (Case& one : cases) {
    if (!one.query.empty()) one.query.pop_back();
  }
  return cases;
}

Error error_of(const std::string& text) {
  static const query::StandardCatalog catalog(query::ProcedureTable::with_builtins());
  auto query = query::parse(text);
  if (!query) return query.error();
  if (auto status = query::analyze(*query, catalog); !status) return status.error();
  Parameters given;
  given.set("name", "Ada");
  if (auto status = query::check_parameters(*query, given); !status) return status.error();
  // What is found when it is planned and run.
  query::Bench bench;
  bench.run("CREATE CONSTRAINT held FOR (n:Held) REQUIRE n.k IS UNIQUE").value();
  bench.run("CREATE (:Held {k: 1})-[:R]->()").value();
  QueryOptions options;
  options.memory_bytes = std::size_t{64} << 20;
  if (auto result = bench.run(text, {}, options); !result) return result.error();
  return {Code::Internal, "no error"};
}

struct Described {
  Code code;
  int number;
  const char* name;
};

constexpr Described kCodes[] = {
#define DOSSIER_CODE(name, number, kind, detail, status, explanation) {Code::name, number, #name},
#include <dossier/error_codes.def>
#undef DOSSIER_CODE
};

/// Found before a query runs: texts, names, types; 21xx are warnings.
bool is_of_compile_time(int number) { return number < 4000 && number / 100 != 21; }

/// Found in the values that a query meets. Not those that need a clock, another thread or a
/// procedure that fails.
bool is_of_run_time(const Described& one) {
  constexpr Code kOthers[] = {Code::TimedOut, Code::Cancelled, Code::ProcedureFailed};
  return one.number / 1000 == 4 &&
         std::find(std::begin(kOthers), std::end(kOthers), one.code) == std::end(kOthers);
}

}  // namespace

TEST_CASE("every error that a query makes has its file") {
  std::set<Code> seen;
  for (const auto& entry :
       std::filesystem::directory_iterator(DOSSIER_SOURCE_DIR "/tests/query/errors")) {
    std::string head;
    for (const Case& one : read_cases(entry.path(), head)) seen.insert(error_of(one.query).code);
  }
  for (const Described& one : kCodes) {
    INFO(one.name);
    if (is_of_compile_time(one.number) || is_of_run_time(one)) CHECK(seen.contains(one.code));
  }
}

TEST_CASE("errors say what their files say") {
  const bool update = std::getenv("DOSSIER_UPDATE") != nullptr;
  std::size_t count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(DOSSIER_SOURCE_DIR "/tests/query/errors")) {
    std::string head;
    std::ostringstream rewritten;
    auto cases = read_cases(entry.path(), head);
    rewritten << head;
    for (const Case& one : cases) {
      ++count;
      const Error error = error_of(one.query);
      std::string text = render(error, one.query);
      if (!text.empty() && text.back() != '\n') text += '\n';
      rewritten << "error\n" << one.query << "\n----\n" << text << "\n";
      INFO(entry.path().filename().string() << "\n" << one.query);
      CHECK(error.where.end <= one.query.size());
      CHECK(text.find('^') != std::string::npos);
      CHECK(error.where.begin <= error.where.end);
      CHECK(error.message.find('\n') == std::string::npos);
      CHECK(describe(error.code).gqlstatus.size() == 5);
      if (!update) CHECK(text == one.expected);
    }
    if (update) std::ofstream(entry.path()) << rewritten.str();
  }
  CHECK(count > 100);
}
