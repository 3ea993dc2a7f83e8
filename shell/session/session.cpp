#include "shell/session/session.h"

#include "shell/console/busy.h"
#include "shell/console/interrupt.h"
#include "shell/console/pager.h"
#include "shell/console/progress.h"
#include "shell/render/plan_table.h"
#include "shell/text/sanitize.h"

#include <algorithm>
#include <cstdio>

#include <dossier/language.h>

namespace dossier::shell {

namespace {

constexpr std::size_t kMaxKeptRows = 100'000;  ///< of the last result
constexpr std::string_view kReturn = "RETURN ";
constexpr std::size_t kLinesBeside = 4;  ///< of a window, for the counts and the prompt

Error no_transaction() {
  return Error{Code::TransactionClosed, "no transaction is open", {}, {}, "begin one with :begin"};
}

/// The same error with its places moved to where the statement stands in a longer text.
Error moved(Error error, std::size_t offset) {
  const auto by = static_cast<std::uint32_t>(offset);
  const auto move = [by](Span& span) { span = {span.begin + by, span.end + by}; };
  if (!error.where.empty()) move(error.where);
  for (Note& note : error.notes) move(note.where);
  return error;
}

/// The same error with its place in the expression behind kReturn.
Error without_return(Error error) {
  const auto back = [](std::uint32_t at) {
    return at - std::min(at, static_cast<std::uint32_t>(kReturn.size()));
  };
  error.where = {back(error.where.begin), back(error.where.end)};
  error.notes.clear();
  return error;
}

std::string dimmed(const std::string& text, bool colour) {
  return colour ? "\x1b[2m" + text + "\x1b[0m" : text;
}

std::string counted(std::uint64_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

void sum_up(Counters& sum, const Counters& more) {
  using Member = std::uint64_t Counters::*;
  constexpr Member kMembers[] = {&Counters::nodes_created,         &Counters::nodes_deleted,
                                 &Counters::relationships_created, &Counters::relationships_deleted,
                                 &Counters::properties_set,        &Counters::labels_added,
                                 &Counters::labels_removed,        &Counters::indexes_added,
                                 &Counters::indexes_removed,       &Counters::constraints_added,
                                 &Counters::constraints_removed};
  for (const Member member : kMembers) sum.*member += more.*member;
}

}  // namespace

std::string counters_text(const Counters& c) {
  std::string out;
  const auto add = [&](std::uint64_t count, const char* verb, const char* one, const char* many) {
    if (count != 0)
      out += (out.empty() ? "" : ", ") + std::string(verb) + ' ' + counted(count, one, many);
  };
  add(c.nodes_created, "created", "node", "nodes");
  add(c.relationships_created, "created", "relationship", "relationships");
  add(c.nodes_deleted, "deleted", "node", "nodes");
  add(c.relationships_deleted, "deleted", "relationship", "relationships");
  add(c.properties_set, "set", "property", "properties");
  add(c.labels_added, "added", "label", "labels");
  add(c.labels_removed, "removed", "label", "labels");
  add(c.indexes_added, "added", "index", "indexes");
  add(c.indexes_removed, "removed", "index", "indexes");
  add(c.constraints_added, "added", "constraint", "constraints");
  add(c.constraints_removed, "removed", "constraint", "constraints");
  return out;
}

std::string elapsed_text(double seconds) {
  char text[32];
  if (seconds < 1) {
    std::snprintf(text, sizeof text, "%.*f ms", seconds < 0.01 ? 2 : 0, seconds * 1000);
  } else {
    std::snprintf(text, sizeof text, "%.3f s", seconds);
  }
  return text;
}

Session::Session(Database database, Console& console)
    : format(console.out_is_terminal() ? Format::Table : Format::JsonLines),
      database_(std::move(database)),
      console_(console) {
  limits.cancelled = &Interrupt::flag();
}

Status Session::begin() {
  if (transaction_)
    return Error{Code::InvalidArgumentError,
                 "a transaction is open already",
                 {},
                 {},
                 "end it with :commit or :rollback"};
  auto transaction = database_.begin();
  if (!transaction) return std::move(transaction).error();
  transaction_.emplace(std::move(transaction).value());
  return {};
}

Status Session::commit() {
  if (!transaction_) return no_transaction();
  const Status status = transaction_->commit();
  transaction_.reset();
  return status;
}

Status Session::rollback() {
  if (!transaction_) return no_transaction();
  transaction_->rollback();
  transaction_.reset();
  return {};
}

Result<ResultSet> Session::execute(std::string_view text, const Parameters& with,
                                   const RowSink& sink) {
  const Interrupt interrupt;
  if (!transaction_) return database_.stream(text, with, sink, limits);
  auto result = transaction_->query(text, with, limits);
  if (!result) return result;
  for (const Row row : *result) {
    if (!sink(result->columns(), std::vector<Value>(row.begin(), row.end()))) break;
  }
  return result;
}

Result<ResultSet> Session::collect(std::string_view text, const Parameters& with) {
  const Interrupt interrupt;
  return transaction_ ? transaction_->query(text, with, limits)
                      : database_.query(text, with, limits);
}

bool Session::print(std::string_view text, std::string_view source) {
  const auto offset = static_cast<std::size_t>(text.data() - source.data());
  if (!is_question(text)) return print_query({text, parameters, source, offset});
  const auto translated = translate_question(text);
  if (!translated) {
    console_.report(moved(translated.error(), offset), source);
    return false;
  }
  Parameters with = parameters;
  for (const auto& [key, value] : translated->parameters) with.set(key, value);
  if (console_.out_is_terminal())
    console_.write_talk(dimmed(many_lines(translated->cypher), console_.colour_talk()) + "\n");
  return print_query({translated->cypher, with, translated->cypher, 0});
}

RenderSettings Session::current_rendering() const {
  RenderSettings settings = rendering;
  settings.width = console_.width();
  const std::size_t height = console_.height();
  if (fit_rows && console_.out_is_terminal())
    settings.height = height - std::min(height, kLinesBeside);
  return settings;
}

bool Session::print_query(const Statement& statement) {
  const auto renderer = make_renderer(format, console_.out(), current_rendering());
  if (paging) console_.out().hold();
  Busy busy(console_, "running");
  std::optional<Progress> indexing;
  limits.index_progress = [&](std::uint64_t done, std::uint64_t total) {
    busy.stop();
    if (!indexing) indexing.emplace(console_, "indexed");
    indexing->update(done, total);
  };
  std::size_t rows = 0;
  ResultSet kept;
  const auto begin = [&](const std::vector<std::string>& columns) {
    if (keep_) kept = ResultSet(columns);
    renderer->begin(columns);
  };
  const auto result = execute(statement.text, statement.parameters,
                              [&](const auto& columns, std::vector<Value>&& row) {
                                if (rows++ == 0) {
                                  busy.stop();
                                  begin(columns);
                                }
                                renderer->row(row);
                                if (keep_ && kept.size() < kMaxKeptRows)
                                  kept.append(std::move(row));
                                return console_.out().good();
                              });
  busy.stop();
  indexing.reset();
  limits.index_progress = {};
  const bool has_rows = rows != 0 || (result && !result->columns().empty());
  if (has_rows && rows == 0) begin(result->columns());
  if (has_rows) renderer->end();
  if (paging) show_text(console_, console_.out().release());
  console_.out().flush();
  if (keep_ && has_rows) last_ = std::move(kept);
  if (console_.out().reader_gone()) return true;
  if (!result) {
    if (result.error().code == Code::Cancelled && Interrupt::requested()) {
      console_.note("interrupted");
    } else {
      console_.report(moved(result.error(), statement.offset), statement.source);
    }
    return false;
  }
  for (const Error& warning : result->warnings)
    console_.warn(moved(warning, statement.offset), statement.source);
  if (!result->plan.empty()) write_plan(result->plan);
  tell_outcome(*result, renderer->counted() ? std::nullopt : std::optional(rows));
  return true;
}

void Session::write_plan(const std::string& plan) {
  const PagedOutput paged(console_, paging);
  const std::string text = plan + (plan.ends_with('\n') ? "" : "\n");
  if (!console_.out_is_terminal()) {
    console_.out() << text;
    return;
  }
  console_.out() << plan_table(many_lines(text), {console_.width(), console_.colour()});
}

void Session::tell_outcome(const ResultSet& result, std::optional<std::size_t> rows) {
  console_.out().flush();
  if (summing) sum_up(total_, result.counters);
  std::string text = summing ? "" : counters_text(result.counters);
  if (rows && !result.columns().empty() && console_.out_is_terminal()) {
    text = counted(*rows, "row", "rows") + (text.empty() ? "" : ", " + text);
  }
  if (timing) {
    text += (text.empty() ? "" : ", ") + elapsed_text(result.seconds);
  }
  if (!text.empty() && (console_.err_is_terminal() || result.counters.any() || timing))
    console_.note(text);
}

void Session::tell_total() {
  if (total_.any()) console_.note(counters_text(total_));
  total_ = {};
}

bool Session::print_all(std::string_view source) {
  std::string_view rest = source;
  while (!is_blank(rest)) {
    const std::size_t end = statement_end(rest).value_or(rest.size());
    std::string_view statement = rest.substr(0, end);
    rest.remove_prefix(end);
    if (statement.ends_with(';')) statement.remove_suffix(1);
    if (is_blank(statement)) continue;
    if (!print(statement, source) || Interrupt::requested()) return false;
    if (!console_.out().good()) return true;
  }
  return true;
}

void Session::print_result(const ResultSet& result, Format as) {
  const PagedOutput paged(console_, paging);
  RenderSettings settings = current_rendering();
  settings.max_rows = settings.height = 0;
  const auto renderer = make_renderer(as, console_.out(), settings);
  renderer->begin(result.columns());
  for (const Row row : result) renderer->row({row.begin(), row.end()});
  renderer->end();
}

Result<Value> Session::evaluate(std::string_view expression) {
  const auto result = collect(std::string(kReturn) + std::string(expression), parameters);
  if (!result) return without_return(result.error());
  if (result->size() != 1 || result->columns().size() != 1) {
    return Error{Code::InvalidArgumentError,
                 "`" + std::string(expression) + "` is no single value"};
  }
  return (*result)[0][std::size_t{0}];
}

}  // namespace dossier::shell
