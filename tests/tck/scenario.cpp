#include "tests/tck/scenario.h"

#include "query/engine.h"
#include "query/function/procedure.h"
#include "tests/scratch.h"
#include "tests/tck/literal.h"
#include "tests/tck/observe.h"
#include "tests/tck/procedure.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>

namespace dossier::tck {
namespace {

/// Ends a scenario that did not go as it should.
struct Failure {
  Verdict verdict;
  std::string details;
};

std::string read_file(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::optional<std::string> after(const std::string& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return std::nullopt;
  return text.substr(prefix.size());
}

std::string row_text(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const std::string& cell : cells) out += " " + cell + " |";
  return out;
}

class Run {
 public:
  Run(std::string graphs, Place place) : graphs_(std::move(graphs)) {
    if (place == Place::Disk) directory_.emplace();
    open();
    options_.timeout = std::chrono::seconds(20);
    options_.memory_bytes = std::size_t{512} << 20;
  }

  void step(const Step& step) {
    const std::string& text = step.text;
    if (text == "an empty graph" || text == "any graph") return;
    if (const auto name = after(text, "the binary-tree"))
      return set_up(read_file(graph_file("binary-tree" + *name)));
    if (text == "having executed:") return set_up(step.document);
    if (text == "parameters are:") return set_parameters(step.table);
    if (const auto signature = after(text, "there exists a procedure ")) {
      return add_procedure(read_procedure(*signature, step.table));
    }
    if (text == "executing query:" || text == "executing control query:")
      return execute(step.document);
    if (const auto rule = after(text, "the result should be"))
      return check_result(*rule, step.table);
    if (text == "no side effects") return check_side_effects({});
    if (text == "the side effects should be:") return check_side_effects(step.table);
    if (text.find(" should be raised at ") != std::string::npos) return check_error(text);
    throw std::runtime_error("unknown step: " + text);
  }

  /// Fails for an error that no step asked about, and for a store that is not what it should be.
  void finish() {
    require_asked();
    for (const graph::Finding& finding : store_->check(false, {}).value().findings) {
      wrong("the store is damaged: " + finding.where + ": " + finding.what);
    }
  }

 private:
  void open() {
    graph::StoreOptions options;
    options.sync = false;
    engine_.reset();
    store_.reset();
    store_ =
        graph::Store::open(directory_ ? directory_->path("graph") : ":memory:", options).value();
    engine_ = std::make_unique<query::Engine>(*store_);
    for (const query::Procedure& procedure : procedures_) engine_->procedures().add(procedure);
  }

  void reopen() {
    if (directory_) open();
  }

  void require_asked() const {
    if (result_ && !result_->ok() && !asked_) unexpected(result_->error());
  }

  void add_procedure(query::Procedure procedure) {
    engine_->procedures().add(procedure);
    procedures_.push_back(std::move(procedure));
  }

  std::string graph_file(const std::string& text) const {
    const std::string name = text.substr(0, text.find(' '));
    return graphs_ + "/" + name + "/" + name + ".cypher";
  }

  void set_up(const std::string& query) {
    reopen();
    query_ = query;
    const auto result = engine_->run(query, parameters_, options_);
    if (!result) unexpected(result.error());
  }

  void set_parameters(const Table& table) {
    for (const auto& row : table) parameters_.set(row.at(0), read_value(row.at(1)));
  }

  void execute(const std::string& query) {
    require_asked();
    reopen();
    query_ = query;
    before_ = observe(*store_);
    result_ = engine_->run(query, parameters_, options_);
    asked_ = false;
  }

  [[noreturn]] void wrong(const std::string& details) const {
    throw Failure{Verdict::WrongAnswer, "query:\n" + query_ + "\n" + details};
  }

  [[noreturn]] void unexpected(const Error& error) const {
    throw Failure{Verdict::UnexpectedError, render(error, query_)};
  }

  const ResultSet& rows() {
    asked_ = true;
    if (!result_->ok()) unexpected(result_->error());
    return **result_;
  }

  void check_result(const std::string& rule, const Table& table) {
    if (rule == " empty") {
      if (!rows().empty()) wrong("expected no rows, got " + std::to_string(rows().size()));
      return;
    }
    const bool ordered = rule.starts_with(", in order");
    const ListOrder lists = rule.find("ignoring element order") != std::string::npos
                                ? ListOrder::Ignored
                                : ListOrder::Kept;
    compare(table, lists, ordered);
  }

  void compare(const Table& table, ListOrder lists, bool ordered) {
    const ResultSet& result = rows();
    const auto columns = places(table.at(0), result.columns());
    auto expected = expected_rows(table, lists);
    auto actual = actual_rows(result, columns, lists);
    if (!ordered) {
      std::sort(expected.begin(), expected.end());
      std::sort(actual.begin(), actual.end());
    }
    if (expected != actual) wrong(difference(expected, actual));
  }

