#include "tests/oracle/check.h"

#include "query/analyze/analyze.h"
#include "query/analyze/standard_catalog.h"
#include "query/ast/print.h"
#include "query/syntax/parse.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <filesystem>
#include <map>
#include <sstream>
#include <stdexcept>

#include <unistd.h>

namespace dossier::oracle {

namespace {

std::string shown(const Error& error) { return to_string(error.code) + " " + error.message; }

/// The same for all that ORDER BY, DISTINCT and grouping take for the same: 1 for 1.0, 0 for -0.0.
Value normal_form(const Value& value) {
  if (value.is_float() && value.real() == std::floor(value.real()) &&
      std::abs(value.real()) < 1e15) {
    return Value(static_cast<std::int64_t>(value.real()));
  }
  if (!value.is_list()) return value;
  List out;
  for (const Value& element : value.list()) out.push_back(normal_form(element));
  return Value(std::move(out));
}

Value as_it_is(const Value& value) { return value; }

using Form = Value (*)(const Value&);

/// Which of several same values a query shows is open where it cuts ordered rows, or keeps one of
/// each or of each group.
Form form_of(const std::string& text) {
  for (const char* word : {"SKIP", "LIMIT", "DISTINCT", "count(", "sum(", "min(", "max(", "avg("}) {
    if (text.find(word) != std::string::npos) return normal_form;
  }
  return as_it_is;
}

std::string row_text(std::span<const Value> values, Form form) {
  std::ostringstream out;
  for (const Value& value : values) out << form(value) << " | ";
  return out.str();
}

std::string lines(const std::vector<std::string>& rows) {
  std::string out;
  for (const std::string& row : rows) out += "    " + row + "\n";
  return out.empty() ? "    (no rows)\n" : out;
}

std::string temporary_directory() {
  static std::atomic<int> next = 0;
  const auto path = std::filesystem::temp_directory_path() /
                    ("dossier-oracle-" + std::to_string(::getpid()) + "-" + std::to_string(next++));
  std::filesystem::remove_all(path);
  return path.string();
}

Verdict compare(const std::string& what, const std::vector<std::string>& left,
                const std::vector<std::string>& right) {
  if (left == right) return std::nullopt;
  return what + "\n  one way\n" + lines(left) + "  the other\n" + lines(right);
}

constexpr const char* kIndexes[] = {"CREATE INDEX FOR (n:A) ON (n.i)",
                                    "CREATE INDEX FOR (n:B) ON (n.i)",
                                    "CREATE INDEX FOR (n:A) ON (n.s)",
                                    "CREATE INDEX FOR (n:C) ON (n.s, n.i)",
                                    "CREATE INDEX FOR (n:B) ON (n.f)",
                                    "CREATE INDEX FOR ()-[r:R]-() ON (r.i)",
                                    "CREATE INDEX FOR ()-[r:S]-() ON (r.s, r.i)",
                                    "CREATE INDEX FOR (n:A) ON (n.f, n.i)",
                                    "CREATE TEXT INDEX FOR (n:A) ON (n.s)",
                                    "CREATE TEXT INDEX FOR (n:B) ON (n.s)",
                                    "CREATE TEXT INDEX FOR ()-[r:R]-() ON (r.s)",
                                    "CREATE FULLTEXT INDEX words FOR (n:A|B) ON EACH [n.s, n.t]",
                                    "CREATE FULLTEXT INDEX facts FOR ()-[r:R|S]-() ON EACH [r.s]"};

}  // namespace

namespace {

constexpr int kUses = 100;

std::unique_ptr<Bench::Kept> open_store(const std::string& path, Bench::Setting setting) {
  graph::StoreOptions options;
  options.sync = false;
  auto out = std::make_unique<Bench::Kept>();
  out->store = graph::Store::open(path, options).value();
  const bool optimised = setting != Bench::Setting::Unoptimised;
  out->engine =
      std::make_unique<query::Engine>(*out->store, query::plan::Tuning{optimised, optimised});
  if (setting != Bench::Setting::Indexed) return out;
  for (const char* statement : kIndexes) out->engine->run(statement, {}, {}).value();
  return out;
}

/// Stores in memory that no bench uses at the moment.
std::vector<std::unique_ptr<Bench::Kept>>& free_stores(Bench::Setting setting) {
  thread_local std::map<Bench::Setting, std::vector<std::unique_ptr<Bench::Kept>>> kept;
  return kept[setting];
}

}  // namespace

Bench::Bench(const GraphSpec& graph, Setting setting) : setting_(setting) {
  if (setting == Setting::Reopened) {
    directory_ = temporary_directory();
    kept_ = open_store(directory_, setting);
    fill(graph);
    kept_.reset();
    kept_ = open_store(directory_, setting);
    return;
  }
  auto& free = free_stores(setting);
  if (free.empty()) {
    kept_ = open_store(":memory:", setting);
  } else {
    kept_ = std::move(free.back());
    free.pop_back();
  }
  fill(graph);
}

void Bench::fill(const GraphSpec& graph) {
  const std::string statement = graph.to_cypher();
  if (statement.empty()) return;
  if (auto created = kept_->engine->run(statement, {}, {}); !created) {
    throw std::logic_error(statement + "\n" + render(created.error(), statement));
  }
}

Bench::~Bench() {
  if (!directory_.empty()) {
    kept_.reset();
    std::filesystem::remove_all(directory_);
  } else if (++kept_->uses < kUses && kept_->engine->run("MATCH (n) DETACH DELETE n", {}, {})) {
    free_stores(setting_).push_back(std::move(kept_));
  }
}

std::string Bench::check() {
  const auto report = kept_->store->check(false, {}).value();
  return report.findings.empty()
             ? ""
             : report.findings.front().where + " " + report.findings.front().what;
}

std::vector<std::string> Bench::rows(const std::string& text) {
  const auto result = kept_->engine->run(text, {}, {});
  if (!result) return {shown(result.error())};
  std::vector<std::string> out;
  for (const dossier::Row row : *result)
    out.push_back(row_text({row.begin(), row.size()}, form_of(text)));
  std::sort(out.begin(), out.end());
  return out;
}

std::int64_t Bench::count(const std::string& text) {
  const auto result = kept_->engine->run(text, {}, {});
  if (!result) throw std::logic_error(text + "\n" + render(result.error(), text));
  return (*result)[0][std::size_t{0}].integer();
}

std::vector<std::string> Bench::naive(const std::string& text) {
  auto query = query::parse(text);
  if (!query) return {shown(query.error())};
  const query::StandardCatalog catalog(kept_->engine->procedures());
  if (auto status = query::analyze(*query, catalog); !status) return {shown(status.error())};
  const auto transaction = kept_->store->begin_read();
  query::Budget budget(0);
  query::FunctionContext functions;
  functions.graph = transaction.get();
  functions.budget = &budget;
  const Graph graph = Graph::read(*transaction);
  const Map parameters;
  try {
    std::vector<std::string> out;
    for (const auto& row : Interpreter(graph, parameters, functions).run(*query).rows)
      out.push_back(row_text(row, form_of(text)));
    std::sort(out.begin(), out.end());
    return out;
  } catch (const Exception& failure) {
    return {shown(failure.error())};
  }
}

Verdict agrees_with_interpreter(const GraphSpec& graph, const std::string& text) {
  Bench plain(graph, Bench::Setting::Plain);
  const auto expected = plain.naive(text);
  if (auto verdict = compare("interpreter against engine", expected, plain.rows(text)))
    return verdict;
  Bench slow(graph, Bench::Setting::Unoptimised);
  if (auto verdict = compare("with against without optimiser", expected, slow.rows(text)))
    return verdict;
  Bench indexed(graph, Bench::Setting::Indexed);
  return compare("without against with indexes", expected, indexed.rows(text));
}

Verdict survives_reopening(const GraphSpec& graph, const std::string& text) {
  Bench memory(graph, Bench::Setting::Plain), disk(graph, Bench::Setting::Reopened);
  return compare("in memory against reopened on disk", memory.rows(text), disk.rows(text));
}

Verdict survives_printing(const GraphSpec& graph, const std::string& text) {
  Bench bench(graph, Bench::Setting::Plain);
  auto query = query::parse(text);
  if (!query) return std::nullopt;
  const std::string printed = query::ast::print(*query);
  auto again = query::parse(printed);
  if (!again)
    return "the printed query is not understood: " + printed + "\n  " + shown(again.error());
  if (const std::string twice = query::ast::print(*again); twice != printed) {
    return "printed once " + printed + "\n  and twice " + twice;
  }
  return compare("as written against as printed: " + printed, bench.rows(text),
                 bench.rows(printed));
}

Verdict splits_by_predicate(const GraphSpec& graph, const PatternSpec& pattern) {
  Bench bench(graph, Bench::Setting::Plain);
  std::string paths;
  for (const std::string& path : pattern.forward) paths += (paths.empty() ? "" : ", ") + path;
  const std::string match = "MATCH " + paths;
  const std::string tail = " RETURN count(*)";
  const std::string p = "(" + pattern.predicate + ")";
  const std::int64_t all = bench.count(match + tail);
  const std::int64_t parts = bench.count(match + " WHERE " + p + tail) +
                             bench.count(match + " WHERE NOT " + p + tail) +
                             bench.count(match + " WHERE " + p + " IS NULL" + tail);
  if (all != parts) {
    return "parts of " + match + " by " + p + ": " + std::to_string(all) + " rows, " +
           std::to_string(parts) + " in parts";
  }
  const std::int64_t always =
      bench.count(match + " WHERE " + p + " OR NOT " + p + " OR " + p + " IS NULL" + tail);
  const std::int64_t never =
      bench.count(match + " WHERE " + p + " AND NOT " + p + " AND " + p + " IS NOT NULL" + tail);
  if (always != all || never != 0) return "tautology or contradiction of " + p + " behind " + match;
  return std::nullopt;
}

Verdict survives_rewriting(const GraphSpec& graph, const PatternSpec& pattern) {
  Bench bench(graph, Bench::Setting::Plain);
  std::string forward, backward, swapped;
  for (std::size_t i = 0; i < pattern.forward.size(); ++i) {
    forward += (i ? ", " : "") + pattern.forward[i];
    backward += (i ? ", " : "") + pattern.backward[i];
    swapped += (i ? ", " : "") + pattern.forward[pattern.forward.size() - 1 - i];
  }
  const std::string tail =
      " WHERE " + pattern.predicate + " RETURN " + pattern.anchor + ".i AS i, count(*) AS c";
  const auto expected = bench.rows("MATCH " + forward + tail);
  // Lists of relationships come the other way round when a path is reversed, which any() and all()
  // do not see.
  if (auto verdict = compare("MATCH " + forward + tail + "\nMATCH " + backward + tail, expected,
                             bench.rows("MATCH " + backward + tail))) {
    return verdict;
  }
  return compare("MATCH " + forward + tail + "\nMATCH " + swapped + tail, expected,
                 bench.rows("MATCH " + swapped + tail));
}

Verdict survives_padding(const GraphSpec& graph, const PatternSpec& pattern) {
  Bench bench(graph, Bench::Setting::Plain);
  std::string paths;
  for (const std::string& path : pattern.forward) paths += (paths.empty() ? "" : ", ") + path;
  const std::string match = "MATCH " + paths;
  const std::string where = " WHERE " + pattern.predicate;
  const std::string tail = " RETURN " + pattern.anchor + ".i AS i, count(*) AS c";
  const auto expected = bench.rows(match + where + tail);
  const std::string variants[] = {
      match + where + " WITH *, 1 AS unused" + tail,
      "UNWIND [1] AS unused " + match + where + tail,
      match + " WITH * WHERE " + pattern.predicate + tail,
      match + where + " AND true" + tail,
      match + where + " CALL { RETURN 1 AS unused }" + tail,
      "OPTIONAL " + match + where + " WITH * WHERE " + pattern.anchor + " IS NOT NULL" + tail,
  };
  for (const std::string& variant : variants) {
    if (auto verdict =
            compare(match + where + tail + "\n" + variant, expected, bench.rows(variant)))
      return verdict;
  }
  return std::nullopt;
}

Verdict counts_parts(const GraphSpec& graph) {
  const std::string queries[] = {
      "MATCH (a)-[r]->(b) RETURN count(*)", "MATCH (a)--(b)--(c) RETURN count(*)",
      "MATCH (a)-[*1..3]->(b) RETURN count(*)", "MATCH (a:A)-->(b), (b)-->(c) RETURN count(*)",
      "MATCH (a)-->(b)-->(c)-->(a) RETURN count(*)"};
  Bench once(graph, Bench::Setting::Plain);
  GraphSpec twice = graph;
  const std::size_t n = graph.nodes.size();
  twice.nodes.insert(twice.nodes.end(), graph.nodes.begin(), graph.nodes.end());
  for (GraphSpec::Edge edge : graph.edges) {
    edge.from += n;
    edge.to += n;
    twice.edges.push_back(edge);
  }
  Bench copied(twice, Bench::Setting::Reopened);
  for (const std::string& text : queries) {
    if (2 * once.count(text) != copied.count(text)) return "a copy beside does not double: " + text;
  }
  return std::nullopt;
}

}  // namespace dossier::oracle
