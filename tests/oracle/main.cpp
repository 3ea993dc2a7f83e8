// Metamorphic tests of the query engine: random graphs and queries, checked against a naive
// interpreter and against each other. Every failing case is shrunk and printed with its seed.
//
//   test_oracle [CASES [SEED]]
#include "tests/oracle/check.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <mutex>
#include <thread>

using namespace dossier::oracle;  // NOLINT

namespace {

/// Leaves out parts of the graph as long as the case still fails.
void shrink_graph(GraphSpec& graph, const std::function<Verdict(const GraphSpec&)>& check) {
  for (std::size_t i = graph.edges.size(); i-- > 0;) {
    GraphSpec smaller = graph;
    smaller.edges.erase(smaller.edges.begin() + static_cast<std::ptrdiff_t>(i));
    if (check(smaller)) graph = smaller;
  }
  for (std::size_t i = graph.nodes.size(); i-- > 0;) {
    GraphSpec smaller = graph;
    const auto touches = [i](const GraphSpec::Edge& edge) {
      return edge.from == i || edge.to == i;
    };
    std::erase_if(smaller.edges, touches);
    smaller.nodes.erase(smaller.nodes.begin() + static_cast<std::ptrdiff_t>(i));
    for (GraphSpec::Edge& edge : smaller.edges) {
      edge.from -= edge.from > i;
      edge.to -= edge.to > i;
    }
    if (check(smaller)) graph = smaller;
  }
}

void shrink_query(QuerySpec& query, const std::function<Verdict(const QuerySpec&)>& check) {
  for (std::size_t i = query.pieces.size(); i-- > 0;) {
    if (query.pieces[i].needed) continue;
    QuerySpec smaller = query;
    smaller.pieces.erase(smaller.pieces.begin() + static_cast<std::ptrdiff_t>(i));
    if (check(smaller)) query = smaller;
  }
}

struct Totals {
  std::atomic<std::size_t> passed = 0, failed = 0;
};

void report(std::uint64_t seed, const char* oracle, const GraphSpec& graph,
            const std::string& difference) {
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  std::cout << "FAILED " << oracle << ", seed " << seed << "\n  " << graph.to_cypher() << "\n  "
            << difference << "\n\n";
}

void try_pattern(std::uint64_t seed, const char* oracle, Totals& totals,
                 Verdict (*check)(const GraphSpec&, const PatternSpec&)) {
  Generator generator(seed);
  GraphSpec graph = generator.graph();
  const PatternSpec pattern = generator.pattern();
  const auto again = [&](const GraphSpec& smaller) { return check(smaller, pattern); };
  if (!again(graph)) return void(++totals.passed);
  ++totals.failed;
  shrink_graph(graph, again);
  report(seed, oracle, graph, *again(graph));
}

using QueryCheck = Verdict (*)(const GraphSpec&, const std::string&);

void try_query(std::uint64_t seed, const char* oracle, Totals& totals, QueryCheck check) {
  Generator generator(seed);
  GraphSpec graph = generator.graph();
  QuerySpec query = generator.query();
  if (!check(graph, query.text())) return void(++totals.passed);
  ++totals.failed;
  shrink_query(query, [&](const QuerySpec& smaller) { return check(graph, smaller.text()); });
  shrink_graph(graph, [&](const GraphSpec& smaller) { return check(smaller, query.text()); });
  report(seed, oracle, graph, query.text() + "\n  " + *check(graph, query.text()));
}

/// A check that makes what it needs beside the graph itself.
void try_graph(std::uint64_t seed, const char* oracle, Totals& totals,
               const std::function<Verdict(const GraphSpec&, Generator&)>& check) {
  Generator generator(seed);
  GraphSpec graph = generator.graph();
  const Generator behind = generator;
  const auto again = [&](const GraphSpec& smaller) {
    Generator copy = behind;
    return check(smaller, copy);
  };
  if (!again(graph)) return void(++totals.passed);
  ++totals.failed;
  shrink_graph(graph, again);
  report(seed, oracle, graph, *again(graph));
}

Verdict check_restriction(const GraphSpec& graph, Generator& generator) {
  const PatternSpec pattern = generator.pattern();
  return shrinks_by_restriction(graph, pattern, generator.restriction());
}

Verdict check_expressions(const GraphSpec& graph, Generator& generator) {
  const PatternSpec pattern = generator.pattern();
  return evaluates_alike(graph, pattern, generator.equal_expressions());
}

Verdict check_writes(const GraphSpec& graph, Generator& generator) {
  return writes_alike(graph, generator.equal_writes());
}

Verdict check_copies(const GraphSpec& graph, Generator&) { return counts_parts(graph); }

/// One kind of check and how often it is made: for the seeds that leave `rest` when divided by
/// `every`.
struct Turn {
  std::uint64_t every, rest;
  std::function<void(std::uint64_t, Totals&)> run;
};

const std::vector<Turn>& turns() {
  const auto pattern = [](const char* name,
                          Verdict (*check)(const GraphSpec&, const PatternSpec&)) {
    return [=](std::uint64_t seed, Totals& totals) { try_pattern(seed, name, totals, check); };
  };
  const auto query = [](const char* name, QueryCheck check) {
    return [=](std::uint64_t seed, Totals& totals) { try_query(seed, name, totals, check); };
  };
  const auto graph = [](const char* name, Verdict (*check)(const GraphSpec&, Generator&)) {
    return [=](std::uint64_t seed, Totals& totals) { try_graph(seed, name, totals, check); };
  };
  static const std::vector<Turn> kTurns = {
      {1, 0, query("interpreter", agrees_with_interpreter)},
      {4, 0, pattern("partition", splits_by_predicate)},
      {4, 1, pattern("rewriting", survives_rewriting)},
      {4, 2, pattern("padding", survives_padding)},
      {2, 1, query("printing", survives_printing)},
      {4, 3, graph("lengths", splits_by_length)},
      {4, 0, graph("restriction", check_restriction)},
      {4, 1, graph("directions", counts_both_directions)},
      {2, 0, graph("expressions", check_expressions)},
      {4, 2, graph("writes", check_writes)},
      {4, 1, graph("moving", survives_moving)},
      {20, 9, graph("parts", adds_up)},
      {2, 0, graph("pairs", keeps_pairs_equal)},
      {4, 3, graph("words", finds_words)},
      {50, 3, graph("copies", check_copies)},
      {50, 7, query("reopening", survives_reopening)},
  };
  return kTurns;
}

}  // namespace

namespace {

void run_seeds(std::atomic<std::uint64_t>& next, std::uint64_t end, Totals& totals) {
  for (std::uint64_t seed = next++; seed < end && totals.failed <= 20; seed = next++) {
    for (const Turn& turn : turns()) {
      if (seed % turn.every == turn.rest) turn.run(seed, totals);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t cases = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 2000;
  const std::uint64_t first = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
  Totals totals;
  std::atomic<std::uint64_t> next = first;
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) {
      threads.emplace_back([&] { run_seeds(next, first + cases, totals); });
    }
  }
  std::cout << totals.passed << " passed, " << totals.failed << " failed\n";
  return totals.failed == 0 ? 0 : 1;
}
