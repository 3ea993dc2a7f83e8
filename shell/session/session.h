#pragma once

#include "shell/console/console.h"
#include "shell/render/renderer.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <dossier/database.h>

namespace dossier::shell {

/// A database with what a user has set up around it: parameters, limits, form of the output, and
/// the transaction that is open, if any.
class Session {
 public:
  Session(Database database, Console& console);

  Database& database() noexcept { return database_; }
  const Database& database() const noexcept { return database_; }
  Console& console() noexcept { return console_; }

  Parameters parameters;
  QueryOptions limits;
  Format format;
  RenderSettings rendering;
  /// Tables leave out middle rows to fit the window; what is longer goes through a pager.
  bool fit_rows = false;
  bool paging = false;
  /// How drawings for Graphviz are made.
  ExportOptions drawing;
  bool timing = false;
  /// What statements change is told once, by `tell_total`, instead of after each.
  bool summing = false;

  bool in_transaction() const noexcept { return transaction_.has_value(); }
  Status begin();
  Status commit();
  Status rollback();

  /// Runs one statement. Rows go to `sink`, within an open transaction after the last one. Ctrl-C
  /// stops it.
  Result<ResultSet> execute(std::string_view text, const Parameters& with, const RowSink& sink);
  /// All rows at once.
  Result<ResultSet> collect(std::string_view text, const Parameters& with = {});

  /// Runs a statement or everyday question and writes its rows in the session's format, what it
  /// changed and its warnings as talk. Reports a failure, at its place in `source`, of which `text`
  /// is a part. Returns whether it went well.
  bool print(std::string_view text, std::string_view source);
  /// Runs all statements of a text until one fails.
  bool print_all(std::string_view source);

  /// Tells what the statements have changed that were summed since the last call.
  void tell_total();

  /// Writes a result that is there already.
  void print_result(const ResultSet& result, Format as);

  /// The settings for what is shown now: the window may have changed its size.
  RenderSettings current_rendering() const;

  /// The last result with rows, for :last and :evidence.
  const std::optional<ResultSet>& last() const noexcept { return last_; }
  void keep_results(bool keep) noexcept { keep_ = keep; }
  void keep_last(ResultSet result) { last_ = std::move(result); }

  /// Evaluates a Cypher expression, such as the value of a parameter. Places of errors are within
  /// it.
  Result<Value> evaluate(std::string_view expression);

 private:
  /// A statement, with the text it is shown in when it fails.
  struct Statement {
    std::string_view text;
    const Parameters& parameters;
    std::string_view source;
    std::size_t offset;
  };

  bool print_query(const Statement& statement);
  void write_plan(const std::string& plan);
  /// `rows`: nothing when their number was told already.
  void tell_outcome(const ResultSet& result, std::optional<std::size_t> rows);

  Database database_;
  Console& console_;
  std::optional<Transaction> transaction_;
  std::optional<ResultSet> last_;
  bool keep_ = false;
  Counters total_;
};

/// "0.31 ms", "420 ms", "3.141 s".
std::string elapsed_text(double seconds);

/// "created 2 nodes, set 1 property"; empty when nothing changed.
std::string counters_text(const Counters& counters);

}  // namespace dossier::shell
