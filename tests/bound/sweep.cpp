#include "tests/bound/sweep.h"

#include "graph/store.h"
#include "query/engine.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>

namespace dossier::bound_test {

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

/// A new database in a folder, gone afterwards.
class Ground {
 public:
  Ground(const std::string& folder, const Sweep& what) : path_(folder + "/sweep.dossier") {
    std::filesystem::remove_all(path_);
    store_ = graph::Store::open(path_, {}).value();
    engine_.emplace(*store_);
    for (const std::string& statement : what.graph) engine_->run(statement, {}, {}).value();
    before_ = count();
  }
  ~Ground() {
    engine_.reset();
    store_.reset();
    std::filesystem::remove_all(path_);
  }
  Ground(const Ground&) = delete;
  Ground& operator=(const Ground&) = delete;

  Result<ResultSet> run(const std::string& text, std::atomic<bool>& cancelled) {
    QueryOptions options;
    options.cancelled = &cancelled;
    return engine_->run(text, {}, options);
  }
  bool intact() { return count() == before_ && store_->check(false, {}).value().findings.empty(); }

 private:
  std::string count() {
    const auto rows =
        engine_->run("MATCH (n) RETURN count(n), count(n.s), sum(n.i)", {}, {}).value();
    std::string out;
    for (const Value& value : rows[0]) out += to_literal(value) + " ";
    return out;
  }

  std::string path_;
  std::unique_ptr<graph::Store> store_;
  std::optional<query::Engine> engine_;
  std::string before_;
};

double run_alone(const Sweep& what, const std::string& folder, std::string& fault) {
  Ground ground(folder, what);
  std::atomic<bool> never = false;
  const auto begin = Clock::now();
  const auto result = ground.run(what.text, never);
  const double whole = Milliseconds(Clock::now() - begin).count();
  if (!result) fault = result.error().message;
  return whole;
}

void cancel_at(double moment, const Sweep& what, const std::string& folder, Latency& out) {
  Ground ground(folder, what);
  std::atomic<bool> cancelled = false;
  Clock::time_point asked;
  std::thread other([&] {
    std::this_thread::sleep_for(Milliseconds(moment));
    asked = Clock::now();
    cancelled = true;
  });
  const auto result = ground.run(what.text, cancelled);
  const auto end = Clock::now();
  other.join();
  const double latency = Milliseconds(end - asked).count();
  if (result) {
    out.writing = std::max(out.writing, latency);
    return;
  }
  out.slowest = std::max(out.slowest, latency);
  if (result.error().code != Code::Cancelled) out.fault = result.error().message;
  ++out.ends;
  if (!ground.intact()) out.fault = "the graph is changed";
}

}  // namespace

Latency sweep(const Sweep& what, const std::string& folder, std::size_t moments) {
  Latency out;
  out.whole = run_alone(what, folder, out.fault);
  for (std::size_t i = 0; i < moments && out.fault.empty(); ++i) {
    const double part = (static_cast<double>(i) + 0.5) / static_cast<double>(moments);
    cancel_at(out.whole * part, what, folder, out);
  }
  return out;
}

std::vector<Sweep> sweeps(std::size_t rows) {
  const std::string count = std::to_string(rows);
  const std::string many = "UNWIND range(1, " + count + ") AS i ";
  const std::string texts = std::to_string(rows / 50'000), bytes = std::to_string(rows * 100);
  const std::vector<std::string> nodes = {many + "CREATE (:Y {i: i})"};
  return {
      {count + " nodes are made", many + "CREATE (:Y {i: i})"},
      {count + " nodes with an index are made",
       many + "CREATE (:Y {i: i})",
       {"CREATE INDEX FOR (y:Y) ON (y.i)"}},
      {count + " nodes are made and taken back",
       many + "CREATE (:Y {i: i}) WITH count(*) AS n UNWIND range(1, 3000) AS j UNWIND range(1, "
              "3000) AS k RETURN sum(j + k)"},
      {count + " relationships are made",
       "MATCH (y:Y) WITH collect(y) AS all UNWIND range(2, size(all)) AS i WITH all[i - 2] AS a, "
       "all[i - 1] AS b CREATE (a)-[:Z]->(b)",
       nodes},
      {count + " properties are set", "MATCH (y:Y) SET y.i = y.i + 1", nodes},
      {count + " nodes are deleted", "MATCH (y:Y) DETACH DELETE y", nodes},
      {"a text of " + bytes + " bytes is stored",
       "WITH repeat('x', " + bytes + ") AS s CREATE (:Y {s: s + s})"},
      {"a list of " + count + " numbers is stored", "CREATE (:Y {s: range(1, " + count + ")})"},
      {texts + " texts of 20 MB are stored",
       "UNWIND range(1, " + texts + ") AS i CREATE (:Y {i: i, s: repeat('x', 20000000)})"},
      {texts + " texts of 30 MB are matched",
       "UNWIND range(1, " + texts +
           ") AS i WITH repeat('xyz ', 7500000) + i AS s WHERE s =~ "
           "'.*(a|b)+c.*' RETURN count(*)"},
  };
}

}  // namespace dossier::bound_test
