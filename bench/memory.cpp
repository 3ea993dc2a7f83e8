// Reads all relationships and labels of a database into flat arrays, then one property of all
// relationships of each type.
//
//   memory DATABASE [PROPERTY...]
#include "bench/measure.h"
#include "graph/store.h"

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

namespace {

using namespace dossier;         // NOLINT
using namespace dossier::bench;  // NOLINT
using namespace dossier::graph;  // NOLINT

void read_relationships(const Transaction& transaction) {
  const auto start = Clock::now();
  std::size_t steps = 0;
  for (const std::string_view type : transaction.types()) {
    const auto edges = transaction.edges(*transaction.find_type(type), Effort::Build);
    if (edges != nullptr) steps += 2 * edges->size();
  }
  for (const std::string_view label : transaction.labels())
    transaction.members(*transaction.find_label(label), Effort::Build);
  tell("arrays", milliseconds_since(start) / 1000, "s", std::to_string(steps) + " steps");
}

void read_property(const Transaction& transaction, const std::string& key) {
  const auto id = transaction.find_key(key);
  if (!id) return;
  const auto start = Clock::now();
  std::size_t entries = 0;
  for (const std::string_view type : transaction.types()) {
    const auto column =
        transaction.relationship_column(*transaction.find_type(type), *id, Effort::Build);
    if (column != nullptr) entries += column->size();
  }
  tell(key, milliseconds_since(start) / 1000, "s", std::to_string(entries) + " entries");
}

int run(const std::string& path, const std::vector<std::string>& keys) {
  StoreOptions options;
  options.mode = OpenMode::ReadOnly;
  const auto store = Store::open(path, options).value();
  const auto transaction = store->begin_read();
  read_relationships(*transaction);
  tell("memory", peak_memory(), "MB");
  for (const std::string& key : keys) read_property(*transaction, key);
  if (!keys.empty()) tell("memory", peak_memory(), "MB");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fprintf(stderr, "usage: memory DATABASE [PROPERTY...]\n"), 2;
  try {
    return run(argv[1], {argv + 2, argv + argc});
  } catch (const std::exception& failure) {
    return std::fprintf(stderr, "%s\n", failure.what()), 1;
  }
}
