// Metamorphic tests of the query engine: random graphs and queries, checked against a naive interpreter and
// against each other. Every failing case is shrunk and printed with its seed.
//
//   test_oracle [CASES [SEED]]
#include <cstdlib>
#include <functional>
#include <iostream>

#include "tests/oracle/check.h"

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
    const auto touches = [i](const GraphSpec::Edge& edge) { return edge.from == i || edge.to == i; };
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
  std::size_t passed = 0, failed = 0;
};

void report(std::uint64_t seed, const char* oracle, const GraphSpec& graph, const std::string& difference) {
  std::cout << "FAILED " << oracle << ", seed " << seed << "\n  " << graph.to_cypher() << "\n  " << difference << "\n\n";
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

void try_query(std::uint64_t seed, Totals& totals) {
  Generator generator(seed);
  GraphSpec graph = generator.graph();
  QuerySpec query = generator.query();
  if (!agrees_with_interpreter(graph, query.text())) return void(++totals.passed);
  ++totals.failed;
  shrink_query(query, [&](const QuerySpec& smaller) { return agrees_with_interpreter(graph, smaller.text()); });
  shrink_graph(graph, [&](const GraphSpec& smaller) { return agrees_with_interpreter(smaller, query.text()); });
  report(seed, "interpreter", graph, query.text() + "\n  " + *agrees_with_interpreter(graph, query.text()));
}

void try_copies(std::uint64_t seed, Totals& totals) {
  const GraphSpec graph = Generator(seed).graph();
  const Verdict verdict = counts_parts(graph);
  ++(verdict ? totals.failed : totals.passed);
  if (verdict) report(seed, "copies", graph, *verdict);
}

}  // namespace

int main(int argc, char** argv) {
  const std::uint64_t cases = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 2000;
  const std::uint64_t first = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
  Totals totals;
  for (std::uint64_t seed = first; seed < first + cases; ++seed) {
    try_query(seed, totals);
    if (seed % 4 == 0) try_pattern(seed, "partition", totals, splits_by_predicate);
    if (seed % 4 == 1) try_pattern(seed, "rewriting", totals, survives_rewriting);
    if (seed % 4 == 2) try_pattern(seed, "padding", totals, survives_padding);
    if (seed % 50 == 3) try_copies(seed, totals);
    if (totals.failed > 20) break;
  }
  std::cout << totals.passed << " passed, " << totals.failed << " failed\n";
  return totals.failed == 0 ? 0 : 1;
}
