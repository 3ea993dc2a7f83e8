// Every query of the openCypher TCK is parsed and analysed: those that must fail at compile time
// fail with the right kind and detail, all others pass.
#include "query/analyze/analyze.h"
#include "query/analyze/standard_catalog.h"
#include "query/function/procedure.h"
#include "query/syntax/parse.h"
#include "tests/tck/gherkin.h"
#include "tests/tck/procedure_signature.h"

#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <sstream>

#include <catch2/catch.hpp>

namespace {

using namespace dossier;

std::string features() {
  if (const char* path = std::getenv("DOSSIER_TCK")) return path;
  return DOSSIER_SOURCE_DIR "/../shared/tck/features";
}

struct Expectation {
  std::string kind, detail;
  bool at_compile_time = false;
  bool at_any_time = false;
  bool any = false;  ///< an error at run time may come early too
};

Expectation expectation(const tck::Scenario& scenario) {
  Expectation result;
  for (const tck::Step& step : scenario.steps) {
    const std::size_t raised = step.text.find(" should be raised at ");
    if (raised == std::string::npos) continue;
    const std::size_t space = step.text.find(' ');
    result.kind = step.text.substr(space + 1, raised - space - 1);
    result.detail = step.text.substr(step.text.rfind(' ') + 1);
    result.at_compile_time = step.text.find("compile time") != std::string::npos;
    result.at_any_time = step.text.find("any time") != std::string::npos;
    result.any = true;
  }
  return result;
}

/// The error of compiling a text, or nothing; parameters are those of the scenario.
std::optional<Error> compile(const std::string& text, const query::ast::Catalog& catalog,
                             const Parameters& parameters) {
  auto parsed = query::parse(text);
  if (!parsed) return parsed.error();
  if (auto status = query::analyze(*parsed, catalog); !status) return status.error();
  if (auto status = query::check_parameters(*parsed, parameters); !status) return status.error();
  return {};
}

Parameters parameters_of(const tck::Scenario& scenario) {
  Parameters parameters;
  for (const tck::Step& step : scenario.steps) {
    if (step.text.find("parameters are") == std::string::npos) continue;
    for (const auto& row : step.table) parameters.set(row[0], {});
  }
  return parameters;
}

bool is_query(const tck::Step& step) {
  return step.text.rfind("executing query", 0) == 0 ||
         step.text.rfind("executing control query", 0) == 0 ||
         step.text.rfind("having executed", 0) == 0;
}

}  // namespace

TEST_CASE("the queries of the TCK compile, and fail, as they should") {
  if (!std::filesystem::exists(features())) return;
  std::size_t queries = 0, errors = 0;
  std::map<std::string, std::size_t> wrong;
  std::ostringstream report;
  for (const tck::Scenario& scenario : tck::read_features(features())) {
    auto procedures = query::ProcedureTable::with_builtins();
    for (const tck::Step& step : scenario.steps) {
      if (tck::is_procedure(step)) procedures.add(tck::read_signature(step));
    }
    const query::StandardCatalog catalog(procedures);
    const Parameters parameters = parameters_of(scenario);
    const Expectation expected = expectation(scenario);
    for (const tck::Step& step : scenario.steps) {
      if (!is_query(step)) continue;
      ++queries;
      const auto error = compile(step.document, catalog, parameters);
      const bool main = step.text.rfind("executing query", 0) == 0;
      std::string got = error ? std::string(describe(error->code).kind) + ": " +
                                    std::string(describe(error->code).detail)
                              : "no error";
      std::string want =
          main && expected.at_compile_time ? expected.kind + ": " + expected.detail : "no error";
      const bool early =
          main && error && expected.any && !expected.at_compile_time &&
          (expected.detail == "*" || expected.detail == describe(error->code).detail) &&
          expected.kind == describe(error->code).kind;
      if (main && expected.at_compile_time) ++errors;
      if (got == want || early) continue;
      ++wrong[want + " -> " + got];
      report << scenario.file.substr(scenario.file.rfind('/') + 1) << ": " << scenario.name << "\n"
             << step.document << "\n  wanted " << want << ", got " << got << "\n"
             << (error ? render(*error, step.document) : "") << "\n";
    }
  }
  for (const auto& [what, count] : wrong) report << count << " x " << what << "\n";
  INFO(queries << " queries, " << errors << " of them wrong on purpose\n" << report.str());
  CHECK(queries > 4000);
  CHECK(wrong.empty());
}
