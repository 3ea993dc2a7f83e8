#include "tests/cypher/session.h"

#include <algorithm>
#include <sstream>

namespace dossier::cypher_test {
namespace {

std::string row_text(const Row& row) {
  std::string out;
  for (const Value& value : row) out += (out.empty() ? "" : " | ") + to_literal(value);
  return out;
}

/// "2 nodes created, 1 property set"; empty without changes.
std::string counters_text(const Counters& counters) {
  const std::pair<std::uint64_t, const char*> all[] = {
      {counters.nodes_created, "nodes created"},
      {counters.nodes_deleted, "nodes deleted"},
      {counters.relationships_created, "relationships created"},
      {counters.relationships_deleted, "relationships deleted"},
      {counters.properties_set, "properties set"},
      {counters.labels_added, "labels added"},
      {counters.labels_removed, "labels removed"},
      {counters.indexes_added, "indexes added"},
      {counters.indexes_removed, "indexes removed"},
      {counters.constraints_added, "constraints added"},
      {counters.constraints_removed, "constraints removed"},
  };
  std::string out;
  for (const auto& [count, what] : all) {
    if (count > 0) out += (out.empty() ? "" : ", ") + std::to_string(count) + " " + what;
  }
  return out;
}

std::vector<std::string> warnings_text(const ResultSet& result) {
  std::vector<std::string> out;
  for (const Error& warning : result.warnings) {
    std::ostringstream headline;
    headline << warning;
    out.push_back(headline.str() + (warning.hint.empty() ? "" : " (" + warning.hint + ")"));
  }
  return out;
}

std::vector<std::string> outcome_text(const Result<ResultSet>& result, BlockKind kind) {
  if (!result) {
    std::ostringstream headline;
    headline << result.error();
    return {headline.str()};
  }
  if (kind == BlockKind::Warning) return warnings_text(*result);
  if (kind == BlockKind::Error) return {"no error, " + std::to_string(result->size()) + " rows"};
  if (kind == BlockKind::Statement) {
    const std::string counters = counters_text(result->counters);
    return counters.empty() ? std::vector<std::string>{} : std::vector<std::string>{counters};
  }
  std::vector<std::string> rows;
  for (const Row row : *result) rows.push_back(row_text(row));
  return rows;
}

}  // namespace

Session::Session(Config config) : config_(config) { begin_graph({}); }

Session::~Session() { close(); }

void Session::open() {
  store_ = graph::Store::open(config_ == Config::Memory ? ":memory:" : directory_->path("graph"))
               .value();
  engine_ = std::make_unique<query::Engine>(*store_);
}

void Session::close() {
  engine_.reset();
  store_.reset();
}

void Session::begin_graph(const std::string& patterns) {
  close();
  parameters_ = {};
  directory_.reset();
  if (config_ == Config::Disk) directory_.emplace();
  open();
  if (patterns.find_first_not_of(" \n") == std::string::npos) return;
  execute("CREATE " + patterns).value();
}

Result<ResultSet> Session::execute(const std::string& text) {
  if (config_ == Config::Disk) {
    close();
    open();
  }
  QueryOptions options;
  options.timeout = std::chrono::seconds(20);
  options.memory_bytes = std::size_t{256} << 20;
  return engine_->run(text, parameters_, options);
}

std::vector<std::string> Session::run(const Block& block) {
  if (block.kind == BlockKind::Graph) {
    begin_graph(block.text);
    return {};
  }
  if (block.kind == BlockKind::Parameters) {
    const auto result = execute("RETURN {" + block.text + "} AS parameters").value();
    parameters_ = result[0][std::size_t{0}].map();
    return {};
  }
  return outcome_text(execute(block.text), block.kind);
}

bool matches(const Block& block, std::vector<std::string> actual) {
  if (block.kind != BlockKind::Query) return block.expected == actual;
  std::vector<std::string> expected = block.expected;
  std::sort(expected.begin(), expected.end());
  std::sort(actual.begin(), actual.end());
  return expected == actual;
}

}  // namespace dossier::cypher_test