  /// Where each expected column is in the result: their order is free.
  std::vector<std::size_t> places(const std::vector<std::string>& expected,
                                  const std::vector<std::string>& actual) const {
    std::vector<std::size_t> out;
    for (const std::string& name : expected) {
      out.push_back(
          static_cast<std::size_t>(std::find(actual.begin(), actual.end(), name) - actual.begin()));
    }
    const bool found = std::find(out.begin(), out.end(), actual.size()) == out.end();
    if (found && expected.size() == actual.size()) return out;
    wrong("expected columns " + row_text(expected) + "\ngot columns      " + row_text(actual));
  }

  static std::vector<std::string> expected_rows(const Table& table, ListOrder lists) {
    std::vector<std::string> out;
    for (std::size_t i = 1; i < table.size(); ++i) {
      std::vector<std::string> cells;
      for (const std::string& cell : table[i]) cells.push_back(canonical(read_value(cell), lists));
      out.push_back(row_text(cells));
    }
    return out;
  }

  static std::vector<std::string> actual_rows(const ResultSet& result,
                                              const std::vector<std::size_t>& columns,
                                              ListOrder lists) {
    std::vector<std::string> out;
    for (const Row row : result) {
      std::vector<std::string> cells;
      for (const std::size_t column : columns) cells.push_back(canonical(row[column], lists));
      out.push_back(row_text(cells));
    }
    return out;
  }

  static std::string difference(const std::vector<std::string>& expected,
                                const std::vector<std::string>& actual) {
    std::string out = "expected " + std::to_string(expected.size()) + " rows, got " +
                      std::to_string(actual.size());
    std::vector<std::string> left = actual;
    for (const std::string& row : expected) {
      const auto at = std::find(left.begin(), left.end(), row);
      if (at != left.end()) {
        left.erase(at);
      } else {
        out += "\n  - " + row;
      }
    }
    for (const std::string& row : left) out += "\n  + " + row;
    if (out.find('\n') == std::string::npos) out += " in another order";
    return out;
  }

  void check_side_effects(const Table& table) {
    asked_ = true;
    if (!result_->ok()) unexpected(result_->error());
    std::map<std::string, std::size_t> expected;
    for (const auto& row : table) expected[row.at(0)] = std::stoul(row.at(1));
    const auto actual = side_effects(before_, observe(*store_));
    if (actual != expected)
      wrong("expected side effects " + effects_text(expected) + ", got " + effects_text(actual));
  }

  static std::string effects_text(const std::map<std::string, std::size_t>& effects) {
    std::string out = "{";
    for (const auto& [name, count] : effects) out += " " + name + " " + std::to_string(count);
    return out + " }";
  }

  /// "a TypeError should be raised at runtime: InvalidArgumentValue".
  void check_error(const std::string& text) {
    asked_ = true;
    std::istringstream words(text);
    std::string article, kind;
    words >> article >> kind;
    const auto at = text.find(" raised at ") + 11;
    const auto colon = text.find(": ", at);
    const std::string phase = text.substr(at, colon - at);
    const std::string detail = text.substr(colon + 2);
    if (result_->ok())
      wrong("expected " + kind + ": " + detail + " at " + phase + ", got " +
            std::to_string((*result_)->size()) + " rows");
    check_kind(kind, detail);
    check_phase(phase);
    if (!side_effects(before_, observe(*store_)).empty())
      wrong("the failed query left side effects");
  }

  void check_kind(const std::string& kind, const std::string& detail) const {
    const CodeInfo& info = describe(result_->error().code);
    if (info.kind == kind && (detail == "*" || info.detail == detail)) return;
    throw Failure{Verdict::UnexpectedError,
                  "expected " + kind + ": " + detail + ", got " + std::string(info.kind) + ": " +
                      std::string(info.detail) + "\n" + render(result_->error(), query_)};
  }

  /// A query whose plan cannot be shown fails at compile time; so does one whose parameters are not
  /// given, although its plan can be shown without them.
  void check_phase(const std::string& phase) {
    if (phase == "any time") return;
    const bool compiles = result_->error().code != Code::MissingParameter &&
                          engine_->run("EXPLAIN " + query_, parameters_, options_).ok();
    if (compiles == (phase == "runtime")) return;
    throw Failure{Verdict::UnexpectedError, "expected the error at " + phase + ", not " +
                                                (compiles ? "runtime" : "compile time") + "\n" +
                                                render(result_->error(), query_)};
  }

  std::string graphs_;
  std::optional<test::Scratch> directory_;
  std::unique_ptr<graph::Store> store_;
  std::unique_ptr<query::Engine> engine_;
  std::vector<query::Procedure> procedures_;
  QueryOptions options_;
  Parameters parameters_;
  std::string query_;
  Observation before_;
  std::optional<Result<ResultSet>> result_;
  bool asked_ = true;
};

}  // namespace

Outcome run_scenario(const Scenario& scenario, const std::string& graphs, Place place) {
  try {
    Run run(graphs, place);
    for (const Step& step : scenario.steps) run.step(step);
    run.finish();
  } catch (const Failure& failure) {
    return {failure.verdict, failure.details};
  } catch (const std::exception& error) {
    return {Verdict::UnexpectedError, error.what()};
  }
  return {};
}

}  // namespace dossier::tck
