// The algorithms on one part of a database, without the time that their procedures take to send
// rows.
//
//   algorithms DATABASE LABEL TYPE
#include "graph/algorithm/algorithms.h"

#include "graph/store.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>

namespace {

using namespace dossier;         // NOLINT
using namespace dossier::graph;  // NOLINT
using Clock = std::chrono::steady_clock;

const Checkpoint kGoOn = [] {};
constexpr int kRounds = 7;

void time(const char* name, const std::function<double()>& run) {
  std::vector<double> times;
  double answer = 0;
  for (int i = 0; i < kRounds; ++i) {
    const auto start = Clock::now();
    answer = run();
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
  }
  std::sort(times.begin(), times.end());
  std::printf("%-24s %10.1f ms median %10.1f ms least   %.6g\n", name, times[kRounds / 2], times[0],
              answer);
  std::fflush(stdout);
}

double reached(const std::vector<std::uint32_t>& distances) {
  return static_cast<double>(
      std::count_if(distances.begin(), distances.end(), [](auto d) { return d != kUnreached; }));
}

template <typename T>
double greatest(const std::vector<T>& values) {
  return values.empty() ? 0 : static_cast<double>(*std::max_element(values.begin(), values.end()));
}

int run(const std::string& path, const std::string& label, const std::string& type) {
  StoreOptions options;
  options.mode = OpenMode::ReadOnly;
  const auto store = Store::open(path, options).value();
  const auto transaction = store->begin_read();
  AdjacencySpec spec{{label}, {type}, Direction::Outgoing, {}};
  Adjacency directed, both;
  time("read", [&] {
    return directed = read_adjacency(*transaction, spec),
           static_cast<double>(directed.targets.size());
  });
  spec.direction = Direction::Both;
  time("read both ways", [&] {
    return both = read_adjacency(*transaction, spec), static_cast<double>(both.targets.size());
  });
  const Adjacency simple = simplified(both);
  time("page rank, 20 rounds", [&] { return greatest(page_rank(directed, 0.85, 20, 0, kGoOn)); });
  time("weak components", [&] { return greatest(weak_components(directed)) + 1; });
  time("breadth first", [&] { return reached(breadth_first(both, 0, kGoOn)); });
  time("strong components", [&] { return greatest(strong_components(directed)) + 1; });
  time("triangles", [&] {
    double sum = 0;
    for (const std::uint64_t count : triangles(simple, kGoOn)) sum += static_cast<double>(count);
    return sum / 3;
  });
  time("core numbers", [&] { return greatest(core_numbers(simple)); });
  time("betweenness, 20 sources", [&] { return greatest(betweenness(both, 20, kGoOn)); });
  time("label propagation", [&] { return greatest(label_propagation(both, 10, kGoOn)) + 1; });
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return std::fprintf(stderr, "usage: algorithms DATABASE LABEL TYPE\n"), 2;
  try {
    return run(argv[1], argv[2], argv[3]);
  } catch (const std::exception& failure) {
    return std::fprintf(stderr, "%s\n", failure.what()), 1;
  }
}
